import type { Day } from '../../clause/day.ts'
import { Problem } from '../../clause/problem.ts'
import type { Db } from '../../register/register.ts'
import { type Flag, valueTyped } from '../../terminal/flag.ts'
import { contact } from '../contact/contact.ts'
import { type Named, namesIn } from './names.ts'
import { type Fault, fault } from './rules/fault.ts'
import { type LineRead, type Name, readLine, type Told } from './rules/reading.ts'
import { lineWords } from './words.ts'

/** A line as far as it was understood, with everything that is wrong with it. */
export interface Understood {
  readonly line: string
  readonly on: Day
  readonly read: LineRead
  readonly named: Named
  /** What nobody but whoever typed it can mend: two customers, a day that lies ahead. */
  readonly wrong: readonly Fault[]
  /** What a question would settle: who a word is, which of several is meant, what is missing. */
  readonly open: readonly Fault[]
}

/** Understands a line as of today. */
export async function understoodLine(db: Db, line: string, today: Day): Promise<Understood> {
  const read = readLine(line, today)
  const on = read.on?.value ?? today
  const named = await namesIn(db, line, read, on)
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
    ...unknown.map((each) => fault(lineWords.unknown(each.text), each)),
    ...named.faults.filter((each) => !isWrong(named)(each)),
    ...(named.customer === null && named.customers === null && unknown.length === 0
      ? [fault(lineWords.noCustomer)]
      : []),
    ...(read.channel === null ? [fault(lineWords.noChannel)] : []),
  ]
  return { line, on, read, named, wrong, open }
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
