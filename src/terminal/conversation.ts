import { Problem } from '../clause/problem.ts'
import type { Lang, Words } from '../clause/words.ts'
import { answered, Back } from './prompts.ts'
import { columnsOfErrors } from './screen.ts'
import { visible } from './visible.ts'
import type { Choice, Prompts, Search, World } from './world.ts'

/**
 * Thrown where a question is to be answered once more: the command begins anew, and everything but that answers itself as
 * before. Nothing was written: a command asks first.
 */
export class AskedAnew extends Error {}

/** An answer as it was given, and as people read it. */
interface Answer {
  readonly message: string
  readonly value: string | boolean
  readonly shown: string
}

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
  let given: Answer[] = []
  /** What answers itself: by the question, and how often it was asked before. */
  let kept = new Map<string, Answer>()

  const again = (without: Answer | undefined): never => {
    const places = placed(given)
    kept = new Map([...places].filter(([, answer]) => answer !== without))
    given = []
    throw new AskedAnew()
  }

  /** The answer that was given before, if it still is one; else the one that is given now. */
  const answer = async <Value extends string | boolean>(
    message: string,
    holds: (before: Value) => boolean | Promise<boolean>,
    ask: () => Promise<{ value: Value; shown: string }>,
  ): Promise<Value> => {
    const before = kept.get(placeOf(message, given))
    if (before !== undefined && (await holds(before.value as Value))) {
      given.push(before)
      return before.value as Value
    }
    for (;;) {
      try {
        const { value, shown } = await ask()
        given.push({ message, value, shown })
        return value
      } catch (error) {
        if (!(error instanceof Back)) throw error
        // Before the first question there is none.
        if (given.length > 0) again(given.at(-1))
      }
    }
  }

  const prompts: Prompts = {
    text: (message, check) =>
      answer(
        message,
        async (before) => (await check(before)) === true,
        async () => {
          const value = await world.prompts.text(message, check)
          return { value, shown: value.trim() }
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

  return {
    // Its streams and its user are fetched when they are first asked for: a copy would fetch them all.
    world: Object.create(world, { prompts: { value: prompts } }) as World,
    agreed: async (facts, lang) => {
      const answers = [...given]
      const { hanging } = await import('./wrap.ts')
      const line = (margin: string, text: string) => hanging(margin.padStart(4), visible(text), columnsOfErrors(world))
      const told = facts.map((fact) => line('', fact[lang]))
      const numbered = answers.map(({ message, shown }, i) =>
        line(String(i + 1), `${message.split('\n').at(-1)}${colon[lang]}${shown === '' ? '—' : shown}`),
      )
      world.stderr.write(`${[words.check[lang], ...told.flat(), ...numbered.flat()].join('\n')}\n`)
      const raw = await agreement(world.prompts, answers.length, lang)
      const number = Number(raw.trim())
      if (answers[number - 1] !== undefined) again(answers[number - 1])
      if (answered(raw) !== true) throw new Problem('interrupted', words.left)
    },
  }

  async function agreement(asking: Prompts, count: number, lang: Lang): Promise<string> {
    try {
      return await asking.text(words.ask(count)[lang], (raw) => {
        const number = Number(raw)
        const clear = raw.trim() !== '' && answered(raw) !== null
        return clear || (number >= 1 && number <= count) || words.unclear(count)[lang]
      })
    } catch (error) {
      return error instanceof Back ? again(given.at(-1)) : Promise.reject(error)
    }
  }
}

const colon: Readonly<Record<Lang, string>> = { en: ': ', zh: '：' }

const placeOf = (message: string, before: readonly Answer[]): string =>
  `${message} ${before.filter((each) => each.message === message).length}`

const placed = (answers: readonly Answer[]): [string, Answer][] =>
  answers.map((answer, i) => [placeOf(answer.message, answers.slice(0, i)), answer])

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
