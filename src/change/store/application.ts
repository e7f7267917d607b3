import type { Asked } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import { among } from '../../register/among.ts'
import { numbered } from '../../register/numbered.ts'
import type { Db, Row, Write } from '../../register/register.ts'
import type { Series } from '../../register/series.ts'
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
    .select(['happened_on as happenedOn', 'audit_planned_on as auditPlannedOn'])
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
  { asked = null, number }: { readonly asked?: Asked; readonly number?: string } = {},
): Promise<Application[]> {
  let select = db
    .selectFrom('change_application as application')
    .innerJoin('customer', 'customer.id', 'application.customer_id')
    .select(['application.id', 'application.number', 'origin', 'certificate_id as certificateId'])
    .select(['customer.id as customerId', 'customer.code', 'customer.name'])
    .where('application.voided_at', 'is', null)
    .where(among('customer.id', asked))
  if (number !== undefined) select = select.where('application.number', '=', number)
  const rows = await select.orderBy('application.id').execute()
  const ids = asked === null && number === undefined ? undefined : rows.map(({ id }) => id)
  const acts = rows.length === 0 ? new Map<number, ActRecord[]>() : await actsByApplication(db, ids)
  return rows.map(({ customerId, code, name, ...row }) => ({
    ...row,
    customer: { id: customerId, code, name },
    origin: row.origin as Origin,
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

/** The contact person that a submission names, with the one before, or null. */
export const appliedPerson = async (db: Db, submission: Pick<ActRecord, 'id'>) =>
  (await db
    .selectFrom('change_person as applied')
    .leftJoin('person', 'person.id', 'applied.before_id')
    .select(['applied.before_id as beforeId', 'person.name as before', 'applied.name', 'applied.title'])
    .select(['applied.mobile', 'applied.phone', 'applied.email'])
    .where('applied.act_id', '=', submission.id)
    .where('applied.voided_at', 'is', null)
    .executeTakeFirst()) ?? null

export type AppliedPerson = Readonly<NonNullable<Awaited<ReturnType<typeof appliedPerson>>>>

/** Begins an application and returns it; its number is of the year of its first act. */
export function addApplication(
  tx: Write,
  application: Pick<Application, 'customer' | 'origin' | 'certificateId'>,
  on: Day,
): { id: number; number: string } {
  const { customer, origin, certificateId: certificate_id } = application
  const row = { customer_id: customer.id, origin, certificate_id }
  const series: Series = { table: 'change_application', prefix: `CH-${on.slice(0, 4)}-`, digits: 4 }
  return numbered(tx, series, (number) => tx.insert('change_application', { number, ...row }))
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
  happenedOn: null,
  copies: null,
  kinds: [],
  relocation: null,
  reissue: null,
  auditNeeded: null,
  auditPlannedOn: null,
  whileSuspended: null,
  belowFloor: null,
  effectiveOn: null,
  firstCopy: null,
  secondCopy: null,
}

/** Records an act and returns its id. */
export const addAct = (
  tx: Write,
  act: Pick<Row<'change_act'>, 'application_id' | 'after_id' | 'act' | 'on_day' | 'at_time' | 'staff_id'>,
  details: ActDetails,
): number =>
  tx.insert('change_act', {
    ...act,
    direction: details.direction,
    outcome: details.outcome,
    reference: details.reference,
    statement: details.statement,
    documents: details.documents,
    proof: details.proof,
    business_at: details.businessAt,
    certification_at: details.certificationAt,
    informed_at: details.informedAt,
    signed_on: details.signedOn,
    happened_on: details.happenedOn,
    copies: details.copies,
    kinds: details.kinds.length === 0 ? null : details.kinds.join(''),
    relocation: bit(details.relocation),
    reissue: bit(details.reissue),
    audit_needed: bit(details.auditNeeded),
    audit_planned_on: details.auditPlannedOn,
    while_suspended: details.whileSuspended,
    below_floor: details.belowFloor,
    effective_on: details.effectiveOn,
    first_copy: details.firstCopy,
    second_copy: details.secondCopy,
  })

/** Records what a submission changes. */
export function addLines(tx: Write, actId: number, lines: readonly ChangeLine[]): void {
  for (const { certificateId: certificate_id, contractId: contract_id, field, before, after } of lines)
    tx.insert('change_line', { act_id: actId, field, certificate_id, contract_id, before, after })
}

/** Records the contact person that a submission names. */
export function addAppliedPerson(tx: Write, actId: number, person: Omit<AppliedPerson, 'before'>): void {
  const { beforeId: before_id, ...own } = person
  tx.insert('change_person', { act_id: actId, before_id, ...own })
}
