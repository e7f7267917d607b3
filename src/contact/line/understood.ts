import type { Day } from '../../clause/day.ts'
import { Problem } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import type { Db } from '../../register/register.ts'
import type { Flag } from '../../terminal/flag.ts'
import { valueTyped } from '../../terminal/typed-value.ts'
import { contact } from '../contact/contact.ts'
import { type Lookups, type Named, namesIn } from './names.ts'
import { type Glued, gluedIn, gluedToName } from './rules/apart.ts'
import { type Fault, fault } from './rules/fault.ts'
import { type Piece, type Place, piecesOf } from './rules/pieces.ts'
import { type LineRead, type Name, readLine, type Told } from './rules/reading.ts'
import { wordOf } from './rules/vocabulary.ts'
import { lineWords } from './words.ts'

/** Words that were typed without blanks between them and may be read in several ways, each as it would stand apart. */
export type Doubt = Told<readonly string[]>

/** A line as far as it was understood, with everything that is wrong with it. */
export interface Understood {
  /** As it was understood: words that were written on to each other stand apart. */
  readonly line: string
  readonly on: Day
  readonly read: LineRead
  readonly named: Named
  readonly doubt: Doubt | null
  /** Where customer or channel are missing and stand behind a key word, the line with them in front. */
  readonly reordered: string | null
  /** What nobody but whoever typed it can mend: two customers, a day that lies ahead. */
  readonly wrong: readonly Fault[]
  /** What a question would settle: who a word is, which of several is meant, what is missing. */
  readonly open: readonly Fault[]
}

/**
 * Understands a line as of today. Words that are written on to each other are taken apart where they are all known and can be read in one
 * way; a customer may stand among them. `whole` are words that are meant as they stand.
 */
export async function understoodLine(
  db: Db,
  typed: string,
  today: Day,
  whole: ReadonlySet<string> = new Set(),
): Promise<Understood> {
  const kept = new Set(whole)
  const asked: Lookups = new Map()
  // A line that was copied from a sheet has tabs between its words.
  let line = typed.replaceAll('\t', ' ')
  let understood = await asItStands(db, line, today, asked)
  for (;;) {
    const glued = gluedIn(line, today, kept) ?? gluedNames(understood, today, kept)
    if (glued === null) return withOrder(db, understood, today, asked)
    const { piece, readings } = glued
    const likely: Understood[] = []
    for (const each of readings) likely.push(await asItStands(db, put(line, piece, each), today, asked))
    const fitting = readings.map((reading, i) => ({ reading, as: likely[i] as Understood }))
    const known = fitting.filter(({ reading, as }) => !hasUnknown(as, piece, reading))
    if (known.length > 1)
      return doubting(
        understood,
        piece,
        known.map((each) => each.reading),
      )
    const one = known[0] ?? apartFrom(fitting)
    for (const part of one?.reading.split(' ') ?? [piece.text]) kept.add(part)
    if (one === undefined) continue
    line = one.as.line
    understood = one.as
  }
}

/** So many words at the end of a line are looked at: customer, day, channel and person, each of one word or two. */
const mostBehind = 6

/**
 * A line that names no customer or no channel, where the last words of it would: 监审 2027-03 需求 无 艺科 昨天 电话. They are what was said
 * unless whoever typed it says otherwise.
 */
async function withOrder(db: Db, understood: Understood, today: Day, asked: Lookups): Promise<Understood> {
  const { line, named, read, wrong, open } = understood
  const isSettled = named.customer !== null && read.channel !== null
  if (isSettled || named.customers !== null || named.unknown.length > 0 || wrong.length > 0) return understood
  const pieces = piecesOf(line)
  const told = [read.surveillance, read.needs, read.followUp, read.summary].flatMap((each) =>
    each === null ? [] : [each.from],
  )
  const first = Math.min(...told, line.length)
  let reordered: string | null = null
  for (const { from } of pieces.slice(-mostBehind).reverse()) {
    if (from <= first) break
    const other = `${line.slice(from)} ${line.slice(0, from)}`.trim()
    const { named, read: otherRead, wrong, open } = await asItStands(db, other, today, asked)
    if (named.customer !== null && otherRead.channel !== null && wrong.length + open.length === 0) reordered = other
    else if (reordered !== null) break
  }
  if (reordered === null) return understood
  return { ...understood, reordered, open: [...open, fault(lineWords.otherOrder(reordered))] }
}

