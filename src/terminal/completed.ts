import type { Day } from '../clause/day.ts'
import { type Problem, usage } from '../clause/problem.ts'
import { joined, type Lang } from '../clause/words.ts'
import type { Db } from '../register/register.ts'
import { answer, type LookUp, lookedUp } from './asking.ts'
import type { Verb } from './command.ts'
import { type Flag, held } from './flag.ts'
import { type Given, taken, valuesOf } from './given.ts'
import { valueTyped } from './typed-value.ts'
import { usageLine } from './usage-line.ts'
import type { World } from './world.ts'

/** All that is missing, in one problem, so that nobody mends one thing only to hear of the next. */
function missingProblem(missing: readonly Given[], path: readonly string[], verb: Verb): Problem {
  const names = joined(missing.map((each) => each.shown))
  const also = missing.flatMap(({ key, flag }) => (flag.neededWith === undefined ? [] : [flag.neededWith, key]))
  return usage(
    { en: `Missing ${names.en}.`, zh: `缺少 ${names.zh}。` },
    { en: `Usage: ${usageLine(path, verb, 'en', also)}`, zh: `用法：${usageLine(path, verb, 'zh', also)}` },
  )
}

/** What the command cannot run without and was not typed: a required value, or one that another flag calls for. */
function missingOf(typedIn: readonly Given[]): ReadonlySet<Given> {
  const isGiven = (wanted: string) => typedIn.some(({ key, raw }) => key === wanted && raw.length > 0)
  const isNeeded = ({ need, neededWith: other }: Flag) => need === 'required' || (other !== undefined && isGiven(other))
  return new Set(typedIn.filter(({ flag, raw }) => raw.length === 0 && isNeeded(flag)))
}

/** Whether a person typed no flag: then everything that is recorded is asked for. */
export const isPlain = (typedIn: readonly Given[]): boolean =>
  typedIn.every(({ label, raw }) => raw.length === 0 || !label.startsWith('--'))

/** Whether nothing was typed that is to be another, so that it is asked which. */
const isUnsaid = (typedIn: readonly Given[], { args, corrects }: Verb): boolean =>
  corrects !== undefined &&
  typedIn.every(({ key, raw }) => raw.length === 0 || key in args || corrects.why.includes(key))

/**
 * What was typed, with the values it cannot do without that were not: asked for where a person is there, else a usage problem. There what
 * is to be corrected is asked for first, and at last, where no flag was typed, what else is recorded.
 */
export async function completed(
  typedIn: readonly Given[],
  path: readonly string[],
  verb: Verb,
  interactive: boolean,
  world: World,
  lang: Lang,
  lookUp: LookUp,
): Promise<Given[]> {
  const missing = missingOf(typedIn)
  if (!interactive) {
    if (missing.size > 0) throw missingProblem([...missing], path, verb)
    return [...typedIn]
  }
  const corrects = isUnsaid(typedIn, verb) ? verb.corrects : undefined
  const others = isPlain(typedIn) ? (verb.asks ?? []) : []
  if (missing.size === 0 && corrects === undefined && others.length === 0) return [...typedIn]
  // Nobody answers questions to learn that what was typed before is wrong.
  const there = typedIn.filter((each) => each.raw.length > 0)
  valuesOf(there)
  for (const each of there) await lookedUp(each, each.raw, lookUp)
  const complete = new Map(typedIn.map((each) => [each.key, each]))
  const values = Object.fromEntries(typedIn.map(({ key, raw }) => [key, raw.at(-1)]))
  const answered = (key: string, raws: readonly string[]) => {
    const asked = complete.get(key)
    if (asked === undefined || raws.length === 0) return
    const answers = { ...asked, ...taken(asked.flag, asked.label, raws) }
    values[key] = answers.raw.at(-1)
    complete.set(key, answers)
  }
  const { rules = [] } = verb
  const leftOut = new Set<string>()
  let doer = ''
  if (rules.length > 0)
    await lookUp(async (_db, _today, name) => {
      doer = name
    })
  /** What was typed and answered so far, as the command has it. */
  const known = () => valuesOf([...complete.values()].filter(({ raw }) => raw.length > 0))
  /** Held against the verb's rules with all that was answered before it. */
  const ruled = (each: Given): Given => {
    if (rules.length === 0) return each
    const flag = held(each.flag, async (db, value, today) => {
      const before = known()
      const several = [before[each.key] ?? [], value].flat()
      const given = { ...before, [each.key]: each.flag.need === 'many' ? several : value }
      for (const rule of rules) await rule(db, given, today, { doer, leftOut })
    })
    const empty = async (db: Db, today: Day) => {
      for (const rule of rules) await rule(db, known(), today, { doer, leftOut: new Set([...leftOut, each.key]) })
    }
    return { ...each, flag: { ...flag, leftOut: empty } }
  }
  if (there.length > 0 && rules.length > 0)
    await lookUp(async (db, today) => {
      for (const rule of rules) await rule(db, known(), today, { doer, leftOut })
    })
  /** What has a place of its own among what else is asked for. */
  const placed = new Set(others.map((each) => (typeof each === 'string' ? each : each[0])))
  const askMissing = async (wanted: (each: Given) => boolean) => {
    for (const each of missing)
      if (wanted(each) && !placed.has(each.key))
        answered(each.key, [await answer(ruled(each), world, lang, lookUp, values)])
  }
  const isArgument = (key: string) => key in verb.args
  /** The arguments as the command has them: a number names the same in whatever case it was typed. */
  const read = () =>
    Object.fromEntries(
      [...complete.values()].flatMap(({ key, flag, label, raw }) => {
        const [typed] = raw
        const value = typed === undefined || !isArgument(key) ? undefined : valueTyped(flag, typed, label)
        return typeof value === 'string' ? [[key, value]] : []
      }),
    )
  await askMissing(({ key }) => isArgument(key))
  if (corrects !== undefined || others.length > 0) {
    const { answersIfThere, correctionsAsked } = await import('./asked-for.ts')
    const room = { world, lang, lookUp }
    const askOthers = async (wanted: (key: string) => boolean) => {
      for (const each of others) {
        const [key, where] = typeof each === 'string' ? [each] : each
        const asked = complete.get(key)
        if (asked === undefined || asked.raw.length > 0 || !wanted(key) || where?.(values) === false) continue
        const beside = { ...values, ...read() }
        if (missing.has(asked)) answered(key, [await answer(ruled(asked), world, lang, lookUp, beside)])
        else await answersIfThere(ruled(asked), room, beside, (raws) => answered(key, raws))
        if (complete.get(key)?.raw.length === 0) leftOut.add(key)
      }
    }
    if (corrects !== undefined) {
      const asked = (key: string) => {
        const given = complete.get(key)
        return given === undefined ? undefined : ruled(given)
      }
      await correctionsAsked(asked, answered, corrects, room, { ...values, ...read() })
    }
    await askOthers(isArgument)
    await askMissing(({ key }) => !isArgument(key))
    await askOthers((key) => !isArgument(key))
  } else await askMissing(({ key }) => !isArgument(key))
  return typedIn.map(({ key }) => complete.get(key) as Given)
}
