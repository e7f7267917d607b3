/** How a character is read: its syllables in Latin letters without tones; none where it has none or is not known. */
export type Readings = (character: string) => readonly string[]

/** For what is searched in characters alone: no dictionary need be loaded. */
export const noReadings: Readings = () => []

/** Whether a text has Latin letters, which may be pinyin. */
export const mayBePinyin = (typed: string): boolean => /[a-zü]/i.test(typed.normalize('NFKC'))

/** May be left out without a gap: 无锡城发 for 无锡市城市发展, 中石油 for 中国石油. */
const passedOver = '省市区县国'

/** More parts than these stand for nothing that anybody shortened. */
export const mostRuns = 5

/** So many characters of what was typed are looked for: each is one bit of a number, and one bit says that all are found. */
export const mostTyped = 30

/** A character of the legal form is another than the same one in a name proper. */
export const legal = 0x10000

/** The characters that names have, numbered as they come. */
export class Characters {
  readonly #numbers = new Uint16Array(legal * 2)
  /** By number, from 1 on. */
  readonly all: number[] = [0]
  readonly #readings: (readonly string[])[] = []

  number(unit: number): number {
    const known = this.#numbers[unit] as number
    if (known !== 0) return known
    this.#numbers[unit] = this.all.length
    return this.all.push(unit) - 1
  }

  /** The number of a character that names have; 0 where none has it. */
  known(unit: number): number {
    return this.#numbers[unit] as number
  }

  readings(number: number, known: Readings): readonly string[] {
    const there = this.#readings[number]
    if (there !== undefined) return there
    const readings = known(String.fromCharCode((this.all[number] as number) % legal))
    this.#readings[number] = readings
    return readings
  }
}

/** Places in what was typed (their bits) from which so many characters of it stand for the character. */
interface Step {
  readonly length: number
  readonly from: number
}

/** What each character may stand for in a text that was typed, and how names have the text by it. */
export class Steps {
  /** By a character's number, bit i: it stands for the one at place i of what was typed. */
  #one: Uint32Array
  readonly #legal: Uint32Array
  /** Where it stands for more than one. */
  readonly #more: (readonly Step[] | undefined)[]
  readonly #isLegal: Uint8Array
  readonly #isPassed: Uint8Array
  /** Reached when all that was typed is found. */
  readonly #all: number
  /** Behind the character at which the last search from one place was through. */
  end = 0

  constructor(typed: string, characters: Characters, known: Readings) {
    const { length } = characters.all
    this.#all = 2 ** typed.length
    this.#one = new Uint32Array(length)
    this.#legal = new Uint32Array(length)
    this.#more = new Array(length)
    this.#isLegal = new Uint8Array(length)
    this.#isPassed = new Uint8Array(length)
    for (const character of passedOver) this.#isPassed[characters.known(character.charCodeAt(0))] = 1
    for (const character of typed.split(''))
      for (const unit of [character.charCodeAt(0), legal + character.charCodeAt(0)])
        this.#one[characters.known(unit)] = placesOf(character, typed)
    this.#one[0] = 0
    if (known !== noReadings) this.#read(typed, characters, known)
    for (let number = 1; number < length; number += 1)
      if ((characters.all[number] as number) >= legal) {
        this.#isLegal[number] = 1
        this.#legal[number] = this.#one[number] as number
        this.#one[number] = 0
      }
  }

