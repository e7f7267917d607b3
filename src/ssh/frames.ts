import type { Words } from '../clause/words.ts'

/** What the two ends of a connection say to each other, by the number that stands before it. */
export const frameTypes = {
  /** Who speaks: protocol and version; of whoever calls also language, terminal and register. */
  hello: 1,
  /** The command line, as a JSON array. */
  run: 2,
  /** A piece of a stream: its number, and bytes; no bytes end it. */
  data: 3,
  /** How many bytes of a stream were taken, so that so many more may come. */
  taken: 4,
  /** That nobody takes more of a stream, and the system's code for why. */
  broken: 5,
  /** A question to the other end, with its number; 0 where no answer is wanted. */
  ask: 6,
  answer: 7,
  /** The exit code: nothing follows. */
  exit: 8,
  /** That this end is at work: nothing is to be done about it. */
  alive: 9,
} as const

export type FrameType = keyof typeof frameTypes

const names = Object.fromEntries(Object.entries(frameTypes).map(([name, number]) => [number, name])) as Readonly<
  Record<number, FrameType | undefined>
>

/** The version of what is said, raised where an older end would misunderstand it. */
export const protocol = 1

/** The other end speaks first, after whatever its shell has printed: what it says begins with this. */
export const magic = Buffer.from('\u0000certdesk-ssh\u0000')

/** How much noise may stand before it, in bytes: a greeting, what a profile prints. */
export const mostNoise = 64 * 1024

/** The longest frame, in bytes: above any that is sent. Longer ones are noise or malice. */
const mostFrame = 16 * 1024 * 1024

const headBytes = 5

/** A frame as bytes: its length and type, then what it holds. */
export function frame(type: FrameType, ...content: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(headBytes)
  head.writeUInt32BE(
    content.reduce((sum, { length }) => sum + length, 0),
    0,
  )
  head.writeUInt8(frameTypes[type], 4)
  return Buffer.concat([head, ...content])
}

/** A frame that holds JSON. */
export const jsonFrame = (type: FrameType, value: unknown): Buffer => frame(type, Buffer.from(JSON.stringify(value)))

/** A frame about a stream: its number, then bytes. */
export function streamFrame(type: 'data' | 'taken' | 'broken', id: number, content: Uint8Array): Buffer {
  const number = Buffer.alloc(4)
  number.writeUInt32BE(id, 0)
  return frame(type, number, content)
}

/** What came over a connection that is none of ours, and why. */
export class NotFrames extends Error {
  readonly words: Words

  constructor(words: Words) {
    super(words.en)
    this.words = words
  }
}

export const noFrame: Words = { en: 'what came makes no sense', zh: '数据无法识别' }

/** Frames out of the bytes of a connection, whatever pieces these come in. */
export class FrameReader {
  #pieces: Buffer[] = []
  #held = 0

  /** All that is held, in one piece, where that is at least so much; else null. */
  #look(least: number): Buffer | null {
    if (this.#held < least) return null
    if (this.#pieces.length > 1) this.#pieces = [Buffer.concat(this.#pieces)]
    return this.#pieces[0] ?? null
  }

  /** Takes more bytes and gives the frames that are whole by now. Throws `NotFrames`. */
  *add(piece: Uint8Array): Generator<{ readonly type: FrameType; readonly content: Buffer }> {
    this.#pieces.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength))
    this.#held += piece.length
    for (;;) {
      const head = this.#look(headBytes)
      if (head === null) return
      const length = head.readUInt32BE(0)
      const type = names[head.readUInt8(4)]
      if (type === undefined || length > mostFrame) throw new NotFrames(noFrame)
      const whole = this.#look(headBytes + length)
      if (whole === null) return
      const rest = whole.subarray(headBytes + length)
      this.#pieces = rest.length === 0 ? [] : [rest]
      this.#held = rest.length
      yield { type, content: whole.subarray(headBytes, headBytes + length) }
    }
  }
}
