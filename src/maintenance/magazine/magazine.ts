import { certifiedOn } from '../../certificate/certificate/store/standing.ts'
import type { Block } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import { type DueState, dueWithinDays } from '../../clause/judge.ts'
import { inForceFrom, valueOn } from '../../clause/limit.ts'
import { usage } from '../../clause/problem.ts'
import { mergedAway, type NamedCustomer } from '../../customer/customer/store/master.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { staffed } from '../../office/staff/reference.ts'
import { kept, value } from '../../record/field.ts'
import { kindOf, series, type View } from '../../record/kind.ts'
import { recordedBy, rowsOf, viewsOf } from '../../record/read.ts'
import { isVoid, seeList } from '../../record/sentences.ts'
import type { Db, Row } from '../../register/register.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { askedAs, line, text } from '../../terminal/flag.ts'
import { paperNumber } from '../../terminal/number-flag.ts'
import { coverage, magazineLimits } from './rules.ts'
import { recipientsIn, type Sending, sendingsBy, sentBy } from './sending.ts'
import { magazineWords } from './words.ts'

const numberWords = { en: 'the issue, such as MG-2026-01, or its own name', zh: '期次，如 MG-2026-01，或期名' }

/** An issue of the magazine (4.3.6). */
export const magazine = kindOf({
  table: 'magazine_issue',
  command: 'magazine',
  identity: series('MG', 2, numberWords),
  day: 'published_on',
  called: { one: { en: 'magazine issue', zh: '杂志期次' } },
  offered: ['issue', 'published', 'title'],
  fields: {
    number: kept('number', 'Number', '编号'),
    issue: value(
      'issue',
      'Issue',
      '期次',
      askedAs({ en: 'Name of the issue', zh: '期名' }, text({ en: 'what the issue is called', zh: '期名' }, 'ISSUE')),
      { typedAs: 'name' },
    ),
    published: value(
      'published_on',
      'Published',
      '出版日期',
      pastDay({ en: 'the day it was published', zh: '出版日期' }),
    ),
    title: value('title', 'Title', '标题', line({ en: 'what it is about', zh: '标题' })),
    by: staffed('staff_id', 'By', '经办人'),
  },
})

/** An issue as it is named on a command line: by the program's number or by its own name. */
export const issueArgument = paperNumber(numberWords, 'magazine_issue')

/** An issue with how far it reached those certified on the day it was published. */
export interface CoveredIssue extends View<typeof magazine> {
  readonly sendings: readonly Sending[]
  readonly certified: number
  /** Those of them who do not have it. */
  readonly missing: readonly NamedCustomer[]
  /** The day on which the last of them got it; null while one is missing. */
  readonly complete: Day | null
}

/** The issues published by the day, oldest first; of one number or all. */
async function publishedBy(db: Db, day: Day, number?: string): Promise<View<typeof magazine>[]> {
  const published = recordedBy(db, magazine, day).orderBy('published_on').orderBy('id')
  const rows = await (number === undefined ? published : published.where('number', '=', number)).execute()
  return viewsOf(db, magazine, rows, day)
}

/** What is asked of the issues published by a day: of one, or of some customers only. */
interface IssueFilter {
  readonly number?: string
  readonly only?: Block | null
}

/** The issues published by the day, oldest first, with how far each had reached the certified by then. */
export async function coveredIssues(
  db: Db,
  day: Day,
  { number, only = null }: IssueFilter = {},
): Promise<CoveredIssue[]> {
  const issues = await publishedBy(db, day, number)
  if (issues.length === 0) return []
  const [sendings, certified] = [await sendingsBy(db, day), await certifiedOn(db, day, only)]
  const covered: CoveredIssue[] = []
  // One by one: all recipients of ten years at once would be more than the memory of an old computer.
  for (const issue of issues) {
    const owed = certified(issue.published)
    const own = await sendings(issue.number)
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

/** An issue that a customer got, with the first sending that brought it. */
export interface ReceivedIssue extends Pick<View<typeof magazine>, 'number' | 'issue' | 'title' | 'published'> {
  readonly sent: Day
  readonly delivery: string
}

/** The issues that a customer had been sent by the day, also under what was merged into it, newest first. */
export async function issuesReceived(db: Db, customerId: number, day: Day): Promise<ReceivedIssue[]> {
  const merged = await mergedAway(db)
  const received: ReceivedIssue[] = []
  for (const { number, issue, title, published } of await publishedBy(db, day)) {
    const got = (await sentBy(db, day, number)).find(({ recipients }) =>
      recipientsIn(recipients).some((each) => (merged.get(each) ?? each) === customerId),
    )
    if (got !== undefined) received.unshift({ number, issue, title, published, sent: got.on, delivery: got.delivery })
  }
  return received
}

/** How the sending of an issue stands on the day; null where 4.3.6 asks nothing of it. */
export type SendingJudge = (issue: Pick<CoveredIssue, 'published' | 'certified' | 'complete'>) => DueState | null

export async function sendingJudge(db: Db, on: Day): Promise<SendingJudge> {
  const set = await setLimits(db)
  return ({ published, certified, complete }) =>
    published < inForceFrom || certified === 0
      ? null
      : dueWithinDays(published, valueOn(magazineLimits.days, published, set), complete, on)
}

/** An issue as it is listed: with how many of those who were certified on the day it was published have it, and by when all did. */
const viewOf = ({ sendings: _, missing, complete, ...issue }: CoveredIssue, state: DueState | null) => ({
  ...issue,
  sent: issue.certified - missing.length,
  complete,
  due: state?.due ?? null,
})

export type IssueView = ReturnType<typeof viewOf>

/** The issues published by the day as they are listed, oldest first. */
export async function issueViews(db: Db, on: Day, judge: SendingJudge): Promise<IssueView[]> {
  return (await coveredIssues(db, on)).map((covered) => viewOf(covered, judge(covered)))
}

const unknown = (typed: string) => usage(magazineWords.unknown(typed), seeList(magazine))

/** One issue with its sendings, everybody who is missing, and how it stands. Usage problem where it was not published by the day. */
export async function wholeIssue(db: Db, number: string, on: Day) {
  const [covered] = await coveredIssues(db, on, { number })
  if (covered === undefined) throw unknown(number)
  const state = (await sendingJudge(db, on))(covered)
  const { sendings } = covered
  const missing = covered.missing.map(({ code, name }) => ({ customer: code, name }))
  return { view: { ...viewOf(covered, state), sendings, missing }, state }
}

/** An issue as commands print it that change it: a hundred thousand who are missing are for `show`. */
export const withoutMissing = ({ missing: _, ...view }: Awaited<ReturnType<typeof wholeIssue>>['view']) => view

/**
 * The issue that a number or its own name, such as 2026年第1期, means; voided ones by their number only. Null where there is
 * none.
 */
export async function findIssue(db: Db, typed: string): Promise<Row<'magazine_issue'> | null> {
  const rows = await rowsOf(db, magazine).orderBy('id').execute()
  const number = typed.normalize('NFKC').toUpperCase()
  const key = fold(typed)
  return (
    rows.find((row) => row.number === number) ??
    rows.find((row) => row.voided_at === null && fold(row.issue) === key) ??
    null
  )
}

/** The issue that was named. Usage problem if there is none, or it is void. */
export async function requireIssue(db: Db, typed: string): Promise<Row<'magazine_issue'>> {
  const found = await findIssue(db, typed)
  if (found === null) throw unknown(typed)
  if (found.voided_at !== null) throw usage(isVoid(found.number, found.void_reason ?? ''), seeList(magazine))
  return found
}
