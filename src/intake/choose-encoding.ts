import { isAscii, isUtf8 } from 'node:buffer'
import { type Problem, usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import { isBinary, refuseBinary, refuseOtherKind } from './binary.ts'
import { linesOf, StrictDecoder } from './decode.ts'
import { type Encoding, encodingTitles, isUtf16, parseEncoding } from './encoding.ts'
import { Likelihood } from './likelihood.ts'
import { bytesOf, headOf, type Source, startsWith } from './source.ts'

/** How a file is to be read. */
export interface Detected<Written extends string = Encoding> {
  readonly encoding: Written
  /** Whether a byte order mark says so. */
  readonly bom: boolean
  /** Other encodings that the file may as well be written in. */
  readonly near: readonly Written[]
  /** Something the user should know before trusting the result. */
  readonly remark: Words | null
}

const headBytes = 1 << 16

/** A large file is judged by so many pieces, spread evenly over it: to judge all of it would take longer than to decode it. */
const piecesJudged = 16
const bytesJudged = 1 << 14

/** Pieces that are judged besides, since they are the first that are no UTF-8: most of a list may be ASCII. */
const firstOthers = 4

/** In nats: an encoding that is a thousand times less likely than another is not thought of. */
const near = 7

/** What a header that is known under an encoding speaks for it, in nats. */
const ofKnownHeader = 6

/** What is farther off has no headers that would bring it near. */
const ofAllHeaders = 200

/** Rows that are no UTF-8, of those that are: more of them are no single rows. */
const fewOthers = 0.25

const byteEncodings = ['gb18030', 'big5', 'shift_jis', 'windows-1252'] as const
const wideEncodings = ['utf-16le', 'utf-16be'] as const

/**
 * How a source is written. A byte order mark decides, then `--encoding`. What is UTF-8 by more than chance, but perhaps for single rows, and has a
 * header that is known is UTF-8; all else is the encoding in which its bytes and its header are likeliest. `knownHeaders` tells how many headers are known
 * when the source is read in an encoding. Usage problems: an unknown name, a binary file, an encoding in which most rows cannot be read.
 */
export async function chooseEncoding(
  source: Source,
  asked: string | undefined,
  knownHeaders: (encoding: Encoding) => Promise<number>,
): Promise<Detected> {
  const wanted = asked === undefined ? null : parseEncoding(asked)
  const head = await headOf(source, headBytes)
  refuseOtherKind(head, source.name)
  const marked = byMark(head)
  if (marked !== null)
    return { encoding: marked, bom: true, near: [], remark: wanted === null ? null : overruled(wanted, marked) }
  const judged = await Judged.of(source)
  const wide = head.includes(0) ? judged.wide() : null
  const isWideWanted = wanted?.startsWith('utf-16') === true
  if (wide === null && !isWideWanted && isBinary(head)) refuseBinary(source.name)
  if (wanted !== null) return judged.asked(wanted, wide, source.name, knownHeaders)
  if (wide !== null) return { encoding: wide, bom: false, near: [], remark: null }
  return judged.chosen(source.name, knownHeaders)
}

function byMark(head: Buffer): Encoding | null {
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be'
  return startsWith(head, 0x84, 0x31, 0x95, 0x33) ? 'gb18030' : null
}

/** What of a source is looked at to tell its encoding. */
class Judged {
  readonly #isUtf8: boolean
  /** Each begins where a unit of UTF-16 does. */
  readonly #pieces: readonly Buffer[]
  /** The lines of the pieces that are whole. */
  readonly #lines: readonly Buffer[]
  readonly #likelihood = new Likelihood()
  #utf8Lines: readonly [good: number, bad: number] | null = null

  private constructor(isUtf8: boolean, pieces: readonly Piece[]) {
    this.#isUtf8 = isUtf8
    this.#pieces = pieces.map(({ bytes }) => bytes)
    this.#lines = pieces.map(wholeLines).filter(({ length }) => length > 0)
  }

  static async of(source: Source): Promise<Judged> {
    const every = Math.ceil(source.size / headBytes / piecesJudged)
    const pieces: Piece[] = []
    let [number, others, from, isWhole] = [0, 0, 0, true]
    let rest: Buffer = Buffer.alloc(0)
    for await (const bytes of bytesOf(source)) {
      const whole: Buffer = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
      const end = lastBoundary(whole)
      const isHere = isUtf8(whole.subarray(0, end))
      // What is no UTF-8 may end where no character of UTF-8 does.
      rest = isHere ? whole.subarray(end) : Buffer.alloc(0)
      if (number % every === 0 || (!isHere && others < firstOthers)) pieces.push(pieceOf(source, from, bytes))
      if (!isHere) others += 1
      isWhole &&= isHere
      number += 1
      from += bytes.length
    }
    return new Judged(isWhole && isUtf8(rest), pieces)
  }

  /** Those of the encodings in which the source may be written, the likeliest first, with how unlikely they are. */
  #inOrder(encodings: readonly Encoding[]): { encoding: Encoding; against: number }[] {
    return encodings
      .map((encoding) => {
        const pieces = isUtf16(encoding) || this.#lines.length === 0 ? this.#pieces : this.#lines
        return { encoding, against: pieces.reduce((sum, each) => sum + this.#likelihood.against(each, encoding), 0) }
      })
      .sort((a, b) => a.against - b.against)
  }

  /** Which UTF-16 it is, if it is likelier than all else. */
  wide(): Encoding | null {
    const [first] = this.#inOrder([...byteEncodings, 'utf-8', ...wideEncodings])
    return first !== undefined && isUtf16(first.encoding) && !this.#isMostlyBad(first.encoding) ? first.encoding : null
  }

  async asked(
    wanted: Encoding | 'utf-16',
    wide: Encoding | null,
    name: Words,
    knownHeaders: (encoding: Encoding) => Promise<number>,
  ): Promise<Detected> {
    const encoding = wanted === 'utf-16' ? (wide ?? 'utf-16le') : wanted
    const fits = (wide === null || isUtf16(encoding)) && !this.#isMostlyBad(encoding)
    if (fits) return { encoding, bom: false, near: [], remark: null }
    throw notIn(encoding, name, wide ?? (await this.#ranked(knownHeaders))[0])
  }

  async chosen(name: Words, knownHeaders: (encoding: Encoding) => Promise<number>): Promise<Detected> {
    const isPlain = this.#isUtf8 && this.#pieces.every(isAscii)
    const isUtf8 = this.#isUtf8ButFor(fewOthers) && this.#isNoChance() && (await knownHeaders('utf-8')) > 0
    if (isPlain || isUtf8) return { encoding: 'utf-8', bom: false, near: [], remark: null }
    const [encoding, ...others] = await this.#ranked(knownHeaders)
    if (encoding === undefined || this.#isMostlyBad(encoding)) throw undecodable(name)
    return { encoding, bom: false, near: others, remark: null }
  }

  /** The likeliest encoding, and those that are nearly as likely, by the bytes and by the headers. */
  async #ranked(knownHeaders: (encoding: Encoding) => Promise<number>): Promise<Encoding[]> {
    const encodings = this.#isUtf8ButFor(1) ? (['utf-8', ...byteEncodings] as const) : byteEncodings
    const ranked: { encoding: Encoding; against: number }[] = []
    const inOrder = this.#inOrder(encodings)
    const least = inOrder[0]?.against ?? 0
    for (const { encoding, against } of inOrder)
      if (against <= least + ofAllHeaders)
        ranked.push({ encoding, against: against - ofKnownHeader * (await knownHeaders(encoding)) })
    ranked.sort((a, b) => a.against - b.against)
    const most = (ranked[0]?.against ?? 0) + near
    return ranked.filter(({ against }) => against <= most).map(({ encoding }) => encoding)
  }

  /** Whether of the rows that go beyond ASCII no more are something else than UTF-8 than this share of those that are. */
  #isUtf8ButFor(share: number): boolean {
    if (this.#isUtf8) return true
    this.#utf8Lines ??= this.#counted((line) => isUtf8(line))
    const [good, bad] = this.#utf8Lines
    return bad <= good * share
  }

  /**
   * Whether the lines that are UTF-8 are so by more than chance: short names of GBK may be valid UTF-8 too (业莞 is ҵݸ), and then they are
   * likelier in their own encoding, or nearly as likely.
   */
  #isNoChance(): boolean {
    const pieces = this.#lines.length === 0 ? this.#pieces : this.#lines
    const lines = pieces.flatMap(linesOf).filter((line) => !isAscii(line) && isUtf8(line))
    if (hasManyLong(lines)) return true
    const against = (encoding: Encoding) =>
      lines.reduce((sum, line) => sum + this.#likelihood.against(line, encoding), 0)
    const utf8 = against('utf-8')
    return byteEncodings.every((encoding) => against(encoding) > utf8 + near)
  }

  #isMostlyBad(encoding: Encoding): boolean {
    // To decode line by line is slow.
    const strict = new StrictDecoder(encoding)
    if (!isUtf16(encoding) && this.#lines.every((lines) => strict.text(lines) !== null)) return false
    const [good, bad] = isUtf16(encoding)
      ? this.#countedWide(encoding)
      : this.#counted((line) => strict.text(line) !== null)
    return bad > good
  }

  /** How many of the lines that go beyond ASCII it holds of, and of how many it doesn't. */
  #counted(holds: (line: Buffer) => boolean): [number, number] {
    let [good, bad] = [0, 0]
    for (const line of this.#lines.flatMap(linesOf)) {
      if (isAscii(line)) continue
      if (holds(line)) good += 1
      else bad += 1
    }
    return [good, bad]
  }

  #countedWide(encoding: Encoding): [number, number] {
    const lines = this.#pieces.flatMap((piece) => wideText(piece, encoding).split(/[\r\n]+/))
    const bad = lines.filter((line) => /[\ufffd\u0000-\u0008\u000e-\u001f]/.test(line)).length
    return [lines.length - bad, bad]
  }
}

/** So many different characters of three bytes are never there by chance. */
const manyLong = 12

function hasManyLong(lines: readonly Buffer[]): boolean {
  const found = new Set<string>()
  for (const line of lines) {
    for (const [character] of line.toString().matchAll(/[\u0800-\uffff]/g)) found.add(character)
    if (found.size >= manyLong) return true
  }
  return false
}

/** The text of a piece, without the halves of characters at its ends. */
const wideText = (piece: Buffer, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(piece).replace(/^\ufffd|\ufffd$/g, '')

/** What is judged of bytes of a source: all, or some from the first line on that goes beyond ASCII where it is large. */
function pieceOf({ size }: Source, from: number, bytes: Buffer): Piece {
  const isFirst = from === 0
  if (size <= headBytes * piecesJudged || bytes.length <= bytesJudged)
    return { bytes, isFirst, isLast: from + bytes.length === size }
  // ASCII tells nothing. A unit of UTF-16 begins at even places alone.
  const telling = Math.max(
    0,
    bytes.findIndex((byte) => byte >= 0x80),
  )
  const start = Math.max(0, bytes.lastIndexOf(0x0a, telling)) & ~1
  return {
    bytes: Buffer.from(bytes.subarray(start, start + bytesJudged)),
    isFirst: isFirst && start === 0,
    isLast: false,
  }
}

/** A piece of a source, and whether it is the beginning or the end of it. */
interface Piece {
  readonly bytes: Buffer
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** The lines of it that are whole. */
function wholeLines({ bytes, isFirst, isLast }: Piece): Buffer {
  const firstEnd = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d)
  const from = isFirst ? 0 : firstEnd < 0 ? bytes.length : firstEnd + 1
  const end = Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d)) + 1
  return bytes.subarray(from, Math.max(from, isLast ? bytes.length : end))
}

/** Where the last character that may be cut off begins: at most three bytes before the end. */
function lastBoundary(bytes: Buffer): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 3); at -= 1)
    if (((bytes[at] ?? 0) & 0xc0) === 0xc0) return at
  return bytes.length
}

