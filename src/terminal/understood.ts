import type { Day } from '../clause/day.ts'
import type { Problem } from '../clause/problem.ts'
import type { Lang, Words } from '../clause/words.ts'
import type { Db } from '../register/register.ts'
import type { LookUp } from './asking.ts'
import type { Beside, Named } from './flag.ts'
import type { Given } from './given.ts'
import type { Choice, World } from './world.ts'

/** What a text may mean that does not name one thing by itself. */
export interface Meant {
  /** Those that it may mean, the likeliest first; at least one. */
  readonly choices: readonly Choice[]
  /** Whether the only one is meant beyond doubt: nothing was left out between what was typed. */
  readonly isSure: boolean
  /** What is said where nobody can be asked. */
  readonly problem: Problem
}

/** What a text means: null where it names one thing by itself, or where nothing is like it, which the command says. `beside` are the other values. */
type Understands = (
  db: Db,
  typed: string,
  lang: Lang,
  doer: string,
  beside: Beside,
  today: Day,
) => Promise<Meant | null>

/** How texts are understood, by what they name. */
export type Understanding = Readonly<Partial<Record<Named, Understands>>>

/**
/**
 * Numbers of the program's own, and of certificates, all of which have digits, name one thing or nothing: the register is not asked about them
 * before the command does. That of a customer does not name what goes on about it.
 */
const isNumber = (typed: string, names: Named | undefined): boolean =>
  (names === 'certificate'
    ? /\d/
    : names === 'onward'
      ? /^[a-z]{1,2}-\d{4}-\d+$/i
      : /^(?:[a-z]?\d+|[a-z]{1,2}-\d{4}-\d+)$/i
  ).test(typed.normalize('NFKC').trim())

const words = {
  which: (typed: string): Words => ({ en: `Which one is meant by "${typed}"?`, zh: `“${typed}”指的是哪一个？` }),
  takenAs: (typed: string, { short, name }: Choice): Words => ({
    en: `"${typed}" is taken as ${short ?? name}.`,
    zh: `“${typed}”理解为 ${short ?? name}。`,
  }),
} as const

/**
 * What was typed, with the names of things that are meant in place of texts that may mean one of several, or that mean one by their pinyin
 * or with something left out. On a terminal a choice is offered. In a pipe one that is the only one is taken, and said; what is to
 * be recorded is never guessed: there it must be meant beyond doubt. Throws the usage problem that lists what may be meant.
 */
export async function understood(
  typedIn: readonly Given[],
  understanding: Understanding,
  writes: boolean,
  { interactive, world, lang, lookUp }: { interactive: boolean; world: World; lang: Lang; lookUp: LookUp },
): Promise<Given[]> {
  const one = async (
    typed: string,
    understands: Understands,
    beside: Beside,
  ): Promise<{ value: string; said: Words | null }> => {
    const found: { meant: Meant | null } = { meant: null }
    await lookUp(async (db, today, doer) => {
      found.meant = await understands(db, typed, lang, doer, beside, today)
    })
    const { meant } = found
    if (meant === null) return { value: typed, said: null }
    const [only, ...others] = meant.choices
    if (only !== undefined && others.length === 0 && (meant.isSure || !writes))
      return { value: only.value, said: words.takenAs(typed, only) }
    if (!interactive) throw meant.problem
    return { value: await world.prompts.choose(words.which(typed)[lang], meant.choices, lang), said: null }
  }
  const settled: Given[] = []
  for (const each of typedIn) {
    const { names, others } = each.flag
    const understands = names === undefined || others === true ? undefined : understanding[names]
    if (understands === undefined || each.raw.every((typed) => isNumber(typed, names))) {
      settled.push(each)
      continue
    }
    const raw: string[] = []
    const said = [...each.said]
    const beside = Object.fromEntries([...typedIn, ...settled].map(({ key, raw: values }) => [key, values.at(-1)]))
    for (const typed of each.raw) {
      const { value, said: taken } = isNumber(typed, names)
        ? { value: typed, said: null }
        : await one(typed, understands, beside)
      raw.push(value)
      if (taken !== null) said.push(taken)
    }
    settled.push({ ...each, raw, said })
  }
  return settled
}

/** The line with what was understood in place of what was typed, as if that had been typed: so the journal keeps it. */
export function lineUnderstood(
  argv: readonly string[],
  typedIn: readonly Given[],
  settled: readonly Given[],
): readonly string[] {
  const line = [...argv]
  for (const [i, { label, raw }] of settled.entries())
    for (const [j, value] of raw.entries()) {
      const typed = typedIn[i]?.raw[j]
      if (typed === undefined || typed === value) continue
      const isFlag = label.startsWith('--')
      const at = isFlag
        ? line.findIndex((word, k) => word === `${label}=${typed}` || (word === typed && line[k - 1] === label))
        : line.findIndex((word, k) => word === typed && line[k - 1]?.startsWith('-') !== true)
      const place = at === -1 ? line.indexOf(typed) : at
      if (place !== -1) line[place] = line[place] === `${label}=${typed}` ? `${label}=${value}` : value
    }
  return line
}
