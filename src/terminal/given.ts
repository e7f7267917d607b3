import type { Day } from '../clause/day.ts'
import { placeholderIn } from '../clause/placeholder.ts'
import { Problem, usage } from '../clause/problem.ts'
import type { Lang, Words } from '../clause/words.ts'
import type { Verb } from './command.ts'
import type { Flag } from './flag.ts'
import { argumentName, shownWith, typed } from './global-options.ts'
import type { Which } from './said.ts'
import { asKept, valueTyped } from './typed-value.ts'
import type { World } from './world.ts'

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

/** What was typed, a day in it that was said as of today (昨天, fri) written out. Usage problem where nobody can tell which. */
export async function saidAs(
  { flag: { saying }, label }: Pick<Given, 'flag' | 'label'>,
  raw: string,
  today: () => Promise<Day>,
  whichOf?: (said: typeof import('./said.ts')) => Which,
): Promise<string> {
  if (saying === undefined || saying.isWritten(raw)) return raw
  const said = await import('./said.ts')
  return said.writtenOut(saying, raw, label, today, whichOf?.(said))
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
        raw.push(await saidAs(each, text, today, asking && (({ whichOf }) => whichOf(asking.world, asking.lang))))
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'usage') throw error
        fault = error
      }
    written.push(fault === undefined ? { ...each, raw } : { ...each, fault })
  }
  return written
}

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
