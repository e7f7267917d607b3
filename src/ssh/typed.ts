import { wordsTyped } from '../terminal/line-words.ts'
import { NotFrames } from './frames.ts'

/** The flags behind which a file or a folder stands that is written. */
const writing: readonly string[] = ['--output', '--rejects', '--report']

/** Those behind which a file stands that is read, or read before it is written over. */
const reading: readonly string[] = ['--file', '--template', '--rejects']

/** The options that have no value, of all commands: what stands behind one is an argument. */
export const switches: readonly string[] = [
  '--all',
  '--all-certificates',
  '--all-unassigned',
  '--anonymous',
  '--bilingual',
  '--built-in',
  '--certified',
  '--clock-is-right',
  '--drop-accounts',
  '--dry-run',
  '--end',
  '--everywhere',
  '--help',
  '--history',
  '--include-suspended',
  '--issue',
  '--no-color',
  '--no-input',
  '--no-open',
  '--no-pager',
  '--not-counted',
  '--nothing',
  '--on-behalf',
  '--on-network',
  '--open',
  '--passwordless',
  '--primary',
  '--quiet',
  '--rebuild-indexes',
  '--renames',
  '--replace',
  '--running',
  '--script',
  '--seasonal',
  '--strict',
  '--unassigned',
  '--unclassified',
  '--unreported',
  '--valid',
  '--version',
  '--vip',
  '--with-person',
]

/** What pages are asked for by. */
const browsing: readonly string[] = ['browse', '浏览', '网页', '页面', 'web', 'page']

/** What an answer to a question ends in that says where something is to be written. */
const written = /\.(?:csv|tsv|html|md|xlsx|json|jsonl|docx|ics|txt)$/i

/** Whoever is at the other end asked for what nobody named here. */
const notNamed = (what: string) =>
  new NotFrames({
    en: `the other machine asked for "${what}", which was not named here`,
    zh: `对方索取“${what}”，而本机并未指定`,
  })

/**
 * What the person named on this machine: by the command line, at the desk, or in answer to a question. A program at the other end, be it malicious, is
 * given what was named for it and nothing else.
 */
export class Typed {
  readonly #words = new Set<string>()
  readonly #readable = new Set<string>()
  readonly #writable = new Set<string>()
  readonly #answers = new Set<string>()

  constructor(argv: readonly string[]) {
    this.#take(argv)
  }

  #take(argv: readonly string[]): void {
    for (const [i, word] of argv.entries()) {
      this.#words.add(word)
      const [flag = '', value] = word.startsWith('-') ? word.split(/=(.*)/s) : []
      const named = value ?? argv[i + 1]
      if (named !== undefined && writing.includes(flag)) this.#writable.add(named)
      if (named !== undefined && reading.includes(flag)) this.#readable.add(named)
      // What stands behind a flag that has a value is no file, unless the flag says so.
      const before = argv[i - 1] ?? ''
      if (!word.startsWith('-') && (!before.startsWith('--') || before.includes('=') || switches.includes(before)))
        this.#readable.add(word)
    }
  }

  /** A line that was typed at the desk. */
  line(text: string): void {
    this.#take(wordsTyped(text))
  }

  /** An answer that was typed to a question. */
  answered(text: string): void {
    this.#answers.add(text.trim())
  }

  /** What an answer meant, which may be read from then on. */
  mayRead(file: string): void {
    this.#readable.add(file)
  }

  /** Whether `-` was typed: then the standard input is read. */
  get hasInput(): boolean {
    return this.#words.has('-')
  }

  /** Whether the pages were asked for. */
  get isBrowsing(): boolean {
    return browsing.some((word) => this.#words.has(word))
  }

  requireReadable(file: string): void {
    if (!this.#readable.has(file)) throw notNamed(file)
  }

  requireWritable(file: string): void {
    const isAnswer = this.#answers.has(file) && written.test(file)
    if (!this.#writable.has(file) && !isAnswer) throw notNamed(file)
  }

  requireAnswered(raw: string): void {
    if (!this.#answers.has(raw.trim())) throw notNamed(raw)
  }
}
