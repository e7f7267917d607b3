import { emitKeypressEvents } from 'node:readline'
import { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { OnPaste } from './pasted.ts'

/** The part of a terminal's input that is used here; input that is no terminal has no `setRawMode`. */
export type Input = Readable & { readonly isTTY?: boolean; setRawMode?(on: boolean): unknown }

/** Milliseconds after which Esc is a key and no longer the start of an arrow key. readline's default is half a second. */
const escapeAlone = 25

const ctrlC = '\u0003'

/** Ignored: readline would suspend the program and never take the terminal back. */
const ctrlZ = '\u001a'

/** The marks that a terminal sets around pasted text if it was asked to, and the sequences that ask for them or stop them. */
const paste = { begins: '\u001b[200~', ends: '\u001b[201~' } as const
const asksForMarks = (on: boolean): string => `\u001b[?2004${on ? 'h' : 'l'}`

/** Whether a chunk has text after a line end. Nobody types that fast: it was pasted into a terminal that sets no marks. */
const isManyLines = (text: string): boolean => /[\r\n]\s*[^\s\u001b]/u.test(text)

/** Milliseconds after which a paste without marks is complete. */
const pasteOver = 20

/**
 * Typed input as a stream, at most one line at a time. Keys typed between two questions are kept for the next one. The terminal
 * echoes nothing until `rest`.
 */
export class Keys extends Readable {
  readonly #input: Input
  readonly #leave: () => void
  readonly #write: (text: string) => void
  /** A character may arrive in two chunks. */
  readonly #decoder = new StringDecoder()
  #isHeld = false
  /** The paste in progress, and whether a mark ends it; null if there is none. */
  #pasting: { text: string; readonly isMarked: boolean } | null = null
  /** Pastes that arrived while no question was open. */
  readonly #pastes: string[] = []
  #hears: ((text: string) => void) | null = null

  /**
   * `leave` handles Ctrl-C while no question is open; `hungUp` is called if the terminal itself is gone; `write` sends the
   * terminal the sequences that switch the marks around pastes on and off.
   */
  constructor(input: Input, leave: () => void, hungUp?: () => void, write: (text: string) => void = () => undefined) {
    super()
    // A terminal's input ends only if the terminal is gone; other input ends after its last byte.
    this.#ended = () => (hungUp !== undefined && input.isTTY === true ? hungUp() : this.push(null))
    this.#input = input
    this.#leave = leave
    this.#write = write
    emitKeypressEvents(this, { escapeCodeTimeout: escapeAlone } as never)
  }

  override _read(): void {
    // Input is pushed as it arrives.
  }

  readonly #typed = (chunk: Buffer | string) =>
    this.#came(typeof chunk === 'string' ? chunk : this.#decoder.write(chunk))

  /** Separates pasted text from typed keys. */
  #came(text: string): void {
    if (this.#pasting !== null && text.includes(ctrlC)) this.#pasting = null
    if (this.#pasting !== null) {
      this.#pasting.text += text
      const { text: all, isMarked } = this.#pasting
      const end = isMarked ? all.indexOf(paste.ends) : -1
      if (end === -1) return
      this.#pasting = null
      this.#pasted(all.slice(0, end))
      const rest = all.slice(end + paste.ends.length)
      if (rest !== '') this.#came(rest)
      return
    }
    const begin = text.indexOf(paste.begins)
    if (begin !== -1) {
      if (begin > 0) this.#press(text.slice(0, begin))
      this.#pasting = { text: '', isMarked: true }
      this.#came(text.slice(begin + paste.begins.length))
    } else if (this.isAsked && this.#hears !== null && isManyLines(text)) {
      const pasting = { text, isMarked: false }
      this.#pasting = pasting
      setTimeout(() => {
        if (this.#pasting !== pasting) return
        this.#pasting = null
        this.#pasted(pasting.text)
      }, pasteOver)
    } else this.#press(text)
  }

  #pasted(text: string): void {
    if (this.isAsked && this.#hears !== null) this.#hears(text)
    else this.#pastes.push(text)
  }

  /** Starts to deliver pastes, including those that arrived before a question was open; returns a function that stops it. */
  readonly onPaste: OnPaste = (hears) => {
    this.#hears = hears
    setImmediate(() => {
      if (this.#hears === hears) for (const text of this.#pastes.splice(0)) hears(text)
    })
    return () => {
      if (this.#hears === hears) this.#hears = null
    }
  }

  #press(raw: string): void {
    const text = raw.replaceAll(ctrlZ, '')
    if (!this.isAsked && text.includes(ctrlC)) {
      this.forget()
      this.#leave()
      return
    }
    // A question takes nothing after its Enter: the rest belongs to the next question.
    for (const piece of text.split(/(?<=[\r\n])/u)) if (piece !== '') this.push(piece)
  }

  readonly #ended: () => unknown

  /** Whether an open question reads keys. */
  get isAsked(): boolean {
    return this.readableFlowing === true
  }

  /** readline calls this when a question begins or ends. */
  setRawMode(on: boolean): void {
    if (on) this.hold()
  }

  /** Starts to read from the terminal. */
  hold(): void {
    if (this.#isHeld) return
    this.#isHeld = true
    this.#input.setRawMode?.(true)
    this.#write(asksForMarks(true))
    this.#input.on('data', this.#typed)
    this.#input.once('end', this.#ended)
    this.#input.once('error', this.#ended)
    this.#input.resume()
    if (this.#input.readableEnded && !this.readableEnded) this.push(null)
  }

  /** Stops reading and restores the terminal, for a pager or the shell. */
  rest(): void {
    if (!this.#isHeld) return
    this.#isHeld = false
    this.#input.pause()
    this.#input.off('data', this.#typed)
    this.#input.off('end', this.#ended)
    this.#input.off('error', this.#ended)
    this.#input.setRawMode?.(false)
    this.#write(asksForMarks(false))
  }

  /** Drops typed input that has not been read. */
  forget(): void {
    while (!this.isAsked && this.read() !== null);
  }
}
