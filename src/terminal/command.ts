import type { Day } from '../clause/day.ts'
import type { Lang, Words } from '../clause/words.ts'
import type { NotePlaces } from '../register/mirror/noted.ts'
import type { MirrorTold } from '../register/mirror/told.ts'
import type { Db, Head, Who, Write, WriteEntry } from '../register/register.ts'
import type { Beside, Flags, ValuesOf } from './flag.ts'
import type { Format } from './format.ts'
import type { Step } from './progress.ts'
import type { Part, Result } from './result.ts'
import type { Choice, World } from './world.ts'

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

/** Who types a command in, and who did it, as far as that was asked. */
export type Doer = Partial<Pick<Globals, 'by' | 'staff'>>

/** What a running command has at hand, whatever it does. */
export interface Call {
  readonly world: World
  readonly globals: Globals
  readonly lang: Lang
  /** The command as typed, personal values included; what the journal keeps is decided by the write. */
  readonly argv: readonly string[]
  /** Whether a person sits at both ends, so that questions may be asked. */
  readonly interactive: boolean
  /** A remark beside the output, on the error stream. `always`: said under `--quiet` too. `copied`: a command line below it, whole on its own line. */
  warn(words: Words, how?: { readonly always?: true; readonly copied?: Words }): void
  /** What a question is about, drawn for people where questions are asked, before it is asked. */
  show(parts: readonly Part[]): Promise<void>
  /** Whether no flag was typed, at most what it is about, so that everything it can take is asked for. */
  readonly guided: boolean
  /**
   * What else will be recorded where everything was asked for: shown with the answers before it is saved. A command that is reviewed by
   * itself goes on when the person agrees; throws an `interrupted` problem where the person doesn't.
   */
  agreed(facts: readonly Words[]): Promise<void>
  /** Goes on in the language that the person chose, from the beginning; returns where it is spoken already. */
  speak(lang: Lang): void
  /** Says who sits there from now on, where a person said it in answer to a question. */
  sits(by: string): void
  /** How far the work is, for a person who waits for more than a second; as often as is convenient. Null: it is done. */
  progress(step: Step | null): void
}

/** A call on an open register. */
export interface ReadCall extends Call {
  /** The register's own file, for what is said of the file and of copies of it; of one at a server its address. */
  readonly file: string
  readonly isFile: boolean
  /** Where it is noted which mirrors are kept of it from here; null where nothing can be noted. */
  readonly notes: NotePlaces | null
  /** How far its mirrors are, as the machines that keep them said where everybody reaches it; none of a file. */
  readonly mirrorsTold: readonly MirrorTold[]
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
  /** Reads in the register as it stood after an entry: what was on record then, such as on a paper that was filled in. */
  readThen<T>(entry: number, work: (db: Db) => Promise<T>): Promise<T>
  /** One snapshot, for a result with rows that are read when they are printed: it stays until they are. */
  readToPrint(work: (db: Db) => Promise<Result>): Promise<Result>
  /** Gives something back once the result is printed, or will not be: what its rows are read from. */
  untilPrinted(release: () => void): void
}

/** A call that may change the register: one transaction, one journal entry. */
export interface WriteCall extends ReadCall {
  readonly who: Who
  /**
   * All or nothing; a write that changes nothing leaves no entry, and a dry run leaves nothing at all. `who`: where what was typed names
   * who did it.
   */
  write<T>(work: (tx: Write) => Promise<T> | T, options?: WriteOptions): Promise<T>
  /** Takes what was erased out of the file's bytes; false where that has to wait for others, or for room on the disk. */
  wipe(): boolean
  /** Writes to the register's mirrors what they have not. Throws where they are not of its journal. */
  mirror(): Promise<void>
  /** Says to everybody who reaches the register how far a mirror is that a machine keeps; null: that it keeps it no more. */
  tellMirror(machine: string, place: string, seq: number | null): void
}

/** How a command writes, besides what was typed for every command. */
type WriteOptions = Pick<WriteEntry, 'dryRun' | 'always' | 'settlesMirrors'> & { readonly who?: Who }

/** Who does what a command records. */
export interface DoneBy {
  /** By whom, and by which clause: for the help. */
  readonly words: Words
  /** Refuses (exit 3) whoever may not do what was typed. What is not typed yet is not judged. Returns what is to be remarked where they may, or null. */
  demand(db: Db, who: Who, input: object, today: Day): Promise<Words | null>
  /** The names of those who may do what was typed, where not everybody may. */
  able(db: Db, who: Who, input: object, today: Day): Promise<readonly string[]>
}

interface Access {
  none: Call
  read: ReadCall
  write: WriteCall
}

/** Command lines that people really type, without the program's name, and what each is for: shown by the help, run by a test. */
export type Examples = Readonly<Record<string, Words>>

/** A table of a command's help: what may be typed, and what it means. */
export interface Explained {
  readonly title: Words
  readonly rows: readonly { readonly typed: Words; readonly meaning: Words }[]
}

/** A field that may be corrected: the key of its flag, and what it is called and is now. */
export type Correctable = Choice & {
  /** Nothing is on record of it that should be: it is offered first, and to fill it takes no reason. */
  readonly lacking?: boolean
  /** What is on record of it, where anything is. */
  readonly now?: string
}

