import type { Answer, Answered, Answers } from './answers.ts'
import { Back } from './prompts.ts'
import { labelOf } from './question-words.ts'
import type { Check, Choice, EscLeads, Prompts, Search, TypedAs, World } from './world.ts'

const words = { yes: { en: 'yes', zh: '是' }, no: { en: 'no', zh: '否' } } as const

/** Where Esc leads from the first question of a command line. */
export type LeadsTo = Extract<EscLeads, 'desk' | 'choice' | 'nowhere'>

/**
 * The same questions, each of which answers itself where its answer is known and still is one. Before the first there is none to go back to:
 * it is asked again, unless there is something that it `leads` back to. `begins` is done before a question is asked; `names` are what
 * the command's flags are called by, asked for or not.
 */
export function remembering(
  world: World,
  answers: Answers,
  leads: () => LeadsTo,
  begins: () => Promise<void>,
  names: () => ReadonlyMap<string, string>,
): Prompts {
  const answer = async <Value extends string | boolean>(
    message: string,
    holds: (before: Value) => boolean | Promise<boolean>,
    ask: () => Promise<Given<Value>>,
  ): Promise<Value> => {
    const before = await answers.again(message, holds)
    if (before !== null) return before
    await begins()
    return askedUntilAnswered(message, answers, ask, leads)
  }

  /** Whether the only answer is taken without a question: not where a person wanted it to be another. */
  const isTaken = (only: string | undefined, message: string): only is string =>
    only !== undefined && answers.before(message) === undefined
  const taken = (value: string, shown: string, as: TypedAs | undefined) => ({
    ...{ value, shown, typed: typedAs(as, value), isTaken: true as const },
    ...behind(as),
  })

  return {
    text: (
      message,
      check,
      { meaning = async (raw: string) => raw, as, fresh = false, before: first, now, only, secret = false } = {},
    ) => {
      if (secret) return world.prompts.text(message, check, { secret })
      return answer(
        message,
        async (before) => (await check(before)) === true,
        async () => {
          if (isTaken(only, message)) return taken(only, only, as)
          const before = answers.before(message) ?? first
          const value = await world.prompts.text(message, toldIn(answers, names(), message, as, check), {
            ...{ meaning, fresh },
            ...typedAsToo(as),
            ...(before === undefined ? {} : { before }),
          })
          const shown = (await meaning(value)).trim()
          return { value, shown: instead(now, shown), typed: shown === '' ? [] : typedAs(as, shown), ...behind(as) }
        },
      )
    },
    choose: (message, choices, lang, { as, check, before: first, now, only, decides = false } = {}) => {
      const noted = noting(choices)
      return answer(
        message,
        async (before) =>
          (typeof choices === 'function' || choices.some(({ value }) => value === before)) &&
          ((await check?.(before)) ?? true) === true,
        async () => {
          if (isTaken(only, message)) {
            if (typeof noted.choices === 'function') await noted.choices('')
            return taken(only, noted.nameOf(only), as)
          }
          const before = answers.before(message) ?? first
          const value = await world.prompts.choose(message, noted.choices, lang, {
            ...typedAsToo(as),
            esc: answers.lastAsked === undefined ? leads() : 'question',
            decides,
            ...(check === undefined ? {} : { check: toldIn(answers, names(), message, as, check) }),
            ...(before === undefined ? {} : { before }),
          })
          return {
            value,
            shown: instead(now, noted.nameOf(value)),
            typed: value === '' ? [] : typedAs(as, value),
            ...behind(as),
          }
        },
      )
    },
    board: (board) => world.prompts.board(board),
    rest: () => world.prompts.rest?.(),
    confirm: (message, lang, { as } = {}) =>
      answer(
        message,
        () => true,
        async () => {
          const value = await world.prompts.confirm(message, lang, typedAsToo(as))
          const shown = (value ? words.yes : words.no)[lang]
          return { value, shown, ...(as === undefined ? {} : { typed: value ? typedAs(as, '') : [] }) }
        },
      ),
  }
}

/** A check of an answer that says what is wrong in the words of what was asked: whoever answers has typed no flag. */
const toldIn =
  (
    answers: Answers,
    names: ReadonlyMap<string, string>,
    message: string,
    as: TypedAs | undefined,
    check: Check,
  ): Check =>
  async (raw) => {
    const verdict = await check(raw)
    return verdict === true ? true : inQuestions(verdict, [...answers.given, { message, ...behind(as) }], names)
  }

/**
 * A text with the names of what was asked in place of the flags that it is typed behind, and with those of `called` for what was not; a
 * command line in it is left as it is typed.
 */
export function inQuestions(
  text: string,
  asked: readonly Pick<Answer, 'message' | 'flag'>[],
  called: ReadonlyMap<string, string>,
): string {
  const at = text.search(/\bcertdesk /)
  const [said, line] = at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at)]
  const own = asked.flatMap(({ message, flag }) => (flag === undefined ? [] : [[flag, labelOf(message)] as const]))
  const names = new Map([...called, ...own])
  const named = said.replace(/(用 )?(--[a-z][a-z-]*[a-z])/g, (whole, by: string | undefined, flag: string) => {
    const name = names.get(flag)
    // By a name nothing is said unless it is told from the words around it.
    return name === undefined ? whole : by === undefined ? name : `${by}“${name}”`
  })
  if (named === said) return text
  // Chinese sets no blank beside its own words, as it does beside a flag.
  return named.replace(/(?<=[\p{sc=Han}“”]) (?=[\p{sc=Han}“])/gu, '') + line
}

/** What is on record now, and what will be in its place. */
const instead = (now: string | undefined, shown: string): string => (now === undefined ? shown : `${now} → ${shown}`)

/** An answer as it comes: given, or taken where it is the only one. */
type Given<Value> = Answered<Value> & Pick<Answer, 'isTaken'>

/** How an answer is typed, handed on to whoever asks. */
const typedAsToo = (as: TypedAs | undefined): { readonly as?: TypedAs } => (as === undefined ? {} : { as })

/** An answer as it would be typed: behind its flag, or as the argument that it is; a flag alone where it has no value. */
function typedAs(as: TypedAs | undefined, value: string): readonly string[] | null {
  if (typeof as === 'function') return as(value)
  if (as === undefined) return null
  return [...(isFlag(as) ? [as] : []), ...(value === '' ? [] : [value])]
}

const isFlag = (as: TypedAs | undefined): as is string => typeof as === 'string' && as.startsWith('--')

const behind = (as: TypedAs | undefined): Pick<Answer, 'flag'> => (isFlag(as) ? { flag: as } : {})

/** Asks, and goes back where the one before is to be answered once more. */
async function askedUntilAnswered<Value extends string | boolean>(
  message: string,
  answers: Answers,
  ask: () => Promise<Given<Value>>,
  leads: () => LeadsTo,
): Promise<Value> {
  for (;;) {
    try {
      const answer = await ask()
      answers.add({ message, ...answer })
      return answer.value
    } catch (error) {
      if (!(error instanceof Back)) throw error
      if (answers.lastAsked !== undefined) answers.takeBack()
      if (leads() !== 'nowhere') throw error
    }
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
