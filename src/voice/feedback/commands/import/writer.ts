import { ListedCustomers } from '../../../../customer/customer/listed-customer.ts'
import type { RowWriter, Taken } from '../../../../intake/import.ts'
import { type SaidBefore, saidBefore, taken } from '../../../../intake/record-list.ts'
import { type Remark, remark } from '../../../../intake/remark.ts'
import { ListedStaff } from '../../../../office/staff/listed-staff.ts'
import { doerOf } from '../../../../office/staff/store/staff.ts'
import type { Row, Write } from '../../../../register/register.ts'
import type { FeedbackListField } from '../../headers.ts'
import { differingParts, missingParts, type PartlyClassified } from '../../rules.ts'
import { addFeedback, saidColumns, sameFeedback, toldBy } from '../../store.ts'
import type { FeedbackRow } from './row.ts'
import { importWords } from './words.ts'

type RowRemark = Remark<FeedbackListField>

/**
 * Writes feedback one by one, received and classified by who imports it, who is of the business department (4.5.1).
 * Feedback that is on record is given the classification that it lacks; one that says otherwise, or was corrected or taken
 * back since, is left alone.
 */
export class FeedbackWriter implements RowWriter<FeedbackListField, FeedbackRow> {
  readonly #tx: Write
  readonly #matcher: ListedCustomers
  readonly #staff: ListedStaff
  #saidBefore: SaidBefore | null = null
  #self: number | null = null
  #unclassified = 0

  constructor(tx: Write) {
    this.#tx = tx
    this.#matcher = new ListedCustomers(tx.db)
    this.#staff = new ListedStaff(tx)
  }

  async take(_place: number, row: FeedbackRow): Promise<Taken<FeedbackListField>> {
    this.#self ??= (await doerOf(this.#tx)).id
    const customer = row.named === null ? { customerId: null } : await this.#matcher.match(row.named)
    const ownerId = row.owner === null ? null : await this.#staff.find(row.owner)
    const refusals: RowRemark[] = 'problem' in customer ? [customer.problem] : []
    if (row.owner !== null && ownerId === null) refusals.push(remark('owner', row.owner, importWords.nobodyOnStaff))
    if ('problem' in customer || refusals.length > 0) return taken('rejected', { refusals })
    return this.#record(row, customer.customerId, ownerId, this.#self)
  }

  more() {
    const said = this.#unclassified === 0 ? [] : [importWords.unclassified(this.#unclassified)]
    return { said, json: { unclassified: this.#unclassified } }
  }

  async #record(
    row: FeedbackRow,
    customerId: number | null,
    ownerId: number | null,
    self: number,
  ): Promise<Taken<FeedbackListField>> {
    const { about, channel, received, content, due } = row
    const said = { customer_id: customerId, about, channel, received_on: received, content }
    const there = sameFeedback(this.#tx, said)
    if (there !== null) return this.#fill(there, row, ownerId, self)
    this.#saidBefore ??= await saidBefore(this.#tx.db, 'feedback', saidColumns)
    const why = this.#saidBefore(said)
    if (why !== null) return taken('unchanged', { warnings: [remark<FeedbackListField>(null, null, why)] })
    const { stage, topic, classification } = row
    const classified = this.#classifiedBy(row, row, self)
    const settled = { owner_id: ownerId, due_on: due, staff_id: self }
    addFeedback(this.#tx, { ...said, stage, topic, classification, ...classified, ...settled })
    if (classified.classified_on === null) this.#unclassified += 1
    return taken('created', { warnings: partly(row, row) })
  }

  /** Gives what is on record the classification that it lacks. */
  #fill(there: Row<'feedback'>, row: FeedbackRow, ownerId: number | null, self: number): Taken<FeedbackListField> {
    if (saysOtherwise(there, row, ownerId))
      return taken('unchanged', {
        warnings: [remark<FeedbackListField>(null, null, importWords.otherwise(there.number))],
      })
    if (there.classified_on !== null) return taken('unchanged')
    const told = toldBy(there)
    const whole: PartlyClassified = {
      stage: told.stage ?? row.stage,
      topic: told.topic ?? row.topic,
      classification: told.classification ?? row.classification,
    }
    const changed = this.#tx.update('feedback', there.id, { ...whole, ...this.#classifiedBy(whole, row, self) })
    return taken(changed ? 'updated' : 'unchanged', { warnings: partly(whole, row) })
  }

  /** What is wholly told is classified: on the day of the file, or today. */
  #classifiedBy(told: PartlyClassified, { classifiedOn }: FeedbackRow, self: number) {
    return missingParts(told).length > 0
      ? { classified_on: null, classified_by: null }
      : { classified_on: classifiedOn ?? this.#tx.today, classified_by: self }
  }
}

/** Whether the row contradicts what is on record. What it leaves out contradicts nothing. */
const saysOtherwise = (there: Row<'feedback'>, row: FeedbackRow, ownerId: number | null): boolean => {
  const told = toldBy(there)
  const given = differingParts(row, told).filter((part) => told[part] !== null)
  const pairs = [
    [row.classifiedOn, there.classified_on],
    [ownerId, there.owner_id],
    [row.due, there.due_on],
  ] as const
  return given.length > 0 || pairs.some(([said, is]) => said !== null && is !== null && said !== is)
}

/** A classification that lacks something is kept as far as it goes, and told. */
function partly(told: PartlyClassified, { classifiedOn }: FeedbackRow): RowRemark[] {
  const missing = missingParts(told)
  const isBegun = missing.length < 3 || classifiedOn !== null
  return missing.length > 0 && isBegun ? [remark<FeedbackListField>(null, null, importWords.partly(missing))] : []
}
