import type { Day } from '../../../../clause/day.ts'
import { listedDay } from '../../../../clause/listed-day.ts'
import { type Reason, reason } from '../../../../clause/reason.ts'
import { remembered } from '../../../../clause/remembered.ts'
import type { NamedCustomer } from '../../../../customer/customer/listed-customer.ts'
import { orNothing, trimmed } from '../../../../intake/blank.ts'
import type { ReadRow } from '../../../../intake/import.ts'
import { type Remark, remark } from '../../../../intake/remark.ts'
import { valueNamed } from '../../../../intake/value-named.ts'
import type { Answers, Item } from '../../../questionnaire/rules.ts'
import { type ReturnOutcome, returnOutcomes } from '../../../rules.ts'
import { type AnswerFault, answerOf, blanksOf, blanksText, isFault } from '../../answers.ts'
import { answerField, type ReturnField } from '../../headers.ts'
import { importWords } from './words.ts'

/** An answer by the place of its item on the form. */
export type PlacedAnswer = readonly [place: number, answer: number]

/**
 * A row of a list of returns: a whole form, or, in a long list, one answer of it. What a row doesn't tell is left out:
 * a hundred thousand of them wait to be written.
 */
export interface ReturnRow extends Partial<NamedCustomer> {
  readonly line: number
  readonly on?: Day
  /** Left out where the form came back. */
  readonly outcome?: Exclude<ReturnOutcome, 'returned'>
  readonly respondent?: string
  readonly comment?: string
  readonly invalid?: string
  readonly answers: readonly PlacedAnswer[]
}

type Cell = (field: string) => string | null

/** Words that lists use for what became of a form besides the names of the values. */
const otherOutcomeNames: Readonly<Record<string, ReturnOutcome>> = {
  收回: 'returned',
  回收: 'returned',
  已回收: 'returned',
  已交: 'returned',
  有效: 'returned',
  yes: 'returned',
  是: 'returned',
  拒绝: 'refused',
  拒绝回答: 'refused',
  拒填: 'refused',
  退回: 'undeliverable',
  退信: 'undeliverable',
  查无此人: 'undeliverable',
  未送达: 'undeliverable',
  地址不详: 'undeliverable',
}

const namingFields = ['customer', 'code', 'creditCode', 'name'] as const satisfies readonly ReturnField[]

interface Given {
  readonly answers: readonly PlacedAnswer[]
  readonly faults: readonly Remark[]
}

/** At most this many texts of a column are remembered: a list of 100,000 rows repeats the same few. */
const mostRemembered = 10_000

/** A day, null where the cell is empty, or why it is none. */
function dayIn(cell: string): Day | null | Reason {
  const text = orNothing(cell)
  return text === null ? null : listedDay(text)
}

const noItem: Given = { answers: [], faults: [] }

/** Reads the rows of a list of returns of one questionnaire. */
export class ReturnReader {
  readonly #items: readonly Item[]
  readonly #isLong: boolean
  readonly #today: Day
  readonly #dayIn = remembered(dayIn, mostRemembered)
  /** The place of the item of that code or text; −1 for no item. */
  readonly #placeOf: (text: string) => number
  /** What stands for each item, in the order of the form. */
  readonly #answerAt: readonly ((text: string) => { readonly meant: number | null | AnswerFault })[]

