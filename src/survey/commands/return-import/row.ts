import { type Day, readDay } from '../../../clause/day.ts'
import type { Words } from '../../../clause/words.ts'
import { orNothing, trimmed } from '../../../customer/blank.ts'
import type { NamedCustomer } from '../../../customer/listed-customer.ts'
import type { ReadRow } from '../../../intake/import.ts'
import { type Remark, remark } from '../../../intake/remark.ts'
import { valueNamed } from '../../../intake/value-named.ts'
import { answerOf, answersOf, blanksOf, blanksText, isFault } from '../../answers.ts'
import type { Answers, Item } from '../../questionnaire.ts'
import { answerField, type ReturnField } from '../../return-headers.ts'
import { type ReturnOutcome, returnOutcomes } from '../../rules.ts'
import { importWords } from './words.ts'

/** A row of a list of returns: a whole form, or, in a long list, one answer of it. */
export interface ReturnRow {
  readonly named: NamedCustomer
  /** Null where the row doesn't tell. */
  readonly on: Day | null
  readonly outcome: ReturnOutcome
  readonly respondent: string | null
  readonly comment: string | null
  readonly invalid: string | null
  /** Null where nothing came back. */
  readonly answers: Answers | null
  /** Whether the row is one answer of a form whose others stand in other rows. */
  readonly isPart: boolean
}

/** A return of the file that waits to be written. */
export interface WaitingReturn {
  readonly line: number
  readonly row: ReturnRow
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

/** Reads a row of either form: the return with what to look at, or everything that is wrong with it. */
export function readReturnRow(
  line: number,
  cell: Cell,
  { items, isLong, today }: { readonly items: readonly Item[]; readonly isLong: boolean; readonly today: Day },
): ReadRow<string, WaitingReturn> {
  const refusals: Remark[] = []
  const text = (field: ReturnField) => orNothing(cell(field) ?? '')
  const named: NamedCustomer = {
    customer: text('customer'),
    code: text('code'),
    creditCode: text('creditCode'),
    name: text('name'),
  }
  if (Object.values(named).every((value) => value === null))
    refusals.push(remark('customer', null, importWords.noCustomer))
  const on = dayIn(cell('on') ?? '')
  if (on === 'none') refusals.push(remark('on', cell('on'), importWords.notADay))
  else if (on !== null && on > today) refusals.push(remark('on', cell('on'), importWords.afterToday(today)))
  const outcome =
    text('outcome') === null ? 'returned' : valueNamed(cell('outcome') ?? '', returnOutcomes, otherOutcomeNames)
  if (outcome === null) refusals.push(remark('outcome', cell('outcome'), importWords.notAnOutcome))
  const given = isLong ? answerOfRow(items, cell) : answersOfRow(items, cell)
  refusals.push(...given.faults)
  const { answers } = given
  const isBlank = Object.keys(answers).length === 0
  if (outcome !== null && outcome !== 'returned' && !isBlank)
    refusals.push(remark('outcome', cell('outcome'), importWords.answersThere))
  const invalid = text('invalid')
  if (outcome === 'returned' && isBlank && invalid === null && given.faults.length === 0 && !isLong)
    refusals.push(remark(null, null, importWords.noAnswers))
  if (refusals.length > 0 || outcome === null || on === 'none') return { item: null, warnings: [], refusals }
  const blanks = isLong || outcome !== 'returned' || isBlank ? null : blanksText(blanksOf(items, answers))
  const row: ReturnRow = {
    named,
    on,
    outcome,
    respondent: text('respondent'),
    comment: trimmed(cell('comment') ?? '') === '' ? null : trimmed(cell('comment') ?? ''),
    invalid,
    answers: outcome === 'returned' ? answers : null,
    isPart: isLong,
  }
  return { item: { line, row }, warnings: blanks === null ? [] : [remark(null, null, blanks)], refusals: [] }
}

interface Given {
  readonly answers: Answers
  readonly faults: readonly Remark[]
}

/** One column an item. */
function answersOfRow(items: readonly Item[], cell: Cell): Given {
  const { answers, faults } = answersOf(items, (item) => cell(answerField(item)) ?? '')
  return { answers, faults: faults.map(({ item, typed, reason }) => remark(answerField(item), typed, reason)) }
}

/** One row an answer. */
function answerOfRow(items: readonly Item[], cell: Cell): Given {
  const wrong = (field: string, value: string | null, reason: Words): Given => ({
    answers: {},
    faults: [remark(field, value, reason)],
  })
  const typed = trimmed(cell('item') ?? '')
  if (typed === '' && trimmed(cell('answer') ?? '') === '') return { answers: {}, faults: [] }
  const code = typed.normalize('NFKC').toLowerCase()
  const item = items.find(
    (each) => each.code.toLowerCase() === code || each.zh === typed || each.en.toLowerCase() === code,
  )
  if (item === undefined) return wrong('item', typed, importWords.noSuchItem)
  const answer = answerOf(item, cell('answer') ?? '')
  if (isFault(answer)) return wrong('answer', answer.typed, answer.reason)
  return { answers: answer === null ? {} : { [item.code]: answer }, faults: [] }
}

/** A day with or without the time of day that online forms put behind it; null where it is empty. */
function dayIn(cell: string): Day | null | 'none' {
  const text = orNothing(cell)
  if (text === null) return null
  const day = readDay(text.replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/, ''))
  return day === null || day === 'open' ? 'none' : day
}
