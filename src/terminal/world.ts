import type { Duplex, Readable, Writable } from 'node:stream'
import type { Lang, Words } from '../clause/words.ts'
import type { Disks } from '../register/disk/disks.ts'
import type { KeptConnection } from '../register/file/kept.ts'
import type { ServerAt } from '../register/server/link/at.ts'

/** One of several answers: what it is typed as, and what it is called. */
export interface Choice {
  readonly value: string
  readonly name: string
  /** What it is called once it is taken, where that is less. */
  readonly short?: string
}

/**
 * The choices that match what was typed so far, best first, asked for after each key. There may be any number; only the
 * first `mostOffered` are looked at.
 */
export type Search = (typed: string) => Promise<readonly Choice[]>

/** At most this many choices are offered: nobody looks through more. */
export const mostOffered = 100

/** Whether an answer is one; a text says why it is not one. */
export type Check = (raw: string) => string | true | Promise<string | true>

/**
 * Where questions are asked. Each throws an `interrupted` problem on Ctrl-C or at the end of input, and `Back` where the
 * question before is to be answered once more.
 */
export interface Prompts {
  /** Asks for a text, which is returned as it was typed. */
  text(message: string, check: Check, how?: Asked): Promise<string>
  /** Asks for one of the choices. */
  choose(message: string, choices: readonly Choice[] | Search, lang: Lang, how?: Chosen): Promise<string>
  /** A yes or no, typed in either language; an empty line is no. `lang` is that of the message; `as` is what a yes is typed as. */
  confirm(message: string, lang: Lang, how?: Pick<Typed, 'as'>): Promise<boolean>
  /** Shows a list to move in, above a line to type on: until a line of it is taken, or one is typed. */
  board(board: Board): Promise<Picked>
  /** Leaves the terminal to others: to a pager, to the shell. What was typed ahead is kept for the next question. */
  rest?(): void
}

/** A list to move in, above a line to type on. */
export interface Board {
  /** As it is now; asked for again after each key, and after each change. */
  view(): BoardView
  /** Calls `changed` whenever it is another; returns what ends that. */
  onChange(changed: () => void): () => void
  /** What stands on the line at first. */
  readonly before: string
  /** Told of what stands on the line, as it is typed. */
  typed(text: string): void
  /** Whether only the line is shown until the list is asked for. */
  readonly isFolded: boolean
  /** The row that the cursor stands on at first. */
  readonly at: number
  /** The lines that were typed before, the last at the end: an arrow brings them back where the list is folded. */
  readonly history: readonly string[]
  /** What is taken without Enter where it is typed alone. */
  readonly atOnce: readonly string[]
}

export interface BoardView {
  readonly head: readonly string[]
  readonly rows: readonly BoardRow[]
  /** More on the row that the cursor stands on. */
  details(row: number): readonly string[] | undefined
  /** Below the line: what can be done. */
  readonly foot: string
}

export interface BoardRow {
  readonly text: string
  readonly tone?: 'bad' | 'warn'
}

/** What was taken: a row by its place, a line as it was typed, what is taken at once, or several lines that were pasted. */
export type Picked =
  | { readonly row: number }
  | { readonly text: string }
  | { readonly key: string }
  | { readonly pasted: readonly string[] }

/** What an answer was before, and how it would be typed. */
export interface Typed {
  /** What was answered before: taken by Enter, replaced by typing. */
  readonly before?: string
  /** What the answer would be typed for on a command line: a flag such as `--on`, or an argument by its name; or the words themselves. */
  readonly as?: TypedAs
  /** What is on record now and is to be another: the review shows both. */
  readonly now?: string
  /** The only answer that there is: it is taken without a question, and shown in the review. */
  readonly only?: string
}

/** How an answer would be typed: behind a flag, or as these words; null where no command line has it as it is. */
export type TypedAs = string | ((answer: string) => readonly string[] | null)

/** That no word is to be typed for an answer: it leads to further questions alone. */
export const leadsOn: TypedAs = () => []

/** How a text is asked for. */
export interface Asked extends Typed {
  /** How the answer reads where it is shown once more. */
  readonly meaning?: (raw: string) => Promise<string>
  /** Takes no key that was pressed before the question stood there: nobody agrees to what they have not seen. */
  readonly fresh?: boolean
  /** It is not to be seen: each character is a dot, and nothing remembers it. */
  readonly secret?: boolean
}

/** Where Esc leads: to the question before, to the desk, to what was chosen from, out of the program; or there is nothing to go back to. */
export type EscLeads = 'question' | 'desk' | 'choice' | 'out' | 'nowhere'

/** How one of several is asked for. */
export interface Chosen extends Typed {
  /** Where Esc leads, as it is said below the choices; left out: to the question before. */
  readonly esc?: EscLeads
  /** Whether it decides about a customer: then none of them is Enter's until one was moved to or typed. */
  readonly decides?: boolean
  /** Whether what was chosen may be taken. */
  readonly check?: Check
}

type HearsOfFailure = (error: Error) => void

