import type { Day } from '../clause/day.ts'
import type { Lang, Words } from '../clause/words.ts'
import type { NotePlaces } from '../register/mirror/noted.ts'
import type { MirrorTold } from '../register/mirror/told.ts'
import type { Db, Head, Who, Write, WriteEntry } from '../register/register.ts'
import type { Beside, Flags, ValuesOf } from './flag.ts'
import type { Format } from './format.ts'
import type { Step } from './progress.ts'
import type { Part, Result } from './result.ts'
import type { Choice, ReplacedFile, World } from './world.ts'

/** The options that every command has, as typed. `--lang` and `--format` are known before the line is parsed. */
export interface Globals {
  readonly register: string | undefined
  readonly by: string | undefined
  readonly staff: string | undefined
  /** The signed paper on which `staff` decided. */
  readonly paper: string | undefined
  readonly today: Day | undefined
  /** Whether the machine's clock was said to be right, though the last entry is long ago. */
  readonly clockIsRight: boolean | undefined
  readonly asOf: Day | undefined
  readonly knownAt: string | undefined
  readonly format: string | undefined
  readonly output: string | undefined
  readonly lang: Lang
  readonly input: boolean
  readonly quiet: boolean
}

/** The typist (`by`) and the person who did the work (`staff`), each only if it was asked. */
export type Doer = Partial<Pick<Globals, 'by' | 'staff'>>

/** Everything that a running command can use. */
export interface Call {
  readonly world: World
  readonly globals: Globals
  readonly lang: Lang
  /** The command as typed, including personal values. The write decides which of them the journal keeps. */
  readonly argv: readonly string[]
  /** Whether a person is at both ends, input and output, so that questions may be asked. */
  readonly interactive: boolean
  /**
   * Prints a remark on the error stream. `always`: even under `--quiet`. `copied`: a command line, printed whole on a line below
   * it.
   */
  warn(words: Words, how?: { readonly always?: true; readonly copied?: Words }): void
  /** Prints the subject of a question before the question, on the error stream. */
  show(parts: readonly Part[]): Promise<void>
  /** Whether no flags were typed, at most arguments, so that every possible value is asked for. */
  readonly guided: boolean
  /**
   * If everything was asked for, adds these facts to the review that is shown before saving. A command with `reviewed: 'itself'`
   * shows them now and returns if the person agrees; it throws an `interrupted` problem otherwise.
   */
  agreed(facts: readonly Words[]): Promise<void>
  /** Whether a file that is there may be replaced: a person is asked, in a pipe it may. */
  mayReplace(file: ReplacedFile): Promise<boolean>
  /** Restarts in the language that the person chose; returns if it is the current language. */
  speak(lang: Lang): void
  /** Sets who types from now on, after a person answered that question. */
  sits(by: string): void
  /**
   * Reports progress, which is shown to a person who waits for more than a second. Call it as often as convenient; null: done.
   */
  progress(step: Step | null): void
}

/** A call on an open register. */
export interface ReadCall extends Call {
  /** The path of the register's file, for messages about it and its copies; for a register at a server, its address. */
  readonly file: string
  readonly isFile: boolean
  /** The places where this machine notes the register's mirrors; null if it cannot note any. */
  readonly notes: NotePlaces | null
  /** The state of each mirror, as reported to the server by the machine that keeps it; empty for a file. */
  readonly mirrorsTold: readonly MirrorTold[]
  readonly today: Day
  /** The day that a report is about: `--as-of`, else today. */
  readonly asOf: Day
  /** The register's time zone, in which moments become days. */
  readonly timeZone: string
  /** The journal head that a report uses (`--known-at`); null: the current one. */
  readonly known: Head | null
  /** The journal's head. Reports print it, so that they can be checked against the file later. */
  head(): Head
  /** Runs the work in one snapshot; under `--known-at`, in the register as it was at that time. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Reads the register as it was right after an entry, for example the values on a paper filled in then. */
  readThen<T>(entry: number, work: (db: Db) => Promise<T>): Promise<T>
  /** Like `read`, for a result whose rows are read while it is printed: the snapshot lasts until then. */
  readToPrint(work: (db: Db) => Promise<Result>): Promise<Result>
  /** Calls `release` once the result is printed or has failed, to free the source of its rows. */
  untilPrinted(release: () => void): void
}

