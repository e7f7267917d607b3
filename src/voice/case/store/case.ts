import { type Asked, isAsked } from '../../../clause/block.ts'
import type { Day } from '../../../clause/day.ts'
import type { Changes, Db, Row, Write } from '../../../register/register.ts'
import type { ActRecord, Case, CaseAct, CaseDecision, CaseSort, Matter, Means } from '../rules.ts'
import { involvedIn } from './involved.ts'

/** The column that names the case in its acts and matters. */
const ownerColumn = { complaint: 'feedback_id', appeal: 'appeal_id' } as const satisfies Record<CaseSort, string>

interface CaseQuestion {
  /** Leaves out everything after this day; null: everything on record. */
  readonly asOf: Day | null
  /** Only cases from these customers, or about one of them. */
  readonly asked?: Asked
  readonly number?: string
}

/** A case as received, before its acts are added. */
type Received = Omit<Case, 'sort' | 'acts' | 'matters' | 'involved'>

const complaints = (db: Db) =>
  db
    .selectFrom('feedback as own')
    .leftJoin('customer', 'customer.id', 'own.customer_id')
    .leftJoin('staff as owner', 'owner.id', 'own.owner_id')
    .select((eb) => [
      ...(['own.id', 'own.number', 'own.customer_id as customerId', 'customer.code as customer'] as const),
      ...(['own.received_on as received', 'own.content', 'owner.name as owner'] as const),
      ...(['own.closed_on as closedOn', 'own.outcome', 'own.case_asked as caseAsked'] as const),
      'own.classified_on as classifiedOn',
      eb.fn.coalesce('customer.name', 'own.about').as('name'),
    ])
    .where('own.voided_at', 'is', null)
    .where('own.channel', '=', 'complaint')
    .orderBy('own.received_on')
    .orderBy('own.id')

const appeals = (db: Db) =>
  db
    .selectFrom('appeal as own')
    .leftJoin('customer', 'customer.id', 'own.customer_id')
    .leftJoin('staff as owner', 'owner.id', 'own.owner_id')
    .select((eb) => [
      ...(['own.id', 'own.number', 'own.customer_id as customerId', 'customer.code as customer'] as const),
      ...(['own.received_on as received', 'own.content', 'owner.name as owner'] as const),
      eb.fn.coalesce('customer.name', 'own.appellant').as('name'),
    ])
    .where('own.voided_at', 'is', null)
    .orderBy('own.received_on')
    .orderBy('own.id')

async function receivedOf(db: Db, sort: CaseSort, asOf: Day | null): Promise<Received[]> {
  if (sort === 'appeal')
    return (await appeals(db).execute()).map((row) => ({ ...row, asked: true, classified: true, closedBefore: null }))
  return (await complaints(db).execute()).map(({ closedOn, outcome, caseAsked, classifiedOn, ...row }) => {
    const asked = caseAsked === 1
    const isClosed = !asked && closedOn !== null && (asOf === null || closedOn <= asOf)
    const classified = classifiedOn !== null && (asOf === null || classifiedOn <= asOf)
    return { ...row, asked, classified, closedBefore: isClosed ? { on: closedOn, outcome } : null }
  })
}

/** The cases received by the day, oldest first, each with its acts up to then. */
export async function listCases(db: Db, sort: CaseSort, question: CaseQuestion): Promise<Case[]> {
  const { asOf, asked = null, number } = question
  const received = (await receivedOf(db, sort, asOf)).filter(
    (each) => (asOf === null || each.received <= asOf) && (number === undefined || each.number === number),
  )
  if (received.length === 0) return []
  const acts = Map.groupBy(await actsOf(db, sort, asOf), ({ caseId }) => caseId)
  const matters = Map.groupBy(await mattersOf(db, sort, asOf), ({ caseId }) => caseId)
  const involved = await involvedIn(db, [...matters.values()].flat(), asOf)
  return received
    .map((each): Case => {
      const about = matters.get(each.id) ?? []
      return {
        sort,
        ...each,
        acts: (acts.get(each.id) ?? []).map(({ caseId: _, ...act }) => act),
        matters: about.map(({ on, what, named, customerId }) => ({ on, what, named, customerId })),
        involved: about.flatMap((matter) => involved(matter)),
      }
    })
    .filter(
      (each) =>
        isAsked(asked, each.customerId) ||
        each.matters.some(({ customerId }) => customerId !== null && isAsked(asked, customerId)),
    )
}

