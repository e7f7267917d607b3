import { certificateByNumber } from '../../certificate/certificate/store/certificate.ts'
import { reasonKinds } from '../../certificate/status/reasons.ts'
import {
  acts,
  type CaseAct,
  type FollowUpKind,
  followingOf,
  followUps,
  owedFollowUps,
  suspensionLimits,
} from '../../certificate/status/rules.ts'
import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { valuesOn } from '../../clause/limit.ts'
import { refused, usage } from '../../clause/problem.ts'
import { lines, type Words } from '../../clause/words.ts'
import { workingCalendar } from '../../office/calendar/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { goLive } from '../../office/setting/store.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { requireRoleOf } from '../../office/staff/store/role.ts'
import { recordWords } from '../../record/sentences.ts'
import type { Db, Write } from '../../register/register.ts'
import { ask } from '../../terminal/ask.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { askedAs, choice, line, required, text, type ValuesOf } from '../../terminal/flag.ts'
import { shownWith } from '../../terminal/global-options.ts'
import { one } from '../../terminal/result.ts'
import type { CaseOwnAct, SuspensionCase } from '../store/case.ts'
import { suspensionWords } from '../words.ts'
import { caseNow, requireCase } from './case-record.ts'
import { caseNumber } from './flags.ts'

/** The changes of status that a case can hold. */
export const caseActs = { ...reasonKinds, restoration: acts.restoration } as const

/** What proves that it was done. */
const evidence = {
  reference: text({ en: 'its number', zh: '编号' }, 'NUMBER'),
  delivery: line({ en: 'how and when it was delivered', zh: '送达方式和时间' }),
} as const

type Told = ValuesOf<typeof evidence>

/** What each kind is not recorded without. */
const needed: Readonly<Partial<Record<FollowUpKind, readonly (keyof typeof evidence)[]>>> = {
  notice: ['reference', 'delivery'],
  reissue: ['reference'],
}

/** The same as it is typed. */
export const evidenceOf = (what: FollowUpKind): Words[] =>
  (needed[what] ?? []).map((key) => shownWith(key, evidence[key]))

/** `suspend follow-up`: what followed a change of status. */
export const followUp = verb({
  words: {
    en: 'Record what followed a change of status: notice, public status, recall …',
    zh: '登记状态变更的后续事项：通知书、状态公布、收回证书等',
  },
  access: 'write',
  by: doneBy(['business', 'general'], '4.4.1', 'on'),
  args: { case: required(caseNumber), what: required(choice({ en: 'what was done', zh: '完成的事项' }, followUps)) },
  flags: {
    on: askedAs(
      { en: 'Day it was done', zh: '完成日期' },
      pastDay({ en: 'done on this day (default today)', zh: '完成日期（默认今天）' }),
    ),
    ...evidence,
    of: choice(
      { en: 'the change of status it follows (default: the newest)', zh: '所属状态变更（默认为最近一次）' },
      caseActs,
    ),
  },
  asks: ['on'],
  rules: [
    async (db, { case: number, what, of, on }) => {
      if (number === undefined || what === undefined) return
      const act = actFollowed(await requireCase(db, number), of)
      checkKind(act, what)
      if (on !== undefined && !act.followUps.some(({ kind }) => kind === what)) refuseBeforeDecision(act, on)
    },
  ],
  examples: {
    'suspend follow-up SP-2026-0001 notice --on 2026-07-29 --reference TZ-2026-015 --delivery "courier, signed for on 2026-07-30"':
      { en: 'how the notice reached the customer', zh: '登记通知书如何送达' },
    'suspend follow-up SP-2026-0001 publication --on 2026-07-29': { en: 'the status is public', zh: '登记状态已公布' },
  },
  run: async ({ case: number, what, on: typed, of, ...told }, call) => {
    const on = happened(typed ?? call.today, call.today, '--on')
    const { reference, delivery } = await evidenced(number, what, of, told, call)
    const { view, words } = await call.write(async (tx) => {
      const found = await requireCase(tx.db, number)
      const act = actFollowed(found, of)
      checkKind(act, what)
      const staff = await requireRoleOf(tx.db, tx.who.staff, ['business', 'general'], '4.4.1', on)
      const said = { on, reference: reference ?? null, delivery: delivery ?? null }
      const there = act.followUps.find(({ kind }) => kind === what)
      const same =
        there !== undefined && there.on === on && there.reference === said.reference && there.delivery === said.delivery
      if (there !== undefined && !same)
        throw usage(
          suspensionWords.followUpOtherwise(number, what, there.on),
          suspensionWords.voidFollowUp(number, what),
        )
      if (there === undefined) {
        checkEvidence(number, what, act, said)
        if (what === 'reissue') await checkReissue(tx.db, found, said.reference)
        const { on: done_on, ...proof } = said
        tx.insert('status_follow_up', { status_change_id: act.id, kind: what, done_on, ...proof, staff_id: staff.id })
      }
      const words = same ? [recordWords.already(number)] : await saidOf(tx, found, act, what, on)
      return { view: await caseNow(tx, found.id, found.certificate.customer.id), words }
    })
    return one('suspension', view, lines(words))
  },
})

