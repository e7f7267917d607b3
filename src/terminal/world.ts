import type { Readable, Writable } from 'node:stream'
import type { Lang } from '../clause/words.ts'

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
type Check = (raw: string) => string | true | Promise<string | true>

/**
 * Where questions are asked. Each throws an `interrupted` problem on Ctrl-C or at the end of input, and `Back` where the
 * question before is to be answered once more.
 */
export interface Prompts {
  /** `meaning` is how the answer, which is returned as it was typed, reads where it is shown once more. */
  text(message: string, check: Check, meaning?: (raw: string) => Promise<string>): Promise<string>
  choose(message: string, choices: readonly Choice[] | Search, lang: Lang): Promise<string>
  /** A yes or no, typed in either language; an empty line is no. `lang` is that of the message. */
  confirm(message: string, lang: Lang): Promise<boolean>
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

/** Everything outside the program, handed in: a test runs the whole program in-process with a world of its own. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly platform: NodeJS.Platform
  readonly systemUser: string
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Output
  readonly stderr: Output
  /** Milliseconds since 1970: the recording moment, which `--today` never touches. */
  readonly clock: () => number
  readonly random: (bytes: number) => Uint8Array
  readonly prompts: Prompts
  /** Starts the pager of that command line; null if there is none. Left out where nothing can be started. */
  readonly pager?: (command: readonly string[], lang: Lang) => Promise<Pager | null>
}