/** Where nobody has the name, that of which most words are known: more than one, else it may be a name as it stands. */
function apartFrom<Read extends { readonly reading: string }>(readings: readonly Read[]): Read | undefined {
  const words = ({ reading }: Read) => reading.split(' ').length
  const most = Math.max(...readings.map(words))
  const [one, ...others] = readings.filter((each) => words(each) === most)
  return most > 2 && others.length === 0 ? one : undefined
}

/** Replaces a place of a line by another text. */
export const put = (line: string, { from, to }: Place, text: string): string =>
  line.slice(0, from) + text + line.slice(to)

/** A name that nobody has, with words of the grammar written on to it. */
function gluedNames({ named }: Understood, today: Day, kept: ReadonlySet<string>): Glued | null {
  for (const piece of named.unknown) {
    const readings = piece.isQuoted || kept.has(piece.text) ? [] : gluedToName(piece.text, today)
    if (readings.length > 0) return { piece, readings }
  }
  return null
}

/** Whether a reading that stands in the place of a word leaves something of it that nobody knows. */
const hasUnknown = ({ named }: Understood, { from }: Place, reading: string): boolean =>
  named.unknown.some((each) => each.from >= from && each.to <= from + reading.length)

function doubting(understood: Understood, { text, from, to }: Piece, readings: readonly string[]): Understood {
  const open = [fault(lineWords.severalReadings(text, readings), { from, to })]
  const others = understood.open.filter(({ at }) => !at.some((each) => each.from === from))
  return { ...understood, doubt: { from, to, value: readings }, open: [...open, ...others] }
}

async function asItStands(db: Db, line: string, today: Day, asked: Lookups): Promise<Understood> {
  const read = readLine(line, today)
  const on = read.on?.value ?? today
  const named = await namesIn(db, line, read, on, asked)
  const months = named.unknown.flatMap((each) =>
    each.month === null ? [] : [fault(lineWords.aMonth(each.month), each)],
  )
  const others = named.unknown.filter(({ month }) => month === null)
  const noDays = others.filter(isDayLike).map((each) => fault(lineWords.noSuchDay(each.text), each))
  const wrong = [
    ...[...read.faults, ...named.faults.filter(isWrong(named)), ...months],
    ...[...noDays, ...refusedTexts(read, named)],
  ]
  const unknown = others.filter((each) => !isDayLike(each))
  const open = [
    ...unknown.map((each) => fault(unknownWords(each.text), each)),
    ...named.faults.filter((each) => !isWrong(named)(each)),
    ...read.eithers.map((each) => fault(lineWords.eitherDay(each.value), each)),
    ...(named.customer === null && named.customers === null && unknown.length === 0
      ? [fault(lineWords.noCustomer)]
      : []),
    ...(read.channel === null ? [fault(lineWords.noChannel)] : []),
  ]
  return { line, on, read, named, doubt: null, reordered: null, wrong, open }
}

/** What is said of a word that is nobody's: of the initials of a key word that its value is not there. */
function unknownWords(text: string): Words {
  const means = wordOf(text)?.means
  return means?.is === 'topic' ? lineWords.noValue(means.value, text, null) : lineWords.unknown(text)
}

/** Whether it is written as a day is, such as 11-31: since it is none that the calendar has, it is a slip. */
const isDayLike = ({ text }: Name): boolean =>
  /^(?:\d{2,4}[-/.年])?\d{1,2}[-/.月]\d{1,2}[日号]?$/u.test(text.normalize('NFKC'))

/** Which of several customers or persons is meant can be asked. */
const isWrong =
  ({ customers, persons }: Named) =>
  ({ at }: Fault): boolean =>
    ![customers, persons].some((each) => each !== null && at.length === 1 && at[0]?.from === each.from)

/** What is said where a text of the line is kept: too long, or no answer to its topic (4.3.2). */
function refusedTexts({ surveillance, needs, summary }: LineRead, { person }: Named): Fault[] {
  const { fields } = contact
  const texts: readonly (readonly [Flag, string, Told<string> | null])[] = [
    [fields.surveillance.flag, '监审', surveillance],
    [fields.needs.flag, '需求', needs],
    [fields.summary.flag, '内容', summary],
    [fields.person.flag, '联系人', person === null ? null : { value: person, from: 0, to: 0 }],
  ]
  return texts.flatMap(([flag, label, told]) => {
    if (told === null) return []
    try {
      valueTyped(flag, told.value, label)
      return []
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return [told.to === 0 ? fault(error.words) : fault(error.words, told)]
    }
  })
}
