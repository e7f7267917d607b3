import type { Day } from '../../../../clause/day.ts'
import type { Reason } from '../../../../clause/reason.ts'
import { ListedCustomers, type NamedCustomer } from '../../../../customer/customer/listed-customer.ts'
import type { RowWriter, Taken } from '../../../../intake/import.ts'
import { type Remark, remark } from '../../../../intake/remark.ts'
import { doerOf } from '../../../../office/staff/store/staff.ts'
import type { Write } from '../../../../register/register.ts'
import type { Questionnaire } from '../../../questionnaire/questionnaire.ts'
import { requireOpen } from '../../../round/commands/sampled-record.ts'
import type { Round } from '../../../round/store/round.ts'
import {
  answersText,
  type EarlierReturns,
  earlierReturns,
  listSampled,
  returnColumns,
  returnedAfterAll,
  type Sampled,
} from '../../../round/store/sampled.ts'
import { commentAsked } from '../../comment.ts'
import { contradicts, type Form, isBlank, stoodOnce, type Told } from './form.ts'
import { answersAt, type ReturnRow } from './row.ts'
import { importWords } from './words.ts'

const nothing: readonly never[] = []

const taken = (
  outcome: Taken<string>['outcome'],
  { warnings = nothing, refusals = nothing }: { warnings?: readonly Remark[]; refusals?: readonly Remark[] } = {},
): Taken<string> => ({ outcome, warnings, replaced: nothing, refusals })

const [created, updated, unchanged] = [taken('created'), taken('updated'), taken('unchanged')]

const refused = (...wrong: Parameters<typeof remark>): Taken<string> =>
  taken('rejected', { refusals: [remark(...wrong)] })

/** What a row says stays out of the record, and why. */
const leftOut = (why: Reason): Taken<string> => taken('unchanged', { warnings: [remark(null, null, why)] })

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
export class ReturnWriter implements RowWriter<string, ReturnRow> {
  readonly #tx: Write
  readonly #list: ReturnList
  /** Whether each row is one answer of a form whose others stand in other rows. */
  readonly #isLong: boolean
  readonly #customers: ListedCustomers
  readonly #forms = new Map<number, Form>()
  /** Customers for which the file has nothing but blank items. */
  readonly #blankForms = new Set<string>()
  #sampled: readonly Sampled[] = nothing
  /** By the code that was drawn, which most lists give and nothing else. */
  #byCode: ReadonlyMap<string, Sampled> = new Map()
  #earlier: EarlierReturns | null = null
  /** Forms of a long list with items still blank; of a whole form its own row tells. */
  readonly #partly: string[] = []
  #staffId = 0
  #written = 0

  constructor(tx: Write, list: ReturnList, isLong: boolean) {
    this.#tx = tx
    this.#list = list
    this.#isLong = isLong
    this.#customers = new ListedCustomers(tx.db)
  }

  take(_place: number, row: ReturnRow): Taken<string> | Promise<Taken<string>> {
    const known = onlyCode(row)
    const found = known === null ? undefined : this.#byCode.get(known)
    return found === undefined ? this.#lookUp(row) : this.#takeOf(found, row)
  }

  async #lookUp(row: ReturnRow): Promise<Taken<string>> {
    if (this.#earlier === null) await this.#begin()
    const { customer = null, code = null, creditCode = null, name = null } = row
    const matched = await this.#customers.match({ customer, code, creditCode, name })
    if ('problem' in matched) return taken('rejected', { refusals: [matched.problem] })
    const drawn = this.#sampled.filter(({ customerId }) => customerId === matched.customerId)
    const [found, other] = drawn
    if (found === undefined) return refused('customer', nameIn(row), importWords.notSampled(this.#list.round.number))
    if (other === undefined) return this.#takeOf(found, row)
    // Customers drawn one by one and merged since: only the code that was drawn tells whose form it is.
    const own = drawn.find((each) => each.code === (code ?? customer))
    return own === undefined
      ? refused('customer', nameIn(row), importWords.drawnTwice(drawn.map(({ code }) => code)))
      : this.#takeOf(own, row)
  }

  /** What is asked of the register once, before the first row. */
  async #begin(): Promise<void> {
    const { round } = this.#list
    const { db, today } = this.#tx
    this.#staffId = (await doerOf(this.#tx)).id
    await requireOpen(db, round, today)
    this.#earlier = await earlierReturns(db)
    this.#sampled = await listSampled(db, round, today)
    this.#byCode = new Map(this.#sampled.map((each) => [each.code, each]))
  }

  #takeOf(sampled: Sampled, row: ReturnRow): Taken<string> {
    const { number } = this.#list.round
    if (sampled.issuedOn === null) return refused('customer', nameIn(row), importWords.notIssued(number))
    const on = row.on ?? this.#list.on
    if (on < sampled.issuedOn) return refused('on', on, importWords.beforeIssue(sampled.issuedOn))
    const form = this.#forms.get(sampled.id)
    if (form !== undefined) return this.#goOn(form, row)
    const { returned } = sampled
    if (returned === null) return this.#newForm(sampled, row)
    const there: Form = {
      sampled,
      line: row.line,
      ...returned,
      answers: this.#onRecord(returned.answers),
      changed: false,
    }
    const result = this.#goOn(there, row)
    if (result.outcome !== 'rejected') this.#forms.set(sampled.id, there)
    return result
  }