async function actsOf(db: Db, sort: CaseSort, asOf: Day | null): Promise<(ActRecord & { caseId: number })[]> {
  const column = ownerColumn[sort]
  let select = db
    .selectFrom('case_act as act')
    .innerJoin('staff', 'staff.id', 'act.staff_id')
    .leftJoin('staff as doer', 'doer.id', 'act.done_by')
    .select((eb) => [
      ...([`act.${column} as caseId`, 'act.id', 'act.act', 'act.on_day as on', 'staff.name as by'] as const),
      ...(['doer.name as doneBy', 'act.decision', 'act.means', 'act.reference', 'act.statement'] as const),
      ...(['act.correction', 'act.action', 'act.made_public as madePublic', 'act.agreed_with as agreedWith'] as const),
      // A person with two names is one person, whichever name was typed.
      eb.fn.coalesce('doer.same_as', 'doer.id').as('person'),
    ])
    .where('act.voided_at', 'is', null)
    .where(`act.${column}`, 'is not', null)
  if (asOf !== null) select = select.where('act.on_day', '<=', asOf)
  return (await select.orderBy('act.id').execute()).map((row) => ({
    ...row,
    caseId: Number(row.caseId),
    act: row.act as CaseAct,
    decision: row.decision as CaseDecision | null,
    means: row.means as Means | null,
    madePublic: row.madePublic === null ? null : row.madePublic === 1,
  }))
}

/** A matter with the id of the row that it refers to. */
export type MatterRow = Matter & { readonly id: number; readonly caseId: number; readonly refers: number }

async function mattersOf(db: Db, sort: CaseSort, asOf: Day | null): Promise<MatterRow[]> {
  const column = ownerColumn[sort]
  let select = db
    .selectFrom('case_matter as matter')
    .leftJoin('customer', 'customer.id', 'matter.customer_id')
    .leftJoin('suspension', 'suspension.id', 'matter.suspension_id')
    .leftJoin('change_application as application', 'application.id', 'matter.application_id')
    .leftJoin('certificate', 'certificate.id', 'matter.certificate_id')
    .leftJoin('staff', 'staff.id', 'matter.staff_id')
    .select([`matter.${column} as caseId`, 'matter.id', 'matter.on_day as on'])
    .select(['matter.customer_id', 'customer.code', 'matter.suspension_id', 'suspension.number as suspension'])
    .select(['matter.application_id', 'application.number as application', 'matter.certificate_id'])
    .select(['certificate.number as certificate', 'matter.staff_id', 'staff.name'])
    .where('matter.voided_at', 'is', null)
    .where(`matter.${column}`, 'is not', null)
  if (asOf !== null) select = select.where('matter.on_day', '<=', asOf)
  return (await select.orderBy('matter.id').execute()).flatMap((row): MatterRow[] => {
    const things = [
      ['customer', row.customer_id, row.code],
      ['suspension', row.suspension_id, row.suspension],
      ['change', row.application_id, row.application],
      ['certificate', row.certificate_id, row.certificate],
      ['staff', row.staff_id, row.name],
    ] as const
    return things.flatMap(([what, refers, named]) =>
      refers === null
        ? []
        : [
            {
              id: row.id,
              caseId: Number(row.caseId),
              on: row.on,
              what,
              named: named ?? '',
              refers,
              customerId: row.customer_id,
            },
          ],
    )
  })
}

/** The case with a number and everything on record about it; null if there is none. */
export const caseNumbered = async (db: Db, sort: CaseSort, number: string): Promise<Case | null> =>
  (await listCases(db, sort, { asOf: null, number }))[0] ?? null

