import type { Day } from '../../../clause/day.ts'
import type { Month } from '../../../clause/month.ts'
import { withoutClock } from '../../../clause/written-day.ts'
import type { Channel, Outcome } from '../../contact/rules.ts'
import { saysUndecided } from '../../contact/topics.ts'
import { lineWords } from '../words.ts'
import { type DaySaid, dayOf } from './day.ts'
import { type Fault, fault } from './fault.ts'
import { longestRun, type Piece, type Place, piecesOf, placeOf } from './pieces.ts'
import { surnameAndTitle, type Titled } from './titled.ts'
import { type Key, keysIn } from './topics.ts'
import { type Known, wordOf } from './vocabulary.ts'

/** A value with where it stands in the line. */
export interface Told<Value> extends Place {
  readonly value: Value
}

/** A word before the first key word that is none of the grammar: a name, unless it is a month where a day is wanted. */
export interface Name extends Piece {
  readonly month: Month | null
}

/** What a line says, as far as it can be told without the register. Null is what it doesn't say. */
export interface LineRead {
  readonly on: Told<Day> | null
  /** The time of day that was said of it: it is kept with what was said. */
  readonly clock: string | null
  readonly channel: Told<Channel> | null
  readonly outcome: Told<Outcome> | null
  readonly surveillance: Told<string> | null
  readonly needs: Told<string> | null
  readonly followUp: Told<Day> | null
  readonly summary: Told<string> | null
  /** Runs of neighbouring names: of customers, persons and staff. */
  readonly names: readonly (readonly Name[])[]
  /** Persons by their surname and how they are addressed. */
  readonly persons: readonly Titled[]
  /** Days that may be either of two. */
  readonly eithers: readonly Told<readonly [Day, Day]>[]
  readonly faults: readonly Fault[]
}

/** What the words before the first key word say, one by one. */
type Front =
  | { readonly is: 'word'; readonly word: Known; readonly run: readonly Piece[] }
  | { readonly is: 'day'; readonly said: DaySaid; readonly isInitials: boolean; readonly run: readonly Piece[] }
  | { readonly is: 'person'; readonly person: Titled }
  | { readonly is: 'name'; readonly name: Name }

/** Days are said in no more words than these: the day before yesterday. */
const mostWords = 5

/** Reads a line as of today: days of contacts lie in the past, those of 监审 and 跟进 ahead. Everything that is wrong is in `faults`. */
export function readLine(line: string, today: Day): LineRead {
  const pieces = piecesOf(line)
  const keys = keysIn(pieces, today)
  const begin = [...keys.keys()].reduce((first, each) => Math.min(first, each), pieces.length)
  const faults: Fault[] = []
  const eithers: Told<readonly [Day, Day]>[] = []
  const front = readFront(line, frontOf(pieces.slice(0, begin), today), today, faults, eithers)
  const behind = readTopics(line, pieces, begin, keys, front.on?.value ?? today, faults, eithers)
  return { ...front, ...behind, eithers, faults }
}

/** What each of the words is: a word of the grammar, a day, a person who is addressed, or a name. */
function frontOf(pieces: readonly Piece[], today: Day): Front[] {
  const front: Front[] = []
  for (let i = 0; i < pieces.length; ) {
    const rest = pieces.slice(i)
    const found = frontAt(rest, today)
    front.push(found)
    i += found.is === 'word' || found.is === 'day' ? found.run.length : found.is === 'person' ? found.person.words : 1
  }
  return front
}

function frontAt(rest: readonly Piece[], today: Day): Front {
  const [piece] = rest as readonly [Piece, ...Piece[]]
  if (piece.isQuoted) return { is: 'name', name: { ...piece, month: null } }
  const person = surnameAndTitle(rest)
  if (person !== null) return { is: 'person', person }
  const word = longestRun(rest, 3, (text) => {
    const known = wordOf(text)
    return known?.means.is === 'channel' || known?.means.is === 'outcome' ? known : null
  })
  const day = longestRun(rest, mostWords, (text) => dayOf(text, today, 'past'))
  if (word !== null && word.run.length >= (day?.run.length ?? 0)) return { is: 'word', word: word.made, run: word.run }
  if (day !== null && !('month' in day.made)) {
    const isInitials = wordOf(day.run[0]?.text ?? '')?.isInitials === true
    return { is: 'day', said: day.made, isInitials, run: day.run }
  }
  return { is: 'name', name: { ...piece, month: day !== null && 'month' in day.made ? day.made.month : null } }
}

