import { remembered } from '../clause/remembered.ts'

/** The encodings whose characters are pairs of bytes. */
export type PairEncoding = 'gb18030' | 'big5' | 'shift_jis'

const [firstLead, lastLead, firstTrail, lastTrail] = [0x81, 0xfe, 0x40, 0xfe]

/** What each pair of bytes is in an encoding: the first unit of its character in UTF-16, or 0 where there is none. By lead and trail as one number. */
export const charactersOf = remembered((encoding: PairEncoding): Uint16Array => {
  const lines = new Uint8Array((lastLead - firstLead + 1) * (lastTrail - firstTrail + 1) * 3)
  let at = 0
  for (let lead = firstLead; lead <= lastLead; lead += 1)
    for (let trail = firstTrail; trail <= lastTrail; trail += 1) {
      lines[at++] = lead
      lines[at++] = trail
      lines[at++] = lineEnd
    }
  const text = new TextDecoder(encoding).decode(lines)
  const characters = new Uint16Array(1 << 16)
  let [pair, from, isOne] = [(firstLead << 8) + firstTrail, 0, true]
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit === replacement) isOne = false
    if (unit !== lineEnd) continue
    if (isOne) characters[pair] = text.charCodeAt(from)
    pair += (pair & 0xff) === lastTrail ? 0x100 - (lastTrail - firstTrail) : 1
    from = index + 1
    isOne = true
  }
  return characters
})

const lineEnd = 0x0a
/** What a decoder puts where there is no character. */
const replacement = 0xfffd

/** What a Han character costs that is in no list of common ones, as bytes of an encoding do (`likelihood.ts`). */
export const rareHan = 142

/** Where encodings have the Han characters that are common somewhere: leads from and to, trails from and to, and what each costs. */
const common = [
  // The traditional ones that are used most, and those of Japan.
  ['big5', 0xa4, 0xc6, 0x40, 0xfe, 110],
  ['shift_jis', 0x88, 0x98, 0x40, 0xfc, 110],
  // The second level of GB 2312, then the first: 3,755 characters that make up nearly all of a text.
  ['gb18030', 0xd8, 0xf7, 0xa1, 0xfe, 110],
  ['gb18030', 0xb0, 0xd7, 0xa1, 0xfe, 83],
] as const

const [firstHan, lastHan] = [0x3400, 0x9fff]

/** What each Han character of the first plane costs, by its code; 0 of what is none. */
const hanCosts = remembered((_: 'all'): Uint8Array => {
  const costs = new Uint8Array(1 << 16).fill(rareHan, firstHan, lastHan + 1)
  for (const [encoding, lead, last, trail, lastOf, cost] of common) {
    const characters = charactersOf(encoding)
    for (let high = lead; high <= last; high += 1)
      for (let low = trail; low <= lastOf; low += 1) {
        const code = characters[(high << 8) | low] ?? 0
        if (code >= firstHan && code <= lastHan) costs[code] = cost
      }
  }
  return costs
})

/** What a Han character costs, by its code; 0 of what is none. */
export const hanCost = (code: number): number => hanCosts('all')[code] ?? 0
