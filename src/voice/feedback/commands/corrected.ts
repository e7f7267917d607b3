import { refused, usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import type { Changes, Db, Row } from '../../../register/register.ts'
import { typed } from '../../../terminal/global-options.ts'
import { refuseAfterActs } from '../../case/commands/received-day.ts'
import { actIn, clauseOf } from '../../case/rules.ts'
import { caseNumbered } from '../../case/store/case.ts'
import { caseWords } from '../../case/words.ts'
import { checkFeedbackOrder, notClassified } from '../feedback.ts'
import { type FeedbackChannel, isComplaint } from '../rules.ts'
import { feedbackWords } from '../words.ts'

// What correcting feedback is, whichever command it is typed for: `feedback edit`, or `complaint edit` of a complaint.

export const clearable = {
  from: { en: 'whom it comes from', zh: '反馈方' },
  classification: { en: 'the classification', zh: '分类' },
  closing: { en: 'the closing with its outcome', zh: '关闭及结果' },
} as const satisfies Record<string, Words>

type Clearable = keyof typeof clearable

const cleared: Readonly<Record<Clearable, Changes<'feedback'>>> = {
  from: { customer_id: null, about: null },
  classification: notClassified,
  closing: { closed_on: null, outcome: null },
}

/** The flags that say anew what may also be cleared. */
const saidBy = {
  from: ['customer', 'about', 'complainant'],
  classification: ['stage', 'topic', 'as', 'classifiedOn'],
  closing: ['closed', 'outcome'],
} as const satisfies Record<Clearable, readonly string[]>

type Said = (typeof saidBy)[Clearable][number] | 'received' | 'owner' | 'due'

/** What was typed of a correction; `about` is whom it comes from where that is no customer, in whichever command. */
export type Correction = { readonly [Key in Said]?: unknown } & { readonly clear: readonly string[] }

const given = (edit: Correction, names: readonly Said[]): string[] =>
  names.filter((name) => edit[name] !== undefined).map(typed)

const isClearable = (name: string): name is Clearable => name in clearable

/** Refuses what is to be both empty and something. Usage problem. */
export function refuseClearedAndGiven(edit: Correction): void {
  for (const name of edit.clear.filter(isClearable)) {
    const [flag] = given(edit, saidBy[name])
    if (flag !== undefined) throw usage(feedbackWords.clearedAndGiven(name, flag), feedbackWords.clearOrGive)
  }
}

/**
 * The columns that a correction changes. It only corrects: throws where it would classify or close what is not yet so, make a
 * complaint of what is none, or bring the days of a case out of their order.
 */
export async function corrected(
  db: Db,
  row: Row<'feedback'>,
  edit: Correction,
  own: Changes<'feedback'>,
): Promise<Changes<'feedback'>> {
  const wanted: Changes<'feedback'> = { ...own }
  for (const name of edit.clear.filter(isClearable)) Object.assign(wanted, cleared[name])
  // Feedback comes from one place: the one now named replaces the one before.
  const other = edit.about ?? edit.complainant
  if (edit.customer !== undefined) wanted.about = null
  if (other !== undefined) Object.assign(wanted, { customer_id: null, about: other })
  checkCorrected({ ...row, ...wanted } as Row<'feedback'>, row, edit)
  if (isComplaint(row.channel as FeedbackChannel)) await refuseOfCase(db, row, edit)
  return wanted
}

function checkCorrected(row: Row<'feedback'>, before: Row<'feedback'>, edit: Correction): void {
  const { number } = row
  const complaint = isComplaint(row.channel as FeedbackChannel)
  if (complaint !== isComplaint(before.channel as FeedbackChannel))
    throw usage(feedbackWords.otherSeries(number), feedbackWords.recordAnew(number))
  const ofComplaints = given(edit, ['owner', 'due', 'closed', 'outcome'])
  if (!complaint && ofComplaints.length > 0)
    throw usage(feedbackWords.onlyComplaintsHave(ofComplaints), feedbackWords.leaveOut)
  if (given(edit, saidBy.classification).length > 0 && before.classified_on === null)
    throw usage(feedbackWords.notClassified(number), feedbackWords.classifyFirst(number))
  if (given(edit, saidBy.closing).length > 0 && before.closed_on === null)
    throw usage(feedbackWords.notClosed(number), feedbackWords.closeFirst(number))
  // A complaint that is closed was classified (4.5.1).
  if (row.closed_on !== null && row.classified_on === null)
    throw refused('4.5.1', feedbackWords.closedUnclassified(number), feedbackWords.clearClosingToo)
  checkFeedbackOrder(row)
}

/** What was done of a complaint as a case (ISO/IEC 17021-1 9.8) stands on its receipt, and its closing is the case's own. */
async function refuseOfCase(db: Db, { number }: Row<'feedback'>, edit: Correction): Promise<void> {
  if (edit.received !== undefined)
    await refuseAfterActs(db, 'complaint', number, edit.received as Row<'feedback'>['received_on'])
  if (!edit.clear.includes('closing')) return
  const found = await caseNumbered(db, 'complaint', number)
  if (found !== null && actIn(found, 'close') !== null)
    throw refused(clauseOf.complaint, caseWords.caseIsClosed(number), caseWords.reopen(number))
}