/** How what is on record is corrected in a conversation: which field first, then what it is to be, then why. */
export interface Correcting {
  /** What may be corrected of the record that the arguments name, each with what it is now; by the keys of the flags. */
  readonly fields: (db: Db, named: Beside, today: Day, lang: Lang) => Promise<readonly Correctable[]>
  /** The flags of which one says why: a reason, or that it was only mistyped. */
  readonly why: readonly string[]
  /** Those of them that will do for these fields of that record, where not all do. */
  readonly whyOf?: (db: Db, named: Beside, today: Day, keys: readonly string[]) => Promise<readonly string[]>
}

/** What a rule is told besides the values: who does it, and the keys of what was asked for and left empty. */
export interface Answering {
  readonly doer: string
  readonly leftOut: ReadonlySet<string>
}

/**
 * A rule that what is asked for is held against with the values that are known by then: throws what refuses them, and says nothing of
 * what is not known yet. The write asks the same rules by itself.
 */
export type Rule<Input> = (db: Db, given: Partial<Input>, today: Day, how: Answering) => Promise<unknown> | unknown

/** An argument or flag that is asked for by its key, always or where the answers before it call for it. */
export type AskedFor<Key extends string = string> = Key | readonly [Key, where: (beside: Beside) => boolean]

/** A command as data: help, completion, checks and the manual derive from it. */
export interface Verb {
  readonly words: Words
  readonly access: keyof Access
  /** Who does what it records; every command that writes says so. */
  readonly by?: DoneBy
  /** It settles what keeps all others from writing, and asks while that stands: that register and mirror are not of one journal. */
  readonly settlesMirrors?: true
  /** It judges every customer, which takes a while where there are many: who looks at pages is shown what was judged before meanwhile. */
  // biome-ignore lint/suspicious/noExplicitAny: `verb` checks the input's type where it is declared
  readonly judges?: true | ((input: any) => boolean)
  /** A writing command that only reads unless this flag, or any of this argument, is given. */
  readonly writesWith?: string
  /**
   * On a terminal, what a command would record is shown before it is saved wherever something was asked. `true`: even where nothing was.
   * `itself`: it shows that by itself, since it saves step by step, or since what it gives must not be seen before.
   */
  readonly reviewed?: true | 'itself'
  /**
   * What may be left out and is recorded all the same: asked for in this order where a person is there and typed no flag, so that
   * nobody has to know the flags by heart; some only where they belong to what was answered before. An empty answer leaves it out.
   * What has to be there stands among them only where others are asked for before it.
   * Of none where only the running command knows what belongs to it, and asks for that.
   */
  readonly asks?: readonly AskedFor[]
  /** What refuses an answer at its own question, beside the answers before it. */
  // biome-ignore lint/suspicious/noExplicitAny: `verb` checks the values' types where it is declared
  readonly rules?: readonly Rule<any>[]
  /** It corrects a record: where no field was typed, a person is asked which. */
  readonly corrects?: Correcting
  /** In the order they are typed. */
  readonly args: Flags
  readonly flags: Flags
  /** What it prints, where that is no list or record: a paper to be signed. */
  readonly formats?: readonly Format[]
  /**
   * What `--output` may name besides a file. `folder`: always one, which the command fills itself, and what it prints goes to
   * stdout. `named`: a folder, in which the result has a file of its own name; it is made where a name without an ending leads to nothing.
   */
  readonly fills?: 'folder' | 'named'
  /** It runs the command lines of whoever is at the other end of its streams. */
  readonly serves?: true
  /** It works on files of the machine that has the register, and is run there. */
  readonly onHost?: true
  readonly examples: Examples
  /** What else its help tells: tables of what may be typed, loaded for the help alone. */
  readonly explained?: () => Promise<readonly Explained[]>
  // biome-ignore lint/suspicious/noExplicitAny: `verb` checks the input's and the call's types where it closes over them
  readonly run: (input: any, call: any) => Promise<Result>
}

/** What people call commands besides their own names. */
export interface CommandWords {
  /** For each word that commands are made of, such as `add`, what it is called: the first is the usual one. */
  readonly words: Readonly<Record<string, readonly string[]>>
  /** What stands for whole commands of several words, with the options that it means. Several: the person says which. */
  readonly phrases: Readonly<Record<string, readonly string[]>>
  /** The commands of every day, which a line without a command is told of. */
  readonly daily: readonly string[]
}

/** Help that is about no single command: `certdesk help NAME`. */
export interface Topic {
  /** The first is English, the second Chinese. */
  readonly names: readonly string[]
  readonly words: Words
  /** In lines of at most `width` columns. */
  readonly text: (width: number, lang: Lang) => string
}

/**
 * A thing that commands are about: its verbs and the nouns below it by name, in the order of the help. Each is loaded
 * when it is asked for: the whole program takes longer to load than most commands take to run.
 */
export interface Noun {
  readonly words: Words
  readonly commands: Readonly<Record<string, () => Promise<Verb | Noun>>>
  /** What it does where none of its verbs is named. */
  readonly alone?: () => Promise<Verb>
  /** Help on the program as a whole, beside its commands. */
  readonly topics?: () => Promise<readonly Topic[]>
  /** What people call its commands besides their names: of the program as a whole. */
  readonly called?: () => Promise<CommandWords>
}

/** What a command does to the register with what was typed for it. */
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

/** The command that a path of names leads to, as far as there is one. */
export async function commandAt(noun: Noun, path: string): Promise<Verb | Noun> {
  let at: Verb | Noun = noun
  for (const name of path.split(' ')) at = (isNoun(at) ? await at.commands[name]?.() : undefined) ?? at
  return at
}
