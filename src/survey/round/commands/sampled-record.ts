import type { Day } from '../../../clause/day.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { customersByName } from '../../../customer/customer/store/master.ts'
import type { Db } from '../../../register/register.ts'
import { listQuestionnaires, type Questionnaire } from '../../questionnaire/questionnaire.ts'
import { returnWords } from '../../return/words.ts'
import { requireRound } from '../argument.ts'
import { drawWords } from '../draw-words.ts'
import { closingOn, type Round } from '../store/round.ts'
import { isUnfinished, listSampled, type Sampled } from '../store/sampled.ts'

/** Refuses an act on a survey that is closed on the day (4.5.2). */
export function refuseClosed(round: Round, day: Day): void {
  const closing = closingOn(round, day)
  if (closing !== null)
    throw refused('4.5.2', returnWords.closed(round.number, closing.closedOn), returnWords.reopen(round.number))
}

/** Refuses an act on a survey that is closed on the day, or whose draw was not finished (4.5.2). */
export async function requireOpen(db: Db, round: Round, day: Day): Promise<void> {
  refuseClosed(round, day)
  if (await isUnfinished(db, round, day))
    throw refused('4.5.2', drawWords.unfinished(round.number), drawWords.finishWith)
}

/** The survey of a number, which takes acts on the day. Usage problem if there is none, refused where it is not open. */
export async function requireOpenRound(db: Db, number: string, day: Day): Promise<Round> {
  const round = await requireRound(db, number, day)
  await requireOpen(db, round, day)
  return round
}

/**
 * The sampled customer that is named: by the code that was drawn, by a part of the name that no other one drawn has, or as
 * customers are named everywhere. Usage problems.
 */
export async function requireSampled(db: Db, round: Round, named: string, day: Day): Promise<Sampled> {
  const all = await listSampled(db, round, day)
  const typed = named.trim()
  const byCode = all.find(({ code }) => code === typed || code === typed.toUpperCase())
  if (byCode !== undefined) return byCode
  const [partly, alsoPartly] = all.filter(({ name }) => typed !== '' && name.includes(typed))
  if (partly !== undefined && alsoPartly === undefined && (await customersByName(db, typed)).length === 0) return partly
  const customer = await requireCustomer(db, named)
  const [found, other] = all.filter(({ customerId }) => customerId === customer.id)
  if (found !== undefined && other !== undefined)
    throw usage(drawWords.mergedSince(customer.code, [found.code, other.code]), drawWords.nameDrawn)
  if (found === undefined)
    throw usage(
      drawWords.notSampled(`${customer.code} ${customer.name}`, round.number),
      drawWords.seeSampled(round.number),
    )
  return found
}

/** A sampled customer whose form was issued, and the day. Refused (4.5.2) where none was. */
export function requireIssued(sampled: Sampled, round: Round): Sampled & { readonly issuedOn: Day } {
  const { issuedOn, customer } = sampled
  if (issuedOn === null)
    throw refused(
      '4.5.2',
      returnWords.notIssued(customer, round.number),
      returnWords.issueFirst(round.number, customer),
    )
  return { ...sampled, issuedOn }
}

/** The questionnaire that a survey issues, or null before it issued any. */
export async function questionnaireOf(db: Db, { questionnaireId }: Round, day: Day): Promise<Questionnaire | null> {
  if (questionnaireId === null) return null
  return (await listQuestionnaires(db, day)).find(({ id }) => id === questionnaireId) ?? null
}
