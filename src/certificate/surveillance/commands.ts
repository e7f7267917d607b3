import { addDaysTo, type Day, daysBetween } from '../../clause/day.ts'
import { happened, notBefore } from '../../clause/fact.ts'
import { refused, usage } from '../../clause/problem.ts'
import { lines, type Words } from '../../clause/words.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { flagsOf, numberOf } from '../../record/flags.ts'
import { requiredReason } from '../../record/reason.ts'
import { recordWords, seeList } from '../../record/sentences.ts'
import type { Db, Write } from '../../register/register.ts'
import { noun, verb, type WriteCall } from '../../terminal/command.ts'
import { day } from '../../terminal/day-flag.ts'
import { many, required, type ValuesOf } from '../../terminal/flag.ts'
import { one, type Result, sentence } from '../../terminal/result.ts'
import { certificate as certificateKind, certificateNumber, requireCertificate } from '../certificate/certificate.ts'
import { isInForce, statusOn } from '../certificate/rules.ts'
import type { Certificate } from '../certificate/store/certificate.ts'
import { nextOf } from './rules/judged.ts'
import { hasSurveillance } from './rules/limits.ts'
import { counts, type SurveillanceKind } from './rules/programme.ts'
import {
  type CertificateProgramme,
  certificateLinks,
  chainAround,
  judging,
  programmes,
  rulesOf,
  type SurveillanceRecord,
  surveillancesOf,
  voidedSurveillance,
} from './store.ts'
import { surveillance, surveillanceView } from './surveillance.ts'
import { surveillanceWords } from './words.ts'

const clause = 'ISO/IEC 17021-1 9.1.3'

const { kind, planned, done, reference, outcome, notified, ground } = flagsOf(surveillance)
const doneFlags = { on: required(done), reference: required(reference), outcome, kind } as const

/** The number of a certificate in force, suspended or not, whose scheme has surveillance. */
const surveyedNumber = numberOf(certificateKind, async (db, today) =>
  (await certificateLinks(db))
    .filter((each) => hasSurveillance(each.scheme) && isInForce(statusOn(each, today)))
    .map(({ id }) => id),
)

/** The certificate of that number. Refused for an inspection certificate, which has no surveillance. */
async function surveyed(db: Db, number: string): Promise<Certificate> {
  const certificate = await requireCertificate(db, number)
  if (!hasSurveillance(certificate.scheme))
    throw refused(clause, surveillanceWords.noSurveillance(number), surveillanceWords.seeCertificate(number))
  return certificate
}

/** The programme of a certificate: its own, or that of the certificate that continues it. */
async function programmeOf(db: Db, certificate: Certificate, on: Day): Promise<CertificateProgramme | undefined> {
  return (await programmes(db, on, certificate.customerId)).find(({ chain }) => chain.includes(certificate.id))
}

/** The surveillances of the whole chain: a reissue goes on where its predecessor stopped. */
const surveillancesAround = async (db: Db, certificate: Certificate): Promise<SurveillanceRecord[]> =>
  surveillancesOf(db, await chainAround(db, certificate))

/** Usage problem for a day before the first decision; refused after the certificate has ended. */
async function checkDay(db: Db, certificate: Certificate, on: Day, today: Day): Promise<void> {
  const first = (await programmeOf(db, certificate, today))?.firstOn ?? certificate.firstIssuedOn
  if (on < first) throw usage(surveillanceWords.beforeFirst(on, first), surveillanceWords.checkDay(certificate.number))
  const status = statusOn(certificate, on)
  // Null before its own issue: its predecessor was in force then.
  if (status !== null && !isInForce(status))
    throw refused(
      clause,
      surveillanceWords.notInForce(certificate.number, status, on),
      surveillanceWords.checkDay(certificate.number),
    )
}

type Done = ValuesOf<typeof doneFlags> & { readonly certificate: string; readonly others: readonly string[] }

/** Records what was done for each of the certificates that the audit was for, in one journal entry. */
async function recordDone(
  { certificate, others, ...typed }: Done,
  completes: boolean,
  call: WriteCall,
): Promise<Result> {
  const said = { ...typed, kind: typed.kind ?? 'surveillance' }
  happened(said.on, call.today, '--on')
  const numbers = [...new Set([certificate, ...others])]
  const done = await call.write(async (tx) => {
    const recorded: { readonly view: ReturnType<typeof viewOf>; readonly words: readonly Words[] }[] = []
    for (const number of numbers) recorded.push(await doneFor(tx, number, said, completes))
    return recorded
  })
  const views = done.map(({ view }) => view)
  const words = lines(done.flatMap((each) => each.words))
  if (others.length === 0) return one('surveillance', views[0] as (typeof views)[number], words)
  return { json: { surveillances: views }, items: views, parts: [sentence(words)] }
}

