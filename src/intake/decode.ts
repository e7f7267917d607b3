import { isAscii, isUtf8 } from 'node:buffer'
import { characterLength } from './characters.ts'
import { type Encoding, isUtf16 } from './encoding.ts'
import { Likelihood } from './likelihood.ts'
import { bytesOf, headOf, type Source } from './source.ts'
import { readOtherwise, wrongByte } from './unreadable.ts'

/**
 * How many bytes are decoded at once. The rows of a piece live until the next one: pieces as large as one read would be half
 * of the new memory at each garbage collection.
 */
const pieceBytes = 1 << 13

/**
 * The source's text, piece by piece, without its byte order mark. No byte is refused: one that is no character of the encoding stands in the
 * text as a mark, and a row that is written in another encoding than the file has a mark too (`unreadable.ts`).
 */
export async function* textOf(source: Source, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new Decoder(encoding)
  let rest: Buffer = Buffer.alloc(0)
  let first = true
  const begin = (text: string) => {
    if (!first || text === '') return text
    first = false
    return text.startsWith('\ufeff') ? text.slice(1) : text
  }
  for await (const bytes of bytesOf(source)) {
    const whole: Buffer = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    let at = 0
    while (whole.length - at >= pieceBytes) {
      const end = at + endOfPiece(whole.subarray(at, at + pieceBytes), encoding)
      yield begin(decoder.decode(whole.subarray(at, end)))
      at = end
    }
    rest = whole.subarray(at)
  }
  yield begin(decoder.decode(rest, true))
}

/** The beginning of the source's text, of so many bytes. */
export async function headTextOf(source: Source, encoding: Encoding, bytes = 1 << 16): Promise<string> {
  const head = await headOf(source, bytes)
  const end = head.length < bytes ? bytes : endOfPiece(head, encoding)
  return new Decoder(encoding).decode(head.subarray(0, end), head.length < bytes).replace(/^\ufeff/, '')
}

/**
 * Where a piece may end, so that each is decoded by itself: behind the last line, else behind a byte that is no part of a longer
 * character, else behind the last character that is whole. In no encoding but UTF-16 are line ends a part of other characters.
 */
function endOfPiece(bytes: Buffer, encoding: Encoding): number {
  if (!isUtf16(encoding)) {
    const line = Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d)) + 1
    if (line > 0) return line
    for (let end = bytes.length; end > 0; end -= 1) if ((bytes[end - 1] ?? 0xff) < 0x30) return end
  }
  let end = 0
  for (let next = 0; next <= bytes.length - 4; next = end)
    end = next + Math.max(characterLength[encoding](bytes, next), isUtf16(encoding) ? 2 : 1)
  return end
}

/**
 * The encoding beside that of a file in which single rows of it may be written, where lists were put together by copying. UTF-16 has no such
 * rows: its line ends are others.
 */
const besides = (encoding: Encoding): Encoding | null =>
  isUtf16(encoding) ? null : encoding === 'utf-8' ? 'gb18030' : 'utf-8'

/** What a row in UTF-8 might also be that is none in it. */
const asLikely = ['windows-1252', 'big5', 'shift_jis'] as const

/**
 * How much likelier a row has to be in another encoding than in that of the file, in nats: a thousand to one of what is no UTF-8. Short rows
 * of GBK may be UTF-8 by chance; of a row that really is, two Han characters tell more than that.
 */
const sure = (other: Encoding): number => (other === 'utf-8' ? 20 : 7)

/** Decodes pieces that begin and end between characters. */
class Decoder {
  readonly #encoding: Encoding
  readonly #beside: Encoding | null
  readonly #likelihood = new Likelihood()
  readonly #strict: StrictDecoder

  constructor(encoding: Encoding) {
    this.#encoding = encoding
    this.#beside = besides(encoding)
    this.#strict = new StrictDecoder(encoding)
  }

