import type { Day } from '../clause/day.ts'
import { placeholderIn } from '../clause/placeholder.ts'
import { Problem, usage } from '../clause/problem.ts'
import type { Lang, Words } from '../clause/words.ts'
import type { Db } from '../register/register.ts'
import type { Verb } from './command.ts'
import { asKept, type Beside, type Flag, type Nothing, valueTyped } from './flag.ts'
import { argumentName, shownWith, typed } from './global-options.ts'
import type { Choice, Search, TypedAs, World } from './world.ts'

/** An argument or flag of a verb, with its texts as typed. */
export interface Given {
  readonly key: string
  readonly flag: Flag
  /** How messages name it: `--on`, or CUSTOMER. */
  readonly label: string
  /** How it is typed with its value, as people read it: `--on DAY`. */
  readonly shown: Words
  readonly raw: readonly string[]
  /** What is wrong with a day in it that was said as of today. */
  readonly fault?: Problem
  /** What is said of characters that nobody sees and that were taken out. */
  readonly said: readonly Words[]
}

/** Texts typed for a flag, without what nobody sees in them. */
export function taken(flag: Flag, label: string, typed: readonly string[]): Pick<Given, 'raw' | 'said'> {
  const each = typed.map((raw) => asKept(flag, raw, label))
  return { raw: each.map(({ text }) => text), said: each.flatMap(({ said }) => (said === null ? [] : [said])) }
}

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [String(value)]

/** What was typed for options, by their keys. */
type Options = Readonly<Record<string, unknown>>

/** An option with what was typed for it. */
export const givenOption = (key: string, flag: Flag, options: Options): Given => {
  const label = typed(key)
  return { key, flag, label, shown: shownWith(key, flag), ...taken(flag, label, listOf(options[key])) }
}

/** Everything that a verb takes, with what was typed for it: the words of its arguments, and its options. */
export function given(verb: Verb, words: readonly string[], options: Options): Given[] {
  const ofArgs = Object.entries(verb.args).map(([key, flag], i) => {
    const name = argumentName(key)
    const raw = words.slice(i, flag.need === 'many' ? undefined : i + 1)
    return { key, flag, label: name, shown: { en: name, zh: placeholderIn(name, 'zh') }, ...taken(flag, name, raw) }
  })
  return [...ofArgs, ...Object.entries(verb.flags).map(([key, flag]) => givenOption(key, flag, options))]
}

/**
 * Whether questions may be asked: a person sits at both ends, the questions (on the error stream) reach it, and neither `--no-input` nor a build server's CI says
 * otherwise.
 */
export function isInteractive(world: World, noInput: boolean): boolean {
  const ci = world.env.CI
  const onServer = ci !== undefined && ci !== '' && ci !== 'false' && ci !== '0'
  if (noInput || onServer) return false
  // The input last: to look at it is to open it, which takes as long as to record something.
  return world.stdout.isTTY === true && world.stderr.isTTY === true && world.stdin.isTTY === true
}

/** Asks the register something while questions are asked; `doer` is the name of whoever did it. */
export type LookUp = (work: (db: Db, today: Day, doer: string) => Promise<unknown>) => Promise<void>

/** What was typed, a day in it that was said as of today (昨天, fri) written out. Usage problem where nobody can tell which. */
async function saidAs(
  { flag: { saying }, label }: Pick<Given, 'flag' | 'label'>,
  raw: string,
  today: () => Promise<Day>,
  asking?: Asking,
): Promise<string> {
  if (saying === undefined || saying.isWritten(raw)) return raw
  const { whichOf, writtenOut } = await import('./said.ts')
  return writtenOut(saying, raw, label, today, asking && whichOf(asking.world, asking.lang))
}

/** Where a person can be asked which of two days is meant. */
interface Asking {
  readonly world: World
  readonly lang: Lang
}

/** Everything that was typed, days that were said as of today written out; what is wrong with one stands beside it. */
export async function allSaidAs(
  typedIn: readonly Given[],
  today: () => Promise<Day>,
  asking?: Asking,
): Promise<Given[]> {
  const written: Given[] = []
  for (const each of typedIn) {
    const raw: string[] = []
    let fault: Problem | undefined
    for (const text of each.raw)
      try {
        raw.push(await saidAs(each, text, today, asking))
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'usage') throw error
        fault = error
      }
    written.push(fault === undefined ? { ...each, raw } : { ...each, fault })
  }
  return written
}

/** What an answer means, a day in it that was said as of today written out. */
export const meaningOf =
  (asked: Pick<Given, 'flag' | 'label'>, lookUp: LookUp) =>
  async (raw: string): Promise<string> =>
    saidAs(asked, raw, () => todayIn(lookUp))

async function todayIn(lookUp: LookUp): Promise<Day> {
  const asked: Day[] = []
  await lookUp(async (_, today) => asked.push(today))
  return asked[0] as Day
}

export async function lookedUp(
  { flag, label }: Pick<Given, 'flag' | 'label'>,
  typed: readonly string[],
  lookUp: LookUp,
): Promise<void> {
  const { lookUp: named } = flag
  if (named !== undefined) for (const each of typed) await lookUp((db, today) => named(db, each, today, label))
}

