import type { Day } from '../../clause/day.ts'
import { numbered } from '../../register/numbered.ts'
import type { Db, Write } from '../../register/register.ts'
import type { ActDetails, ActRecord, Application, ChangeLine } from '../application.ts'
import type { Act, ChangeField, Direction, Kind, Origin } from '../rules.ts'

const flag = (value: 0 | 1 | null): boolean | null => (value === null ? null : value === 1)
const bit = (value: boolean | null): 0 | 1 | null => (value === null ? null : value ? 1 : 0)

/** The acts that count, what each says by the keys of its record. */
const actRows = (db: Db) =>
  db
    .selectFrom('change_act')
    .innerJoin('staff', 'staff.id', 'change_act.staff_id')
    // Who has two names is one person, whichever of them an act was recorded by.
    .select((eb) => [
      'change_act.id',
      'act',
      'on_day as on',
      'at_time as time',
      eb.fn.coalesce('staff.same_as', 'staff.id').as('staffId'),
    ])
    .select(['staff.name as staff', 'change_act.recorded_at as recordedAt', 'direction', 'outcome', 'reference'])
    .select(['statement', 'documents', 'proof', 'business_at as businessAt', 'certification_at as certificationAt'])
    .select(['informed_at as informedAt', 'signed_on as signedOn', 'copies', 'kinds', 'relocation', 'reissue'])
    .select(['audit_needed as auditNeeded', 'while_suspended as whileSuspended', 'below_floor as belowFloor'])
    .select(['effective_on as effectiveOn', 'first_copy as firstCopy', 'second_copy as secondCopy', 'application_id'])
    .where('change_act.voided_at', 'is', null)

type ActRow = Awaited<ReturnType<ReturnType<typeof actRows>['execute']>>[number]

const actOf = ({ application_id: _, ...row }: ActRow, lines: readonly ChangeLine[], newPerson: boolean): ActRecord => ({
  ...row,
  act: row.act as Act,
  direction: row.direction as Direction | null,
  kinds: [...(row.kinds ?? '')] as Kind[],
  relocation: flag(row.relocation),
  reissue: flag(row.reissue),
  auditNeeded: flag(row.auditNeeded),
  lines,
  newPerson,
})

/** Change applications with their acts, the oldest first. */
export async function listApplications(
  db: Db,
  only: { readonly customerId?: number | undefined; readonly number?: string | undefined } = {},
): Promise<Application[]> {
  let select = db
    .selectFrom('change_application as application')
    .innerJoin('customer', 'customer.id', 'application.customer_id')
    .select(['application.id', 'application.number', 'origin', 'certificate_id'])
    .select(['customer.id as customer_id', 'customer.code', 'customer.name'])
    .where('application.voided_at', 'is', null)
  if (only.customerId !== undefined) select = select.where('customer.id', '=', only.customerId)
  if (only.number !== undefined) select = select.where('application.number', '=', only.number)
  const rows = await select.orderBy('application.id').execute()
  const some = only.customerId !== undefined || only.number !== undefined
  const ids = some ? rows.map(({ id }) => id) : undefined
  const acts = rows.length === 0 ? new Map<number, ActRecord[]>() : await actsByApplication(db, ids)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    customer: { id: row.customer_id, code: row.code, name: row.name },
    origin: row.origin as Origin,
    certificateId: row.certificate_id,
    acts: acts.get(row.id) ?? [],
  }))
}

/** The change application of a number, or null. */
export async function applicationByNumber(db: Db, number: string): Promise<Application | null> {
  return (await listApplications(db, { number })).find((each) => each.number === number) ?? null
}

/** The acts of the applications, or of all. */
async function actsByApplication(
  db: Db,
  applicationIds: readonly number[] | undefined,
): Promise<Map<number, ActRecord[]>> {
  let select = actRows(db)
  if (applicationIds !== undefined) select = select.where('application_id', 'in', applicationIds)
  const rows = await select.orderBy('change_act.id').execute()
  const submissions = applicationIds === undefined ? undefined : rows.filter(isSubmission).map(({ id }) => id)
  const lines = await linesByAct(db, submissions)
  const persons = await personsByAct(db, submissions)
  const acts = new Map<number, ActRecord[]>()
  for (const row of rows) {
    const own = acts.get(row.application_id) ?? []
    own.push(actOf(row, lines.get(row.id) ?? [], persons.has(row.id)))
    acts.set(row.application_id, own)
  }
  return acts
}

const isSubmission = ({ act }: Pick<ActRow, 'act'>): boolean => act === 'submit'

async function linesByAct(db: Db, actIds: readonly number[] | undefined): Promise<Map<number, ChangeLine[]>> {
  let select = db
    .selectFrom('change_line')
    .leftJoin('certificate', 'certificate.id', 'change_line.certificate_id')
    .leftJoin('contract', 'contract.id', 'change_line.contract_id')
    .select(['act_id', 'field', 'change_line.certificate_id as certificateId'])
    .select(['change_line.contract_id as contractId', 'before', 'after'])
    .select(['certificate.number as certificate', 'contract.number as contract'])
    .where('change_line.voided_at', 'is', null)
  if (actIds !== undefined) select = select.where('act_id', 'in', actIds)
  const lines = new Map<number, ChangeLine[]>()
  for (const row of await select.orderBy('change_line.id').execute()) {
    const { act_id, field, certificateId, contractId, certificate, contract, before, after } = row
    const own = lines.get(act_id) ?? []
    own.push({ field: field as ChangeField, certificateId, contractId, paper: certificate ?? contract, before, after })
    lines.set(act_id, own)
  }
  return lines
}