/** A call that may change the register: one transaction, one journal entry. */
export interface WriteCall extends ReadCall {
  readonly who: Who
  /**
   * All or nothing. A write that changes nothing leaves no entry; a dry run leaves nothing at all. `who`: for a command whose
   * values name the person who did the work.
   */
  write<T>(work: (tx: Write) => Promise<T> | T, options?: WriteOptions): Promise<T>
  /** Erases deleted values from the file's bytes; false if that must wait for other processes or for disk space. */
  wipe(): boolean
  /** Brings the register's mirrors up to date. Throws if a mirror has another journal. */
  mirror(): Promise<void>
  /**
   * Publishes, to everyone who uses the register, the newest entry in a mirror that a machine keeps; null: it no longer keeps the
   * mirror.
   */
  tellMirror(machine: string, place: string, seq: number | null): void
}

/** The options of a write, besides the options of every command. */
type WriteOptions = Pick<WriteEntry, 'dryRun' | 'always' | 'settlesMirrors' | 'note'> & { readonly who?: Who }

/** The people who may do the work that a command records. */
export interface DoneBy {
  /** By whom, and the clause, for the help. */
  readonly words: Words
  /**
   * Refuses (exit 3) a person who may not do this. Judges only the values typed so far. Returns a remark for a person who may, or
   * null.
   */
  demand(db: Db, who: Who, input: object, today: Day): Promise<Words | null>
  /** The names of the people who may do this, if not everybody may. */
  able(db: Db, who: Who, input: object, today: Day): Promise<readonly string[]>
}

interface Access {
  none: Call
  read: ReadCall
  write: WriteCall
}

/** Realistic command lines without the program's name, each with its purpose. The help shows them; a test runs them. */
export type Examples = Readonly<Record<string, Words>>

/** A table in a command's help: the accepted input and its meaning. */
export interface Explained {
  readonly title: Words
  readonly rows: readonly { readonly typed: Words; readonly meaning: Words }[]
}

/** A field that may be corrected: the key of its flag, its name and its present value. */
export type Correctable = Choice & {
  /** A required value is missing from the record: this field is offered first, and filling it needs no reason. */
  readonly lacking?: boolean
  /** The recorded value, if any. */
  readonly now?: string
}

/** The questions that correct a record: first the field, then its new value, then the reason. */
export interface Correcting {
  /** The fields of the named record that may be corrected, by flag key, each with its present value. */
  readonly fields: (db: Db, named: Beside, today: Day, lang: Lang) => Promise<readonly Correctable[]>
  /** The flags that justify a correction: a reason, or a typing error. */
  readonly why: readonly string[]
  /** The flags of `why` that are allowed for these fields of this record, if not all are. */
  readonly whyOf?: (db: Db, named: Beside, today: Day, keys: readonly string[]) => Promise<readonly string[]>
}

/** The context of a rule: the person who does the work, and the keys of values that were asked for and left empty. */
export interface Answering {
  readonly doer: string
  readonly leftOut: ReadonlySet<string>
}

/**
 * Checks an answer against the values known so far: throws a refusal, and skips values not yet known. The write checks the same
 * rules again.
 */
export type Rule<Input> = (db: Db, given: Partial<Input>, today: Day, how: Answering) => Promise<unknown> | unknown

/** The key of an argument or flag to ask for: always, or only if the earlier answers require it. */
export type AskedFor<Key extends string = string> = Key | readonly [Key, where: (beside: Beside) => boolean]

/** A command as data: help, completion, checks and the manual derive from it. */
export interface Verb {
  readonly words: Words
  readonly access: keyof Access
  /** The people who may do the work; required for every command that writes. */
  readonly by?: DoneBy
  /**
   * Resolves a register and a mirror with different journals, which blocks every other write. It therefore runs and asks its
   * questions despite that conflict.
   */
  readonly settlesMirrors?: true
  /** Evaluates every customer, which is slow if there are many. The browser page shows the previous result meanwhile. */
  // biome-ignore lint/suspicious/noExplicitAny: `verb` checks the input's type where it is declared
  readonly judges?: true | ((input: any) => boolean)
  /** The key of a flag or argument without which a writing command only reads. */
  readonly writesWith?: string
  /**
   * On a terminal, a command that asked anything shows its record before saving. `true`: it does so even if it asked nothing.
   * `itself`: the command handles this, because it saves in steps or because its result must stay hidden until it is saved.
   */
  readonly reviewed?: true | 'itself'
  /**
   * Optional values that are recorded. A person who typed no flag is asked for them in this order, some only after certain
   * answers, so that nobody needs to know the flags by heart. An empty answer leaves the value out. A required value is listed
   * only if other questions must come before it. Left out if only the running command knows the values that belong to it, and
   * asks for them.
   */
  readonly asks?: readonly AskedFor[]
  /** Checks that refuse an answer at its own question, given the answers before it. */
  // biome-ignore lint/suspicious/noExplicitAny: `verb` checks the values' types where it is declared
  readonly rules?: readonly Rule<any>[]
  /** Corrects a record: a person who typed no field is asked which one. */
  readonly corrects?: Correcting
  /** In the order in which they are typed. */
  readonly args: Flags
  readonly flags: Flags
  /** The output formats, if the result is no list or record but a paper to be signed. */
  readonly formats?: readonly Format[]
  /**
   * Allows `--output` to name a folder. `folder`: always a folder, which the command fills itself; its result goes to stdout.
   * `named`: a folder in which the result gets a file with a generated name; a missing folder is created if its name has no
   * extension.
   */
  readonly fills?: 'folder' | 'named'
  /** Runs the command lines sent over its streams from the other end. */
  readonly serves?: true
  /** Works on files of the machine that has the register, so it must run there. */
  readonly onHost?: true
  readonly examples: Examples
  /** Further tables of its help, loaded only for the help. */
  readonly explained?: () => Promise<readonly Explained[]>
  // biome-ignore lint/suspicious/noExplicitAny: `verb` checks the input's and the call's types where it closes over them
  readonly run: (input: any, call: any) => Promise<Result>
}