/** The columns of an act besides its case, kind, day and author. */
export type ActDetails = Omit<
  Changes<'case_act'>,
  'feedback_id' | 'appeal_id' | 'after_id' | 'act' | 'on_day' | 'staff_id'
>

/** Records an act of a case after the last one; returns its id. */
export const addAct = (
  tx: Write,
  found: Case,
  { act, on, staffId }: { readonly act: CaseAct; readonly on: Day; readonly staffId: number },
  details: ActDetails,
): number =>
  tx.insert('case_act', {
    ...ownerOf(found),
    after_id: found.acts.at(-1)?.id ?? null,
    act,
    on_day: on,
    staff_id: staffId,
    done_by: details.done_by ?? null,
    decision: details.decision ?? null,
    means: details.means ?? null,
    reference: details.reference ?? null,
    statement: details.statement ?? null,
    correction: details.correction ?? null,
    action: details.action ?? null,
    made_public: details.made_public ?? null,
    agreed_with: details.agreed_with ?? null,
  })

/** One subject of a case, as the columns of its row. */
export type MatterColumns = Partial<
  Pick<Row<'case_matter'>, 'customer_id' | 'suspension_id' | 'application_id' | 'certificate_id' | 'staff_id'>
>

const ownerOf = ({ sort, id }: Pick<Case, 'sort' | 'id'>) => ({
  feedback_id: sort === 'complaint' ? id : null,
  appeal_id: sort === 'appeal' ? id : null,
})

/** Records the subjects of a case, except those already on record. Returns whether any was new. */
export function addMatters(
  tx: Write,
  found: Pick<Case, 'sort' | 'id'>,
  on: Day,
  matters: readonly MatterColumns[],
): boolean {
  const none = { customer_id: null, suspension_id: null, application_id: null, certificate_id: null, staff_id: null }
  let added = false
  for (const matter of matters) {
    const own = { ...ownerOf(found), ...none, ...matter }
    if (tx.find('case_matter', own).length > 0) continue
    tx.insert('case_matter', { ...own, on_day: on })
    added = true
  }
  return added
}

/** Voids all acts and subjects of a case. */
export function voidCaseRows(tx: Write, { sort, id }: Pick<Case, 'sort' | 'id'>, reason: string): void {
  const own = { [ownerColumn[sort]]: id }
  for (const act of tx.find('case_act', own)) tx.void('case_act', act.id, reason)
  voidMatters(tx, { sort, id }, reason)
}

/** Voids all subjects of a case. */
export function voidMatters(tx: Write, { sort, id }: Pick<Case, 'sort' | 'id'>, reason: string): void {
  for (const matter of tx.find('case_matter', { [ownerColumn[sort]]: id })) tx.void('case_matter', matter.id, reason)
}

/** Voids a case with its acts and subjects. For a complaint, this voids the feedback that it was recorded as. */
export function voidWhole(tx: Write, found: Pick<Case, 'sort' | 'id'>, reason: string): void {
  voidCaseRows(tx, found, reason)
  tx.void(found.sort === 'complaint' ? 'feedback' : 'appeal', found.id, reason)
}

/**
 * Voids the newest act of a case, with the subjects recorded by it. Voiding the closing of a complaint also reopens the feedback.
 */
export function voidAct(tx: Write, { sort, id }: Pick<Case, 'sort' | 'id'>, act: ActRecord, reason: string): void {
  const own = { [ownerColumn[sort]]: id }
  const [row] = tx.find('case_act', { id: act.id })
  for (const matter of tx.find('case_matter', own))
    if (matter.recorded_at === row?.recorded_at) tx.void('case_matter', matter.id, reason)
  tx.void('case_act', act.id, reason)
  if (sort !== 'complaint' || act.act !== 'close') return
  const [feedback] = tx.find('feedback', { id })
  if (feedback?.closed_on === act.on) tx.update('feedback', id, { closed_on: null, outcome: null })
}
