import { createHash } from 'node:crypto'
import type { Day } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import { customerColumns } from '../../customer/customer/columns.ts'
import { isServed } from '../../customer/customer/rules.ts'
import { maintainedBy, requireMaintainer } from '../../customer/maintainer/store.ts'
import {
  type Division,
  divided,
  type MaintainedCustomer,
  maintainedCustomers,
} from '../../maintenance/division/division.ts'
import { issuedList, issueList } from '../../maintenance/division/list.ts'
import { maintenanceWords } from '../../maintenance/division/words.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { requireStaff } from '../../office/staff/store/staff.ts'
import type { Db } from '../../register/register.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import { neededWith, yes } from '../../terminal/flag.ts'
import { type Column, columnOf, type Part, type Result, sentence, table, yesNo } from '../../terminal/result.ts'
import { version } from '../../terminal/version.ts'
import { keyed, versionColumn } from '../columns.ts'
import { reportWords } from '../words.ts'
import { issuesOnRecord } from './maintenance-history.ts'

/** A line of the list. */
type Line = ReturnType<typeof lineOf>

const lineOf = ({ code, name, maintainer, vip }: MaintainedCustomer) => ({
  customer: code,
  name,
  maintainer: maintainer?.name ?? null,
  vip,
  unassigned: !isServed(maintainer),
})

const column = columnOf<Line>()

const shownColumns: readonly Column<Line>[] = [
  ...customerColumns,
  column('vip', 'VIP', 'VIP', { shown: ({ vip }) => yesNo(vip) }),
]
const onPaper = column('maintainer', 'On paper', '名义维护人', { whole: true, dashed: true })
const rowColumns = [...keyed<Line>('maintainer', 'customer', 'name', 'vip', 'unassigned'), versionColumn<Line>()]

/** A line filed by itself says which program read it, too. */
const readLines = (customers: readonly Line[]) => customers.map((line) => ({ ...line, version }))

/**
 * What the digest of a maintenance list is taken of: its organizations as lines of code, name, maintainer and VIP, by
 * maintainer (nobody first) and then in the order in which they were recorded.
 */
const listText = (customers: readonly MaintainedCustomer[]): string =>
  [...customers]
    .sort(byMaintainer)
    .map((each) => `${each.code}\t${each.name}\t${each.maintainer?.name ?? ''}\t${each.vip ? 1 : 0}\n`)
    .join('')

const byMaintainer = (a: MaintainedCustomer, b: MaintainedCustomer): number => {
  const [left, right] = [a.maintainer?.name ?? '', b.maintainer?.name ?? '']
  return left === right ? a.id - b.id : left < right ? -1 : 1
}

/** The list as of a day: the whole one, or the part of a maintainer. */
interface MaintenanceList {
  readonly day: Day
  /** Whose part it is; null: the whole list. */
  readonly of: string | null
  readonly customers: readonly MaintainedCustomer[]
  readonly division: Division<MaintainedCustomer>
  readonly digest: string
}

async function listOn(db: Db, day: Day, named: string | undefined): Promise<MaintenanceList> {
  const of = named === undefined ? null : (await requireStaff(db, named)).name
  const only = of === null ? null : await maintainedBy(db, of, day)
  const customers = await maintainedCustomers(db, day, only)
  const digest = createHash('sha256').update(listText(customers)).digest('hex')
  const division = divided(customers)
  const ordered = [...division.parts.flatMap((part) => part.customers), ...division.unassigned]
  return { day, of, customers: ordered, division, digest }
}

const jsonOf = ({ day, of, customers, division, digest }: MaintenanceList) => ({
  asOf: day,
  version,
  maintainer: of,
  digest,
  organizations: customers.length,
  maintainers: division.parts.map(({ maintainer, customers: own }) => ({
    maintainer,
    organizations: own.length,
    vips: vipsAmong(own),
  })),
  unassigned: division.unassigned.length,
})

const vipsAmong = (customers: readonly MaintainedCustomer[]): number => customers.filter((each) => each.vip).length

/** Which program read the list. */
const foot = [reportWords.readBy(version)]

/** What people read: a table for each maintainer, and one of those that nobody has. */
function partsOf({ day, of, customers, division, digest }: MaintenanceList): Part[] {
  const { parts, unassigned } = division
  if (customers.length === 0)
    return [sentence(of === null ? maintenanceWords.nobody : maintenanceWords.nobodyOf(of, day))]
  const counts =
    of === null
      ? maintenanceWords.divided(day, customers.length, parts.length, unassigned.length)
      : maintenanceWords.partOf(of, day, customers.length)
  return [
    sentence(counts),
    ...parts.map(({ maintainer, customers: own }) => {
      const title = maintenanceWords.part(maintainer, own.length, vipsAmong(own))
      return table(shownColumns, own.map(lineOf), { title })
    }),
    ...(unassigned.length === 0 ? [] : [unassignedTable(unassigned)]),
    sentence(maintenanceWords.digest(digest)),
  ]
}

