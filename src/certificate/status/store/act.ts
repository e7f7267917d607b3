import type { Day, Moment } from '../../../clause/day.ts'
import { grouped } from '../../../customer/customer/store/grouped.ts'
import type { Db, Write } from '../../../register/register.ts'
import type { RecordedStatus } from '../../certificate/rules.ts'
import { type ActKind, type ActPeople, actOf, type FollowUpKind } from '../rules.ts'

/** Something that followed a change of status, on its day. */
export interface FollowUp {
  readonly id: number
  readonly kind: FollowUpKind
  readonly on: Day
  readonly reference: string | null
  readonly delivery: string | null
  readonly by: string
}

/** What is said of a change of status where it is printed too. */
export interface ActFacts {
  /** The first day of the new status. */
  readonly on: Day
  /** The last day of a suspension. */
  readonly until: Day | null
  /** The code of a reason, or what an import brought. */
  readonly reason: string | null
  readonly statement: string | null
  readonly groundOn: Day | null
  readonly conditions: string | null
  readonly decidedBy: string | null
  readonly decidedOn: Day | null
  readonly handledBy: string | null
  readonly verifiedBy: string | null
  readonly verifiedOn: Day | null
  readonly evidence: string | null
  /** The number of the change application that reduces the scope. */
  readonly change: string | null
}

/** A change of status with all that is on record of it. */
export interface Act extends ActFacts {
  readonly id: number
  readonly kind: ActKind
  readonly certificateId: number
  readonly caseId: number | null
  readonly recordedAt: Moment
  /** Who typed it; when its case was opened, for what a list brought: when it was adopted; and the case's number. */
  readonly recordedBy: string
  readonly openedAt: Moment | null
  readonly caseNumber: string | null
  /** Whose names stand there: one who goes by two names is one person. */
  readonly people: ActPeople
  readonly followUps: readonly FollowUp[]
}

/** Whose changes of status are asked for: everybody's, those of one certificate, or those of one customer. */
interface Whose {
  readonly certificateId?: number
  readonly customerId?: number
}

/** The changes of status in the order in which they took effect, those without a case too. */
export async function listActs(db: Db, { certificateId, customerId }: Whose = {}): Promise<Act[]> {
  let select = db
    .selectFrom('status_change as change')
    .innerJoin('certificate', (join) =>
      join.onRef('certificate.id', '=', 'change.certificate_id').on('certificate.voided_at', 'is', null),
    )
    .leftJoin('staff as decider', 'decider.id', 'change.decided_by')
    .leftJoin('staff as handler', 'handler.id', 'change.handled_by')
    .leftJoin('staff as verifier', 'verifier.id', 'change.verified_by')
    .leftJoin('change_application as application', 'application.id', 'change.change_id')
    .leftJoin('suspension', 'suspension.id', 'change.suspension_id')
    .select(['change.id', 'change.status', 'change.certificate_id as certificateId', 'change.suspension_id as caseId'])
    .select(['change.recorded_at as recordedAt', 'change.recorded_by as recordedBy'])
    .select(['suspension.recorded_at as openedAt', 'suspension.number as caseNumber'])
    .select(['change.effective_on as on', 'change.ends_on as until', 'change.reason', 'change.statement'])
    .select(['change.ground_on as groundOn', 'change.conditions', 'change.evidence', 'application.number as change'])
    .select(['decider.name as decidedBy', 'change.decided_on as decidedOn', 'handler.name as handledBy'])
    .select(['verifier.name as verifiedBy', 'change.verified_on as verifiedOn'])
    .select((eb) => [
      eb.fn.coalesce('decider.same_as', 'decider.id').as('decider'),
      eb.fn.coalesce('handler.same_as', 'handler.id').as('handler'),
      eb.fn.coalesce('verifier.same_as', 'verifier.id').as('verifier'),
    ])
    .where('change.voided_at', 'is', null)
  if (certificateId !== undefined) select = select.where('change.certificate_id', '=', certificateId)
  if (customerId !== undefined) select = select.where('certificate.customer_id', '=', customerId)
  const rows = await select.orderBy('change.effective_on').orderBy('change.id').execute()
  const done = rows.length === 0 ? new Map<number, FollowUp[]>() : await followUpsByChange(db, certificateId)
  return rows.map(({ status, decider, handler, verifier, ...said }) => ({
    ...said,
    kind: actOf(status as RecordedStatus),
    people: { decider, handler, verifier },
    followUps: done.get(said.id) ?? [],
  }))
}

async function followUpsByChange(db: Db, certificateId: number | undefined): Promise<Map<number, FollowUp[]>> {
  let select = db
    .selectFrom('status_follow_up as done')
    .innerJoin('status_change as change', 'change.id', 'done.status_change_id')
    .innerJoin('staff', 'staff.id', 'done.staff_id')
    .select(['done.id', 'done.status_change_id as changeId', 'done.kind', 'done.done_on as on'])
    .select(['done.reference', 'done.delivery', 'staff.name as by'])
    .where('done.voided_at', 'is', null)
  if (certificateId !== undefined) select = select.where('change.certificate_id', '=', certificateId)
  const rows = await select.orderBy('done.done_on').orderBy('done.id').execute()
  return grouped(
    rows.map((row) => ({ ...row, kind: row.kind as FollowUpKind })),
    ({ changeId }) => changeId,
  )
}

/**
 * Records the new certificate that a restoration with reduced scope still waits for, where it rests on this application:
 * what is issued for the one is what must follow the other (4.4.1). Nothing where there is no such restoration.
 */
export async function addReissue(
  tx: Write,
  restored: { readonly certificateId: number; readonly changeId: number },
  reissue: { readonly on: Day; readonly number: string; readonly staffId: number },
): Promise<void> {
  const restoration = await tx.db
    .selectFrom('status_change')
    .select('id')
    .where('certificate_id', '=', restored.certificateId)
    .where('change_id', '=', restored.changeId)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (restoration === undefined) return
  const there = tx.find('status_follow_up', { status_change_id: restoration.id, kind: 'reissue' })
  if (there.length > 0) return
  tx.insert('status_follow_up', {
    status_change_id: restoration.id,
    kind: 'reissue',
    done_on: reissue.on,
    reference: reissue.number,
    delivery: null,
    staff_id: reissue.staffId,
  })
}