/** Other names that people use for commands. */
export interface CommandWords {
  /** The names of each word in a command, such as `add`; the usual name comes first. */
  readonly words: Readonly<Record<string, readonly string[]>>
  /**
   * Phrases for whole commands of several words, with options where the phrase implies them. The person chooses if there are
   * several.
   */
  readonly phrases: Readonly<Record<string, readonly string[]>>
  /** Everyday commands, listed for a line without a command. */
  readonly daily: readonly string[]
}

/** Help that is not about a single command: `certdesk help NAME`. */
export interface Topic {
  /** The first is English, the second Chinese. */
  readonly names: readonly string[]
  readonly words: Words
  /** In lines of at most `width` columns. */
  readonly text: (width: number, lang: Lang) => string
}

/**
 * A group of commands about one thing: its verbs and nested nouns by name, in the order of the help. Each is loaded on demand:
 * loading all of them takes longer than most commands take to run.
 */
export interface Noun {
  readonly words: Words
  readonly commands: Readonly<Record<string, () => Promise<Verb | Noun>>>
  /** The command that runs if none of its verbs is named. */
  readonly alone?: () => Promise<Verb>
  /** Help topics about the program as a whole. */
  readonly topics?: () => Promise<readonly Topic[]>
  /** Other names for commands; only the program as a whole has them. */
  readonly called?: () => Promise<CommandWords>
}

/** The access that a command needs for this input. */
export function accessOf({ access, writesWith }: Verb, input: object): keyof Access {
  if (writesWith === undefined) return access
  const given = (input as Readonly<Record<string, unknown>>)[writesWith]
  return given === undefined || (Array.isArray(given) && given.length === 0) ? 'read' : access
}

export const isNoun = (command: Verb | Noun): command is Noun => 'commands' in command

/** Declares a command; the input its `run` receives is typed by its arguments and flags. */
export function verb<A extends Flags, F extends Flags, K extends keyof Access>(
  spec: {
    words: Words
    access: K
    writesWith?: (keyof A | keyof F) & string
    args?: A
    flags?: F
    asks?: readonly AskedFor<(keyof A | keyof F) & string>[]
    rules?: readonly Rule<ValuesOf<A> & ValuesOf<F>>[]
    judges?: true | ((input: ValuesOf<A> & ValuesOf<F>) => boolean)
    run: (input: ValuesOf<A> & ValuesOf<F>, call: Access[K]) => Promise<Result>
  } & Partial<
    Pick<
      Verb,
      'formats' | 'fills' | 'serves' | 'onHost' | 'examples' | 'explained' | 'reviewed' | 'settlesMirrors' | 'corrects'
    >
  > &
    (K extends 'write' ? { by: DoneBy } : { by?: never }),
): Verb {
  return { args: {}, flags: {}, examples: {}, ...spec } as Verb
}

export const noun = (words: Words, commands: Noun['commands'], alone?: Noun['alone']): Noun => ({
  ...{ words, commands },
  ...(alone === undefined ? {} : { alone }),
})

/** The command that a path of names leads to; unknown names are skipped. */
export async function commandAt(noun: Noun, path: string): Promise<Verb | Noun> {
  let at: Verb | Noun = noun
  for (const name of path.split(' ')) at = (isNoun(at) ? await at.commands[name]?.() : undefined) ?? at
  return at
}
