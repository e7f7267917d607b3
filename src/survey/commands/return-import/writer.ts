import type { Day } from '../../../clause/day.ts'
import { ListedCustomers } from '../../../customer/listed-customer.ts'
import type { RowWriter, Taken } from '../../../intake/import.ts'
import { type Remark, remark } from '../../../intake/remark.ts'
import { requireRole } from '../../../office/store.ts'
import type { Write } from '../../../register/register.ts'
import type { Answers, Questionnaire } from '../../questionnaire.ts'
import type { Round } from '../../store/round.ts'
import {
  addReturn,
  changeReturn,
  type EarlierReturns,
  earlierReturns,
  listSampled,
  type NewReturn,
  type Sampled,
} from '../../store/sampled.ts'
import { requireOpen } from '../sampled-record.ts'
import type { ReturnRow, WaitingReturn } from './row.ts'
import { importWords } from './words.ts'

const taken = (
  outcome: Taken<string>['outcome'],
  { warnings = [], refusals = [] }: { warnings?: readonly Remark[]; refusals?: readonly Remark[] } = {},
): Taken<string> => ({ outcome, warnings, replaced: [], refusals })

const refused = (field: string | null, value: string | null, reason: Remark['reason']): Taken<string> =>
  taken('rejected', { refusals: [remark(field, value, reason)] })

/** A form as the file has told of it so far, on top of what is on record. */
interface Form {
  readonly sampled: Sampled
  /** The line that began it. */
  readonly line: number
  given: Omit<NewReturn, 'sampledId' | 'staffId'>
  changed: boolean
}

export interface ReturnList {
  readonly round: Round
  readonly questionnaire: Questionnaire
  /** For rows that don't tell. */
  readonly on: Day
}

/**
 * Puts returns together, row by row, and writes each form once. One customer has one form: what is on record is filled
 * where it was blank and never replaced.
 */
export class ReturnWriter implements RowWriter<string, WaitingReturn> {
  readonly #tx: Write
  readonly #list: ReturnList
  readonly #customers: ListedCustomers
  readonly #forms = new Map<number, Form>()
  #sampled: ReadonlyMap<number, Sampled> | null = null
  #earlier: EarlierReturns | null = null
  #staffId = 0
  #written = 0
  /** Customers of whom the file has nothing but blank items. */
  readonly #blankForms = new Set<string>()

  constructor(tx: Write, list: ReturnList) {
    this.#tx = tx
    this.#list = list
    this.#customers = new ListedCustomers(tx.db)
  }

