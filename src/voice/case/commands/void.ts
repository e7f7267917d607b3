import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { whichPart, wholeOr } from '../../../record/part.ts'
import { rowNumbered } from '../../../record/read.ts'
import { requiredReason } from '../../../record/reason.ts'
import { recordWords } from '../../../record/sentences.ts'
import { type Examples, type Verb, verb } from '../../../terminal/command.ts'
import { askedAs, choice, searched } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { type Case, type CaseAct, type CaseSort, caseActs, clauseOf } from '../rules.ts'
import { voidAct, voidWhole } from '../store/case.ts'
import { caseRole } from '../transitions.ts'
import { caseWords } from '../words.ts'
import { viewNow } from './perform.ts'
import { caseNumber, kinds, requireCase } from './require.ts'

/** The act that is taken back alone: the newest. */
const onlyAct = (sort: CaseSort) =>
  searched(
    askedAs(whichPart, choice({ en: 'only this act, the newest', zh: '仅作废最近的这一步' }, caseActs, 'ACT')),
    wholeOr(caseWords.wholeCase[sort], async (db, { number = '' }, _, lang) => {
      const { acts } = await requireCase(db, sort, number)
      return acts.slice(-1).map(({ act, on }) => ({ value: act, name: `${caseActs[act][lang]}  ${on}` }))
    }),
  )

/** `void`: takes back a case that was recorded by mistake with all that was done of it, or its newest act. */
export const caseVoid = (sort: CaseSort, examples: Examples): Verb =>
  verb({
    words:
      sort === 'complaint'
        ? {
            en: 'Take back a complaint that was recorded by mistake, or its newest act',
            zh: '作废误录的投诉，或其最近一步',
          }
        : {
            en: 'Take back an appeal that was recorded by mistake, or its newest act',
            zh: '作废误录的申诉，或其最近一步',
          },
    access: 'write',
    by: doneBy(caseRole, clauseOf[sort]),
    args: { number: caseNumber(sort) },
    flags: { reason: requiredReason, of: onlyAct(sort) },
    asks: ['of', 'reason'],
    examples,
    run: async ({ number, reason, of }, call) => {
      const done = await call.write(async (tx) => {
        const there = await rowNumbered(tx.db, kinds[sort] as typeof kinds.appeal, number)
        if (there !== null && there.voided_at !== null && of === undefined) return null
        const found = await requireCase(tx.db, sort, number)
        if (of === undefined) {
          const view = { ...(await viewNow(tx, found)), voided: true }
          voidWhole(tx, found, reason)
          return { view, words: recordWords.voided(found.number) }
        }
        const act = newestOf(found, of)
        voidAct(tx, found, act, reason)
        const view = await viewNow(tx, found)
        return { view, words: caseWords.actVoided(found.number, of, act.on, view.state) }
      })
      if (done === null) return one(sort, { number, voided: true }, recordWords.alreadyVoid(number))
      return one(sort, done.view, done.words)
    },
  })

/** The act that is named. Usage problem where there is none such, or a later one stands on it. */
function newestOf(found: Case, of: CaseAct) {
  const { sort, number } = found
  const act = found.acts.findLast((each) => each.act === of)
  if (act === undefined && of === 'close' && found.closedBefore !== null)
    throw usage(caseWords.noSuchAct(number, of), caseWords.openAgain(number))
  if (act === undefined) throw usage(caseWords.noSuchAct(number, of), caseWords.seeCase(sort, number))
  const last = found.acts.at(-1)
  if (last !== undefined && last !== act)
    throw usage(caseWords.lastOnly(number, of, last.act), caseWords.voidFirst(sort, number, last.act))
  return act
}
