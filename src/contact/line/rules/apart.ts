import type { Day } from '../../../clause/day.ts'
import { readSurveillance } from '../../contact/topics.ts'
import { dayOf, surveillanceOf } from './day.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { surnameAndTitle } from './titled.ts'
import { keysIn } from './topics.ts'
import { noNeedsWords, plainWord, type Topic, topicWords, wordOf } from './vocabulary.ts'

/** How words that were typed without blanks between them may be read: as they would stand apart in the line. */
interface Reading {
  readonly parts: readonly string[]
  /** Whether one of them is text that goes on to where it is taken to end: somebody else may end it elsewhere. */
  readonly hasText: boolean
}

/** A word of the line that is several written on to each other, with all that it may be. Itself is a reading where it may be left as it is. */
export interface Glued {
  readonly piece: Piece
  readonly readings: readonly string[]
}

/** Nobody writes more without a blank; and nobody says a day in more characters. */
const [longest, longestWord] = [80, 16]

/** Two characters between which nothing ends: of a Latin word, of a number in either script, or around its point or stroke. */
const joined = /^(?:\p{sc=Latin}{2}|\p{Nd}{2}|[〇零一二三四五六七八九十百两]{2}|[-/.].|.[-/.:：]|[\ud800-\udbff].)$/u

const isJoint = (text: string, at: number): boolean =>
  at > 0 && (at >= text.length || !joined.test(text.slice(at - 1, at + 1)))

const jointsIn = (text: string, from: number, most = longest): number[] =>
  Array.from({ length: Math.min(most, text.length - from) }, (_, i) => from + i + 1).filter((at) => isJoint(text, at))

const before = (part: string, rest: readonly Reading[], isText = false): Reading[] =>
  rest.map(({ parts, hasText }) => ({ parts: [part, ...parts], hasText: hasText || isText }))

const end: readonly Reading[] = [{ parts: [], hasText: false }]

/** Whether a text is a word of the grammar that stands before the first key word: a channel, an outcome, a day, a person who is addressed. */
function isOfFront(text: string, today: Day): boolean {
  const word = wordOf(text)
  if (word?.means.is === 'channel' || word?.means.is === 'outcome') return true
  const piece = { text, from: 0, to: text.length, isQuoted: false, isBehindComma: false }
  if (surnameAndTitle([piece]) !== null) return true
  const day = dayOf(text, today, 'past')
  return day !== null && !('month' in day)
}

/** How a text is read from a place on as key words, each with its value. The last one's may stand in the next word of the line. */
function chained(text: string, from: number, today: Day): Reading[] {
  const plain = plainWord(text)
  if (plain.length !== text.length) return []
  const none = noNeedsWords.find((word) => plain.startsWith(word, from))
  if (none !== undefined) {
    const at = from + none.length
    return before(none, at === text.length ? end : chained(text, at, today))
  }
  return topicWords.flatMap(({ text: word, topic, isInitials }) => {
    if (!plain.startsWith(word, from)) return []
    const colon = plain.charAt(from + word.length) === ':' ? 1 : 0
    const at = from + word.length + colon
    if (colon === 0 && !isJoint(text, at)) return []
    const label = text.slice(from, at)
    if (at < text.length) return before(label, valued(text, at, topic, today))
    return isInitials ? [] : before(label, end)
  })
}

/** The same, where each key word has its value. */
const chainedWhole = (text: string, from: number, today: Day): Reading[] =>
  chained(text, from, today).filter(({ parts }) => parts.length > 1)

/** How it is read as the value of a key word, and those that follow. */
function valued(text: string, from: number, topic: Topic, today: Day): Reading[] {
  const whole = text.slice(from)
  if (topic === 'summary') return before(whole, end)
  const exact: Reading[] = []
  for (const to of jointsIn(text, from)) {
    const kind = kindOf(text.slice(from, to), topic, today)
    const rest = kind === null ? [] : to === text.length ? end : chained(text, to, today)
    exact.push(...before(text.slice(from, to), rest, kind === 'text'))
  }
  const isExact = exact.some(({ hasText }) => !hasText)
  if (isExact || (exact.length === 0 && topic !== 'needs')) return exact
  return [...exact, ...textual(text, from, today)]
}

/** What a text is as a value: one that says exactly what it is, a text that answers the topic, or none. */
function kindOf(text: string, topic: Topic, today: Day): 'exact' | 'text' | null {
  if (topic === 'followUp') return dayOf(text, today, 'ahead') === null ? null : 'exact'
  if (topic === 'needs') return wordOf(text)?.means.is === 'none' ? 'exact' : null
  if (surveillanceOf(text, today) === null) return null
  return readSurveillance(text, today)?.kind === 'undecided' ? 'text' : 'exact'
}

