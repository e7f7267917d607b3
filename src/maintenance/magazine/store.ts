import { certifiedOn } from '../../certificate/certificate/store/standing.ts'
import type { Day } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import { unavailable } from '../../clause/problem.ts'
import type { NamedCustomer } from '../../customer/customer/store/master.ts'
import { mergedAway } from '../../customer/customer/store/master.ts'
import { numbered } from '../../register/numbered.ts'
import type { Changes, Db, NewRow, Row, Write } from '../../register/register.ts'
import { coverage, type Sent } from './rules.ts'

/** What is printed of a sending. */
export interface Sending {
  readonly on: Day
  readonly delivery: string
  readonly organizations: number
  readonly by: string
}

/** An issue of the magazine (4.3.6) with how far it reached those certified on the day it was published. */
export interface CoveredIssue {
  readonly id: number
  readonly number: string
  readonly issue: string
  readonly published: Day
  readonly title: string | null
  readonly by: string
  readonly sendings: readonly Sending[]
  readonly certified: number
  /** Those of them who do not have it. */
  readonly missing: readonly NamedCustomer[]
  /** The day on which the last of them got it; null while one is missing. */
  readonly complete: Day | null
}

/** The issues of a magazine published by the day, oldest first; of one id or all. */
const publishedBy = (db: Db, day: Day, id: number | undefined) => {
  const select = db
    .selectFrom('magazine_issue as issue')
    .innerJoin('staff', 'staff.id', 'issue.staff_id')
    .select(['issue.id', 'number', 'issue.issue', 'published_on as published', 'title', 'staff.name as by'])
    .where('issue.voided_at', 'is', null)
    .where('published_on', '<=', day)
    .orderBy('published_on')
    .orderBy('issue.id')
  return (id === undefined ? select : select.where('issue.id', '=', id)).execute()
}

/** The sendings of one issue by the day as they are stored, oldest first. */
const sentBy = (db: Db, day: Day, issueId: number) =>
  db
    .selectFrom('magazine_sending as sending')
    .innerJoin('staff', 'staff.id', 'sending.staff_id')
    .select(['sent_on as on', 'delivery', 'organizations', 'recipients', 'staff.name as by'])
    .where('sending.voided_at', 'is', null)
    .where('magazine_issue_id', '=', issueId)
    .where('sent_on', '<=', day)
    .orderBy('sent_on')
    .orderBy('sending.id')
    .execute()

/** Finds the sendings of one issue by the day, oldest first; the recipients are who they are now, also where customers were merged since. */
async function sendingsOf(db: Db, day: Day): Promise<(issueId: number) => Promise<(Sending & Sent)[]>> {
  const merged = await mergedAway(db)
  return async (issueId) => {
    const rows = await sentBy(db, day, issueId)
    return rows.map(({ recipients, ...sending }) => ({
      ...sending,
      recipients: new Set(recipientsIn(recipients).map((id) => merged.get(id) ?? id)),
    }))
  }
}

/** The sendings of one issue by the day, oldest first. */
export const listSendings = async (db: Db, day: Day, issueId: number): Promise<(Sending & Sent)[]> =>
  (await sendingsOf(db, day))(issueId)

/** An issue that a customer got, with the first sending that brought it. */
export interface ReceivedIssue {
  readonly number: string
  readonly issue: string
  readonly title: string | null
  readonly published: Day
  readonly sent: Day
  readonly delivery: string
}

/** The issues that a customer had been sent by the day, also under what was merged into it, newest first. */
export async function issuesReceived(db: Db, customerId: number, day: Day): Promise<ReceivedIssue[]> {
  const merged = await mergedAway(db)
  const received: ReceivedIssue[] = []
  for (const { id, number, issue, title, published } of await publishedBy(db, day, undefined)) {
    const sendings = await sentBy(db, day, id)
    const got = sendings.find(({ recipients }) =>
      recipientsIn(recipients).some((each) => (merged.get(each) ?? each) === customerId),
    )
    if (got !== undefined) received.unshift({ number, issue, title, published, sent: got.on, delivery: got.delivery })
  }
  return received
}

