import type { Day } from '../../../clause/day.ts'
import { type DaySaid, dayOf, surveillanceOf } from './day.ts'
import { longestRun, type Piece, placeOf, together } from './pieces.ts'
import { plainWord, type Topic, topicWords, wordOf } from './vocabulary.ts'

/** What a key word's value was read as. */
export type Value =
  | { readonly is: 'surveillance'; readonly text: string }
  | { readonly is: 'day'; readonly said: DaySaid }
  | { readonly is: 'none'; readonly text: string }
  /** Text up to the next key word. */
  | { readonly is: 'text' }
  | { readonly is: 'either'; readonly days: readonly [Day, Day] }

/** A key word at its place in the line, with what stands behind it. */
export interface Key {
  readonly topic: Topic
  /** The key word as it was typed. */
  readonly label: Piece
  /** The words that its value is made of; of a text those up to the next key word. */
  readonly value: readonly Piece[]
  /** Null where what follows is no value of it. */
  readonly read: Value | null
  /** How many words of the line it takes, the key word among them. */
  readonly length: number
  /** Where the text goes on, it may be a part of it: initials, a text written on, or behind a comma and without a value. */
  readonly isLoose: boolean
}

/** A value has no more words than these, but for a text. */
const mostWords = 8

/** The key words of a line, by the index of their first word. Each is known with those behind it, hence from the last on. */
export function keysIn(pieces: readonly Piece[], today: Day): ReadonlyMap<number, Key> {
  const keys = new Map<number, Key>()
  for (let i = pieces.length - 1; i >= 0; i -= 1) {
    const key = keyAt(pieces, i, keys, today)
    if (key !== null) keys.set(i, key)
  }
  return keys
}

/** How many words there are from one on before the next key word that is surely one. */
function wordsBefore(keys: ReadonlyMap<number, Key>, from: number, end: number): number {
  for (let i = from; i < end; i += 1) if (keys.get(i)?.isLoose === false) return i - from
  return end - from
}

function keyAt(pieces: readonly Piece[], at: number, keys: ReadonlyMap<number, Key>, today: Day): Key | null {
  const [first] = pieces.slice(at, at + 1)
  if (first === undefined || first.isQuoted) return null
  // What was said goes on to the end of the line, whatever words it has.
  const behind = (n: number, topic: Topic) =>
    pieces.slice(at + n, topic === 'summary' ? undefined : at + n + wordsBefore(keys, at + n, pieces.length))
  const alone = longestRun(pieces.slice(at), 2, topicOf)
  if (alone !== null) {
    const { made, run } = alone
    const label = { ...first, ...placeOf(run), text: together(run) }
    const key = keyWith(made, label, behind(run.length, made.topic), run.length, today)
    const next = keys.get(at + run.length)
    // 需求 无需求: the key word is said twice, its value once.
    if (key?.read === null && next?.topic === key.topic && next.read !== null && next.read.is !== 'text')
      return { ...next, label, length: run.length + next.length }
    return key
  }
  return (
    writtenOn(first, (topic) => behind(1, topic), today) ??
    writtenBehind(first, today) ??
    saidBefore(pieces.slice(at), (n) => keys.get(at + n), today)
  )
}

/** A key word that is written on to its value: 3天后跟进, 明年3月监审, 无需求. What may be a text is none. */
function writtenBehind(piece: Piece, today: Day): Key | null {
  const plain = plainWord(piece.text)
  if (plain.length !== piece.text.length) return null
  for (const { text, topic, isInitials } of topicWords) {
    if (isInitials || !plain.endsWith(text) || plain === text) continue
    const from = piece.to - text.length
    const value = { ...piece, text: piece.text.slice(0, -text.length), to: from }
    const { read } = valueBehind(topic, [value], today)
    if (read === null || read.is === 'text' || !isAhead(read, topic, today)) continue
    const label = { ...piece, text: piece.text.slice(-text.length), from }
    return { topic, label, value: [value], read, length: 1, isLoose: false }
  }
  return null
}