  /** The text of the bytes; of the `last` ones something may be cut off. */
  decode(piece: Buffer, last = false): string {
    // A row of UTF-8 is often valid in an Asian encoding, and nearly always in Latin-1.
    const mayHold = this.#beside === 'utf-8' && hasUtf8Line(piece)
    const text = mayHold ? null : this.#strict.text(piece, last)
    if (text !== null) return text
    const lines = isUtf16(this.#encoding) ? [piece] : linesOf(piece)
    return lines.map((line, index) => this.#line(line, last && index === lines.length - 1)).join('')
  }

  #line(line: Buffer, last: boolean): string {
    const other = this.#beside
    const text = other !== null && this.#isRather(line, other) ? new StrictDecoder(other).text(line) : null
    if (text !== null && other !== null) return readOtherwise(text, other)
    return this.#strict.text(line, last) ?? repaired(line, this.#encoding, this.#strict, last)
  }

  #isRather(line: Buffer, other: Encoding): boolean {
    if (isAscii(line) || (other === 'utf-8' && !isUtf8(line))) return false
    const against = this.#likelihood.against(line, other)
    if (against + sure(other) > this.#likelihood.against(line, this.#encoding)) return false
    return other === 'utf-8' || asLikely.every((each) => against <= this.#likelihood.against(line, each))
  }
}

/** Decodes whole characters and nothing else. */
export class StrictDecoder {
  readonly #encoding: Encoding
  #decoder: InstanceType<typeof TextDecoder> | null = null

  constructor(encoding: Encoding) {
    this.#encoding = encoding
  }

  /** The text of bytes that end behind a character; null where one of them is none. Something may be cut off of the `last` bytes alone. */
  text(bytes: Buffer, last = true): string | null {
    if (this.#encoding === 'windows-1252') return latinText(bytes)
    this.#decoder ??= new TextDecoder(this.#encoding, { fatal: true, ignoreBOM: true })
    try {
      // As a part of a stream it is much faster, though nothing of it waits for the next.
      return this.#decoder.decode(bytes, { stream: !last })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error
      this.#decoder = null
      return null
    }
  }
}

const isUtf8Line = (line: Buffer): boolean => isUtf8(line) && !isAscii(line)

/** Whether one of the lines is UTF-8. They are looked at without their ends, and only where they end in CR alone by these. */
function hasUtf8Line(piece: Buffer): boolean {
  const end = piece.includes(0x0a) ? 0x0a : 0x0d
  for (let from = 0; from < piece.length; ) {
    const to = endAt(piece, end, from)
    if (isUtf8Line(piece.subarray(from, to))) return true
    from = to + 1
  }
  return false
}

/** The lines with their ends. Only in UTF-16 are CR and LF parts of other characters. */
export function linesOf(piece: Buffer): Buffer[] {
  const lines: Buffer[] = []
  let [lf, cr] = [-1, -1]
  for (let from = 0; from < piece.length; ) {
    if (lf < from) lf = endAt(piece, 0x0a, from)
    if (cr < from) cr = endAt(piece, 0x0d, from)
    const end = Math.min(lf, cr) + 1
    lines.push(piece.subarray(from, end))
    from = end
  }
  return lines
}

const endAt = (piece: Buffer, byte: number, from: number): number => {
  const found = piece.indexOf(byte, from)
  return found < 0 ? piece.length : found
}

/** The text of bytes some of which are no characters: these stand in it as marks. */
function repaired(bytes: Buffer, encoding: Encoding, strict: StrictDecoder, last: boolean): string {
  const lengthAt = characterLength[encoding]
  const unit = isUtf16(encoding) ? 2 : 1
  let text = ''
  let from = 0
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at)
    const character = length === 0 ? null : strict.text(bytes.subarray(at, at + length))
    if (character !== null) {
      at += length
      continue
    }
    text += strict.text(bytes.subarray(from, at)) ?? ''
    // An unused code whose second byte is ASCII more likely lost the second byte than the delimiter that stands there.
    const wrong = length > 1 && (bytes[at + 1] ?? 0) >= 0x80 ? length : unit
    for (const byte of bytes.subarray(at, at + wrong)) text += wrongByte(byte, last && isCut(bytes, at, encoding))
    at += wrong
    from = at
  }
  return text + (strict.text(bytes.subarray(from)) ?? '')
}

/** Whether a character begins at a place that the bytes end in. */
function isCut(bytes: Buffer, at: number, encoding: Encoding): boolean {
  const lead = bytes[at] ?? 0
  const rest = bytes.subarray(at + 1)
  if (isUtf16(encoding)) return rest.length < 3
  if (encoding === 'utf-8') return lead >= 0xc2 && rest.length < 3 && rest.every((byte) => byte >= 0x80 && byte < 0xc0)
  return rest.length === 0 || (encoding === 'gb18030' && rest.length < 3 && rest[0] !== undefined && rest[0] < 0x3a)
}

/** The characters of Windows-1252 from 0x80 on, where Node's decoder has the control characters of Latin-1. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The text of bytes of Windows-1252; null where one of them is none. */
export function latinText(bytes: Buffer): string | null {
  let isWhole = true
  const text = bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (code) => {
    const character = windows[code.charCodeAt(0) - 0x80] ?? code
    if (character === code) isWhole = false
    return character
  })
  return isWhole ? text : null
}
