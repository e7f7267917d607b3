import { same } from '../../clause/words.ts'
import { issuedList, listIssues } from '../../maintenance/division/list.ts'
import { maintenanceWords } from '../../maintenance/division/words.ts'
import { requireStaff } from '../../office/staff/store/staff.ts'
import { columnsOf } from '../../record/columns.ts'
import type { ReadCall } from '../../terminal/command.ts'
import { list, noneOf, orDash, type Result, table } from '../../terminal/result.ts'

const columns = columnsOf(issuedList, {
  number: { whole: true },
  issued: { whole: true },
  maintainer: { shown: (item) => (item.maintainer === null ? maintenanceWords.whole : same(item.maintainer)) },
  organizations: { align: 'right', whole: true },
  recipients: {},
  delivery: { shown: (item) => orDash(item.delivery) },
})

/** People tell two lists apart by the beginning; programs get it whole, and who recorded it. */
const shownColumns = [
  ...columns,
  ...columnsOf(issuedList, {
    digest: { shown: (item) => same(`${item.digest.slice(0, 8)}…`), whole: true, minor: true },
  }),
]
const rowColumns = [...columns, ...columnsOf(issuedList, { digest: {}, by: {} })]

/** The issues on record by the day asked about, newest first: all, or the parts of one maintainer. */
export async function issuesOnRecord(call: ReadCall, maintainer: string | undefined): Promise<Result> {
  const issues = await call.read(async (db) => {
    const of = maintainer === undefined ? null : (await requireStaff(db, maintainer)).name
    return (await listIssues(db, call.asOf)).filter((each) => of === null || each.maintainer === of)
  })
  const listed = list('issues', shownColumns, issues, noneOf({ maintainer }, maintenanceWords.neverIssued))
  return { ...listed, rows: table(rowColumns, issues) }
}
