import { characterLength } from './characters.ts'
import { type Encoding, isUtf16 } from './encoding.ts'
import { charactersOf, hanCost, type PairEncoding, rareHan } from './han.ts'

/*
 * How improbable bytes are as text of an encoding, in tenths of a nat (the natural logarithm of a probability). A class of
 * characters that makes up the share s of lists and has n characters costs log(n / s) each: one of the 3,755 common characters of GB 2312
 * costs 83 (`han.ts`). The same bytes read in two encodings can be held against each other, since ASCII costs the same in all.
 */

const ascii = 35
const control = 120
const privateUse = 170
const invalid = 200
/** A character of UTF-8 that lacks its end: single rows were damaged so more often than they hold a rare character of GBK. */
const unfinished = 170
/** A byte that is none, behind another: one wrong byte may cost the one beside it too. */
const invalidAgain = 110

/** Leads from and to, trails from and to, and what each pair of them costs; later ones go before earlier ones. */
type Ranges = readonly (readonly [lead: number, lastLead: number, trail: number, lastTrail: number, cost: number])[]

const gb18030: Ranges = [
  [0x81, 0xfe, 0x40, 0xfe, rareHan],
  [0xaa, 0xaf, 0xa1, 0xfe, privateUse],
  [0xf8, 0xfe, 0xa1, 0xfe, privateUse],
  [0xa1, 0xa7, 0x40, 0xa0, privateUse],
  [0xa1, 0xa9, 0xa1, 0xfe, 110],
  [0xa1, 0xa1, 0xa1, 0xfe, 75],
  [0xa3, 0xa3, 0xa1, 0xfe, 75],
  [0xb0, 0xd7, 0xa1, 0xfe, 83],
  [0xd8, 0xf7, 0xa1, 0xfe, 110],
]

const big5: Ranges = [
  [0x81, 0xfe, 0x40, 0xfe, privateUse],
  [0xa1, 0xa3, 0x40, 0xfe, 105],
  [0xa1, 0xa1, 0x40, 0xfe, 75],
  [0xa4, 0xc6, 0x40, 0xfe, 86],
  [0xc6, 0xc6, 0xa1, 0xfe, privateUse],
  [0xc9, 0xf9, 0x40, 0xfe, 124],
]

const shiftJis: Ranges = [
  [0x81, 0xfc, 0x40, 0xfc, privateUse],
  [0x81, 0x81, 0x40, 0xfc, 75],
  [0x82, 0x82, 0x4f, 0x9a, 80],
  [0x82, 0x82, 0x9f, 0xf1, 62],
  [0x83, 0x83, 0x40, 0x96, 60],
  [0x83, 0x84, 0x9f, 0xbe, 120],
  [0x87, 0x87, 0x40, 0x9c, 110],
  [0x88, 0x98, 0x40, 0xfc, 87],
  [0x88, 0x88, 0x40, 0x9e, privateUse],
  [0x98, 0x98, 0x9f, 0xfc, 120],
  [0x99, 0xea, 0x40, 0xfc, 120],
  [0xed, 0xee, 0x40, 0xfc, 135],
  [0xfa, 0xfc, 0x40, 0xfc, 135],
]

/** What each pair costs; one that the encoding has no character for is none, wherever it lies. */
function pairs(encoding: PairEncoding, ranges: Ranges): Uint8Array {
  const costs = new Uint8Array(1 << 16).fill(invalid)
  const characters = charactersOf(encoding)
  for (const [lead, lastLead, trail, lastTrail, cost] of ranges)
    for (let high = lead; high <= lastLead; high += 1)
      for (let pair = (high << 8) + trail; pair <= (high << 8) + lastTrail; pair += 1) {
        const character = characters[pair] ?? 0
        costs[pair] = character === 0 ? invalid : cost === rareHan ? hanCost(character) || rareHan : cost
      }
  return costs
}

const isAsciiLetter = (byte: number | undefined): boolean => byte !== undefined && ((byte | 0x20) - 0x61) >>> 0 < 26
const isLowerCase = (byte: number | undefined): boolean => byte !== undefined && (byte - 0x61) >>> 0 < 26
const isAccented = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7
const isLetter = (byte: number | undefined): boolean => isAsciiLetter(byte) || isAccented(byte)

/** Letters of Western names that are seen most: ß à á ä å ç è é í ñ ó ö ø ü and what begins German names. */
const frequentLatin = new Set('ßàáäåçèéíñóöøúüÄÖÜÉ'.split('').map((letter) => letter.charCodeAt(0)))

function latinCost(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0
  if (byte < 0xa0) return 110
  if (!isAccented(byte)) return 100
  if (!isLetter(bytes[at - 1]) && !isLetter(bytes[at + 1])) return 100
  return frequentLatin.has(byte) ? 57 : seldomInWord
}

