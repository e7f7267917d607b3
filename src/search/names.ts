import { fold } from '../clause/fold.ts'
import { Characters, legal, mostRuns, mostTyped, type Readings, Steps } from './steps.ts'

/** How well a name fits what was typed, the best first; what is less lies further down. */
export const fits = {
  /** The name itself. */
  whole: 0,
  /** It begins with what was typed. */
  begins: 1,
  /** It has what was typed in it, character by character. */
  contains: 2,
  /** Its initials or syllables do, from its beginning, or from behind its province or city. */
  beginsSpelled: 3,
  /** They do further on; or its characters do, 市 and the like left out. */
  containsSpelled: 4,
  /** What was typed is in it in order, with other characters between; how many times is added. */
  inOrder: 5,
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

/** A province, a city or both at the beginning of a name. */
const place =
  /^(?:中国)?(?:(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?:省|市|(?:壮族|回族|维吾尔)?自治区)?)?(?:[\u4e00-\u9fff]{2,4}?市|(?:深圳|广州|东莞|佛山|中山|珠海|惠州|汕头|江门|湛江|肇庆|杭州|宁波|温州|嘉兴|湖州|绍兴|金华|台州|义乌|南京|苏州|无锡|常州|南通|徐州|扬州|镇江|泰州|盐城|淮安|昆山|江阴|青岛|济南|烟台|潍坊|淄博|临沂|威海|东营|成都|绵阳|武汉|宜昌|长沙|株洲|郑州|洛阳|合肥|芜湖|福州|厦门|泉州|漳州|南昌|赣州|西安|咸阳|沈阳|大连|哈尔滨|长春|石家庄|唐山|保定|沧州|太原|南宁|柳州|桂林|海口|三亚|昆明|贵阳|兰州|西宁|银川|乌鲁木齐|呼和浩特|包头))?/u

/** How much of a folded name is its province and city; nothing where nothing else would be left of it. */
function placeOf(key: string): number {
  const { length } = place.exec(key)?.[0] ?? ''
  return key.length - length < 2 ? 0 : length
}

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

  /** Adds a name of something, which may have several. */
  add(name: string, of: T): void {
    const key = fold(name)
    const { length } = this.#of
    const from = length === 0 ? 0 : (this.#ends[length - 1] as number)
    if (from + key.length > this.#units.length) this.#units = enlarged(this.#units, new Uint16Array(room(from, key)))
    if (length === this.#ends.length) this.#ends = enlarged(this.#ends, new Uint32Array(length * 2))
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
    const proper = this.#matches(wanted, steps, most)
    if (proper.length > 0) return proper
    // Into the legal form goes who types a name in full; 公司 alone would be found in nearly every name.
    const full = this.#matches(wanted, steps.intoLegalForm(), most)
    return full.length > 0 ? full : this.#turned(typed, most, known)
  }

  /** What has it in another order: 恒安（芜湖） as 芜湖恒安, or as two words with a blank between. Nobody is sure to be meant by that. */
  #turned(typed: string, most: number, known: Readings): Match<T>[] {
    const turns = turnsOf(typed).map((wanted) =>
      this.#matches(wanted, new Steps(wanted, this.#characters, known), most),
    )
    return bestOf(
      turns.flat().map((match) => ({ ...match, fit: Math.max(match.fit, fits.inOrder) })),
      most,
    )
  }

  #matches(wanted: string, steps: Steps, most: number): Match<T>[] {
    const found: Match<T>[] = []
    for (const group of this.#grouped(wanted, steps, most)) {
      for (const at of group) found.push(this.#match(at, wanted, steps))
      if (bestOf(found, most).length === most) break
    }
    return bestOf(found, most)
  }

  /**
   * The places of names that have what was typed: in one run from the beginning or from behind the place; in one further on; in two, three
   * and so on, which is looked at only where those in one are not enough.
   */
  #grouped(wanted: string, steps: Steps, most: number): number[][] {
    const groups: number[][] = Array.from({ length: mostRuns + 1 }, () => [])
    const [nearest, inOne] = groups as [number[], number[]]
    const holding = steps.holding(this.#units, this.#ends, this.#of.length)
    const rest: number[] = []
    for (const at of holding) {
      const [from, to] = this.#place(at)
      const group = !steps.inOneRun(this.#units, from, to) ? rest : this.#begins(at, wanted, steps) ? nearest : inOne
      if (group === rest || group.length < lookedAt) group.push(at)
      if (nearest.length === lookedAt) return groups
    }
    if (nearest.length + inOne.length >= most) return groups
    for (const at of rest) {
      const group = groups[steps.runs(this.#units, ...this.#place(at))]
      if (group !== nearest && group !== undefined && group.length < lookedAt) group.push(at)
    }
    return groups
  }

  #place(at: number): [from: number, to: number] {
    return [at === 0 ? 0 : (this.#ends[at - 1] as number), this.#ends[at] as number]
  }

  #begins(at: number, wanted: string, steps: Steps): boolean {
    const key = this.#keys[at] as string
    if (key.startsWith(wanted)) return true
    const to = this.#ends[at] as number
    const from = to - key.length
    if (steps.runs(this.#units, from, to, from) === 1) return true
    const own = from + placeOf(key)
    return own > from && steps.runs(this.#units, own, to, own) === 1
  }

  #match(at: number, wanted: string, steps: Steps): Match<T> {
    const key = this.#keys[at] as string
    const of = this.#of[at] as T
    const plain = key.indexOf(wanted)
    if (key === wanted) return { of, fit: fits.whole, spread: 0 }
    if (plain === 0) return { of, fit: fits.begins, spread: key.length }
    const own = placeOf(key)
    if (plain > 0) return { of, fit: fits.contains, spread: (plain === own ? 0 : plain * 4) + key.length }
    const to = this.#ends[at] as number
    const from = to - key.length
    const runs = steps.runs(this.#units, from, to)
    let [start, end] = [from, Number.POSITIVE_INFINITY]
    for (let first = from; first < to; first += 1) {
      if (steps.runs(this.#units, first, to, first) === runs && steps.end - first < end - start)
        [start, end] = [first, steps.end]
    }
    const begins = start === from || start === from + own
    // zhjs is rather 中核金石, letter by letter, than 质佳食, where zh is one character.
    const isDigraph = runs === 1 && !/[aeiouv]/.test(wanted) && !steps.isOneByOne(this.#units, start, to)
    const fit = runs > 1 ? fits.inOrder + runs - 2 : begins ? fits.beginsSpelled : fits.containsSpelled
    const away = (begins ? 0 : (start - from) * 2) + (isDigraph ? afterAll : 0)
    return { of, fit, spread: away + (end - start) * 2 + key.length }
  }
}

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

function enlarged<Full extends Uint16Array | Uint32Array>(full: Full, larger: Full): Full {
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
