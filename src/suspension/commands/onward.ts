import { type Certificate, listCertificates } from '../../certificate/certificate/store/certificate.ts'
import { certificateWords } from '../../certificate/certificate/words.ts'
import {
  acts,
  blocked,
  type CaseAct,
  type FollowUpKind,
  followUps,
  suspensionLimits,
} from '../../certificate/status/rules.ts'
import type { Day } from '../../clause/day.ts'
import { valuesByDay } from '../../clause/limit.ts'
import type { Words } from '../../clause/words.ts'
import { workingCalendar } from '../../office/calendar/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { goLive } from '../../office/setting/store.ts'
import type { Roles } from '../../office/staff/rules.ts'
import type { Db } from '../../register/register.ts'
import { shownWith } from '../../terminal/global-options.ts'
import { type StandingFollowUp, settleSuspension, standingFollowUps, standingSuspensions } from '../due.ts'
import { changedCertificates } from '../store/case.ts'
import { suspensionWords } from '../words.ts'
import { cancellationDemands } from './cancel.ts'
import { caseViews, requireCase, requireCaseView } from './case-record.ts'
import { evidenceOf } from './follow-up.ts'
import { restorationDemands } from './restore.ts'
import { withdrawalDemands } from './withdraw.ts'

/** A step of a case; `due` is the day until which it must be done, or the suspension's last. */
interface CaseStep {
  readonly act: string
  readonly words: Words
  readonly command: readonly string[]
  readonly asks: readonly Words[]
  readonly roles: Roles
  readonly clause: string
  readonly due: Day | null
  readonly decides?: true
  readonly signs: Words | null
}

/** What an act of 4.4 is not recorded without, as it is typed. */
const demandsOf = {
  restoration: restorationDemands,
  withdrawal: withdrawalDemands,
  cancellation: cancellationDemands,
} as const

/** The acts that end a suspension. */
type Ending = keyof typeof demandsOf

const business: Roles = ['business']

/**
 * How a case stands as of a day and what can be done with it then (4.4): what must follow its decisions, each with the notice while that is to
 * be sent, and while its suspension stands whatever may end it, by which it is to be settled first. What it waits for is told beside.
 */
export async function caseOnward(db: Db, number: string, day: Day) {
  const { certificate, acts: own } = await requireCase(db, number)
  const view = await requireCaseView(db, number, { day, ahead: true })
  const [limits, live, calendar] = [await setLimits(db), await goLive(db), await workingCalendar(db)]
  const limitsOn = valuesByDay(suspensionLimits, limits)
  const certificates = await listCertificates(db, certificate.customer.id)
  const changed = (await changedCertificates(db, certificate.customer.id)).filter(
    (each) => each.certificate.id === certificate.id,
  )
  const followed = changed
    .flatMap((each) => standingFollowUps(each, { day, calendar }, limitsOn, live))
    .filter((each) => each.case === number && each.settle !== null)
  // A new certificate is named once it is on record as issued in place of this one.
  const isIssued = certificates.some(({ replacesId }) => replacesId === certificate.id)
  const open = ({ owed }: StandingFollowUp) => isIssued || !owed.anyOf.includes('reissue')
  const standing = changed
    .flatMap((each) => standingSuspensions(each, day, limitsOn))
    .find((each) => each.case === number && each.ended === null)
  const now = certificates.find(({ id }) => id === certificate.id)
  const settle = standing === undefined ? null : settleSuspension(standing, day)
  const endings = standing === undefined || now === undefined ? [] : endingsOn(now, day, settle?.[1] === 'withdraw')
  const conditions = own.findLast(({ kind }) => kind === 'suspension')?.conditions ?? null
  return {
    number,
    customer: view.customer,
    name: view.name,
    state: view.status ?? 'not-issued',
    stateWords: certificateWords.status(view.status),
    steps: [
      ...followed.filter(open).flatMap((each) => following(each, number)),
      ...endings.map((act) => ending(act, number, settle, standing?.last ?? null)),
    ],
    waits: [
      ...followed.filter((each) => !open(each)).map((each) => reissueAhead(each, certificate.number)),
      ...(endings.length > 0 && standing !== undefined
        ? [
            {
              act: 'restoration',
              words: acts.restoration,
              why: suspensionWords.waitsFor(conditions),
              roles: business,
              due: standing.last,
            },
          ]
        : []),
      ...own
        .filter(({ on }) => on > day)
        .map(({ kind, on }) => ({
          ...{ act: kind, words: acts[kind], why: suspensionWords.decidedAhead, roles: [], due: on },
        })),
    ],
  }
}

