import type { Day } from '../../../clause/day.ts'
import { lineInChinese } from '../../../clause/placeholder.ts'
import type { Words } from '../../../clause/words.ts'
import type { Db } from '../../../register/register.ts'
import type { LetterKind } from '../letter/view.ts'
import { type NextStep, possibleSteps } from '../next-step.ts'
import { type CaseView, caseViews } from '../record.ts'
import { type CaseSort, type CaseStep, caseStates, caseSteps } from '../rules.ts'
import { listCases } from '../store/case.ts'
import { caseRole } from '../transitions.ts'
import { caseWords } from '../words.ts'
import { requireCaseView } from './require.ts'

/**
 * The acts that a letter tells of. The end is told formally, so that its letter comes before it; a receipt is mostly acknowledged without one.
 */
const letters: Readonly<Partial<Record<CaseStep, { readonly of: LetterKind; readonly isFirst: boolean }>>> = {
  acknowledge: { of: 'acknowledgement', isFirst: false },
  inform: { of: 'end', isFirst: true },
}

/**
 * How a complaint or an appeal stands as of a day and what can be done with it then (ISO/IEC 17021-1 9.7, 9.8), the way on first, each letter
 * beside the act that it tells of.
 */
export const caseOnward = (sort: CaseSort) => async (db: Db, number: string, day: Day) => {
  const view = await requireCaseView(db, sort, number, day)
  const found = await listCases(db, sort, { asOf: day, number: view.number })
  const { customer, name, state } = view
  return {
    ...{ number: view.number, customer, name, state, stateWords: caseStates[state] },
    steps: found.flatMap(possibleSteps).flatMap((step) => withLetter(sort, view, step)),
    waits: [],
  }
}

/** A step, with the letter that is signed for it. */
function withLetter(sort: CaseSort, view: CaseView, { act, settle, asks, role, clause }: NextStep) {
  const letter = letters[act]
  const step = {
    ...{
      act,
      words: caseSteps[act],
      command: settle,
      asks: asks.map(inBoth),
      roles: [role],
      clause,
      due: dueOf(view, act),
    },
    signs: letter === undefined ? null : caseWords.signed,
  }
  if (letter === undefined) return [step]
  const printed = {
    ...{ act: `letter-${letter.of}`, words: caseWords.printLetter[letter.of], asks: [], roles: [caseRole], clause },
    command: [sort, 'letter', view.number, '--of', letter.of, '--output', `letter-${view.number}-${letter.of}.html`],
    ...{ due: null, signs: null },
  }
  return letter.isFirst ? [printed, step] : [step, printed]
}

const inBoth = (typed: string): Words => ({ en: typed, zh: lineInChinese(` ${typed}`).trimStart() })

/** The day until which an act is to be done: what leads to the decision, until that of the decision. */
const dueOf = ({ acknowledgeBy, decideBy, decided }: CaseView, act: CaseStep): Day | null =>
  act === 'acknowledge' ? acknowledgeBy : decided === null && act !== 'progress' ? decideBy : null

/** The complaints or appeals that are not closed, as of a day: the day of the last act of each. */
export const openCases = (sort: CaseSort) => async (db: Db, day: Day) =>
  (await caseViews(db, sort, { day })).flatMap(({ number, customer, name, received, acts, state, open }) =>
    open ? [{ number, customer, name, since: acts.at(-1)?.on ?? received, stateWords: caseStates[state] }] : [],
  )