/** Whoever has them on paper is named where there is anybody. */
const unassignedTable = (customers: readonly MaintainedCustomer[]): Part => {
  const some = customers.some((each) => each.maintainer !== null)
  const columns = some ? [...shownColumns, onPaper] : shownColumns
  return table(columns, customers.map(lineOf), { title: maintenanceWords.unassigned(customers.length) })
}

/** An issue names its recipients; without one, recipients and delivery would be said to nobody. */
function refuseWithout(issue: boolean, history: boolean, given: Readonly<Record<string, string | undefined>>): void {
  const said = Object.keys(given).find((flag) => given[flag] !== undefined)
  const issuing = issue ? '--issue' : said
  if (history && issuing !== undefined) throw usage(reportWords.historyAlone(issuing), reportWords.leaveOut(issuing))
  if (!issue && said !== undefined) throw usage(reportWords.onlyOfAnIssue(said), reportWords.sayIssue)
}

/** `report maintenance`: the list of 4.3.1, the record that it was issued, and the issues on record. */
export const maintenance = verb({
  words: {
    en: 'The list of maintained organizations (4.3.1), its issue, and what was issued',
    zh: '维护企业名单（4.3.1）、名单的提供及提供记录',
  },
  access: 'write',
  by: doneBy('business', '4.3.1'),
  writesWith: 'issue',
  flags: {
    maintainer: staffNamed({ en: 'only the part of this maintainer', zh: '仅此维护人的部分' }),
    issue: yes({
      en: 'record that the list is issued today, with its digest; only a whole list counts for 4.3.1',
      zh: '记录今日提供该名单及其摘要；4.3.1 只计完整名单',
    }),
    to: neededWith('issue', issuedList.fields.recipients.flag),
    delivery: issuedList.fields.delivery.flag,
    history: yes({ en: 'the issues on record, newest first', zh: '已提供名单的记录，最近的在前' }),
  },
  examples: {
    'report maintenance': { en: 'all maintained organizations by maintainer', zh: '按维护人列出的全部维护企业' },
    'report maintenance --issue --to 业务部 --delivery 邮件': {
      en: 'the list, with to whom it went',
      zh: '提供名单并登记接收者',
    },
    'report maintenance --maintainer 王芳 --issue --to 王芳': {
      en: "one maintainer's part, handed over",
      zh: '向某维护人提供其名单',
    },
    'report maintenance --history': { en: 'when which list went to whom', zh: '历次提供' },
  },
  run: async ({ maintainer, issue, to, delivery, history }, call: WriteCall): Promise<Result> => {
    refuseWithout(issue === true, history === true, { '--to': to, '--delivery': delivery })
    if (history === true) return issuesOnRecord(call, maintainer)
    if (issue !== true || to === undefined) {
      const list = await call.read((db) => listOn(db, call.asOf, maintainer))
      const customers = list.customers.map(lineOf)
      const rows = table(rowColumns, customers)
      return { json: { ...jsonOf(list), customers }, items: readLines(customers), parts: partsOf(list), rows, foot }
    }
    return issued(call, maintainer, { recipients: to, delivery: delivery ?? null })
  },
})

/** Records the issue of the list as it is in the very transaction that records it. */
async function issued(
  call: WriteCall,
  named: string | undefined,
  handing: { readonly recipients: string; readonly delivery: string | null },
): Promise<Result> {
  const { list, issue } = await call.write(async (tx) => {
    const whose = named === undefined ? null : await requireMaintainer(tx.db, named, call.today)
    const list = await listOn(tx.db, call.today, whose?.name)
    const { customers, digest, of } = list
    if (customers.length === 0)
      throw usage(
        of === null ? maintenanceWords.nobody : maintenanceWords.nobodyOf(of, call.today),
        maintenanceWords.assignFirst,
      )
    const issue = issueList(tx, {
      issuedOn: call.today,
      organizations: customers.length,
      digest,
      maintainerId: whose?.id ?? null,
      ...handing,
    })
    return { list, issue }
  })
  const { number, added } = issue
  const count = list.customers.length
  const { recipients } = handing
  const said = !added
    ? maintenanceWords.issuedAlready(number)
    : list.of === null
      ? maintenanceWords.issued(number, count, recipients)
      : maintenanceWords.issuedPart(number, list.of, count, recipients)
  const customers = list.customers.map(lineOf)
  return {
    json: { ...jsonOf(list), issue: number, customers },
    items: readLines(customers),
    rows: table(rowColumns, customers),
    parts: [...partsOf(list), sentence(said)],
    foot,
  }
}
