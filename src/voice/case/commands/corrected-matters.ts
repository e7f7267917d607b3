import { refused } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import type { Write } from '../../../register/register.ts'
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

/**
 * Corrects what a case is about: all of it is taken back where it was cleared, and what is named comes to it, as of the receipt: it was
 * so all along. Returns whether anything is another. Refused where an appeal that was accepted would be against nothing.
 */
export async function correctMatters(
  tx: Write,
  sort: CaseSort,
  number: string,
  edit: MatterInput & { readonly clear: readonly string[] },
  reason: string,
): Promise<boolean> {
  const found = await requireCase(tx.db, sort, number)
  const customer = found.customerId === null ? null : { id: found.customerId, code: found.customer ?? '' }
  const wanted = await mattersTyped(tx.db, edit, customer, found.received)
  const isCleared = edit.clear.includes('matters') && found.matters.length > 0
  if (isCleared) voidMatters(tx, found, reason)
  const isAdded = addMatters(tx, found, found.received, wanted)
  const now = await requireCase(tx.db, sort, number)
  if (sort === 'appeal' && actIn(now, 'accept') !== null && now.matters.length === 0)
    throw refused(clauseOf[sort], caseWords.noSubject(number), caseWords.nameSubject)
  return isCleared || isAdded
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