/** The ids as they are stored. Exit 4 where they are none: nothing but an alteration writes such. */
function recipientsIn(text: string): number[] {
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

/** What is asked of the issues published by a day: of one, or of some customers only. */
interface IssueFilter {
  readonly id?: number
  readonly only?: ReadonlySet<number> | null
}

/** The issues published by the day, oldest first, with how far each had reached the certified by then. */
export async function coveredIssues(db: Db, day: Day, { id, only = null }: IssueFilter = {}): Promise<CoveredIssue[]> {
  const issues = await publishedBy(db, day, id)
  if (issues.length === 0) return []
  const [sendings, certified] = [await sendingsOf(db, day), await certifiedOn(db, day)]
  const covered: CoveredIssue[] = []
  // One by one: all recipients of ten years at once would be more than the memory of an old computer.
  for (const issue of issues) {
    const owed = certified(issue.published).filter((each) => only === null || only.has(each.id))
    const own = await sendings(issue.id)
    const { missing, complete } = coverage(
      owed.map((each) => each.id),
      own,
    )
    const without = new Set(missing)
    covered.push({
      ...issue,
      sendings: own.map(({ recipients: _, ...sending }) => sending),
      certified: owed.length,
      missing: owed.filter((each) => without.has(each.id)),
      complete,
    })
  }
  return covered
}

/** The issue that a number or its own name, such as 2026年第1期, means; voided ones by their number only. Null where there is none. */
export async function findIssue(db: Db, typed: string): Promise<Row<'magazine_issue'> | null> {
  const rows = await db.selectFrom('magazine_issue').selectAll().orderBy('id').execute()
  const number = typed.normalize('NFKC').toUpperCase()
  const key = fold(typed)
  return (
    rows.find((row) => row.number === number) ??
    rows.find((row) => row.voided_at === null && fold(row.issue) === key) ??
    null
  )
}

/** Records an issue and returns its id and number, of the year in which it was published. */
export const addIssue = (tx: Write, given: Omit<NewRow<'magazine_issue'>, 'number'>): { id: number; number: string } =>
  numbered(tx, `MG-${given.published_on.slice(0, 4)}-`, 2, (number) =>
    tx.insert('magazine_issue', { number, ...given }),
  )

/** Changes what was mistyped of an issue. False where nothing differs. */
export const changeIssue = (tx: Write, id: number, changes: Changes<'magazine_issue'>): boolean =>
  tx.update('magazine_issue', id, changes)

/** What is recorded of a sending. */
export interface NewSending {
  readonly issueId: number
  readonly on: Day
  readonly delivery: string
  readonly recipients: Iterable<number>
  readonly staffId: number
}

/** Records a sending, its recipients in ascending order. */
export function addSending(tx: Write, { issueId, on, delivery, recipients, staffId }: NewSending): void {
  const ids = [...recipients].sort((a, b) => a - b)
  tx.insert('magazine_sending', {
    magazine_issue_id: issueId,
    sent_on: on,
    delivery,
    recipients: JSON.stringify(ids),
    organizations: ids.length,
    staff_id: staffId,
  })
}

/** Takes back the sendings of an issue, of one day or all. Returns how many. */
export function voidSendings(tx: Write, issueId: number, reason: string, on?: Day): number {
  const sendings = tx.find('magazine_sending', {
    magazine_issue_id: issueId,
    ...(on === undefined ? {} : { sent_on: on }),
  })
  for (const { id } of sendings) tx.void('magazine_sending', id, reason)
  return sendings.length
}

/** Takes an issue back with its sendings. */
export function voidIssue(tx: Write, id: number, reason: string): void {
  voidSendings(tx, id, reason)
  tx.void('magazine_issue', id, reason)
}
