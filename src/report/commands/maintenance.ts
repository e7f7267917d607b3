import { createHash } from 'node:crypto'
import { usage } from '../../clause/problem.ts'
import { maintainedBy } from '../../customer/store/maintainer.ts'
import { issueList, type MaintainedCustomer, maintainedCustomers } from '../../maintenance/store/list.ts'
import { maintenanceWords } from '../../maintenance/words/list.ts'
import type { Db } from '../../register/register.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import { text, yes } from '../../terminal/flag.ts'
import { type Column, sentence, table, yesNo } from '../../terminal/result.ts'
import { reportWords } from '../words.ts'

const listColumns: readonly Column<MaintainedCustomer>[] = [
  {
    key: 'maintainer',
    title: { en: 'Maintainer', zh: '维护人' },
    cell: (each) => each.maintainer?.name ?? null,
    whole: true,
  },
  { key: 'customer', title: { en: 'Customer', zh: '客户编号' }, cell: (each) => each.code, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (each) => each.name },
  { key: 'vip', title: { en: 'VIP', zh: 'VIP' }, cell: (each) => each.vip, shown: (each) => yesNo(each.vip) },
]

/** What the digest of a maintenance list is taken of: the list as lines of code, name and maintainer, in their order. */
const listText = (customers: readonly MaintainedCustomer[]): string =>
  customers.map((each) => `${each.code}\t${each.name}\t${each.maintainer?.name ?? ''}\t${each.vip ? 1 : 0}\n`).join('')

const byMaintainer = (a: MaintainedCustomer, b: MaintainedCustomer): number => {
  const [left, right] = [a.maintainer?.name ?? '', b.maintainer?.name ?? '']
  return left === right ? a.id - b.id : left < right ? -1 : 1
}

/** An issue names its recipients; without one, recipients and delivery would be said to nobody. */
function refuseHalfIssue(issue: boolean, to: string | undefined, delivery: string | undefined): void {
  if (issue && to === undefined) throw usage(reportWords.issueNeedsRecipients, reportWords.nameRecipients)
  if (!issue && to !== undefined) throw usage(reportWords.onlyOfAnIssue('--to'), reportWords.sayIssue)
  if (!issue && delivery !== undefined) throw usage(reportWords.onlyOfAnIssue('--delivery'), reportWords.sayIssue)
}

/** `report maintenance`: the list of 4.3.1, and the record that it was issued. */
export const maintenance = verb({
  words: { en: 'The list of maintained organizations (4.3.1), and its issue', zh: '维护企业名单（4.3.1）及其提供' },
  access: 'write',
  writesWith: 'issue',
  flags: {
    maintainer: text({ en: 'only the customers of this maintainer', zh: '仅此维护人的客户' }, 'NAME'),
    issue: yes({ en: 'record that the list is issued today, with its digest', zh: '记录今日提供该名单及其摘要' }),
    to: text({ en: 'who gets the issued list', zh: '名单的接收者' }, 'RECIPIENTS'),
    delivery: text({ en: 'how it is handed over', zh: '提供方式' }),
  },
  examples: ['report maintenance', 'report maintenance --issue --to 业务部'],
  run: async ({ maintainer, issue, to, delivery }, call: WriteCall) => {
    refuseHalfIssue(issue === true, to, delivery)
    const collect = async (db: Db) => {
      const only = maintainer === undefined ? null : await maintainedBy(db, maintainer, call.asOf)
      const all = await maintainedCustomers(db, call.asOf)
      return all.filter(({ id }) => only === null || only.has(id)).sort(byMaintainer)
    }
    const customers = await call.read(collect)
    const digest = createHash('sha256').update(listText(customers)).digest('hex')
    const listed = customers.map(({ code, name, maintainer, vip }) => ({
      customer: code,
      name,
      maintainer: maintainer?.name ?? null,
      vip,
    }))
    const base = { asOf: call.asOf, digest, organizations: customers.length }
    const listTable = table(listColumns, customers, { empty: maintenanceWords.nobody })
    if (issue !== true || to === undefined)
      return { json: { ...base, customers: listed }, items: listed, parts: [listTable] }
    const issued = await call.write((tx) =>
      issueList(tx, {
        issuedOn: call.today,
        organizations: customers.length,
        digest,
        recipients: to,
        delivery: delivery ?? null,
      }),
    )
    const said = issued.added
      ? maintenanceWords.issued(issued.number, customers.length, to)
      : maintenanceWords.issuedAlready(issued.number)
    return {
      json: { ...base, issue: issued.number, customers: listed },
      items: listed,
      parts: [listTable, sentence(said)],
    }
  },
})
