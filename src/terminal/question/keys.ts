import { emitKeypressEvents } from 'node:readline'
import { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

/** So much of a terminal's input as is needed here: where it is no terminal, nothing is to be set. */
export type Input = Readable & { readonly isTTY?: boolean; setRawMode?(on: boolean): unknown }

/** Milliseconds after which Esc is a key of its own, and no longer the beginning of an arrow: readline itself waits for half a second. */
const escapeAlone = 25

const ctrlC = '\u0003'

/**
 * What is typed, one line or what is left of it at a time. What comes while no question stands there waits for the next: whoever types
 * faster than the program asks loses no key. The terminal echoes nothing until `rest`.
 */
export class Keys extends Readable {
  readonly #input: Input
  readonly #leave: () => void
  /** A character may come in two pieces. */
  readonly #decoder = new StringDecoder()
  #isHeld = false

  /** `leave` is what Ctrl-C does while no question stands there; `hungUp` is told that the terminal itself is gone. */
  constructor(input: Input, leave: () => void, hungUp?: () => void) {
    super()
    // A terminal's input ends with the terminal alone; another's, with what there was to read.
    this.#ended = () => (hungUp !== undefined && input.isTTY === true ? hungUp() : this.push(null))
    this.#input = input
    this.#leave = leave
    emitKeypressEvents(this, { escapeCodeTimeout: escapeAlone } as never)
  }

  override _read(): void {
    // What is typed is pushed as it comes.
  }

  readonly #typed = (chunk: Buffer | string) => {
    const text = typeof chunk === 'string' ? chunk : this.#decoder.write(chunk)
    if (!this.isAsked && text.includes(ctrlC)) {
      this.forget()
      this.#leave()
      return
    }
    // A question that is answered takes no more: what follows its Enter belongs to the next.
    for (const piece of text.split(/(?<=[\r\n])/u)) if (piece !== '') this.push(piece)
  }

  readonly #ended: () => unknown

  /** Whether a question stands there that is open for keys. */
  get isAsked(): boolean {
    return this.readableFlowing === true
  }

  /** readline's word for: a question begins, or ends. */
  setRawMode(on: boolean): void {
    if (on) this.hold()
  }

  /** Reads from the terminal from now on. */
  hold(): void {
    if (this.#isHeld) return
    this.#isHeld = true
    this.#input.setRawMode?.(true)
    this.#input.on('data', this.#typed)
    this.#input.once('end', this.#ended)
    this.#input.once('error', this.#ended)
    this.#input.resume()
    if (this.#input.readableEnded && !this.readableEnded) this.push(null)
  }

  /** Leaves the terminal to others, as it was: to a pager, or to the shell. */
  rest(): void {
    if (!this.#isHeld) return
    this.#isHeld = false
    this.#input.pause()
    this.#input.off('data', this.#typed)
    this.#input.off('end', this.#ended)
    this.#input.off('error', this.#ended)
    this.#input.setRawMode?.(false)
  }

  /** Forgets what was typed and not read yet. */
  forget(): void {
    while (!this.isAsked && this.read() !== null);
  }
}
