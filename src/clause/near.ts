import type { Words } from './words.ts'

/** How many names are offered at most. */
const most = 3

/**
 * The names that somebody who typed `typed` may have meant, the nearest first: one slip of the keyboard away, of long
 * names some more, or, of Chinese names, with at least half of their characters in common (王方 for 王芳).
 */
export function nearNames(typed: string, names: readonly string[]): string[] {
  const wanted = [...typed.toLowerCase()]
  return names
    .map((name) => ({ name, ...nearness(wanted, [...name.toLowerCase()]) }))
    .filter(({ slips, shared }) => slips <= mostSlips(wanted.length) || shared >= 0.5)
    .sort((a, b) => a.slips - b.slips || b.shared - a.shared)
    .slice(0, most)
    .map(({ name }) => name)
}

/** How many slips are forgiven in a text of that length: whoever typed ten letters right meant them. */
const mostSlips = (length: number): number => Math.max(1, Math.floor(length / 6))

const nearness = (a: readonly string[], b: readonly string[]) => {
  const slips = Math.abs(a.length - b.length) > mostSlips(a.length) ? Number.POSITIVE_INFINITY : slipsBetween(a, b)
  // Of two names that are no slip of each other none is nearer by how many slips they are apart.
  return { slips: slips <= mostSlips(a.length) ? slips : Number.POSITIVE_INFINITY, shared: sharedPart(a, b) }
}

/** The least number of slips that make one name of the other. */
const slipsBetween = (a: readonly string[], b: readonly string[]): number =>
  slips(
    a,
    b,
    b.map((_, j) => j + 1),
  ).at(-1) ?? a.length

/**
 * The least number of slips that make a text what ends at each place of another: characters more, less, other or in each
 * other's place. `begun` are those of no text at all.
 */
function slips(text: readonly string[], whole: readonly string[], begun: readonly number[]): readonly number[] {
  let before: readonly number[] = []
  let above = [0, ...begun]
  for (const [i, character] of text.entries()) {
    const row = [i + 1]
    for (const [j, other] of whole.entries()) {
      const [up, corner, left] = [above[j + 1] as number, above[j] as number, row[j] as number]
      const isExchanged = i > 0 && j > 0 && character === whole[j - 1] && text[i - 1] === other
      const exchanged = isExchanged ? (before[j - 1] as number) + 1 : Number.POSITIVE_INFINITY
      row.push(Math.min(up + 1, left + 1, corner + (character === other ? 0 : 1), exchanged))
    }
    before = above
    above = row
  }
  return above.slice(1)
}

/** A hint that begins with what may have been meant, where there is something, and goes on with `then`. */
export const didYouMean = (names: readonly string[], { en, zh }: Words): Words =>
  names.length === 0
    ? { en, zh }
    : { en: `Did you mean ${names.join(' or ')}? ${en}`.trimEnd(), zh: `您是否想输入 ${names.join(' 或 ')}？${zh}` }

/** The part of the longer name's characters that both have; Latin letters say too little to be counted so. */
function sharedPart(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  let shared = 0
  for (const character of a) {
    const place = /\p{Script=Han}/u.test(character) ? left.indexOf(character) : -1
    if (place === -1) continue
    left.splice(place, 1)
    shared += 1
  }
  return shared / Math.max(a.length, b.length, 1)
}

/**
 * The names in which what was typed stands but for one slip: 安打电子 for 深圳市安达电子有限公司.
 * Of a text of two characters half would be a slip: nothing is offered.
 */
export function nearParts(typed: string, names: readonly string[]): string[] {
  const wanted = [...typed.toLowerCase()]
  if (wanted.length < 3) return []
  return names.filter((name) => slipsWithin(wanted, [...name.toLowerCase()]) <= 1).slice(0, most)
}

/** The least number of slips that make the text a part of the other: it may begin and end anywhere in it. */
const slipsWithin = (text: readonly string[], whole: readonly string[]): number =>
  Math.min(
    text.length,
    ...slips(
      text,
      whole,
      whole.map(() => 0),
    ),
  )