/** What is said before the first key word. What is typed by initials is a name where the same is said in full. */
function readFront(
  line: string,
  front: readonly Front[],
  today: Day,
  faults: Fault[],
  eithers: Told<readonly [Day, Day]>[],
) {
  const isFull = (is: string) =>
    front.some((each) =>
      each.is === 'word' ? each.word.means.is === is && !each.word.isInitials : each.is === is && !isByInitials(each),
    )
  const names: Name[][] = []
  const persons: Titled[] = []
  const days: Told<DaySaid>[] = []
  const channels: (Told<Channel> & { readonly outcome: Outcome | undefined })[] = []
  const outcomes: (Told<Outcome> & { readonly channel: Channel | undefined })[] = []
  let isBeside = false
  const name = (each: Name) => {
    if (isBeside && !each.isBehindComma) names.at(-1)?.push(each)
    else names.push([each])
    isBeside = true
  }
  for (const each of front) {
    const wasBeside: boolean = isBeside
    isBeside = false
    if (each.is === 'person') persons.push(each.person)
    else if (each.is === 'name') {
      isBeside = wasBeside
      name(each.name)
    } else {
      const is = each.is === 'day' ? 'day' : each.word.means.is
      const [first] = each.run
      if (isByInitials(each) && isFull(is) && first !== undefined) {
        isBeside = wasBeside
        name({ ...first, month: null })
      } else if (each.is === 'day') days.push({ value: each.said, ...placeOf(each.run) })
      else if (each.word.means.is === 'channel')
        channels.push({ value: each.word.means.value, outcome: each.word.means.outcome, ...placeOf(each.run) })
      else if (each.word.means.is === 'outcome')
        outcomes.push({ value: each.word.means.value, channel: each.word.means.channel, ...placeOf(each.run) })
    }
  }
  const channel = theOne(channels, lineWords.twoChannels, faults)
  const outcome = theOne(outcomes, lineWords.twoOutcomes, faults)
  return {
    ...{ names, persons, on: dayOfContact(days, today, faults, eithers) },
    clock: days.map(({ from, to }) => clockIn(line.slice(from, to))).find((each) => each !== null) ?? null,
    channel: channel ?? (outcome?.channel === undefined ? null : { ...outcome, value: outcome.channel }),
    outcome: outcome ?? (channel?.outcome === undefined ? null : { ...channel, value: channel.outcome }),
  }
}

const isByInitials = (each: Front): boolean =>
  each.is === 'day' ? each.isInitials : each.is === 'word' && each.word.isInitials

/** The one that was said; the same again is no matter, another is a fault. */
function theOne<Each extends Told<unknown>>(
  said: readonly Each[],
  words: (values: readonly Each['value'][]) => Fault['words'],
  faults: Fault[],
): Each | null {
  const others = said.filter(({ value }) => value !== said[0]?.value)
  if (others.length > 0) faults.push(fault(words([...new Set(said.map(({ value }) => value))]), ...said))
  return said[0] ?? null
}

/** The hour behind a day: of 昨天下午3点 the 下午3点. */
function clockIn(said: string): string | null {
  const clock = said.slice(withoutClock(said)?.length ?? 0).trim()
  return clock !== said && /[\d点时]/u.test(clock) ? clock : null
}

