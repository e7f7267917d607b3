import type { Day } from '../../clause/day.ts'
import { unavailable } from '../../clause/problem.ts'
import { same, type Words } from '../../clause/words.ts'
import { mergedAway } from '../../customer/customer/store/master.ts'
import { staffed } from '../../office/staff/reference.ts'
import { kept, value } from '../../record/field.ts'
import { kindOf, unnumbered, type View } from '../../record/kind.ts'
import { recordedBy, viewedRows } from '../../record/read.ts'
import type { Db, NewRow, Write } from '../../register/register.ts'
import { line } from '../../terminal/flag.ts'
import type { Sent } from './rules.ts'

/** That an issue of the magazine went to organizations (4.3.6). */
export const sending = kindOf({
  table: 'magazine_sending',
  command: 'magazine',
  identity: unnumbered,
  day: 'sent_on',
  called: { one: { en: 'sending of the magazine', zh: '杂志发放' } },
  fields: {
    on: kept('sent_on', 'On', '发放日期'),
    delivery: value('delivery', 'Delivery', '发放方式', line({ en: 'how it was delivered', zh: '发放方式' })),
    organizations: kept('organizations', 'Organizations', '组织数'),
    by: staffed('staff_id', 'By', '经办人'),
  },
  columns: { magazine_issue_id: '杂志期次', recipients: { zh: '接收组织', told: recipientsTold } },
})

/** What is printed of a sending. */
export type Sending = View<typeof sending>

/** The sendings of the issue of a number by the day, oldest first, each with its recipients as they are stored. */
export async function sentBy(db: Db, day: Day, issue: string): Promise<(Sending & { readonly recipients: string })[]> {
  const rows = await recordedBy(db, sending, day)
    .where('magazine_issue_id', '=', ({ selectFrom }) =>
      selectFrom('magazine_issue').select('id').where('number', '=', issue),
    )
    .orderBy('sent_on')
    .orderBy('id')
    .execute()
  const viewed = await viewedRows(db, sending, rows, day)
  return viewed.map(({ row, view }) => ({ ...view, recipients: row.recipients }))
}

/**
 * Finds the sendings of one issue by the day, oldest first; the recipients are who they are now, also where customers were
 * merged since.
 */
export async function sendingsBy(db: Db, day: Day): Promise<(issue: string) => Promise<(Sending & Sent)[]>> {
  const merged = await mergedAway(db)
  return async (issue) =>
    (await sentBy(db, day, issue)).map(({ recipients, ...sending }) => ({
      ...sending,
      recipients: new Set(recipientsIn(recipients).map((id) => merged.get(id) ?? id)),
    }))
}

/** The customers that have the issue of a number by the day. */
export async function recipientsBy(db: Db, day: Day, issue: string): Promise<ReadonlySet<number>> {
  const sendings = await (await sendingsBy(db, day))(issue)
  return new Set(sendings.flatMap(({ recipients }) => [...recipients]))
}

/** The ids as they are stored. Exit 4 if they cannot be read, which only an alteration leads to. */
export function recipientsIn(text: string): number[] {
  try {
    return JSON.parse(text) as number[]
  } catch {
    throw unavailable(
      {
        en: 'The recipients of the magazine cannot be read: the register was altered outside certdesk.',
        zh: '杂志的接收组织无法读取：登记簿在 certdesk 之外被改动过。',
      },
      { en: 'See what was altered with: certdesk audit verify', zh: '可用 certdesk audit verify 查看改动之处。' },
    )
  }
}

/** How many organizations a sending went to; as it is stored where that was altered. */
function recipientsTold(stored: string | number): Words {
  try {
    const { length } = JSON.parse(String(stored)) as readonly number[]
    return { en: `${length} ${length === 1 ? 'organization' : 'organizations'}`, zh: `${length} 家组织` }
  } catch {
    return same(String(stored))
  }
}

/** Records a sending, its recipients in ascending order. */
export function addSending(
  tx: Write,
  sent: Omit<NewRow<'magazine_sending'>, 'recipients' | 'organizations'>,
  recipients: Iterable<number>,
): void {
  const ids = [...recipients].sort((a, b) => a - b)
  tx.insert('magazine_sending', { ...sent, recipients: JSON.stringify(ids), organizations: ids.length })
}

/** Takes back the sendings of an issue, of one day or all. Returns how many. */
export function voidSendings(tx: Write, issueId: number, reason: string, on?: Day): number {
  const ofDay = on === undefined ? {} : { sent_on: on }
  const sendings = tx.find('magazine_sending', { magazine_issue_id: issueId, ...ofDay })
  for (const { id } of sendings) tx.void('magazine_sending', id, reason)
  return sendings.length
}