  constructor(items: readonly Item[], isLong: boolean, today: Day) {
    this.#items = items
    this.#isLong = isLong
    this.#today = today
    this.#placeOf = remembered((text) => {
      const code = text.normalize('NFKC').toLowerCase()
      return items.findIndex(
        (item) => item.code.toLowerCase() === code || item.zh === text || item.en.toLowerCase() === code,
      )
    })
    this.#answerAt = items.map((item) => remembered((text) => ({ meant: answerOf(item, text) })))
  }

  /** The return that a row tells of with what to look at, or everything that is wrong with it. */
  read(line: number, cell: Cell): ReadRow<string, ReturnRow> {
    const refusals: Remark[] = []
    const text = (field: ReturnField): string | null => {
      const raw = cell(field)
      return raw === null ? null : orNothing(raw)
    }
    const named: { -readonly [Field in keyof NamedCustomer]?: string } = {}
    for (const field of namingFields) {
      const value = text(field)
      if (value !== null) named[field] = value
    }
    if (Object.keys(named).length === 0) refusals.push(remark('customer', null, importWords.noCustomer))
    const on = this.#dayIn(cell('on') ?? '')
    if (on !== null && typeof on !== 'string') refusals.push(remark('on', cell('on'), on))
    else if (on !== null && on > this.#today)
      refusals.push(remark('on', cell('on'), importWords.afterToday(this.#today)))
    const outcome = outcomeIn(text('outcome'))
    if (outcome === null) refusals.push(remark('outcome', cell('outcome'), importWords.notAnOutcome))
    const { answers, faults } = this.#isLong ? this.#answerOfRow(cell) : this.#answersOfRow(cell)
    refusals.push(...faults)
    if (outcome !== null && outcome !== 'returned' && answers.length > 0)
      refusals.push(remark('outcome', cell('outcome'), importWords.answersThere))
    const invalid = text('invalid')
    const isBlank = outcome === 'returned' && answers.length === 0 && invalid === null
    if (isBlank && faults.length === 0 && !this.#isLong) refusals.push(remark(null, null, importWords.noAnswers))
    if (refusals.length > 0 || outcome === null || (on !== null && typeof on !== 'string'))
      return { item: null, warnings: [], refusals }
    const respondent = text('respondent')
    const comment = trimmed(cell('comment') ?? '')
    const row: ReturnRow = {
      line,
      ...named,
      answers,
      ...(on === null ? {} : { on }),
      ...(outcome === 'returned' ? {} : { outcome }),
      ...(respondent === null ? {} : { respondent }),
      ...(comment === '' ? {} : { comment }),
      ...(invalid === null ? {} : { invalid }),
    }
    return { item: row, warnings: this.#blanks(row), refusals }
  }

  /** What is said of the blanks of a whole form. */
  #blanks({ outcome, answers }: ReturnRow): Remark[] {
    if (this.#isLong || outcome !== undefined || answers.length === 0) return []
    const blanks = blanksText(blanksOf(this.#items, answersAt(answers, this.#items)))
    return blanks === null ? [] : [remark(null, null, reason('blanks', blanks))]
  }

  /** One column an item. */
  #answersOfRow(cell: Cell): Given {
    const answers: PlacedAnswer[] = []
    const faults: Remark[] = []
    for (const [place, item] of this.#items.entries()) {
      const field = answerField(item)
      const meant = this.#meantAt(place, cell(field) ?? '')
      if (isFault(meant)) faults.push(remark(field, meant.typed, reason('not-an-answer', meant.reason)))
      else if (meant !== null) answers.push([place, meant])
    }
    return { answers, faults }
  }

  /** One row an answer. */
  #answerOfRow(cell: Cell): Given {
    const wrong = (field: string, value: string | null, why: Reason): Given => ({
      answers: [],
      faults: [remark(field, value, why)],
    })
    const typed = trimmed(cell('item') ?? '')
    const raw = cell('answer') ?? ''
    if (typed === '' && trimmed(raw) === '') return noItem
    const place = this.#placeOf(typed)
    if (place < 0) return wrong('item', typed, importWords.noSuchItem)
    const meant = this.#meantAt(place, raw)
    if (isFault(meant)) return wrong('answer', meant.typed, reason('not-an-answer', meant.reason))
    return meant === null ? noItem : { answers: [[place, meant]], faults: [] }
  }

  #meantAt(place: number, raw: string): number | null | AnswerFault {
    return this.#answerAt[place]?.(raw).meant ?? null
  }
}

const outcomeIn = (text: string | null): ReturnOutcome | null =>
  text === null ? 'returned' : valueNamed(text, returnOutcomes, otherOutcomeNames)

/** Answers by place as answers by code, in the order of the form. */
export function answersAt(placed: Iterable<PlacedAnswer>, items: readonly Item[]): Answers {
  const answers: Record<string, number> = {}
  for (const [place, answer] of [...placed].sort(([one], [other]) => one - other)) {
    const item = items[place]
    if (item !== undefined) answers[item.code] = answer
  }
  return answers
}