async function personsByAct(db: Db, actIds: readonly number[] | undefined): Promise<Set<number>> {
  let select = db.selectFrom('change_person').select('act_id').where('voided_at', 'is', null)
  if (actIds !== undefined) select = select.where('act_id', 'in', actIds)
  return new Set((await select.execute()).map((row) => row.act_id))
}

/** The applications that were submitted under a number of F01, whatever its case and blanks, by their ids. */
export async function submittedUnder(db: Db, f01: string): Promise<number[]> {
  const rows = await db
    .selectFrom('change_act')
    .select('application_id')
    .where('act', '=', 'submit')
    .where('voided_at', 'is', null)
    .where((eb) =>
      eb(
        eb.fn<string>('upper', [eb.fn<string>('replace', ['reference', eb.val(' '), eb.val('')])]),
        '=',
        f01.replace(/\s/gu, '').toUpperCase(),
      ),
    )
    .execute()
  return [...new Set(rows.map((row) => row.application_id))]
}

/** The contact person that a submission names, with the one before. */
export interface AppliedPerson {
  readonly beforeId: number | null
  readonly before: string | null
  readonly name: string
  readonly title: string | null
  readonly mobile: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** The contact person that a submission names, or null. */
export async function appliedPerson(db: Db, submission: Pick<ActRecord, 'id'>): Promise<AppliedPerson | null> {
  const row = await db
    .selectFrom('change_person')
    .leftJoin('person', 'person.id', 'change_person.before_id')
    .selectAll('change_person')
    .select('person.name as before')
    .where('change_person.act_id', '=', submission.id)
    .where('change_person.voided_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const { before_id: beforeId, before, name, title, mobile, phone, email } = row
  return { beforeId, before, name, title, mobile, phone, email }
}

/** Begins an application and returns it; its number is of the year of its first act. */
export function addApplication(
  tx: Write,
  application: Pick<Application, 'customer' | 'origin' | 'certificateId'>,
  on: Day,
): { id: number; number: string } {
  const row = {
    customer_id: application.customer.id,
    origin: application.origin,
    certificate_id: application.certificateId,
  }
  return numbered(tx, `CH-${on.slice(0, 4)}-`, 4, (number) => tx.insert('change_application', { number, ...row }))
}

/** Nothing said: what an act is recorded with where it has nothing of its own. */
export const noDetails: ActDetails = {
  direction: null,
  outcome: null,
  reference: null,
  statement: null,
  documents: null,
  proof: null,
  businessAt: null,
  certificationAt: null,
  informedAt: null,
  signedOn: null,
  copies: null,
  kinds: [],
  relocation: null,
  reissue: null,
  auditNeeded: null,
  whileSuspended: null,
  belowFloor: null,
  effectiveOn: null,
  firstCopy: null,
  secondCopy: null,
}

/** An act as it is to be recorded, after the newest one on record. */
export interface NewAct extends ActDetails {
  readonly after: number | null
  readonly act: Act
  readonly on: Day
  readonly time: string | null
  readonly staffId: number
}

/** Records an act and returns its id. */
export const addAct = (tx: Write, applicationId: number, act: NewAct): number =>
  tx.insert('change_act', {
    application_id: applicationId,
    after_id: act.after,
    act: act.act,
    on_day: act.on,
    at_time: act.time,
    staff_id: act.staffId,
    direction: act.direction,
    outcome: act.outcome,
    reference: act.reference,
    statement: act.statement,
    documents: act.documents,
    proof: act.proof,
    business_at: act.businessAt,
    certification_at: act.certificationAt,
    informed_at: act.informedAt,
    signed_on: act.signedOn,
    copies: act.copies,
    kinds: act.kinds.length === 0 ? null : act.kinds.join(''),
    relocation: bit(act.relocation),
    reissue: bit(act.reissue),
    audit_needed: bit(act.auditNeeded),
    while_suspended: act.whileSuspended,
    below_floor: act.belowFloor,
    effective_on: act.effectiveOn,
    first_copy: act.firstCopy,
    second_copy: act.secondCopy,
  })

/** Records what a submission changes. */
export function addLines(tx: Write, actId: number, lines: readonly ChangeLine[]): void {
  for (const { field, certificateId, contractId, before, after } of lines)
    tx.insert('change_line', {
      act_id: actId,
      field,
      certificate_id: certificateId,
      contract_id: contractId,
      before,
      after,
    })
}

/** Records the contact person that a submission names. */
export function addAppliedPerson(tx: Write, actId: number, person: Omit<AppliedPerson, 'before'>): void {
  const { beforeId, name, title, mobile, phone, email } = person
  tx.insert('change_person', { act_id: actId, before_id: beforeId, name, title, mobile, phone, email })
}
