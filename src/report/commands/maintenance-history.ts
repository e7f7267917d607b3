import type { Day } from '../../clause/day.ts'
import { same } from '../../clause/words.ts'
import { listIssues } from '../../maintenance/division/store.ts'
import { maintenanceWords } from '../../maintenance/division/words.ts'
import { requireStaff } from '../../office/store.ts'
import type { ReadCall } from '../../terminal/command.ts'
import { type Column, list, noneOf, orDash, type Result, table } from '../../terminal/result.ts'

/** An issue of the maintenance list as it is printed. */
interface Issue {
  readonly number: string
  readonly issued: Day
  /** Whose part it was; null: the whole list. */
  readonly maintainer: string | null
  readonly organizations: number
  readonly recipients: string
  readonly delivery: string | null
  readonly digest: string
  /** Who recorded it. */
  readonly by: string
}

const columns: readonly Column<Issue>[] = [
  { key: 'number', title: { en: 'List', zh: '名单' }, cell: (item) => item.number, whole: true },
  { key: 'issued', title: { en: 'Issued', zh: '提供日期' }, cell: (item) => item.issued, whole: true },
  {
    key: 'maintainer',
    title: { en: 'Part of', zh: '范围' },
    cell: (item) => item.maintainer,
    shown: (item) => (item.maintainer === null ? maintenanceWords.whole : same(item.maintainer)),
  },
  {
    key: 'organizations',
    title: { en: 'Organizations', zh: '企业数' },
    cell: (item) => item.organizations,
    align: 'right',
    whole: true,
  },
  { key: 'recipients', title: { en: 'To', zh: '接收者' }, cell: (item) => item.recipients },
  {
    key: 'delivery',
    title: { en: 'How', zh: '提供方式' },
    cell: (item) => item.delivery,
    shown: (item) => orDash(item.delivery),
  },
]

const digest: Column<Issue> = {
  key: 'digest',
  title: { en: 'SHA-256', zh: 'SHA-256' },
  cell: (item) => item.digest,
}

/** People tell two lists apart by the beginning; programs get it whole, and who recorded it. */
const shownColumns: readonly Column<Issue>[] = [
  ...columns,
  { ...digest, shown: (item) => same(`${item.digest.slice(0, 8)}…`), whole: true, minor: true },
]
const rowColumns: readonly Column<Issue>[] = [
  ...columns,
  digest,
  { key: 'by', title: { en: 'By', zh: '登记人' }, cell: (item) => item.by },
]

/** The issues on record by the day asked about, newest first: all, or the parts of one maintainer. */
export async function issuesOnRecord(call: ReadCall, maintainer: string | undefined): Promise<Result> {
  const issues = await call.read(async (db) => {
    const of = maintainer === undefined ? null : (await requireStaff(db, maintainer)).name
    return (await listIssues(db, call.asOf)).filter((each) => of === null || each.maintainer === of)
  })
  const items = issues.map(
    ({ number, issued_on, maintainer, organizations, recipients, delivery, digest, recorded_by }): Issue => ({
      ...{ number, issued: issued_on, maintainer, organizations, recipients, delivery, digest, by: recorded_by },
    }),
  )
  const listed = list('issues', shownColumns, items, noneOf({ maintainer }, maintenanceWords.neverIssued))
  return { ...listed, rows: table(rowColumns, items) }
}
