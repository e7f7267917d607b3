import type { Day } from '../../../clause/day.ts'
import { happened, notBefore } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Db, Write } from '../../../register/register.ts'
import { type Rule, verb, type WriteCall } from '../../../terminal/command.ts'
import { askedAs, many, required, type ValuesOf } from '../../../terminal/flag.ts'
import { one, type Result, sentence } from '../../../terminal/result.ts'
import { certificateNumber } from '../../certificate/certificate.ts'
import type { Certificate } from '../../certificate/store/certificate.ts'
import { isDoneOn, programmeOf, surveillancesAround } from '../done-on.ts'
import { nextOf } from '../rules/judged.ts'
import { counts, type SurveillanceKind } from '../rules/programme.ts'
import { judging } from '../standing.ts'
import type { SurveillanceRecord } from '../store.ts'
import { surveillanceWords } from '../words.ts'
import { checkDay, clause, surveillanceFlags, surveyed, surveyedNumber, viewOf } from './surveyed.ts'

const { kind, done, reference, outcome } = surveillanceFlags
const doneFlags = { on: required(done), reference: required(reference), outcome, kind } as const

const otherCertificates: Words = { en: 'Other certificates', zh: '其他证书编号' }

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

/** `completes`: it completes the plan of its kind, if there is one. */
async function doneFor(tx: Write, number: string, said: SaidDone, completes: boolean) {
  const certificate = await surveyed(tx.db, number)
  const { there, open } = await refuseDone(tx.db, certificate, said, tx.today)
  const columns = { kind: said.kind, done_on: said.on, reference: said.reference, outcome: said.outcome ?? null }
  if (there !== undefined) {
    const { kind, reference, outcome } = there
    if (kind !== columns.kind || reference !== columns.reference || outcome !== columns.outcome)
      throw usage(surveillanceWords.otherwise(number, said.on), surveillanceWords.voidFirst(number, said.on))
    return { view: viewOf(number, there), words: [recordWords.already(`${number} ${said.on}`)] }
  }
  const planned = completes || said.kind === 'short-notice' ? open : undefined
  if (planned !== undefined) tx.update('surveillance', planned.id, columns)
  else tx.insert('surveillance', { certificate_id: certificate.id, planned_on: null, ...columns })
  const record = (await surveillancesAround(tx.db, certificate)).find((each) => isDoneOn(each, said))
  return { view: viewOf(number, record as SurveillanceRecord), words: await saidOfDone(tx, certificate, said) }
}

/**
 * Refuses an audit before the first decision, after the end, and one on short notice that follows no notice. Returns that of the day, and
 * what is open of the kind.
 */
async function refuseDone(db: Db, certificate: Certificate, said: Pick<SaidDone, 'kind' | 'on'>, today: Day) {
  await checkDay(db, certificate, said.on, today)
  const own = await surveillancesAround(db, certificate)
  const there = own.find((each) => isDoneOn(each, said))
  const open = own.find((each) => each.doneOn === null && each.kind === said.kind)
  if (there === undefined && said.kind === 'short-notice') checkNotice(certificate.number, open, said.on)
  return { there, open }
}

/** The same at the questions, of each of the certificates. */
const doneRule: Rule<Done> = async (db, { certificate, others = [], on, kind = 'surveillance' }, today) => {
  if (certificate === undefined || on === undefined) return
  for (const number of [certificate, ...others]) await refuseDone(db, await surveyed(db, number), { kind, on }, today)
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

/** `certificate surveillance add`: one that was done before, whole. */
export const surveillanceAdd = verb({
  words: { en: 'Record an earlier surveillance whole', zh: '补录以往的监督' },
  access: 'write',
  by: doneBy(['business', 'certification'], clause),
  args: { certificate: required(certificateNumber), others: many(askedAs(otherCertificates, certificateNumber)) },
  flags: doneFlags,
  asks: ['outcome', 'kind'],
  rules: [doneRule],
  examples: {
    'certificate surveillance add CN-Q-0001 --on 2025-02-20 --reference JD-2025-011': {
      en: 'surveillance done before the register began',
      zh: '补录启用登记簿之前的监督',
    },
  },
  run: (input, call) => recordDone(input, false, call),
})

/** `certificate surveillance done`: the planned one was done. */
export const surveillanceDone = verb({
  words: { en: 'Record that the planned surveillance was done', zh: '登记监督已完成' },
  access: 'write',
  by: doneBy(['business', 'certification'], clause),
  args: { certificate: required(surveyedNumber), others: many(askedAs(otherCertificates, surveyedNumber)) },
  flags: doneFlags,
  asks: ['outcome', 'kind'],
  rules: [doneRule],
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
