import { referenceWords } from '../../certificate/certificate/reference-words.ts'
import type { CasesNaming } from '../../certificate/certificate/referring.ts'
import { type CaseAct, followUps } from '../../certificate/status/rules.ts'
import { usage } from '../../clause/problem.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { whichPart, wholeOr } from '../../record/part.ts'
import { rowNumbered } from '../../record/read.ts'
import { requiredReason } from '../../record/reason.ts'
import { recordWords } from '../../record/sentences.ts'
import type { Db } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { askedAs, choice, required, searched } from '../../terminal/flag.ts'
import { one } from '../../terminal/result.ts'
import { type CaseOwnAct, isCaseAct, type SuspensionCase, staysWithout, voidCase, voidNewest } from '../store/case.ts'
import { keepOrder } from '../store/order.ts'
import { suspensionCase } from '../suspension.ts'
import { takenBackWords } from '../taken-back-words.ts'
import { suspensionWords } from '../words.ts'
import { caseNow, requireCase } from './case-record.ts'
import { caseNumber } from './flags.ts'
import { actFollowed, caseActs } from './follow-up.ts'

/** A follow-up of the newest act that is taken back alone. */
const onlyFollowUp = searched(
  askedAs(takenBackWords.whichFollowUp, choice({ en: 'only this follow-up', zh: '仅此后续事项' }, followUps)),
  wholeOr(takenBackWords.noFollowUpAlone, async (db, { case: number = '' }, _, lang) => {
    const newest = (await requireCase(db, number)).acts.at(-1)
    return (newest?.followUps ?? []).map(({ kind, on }) => ({ value: kind, name: `${followUps[kind][lang]}  ${on}` }))
  }),
)

/** The act that is taken back alone: the newest, where others are left. */
const onlyAct = searched(
  askedAs(
    whichPart,
    choice(
      {
        en: 'only this change of status; with --follow-up the one that it followed (default: the newest)',
        zh: '仅此状态变更；与 --follow-up 合用时为其所属状态变更（默认为最近一次）',
      },
      caseActs,
    ),
  ),
  wholeOr(takenBackWords.wholeCase, async (db, { case: number = '' }, _, lang) => {
    const { acts } = await requireCase(db, number)
    return acts
      .slice(1)
      .slice(-1)
      .map(({ kind, on }) => ({ value: kind, name: `${caseActs[kind][lang]}  ${on}` }))
  }),
)

/** `suspend void`: a case that was recorded by mistake, or one of its follow-ups. */
export const suspendVoid = (casesNaming: CasesNaming) =>
  verb({
    words: {
      en: 'Take back a case that was recorded by mistake, its newest act, or one follow-up',
      zh: '作废误录的办理，或其最近一次状态变更、其中一项后续事项',
    },
    access: 'write',
    by: doneBy('business', '4.4.1'),
    args: { case: required(caseNumber) },
    flags: { reason: requiredReason, followUp: onlyFollowUp, of: onlyAct },
    asks: ['followUp', ['of', ({ followUp }) => followUp === undefined], 'reason'],
    examples: {
      'suspend void SP-2026-0001 --reason "wrong certificate"': {
        en: 'the whole case was a mistake',
        zh: '作废整项办理',
      },
      'suspend void SP-2026-0002 --of restoration --reason "wrong day"': {
        en: 'only its last change',
        zh: '仅作废最近一次状态变更',
      },
    },
    run: async ({ case: number, reason, followUp, of }, call) => {
      const done = await call.write(async (tx) => {
        const there = await rowNumbered(tx.db, suspensionCase, number)
        if (there !== null && there.voided_at !== null && followUp === undefined && of === undefined) return null
        const found = await requireCase(tx.db, number)
        const now = () => caseNow(tx, found.id, found.certificate.customer.id)
        if (followUp !== undefined) {
          const followed = actFollowed(found, of).followUps.find(({ kind }) => kind === followUp)
          if (followed === undefined)
            throw usage(suspensionWords.noFollowUp(number, followUp), suspensionWords.seeCase(number))
          tx.void('status_follow_up', followed.id, reason)
          return { view: await now(), words: takenBackWords.followUpVoided(number, followUp) }
        }
        await refuseNamed(tx.db, found, of, casesNaming)
        const refuseDisorder = await keepOrder(tx.db, [found.certificate.id])
        const before = { ...(await now()), voided: true }
        if (of !== undefined) {
          const act = newestOf(found, of)
          const left = voidNewest(tx, found, act, reason)
          await refuseDisorder()
          const view = left.stays ? await now() : before
          return { view, words: takenBackWords.actVoided(number, of, act.on, left) }
        }
        const { voided, kept } = voidCase(tx, found, reason)
        await refuseDisorder()
        return { view: before, words: takenBackWords.voided(number, voided, kept) }
      })
      if (done === null) return one('suspension', { number, voided: true }, recordWords.alreadyVoid(number))
      return one('suspension', done.view, done.words)
    },
  })

/** The act that is named. Usage problem where the case has none such, or a later change of the certificate stands on it. */
function newestOf(found: SuspensionCase, of: CaseAct): CaseOwnAct {
  const act = actFollowed(found, of)
  const last = found.all.at(-1)
  if (last === undefined || last === act) return act
  const own = last.caseId === found.id && isCaseAct(last) ? last.kind : undefined
  throw usage(
    takenBackWords.standsOn(found.number, act.kind, last.kind, last.on),
    takenBackWords.voidLater(last.caseNumber, own, found.certificate.number),
  )
}

/** A complaint or an appeal rests on what it is about: as long as one names the case, the case stays. Usage problem. */
async function refuseNamed(
  db: Db,
  found: SuspensionCase,
  of: CaseAct | undefined,
  casesNaming: CasesNaming,
): Promise<void> {
  if (of !== undefined && staysWithout(found, newestOf(found, of))) return
  const cases = await casesNaming(db, 'suspension', found.id)
  if (cases.length > 0)
    throw usage(referenceWords.namedByCases(found.number, cases), referenceWords.anotherMatterFirst(cases))
}
