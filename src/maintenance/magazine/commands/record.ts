import type { Day } from '../../../clause/day.ts'
import { type DueState, dueWithinDays } from '../../../clause/judge.ts'
import { inForceFrom, valueOn } from '../../../clause/limit.ts'
import { usage } from '../../../clause/problem.ts'
import { setLimits } from '../../../office/store.ts'
import type { Db, Row } from '../../../register/register.ts'
import { paperNumber, pastDay, text } from '../../../terminal/flag.ts'
import { type Column, type Field, field, orDash } from '../../../terminal/result.ts'
import { magazineLimits } from '../rules.ts'
import { type CoveredIssue, coveredIssues, findIssue, type Sending } from '../store.ts'
import { magazineWords } from '../words.ts'

/** An issue as it is named on a command line: by the program's number or by its own name. */
export const issueArgument = paperNumber(
  {
    en: 'the issue: its number, such as MG-2026-01, or its own name',
    zh: '期次：编号（如 MG-2026-01）或期名',
  },
  'magazine_issue',
)

/** What is said of an issue. */
export const issueFlags = {
  published: pastDay({ en: 'the day it was published', zh: '出版日期' }),
  title: text({ en: 'what it is about', zh: '标题' }),
} as const

/** How the sending of an issue stands on the day; null where 4.3.6 asks nothing of it. */
type SendingJudge = (issue: CoveredIssue) => DueState | null

async function sendingJudge(db: Db, on: Day): Promise<SendingJudge> {
  const set = await setLimits(db)
  return ({ published, certified, complete }) =>
    published < inForceFrom || certified === 0
      ? null
      : dueWithinDays(published, valueOn(magazineLimits.days, published, set), complete, on)
}

/** An issue as it is listed. */
export interface IssueView {
  readonly number: string
  readonly issue: string
  readonly published: Day
  readonly title: string | null
  readonly by: string
  /** How many were certified on the day it was published, and how many of them have it. */
  readonly certified: number
  readonly sent: number
  /** The day on which the last of them got it. */
  readonly complete: Day | null
  readonly due: Day | null
}

/** An issue with its sendings and everybody who is missing. */
export interface WholeIssueView extends IssueView {
  readonly sendings: readonly Sending[]
  readonly missing: readonly MissingView[]
}

interface MissingView {
  readonly customer: string
  readonly name: string
}

/** An issue as it is listed, with how its sending stands. */
export interface JudgedIssueView {
  readonly view: IssueView
  readonly state: DueState | null
}

const viewOf = (covered: CoveredIssue, state: DueState | null): IssueView => ({
  number: covered.number,
  issue: covered.issue,
  published: covered.published,
  title: covered.title,
  by: covered.by,
  certified: covered.certified,
  sent: covered.certified - covered.missing.length,
  complete: covered.complete,
  due: state?.due ?? null,
})

/** The issues published by the day as they are listed, oldest first. */
export async function issueViews(db: Db, on: Day): Promise<JudgedIssueView[]> {
  const judge = await sendingJudge(db, on)
  return (await coveredIssues(db, on)).map((covered) => {
    const state = judge(covered)
    return { view: viewOf(covered, state), state }
  })
}

const unknown = (typed: string) => usage(magazineWords.unknown(typed), magazineWords.list)

/** One issue whole, with how its sending stands. Usage problem where it was not published by the day. */
export async function wholeIssue(
  db: Db,
  { id, number }: Pick<Row<'magazine_issue'>, 'id' | 'number'>,
  on: Day,
): Promise<{ readonly view: WholeIssueView; readonly state: DueState | null }> {
  const [covered] = await coveredIssues(db, on, { id })
  if (covered === undefined) throw unknown(number)
  const state = (await sendingJudge(db, on))(covered)
  const { sendings } = covered
  const missing = covered.missing.map(({ code, name }) => ({ customer: code, name }))
  return { view: { ...viewOf(covered, state), sendings, missing }, state }
}

/** An issue as commands print it that change it: a hundred thousand who are missing are for `show`. */
export function withoutMissing({ missing: _, ...view }: WholeIssueView): Omit<WholeIssueView, 'missing'> {
  return view
}

/** The issue that was named. Usage problem where there is none, or it was taken back. */
export async function requireIssue(db: Db, typed: string): Promise<Row<'magazine_issue'>> {
  const found = await findIssue(db, typed)
  if (found === null) throw unknown(typed)
  if (found.voided_at !== null)
    throw usage(magazineWords.isVoid(found.number, found.void_reason ?? ''), magazineWords.list)
  return found
}

const plain = (key: keyof IssueView, en: string, zh: string): Column<JudgedIssueView> => ({
  key,
  title: { en, zh },
  cell: ({ view }) => view[key],
})

/** Every value: what CSV and TSV write, and `show`. */
export const issueRows: readonly Column<JudgedIssueView>[] = [
  plain('number', 'Number', '编号'),
  plain('issue', 'Issue', '期次'),
  plain('published', 'Published', '出版日期'),
  plain('title', 'Title', '标题'),
  plain('by', 'By', '经办人'),
  plain('certified', 'Certified then', '当日获证组织数'),
  plain('sent', 'Sent to', '已发放'),
  plain('complete', 'Complete', '发放完成日期'),
  plain('due', 'Due', '期限'),
]

/** What people need on one screen. */
export const issueColumns: readonly Column<JudgedIssueView>[] = [
  { ...plain('number', 'Number', '编号'), whole: true },
  plain('issue', 'Issue', '期次'),
  { ...plain('published', 'Published', '出版日期'), whole: true },
  { ...plain('title', 'Title', '标题'), shown: ({ view }) => orDash(view.title), minor: true },
  {
    ...plain('sent', 'Certified reached', '获证组织覆盖'),
    shown: ({ view }) => magazineWords.coverage(view.sent, view.certified),
    tone: ({ view }) => (view.sent < view.certified ? 'warn' : undefined),
    align: 'right',
  },
  {
    ...plain('complete', 'Complete', '发放完成'),
    shown: ({ view, state }) => magazineWords.state({ complete: view.complete, state }),
    tone: ({ state }) => (state?.state === 'breach' ? 'bad' : undefined),
  },
]

export const issueFields = (judged: JudgedIssueView): Field[] =>
  issueRows.map(({ key, title, cell }) => field(key, title, cell(judged)))

export const sendingColumns: readonly Column<Sending>[] = [
  { key: 'on', title: { en: 'On', zh: '发放日期' }, cell: (each) => each.on, whole: true },
  {
    key: 'organizations',
    title: { en: 'Organizations', zh: '组织数' },
    cell: (each) => each.organizations,
    align: 'right',
    whole: true,
  },
  { key: 'delivery', title: { en: 'Delivery', zh: '发放方式' }, cell: (each) => each.delivery },
  { key: 'by', title: { en: 'By', zh: '经办人' }, cell: (each) => each.by },
]

export const missingColumns: readonly Column<MissingView>[] = [
  { key: 'customer', title: { en: 'Customer', zh: '客户编号' }, cell: (each) => each.customer, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (each) => each.name },
]
