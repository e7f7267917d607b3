import type { Verb } from '../../src/terminal/command.ts'
import type { Flag, Flags } from '../../src/terminal/flag.ts'
import { argumentName, typed } from '../../src/terminal/global-options.ts'
import { verbs, wordsOf } from '../walk.ts'
import { ranOnCopy, type Standing } from './standings.ts'

/** The command line of an example, taken apart. */
interface Line {
  readonly name: string
  readonly path: readonly string[]
  readonly verb: Verb
  /** What is typed for its arguments and flags, by their keys. */
  readonly values: ReadonlyMap<string, readonly string[]>
  /** The options that every command has, as they are typed. */
  readonly globals: readonly string[]
}

/** The line of an example, taken apart; null where it is none of a command that writes. */
export function lineOf(example: string): Line | null {
  const words = wordsOf(example)
  const found = verbs
    .filter(({ path }) => path.every((word, i) => words[i] === word))
    .sort((a, b) => b.path.length - a.path.length)[0]
  if (found === undefined || found.verb.access !== 'write') return null
  const { name, path, verb } = found
  const values = new Map<string, string[]>()
  const globals: string[] = []
  const places = Object.entries(verb.args)
  const left = words.slice(path.length)
  const give = (key: string, value: string) => values.set(key, [...(values.get(key) ?? []), value])
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const key = Object.keys(verb.flags).find((each) => typed(each) === word)
    if (key !== undefined) give(key, verb.flags[key]?.placeholder === '' ? 'yes' : (left.shift() ?? ''))
    else if (word.startsWith('--')) globals.push(word, left.shift() ?? '')
    else {
      const [place, flag] = places[0] ?? ['']
      if (flag?.need !== 'many') places.shift()
      give(place, word)
    }
  }
  return { name, path, verb, values, globals }
}

const flagsIn = ({ args, flags }: Verb): Flags => ({ ...args, ...flags })

const labelOf = (verb: Verb, key: string): string => (key in verb.args ? argumentName(key) : typed(key))

/** How it is typed with another value for a flag. */
function typedWith({ path, verb, values, globals }: Line, key: string, value: string): string[] {
  const valuesFor = (each: string) => (each === key ? [value] : (values.get(each) ?? []))
  const flags = Object.entries(verb.flags).flatMap(([each, { placeholder }]) =>
    valuesFor(each).flatMap((one) => (placeholder === '' ? [typed(each)] : [typed(each), one])),
  )
  return [...path, ...Object.keys(verb.args).flatMap(valuesFor), ...flags, ...globals]
}

/** Other values for a flag, one of which may not go with what is on record: a day long ago, and today; somebody in another role. */
function othersOf(flag: Flag, { now }: Standing, isCorrected: boolean): readonly string[] {
  if (flag.names === 'staff') return ['周华']
  if (flag.saying?.unit !== 'day') return []
  return isCorrected ? ['2001-01-01', new Date(now).toISOString().slice(0, 10)] : ['2001-01-01']
}

const isRefusal = (code: number): boolean => code === 2 || code === 3

/** Whether what refuses the value for a flag is told at the flag's own question; null where it is not asked for. */
async function isToldThere(line: Line, key: string, value: string, standing: Standing): Promise<boolean | null> {
  const { verb, values } = line
  const flags = flagsIn(verb)
  const label = labelOf(verb, key)
  const keyOf = (asked: string) => Object.keys(flags).find((each) => labelOf(verb, each) === asked) ?? ''
  const left = new Map(Object.keys(flags).map((each) => [each, each === key ? [value] : [...(values.get(each) ?? [])]]))
  const whys = verb.corrects?.why ?? []
  const corrected = [key]
  let times = 0
  const { code } = await ranOnCopy([...line.path, ...line.globals], standing, (message, as) => {
    if (/^(What is to be corrected|Anything else)/.test(message)) return corrected.shift() ?? ''
    if (message.startsWith('Why?')) return whys.find((each) => values.has(each)) ?? whys[0]
    if (as === undefined) return undefined
    if (as === label) times += 1
    const own = keyOf(as)
    const flag = flags[own]
    const given = left.get(own) ?? []
    const raw = flag?.need === 'many' || as === label ? given.shift() : given[0]
    if (flag?.asked.kind === 'yes') return raw !== undefined
    if (raw === undefined) return as === label && flag?.need !== 'many' ? undefined : ''
    return flag?.asked.kind === 'choice' ? String(flag.parse(raw, as)) : raw
  })
  if (times > 1) return true
  // A value that only leads to other questions is refused nowhere.
  return times === 1 && isRefusal(code) ? false : null
}

/** The flags of an example's command at whose question nothing is told although the example is refused for another value there alone. */
export async function toldElsewhere(line: Line, standing: Standing): Promise<string[]> {
  const found: string[] = []
  for (const [key, flag] of Object.entries(flagsIn(line.verb)))
    for (const value of othersOf(flag, standing, line.verb.corrects !== undefined)) {
      if (line.values.get(key)?.includes(value) === true) continue
      const { code } = await ranOnCopy(typedWith(line, key, value), standing)
      if (isRefusal(code) && (await isToldThere(line, key, value, standing)) === false)
        found.push(`${line.name} ${labelOf(line.verb, key)}`)
    }
  return found
}