/** The same with a blank between: 3天后 跟进, 无 需求. The key word has nothing behind it that is its own. */
function saidBefore(pieces: readonly Piece[], keyOf: (n: number) => Key | undefined, today: Day): Key | null {
  for (let n = Math.min(2, pieces.length - 1); n > 0; n -= 1) {
    const key = keyOf(n)
    const value = pieces.slice(0, n)
    if (key === undefined || key.read !== null || [...value.keys()].some((i) => i > 0 && keyOf(i) !== undefined))
      continue
    const { read, run } = valueBehind(key.topic, value, today)
    if (read === null || read.is === 'text' || run.length < n || !isAhead(read, key.topic, today)) continue
    return { ...key, value, read, length: n + 1, isLoose: false }
  }
  return null
}

/** Whether a day in front is that of the key word behind it: one that lies ahead is no contact's own. */
const isAhead = (read: Value, topic: Topic, today: Day): boolean =>
  topic !== 'followUp' || (read.is === 'day' && 'day' in read.said && read.said.day > today)

const topicOf = (text: string): { readonly topic: Topic; readonly isInitials: boolean } | null => {
  const word = wordOf(text.replace(/[:：]$/u, ''))
  return word !== null && word.means.is === 'topic' ? { topic: word.means.value, isInitials: word.isInitials } : null
}

function keyWith(
  { topic, isInitials }: { readonly topic: Topic; readonly isInitials: boolean },
  label: Piece,
  behind: readonly Piece[],
  taken: number,
  today: Day,
): Key | null {
  const { read, run } = valueBehind(topic, behind, today)
  // A customer may have the same initials: they are the key word's only where its value follows.
  if (isInitials && read === null) return null
  const isLoose = read === null && label.isBehindComma
  return { topic, label, value: run, read, length: taken + (read === null ? 0 : run.length), isLoose }
}

/** A key word with its value written on to it: 跟进下周三, 需求：扩项. */
function writtenOn(piece: Piece, behind: (topic: Topic) => readonly Piece[], today: Day): Key | null {
  const plain = plainWord(piece.text)
  // Where a character is as wide as two, what is written on has no place of its own.
  if (plain.length !== piece.text.length) return null
  for (const { text, topic, isInitials } of topicWords) {
    if (!plain.startsWith(text)) continue
    const hasColon = plain.charAt(text.length) === ':'
    const from = piece.from + text.length + (hasColon ? 1 : 0)
    const label = { ...piece, text: piece.text.slice(0, text.length), to: piece.from + text.length }
    const rest = { ...piece, from, text: piece.text.slice(from - piece.from), isBehindComma: false }
    if (rest.text === '') continue
    const { read, run } = valueBehind(topic, [rest, ...behind(topic)], today)
    const isText = read?.is === 'text'
    // In English a word may begin like a key word.
    const mayBeText = hasColon || (!isInitials && /\p{sc=Han}/u.test(text))
    if (read === null ? !hasColon : isText && !mayBeText) continue
    const length = read === null ? 1 : run.length
    return { topic, label, value: run, read, length, isLoose: isText && !hasColon }
  }
  return null
}

/** Other words that say so, and initials, are kept as 无 unless they stand in quotes. */
const keptAsTyped = /^(?:无|没有|暂无|none)$/iu

/** What the words behind a key word are as its value, and which of them. */
function valueBehind(
  topic: Topic,
  behind: readonly Piece[],
  today: Day,
): { readonly read: Value | null; readonly run: readonly Piece[] } {
  const found = longestRun(behind, mostWords, (text): Value | null => {
    if (topic === 'followUp') {
      const said = dayOf(text, today, 'ahead')
      return said === null ? null : { is: 'day', said }
    }
    if (topic === 'needs') {
      const word = wordOf(text)
      if (word?.means.is !== 'none') return null
      const isKept = behind[0]?.isQuoted === true || keptAsTyped.test(text)
      return { is: 'none', text: isKept ? text : '无' }
    }
    if (topic === 'summary') return null
    const said = surveillanceOf(text, today)
    if (said === null) return null
    return 'either' in said ? { is: 'either', days: said.either } : { is: 'surveillance', text: said.text }
  })
  if (found !== null) return { read: found.made, run: found.run }
  const takesText = topic === 'needs' || topic === 'summary'
  return takesText && behind.length > 0
    ? { read: { is: 'text' }, run: behind }
    : { read: null, run: behind.slice(0, 1) }
}