/** What an audit was, with its kind. */
type SaidDone = Omit<Done, 'certificate' | 'others' | 'kind'> & { readonly kind: SurveillanceKind }

/** An audit on short notice may be recorded as surveillance too: then two records have its day. */
const isSame = (record: SurveillanceRecord, { on, kind }: SaidDone): boolean =>
  record.doneOn === on && (record.kind === kind || (record.kind !== 'short-notice' && kind !== 'short-notice'))

/** `completes`: it completes the plan of its kind, if there is one. */
async function doneFor(tx: Write, number: string, said: SaidDone, completes: boolean) {
  const certificate = await surveyed(tx.db, number)
  await checkDay(tx.db, certificate, said.on, tx.today)
  const columns = { kind: said.kind, done_on: said.on, reference: said.reference, outcome: said.outcome ?? null }
  const own = await surveillancesAround(tx.db, certificate)
  const there = own.find((each) => isSame(each, said))
  if (there !== undefined) {
    const { kind, reference, outcome } = there
    if (kind !== columns.kind || reference !== columns.reference || outcome !== columns.outcome)
      throw usage(surveillanceWords.otherwise(number, said.on), surveillanceWords.voidFirst(number, said.on))
    return { view: viewOf(number, there), words: [recordWords.already(`${number} ${said.on}`)] }
  }
  const open = own.find((each) => each.doneOn === null && each.kind === said.kind)
  if (said.kind === 'short-notice') checkNotice(number, open, said.on)
  const planned = completes || said.kind === 'short-notice' ? open : undefined
  if (planned !== undefined) tx.update('surveillance', planned.id, columns)
  else tx.insert('surveillance', { certificate_id: certificate.id, planned_on: null, ...columns })
  const record = (await surveillancesAround(tx.db, certificate)).find((each) => isSame(each, said))
  return { view: viewOf(number, record as SurveillanceRecord), words: await saidOfDone(tx, certificate, said) }
}

/** An audit on short notice follows a notice. */
function checkNotice(number: string, open: SurveillanceRecord | undefined, on: Day): void {
  if (open?.noticeOn == null) throw usage(surveillanceWords.noNotice(number), surveillanceWords.giveNotice(number))
  notBefore('--on', on, surveillanceWords.theNotice, open.noticeOn)
}

/** The messages: what was recorded, how late it was, and when the next one is due. */
async function saidOfDone(
  tx: Write,
  certificate: Certificate,
  { kind, on }: { readonly kind: SurveillanceKind; readonly on: Day },
): Promise<Words[]> {
  const words = [surveillanceWords.done(certificate.number, kind, on)]
  const programme = await programmeOf(tx.db, certificate, tx.today)
  if (programme === undefined || !counts({ kind })) return words
  const events = (await judging(tx.db, tx.today, certificate.customerId)).judged(programme)
  const own = events.find(({ doneOn }) => doneOn === on)
  const late = own?.daysLate ?? 0
  if (own !== undefined && late > 0) words.push(surveillanceWords.doneLate(own.due, late))
  const next = nextOf(events)
  if (next !== null && next.state !== 'unknown') words.push(surveillanceWords.next(next.due))
  return words
}

const viewOf = (certificate: string, record: SurveillanceRecord) => ({ certificate, ...surveillanceView(record) })

const surveillanceAdd = verb({
  words: { en: 'Record an earlier surveillance whole', zh: '补录以往的监督' },
  access: 'write',
  by: doneBy(['business', 'certification'], clause),
  args: { certificate: required(certificateNumber), others: many(certificateNumber) },
  flags: doneFlags,
  examples: {
    'certificate surveillance add CN-Q-0001 --on 2025-02-20 --reference JD-2025-011': {
      en: 'surveillance done before the register began',
      zh: '补录启用登记簿之前的监督',
    },
  },
  run: (input, call) => recordDone(input, false, call),
})

const surveillanceDone = verb({
  words: { en: 'Record that the planned surveillance was done', zh: '登记监督已完成' },
  access: 'write',
  by: doneBy(['business', 'certification'], clause),
  args: { certificate: required(surveyedNumber), others: many(surveyedNumber) },
  flags: doneFlags,
  examples: {
    'certificate surveillance done CN-Q-0001 --on 2026-02-18 --reference JD-2026-007 --outcome 保持认证': {
      en: 'done, with the report that proves it',
      zh: '登记已完成及其报告编号',
    },
    'certificate surveillance done CN-Q-0004 CN-Q-0005 --on 2026-06-18 --reference JD-2026-031': {
      en: 'one audit for several certificates',
      zh: '一次审核覆盖几张证书',
    },
  },
  run: (input, call) => recordDone(input, true, call),
})

