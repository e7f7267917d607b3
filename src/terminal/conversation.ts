import { Problem } from '../clause/problem.ts'
import { visible } from '../clause/visible.ts'
import type { Lang, Words } from '../clause/words.ts'
import { type Answer, type Answered, Answers } from './answers.ts'
import { answered, Back } from './prompts.ts'
import { columnsOfErrors } from './screen.ts'
import type { Choice, Prompts, Search, World } from './world.ts'

/** The questions of one command line. */
export interface Conversation {
  /** The same world, but what is asked in it can be answered once more. */
  readonly world: World
  /**
   * Shows what is known (`facts`) and every answer by its number, and asks whether it is to be recorded. Throws an
   * `interrupted` problem where it is not, and `AskedAnew` where an answer is to be another.
   */
  agreed(facts: readonly Words[], lang: Lang): Promise<void>
}

const words = {
  check: { en: 'This will be recorded:', zh: '将登记以下内容：' },
  ask: (answers: number): Words => ({
    en: `Record it? (y/N, or 1–${answers} to answer that again)`,
    zh: `确认登记吗？（是/否，或输入 1–${answers} 重填该项）`,
  }),
  unclear: (answers: number): Words => ({
    en: `Answer y or n, or a number from 1 to ${answers}.`,
    zh: `请回答“是”或“否”，或输入 1 至 ${answers} 的序号。`,
  }),
  left: { en: 'Nothing was recorded.', zh: '未登记任何内容。' },
} as const

/** The questions of a command line in a world. An answer that is taken back takes none of the others with it. */
export function conversationIn(world: World): Conversation {
  const answers = new Answers()
  const prompts = remembering(world, answers)
  return {
    // Its streams and its user are fetched when they are first asked for: a copy would fetch them all.
    world: Object.create(world, { prompts: { value: prompts } }) as World,
    agreed: async (facts, lang) => {
      const given = [...answers.given]
      world.stderr.write(await summary(facts, given, columnsOfErrors(world), lang))
      const raw = await agreement(world.prompts, answers, lang)
      const chosen = given[Number(raw.trim()) - 1]
      if (chosen !== undefined) answers.takeBack(chosen)
      if (answered(raw) !== true) throw new Problem('interrupted', words.left)
    },
  }
}

/** The same questions, each of which answers itself where its answer is known and still is one. */
function remembering(world: World, answers: Answers): Prompts {
  const answer = async <Value extends string | boolean>(
    message: string,
    holds: (before: Value) => boolean | Promise<boolean>,
    ask: () => Promise<Answered<Value>>,
  ): Promise<Value> => (await answers.again(message, holds)) ?? (await askedUntilAnswered(message, answers, ask))

  return {
    text: (message, check, meaning = async (raw) => raw) =>
      answer(
        message,
        async (before) => (await check(before)) === true,
        async () => {
          const value = await world.prompts.text(message, check)
          return { value, shown: (await meaning(value)).trim() }
        },
      ),
    choose: (message, choices, lang) => {
      const noted = noting(choices)
      return answer(
        message,
        (before) => typeof choices === 'function' || choices.some(({ value }) => value === before),
        async () => {
          const value = await world.prompts.choose(message, noted.choices, lang)
          return { value, shown: noted.nameOf(value) }
        },
      )
    },
    confirm: (message, lang) =>
      answer(
        message,
        () => true,
        async () => ({ value: await world.prompts.confirm(message, lang), shown: '' }),
      ),
  }
}

/** Asks, and goes back where the one before is to be answered once more. */
async function askedUntilAnswered<Value extends string | boolean>(
  message: string,
  answers: Answers,
  ask: () => Promise<Answered<Value>>,
): Promise<Value> {
  for (;;) {
    try {
      const answer = await ask()
      answers.add({ message, ...answer })
      return answer.value
    } catch (error) {
      if (!(error instanceof Back)) throw error
      // Before the first question there is none.
      if (answers.given.length > 0) answers.takeBack()
    }
  }
}

/** What is known, and each answer by its number. */
async function summary(
  facts: readonly Words[],
  given: readonly Answer[],
  columns: number,
  lang: Lang,
): Promise<string> {
  const { hanging } = await import('./wrap.ts')
  const line = (margin: string, text: string) => hanging(margin.padStart(4), visible(text), columns)
  const told = facts.map((fact) => line('', fact[lang]))
  const numbered = given.map(({ message, shown }, i) =>
    line(String(i + 1), `${message.split('\n').at(-1)}${lang === 'zh' ? '：' : ': '}${shown === '' ? '—' : shown}`),
  )
  return `${[words.check[lang], ...told.flat(), ...numbered.flat()].join('\n')}\n`
}

/** Yes or no, or the number of an answer, as it was typed. */
async function agreement(prompts: Prompts, answers: Answers, lang: Lang): Promise<string> {
  const count = answers.given.length
  try {
    return await prompts.text(words.ask(count)[lang], (raw) => {
      const number = Number(raw)
      const clear = raw.trim() !== '' && answered(raw) !== null
      return clear || (number >= 1 && number <= count) || words.unclear(count)[lang]
    })
  } catch (error) {
    return error instanceof Back ? answers.takeBack() : Promise.reject(error)
  }
}

/** The same choices, the names of those that were looked at kept. */
function noting(choices: readonly Choice[] | Search) {
  const names = new Map<string, string>()
  const note = (found: readonly Choice[]) => {
    for (const { value, name, short = name } of found) names.set(value, short)
    return found
  }
  const noted = typeof choices === 'function' ? async (typed: string) => note(await choices(typed)) : note(choices)
  return { choices: noted, nameOf: (value: string) => names.get(value) ?? value }
}
