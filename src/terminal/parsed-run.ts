import type { Command } from 'commander'
import type { Day } from '../clause/day.ts'
import { withoutInvisible } from '../clause/invisible.ts'
import { type Problem, usage } from '../clause/problem.ts'
import { onOneLine } from '../clause/text.ts'
import type { Lang, Words } from '../clause/words.ts'
import { isInteractive, type LookUp, refuseNothing } from './asking.ts'
import { accessOf, type Doer, type Globals, type Verb } from './command.ts'
import { completed, isPlain } from './completed.ts'
import type { Format } from './format.ts'
import { allSaidAs, type Given, given, givenOption, refuseRepeated, valuesOf } from './given.ts'
import { globalOptions, reachesGlobals, typed } from './global-options.ts'
import { namesOf } from './misspelt.ts'
import { lineUnderstood, type Understanding, understood } from './understood.ts'
import type { ReplacedFile, World } from './world.ts'

/** A command line that was understood: a command to run, or a text that was asked for. */
export type Parsed =
  | {
      readonly kind: 'run'
      readonly verb: Verb
      readonly input: Record<string, unknown>
      readonly globals: Globals
      /** The options that every command has, as they were typed: a command line that goes on from here has them too. */
      readonly options: readonly string[]
      readonly path: readonly string[]
      /** Which days are meant by those that were said as of today; null where none was. */
      readonly taken: Words | null
      /** The command line, with the answers to what was asked: what the journal keeps. */
      readonly argv: readonly string[]
      readonly interactive: boolean
      /** Whether it was typed without a value, so that everything it can take is asked for. */
      readonly guided: boolean
      /** Whether not even what it is about was typed. */
      readonly bare: boolean
      /** What is said of characters that nobody sees and that were taken out of what was typed. */
      readonly said: readonly Words[]
    }
  /** Nothing but options was typed, where a person sits: the desk. */
  | { readonly kind: 'desk'; readonly globals: Globals }
  /** A text to print. With a problem: a help that nobody asked for by name, for the error stream. */
  | { readonly kind: 'said'; readonly text: string; readonly problem: Problem | null }

/** Who did what was typed, asked before anything else on a terminal: nobody where whoever is named may do it. */
export type AskDoer = (verb: Verb, typed: object, globals: Globals) => Promise<Doer>

/** What is asked of a person before the values that the command lacks. */
export interface AskedFirst {
  /** Who did it. */
  readonly doer: AskDoer
  /** Whether the output may replace a file. Throws if it may not. */
  readonly replaced: (file: ReplacedFile) => Promise<void>
}

/** The global options with what was typed for them, as far as they are still global on this verb. */
export function givenGlobals(verb: Pick<Verb, 'flags'>, options: Record<string, unknown>): Given[] {
  const own = Object.keys(verb.flags)
  const reaching = globalOptions.filter(({ key }) => reachesGlobals(key, own))
  return reaching.map(({ key, flag }) => givenOption(key, flag, options))
}

/** A question can be asked as of another day or moment; a change happens now. */
function refuseOtherTimes(verb: Verb, input: object, globals: readonly Given[]): void {
  const found = globals.find(({ key, raw }) => (key === 'asOf' || key === 'knownAt') && raw.length > 0)
  if (accessOf(verb, input) !== 'write' || found === undefined) return
  throw usage(
    {
      en: `${found.label} is for questions; this command changes the register.`,
      zh: `${found.label} 仅用于查询，而该命令会改动登记簿。`,
    },
    { en: `Leave ${found.label} out.`, zh: `请去掉 ${found.label}。` },
  )
}

export function globalsOf(values: Record<string, unknown>, lang: Lang): Globals {
  const { register, by, staff, paper, today, clockIsRight, asOf, knownAt, format, output } = values as Partial<Globals>
  const named = output === '-' ? undefined : output
  const options = { register, by, staff, paper, today, clockIsRight, asOf, knownAt, format, output: named }
  return { ...options, lang, input: values.noInput !== true, quiet: values.quiet === true } as Globals
}

/** The line without what was taken out of it, or a person's name would not be known again by the journal. */
function lineKept(argv: readonly string[], typedIn: readonly Given[]): readonly string[] {
  if (typedIn.every(({ said }) => said.length === 0)) return argv
  const texts = new Set(typedIn.flatMap(({ raw }) => raw.map(onOneLine)))
  return argv.map((word) => {
    const seen = withoutInvisible(word)
    return [seen, seen.slice(seen.indexOf('=') + 1)].some((each) => texts.has(onOneLine(each))) ? seen : word
  })
}

/** What was answered, as it would have been typed. */
const answered = (typedIn: readonly Given[], complete: readonly Given[]): string[] =>
  complete.flatMap(({ label, raw, flag }, i) => {
    if (typedIn[i]?.raw.length !== 0 || raw.length === 0) return []
    if (!label.startsWith('--')) return raw
    return flag.asked.kind === 'yes' ? [label] : raw.flatMap((each) => [label, each])
  })

/** The line without values that said only what is asked for: their answers stand behind it. */
const withoutOpen = (argv: readonly string[], typedIn: readonly Given[]): readonly string[] =>
  typedIn.reduce((line, { flag: { opens }, label, raw }) => {
    const open = opens === undefined ? [] : raw.filter(opens)
    if (open.length === 0) return line
    const isOpen = (i: number) => line[i] === label && open.includes(line[i + 1] ?? '')
    return line.filter((word, i) => !isOpen(i) && !isOpen(i - 1) && !open.some((each) => word === `${label}=${each}`))
  }, argv)

