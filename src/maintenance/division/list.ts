import type { Day } from '../../clause/day.ts'
import { staffed } from '../../office/staff/reference.ts'
import { kept, value } from '../../record/field.ts'
import { addNumbered } from '../../record/find.ts'
import { kindOf, series, type View } from '../../record/kind.ts'
import { recordedBy, viewsOf } from '../../record/read.ts'
import type { Db, Write } from '../../register/register.ts'
import { line, text } from '../../terminal/flag.ts'

/** That the list of maintained organizations was handed over (4.3.1), whole or the part of one maintainer. */
export const issuedList = kindOf({
  table: 'maintenance_list',
  command: 'report maintenance',
  identity: series('ML', 2, { en: 'the list, such as ML-2026-01', zh: '名单编号，如 ML-2026-01' }),
  day: 'issued_on',
  called: { one: { en: 'maintenance list', zh: '维护企业名单' } },
  fields: {
    number: kept('number', 'List', '名单', { journal: '编号' }),
    issued: kept('issued_on', 'Issued', '提供日期'),
    /** Whose part it was; null: the whole list. */
    maintainer: staffed('maintainer_id', 'Part of', '范围', null, { journal: '维护人' }),
    organizations: kept('organizations', 'Organizations', '企业数'),
    recipients: value(
      'recipients',
      'To',
      '接收者',
      text({ en: 'who gets the issued list', zh: '名单的接收者' }, 'RECIPIENTS'),
      { typedAs: 'to' },
    ),
    delivery: value('delivery', 'How', '提供方式', line({ en: 'how it is handed over', zh: '提供方式' })),
    /** SHA-256 over the list's lines: shows later that a list at hand is the one that was issued. */
    digest: kept('digest', 'SHA-256', 'SHA-256', { journal: '摘要值' }),
    /** Who recorded it. */
    by: kept('recorded_by', 'By', '登记人'),
  },
})

/** An issue of the list as it is printed. */
export type ListIssue = View<typeof issuedList>

/** The maintenance lists issued by the day, whole or in part, newest first. */
export async function listIssues(db: Db, day: Day): Promise<ListIssue[]> {
  const issued = recordedBy(db, issuedList, day).orderBy('issued_on', 'desc').orderBy('id', 'desc')
  return viewsOf(db, issuedList, await issued.execute(), day)
}

/** What is kept of an issue. */
interface NewIssue {
  readonly issuedOn: Day
  readonly organizations: number
  readonly digest: string
  readonly recipients: string
  /** Null: not said, which is no other way than one that is on record. */
  readonly delivery: string | null
  readonly maintainerId: number | null
}

/** Records that the list was issued, or finds the same issue of the same day. Returns its number. */
export function issueList(tx: Write, issue: NewIssue): { readonly number: string; readonly added: boolean } {
  const { issuedOn, organizations, digest, recipients, delivery, maintainerId } = issue
  const same = { issued_on: issuedOn, maintainer_id: maintainerId, digest, recipients }
  const there = tx.find('maintenance_list', { ...same, ...(delivery === null ? {} : { delivery }) }).at(-1)
  if (there !== undefined) return { number: there.number, added: false }
  return { number: addNumbered(tx, issuedList, { ...same, organizations, delivery }), added: true }
}
