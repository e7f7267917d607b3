import { NotFrames } from './frames.ts'

/** The flags behind which a file or a folder stands that is written. */
const writing: readonly string[] = ['--output', '--rejects', '--report']

/** Whoever is at the other end asked for what nobody named here. */
const notNamed = (what: string) => new NotFrames(`the other machine asked for "${what}", which was not named here`)

/**
 * What the person named on this machine: by the command line, or in answer to a question. A program at the other end, be it malicious, is given
 * what was named for it and nothing else.
 */
export class Typed {
  readonly #words: ReadonlySet<string>
  readonly #written: ReadonlySet<string>
  readonly #answers = new Set<string>()
  readonly #readable = new Set<string>()

  constructor(argv: readonly string[]) {
    const values = argv.flatMap((word) =>
      word.startsWith('-') && word.includes('=') ? [word.slice(word.indexOf('=') + 1)] : [word],
    )
    this.#words = new Set(values)
    this.#written = new Set(
      argv.flatMap((word, i) => {
        const [flag = '', value] = word.split(/=(.*)/s)
        if (!writing.includes(flag)) return []
        return value === undefined ? argv.slice(i + 1, i + 2) : [value]
      }),
    )
  }

  /** An answer that was typed to a question. */
  answered(text: string): void {
    this.#answers.add(text)
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

  requireReadable(file: string): void {
    if (!this.#words.has(file) && !this.#readable.has(file)) throw notNamed(file)
  }

  requireWritable(file: string): void {
    if (!this.#written.has(file) && !this.#answers.has(file)) throw notNamed(file)
  }

  requireAnswered(raw: string): void {
    if (!this.#answers.has(raw) && !this.#answers.has(raw.trim())) throw notNamed(raw)
  }
}