  #onRecord(answers: Readonly<Record<string, number>> | null): Map<number, number> {
    const placed = this.#list.questionnaire.items.map(({ code }, place) => [place, answers?.[code]] as const)
    return new Map(placed.flatMap(([place, answer]) => (answer === undefined ? [] : [[place, answer]])))
  }

  /** The first row of the file about a form of which nothing is on record. */
  #newForm(sampled: Sampled, row: ReturnRow): Taken<string> {
    if (isBlank(row)) {
      if (row.respondent !== undefined || row.comment !== undefined) return refused(null, null, importWords.noAnswers)
      this.#blankForms.add(sampled.customer)
      return unchanged
    }
    const form: Form = { sampled, line: row.line, ...this.#toldBy(row), answers: new Map(row.answers), changed: true }
    if (this.#earlier?.takenBack(sampled.id, { ...form, answers: this.#answersOf(form) }) === true)
      return leftOut(importWords.takenBack)
    this.#blankForms.delete(sampled.customer)
    this.#forms.set(sampled.id, form)
    return created
  }

  #toldBy({ outcome, on, respondent, comment, invalid }: ReturnRow): Told {
    return {
      outcome: outcome ?? 'returned',
      on: on ?? this.#list.on,
      respondent: respondent ?? null,
      comment: comment ?? null,
      invalidReason: invalid ?? null,
    }
  }

  /** A further row about a form: it may fill what is blank; where it says otherwise it is refused, naming where. */
  #goOn(form: Form, row: ReturnRow): Taken<string> {
    const { sampled } = form
    const done = sampled.returned === null ? created : updated
    // What came back after all takes the place of what was known before of a form that had not.
    if (form.outcome !== 'returned' && row.outcome === undefined && !isBlank(row)) {
      for (const [place, answer] of row.answers) form.answers.set(place, answer)
      Object.assign(form, this.#toldBy(row), { changed: true })
      return done
    }
    if (contradicts(form, row)) return this.#otherwise(form, row)
    const changed = this.#fill(form, row)
    form.changed ||= changed
    const result = changed ? done : unchanged
    const corrected = row.answers.some(([place]) => !form.answers.has(place))
    return corrected ? { ...result, warnings: leftOut(importWords.corrected).warnings } : result
  }

  /** A row that says otherwise than its form: what it says was corrected since, or it is refused. */
  #otherwise({ sampled, line, on, answers }: Form, row: ReturnRow): Taken<string> {
    const { items } = this.#list.questionnaire
    if (this.#earlier?.corrected(sampled.id).some((once) => stoodOnce(once, row, items)) === true)
      return leftOut(importWords.corrected)
    const other = row.answers.find(([place, answer]) => answers.has(place) && answers.get(place) !== answer)
    if (this.#isLong && other !== undefined) {
      const [place, answer] = other
      const code = items[place]?.code ?? ''
      const isOnRecord = sampled.returned?.answers?.[code] !== undefined
      return refused(
        'answer',
        String(answer),
        isOnRecord ? importWords.itemOtherwise(code, on) : importWords.itemTwice(code),
      )
    }
    return this.#forms.has(sampled.id)
      ? refused(null, null, importWords.twice(line))
      : refused(null, null, importWords.otherwise(on))
  }

  /** Takes over what the form lacks; an answer that was corrected to a blank stays one. False where it lacks nothing. */
  #fill(form: Form, row: ReturnRow): boolean {
    let changed = false
    for (const [place, answer] of row.answers) {
      if (form.answers.has(place) || this.#wasAnswered(form.sampled.id, place)) continue
      form.answers.set(place, answer)
      changed = true
    }
    for (const key of ['respondent', 'comment'] as const) {
      const told = row[key]
      if (form[key] !== null || told === undefined) continue
      form[key] = told
      changed = true
    }
    return changed
  }

  /** Whether an item that is blank now had an answer once. */
  #wasAnswered(sampledId: number, place: number): boolean {
    const code = this.#list.questionnaire.items[place]?.code ?? ''
    return this.#earlier?.corrected(sampledId).some(({ answers }) => answers?.[code] !== undefined) === true
  }

  #answersOf({ outcome, answers }: Form) {
    return outcome === 'returned' ? answersAt(answers, this.#list.questionnaire.items) : null
  }

  finish(): void {
    const { length } = this.#list.questionnaire.items
    for (const form of this.#forms.values()) {
      if (!form.changed) continue
      const { id, customer, returned } = form.sampled
      const { outcome, on, respondent, comment, invalidReason } = form
      const answered = form.answers.size
      this.#written += 1
      if (this.#isLong && outcome === 'returned' && invalidReason === null && answered < length)
        this.#partly.push(`${customer} (${answered}/${length})`)
      const answers = this.#answersOf(form)
      if (returned !== null && returned.outcome === outcome) {
        this.#tx.update('survey_return', returned.id, {
          ...{ answers: answersText(answers), respondent, comment },
          ...(comment !== returned.comment && commentAsked({ comment })),
        })
        continue
      }
      if (returned !== null) this.#tx.void('survey_return', returned.id, `${returnedAfterAll} on ${on}`)
      const columns = returnColumns({ ...form, answers })
      this.#tx.insert('survey_return', {
        ...{ sampled_id: id, ...columns, staff_id: this.#staffId },
        ...commentAsked(form),
      })
    }
  }

  more() {
    const said = [importWords.forms(this.#written)]
    if (this.#partly.length > 0) said.push(importWords.partlyAnswered(this.#partly))
    if (this.#blankForms.size > 0) said.push(importWords.blankForms([...this.#blankForms]))
    return { said, json: { forms: this.#written, blankForms: [...this.#blankForms] } }
  }
}

/** The code of a row that names its customer by nothing else; null for any other. */
function onlyCode({ customer, code, creditCode, name }: Partial<NamedCustomer>): string | null {
  if (creditCode !== undefined || name !== undefined) return null
  return customer === undefined ? (code ?? null) : code === undefined ? customer : null
}

const nameIn = ({ code, creditCode, customer, name }: ReturnRow): string | null =>
  code ?? creditCode ?? customer ?? name ?? null