/** Today as the register has it, asked once: for days that are said as of it, which most command lines have none of. */
function todayOf(typedGlobals: readonly Given[], verb: Verb, lang: Lang, world: World): () => Promise<Day> {
  let asked: Promise<Day> | undefined
  return () => {
    const globals = globalsOf(valuesOf(typedGlobals.filter(({ flag }) => flag.saying === undefined)), lang)
    asked ??= import('./session.ts').then(({ lookUp, todayIn }) =>
      // What needs no register may be the making of it.
      verb.access === 'none'
        ? todayIn('Asia/Shanghai', globals, world)
        : lookUp(globals, world, async (_, today) => today),
    )
    return asked
  }
}

/** What was typed in words that mean another day tomorrow, as it is understood: nobody is to find out later which Friday it was. */
function takenAs(typedIn: readonly Given[], written: readonly Given[]): Words | null {
  const differing = written.flatMap(({ label, raw }, i) =>
    raw.filter((text, j) => text !== (typedIn[i]?.raw[j] ?? text)).map((text) => `${label} ${text}`),
  )
  if (differing.length === 0) return null
  return { en: `Taken as ${differing.join(', ')}.`, zh: `理解为 ${differing.join('、')}。` }
}

/** What a command was given, asked for what it lacks: the run that it is. Usage problems as `parse` has them. */
export async function parsedRun(
  verb: Verb,
  command: Command,
  argv: readonly string[],
  options: Record<string, unknown>,
  world: World,
  lang: Lang,
  ask: AskedFirst,
  understanding: Understanding,
): Promise<Parsed> {
  const [, ...path] = namesOf(command)
  const asTyped = givenGlobals(verb, options)
  const today = todayOf(asTyped, verb, lang, world)
  const typedGlobals = await allSaidAs(asTyped, today)
  const named = globalsOf(valuesOf(typedGlobals), lang)
  const interactive = isInteractive(world, !named.input)
  const words = given(verb, command.args, options)
  refuseRepeated(words)
  const written = await allSaidAs(words, today, interactive ? { world, lang } : undefined)
  const taken = takenAs([...asTyped, ...words], [...typedGlobals, ...written])
  // Wrong values are told before anything is asked: nobody answers five questions to learn that the first word was wrong.
  const firstValues = valuesOf(written)
  refuseOtherTimes(verb, firstValues, typedGlobals)
  // Nobody answers questions for what its mirrors would refuse.
  const isHeld = accessOf(verb, firstValues) === 'write' && verb.settlesMirrors !== true
  const lookUpAs =
    (globals: Globals): LookUp =>
    async (work) =>
      void (await (await import('./session.ts')).lookUp(globals, world, work, isHeld))
  // Nor to learn that what would be printed has no form or no place. The format was known to be one before.
  const format = named.format as Format | undefined
  if (interactive) {
    const { destinationOf } = await import('./destination.ts')
    const { replaces } = await destinationOf(verb, path, format, named, world)
    if (replaces !== null) await ask.replaced(replaces)
  }
  const asking = { interactive, world, lang, lookUp: lookUpAs(named) }
  // Of an earlier register the command itself knows what there was.
  const means = named.knownAt === undefined ? understanding : {}
  const typedIn = await understood(written, means, accessOf(verb, firstValues) === 'write', asking)
  const typedValues = valuesOf(typedIn)
  if (interactive && isHeld) await (await import('./session.ts')).refuseDoubted(named, world)
  // Nor to learn that there is nothing to do it with.
  if (interactive) await refuseNothing(typedIn, verb, lang, lookUpAs(named))
  // Nor to learn that the act is another's.
  const byTyped = interactive ? await ask.doer(verb, typedValues, named) : {}
  const before = { ...named, ...byTyped }
  const complete = await completed(typedIn, path, verb, interactive, world, lang, lookUpAs(before))
  const values = valuesOf(complete)
  // Where whose act it is hangs on what was asked for, such as on which application, that is asked once it is known.
  const isAnswered = complete.some((each, i) => each !== typedIn[i])
  const isOpen = interactive && isAnswered && byTyped.staff === undefined
  const { by, staff } = { ...byTyped, ...(isOpen ? await ask.doer(verb, values, before) : {}) }
  const asDoer = { ...(by === undefined ? {} : { by }), ...(staff === undefined ? {} : { staff }) }
  const globals = { ...named, ...asDoer }
  const understoodLine = lineUnderstood(lineKept(argv, [...typedGlobals, ...written]), written, typedIn)
  const whole = [
    ...(interactive ? withoutOpen(understoodLine, written) : understoodLine),
    ...Object.entries(asDoer).flatMap(([key, name]) => [typed(key), name]),
    ...answered(typedIn, complete),
  ]
  // A line that is whole as it stands is one, unless its verb asks for what it leaves out.
  const isWhole = verb.asks === undefined && !isAnswered && typedIn.some(({ raw }) => raw.length > 0)
  const guided = interactive && isPlain(typedIn) && !isWhole
  const said = [...typedGlobals, ...complete].flatMap((each) => each.said)
  const bare = guided && typedIn.every(({ raw }) => raw.length === 0)
  const shared = typedGlobals.flatMap(({ label, raw, flag }) =>
    flag.placeholder === '' ? raw.map(() => label) : raw.flatMap((each) => [label, each]),
  )
  return {
    ...{ kind: 'run', verb, input: values, globals, options: shared, path, taken, argv: whole },
    ...{ interactive, guided, bare, said },
  }
}