/** What was told of it, and on a terminal what it cannot be without: of a notice both, of a reissue the new certificate. */
async function evidenced(
  number: string,
  what: FollowUpKind,
  of: CaseAct | undefined,
  told: Told,
  call: WriteCall,
): Promise<Told> {
  const wanted = needed[what]
  if (!call.interactive || wanted === undefined) return told
  // Nobody answers questions to learn that it does not follow, or was done before.
  const act = await call.read(async (db) => actFollowed(await requireCase(db, number), of))
  checkKind(act, what)
  if (act.followUps.some(({ kind }) => kind === what)) return told
  const complete: { -readonly [Key in keyof Told]: Told[Key] } = { ...told }
  for (const key of wanted) complete[key] ??= await ask(evidence[key], key, call)
  return complete
}

/** The act of a case that is named, or the newest. Usage problem where the case has none such. */
export function actFollowed({ number, acts: own }: SuspensionCase, of: CaseAct | undefined): CaseOwnAct {
  const act = own.filter(({ kind }) => of === undefined || kind === of).at(-1)
  if (act === undefined)
    throw usage(suspensionWords.noSuchAct(number, of ?? 'suspension'), suspensionWords.seeCase(number))
  return act
}

function checkKind(act: CaseOwnAct, what: FollowUpKind): void {
  const { owed, also } = followingOf(act.kind, act.change !== null)
  const may = [...owed.flat(), ...also]
  if (!may.includes(what)) throw usage(suspensionWords.doesNotFollow(what, act.kind), suspensionWords.mayFollow(may))
}

/** A notice has a number and was delivered somehow, and nothing follows a decision before it is taken. */
function checkEvidence(
  number: string,
  what: FollowUpKind,
  act: CaseOwnAct,
  { on, reference, delivery }: { on: Day; reference: string | null; delivery: string | null },
): void {
  if (what === 'notice' && (reference === null || delivery === null))
    throw refused('4.4.1', suspensionWords.noticeNeeds, suspensionWords.giveNotice(number))
  refuseBeforeDecision(act, on)
}

/** Nothing follows a decision before it is taken. */
function refuseBeforeDecision(act: CaseOwnAct, on: Day): void {
  const decided = act.decidedOn ?? act.on
  if (on < decided) throw refused('4.4.1', suspensionWords.beforeDecision(on, decided), suspensionWords.ownDay)
}

/** A reissue names the new certificate, which is on record as issued in place of this one. */
async function checkReissue(db: Db, { certificate }: SuspensionCase, reference: string | null): Promise<void> {
  const record = suspensionWords.recordReissue(certificate.number)
  if (reference === null) throw refused('4.4.1', suspensionWords.reissueNeedsNumber, record)
  const issued = await certificateByNumber(db, reference)
  if (issued?.replacesId !== certificate.id)
    throw usage(suspensionWords.reissueUnknown(reference, certificate.number), record)
}

/** What is said of it: by how much it is late, and what is still to follow. */
async function saidOf(
  tx: Write,
  { number }: SuspensionCase,
  act: CaseOwnAct,
  what: FollowUpKind,
  on: Day,
): Promise<Words[]> {
  const words = [suspensionWords.followUpDone(number, what, act.kind, on)]
  const live = await goLive(tx.db)
  if (live !== null && act.on < live) return [...words, suspensionWords.beforeGoLive(act.on, live)]
  const { timely } = valuesOn(suspensionLimits, act.on, await setLimits(tx.db))
  const done = [...act.followUps, { kind: what, on }]
  const change = { ...act, reduced: act.change !== null, followUps: done }
  for (const owed of owedFollowUps(change, tx.today, timely, await workingCalendar(tx.db))) {
    if (owed.doneOn === null) words.push(suspensionWords.stillToFollow(owed.due, owed.anyOf))
    else if (owed.anyOf.includes(what) && owed.daysLate > 0) words.push(suspensionWords.doneLate(owed.daysLate))
  }
  return words
}
