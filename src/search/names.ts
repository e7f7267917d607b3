import { fold } from '../clause/fold.ts'
import { placeOf } from './place.ts'
import { Characters, legal, mostRuns, mostTyped, type Readings, Steps } from './steps.ts'

/** How well a name fits what was typed, the best first; what is less lies further down. */
export const fits = {
  /** The name itself. */
  whole: 0,
  /** It begins with what was typed. */
  begins: 1,
  /** It has what was typed in it, character by character. */
  contains: 2,
  /** Its initials or syllables do, from its beginning into what is its own, or from behind its province or city. */
  beginsSpelled: 3,
  /** They are those of its province or city alone. */
  placeSpelled: 4,
  /** They are further on; or its characters are, 市 and the like left out. */
  containsSpelled: 5,
  /** What was typed is in it in order, with other characters between; how many times is added. */
  inOrder: 6,
} as const

/** A name that fits, by how well; of two that fit equally the one with the smaller `spread` is likelier meant. */
export interface Match<T> {
  readonly of: T
  readonly fit: number
  /** Where it fits and how much else the name has, in characters. */
  readonly spread: number
}

/** What nearly all names end in, and what tells none from another: it is found only where what was typed goes on into it. */
const legalForm = /(?:股份)?有限(?:责任)?公司/gu

/** Of each sort of match that is looked at closely, so many: a screen shows fewer, and whoever sees no end types on. */
const lookedAt = 300

/**
 * Names in memory, to be found by what people type of them. A name is found by its characters, by the initials or syllables of how they are
 * read, all readings of each, or by both mixed, if they are in it in this order: gs finds 中国人寿. Nothing is stored, and nothing is
 * worked out for a name but where it stands: each character is looked up once in a search, however many names have it.
 */
export class Names<T> {
  readonly #of: T[] = []
  readonly #keys: string[] = []
  readonly #characters = new Characters()
  /** The characters of all names one behind the other, by their numbers. */
  #units = new Uint16Array(1 << 12)
  /** Where each name ends in them. */
  #ends = new Uint32Array(1 << 10)
  /** What was searched last, in names proper and into their legal forms. */
  #last: readonly [proper: Last, full: Last] = [nothing(), nothing()]
  /** How much of each is its place, one more than that; 0 where nobody has asked yet. */
  #places = new Uint8Array(1 << 10)