/** What is said where a flag says nothing itself of what there is none of. */
const nothingOf = ({ question, words }: Flag): Nothing => ({
  words: {
    en: `There is nothing on record to choose from: ${(question ?? words).en}.`,
    zh: `没有可供选择的记录：${(question ?? words).zh}。`,
  },
  hint: { en: 'Record it first, or name it yourself.', zh: '请先登记，或自行写明。' },
})

/** A flag as a question. */
export function questionOf({ flag, label }: Pick<Given, 'flag' | 'label'>, lang: Lang): string {
  const asked = (flag.question ?? flag.words)[lang]
  return lang === 'zh' ? `${asked}（${placeholderIn(label, lang)}）` : `${asked} (${label})`
}

/** Asks for the value of a flag until it is one that the flag takes; returns it as it would be typed on any day. */
export async function answer(
  { flag, label }: Pick<Given, 'flag' | 'label'>,
  world: World,
  lang: Lang,
  lookUp: LookUp,
  beside: Beside = {},
  as: TypedAs = label,
): Promise<string> {
  const message = questionOf({ flag, label }, lang)
  if (flag.asked.kind === 'choice') {
    const choices = Object.entries(flag.asked.choices).map(([value, words]) => ({ value, name: words[lang] }))
    const how = { as, ...beforeOf(flag), ...refusing({ flag, label }, lang, lookUp) }
    return world.prompts.choose(message, choices, lang, how)
  }
  const { search } = flag
  if (search !== undefined) {
    const choices: Search = async (typed) => {
      let found: readonly Choice[] = []
      await lookUp(async (db, today, doer) => {
        found = await search(db, typed, lang, beside, today, doer)
      })
      return found
    }
    // A question that has no answer is not one: whoever sits there would only find out by leaving.
    if ((await choices('')).length === 0) {
      let said = nothingOf(flag)
      await lookUp(async (db) => {
        said = (await flag.nothing?.(db)) ?? said
      })
      throw usage(said.words, said.hint)
    }
    return world.prompts.choose(message, choices, lang, { as, ...refusing({ flag, label }, lang, lookUp) })
  }
  const meaning = meaningOf({ flag, label }, lookUp)
  return meaning(
    await world.prompts.text(message, checkOf({ flag, label }, lang, lookUp), { meaning, as, ...beforeOf(flag) }),
  )
}

/** What stands behind the question of a flag at first. */
export const beforeOf = ({ before }: { readonly before?: string | undefined }) =>
  before === undefined ? {} : { before }

/** What is wrong with an answer: it is told where it is typed, and the question asked again. */
export const checkOf =
  ({ flag, label }: Pick<Given, 'flag' | 'label'>, lang: Lang, lookUp: LookUp) =>
  async (raw: string): Promise<string | true> => {
    try {
      const meant = await meaningOf({ flag, label }, lookUp)(raw)
      valueTyped(flag, meant, label)
      await lookedUp({ flag, label }, [asKept(flag, meant, label).text], lookUp)
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return [error.words[lang], error.hint?.[lang]].filter((text) => text !== undefined).join(lang === 'zh' ? '' : ' ')
    }
  }

/** The same of what is chosen, where anything may refuse it. */
export const refusing = (asked: Pick<Given, 'flag' | 'label'>, lang: Lang, lookUp: LookUp) =>
  asked.flag.lookUp === undefined ? {} : { check: checkOf(asked, lang, lookUp) }

/** Of two values for one thing neither is taken: the other would be lost without a word. */
export function refuseRepeated(typedIn: readonly Given[]): void {
  const twice = typedIn.find(({ flag, raw }) => flag.need !== 'many' && flag.asked.kind !== 'yes' && raw.length > 1)
  if (twice === undefined) return
  throw usage(
    { en: `${twice.label} is given more than once.`, zh: `${twice.label} 给出了不止一次。` },
    { en: 'Give it once.', zh: '请只给出一次。' },
  )
}

/** Several wrong values as one problem that names them all. */
function together(problems: readonly Problem[]): Problem {
  const [first, ...more] = problems
  if (first !== undefined && more.length === 0) return first
  const hints = [...new Map(problems.flatMap(({ hint }) => (hint === null ? [] : [[hint.en, hint] as const]))).values()]
  return usage(
    { en: problems.map(({ words }) => words.en).join(' '), zh: problems.map(({ words }) => words.zh).join('') },
    { en: hints.map(({ en }) => en).join(' '), zh: hints.map(({ zh }) => zh).join('') },
  )
}

function preciseValue({ flag, label, raw, fault }: Given): unknown {
  if (fault !== undefined) throw fault
  if (flag.need === 'many') return raw.map((each) => valueTyped(flag, each, label))
  const last = raw.at(-1)
  return last === undefined ? undefined : valueTyped(flag, last, label)
}

/** The precise values of what was typed. Throws one usage problem for all the wrong ones. */
export function valuesOf(complete: readonly Given[]): Record<string, unknown> {
  const problems: Problem[] = []
  const values: Record<string, unknown> = {}
  for (const each of complete) {
    try {
      values[each.key] = preciseValue(each)
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'usage') throw error
      problems.push(error)
    }
  }
  if (problems.length > 0) throw together(problems)
  return values
}
