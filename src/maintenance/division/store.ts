import { relationsOn } from '../../certificate/certificate/store/relation.ts'
import type { Day } from '../../clause/day.ts'
import { heldOn, type Maintained } from '../../customer/customer/rules.ts'
import { customerNames } from '../../customer/customer/store/master.ts'
import { judgedMaintainers } from '../../customer/maintainer/store.ts'
import { allVipSpans } from '../../customer/vip/store.ts'
import { numbered } from '../../register/numbered.ts'
import type { Db, Row, Write } from '../../register/register.ts'

/** A certified organization with who maintains it: one line of the maintenance list (4.3.1). */
export interface MaintainedCustomer extends Maintained {
  readonly id: number
  readonly vip: boolean
}

/** All organizations certified on the day, with their maintainers, by maintainer and code. */
export async function maintainedCustomers(db: Db, day: Day): Promise<MaintainedCustomer[]> {
  const relations = await relationsOn(db, day)
  const maintainers = await judgedMaintainers(db, day)
  const vip = await allVipSpans(db)
  return (await customerNames(db))
    .filter(({ id }) => relations.get(id) === 'certified')
    .map(({ id, code, name }) => ({
      id,
      code,
      name,
      maintainer: maintainers.get(id) ?? null,
      vip: heldOn(vip.get(id) ?? [], day) !== null,
    }))
}

/** An issue of the list as it is on record; `maintainer` is whose part it was, null of the whole list. */
export type ListIssue = Row<'maintenance_list'> & { readonly maintainer: string | null }

/** The maintenance lists issued by the day, whole or in part, newest first. */
export const listIssues = (db: Db, day: Day): Promise<ListIssue[]> =>
  db
    .selectFrom('maintenance_list as list')
    .leftJoin('staff', 'staff.id', 'list.maintainer_id')
    .selectAll('list')
    .select('staff.name as maintainer')
    .where('list.voided_at', 'is', null)
    .where('list.issued_on', '<=', day)
    .orderBy('list.issued_on', 'desc')
    .orderBy('list.id', 'desc')
    .execute()

/** What is kept of an issue. */
export interface NewIssue {
  readonly issuedOn: Day
  readonly organizations: number
  /** SHA-256 over the list's lines: shows later that a list at hand is the one that was issued. */
  readonly digest: string
  readonly recipients: string
  /** Null: not said, which is no other way than one that is on record. */
  readonly delivery: string | null
  /** Whose part it is; null: the whole list. */
  readonly maintainerId: number | null
}

/** Records that the list was issued, or finds the same issue of the same day. Returns its number. */
export async function issueList(tx: Write, issue: NewIssue): Promise<{ number: string; added: boolean }> {
  const there = (await listIssues(tx.db, issue.issuedOn)).find(
    (row) =>
      row.issued_on === issue.issuedOn &&
      row.maintainer_id === issue.maintainerId &&
      row.digest === issue.digest &&
      row.recipients === issue.recipients &&
      (issue.delivery === null || row.delivery === issue.delivery),
  )
  if (there !== undefined) return { number: there.number, added: false }
  const row = {
    issued_on: issue.issuedOn,
    organizations: issue.organizations,
    digest: issue.digest,
    recipients: issue.recipients,
    delivery: issue.delivery,
    maintainer_id: issue.maintainerId,
  }
  const series = `ML-${issue.issuedOn.slice(0, 4)}-`
  const { number } = numbered(tx, series, 2, (free) => tx.insert('maintenance_list', { number: free, ...row }))
  return { number, added: true }
}
