import type { Encoding } from './encoding.ts'

const isTail = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte < 0xc0
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte < 0x3a
const isLead = (byte: number | undefined): boolean => byte !== undefined && byte > 0x80 && byte < 0xff

function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  for (let next = 1; next < length; next += 1) if (!isTail(bytes[at + next])) return 0
  return length
}

function gb18030Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead <= 0x80) return 1
  const trail = bytes[at + 1]
  if (lead === 0xff || trail === undefined) return 0
  if (isDigit(trail)) return isLead(bytes[at + 2]) && isDigit(bytes[at + 3]) ? 4 : 0
  return trail >= 0x40 && trail !== 0x7f && trail !== 0xff ? 2 : 0
}

function big5Length(bytes: Uint8Array, at: number): number {
  if ((bytes[at] ?? 0) < 0x80) return 1
  const trail = bytes[at + 1] ?? 0
  const isPair = (trail >= 0x40 && trail < 0x7f) || (trail > 0xa0 && trail !== 0xff)
  return isLead(bytes[at]) && isPair ? 2 : 0
}

function shiftJisLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80 || (lead > 0xa0 && lead < 0xe0)) return 1
  const trail = bytes[at + 1] ?? 0
  const isPair = lead > 0x80 && lead !== 0xa0 && lead < 0xfd && trail >= 0x40 && trail !== 0x7f && trail < 0xfd
  return isPair ? 2 : 0
}

function utf16Length(bytes: Uint8Array, at: number, high: 0 | 1): number {
  const surrogate = (from: number): number => (bytes[from + high] ?? 0) & 0xfc
  if (at + 1 >= bytes.length || surrogate(at) === 0xdc) return 0
  if (surrogate(at) !== 0xd8) return 2
  return at + 3 < bytes.length && surrogate(at + 2) === 0xdc ? 4 : 0
}

/** The codes below 0xa0 that Windows-1252 has no character for. */
const unusedLatin = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/**
 * How many bytes the character takes that begins at a place, by the structure of its encoding; 0 where none can begin there.
 * Whether the encoding has a character of that code is another question.
 */
export const characterLength: Readonly<Record<Encoding, (bytes: Uint8Array, at: number) => number>> = {
  'utf-8': utf8Length,
  gb18030: gb18030Length,
  big5: big5Length,
  shift_jis: shiftJisLength,
  'windows-1252': (bytes, at) => (unusedLatin.has(bytes[at] ?? 0) ? 0 : 1),
  'utf-16le': (bytes, at) => utf16Length(bytes, at, 1),
  'utf-16be': (bytes, at) => utf16Length(bytes, at, 0),
}