/** Where output goes: so much of a stream of Node's as the program needs. */
export interface Output {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
  /** Takes text or bytes; `done` is called when they are written, or with what kept them from it. */
  write(piece: string | Uint8Array, done?: (error?: Error | null) => void): boolean
  on(event: 'error', hears: HearsOfFailure): unknown
  off(event: 'error', hears: HearsOfFailure): unknown
}

/** What shows long output screen by screen, once it is started. */
export interface Pager {
  readonly input: Writable
  /** Fulfilled when the person has left it. */
  readonly left: Promise<void>
}

/** A folder for what is printed, here or at the machine of whoever sits elsewhere. */
export interface FarPlace {
  /** A result's file in it, by its name. */
  fileIn(name: string): string
  /** Keeps other runs of the same command line out until it is given back; null where one is at it. */
  claim(work: string): Promise<(() => void) | null>
}

/** A file that output is about to replace: its name as it was typed, when it was changed last, and its bytes. */
export interface ReplacedFile {
  readonly name: string
  /** As the clock of the machine that has it showed it, `YYYY-MM-DD HH:MM`. */
  readonly at: string
  readonly size: number
}

/** The files of whoever sits elsewhere. Each throws the problem that it would throw there. */
export interface FarFiles {
  /** Copies a file that was named there into a private one here; the caller removes it. `name` is what people call it. */
  fetch(file: string): Promise<{ readonly path: string; readonly name: Words; readonly size: number }>
  /** The path that an answer to a question means there. */
  fileAnswered(raw: string): Promise<string>
  /** A place of this run's own for a file that is to be written there in the end. */
  scratch(file: string): string
  /** Checks that a file may be written there, and returns the one that it replaces, as `checkPlace` does here. */
  checkPlace(flag: string, name: string, reading: string | null): Promise<ReplacedFile | null>
  /** The folder that `--output` names there, of a command whose result has a name; null where it names a file. */
  folderOf(output: string, format: string | undefined): Promise<FarPlace | null>
  /** Writes a file there, whole or not at all. */
  write(file: string, pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>): Promise<void>
  /** Checks that a new folder may be made there, and makes it of files that are handed over: whole or not at all. */
  newFolder(name: string | undefined): Promise<FarFolder>
}

/** The browser of whoever sits elsewhere. */
export interface FarPages {
  /** Listens there, at a port of 127.0.0.1 or any free one where it is 0, and hands over who comes. Throws what the system says where it can't be had. */
  listen(port: number, connected: (stream: Duplex) => void): Promise<number>
  /** Opens the browser there on an address at that port; else why there is none, and a command line that leads to it from elsewhere. */
  show(address: string): Promise<{ readonly why: string; readonly copied: Words | null } | null>
}

/** The machine of whoever sits elsewhere, where the register is reached over ssh: their own program looks after what is there. */
export interface Far {
  readonly files: FarFiles
  readonly pages: FarPages
  /** Told of the entry that is about to be committed. Throws where nobody is there any more. */
  sealed(entry: { readonly seq: number; readonly seal: string }): Promise<void>
}

/** A folder of files that is made at the machine of whoever sits elsewhere. */
export interface FarFolder {
  write(file: string, pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>): Promise<void>
  keep(): Promise<void>
  discard(): Promise<void>
}

/** Everything outside the program, handed in: a test runs the whole program in-process with a world of its own. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly platform: NodeJS.Platform
  readonly systemUser: string
  /** What the machine is called. */
  readonly machine: string
  /** The account's SID, where the system is one that tells accounts apart by it; null where it does not say. */
  readonly sid?: () => Promise<string | null>
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Output
  readonly stderr: Output
  /** Milliseconds since 1970: the recording moment, which `--today` never touches. */
  readonly clock: () => number
  readonly random: (bytes: number) => Uint8Array
  readonly prompts: Prompts
  /** Starts the pager of that command line; null if there is none. Left out where nothing can be started. */
  readonly pager?: (command: readonly string[], lang: Lang) => Promise<Pager | null>
  /** Opens a file in the person's browser by that command line; false if that failed. Left out where nothing can be started. */
  readonly browser?: (command: readonly string[]) => Promise<boolean>
  /**
   * What another command line of the program prints, run beside this one so that whoever types waits for nothing: what it has printed by
   * then where `end` comes first.
   */
  readonly elsewhere: (argv: readonly string[], end: AbortSignal) => Promise<string>
  /** Lines that were pasted where one is typed: what reads the standard input reads them in its place. */
  readonly pasted?: string
  /** What tells of the machine's disks; left out: the system. */
  readonly disks?: Disks
  /** Where the register is, if it is at a server. */
  readonly server?: ServerAt
  /** The file of the thread that holds a connection to a server; left out: the program's own. */
  readonly linkThread?: string
  /** Keeps the register open from one question to the next, where command lines are run one after the other. */
  readonly kept?: KeptConnection
  /** The machine of whoever sits elsewhere. */
  readonly far?: Far
  /** Who types, where the machine itself says so: whoever a key of ssh belongs to. */
  readonly as?: string
}