/** What a character of Unicode costs that is no Han character, up to its code: scripts that no list of these customers has cost most. */
const unicode: readonly (readonly [last: number, cost: number])[] = [
  [0x7f, ascii],
  [0x9f, control],
  [0xbf, 100],
  [0x17f, 83],
  [0x24f, 120],
  [0x36f, 150],
  [0x390, 130],
  [0x3c9, 83],
  [0x3ff, 130],
  [0x45f, 83],
  [0x52f, 120],
  [0x58f, 150],
  [0x5ff, 100],
  [0x64f, 105],
  [0x8ff, 150],
  [0x1fff, 130],
  [0x206f, 90],
  [0x2fff, 130],
  [0x303f, 80],
  [0x30ff, 70],
  [0xabff, 140],
  [0xd7a3, 140],
  [0xdfff, invalid],
  [0xf8ff, privateUse],
  [0xfeff, 140],
  [0xff9f, 80],
  [0xffff, privateUse],
  [0x10ffff, 150],
]

const unicodeCost = (code: number): number => hanCost(code) || (unicode.find(([last]) => code <= last)?.[1] ?? invalid)

/** A sign such as ® or a hard space, or an accented letter that is rare, where it stands in a word. */
const seldomInWord = 75

function utf8Cost(bytes: Uint8Array, at: number, length: number): number {
  const code = utf8Code(bytes, at, length)
  const isInWord = isAsciiLetter(bytes[at - 1]) || isAsciiLetter(bytes[at + length])
  if (!isInWord || code < 0xa0 || code > 0x17f) return unicodeCost(code)
  return frequentLatin.has(code) ? 57 : seldomInWord
}

function utf8Code(bytes: Uint8Array, at: number, length: number): number {
  let code = (bytes[at] ?? 0) & (0x7f >> length)
  for (let next = 1; next < length; next += 1) code = (code << 6) | ((bytes[at + next] ?? 0) & 0x3f)
  return code
}

const utf16Cost = (low: number, high: number, length: number): number => {
  const code = (high << 8) | low
  if (length === 4) return 150
  return code < 0x20 ? asciiCost(code) : unicodeCost(code)
}

const asciiCost = (byte: number): number =>
  (byte >= 0x20 && byte !== 0x7f) || byte === 9 || byte === 10 || byte === 13 ? ascii : control

type Cost = (bytes: Uint8Array, at: number, length: number) => number

/** Beside small letters it is hardly a Han character whose bytes are a sign or an accented letter of UTF-8. */
const inWord = 70

const isLatinUtf8 = (lead: number, trail: number): boolean =>
  lead >= 0xc2 && lead <= 0xc5 && trail >= 0x80 && trail < 0xc0

const paired =
  (encoding: PairEncoding, ranges: Ranges, other: number): (() => Cost) =>
  () => {
    const costs = pairs(encoding, ranges)
    return (bytes, at, length) => {
      if (length !== 2) return other
      const [lead, trail] = [bytes[at] ?? 0, bytes[at + 1] ?? 0]
      const cost = costs[(lead << 8) | trail] ?? invalid
      const isWord = isLatinUtf8(lead, trail) && (isLowerCase(bytes[at - 1]) || isLowerCase(bytes[at + 2]))
      return isWord ? cost + inWord : cost
    }
  }

/** What a character beyond ASCII costs: made when it is asked for. */
const costs: Readonly<Record<Encoding, () => Cost>> = {
  'utf-8': () => utf8Cost,
  gb18030: paired('gb18030', gb18030, 160),
  big5: paired('big5', big5, invalid),
  // Half-width katakana are a byte each.
  shift_jis: paired('shift_jis', shiftJis, 95),
  'windows-1252': () => latinCost,
  'utf-16le': () => (bytes, at, length) => utf16Cost(bytes[at] ?? 0, bytes[at + 1] ?? 0, length),
  'utf-16be': () => (bytes, at, length) => utf16Cost(bytes[at + 1] ?? 0, bytes[at] ?? 0, length),
}

/** How many bytes of a character of UTF-8 are there that has not all of its bytes. */
function begunLength(bytes: Uint8Array, at: number): number {
  let length = 1
  if ((bytes[at] ?? 0) >= 0xe0) while (length < 3 && ((bytes[at + length] ?? 0) & 0xc0) === 0x80) length += 1
  return length
}

/** How likely bytes are as text of one encoding or another. */
export class Likelihood {
  readonly #costs = new Map<Encoding, Cost>()

  /** How improbable the bytes are as text of the encoding, in nats: the lower of two readings is the likelier. */
  against(bytes: Uint8Array, encoding: Encoding): number {
    const cost = this.#costs.get(encoding) ?? costs[encoding]()
    this.#costs.set(encoding, cost)
    const lengthAt = characterLength[encoding]
    const unit = isUtf16(encoding) ? 2 : 1
    let sum = 0
    let wasInvalid = false
    for (let at = 0; at < bytes.length; ) {
      const byte = bytes[at] ?? 0
      if (unit === 1 && byte < 0x80) {
        sum += asciiCost(byte)
        wasInvalid = false
        at += 1
        continue
      }
      const length = lengthAt(bytes, at)
      const begun = length === 0 && encoding === 'utf-8' ? begunLength(bytes, at) : unit
      if (length > 0) sum += cost(bytes, at, length)
      else if (begun > unit) sum += unfinished
      else sum += wasInvalid ? invalidAgain : invalid
      wasInvalid = length === 0
      at += Math.max(length, begun)
    }
    return sum / 10
  }
}
