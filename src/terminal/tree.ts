import { Argument, Command, type CommanderError, Option } from 'commander'
import type { Lang } from '../clause/words.ts'
import { isInteractive } from './asking.ts'
import { isNoun, type Noun, type Verb } from './command.ts'
import type { Flag } from './flag.ts'
import { valuesOf } from './given.ts'
import { argumentName, globalOptions, typed } from './global-options.ts'
import { misspelt, namesOf, quoted, slipsMeant, unknownCommand, whichCommand } from './misspelt.ts'
import { isNamed, type Operand, operandsOf } from './operands.ts'
import { type AskedFirst, givenGlobals, globalsOf, type Parsed, parsedRun } from './parsed-run.ts'
import { columnsOf } from './screen.ts'
import type { Understanding } from './understood.ts'
import { program as programName } from './usage-line.ts'
import { version } from './version.ts'
import type { World } from './world.ts'

/**
 * Declares an option that collects every value typed for it, in order; the values are interpreted after parsing, with our own
 * messages.
 */
function optionOf(key: string, flag: Flag, short?: string): Option {
  const value = flag.placeholder === '' ? '' : ` <${flag.placeholder}>`
  const option = new Option((short === undefined ? '' : `${short}, `) + typed(key) + value)
  // A key such as noInput is an ordinary name here, not the negation of `--input`.
  option.negate = false
  if (value !== '') option.argParser((raw: string, before: string[] | undefined) => [...(before ?? []), raw])
  return option
}

/** Stops the parser: the command that it reached, and its error. */
class Stopped extends Error {
  constructor(
    readonly command: Command,
    readonly error: CommanderError,
  ) {
    super(error.message)
  }
}

function commandOf(name: string): Command {
  const command = new Command(name).enablePositionalOptions().helpOption(false).helpCommand(false)
  command.configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
  return command.exitOverride((error) => {
    throw new Stopped(command, error)
  })
}

/**
 * The parser's commands, and the verb or noun that each of them represents. Only commands named on the line are loaded. If the
 * line names none below a noun, their names are declared, for suggestions.
 */
async function treeOf(program: Noun, argv: readonly string[]) {
  const meaning = new Map<Command, Verb | Noun>()
  const build = async (name: string, declared: Verb | Noun): Promise<Command> => {
    const command = commandOf(name)
    const below = Object.entries(isNoun(declared) ? declared.commands : {})
    const named = below.filter(([each]) => argv.includes(each))
    const alone = isNoun(declared) && named.length === 0 ? await declared.alone?.() : undefined
    meaning.set(command, alone ?? declared)
    declareOptions(command, alone ?? declared)
    if (alone !== undefined) return command
    for (const [each, load] of named) command.addCommand(await build(each, await load()))
    if (named.length === 0) for (const [each] of below) command.addCommand(commandOf(each))
    return command
  }
  return { root: await build(programName, program), meaning }
}

function declareOptions(command: Command, declared: Verb | Noun): void {
  const own = isNoun(declared) ? {} : declared.flags
  for (const [key, flag] of Object.entries(own)) command.addOption(optionOf(key, flag))
  for (const { key, flag, short } of globalOptions) if (!(key in own)) command.addOption(optionOf(key, flag, short))
  if (isNoun(declared)) return
  for (const [key, flag] of Object.entries(declared.args))
    command.addArgument(new Argument(flag.need === 'many' ? `[${argumentName(key)}...]` : `[${argumentName(key)}]`))
}

/**
 * The names of the commands below a noun; empty for a verb, and for a noun that is not loaded because the line does not name it.
 */
const namesBelow = (declared: Verb | Noun | undefined): string[] =>
  declared !== undefined && isNoun(declared) ? Object.keys(declared.commands) : []

/** Parses the line; returns the last command on it, and the parser's error if there is one. */
function reached(root: Command, argv: readonly string[]): { command: Command; error: CommanderError | null } {
  let command = root
  const follow = (each: Command): void => {
    if (each.commands.length === 0)
      each.action(() => {
        command = each
      })
    for (const below of each.commands) follow(below)
  }
  follow(root)
  try {
    root.parse([...argv], { from: 'user' })
    return { command, error: null }
  } catch (stopped) {
    if (stopped instanceof Stopped) return { command: stopped.command, error: stopped.error }
    throw stopped
  }
}

