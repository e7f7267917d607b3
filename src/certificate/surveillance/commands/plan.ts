import { addDaysTo, type Day, daysBetween } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Db, Write } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { required } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import type { Certificate } from '../../certificate/store/certificate.ts'
import { programmeOf, surveillancesAround } from '../done-on.ts'
import { nextOf } from '../rules/judged.ts'
import { counts, type SurveillanceKind } from '../rules/programme.ts'
import { judging, rulesOf } from '../standing.ts'
import type { SurveillanceRecord } from '../store.ts'
import { surveillanceWords } from '../words.ts'
import { checkDay, clause, surveillanceFlags, surveyed, surveyedNumber, viewOf } from './surveyed.ts'

const { kind, planned, notified, ground } = surveillanceFlags

/** `certificate surveillance plan`: when the next one will be done. */
export const surveillancePlan = verb({
  words: { en: 'Plan the next surveillance, or move its plan', zh: '计划下次监督，或调整计划' },
  access: 'write',
  by: doneBy('business', clause),
  args: { certificate: required(surveyedNumber) },
  flags: { on: required(planned), kind },
  asks: ['kind'],
  rules: [
    async (db, { certificate: number, on, kind }, today) => {
      if (number !== undefined && on !== undefined)
        await refusePlan(db, await surveyed(db, number), { on, kind: kind ?? 'surveillance' }, today)
    },
  ],
  examples: {
    'certificate surveillance plan CN-Q-0002 --on 2026-12-10': { en: 'when it will be done', zh: '计划监督日期' },
  },
  run: async ({ certificate: number, on, kind = 'surveillance' }, call) => {
    const { record, words } = await call.write(async (tx) => {
      const certificate = await surveyed(tx.db, number)
      const there = await refusePlan(tx.db, certificate, { on, kind }, tx.today)
      const before = there?.plannedOn ?? null
      if (there === undefined) tx.insert('surveillance', { certificate_id: certificate.id, kind, planned_on: on })
      else tx.update('surveillance', there.id, { planned_on: on })
      const said =
        before === on
          ? recordWords.already(`${number} ${on}`)
          : before === null
            ? surveillanceWords.planned(number, kind, on)
            : surveillanceWords.moved(number, before, on)
      return {
        record: await planOf(tx.db, certificate, kind),
        words: [said, ...(await plannedLate(tx, certificate, kind, on))],
      }
    })
    return one('surveillance', viewOf(number, record as SurveillanceRecord), lines(words))
  },
})

/** What is open of a kind. */
const planOf = async (db: Db, certificate: Certificate, kind: SurveillanceKind) =>
  (await surveillancesAround(db, certificate)).find((each) => each.doneOn === null && each.kind === kind)

/** Refuses a plan that cannot be: of another time than the certificate's, on short notice without one, of a day that has passed. */
async function refusePlan(
  db: Db,
  certificate: Certificate,
  { on, kind }: { readonly on: Day; readonly kind: SurveillanceKind },
  today: Day,
): Promise<SurveillanceRecord | undefined> {
  const { number } = certificate
  await checkDay(db, certificate, on, today)
  const there = await planOf(db, certificate, kind)
  if (kind === 'short-notice' && there === undefined)
    throw usage(surveillanceWords.noNotice(number), surveillanceWords.giveNotice(number))
  // Repeating a plan whose day has passed is allowed: it changes nothing.
  if (on < today && on !== (there?.plannedOn ?? null))
    throw usage(surveillanceWords.planBehind(on, today), surveillanceWords.recordDone(number, on))
  return there
}

async function plannedLate(tx: Write, certificate: Certificate, kind: SurveillanceKind, on: Day): Promise<Words[]> {
  const programme = await programmeOf(tx.db, certificate, tx.today)
  if (programme === undefined || !counts({ kind })) return []
  const next = nextOf((await judging(tx.db, tx.today, certificate.customerId)).judged(programme))
  const due = kind === 'recertification' ? programme.expiresOn : (next?.due ?? null)
  return due !== null && next?.state !== 'unknown' && daysBetween(due, on) > 0
    ? [surveillanceWords.plannedLate(due)]
    : []
}

/** `certificate surveillance notice`: what wants an audit on short notice. */
export const surveillanceNotice = verb({
  words: { en: 'Record a notice that wants an audit on short notice', zh: '登记须提前较短时间通知审核的通报' },
  access: 'write',
  by: doneBy(['business', 'certification'], clause),
  args: { certificate: required(surveyedNumber) },
  flags: { on: required(notified), ground: required(ground) },
  rules: [
    async (db, { certificate: number, on, ground }, today) => {
      if (number !== undefined && on !== undefined)
        await refuseNotice(db, await surveyed(db, number), { on, ground }, today)
    },
  ],
  examples: {
    'certificate surveillance notice CN-Q-0002 --on 2026-07-20 --ground 国家监督抽查不合格': {
      en: 'a product of the scope failed a national check',
      zh: '范围内的产品国家监督抽查不合格',
    },
  },
  run: async ({ certificate: number, on, ground }, call) => {
    happened(on, call.today, '--on')
    const { record, words } = await call.write(async (tx) => {
      const certificate = await surveyed(tx.db, number)
      const there = await refuseNotice(tx.db, certificate, { on, ground }, tx.today)
      if (there !== undefined) return { record: there, words: recordWords.already(`${number} ${on}`) }
      tx.insert('surveillance', { certificate_id: certificate.id, kind: 'short-notice', notice_on: on, ground })
      const { shortNotice } = (await rulesOf(tx.db)).valuesOn(on)
      return {
        record: await noticeOf(tx.db, certificate, on),
        words: surveillanceWords.noticed(number, on, addDaysTo(on, shortNotice)),
      }
    })
    return one('surveillance', viewOf(number, record as SurveillanceRecord), words)
  },
})

/** The notice of a day. */
const noticeOf = async (db: Db, certificate: Certificate, on: Day) =>
  (await surveillancesAround(db, certificate)).find(({ noticeOn }) => noticeOn === on)

/** Refuses a notice of another time than the certificate's, one that is on record otherwise, and one while another waits. */
async function refuseNotice(
  db: Db,
  certificate: Certificate,
  { on, ground }: { readonly on: Day; readonly ground: string | undefined },
  today: Day,
): Promise<SurveillanceRecord | undefined> {
  const { number } = certificate
  await checkDay(db, certificate, on, today)
  const there = await noticeOf(db, certificate, on)
  if (there !== undefined && ground !== undefined && there.ground !== ground)
    throw usage(surveillanceWords.otherwise(number, on), surveillanceWords.voidFirst(number, on))
  if (there !== undefined) return there
  const open = await planOf(db, certificate, 'short-notice')
  if (open?.noticeOn != null)
    throw usage(surveillanceWords.noticeWaits(number, open.noticeOn), surveillanceWords.noticeDone(number))
  return undefined
}