/** A new certificate that must follow a restoration with reduced scope, and is not on record yet. */
const reissueAhead = ({ owed, act }: StandingFollowUp, certificate: string) => ({
  ...{ act: 'reissue', words: followUps.reissue, roles: ['general'] as Roles, due: owed.due },
  why: act.change === null ? suspensionWords.recordReissue(certificate) : suspensionWords.reissuedBy(act.change),
})

/** The acts by which a suspension may end on the day, by the table of 4.4.1; what is over is withdrawn first. */
function endingsOn(certificate: Certificate, day: Day, isOver: boolean): Ending[] {
  const order: readonly Ending[] = isOver
    ? ['withdrawal', 'restoration', 'cancellation']
    : ['restoration', 'withdrawal', 'cancellation']
  return order.filter((act) => blocked(act, certificate, day) === null)
}

const verbOf = { restoration: 'restore', withdrawal: 'withdraw', cancellation: 'cancel' } as const

/** An act that ends the suspension; what it is settled by brings its reason along. */
function ending(act: Ending, number: string, settle: readonly string[] | null, last: Day | null): CaseStep {
  const given = settle?.[1] === verbOf[act] ? settle.slice(3) : []
  const { flags, wanted } = demandsOf[act]
  const asks = wanted.map((key) => shownWith(key, flags[key as keyof typeof flags]))
  return {
    act,
    words: acts[act],
    command: ['suspend', verbOf[act], number, ...given],
    asks: asks.filter(({ en }) => !given.includes(en.split(' ')[0] ?? '')),
    roles: business,
    clause: '4.4.1',
    due: last,
    decides: true,
    signs: null,
  }
}

/** What must follow a decision, each of its alternatives; a notice is printed before. */
function following({ owed, act, settle }: StandingFollowUp, number: string): CaseStep[] {
  const isNewest = !(settle ?? []).includes('--of')
  const of = isNewest ? [] : ['--of', act.kind]
  const step = (kind: FollowUpKind): CaseStep => ({
    act: kind,
    words: suspensionWords.followUpOf(followUps[kind], act.kind),
    command: ['suspend', 'follow-up', number, kind, ...of],
    asks: evidenceOf(kind),
    roles: ['business', 'general'],
    clause: '4.4.1',
    due: owed.due,
    signs: null,
  })
  return owed.anyOf.flatMap((kind) => (kind === 'notice' ? [printed(number, act.kind, of), step(kind)] : [step(kind)]))
}

/** The notice, which is signed and sent. */
const printed = (number: string, kind: CaseAct, of: readonly string[]): CaseStep => ({
  act: 'print-notice',
  words: suspensionWords.printNotice(kind),
  command: ['suspend', 'notice', number, ...of, '--output', `notice-${number}-${kind}.html`],
  asks: [],
  roles: business,
  clause: '4.4.1',
  due: null,
  signs: null,
})

/** The cases in which something is left to be done, as of a day: the day of the last act of each. */
export async function openCases(db: Db, day: Day) {
  return (await caseViews(db, { day, ahead: true })).flatMap(({ number, customer, name, open, acts: own, status }) =>
    number === null || !open
      ? []
      : [{ number, customer, name, since: own.at(-1)?.on ?? day, stateWords: certificateWords.status(status) }],
  )
}