const surveillancePlan = verb({
  words: { en: 'Plan the next surveillance, or move its plan', zh: '计划下次监督，或调整计划' },
  access: 'write',
  by: doneBy('business', clause),
  args: { certificate: required(surveyedNumber) },
  flags: { on: required(planned), kind },
  examples: {
    'certificate surveillance plan CN-Q-0002 --on 2026-12-10': { en: 'when it will be done', zh: '计划监督日期' },
  },
  run: async ({ certificate: number, on, kind = 'surveillance' }, call) => {
    const { record, words } = await call.write(async (tx) => {
      const certificate = await surveyed(tx.db, number)
      await checkDay(tx.db, certificate, on, tx.today)
      const findPlan = async () =>
        (await surveillancesAround(tx.db, certificate)).find((each) => each.doneOn === null && each.kind === kind)
      const there = await findPlan()
      if (kind === 'short-notice' && there === undefined)
        throw usage(surveillanceWords.noNotice(number), surveillanceWords.giveNotice(number))
      const before = there?.plannedOn ?? null
      // Repeating a plan whose day has passed is allowed: it changes nothing.
      if (on < tx.today && on !== before)
        throw usage(surveillanceWords.planBehind(on, tx.today), surveillanceWords.recordDone(number, on))
      if (there === undefined) tx.insert('surveillance', { certificate_id: certificate.id, kind, planned_on: on })
      else tx.update('surveillance', there.id, { planned_on: on })
      const said =
        before === on
          ? recordWords.already(`${number} ${on}`)
          : before === null
            ? surveillanceWords.planned(number, kind, on)
            : surveillanceWords.moved(number, before, on)
      return { record: await findPlan(), words: [said, ...(await plannedLate(tx, certificate, kind, on))] }
    })
    return one('surveillance', viewOf(number, record as SurveillanceRecord), lines(words))
  },
})

async function plannedLate(tx: Write, certificate: Certificate, kind: SurveillanceKind, on: Day): Promise<Words[]> {
  const programme = await programmeOf(tx.db, certificate, tx.today)
  if (programme === undefined || !counts({ kind })) return []
  const next = nextOf((await judging(tx.db, tx.today, certificate.customerId)).judged(programme))
  const due = kind === 'recertification' ? programme.expiresOn : (next?.due ?? null)
  return due !== null && next?.state !== 'unknown' && daysBetween(due, on) > 0
    ? [surveillanceWords.plannedLate(due)]
    : []
}

const surveillanceNotice = verb({
  words: { en: 'Record a notice that wants an audit on short notice', zh: '登记须提前较短时间通知审核的通报' },
  access: 'write',
  by: doneBy(['business', 'certification'], clause),
  args: { certificate: required(surveyedNumber) },
  flags: { on: required(notified), ground: required(ground) },
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
      await checkDay(tx.db, certificate, on, tx.today)
      const find = async () => (await surveillancesAround(tx.db, certificate)).find(({ noticeOn }) => noticeOn === on)
      const there = await find()
      if (there !== undefined && there.ground !== ground)
        throw usage(surveillanceWords.otherwise(number, on), surveillanceWords.voidFirst(number, on))
      if (there !== undefined) return { record: there, words: recordWords.already(`${number} ${on}`) }
      const open = (await surveillancesAround(tx.db, certificate)).find(
        (each) => each.kind === 'short-notice' && each.doneOn === null,
      )
      if (open?.noticeOn != null)
        throw usage(surveillanceWords.noticeWaits(number, open.noticeOn), surveillanceWords.noticeDone(number))
      tx.insert('surveillance', { certificate_id: certificate.id, kind: 'short-notice', notice_on: on, ground })
      const { shortNotice } = (await rulesOf(tx.db)).valuesOn(on)
      return { record: await find(), words: surveillanceWords.noticed(number, on, addDaysTo(on, shortNotice)) }
    })
    return one('surveillance', viewOf(number, record as SurveillanceRecord), words)
  },
})

const surveillanceVoid = verb({
  words: { en: 'Take back a surveillance or a plan that was recorded by mistake', zh: '作废误录的监督或计划' },
  access: 'write',
  by: doneBy(['business', 'certification'], clause),
  args: { certificate: required(certificateNumber) },
  flags: {
    on: required(
      day('ahead', { en: 'the day it was done or is planned for, or that of the notice', zh: '完成、计划或通报日期' }),
    ),
    kind,
    reason: requiredReason,
  },
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

/** The surveillance of certificates (ISO/IEC 17021-1 9.1.3). */
export const surveillanceCommands = noun(
  { en: 'Surveillance of certificates, planned and done', zh: '证书的监督：计划与完成' },
  {
    add: async () => surveillanceAdd,
    plan: async () => surveillancePlan,
    done: async () => surveillanceDone,
    notice: async () => surveillanceNotice,
    list: async () => (await import('./commands/list.ts')).surveillanceList,
    void: async () => surveillanceVoid,
  },
)