const overruled = (wanted: Encoding | 'utf-16', marked: Encoding): Words | null =>
  wanted === marked || (wanted === 'utf-16' && isUtf16(marked))
    ? null
    : {
        en: `The file is marked as ${encodingTitles[marked]} at its beginning and was read so, whatever --encoding says.`,
        zh: `文件开头标明编码为 ${encodingTitles[marked]}，已按此读取，未采用 --encoding 的值。`,
      }

function notIn(encoding: Encoding, name: Words, likelier: Encoding | undefined): Problem {
  const title = encodingTitles[encoding]
  const said = { en: `${name.en} is not ${title} text.`, zh: `${name.zh}不是 ${title} 文本。` }
  if (likelier === undefined || likelier === encoding) return usage(said, saveAnew)
  const rather = encodingTitles[likelier]
  return usage(
    { en: `${said.en} It looks like ${rather}.`, zh: `${said.zh}看起来是 ${rather}。` },
    {
      en: `Leave --encoding out to have it detected, or give --encoding ${likelier}.`,
      zh: `请去掉 --encoding 以便自动识别，或改用 --encoding ${likelier}。`,
    },
  )
}

const saveAnew: Words = {
  en: 'Leave --encoding out to have it detected, or save the file again as UTF-8 CSV.',
  zh: '请去掉 --encoding 以便自动识别，或将文件重新另存为 UTF-8 编码的 CSV。',
}

const undecodable = (name: Words): Problem =>
  usage(
    {
      en: `${name.en} is no text in any encoding that is known here: most of its rows hold wrong bytes.`,
      zh: `${name.zh}不是任何已知编码的文本：大部分行含有无效字节。`,
    },
    {
      en: 'Save it again as UTF-8 CSV, or ask for it as an Excel file.',
      zh: '请重新另存为 UTF-8 编码的 CSV，或索取 Excel 文件。',
    },
  )