  #read(typed: string, characters: Characters, known: Readings): void {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => placesOf(letter, typed))
    for (let number = 1; number < characters.all.length; number += 1)
      for (const reading of characters.readings(number, known)) {
        const first = letters[reading.charCodeAt(0) - 97] ?? 0
        if (first === 0) continue
        this.#one[number] = (this.#one[number] as number) | first
        const more = stepsOf(reading, typed, first)
        if (more.length > 0) this.#more[number] = [...(this.#more[number] ?? []), ...more]
      }
  }

  /** The same, but what was typed may go on into the legal form of a name. */
  intoLegalForm(): this {
    this.#one = this.#one.map((places, number) => places | (this.#legal[number] as number))
    return this
  }

  /** Adds the places of the names that have all that was typed, in order. */
  addHolding(holding: number[], units: Uint16Array, ends: Uint32Array, names: number): void {
    let from = 0
    for (let at = 0; at < names; at += 1) {
      const to = ends[at] as number
      if (this.holds(units, from, to)) holding.push(at)
      from = to
    }
  }

  /**
   * Whether a name has all that was typed, in order. All places of it are looked for at once: bit i of a number says that the first i
   * characters are found.
   */
  holds(units: Uint16Array, from: number, to: number): boolean {
    const [one, more] = [this.#one, this.#more]
    let found = 1
    for (let i = from; i < to; i += 1) {
      const unit = units[i] as number
      const places = one[unit] as number
      if (places !== 0) found |= stepped(found, places, more[unit])
    }
    return found >= this.#all
  }

  /** Whether a name has it in characters that follow one another. */
  inOneRun(units: Uint16Array, from: number, to: number): boolean {
    let now = 0
    for (let i = from; i < to; i += 1) {
      const unit = units[i] as number
      const passed = this.#isPassed[unit] === 1 ? now : 0
      now = stepped(this.#isLegal[unit] === 1 ? now : now | 1, this.#one[unit] as number, this.#more[unit]) | passed
      if (now >= this.#all) return true
    }
    return false
  }

  /** Whether from a place on each character that was typed stands for one of the name. */
  isOneByOne(units: Uint16Array, from: number, to: number): boolean {
    let found = 1
    for (let i = from; i < to && found < this.#all && found !== 0; i += 1) {
      const unit = units[i] as number
      found = ((found & (this.#one[unit] as number)) << 1) | (this.#isPassed[unit] === 1 ? found : 0)
    }
    return found >= this.#all
  }

  /**
   * In how few runs of characters that follow one another it has it; 0 where there would be more than `mostRuns`. `only`: the one place at
   * which the first run may begin.
   */
  runs(units: Uint16Array, from: number, to: number, only = -1): number {
    // What is reached in so many runs: by this very character, or by any before.
    let [now1, now2, now3, now4, now5] = [0, 0, 0, 0, 0]
    let [by1, by2, by3, by4, by5] = [0, 0, 0, 0, 0]
    for (let i = from; i < to; i += 1) {
      const unit = units[i] as number
      const one = this.#one[unit] as number
      const isPassed = this.#isPassed[unit] === 1
      if (one === 0) {
        if (!isPassed) now1 = now2 = now3 = now4 = now5 = 0
        continue
      }
      const more = this.#more[unit]
      const begin = only === -1 || only === i ? 1 : 0
      // A run that begins in the legal form counts as three.
      const isLegal = this.#isLegal[unit] === 1
      const to5 = stepped(now5 | (isLegal ? by2 : by4), one, more)
      const to4 = stepped(now4 | (isLegal ? by1 : by3), one, more)
      const to3 = stepped(now3 | (isLegal ? begin : by2), one, more)
      const to2 = stepped(now2 | (isLegal ? 0 : by1), one, more)
      const to1 = stepped(now1 | (isLegal ? 0 : begin), one, more)
      now1 = to1 | (isPassed ? now1 : 0)
      now2 = to2 | (isPassed ? now2 : 0)
      now3 = to3 | (isPassed ? now3 : 0)
      now4 = to4 | (isPassed ? now4 : 0)
      now5 = to5 | (isPassed ? now5 : 0)
      by1 |= now1
      by2 |= now2
      by3 |= now3
      by4 |= now4
      by5 |= now5
      this.end = i + 1
      if (by1 >= this.#all) return 1
      if (only !== -1 && (by2 | by3 | by4 | by5) >= this.#all) break
    }
    return 1 + [by1, by2, by3, by4, by5].findIndex((by) => by >= this.#all)
  }
}

/** The places in what was typed that are reached from others by a character. */
function stepped(from: number, one: number, more: readonly Step[] | undefined): number {
  if (from === 0) return 0
  let to = (from & one) << 1
  if (more !== undefined) for (const step of more) to |= (from & step.from) << step.length
  return to
}

function placesOf(character: string, typed: string): number {
  let places = 0
  for (let at = typed.indexOf(character); at !== -1; at = typed.indexOf(character, at + 1)) places |= 1 << at
  return places
}

/**
 * Where more than the initial of a reading was typed: all of it, zh, ch or sh, or, at the end of what was typed, as much as has been typed of
 * it. `first` are the places of its first letter.
 */
function stepsOf(reading: string, typed: string, first: number): Step[] {
  const steps: Step[] = []
  const add = (length: number, at: number) => {
    if (length > 1) steps.push({ length, from: 1 << at })
  }
  for (let at = 0; at < typed.length; at += 1) {
    if ((first & (1 << at)) === 0) continue
    if (typed.startsWith(reading, at)) add(reading.length, at)
    if (reading[1] === 'h' && typed[at + 1] === 'h' && reading.length > 2) add(2, at)
    const left = typed.length - at
    if (left > 1 && left < reading.length && reading.startsWith(typed.slice(at))) add(left, at)
  }
  return steps
}