  async take(_place: number, { line, row }: WaitingReturn): Promise<Taken<string>> {
    const sampled = await this.#begun()
    const matched = await this.#customers.match(row.named)
    if ('problem' in matched) return taken('rejected', { refusals: [matched.problem] })
    const { number } = this.#list.round
    const found = sampled.get(matched.customerId)
    if (found === undefined) return refused('customer', nameIn(row), importWords.notSampled(number))
    if (found.issuedOn === null) return refused('customer', nameIn(row), importWords.notIssued(number))
    if ((row.on ?? this.#list.on) < found.issuedOn)
      return refused('on', row.on ?? this.#list.on, importWords.beforeIssue(found.issuedOn))
    const form = this.#forms.get(found.id)
    return form === undefined ? this.#begin(found, line, row) : this.#goOn(form, row)
  }

  /** What is asked of the register once, before the first row. */
  async #begun(): Promise<ReadonlyMap<number, Sampled>> {
    if (this.#sampled !== null) return this.#sampled
    const { round } = this.#list
    this.#staffId = (await requireRole(this.#tx, 'business', '4.5.2')).id
    await requireOpen(this.#tx.db, round, this.#tx.today)
    this.#earlier = await earlierReturns(this.#tx.db)
    this.#sampled = new Map(
      (await listSampled(this.#tx.db, round, this.#tx.today)).map((each) => [each.customerId, each]),
    )
    return this.#sampled
  }

  /** The first row of the file about a form. */
  #begin(sampled: Sampled, line: number, row: ReturnRow): Taken<string> {
    const { returned } = sampled
    if (returned === null) {
      const given = givenBy(row, this.#list.on)
      if (isBlankPart(row)) return this.#blank(sampled, row)
      if (this.#earlier?.takenBack(sampled.id, given) === true)
        return taken('unchanged', { warnings: [remark(null, null, importWords.takenBack)] })
      this.#blankForms.delete(sampled.customer)
      this.#forms.set(sampled.id, { sampled, line, given, changed: true })
      return taken('created')
    }
    const form: Form = { sampled, line, given: returned, changed: false }
    const result = this.#goOn(form, row)
    if (result.outcome !== 'rejected') this.#forms.set(sampled.id, form)
    return result
  }

  /** One blank item of a form that the file says no more of so far. */
  #blank({ customer }: Sampled, { respondent, comment }: ReturnRow): Taken<string> {
    if (respondent !== null || comment !== null) return refused(null, null, importWords.noAnswers)
    this.#blankForms.add(customer)
    return taken('unchanged')
  }

  /** A further row about a form: it may fill what is blank; where it says otherwise it is refused, naming where. */
  #goOn(form: Form, row: ReturnRow): Taken<string> {
    const { given, sampled } = form
    if (given.outcome !== 'returned' && row.outcome === 'returned' && !isBlankPart(row)) {
      form.given = givenBy(row, this.#list.on)
      form.changed = true
      return taken(sampled.returned === null ? 'created' : 'updated')
    }
    const { told, corrected } = this.#stillTold(sampled, given.answers, row.answers)
    const answers = filled(given.answers, told)
    const same = row.outcome === given.outcome && answers !== null
    const on = row.on === null || row.on === given.on
    const rest = (['respondent', 'comment'] as const).every(
      (key) => row[key] === null || given[key] === null || row[key] === given[key],
    )
    const invalid = row.invalid === null || row.invalid === given.invalidReason
    if (!same || !on || !rest || !invalid) {
      if (this.#forms.get(sampled.id) === form) return refused(null, null, importWords.twice(form.line))
      if (this.#earlier?.corrected(sampled.id) === true)
        return taken('unchanged', { warnings: [remark(null, null, importWords.corrected)] })
      return refused(null, null, importWords.otherwise(given.on))
    }
    const now = {
      ...given,
      answers: given.answers === null ? null : inOrder(answers, this.#list.questionnaire),
      respondent: given.respondent ?? row.respondent,
      comment: given.comment ?? row.comment,
    }
    const warnings = corrected ? [remark(null, null, importWords.corrected)] : []
    if (JSON.stringify(now) === JSON.stringify(given)) return taken('unchanged', { warnings })
    form.given = now
    form.changed = true
    return taken(sampled.returned === null ? 'created' : 'updated', { warnings })
  }

  /** The answers of a row without those that were corrected to a blank since. */
  #stillTold(
    { id }: Sampled,
    there: Answers | null,
    told: Answers | null,
  ): { readonly told: Answers | null; readonly corrected: boolean } {
    if (told === null) return { told, corrected: false }
    const kept = Object.entries(told).filter(
      ([code]) => there?.[code] !== undefined || this.#earlier?.answered(id, code) !== true,
    )
    return { told: Object.fromEntries(kept), corrected: kept.length < Object.keys(told).length }
  }

  finish(): void {
    for (const { sampled, given, changed } of this.#forms.values()) {
      if (!changed) continue
      const { returned } = sampled
      const { outcome, on, respondent, comment, invalidReason } = given
      const answers = given.answers === null ? null : inOrder(given.answers, this.#list.questionnaire)
      const row = { outcome, on, respondent, answers, comment, invalidReason, staffId: this.#staffId }
      this.#written += 1
      if (returned !== null && returned.outcome === outcome)
        changeReturn(this.#tx, returned.id, { answers, respondent, comment })
      else {
        if (returned !== null) this.#tx.void('survey_return', returned.id, `returned after all on ${on}`)
        addReturn(this.#tx, { sampledId: sampled.id, ...row })
      }
    }
  }

  more() {
    const said = [importWords.forms(this.#written)]
    if (this.#blankForms.size > 0) said.push(importWords.blankForms([...this.#blankForms]))
    return { said, json: { forms: this.#written, blankForms: [...this.#blankForms] } }
  }
}

/** A row of a long list that leaves its item blank and says nothing else of the form. */
const isBlankPart = ({ isPart, outcome, answers, invalid }: ReturnRow): boolean =>
  isPart && outcome === 'returned' && invalid === null && Object.keys(answers ?? {}).length === 0

const nameIn = ({ named }: ReturnRow): string | null => named.code ?? named.creditCode ?? named.customer ?? named.name

const givenBy = ({ outcome, on, respondent, answers, comment, invalid }: ReturnRow, day: Day): Form['given'] => ({
  outcome,
  on: on ?? day,
  respondent,
  answers,
  comment,
  invalidReason: invalid,
})

/** The answers of both, or null where the two differ. Blanks contradict nothing. */
function filled(there: Answers | null, more: Answers | null): Answers | null {
  if (there === null || more === null) return there === more ? {} : null
  const differs = Object.entries(more).some(([code, answer]) => there[code] !== undefined && there[code] !== answer)
  return differs ? null : { ...there, ...more }
}

/** Answers in the order of the form: the same answers are the same text, in whichever order they came. */
function inOrder(answers: Answers, { items }: Questionnaire): Answers {
  const sorted: Record<string, number> = {}
  for (const { code } of items) {
    const answer = answers[code]
    if (answer !== undefined) sorted[code] = answer
  }
  return sorted
}