/** As a text, to the end or to the first key word in it that has its value. */
function textual(text: string, from: number, today: Day): Reading[] {
  const readings = before(text.slice(from), end, true)
  for (const to of jointsIn(text, from)) {
    const rest = to === text.length ? [] : chainedWhole(text, to, today)
    if (rest.length > 0) return [...readings, ...before(text.slice(from, to), rest, true)]
  }
  return readings
}

/** How it is read as words before the first key word, and those from that on. */
function fronted(text: string, from: number, today: Day): Reading[] {
  if (from === text.length) return [...end]
  const words = jointsIn(text, from, longestWord).flatMap((to) => {
    const part = text.slice(from, to)
    return isOfFront(part, today) ? before(part, fronted(text, to, today)) : []
  })
  return [...words, ...chained(text, from, today)]
}

/** The readings that nobody would hold against each other left out: exact ones go before texts, and the longest words before shorter ones. */
function likeliest(readings: readonly Reading[]): string[] {
  const exact = readings.filter(({ hasText }) => !hasText)
  const fewest = Math.min(...exact.map(({ parts }) => parts.length))
  const taken = exact.length > 0 ? exact.filter(({ parts }) => parts.length === fewest) : readings
  return [...new Set(taken.map(({ parts }) => parts.join(' ')))]
}

/** Whether the words of a reading are read so where they are written on to each other, too: one word, or a key word with its value. */
const isReadAlready = (reading: string, text: string): boolean => {
  const [first = '', ...others] = reading.split(' ')
  return (
    others.length === 0 ||
    (others.length === 1 && wordOf(first.replace(/[:：]$/u, ''))?.means.is === 'topic' && text.startsWith(first))
  )
}

/**
 * The first word of a line that is several written on to each other, all of them known: 昨天电话, 监审2027-03需求无. Not in `whole`, which are to be
 * left as they are, in quotes, or behind 内容 (what was said). Null where there is none.
 */
export function gluedIn(line: string, today: Day, whole: ReadonlySet<string>): Glued | null {
  const pieces = piecesOf(line)
  const keys = keysIn(pieces, today)
  const begin = Math.min(...keys.keys(), pieces.length)
  for (const [i, piece] of pieces.entries()) {
    const key = keys.get(i)
    if (key?.topic === 'summary') return null
    const { text, isQuoted } = piece
    if (isQuoted || whole.has(text) || text.length > longest || !/\p{sc=Han}/u.test(text)) continue
    const before = pieces[i - 1]
    const behind = before === undefined || before.isQuoted ? null : wordOf(before.text.replace(/[:：]$/u, ''))
    const topic = keys.has(i - 1) && behind?.means.is === 'topic' ? behind.means.value : null
    const all =
      i < begin || key !== undefined
        ? fronted(text, 0, today)
        : topic !== null
          ? valued(text, 0, topic, today)
          : textual(text, 0, today)
    const readings = likeliest(all)
    if (readings.length === 0 || readings.every((each) => isReadAlready(each, text))) continue
    return { piece, readings }
  }
  return null
}

/**
 * What a word may be in which a name is written on to words that are known, all of them: 艺科昨天电话. The name may be of whoever the register has.
 */
export function gluedToName(text: string, today: Day): string[] {
  if (text.length > longest || wordOf(text) !== null) return []
  const plain = plainWord(text)
  if (plain.length !== text.length || !/\p{sc=Han}/u.test(text)) return []
  const readings: string[] = []
  const heads = [[0, []] as const, ...headsOf(text, today)]
  for (const [from, head] of heads)
    for (const to of jointsIn(text, from)) {
      if (to - from < 2 && !/^\d$/u.test(plain.slice(from, to))) continue
      const rest = to === text.length ? (head.length === 0 ? [] : end) : fronted(text, to, today)
      const name = text.slice(from, to)
      readings.push(...likeliest(rest).map((each) => [...head, name, each].filter((part) => part !== '').join(' ')))
    }
  return [...new Set(readings)]
}

/** How a text begins with words that are known, each with where they end. */
function headsOf(
  text: string,
  today: Day,
  from = 0,
  head: readonly string[] = [],
): (readonly [number, readonly string[]])[] {
  return jointsIn(text, from, longestWord).flatMap((to) => {
    const part = text.slice(from, to)
    if (to === text.length || !isOfFront(part, today)) return []
    const longer = [...head, part]
    return [[to, longer] as const, ...headsOf(text, today, to, longer)]
  })
}
