import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requiredReason } from '../../../record/reason.ts'
import { seeList } from '../../../record/sentences.ts'
import { verb } from '../../../terminal/command.ts'
import { day } from '../../../terminal/day-flag.ts'
import { type Flag, required, searched } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { certificateNumber, requireCertificate } from '../../certificate/certificate.ts'
import { surveillanceKinds } from '../rules/programme.ts'
import { chainAround, surveillancesOf, voidedSurveillance } from '../store.ts'
import { surveillance } from '../surveillance.ts'
import { surveillanceWords } from '../words.ts'
import { clause, surveillanceFlags, viewOf } from './surveyed.ts'

const { kind } = surveillanceFlags

const dayOfIt = day('ahead', {
  en: 'the day it was done or is planned for, or that of the notice',
  zh: '完成、计划或通报日期',
})

/** The surveillances, plans and notices of the certificate, each by its day. */
const daysOnRecord: NonNullable<Flag['search']> = async (db, typed, lang, { certificate = '' }) => {
  const chain = await chainAround(db, await requireCertificate(db, certificate))
  return (await surveillancesOf(db, chain)).flatMap(({ kind, doneOn, plannedOn, noticeOn, reference }) => {
    const on = doneOn ?? plannedOn ?? noticeOn
    if (on === null || !on.includes(typed.trim())) return []
    const what = doneOn === null ? (plannedOn === null ? 'noticed' : 'planned') : 'done'
    const told = [on, surveillanceKinds[kind][lang], surveillanceWords.stands[what][lang], reference ?? '']
    return [{ value: on, name: told.filter((each) => each !== '').join('  '), short: on }]
  })
}

/** `certificate surveillance void`: a surveillance, plan or notice that was recorded by mistake. */
export const surveillanceVoid = verb({
  words: { en: 'Take back a surveillance or a plan that was recorded by mistake', zh: '作废误录的监督或计划' },
  access: 'write',
  by: doneBy(['business', 'certification'], clause),
  args: { certificate: required(certificateNumber) },
  flags: { on: required(searched(dayOfIt, daysOnRecord)), kind, reason: requiredReason },
  examples: {
    'certificate surveillance void CN-Q-0002 --on 2026-12-10 --reason "wrong certificate"': {
      en: 'a plan recorded for the wrong certificate',
      zh: '作废：证书弄错了',
    },
  },
  run: async ({ certificate: number, on, kind, reason }, call) => {
    const { record, words } = await call.write(async (tx) => {
      const chain = await chainAround(tx.db, await requireCertificate(tx.db, number))
      const there = (await surveillancesOf(tx.db, chain)).find(
        (each) => (each.doneOn ?? each.plannedOn ?? each.noticeOn) === on && (kind ?? each.kind) === each.kind,
      )
      if (there === undefined) {
        if (!(await voidedSurveillance(tx.db, chain, on)))
          throw usage(surveillanceWords.none(number, on), seeList(surveillance))
        return { record: null, words: surveillanceWords.alreadyVoid(number, on) }
      }
      tx.void('surveillance', there.id, reason)
      return { record: there, words: surveillanceWords.voided(number, on) }
    })
    const view = record === null ? { certificate: number } : viewOf(number, record)
    return one('surveillance', { ...view, voided: true }, words)
  },
})
