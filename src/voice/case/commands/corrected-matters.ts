import { refused } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import type { Db, Write } from '../../../register/register.ts'
import { caseCheckWords } from '../check-words.ts'
import { actIn, type Case, type CaseSort, clauseOf, involvement, separated } from '../rules.ts'
import { addMatters, caseNumbered, voidMatters } from '../store/case.ts'
import { caseWords } from '../words.ts'
import { type MatterInput, mattersTyped } from './matters.ts'
import { requireCase } from './require.ts'

/** What a case is about, among what may be cleared of it. */
export const mattersCleared = {
  matters: { en: 'what it is about, and who was involved', zh: '涉及事项和人员' },
} as const

/** What a case is about, as it is corrected. */
type Edit = MatterInput & { readonly clear: readonly string[] }

const isCleared = ({ clear }: Edit, { matters }: Case): boolean => clear.includes('matters') && matters.length > 0

/** Refused where an appeal that was accepted would be against nothing. */
export async function refuseNoMatter(db: Db, number: string, edit: Edit): Promise<void> {
  const found = await requireCase(db, 'appeal', number)
  const isNamed = [edit.suspension, edit.change, edit.certificate, edit.involved].some((each = []) => each.length > 0)
  const isLeft = isNamed || (found.matters.length > 0 && !isCleared(edit, found))
  if (actIn(found, 'accept') !== null && !isLeft)
    throw refused(clauseOf.appeal, caseWords.noSubject(number), caseWords.nameSubject)
}

/**
 * Corrects what a case is about: all of it is taken back where it was cleared, and what is named comes to it, as of the receipt: it was
 * so all along. Returns whether anything is another.
 */
export async function correctMatters(
  tx: Write,
  sort: CaseSort,
  number: string,
  edit: Edit,
  reason: string,
): Promise<boolean> {
  const found = await requireCase(tx.db, sort, number)
  const customer = found.customerId === null ? null : { id: found.customerId, code: found.customer ?? '' }
  const wanted = await mattersTyped(tx.db, edit, customer, found.received)
  const isTakenBack = isCleared(edit, found)
  if (isTakenBack) voidMatters(tx, found, reason)
  return addMatters(tx, found, found.received, wanted) || isTakenBack
}

/** Who investigated or decided and was involved, by what a case is about now. */
export async function involvedNow(tx: Write, sort: CaseSort, number: string): Promise<Words[]> {
  const found = await caseNumbered(tx.db, sort, number)
  return found === null ? [] : separated.flatMap((act) => involvedIn(found, act))
}

function involvedIn(found: Case, act: (typeof separated)[number]): Words[] {
  const done = actIn(found, act)
  const by = done === null || done.person === null ? null : involvement(found, done.person, done.on)
  return by === null ? [] : [caseCheckWords.involved(found.number, act, done?.doneBy ?? '', by.by)]
}