function dayOfContact(
  said: readonly Told<DaySaid>[],
  today: Day,
  faults: Fault[],
  eithers: Told<readonly [Day, Day]>[],
): Told<Day> | null {
  const days: Told<Day>[] = []
  for (const { value, ...at } of said) {
    if ('either' in value) eithers.push({ value: value.either, ...at })
    else if ('day' in value && value.day > today) faults.push(fault(lineWords.dayAhead(value.day, today), at))
    else if ('day' in value) days.push({ value: value.day, ...at })
  }
  return theOne(days, lineWords.twoDays, faults)
}

/** What is said from the first key word on. */
function readTopics(
  line: string,
  pieces: readonly Piece[],
  begin: number,
  keys: ReadonlyMap<number, Key>,
  on: Day,
  faults: Fault[],
  eithers: Told<readonly [Day, Day]>[],
) {
  const surveillance: Told<string>[] = []
  const needs: Told<string>[] = []
  const followUps: Told<Day>[] = []
  const said: Told<string>[] = []
  const slice = (at: Place): Told<string> => ({ ...at, value: line.slice(at.from, at.to) })
  let isSaying = false
  for (let i = begin; i < pieces.length; ) {
    const key = keys.get(i)
    const piece = pieces[i] as Piece
    if (key === undefined || (key.isLoose && i > begin)) {
      // Words one behind the other stay as they were typed, with what stands between them.
      if (isSaying) said.push(slice({ from: said.pop()?.from ?? piece.from, to: piece.to }))
      else said.push({ from: piece.from, to: piece.to, value: piece.text })
      isSaying = true
      i += 1
      continue
    }
    isSaying = false
    const { label, read, value } = key
    const at = { from: label.from, to: placeOf(value).to || label.to }
    i += key.length
    if (read === null) faults.push(fault(noValue(key), at))
    else if (read.is === 'either') eithers.push({ value: read.days, ...placeOf(value) })
    else if (read.is === 'surveillance') {
      const text = key.topic === 'renewal' ? `${lineWords.renewal} ${read.text}` : read.text
      surveillance.push({ ...at, value: text })
    } else if (read.is === 'none') needs.push({ ...at, value: read.text })
    else if (read.is === 'day') {
      if ('either' in read.said) eithers.push({ value: read.said.either, ...placeOf(value) })
      else {
        const day = followUpOf(read.said, label.text, on, at, faults)
        if (day !== null) followUps.push({ ...at, value: day })
      }
    } else if (key.topic === 'needs') {
      const [only, ...more] = value
      const quoted = only?.isQuoted === true && more.length === 0
      needs.push({ ...at, value: quoted ? only.text : slice(placeOf(value)).value })
    } else {
      said.push(slice({ from: placeOf(value).from, to: pieces.at(-1)?.to ?? at.to }))
      break
    }
  }
  const texts = said.map(({ value }) => value)
  const summary = texts.join(/\p{sc=Han}/u.test(texts.join('')) ? '，' : ', ')
  return {
    surveillance: once(surveillance, faults),
    needs: once(needs, faults),
    followUp: once(followUps, faults),
    summary: summary === '' ? null : { ...placeOf(said), value: summary },
  }
}

/** What may be said once, whatever it says. */
function once<Value>(said: readonly Told<Value>[], faults: Fault[]): Told<Value> | null {
  if (said.length > 1) faults.push(fault(lineWords.saidTwice, ...said))
  return said[0] ?? null
}

/** What is missing behind a key word; of a time that is not decided yet, why. */
function noValue({ topic, label, value: [next] }: Key): Fault['words'] {
  const isTime = topic === 'surveillance' || topic === 'renewal'
  if (isTime && next !== undefined && saysUndecided(next.text)) return lineWords.notDecided(next.text)
  return lineWords.noValue(topic, label.text, next?.text ?? null)
}

function followUpOf(
  said: Exclude<DaySaid, { readonly either: unknown }>,
  label: string,
  on: Day,
  at: Place,
  faults: Fault[],
): Day | null {
  if ('day' in said && said.day >= on) return said.day
  if ('day' in said) faults.push(fault(lineWords.followUpBefore(label, said.day, on), at))
  else faults.push(fault(lineWords.aMonth(said.month), at))
  return null
}
