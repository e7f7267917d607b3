import type { Asked } from '../../../clause/block.ts'
import type { Day } from '../../../clause/day.ts'
import { among, amongRowsOf } from '../../../register/among.ts'
import type { Db, Write } from '../../../register/register.ts'
import type { RecordedStatus } from '../../certificate/rules.ts'
import type { Certificate } from '../../certificate/store/certificate.ts'
import { actOf, type FollowUpKind } from '../rules.ts'

/** A change of status with everything on record about it. */
export type Act = Readonly<Awaited<ReturnType<typeof listActs>>[number]>

/** The facts of a change of status that are printed. */
export type ActFacts = Pick<
  Act,
  | ('on' | 'until' | 'reason' | 'statement' | 'groundOn' | 'conditions' | 'evidence' | 'change')
  | ('decidedBy' | 'decidedOn' | 'handledBy' | 'verifiedBy' | 'verifiedOn')
>

/** The changes of status of the customers in `asked`, also those without a case, in the order in which they took effect. */
export async function listActs(db: Db, asked: Asked = null) {
  const rows = await db
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
    // For a change that came from an imported list, `openedAt` is when its case was opened.
    .select(['suspension.recorded_at as openedAt', 'suspension.number as caseNumber'])
    // From the first day of the new status to the last day of a suspension. The reason is a code, or text from an import.
    .select(['change.effective_on as on', 'change.ends_on as until', 'change.reason', 'change.statement'])
    .select(['change.ground_on as groundOn', 'change.conditions', 'change.evidence', 'application.number as change'])
    .select(['decider.name as decidedBy', 'change.decided_on as decidedOn', 'handler.name as handledBy'])
    .select(['verifier.name as verifiedBy', 'change.verified_on as verifiedOn'])
    // A person with two names is one person.
    .select((eb) => [
      eb.fn.coalesce('decider.same_as', 'decider.id').as('decider'),
      eb.fn.coalesce('handler.same_as', 'handler.id').as('handler'),
      eb.fn.coalesce('verifier.same_as', 'verifier.id').as('verifier'),
    ])
    .$narrowType<{ status: RecordedStatus }>()
    .where('change.voided_at', 'is', null)
    .where(among('certificate.customer_id', asked))
    .orderBy('change.effective_on')
    .orderBy('change.id')
    .execute()
  const done = rows.length === 0 ? null : await followUpsByChange(db, asked)
  return rows.map(({ status, decider, handler, verifier, ...said }) => ({
    ...said,
    kind: actOf(status),
    people: { decider, handler, verifier },
    followUps: done?.get(said.id) ?? [],
  }))
}

export const actsOfCertificate = async (db: Db, { id, customerId }: Pick<Certificate, 'id' | 'customerId'>) =>
  (await listActs(db, customerId)).filter(({ certificateId }) => certificateId === id)

/** The follow-ups of the changes of status of the customers in `asked`, by change id, in the order of their days. */
async function followUpsByChange(db: Db, asked: Asked) {
  const rows = await db
    .selectFrom('status_follow_up as done')
    .innerJoin('status_change as change', 'change.id', 'done.status_change_id')
    .innerJoin('staff', 'staff.id', 'done.staff_id')
    .select(['done.id', 'done.status_change_id as changeId', 'done.kind', 'done.done_on as on'])
    .select(['done.reference', 'done.delivery', 'staff.name as by'])
    .$narrowType<{ kind: FollowUpKind }>()
    .where('done.voided_at', 'is', null)
    .where(amongRowsOf('certificate', 'change.certificate_id', asked))
    .orderBy('done.done_on')
    .orderBy('done.id')
    .execute()
  return Map.groupBy(rows, ({ changeId }) => changeId)
}

/**
 * Records the new certificate that a restoration with reduced scope waits for, if one rests on this application: the certificate
 * issued for the application is also the follow-up of the restoration (4.4.1). Does nothing if there is no such restoration.
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
    .orderBy('effective_on')
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
