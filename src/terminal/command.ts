import type { Day } from '../clause/day.ts'
import type { Lang, Words } from '../clause/words.ts'
import type { Db, Head, Who, Write } from '../register/register.ts'
import type { Flags, ValuesOf } from './flag.ts'
import type { Format } from './format.ts'
import type { Result } from './result.ts'
import type { World } from './world.ts'

/** The options that every command has, as typed. `--lang` and `--format` are known before anything is parsed. */
export interface Globals {
  readonly register: string | undefined
  readonly by: string | undefined
  readonly staff: string | undefined
  readonly today: Day | undefined
  readonly asOf: Day | undefined
  readonly knownAt: string | undefined
  readonly format: string | undefined
  readonly output: string | undefined
  readonly lang: Lang
  readonly input: boolean
  readonly quiet: boolean
}

/** What a running command has at hand, whatever it does. */
export interface Call {
  readonly world: World
  readonly globals: Globals
  readonly lang: Lang
  /** The command as typed, personal values included; what the journal keeps is decided by the write. */
  readonly argv: readonly string[]
  /** Whether a person sits at both ends, so that questions may be asked. */
  readonly interactive: boolean
  /** A remark beside the output, on the error stream: a warning, a progress line. */
  warn(words: Words): void
  /** A line that overwrites itself, shown only on a terminal. Null takes it away. */
  progress(words: Words | null): void
}

/** A call on an open register. */
export interface ReadCall extends Call {
  readonly today: Day
  /** The day the question is asked of: `--as-of`, else today. */
  readonly asOf: Day
  /** The register's own time zone: moments become days in it. */
  readonly timeZone: string
  /** The moment the question is asked at (`--known-at`), or null for now. */
  readonly known: Head | null
  /** The journal's head: what a report prints so that it can be held against the file later. */
  head(): Head
  /** One snapshot for everything inside; under `--known-at` the register as it stood then. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>
}

/** A call that may change the register: one transaction, one journal entry. */
export interface WriteCall extends ReadCall {
  readonly who: Who
  /** All or nothing; a write that changes nothing leaves no entry, and a dry run leaves nothing at all. */
  write<T>(work: (tx: Write) => Promise<T> | T, options?: { readonly dryRun?: boolean }): Promise<T>
}

interface Access {
  none: Call
  read: ReadCall
  write: WriteCall
}

/** Command lines that people really type, without the program's name, and what each is for: shown by the help, run by a test. */
export type Examples = Readonly<Record<string, Words>>

/** A command as data: help, completion, checks and the manual derive from it. */
export interface Verb {
  readonly words: Words
  readonly access: keyof Access
  /** A writing command that only reads unless this flag is given. */
  readonly writesWith?: string
  /** In the order they are typed. */
  readonly args: Flags
  readonly flags: Flags
  /** What it prints, where that is no list or record: a paper to be signed. */
  readonly formats?: readonly Format[]
  /**
   * What `--output` may name besides a file. `folder`: always one, which the command fills itself, and what it prints goes to
   * stdout. `named`: a folder that is there, in which the result has a file of its own name.
   */
  readonly fills?: 'folder' | 'named'
  readonly examples: Examples
  // biome-ignore lint/suspicious/noExplicitAny: `verb` checks the input's and the call's types where it closes over them
  readonly run: (input: any, call: any) => Promise<Result>
}

/**
 * A thing that commands are about: its verbs and the nouns below it by name, in the order of the help. Each is loaded
 * when it is asked for: the whole program takes longer to load than most commands take to run.
 */
export interface Noun {
  readonly words: Words
  readonly commands: Readonly<Record<string, () => Promise<Verb | Noun>>>
}

/** What a command does to the register with what was typed for it. */
export const accessOf = ({ access, writesWith }: Verb, input: object): keyof Access =>
  writesWith === undefined || (input as Readonly<Record<string, unknown>>)[writesWith] !== undefined ? access : 'read'

export const isNoun = (command: Verb | Noun): command is Noun => 'commands' in command

/** Declares a command; the input its `run` receives is typed by its arguments and flags. */
export function verb<A extends Flags, F extends Flags, K extends keyof Access>(spec: {
  words: Words
  access: K
  writesWith?: keyof F & string
  args?: A
  flags?: F
  formats?: readonly Format[]
  fills?: 'folder' | 'named'
  examples?: Examples
  run: (input: ValuesOf<A> & ValuesOf<F>, call: Access[K]) => Promise<Result>
}): Verb {
  return { args: {}, flags: {}, examples: {}, ...spec }
}

export const noun = (words: Words, commands: Noun['commands']): Noun => ({ words, commands })
