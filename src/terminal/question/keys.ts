import { emitKeypressEvents } from 'node:readline'
import { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { OnPaste } from './pasted.ts'

/** So much of a terminal's input as is needed here: where it is no terminal, nothing is to be set. */
export type Input = Readable & { readonly isTTY?: boolean; setRawMode?(on: boolean): unknown }

/** Milliseconds after which Esc is a key of its own, and no longer the beginning of an arrow: readline itself waits for half a second. */
const escapeAlone = 25

const ctrlC = '\u0003'

/** Ignored: readline would suspend the program, and never take the terminal back afterwards. */
const ctrlZ = '\u001a'

/** What a terminal that was asked to sets around what is pasted, and how it is asked to, or no longer. */
const paste = { begins: '\u001b[200~', ends: '\u001b[201~' } as const
const asksForMarks = (on: boolean): string => `\u001b[?2004${on ? 'h' : 'l'}`

/** Text behind the end of a line in what came at once: nobody types so fast. Other terminals set no marks around what is pasted. */
const isManyLines = (text: string): boolean => /[\r\n]\s*[^\s\u001b]/u.test(text)

/** Milliseconds in which nothing more comes of what is pasted without marks. */
const pasteOver = 20

/**
 * What is typed, one line or what is left of it at a time. What comes while no question stands there waits for the next: whoever types
 * faster than the program asks loses no key. The terminal echoes nothing until `rest`.
 */
export class Keys extends Readable {
  readonly #input: Input
  readonly #leave: () => void
  readonly #write: (text: string) => void
  /** A character may come in two pieces. */
  readonly #decoder = new StringDecoder()
  #isHeld = false
  /** What is being pasted, and by which mark it ends; null where nothing is. */
  #pasting: { text: string; readonly isMarked: boolean } | null = null
  /** What was pasted while no question stood there. */
  readonly #pastes: string[] = []
  #hears: ((text: string) => void) | null = null

  /**
   * `leave` is what Ctrl-C does while no question stands there; `hungUp` is told that the terminal itself is gone; `write` tells the terminal
   * how it is to send what is pasted.
   */
  constructor(input: Input, leave: () => void, hungUp?: () => void, write: (text: string) => void = () => undefined) {
    super()
    // A terminal's input ends with the terminal alone; another's, with what there was to read.
    this.#ended = () => (hungUp !== undefined && input.isTTY === true ? hungUp() : this.push(null))
    this.#input = input
    this.#leave = leave
    this.#write = write
    emitKeypressEvents(this, { escapeCodeTimeout: escapeAlone } as never)
  }

  override _read(): void {
    // What is typed is pushed as it comes.
  }

  readonly #typed = (chunk: Buffer | string) =>
    this.#came(typeof chunk === 'string' ? chunk : this.#decoder.write(chunk))

  /** What came is typed, but for what is pasted. */
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

  /** Has what is pasted heard, and what was before a question stood there; returns what ends that. */
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
    this.#write(asksForMarks(true))
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
    this.#write(asksForMarks(false))
  }

  /** Forgets what was typed and not read yet. */
  forget(): void {
    while (!this.isAsked && this.read() !== null);
  }
}