/** The options typed for a command and its parents; the innermost wins. */
function optionsOf(command: Command): Record<string, unknown> {
  const outer = command.parent === null ? {} : optionsOf(command.parent)
  return { ...outer, ...command.opts() }
}

/** First words that ask for help. */
const helpWords: readonly string[] = ['help', '帮助', '幫助']

/** The topic of a line such as `help desk`, which names no command. */
const topicOf = async ({ topics }: Noun, [first = '', name = '']: readonly string[]) =>
  helpWords.includes(first) ? (await topics?.())?.find(({ names }) => names.includes(name.toLowerCase())) : undefined

/** `help contact add` becomes `contact add --help`. A word that begins with a digit is a clause: `help 4.3.2` explains it. */
const withHelpLast = (argv: readonly string[]): readonly string[] =>
  !helpWords.includes(argv[0] ?? '')
    ? argv
    : /^\d/.test(argv[1] ?? '')
      ? ['explain', ...argv.slice(1)]
      : [...argv.slice(1), '--help']

/**
 * Parses a command line into the command to run with its precise input, or the text that was asked for (help, version). Asks for
 * missing values if a person is at both ends. Throws usage problems in both languages: unknown commands and options with
 * suggestions, all missing values at once, all wrong values at once. `understanding` interprets texts that name nothing exactly.
 */
export async function parse(
  program: Noun,
  argv: readonly string[],
  world: World,
  lang: Lang,
  ask: AskedFirst = { doer: async () => ({}), replaced: async () => undefined },
  understanding: Understanding = {},
): Promise<Parsed> {
  const topic = await topicOf(program, argv)
  if (topic !== undefined)
    return { kind: 'said', text: topic.text(columnsOf(world, world.stdout.isTTY === true), lang), problem: null }
  const line = withHelpLast(argv)
  const isHelp = line.includes('--help') || line.includes('-h')
  const operands = operandsOf(line)
  const spoken = (await isNamed(program, operands)) ? null : await import('./spoken-line.ts')
  const read = (await spoken?.spokenLine(program, line, operands)) ?? { argv: line, several: null }
  if (read.several !== null && spoken !== null) {
    if (!isHelp) throw await spoken.severalProblem(program, read.several, operands[0]?.word ?? '')
    return { kind: 'said', text: await spoken.severalHelp(program, read.several, lang), problem: null }
  }
  const words = read.argv ?? line
  const { root, meaning } = await treeOf(program, words)
  const { command, error } = reached(root, words)
  const [, ...path] = namesOf(command)
  const options = optionsOf(command)
  const declared = meaning.get(command) as Verb | Noun
  if (error !== null && error.code !== 'commander.help') {
    const slips = slipsMeant(error, command, namesBelow(declared))
    const nearest =
      error.code === 'commander.unknownCommand' && slips.length === 0
        ? await spoken?.nearestProblem(
            program,
            isHelp ? operands.map(({ word }) => word) : nearTo(operands, command),
            unknownCommand(quoted(error.message), command),
          )
        : null
    throw nearest ?? misspelt(error, command, namesBelow(declared))
  }
  if (isNoun(declared) && path.length === 0 && options.help !== true && options.version !== true) {
    const globals = globalsOf(valuesOf(givenGlobals({ flags: {} }, options)), lang)
    if (globals.format === undefined && isInteractive(world, !globals.input)) return { kind: 'desk', globals }
  }
  if (options.version === true) return { kind: 'said', text: `${version}\n`, problem: null }
  if (options.help === true || isNoun(declared)) {
    const asked = options.help === true
    const stream = asked ? world.stdout : world.stderr
    const { briefHelp, helpText } = await import('./help.ts')
    const width = columnsOf(world, stream.isTTY === true)
    const daily = asked || path.length > 0 || !isNoun(declared) ? undefined : (await program.called?.())?.daily
    const text =
      daily === undefined ? await helpText(path, declared, width, lang) : await briefHelp(program, daily, width, lang)
    return { kind: 'said', text, problem: asked ? null : whichCommand(command) }
  }
  return parsedRun(declared, command, words, options, world, lang, ask, understanding)
}

/** The words that led to a command, and the first one that led nowhere: later words are about something else. */
const nearTo = (operands: readonly Operand[], command: Command): readonly string[] =>
  operands.slice(0, namesOf(command).length).map(({ word }) => word)