  /** Adds a name of something, which may have several. */
  add(name: string, of: T): void {
    const key = fold(name)
    const { length } = this.#of
    this.#last = [nothing(), nothing()]
    const from = length === 0 ? 0 : (this.#ends[length - 1] as number)
    if (from + key.length > this.#units.length) this.#units = enlarged(this.#units, new Uint16Array(room(from, key)))
    if (length === this.#ends.length) {
      this.#ends = enlarged(this.#ends, new Uint32Array(length * 2))
      this.#places = enlarged(this.#places, new Uint8Array(length * 2))
    }
    for (let i = 0; i < key.length; i += 1) this.#units[from + i] = this.#characters.number(key.charCodeAt(i))
    if (key.includes('有限公司') || key.includes('有限责任公司'))
      for (const { 0: form, index } of key.matchAll(legalForm))
        for (let i = 0; i < form.length; i += 1)
          this.#units[from + index + i] = this.#characters.number(legal + form.charCodeAt(i))
    this.#ends[length] = from + key.length
    this.#of.push(of)
    this.#keys.push(key)
  }

  /**
   * What has a name that fits, best first, up to `most`; of what has several, the one that fits best. `known` are the readings of
   * characters, `noReadings` where what was typed is none.
   */
  search(typed: string, most: number, known: Readings): Match<T>[] {
    const wanted = fold(typed).replaceAll('ü', 'v').slice(0, mostTyped)
    if (wanted === '') return []
    const steps = new Steps(wanted, this.#characters, known)
    const proper = this.#matches(wanted, steps, most, this.#last[0])
    if (proper.length > 0) return proper
    // Into the legal form goes who types a name in full; 公司 alone would be found in nearly every name.
    const full = this.#matches(wanted, steps.intoLegalForm(), most, this.#last[1])
    return full.length > 0 ? full : this.#turned(typed, most, known)
  }

  /** What has it in another order: 恒安（芜湖） as 芜湖恒安, or as two words with a blank between. Nobody is sure to be meant by that. */
  #turned(typed: string, most: number, known: Readings): Match<T>[] {
    const turns = turnsOf(typed).map((wanted) =>
      this.#matches(wanted, new Steps(wanted, this.#characters, known), most, nothing()),
    )
    return bestOf(
      turns.flat().map((match) => ({ ...match, fit: Math.max(match.fit, fits.inOrder) })),
      most,
    )
  }

  #matches(wanted: string, steps: Steps, most: number, last: Last): Match<T>[] {
    const found: Match<T>[] = []
    for (const group of this.#grouped(wanted, steps, most, last)) {
      for (const at of group) found.push(this.#match(at, wanted, steps))
      if (bestOf(found, most).length === most) break
    }
    return bestOf(found, most)
  }

  /**
   * The places of names that have what was typed: in one run from the beginning or from behind the place; in one in the place alone; in one
   * further on; in two, three and so on, which is looked at only where those in one are not enough.
   */
  #grouped(wanted: string, steps: Steps, most: number, last: Last): number[][] {
    const groups: number[][] = Array.from({ length: mostRuns + 2 }, () => [])
    const [nearest, inPlace, inOne, inTwo] = groups as [number[], number[], number[], number[]]
    const rest: number[] = []
    for (const at of this.#holding(wanted, steps, last)) {
      const isInOne = steps.inOneRun(this.#units, ...this.#span(at))
      const begins = isInOne ? this.#begins(at, wanted, steps) : null
      const group = !isInOne ? rest : begins === null ? inOne : begins.isInPlace ? inPlace : nearest
      if (group === rest || group.length < lookedAt) group.push(at)
      if (nearest.length === lookedAt) return groups
    }
    if (nearest.length + inPlace.length + inOne.length >= most) return groups
    for (const at of rest) {
      const runs = steps.runs(this.#units, ...this.#span(at))
      const group = runs > 1 ? groups[runs + 1] : undefined
      if (group !== undefined && group.length < lookedAt) group.push(at)
      // More that have it in two are looked at no more closely, and those in three only where these are not enough.
      if (inTwo.length === lookedAt) return groups
    }
    return groups
  }

  /**
   * The places of the names that have what was typed in order. Whoever types on, character by character, is searched for among those that
   * had what was typed before: no other has more of it.
   */
  #holding(wanted: string, steps: Steps, last: Last): readonly number[] {
    const among = last.wanted !== '' && wanted.startsWith(last.wanted) ? last.holding : null
    const holding: number[] = []
    if (among === null) steps.addHolding(holding, this.#units, this.#ends, this.#of.length)
    else for (const at of among) if (steps.holds(this.#units, ...this.#span(at))) holding.push(at)
    last.wanted = wanted
    last.holding = holding
    return holding
  }

  /** Where a name begins and ends among the characters of all. */
  #span(at: number): [from: number, to: number] {
    return [at === 0 ? 0 : (this.#ends[at - 1] as number), this.#ends[at] as number]
  }

  /** How much of a name is its place. */
  #placeOf(at: number): number {
    const known = this.#places[at] as number
    if (known > 0) return known - 1
    const length = Math.min(placeOf(this.#keys[at] as string), mostOfPlace)
    this.#places[at] = length + 1
    return length
  }

  /** Where a name has what was typed in one run from what is its own, or else from its very beginning; null where it has it from neither. */
  #begins(at: number, wanted: string, steps: Steps): Beginning | null {
    const [from, to] = this.#span(at)
    const own = from + this.#placeOf(at)
    if (steps.runs(this.#units, own, to, own) === 1) return { start: own, end: steps.end, isInPlace: false }
    const isPlain = (this.#keys[at] as string).startsWith(wanted)
    if (own === from || steps.runs(this.#units, from, to, from) !== 1)
      return isPlain ? { start: from, end: from + wanted.length, isInPlace: false } : null
    return { start: from, end: steps.end, isInPlace: !isPlain && steps.end < own + 2 }
  }

  #match(at: number, wanted: string, steps: Steps): Match<T> {
    const key = this.#keys[at] as string
    const of = this.#of[at] as T
    const plain = key.indexOf(wanted)
    if (key === wanted) return { of, fit: fits.whole, spread: 0 }
    if (plain === 0) return { of, fit: fits.begins, spread: key.length }
    if (plain > 0) return { of, fit: fits.contains, spread: (plain === this.#placeOf(at) ? 0 : plain * 4) + key.length }
    const [from, to] = this.#span(at)
    const begins = this.#begins(at, wanted, steps)
    const runs = begins === null ? steps.runs(this.#units, from, to) : 1
    let [start, end] = begins === null ? [from, Number.POSITIVE_INFINITY] : [begins.start, begins.end]
    for (let first = from; begins === null && first < to; first += 1) {
      if (steps.runs(this.#units, first, to, first) === runs && steps.end - first < end - start)
        [start, end] = [first, steps.end]
    }
    // zhjs is rather 中核金石, letter by letter, than 质佳食, where zh is one character.
    const isDigraph = runs === 1 && !/[aeiouv]/.test(wanted) && !steps.isOneByOne(this.#units, start, to)
    const inOne = begins === null ? fits.containsSpelled : begins.isInPlace ? fits.placeSpelled : fits.beginsSpelled
    const away = (begins === null ? (start - from) * 2 : 0) + (isDigraph ? afterAll : 0)
    const fit = runs > 1 ? fits.inOrder + runs - 2 : inOne
    return { of, fit, spread: away + (end - start) * 2 + key.length }
  }
}

/** Where a name has what was typed. */
interface Beginning {
  readonly start: number
  readonly end: number
  /** Whether in its province or city alone. */
  readonly isInPlace: boolean
}

/** More than this no place is long. */
const mostOfPlace = 250

/** What was searched, and the places of the names that had it. */
interface Last {
  wanted: string
  holding: readonly number[]
}

const nothing = (): Last => ({ wanted: '', holding: [] })

/** Behind every other that fits as well. */
const afterAll = 1000

/** Of what was found several times, as it fits best; the best first, up to `most`. */
function bestOf<T>(found: readonly Match<T>[], most: number): Match<T>[] {
  const best = new Map<T, Match<T>>()
  for (const match of [...found].sort(compared)) if (!best.has(match.of)) best.set(match.of, match)
  return [...best.values()].slice(0, most)
}

/** A text whose two parts have changed places, wherever they may be parted: at a blank, or anywhere among Chinese characters. */
function turnsOf(typed: string): string[] {
  const words = typed.trim().split(/\s+/u).map(fold)
  const parts = words.length > 1 ? words : /^\p{Script=Han}{4,10}$/u.test(typed.trim()) ? [...fold(typed)] : []
  const least = words.length > 1 ? 1 : 2
  const turns: string[] = []
  for (let at = least; at <= parts.length - least; at += 1)
    turns.push([...parts.slice(at), ...parts.slice(0, at)].join('').slice(0, mostTyped))
  return turns
}

const compared = (a: Match<unknown>, b: Match<unknown>): number => a.fit - b.fit || a.spread - b.spread

const room = (from: number, { length }: string): number => Math.max(from * 2, from + length)

function enlarged<Full extends Uint8Array | Uint16Array | Uint32Array>(full: Full, larger: Full): Full {
  larger.set(full)
  return larger
}

/**
 * Those of a few things that may be meant by what was typed, the likeliest first; those that are alike in the order they had. Nothing
 * typed means any of them. `textsOf` gives what each is called; by pinyin are found those that `known` reads.
 */
export function likest<T>(
  all: readonly T[],
  typed: string,
  textsOf: (each: T) => readonly string[],
  known: Readings,
): T[] {
  if (fold(typed) === '') return [...all]
  const names = new Names<T>()
  for (const each of all) for (const text of textsOf(each)) names.add(text, each)
  return names.search(typed, all.length, known).map(({ of }) => of)
}
