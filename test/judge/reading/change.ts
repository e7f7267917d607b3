import { type Day, plusWorkingDays } from './days.ts'
import { codeOf, rowsOf } from './organization.ts'
import type { Row } from './record.ts'
import { byYear, inForce, inWorkingDays, type Judge, type Judged, type Question, type State, worst } from './verdict.ts'

/**
 * Change applications (4.2), read from the acts of section 4: what was done up to a day, what is to be done next, and under
 * which clause either falls.
 */

/** An application with what its acts up to a day say. */
interface Application {
  readonly customer: string | null
  readonly acts: readonly Row[]
  readonly onSite: boolean
  /** Asked for on site: the scope is to grow. */
  readonly expansion: boolean
  readonly administrative: boolean
  readonly amount: boolean
  readonly reissue: boolean
  readonly belowFloor: boolean
  /** The acts that are still to come until it is closed, the next one first; none where it is closed or given up. */
  readonly ahead: readonly string[]
}

const systemFields = ['credit-code', 'status', 'management', 'scope', 'process']
const printedFields = ['name', 'english-name', 'credit-code', 'registered-address', 'site-address', 'scope']

function applicationOn({ on, record }: Question, row: Row): Application | null {
  const acts = rowsOf(record, 'change_act', 'application_id', row.id).filter((act) => act.on_day <= on)
  const last = acts.at(-1)
  if (last === undefined) return null
  const of = (name: string) => acts.findLast(({ act }) => act === name)
  const submission = of('submit')
  const fields: string[] =
    submission === undefined ? [] : rowsOf(record, 'change_line', 'act_id', submission.id).map(({ field }) => field)
  const ticked = String(submission?.kinds ?? '')
  const system =
    fields.some((field) => systemFields.includes(field)) || submission?.relocation === 1 || /[bde]/.test(ticked)
  const classified = of('classify')?.outcome ?? null
  const administrative = classified === null ? !system : classified === 'administrative'
  const reissue =
    submission?.reissue === null || submission?.reissue === undefined
      ? fields.some((field) => printedFields.includes(field))
      : submission.reissue === 1
  const onSite = row.origin === 'on-site'
  const known = {
    customer: codeOf(record, row.customer_id),
    acts,
    onSite,
    expansion: onSite && of('signal')?.direction === 'expansion',
    administrative,
    amount: fields.includes('amount'),
    reissue,
    belowFloor: submission?.below_floor !== null && submission?.below_floor !== undefined,
  }
  return { ...known, ahead: aheadOf(last, known) }
}

/** The acts that lead on from the last one to the closing. What a review is still to say is taken for the shorter way. */
function aheadOf(last: Row, is: Omit<Application, 'ahead'>): string[] {
  const ahead: string[] = []
  for (let next = following(last, is); next !== null; next = following({ act: next }, is)) ahead.push(next)
  return ahead
}

/** What follows an act, by the table of section 4. */
function following(last: Row, is: Omit<Application, 'ahead'>): string | null {
  const approval = is.onSite ? 'align-report' : 'approve'
  const after: Readonly<Record<string, string | null>> = {
    signal: is.expansion ? 'report' : 'return-file',
    report: 'authorize',
    authorize: 'audit',
    'return-file': 'notify',
    notify: 'submit',
    submit: 'classify',
    return: 'submit',
    classify: is.administrative ? 'confirm' : 'complete-documents',
    confirm: approval,
    'complete-documents': 'review',
    review: last.audit_needed === 1 ? 'audit' : 'decide',
    audit: is.acts.some(({ act }) => act === 'submit') ? 'decide' : 'return-file',
    decide: last.outcome === 'rejected' ? null : approval,
    'align-report': 'approve',
    approve: 'enter',
    enter: is.reissue ? 'forward' : 'close',
    forward: 'reissue',
    reissue: 'close',
  }
  return after[last.act] ?? null
}

/** The clause that an act falls under. */
function clauseOf(
  act: string,
  isBefore: (name: string) => boolean,
  { expansion, administrative, amount }: Application,
): string {
  const ofClass = administrative ? '4.2.4' : '4.2.5'
  switch (act) {
    case 'signal':
    case 'return-file':
    case 'notify':
    case 'align-report':
      return expansion ? '4.2.7' : '4.2.6'
    case 'report':
    case 'authorize':
    case 'refuse':
      return '4.2.7'
    case 'audit':
      return isBefore('submit') ? '4.2.5' : '4.2.7'
    case 'classify':
      return ofClass
    case 'confirm':
    case 'forward':
    case 'reissue':
      return '4.2.4'
    case 'complete-documents':
    case 'review':
    case 'decide':
      return '4.2.5'
    case 'enter':
      return amount ? '4.2.8' : ofClass
    case 'reject':
    case 'retract':
    case 'void':
      return '4.2.2'
    default:
      return '4.2.3'
  }
}

/** What a clause finds in an application beyond what waits: the day it is judged on, where that is another, and how it stands. */
type Own = (application: Application, question: Question) => { readonly due?: Day; readonly state: State } | null

interface Reading {
  readonly own?: Own
  /** Whether the clause is not through before the entry (section 8): a duty in progress is on track, not met. */
  readonly entered?: boolean
  readonly governs?: (act: string, clause: string) => boolean
}

/**
 * An application without an act for this long is at risk: our limit, the text gives none. The clock stands still while it is
 * returned, or waits for documents.
 */
function isIdle({ acts, ahead }: Application, { on, record }: Question): boolean {
  const last = acts.at(-1) as Row
  if (last.act === 'return' || ahead[0] === 'complete-documents') return false
  const planned: Day | null = last.audit_planned_on ?? null
  const since = planned === null || planned < last.on_day ? last.on_day : planned
  return on > plusWorkingDays(since, record.limit('idle-days', 20, on), record.calendar)
}

const clause =
  (cite: string, { own, entered = true, governs = (_act, under) => under === cite }: Reading = {}): Judge =>
  (question) => {
    const { on, record } = question
    const events = record.all('change_application').flatMap((row): (Judged & { due: Day })[] => {
      const application = applicationOn(question, row)
      if (application === null) return []
      const { customer, acts, ahead } = application
      const order = [...acts.map(({ act }): string => act), ...ahead]
      const isGoverned = (act: string, i: number) =>
        governs(
          act,
          clauseOf(act, (name) => order.slice(0, i).includes(name), application),
        )
      const governed = acts.filter(({ act }, i) => isGoverned(act, i))
      const coming = ahead.filter((act, i) => isGoverned(act, acts.length + i))
      const waits =
        governed.length === 0
          ? ahead[0] !== undefined && coming[0] === ahead[0] && isGoverned(ahead[0], acts.length)
          : coming.length > 0 || (entered && ahead.includes('enter'))
      const last = governed.at(-1) ?? (waits ? acts.at(-1) : undefined)
      if (last === undefined || last.on_day < inForce) return []
      const more = own?.(application, question) ?? null
      const open: State = waits ? (isIdle(application, question) ? 'at-risk' : 'on-track') : 'met'
      return [{ customer, state: worst(open, more?.state ?? 'met'), due: more?.due ?? last.on_day }]
    })
    return byYear(on, events)
  }

/** What business alone does of a change, by the table of section 4. */
const ofBusiness = [
  'submit',
  'return',
  'complete-documents',
  'approve',
  'forward',
  'close',
  'reject',
  'retract',
  'void',
]

/** 4.2.1: each is about a kind of change that the clause lists, or an amount. */
export const changeKinds = clause('4.2.1', { entered: false, governs: (act) => act === 'submit' })

/** 4.2.2: what is business's to do is done by business. */
export const changeOwner = clause('4.2.2', { governs: (act) => ofBusiness.includes(act) || act === 'classify' })

/** 4.2.3: F01 in two copies, approved by another, closed; on track until it is. */
export const changeInDuplicate = clause('4.2.3')

/** 4.2.4: confirmed, entered, issued anew. */
export const changeAdministrative = clause('4.2.4')

/** 4.2.5: documents, review, audit where needed, decision, entry. */
export const changeSystem = clause('4.2.5')

/** 4.2.6: back with the file, and the report aligned; on track until it is. */
export const changeOnSiteReduction = clause('4.2.6')

/** 4.2.7: reported in the same or the next working day, business told of the authorization in as long. */
export const changeOnSiteExpansion = clause('4.2.7', {
  own: ({ acts, expansion, ahead }, question) => {
    const signal = acts.find(({ act }) => act === 'signal')
    if (!expansion || signal === undefined) return null
    const report = acts.find(({ act }) => act === 'report')
    if (report === undefined && ahead.length === 0) return null
    const within = (from: Day, done: Day | null) =>
      inWorkingDays(from, question.record.limit('change-report-days', 1, from), done, question)
    const reported = within(signal.on_day, report?.on_day ?? null)
    const informed = acts.find(({ informed_at }) => informed_at !== null)
    const told = informed === undefined ? null : within(informed.on_day, informed.informed_at.slice(0, 10))
    if (told !== null && told.state !== 'met') return { due: told.due, state: worst(told.state, reported.state) }
    return reported.state === 'met' ? null : { due: reported.due, state: reported.state }
  },
})

/** 4.2.8: amounts are business's alone; a price entered below the floor stays a breach. */
export const changeAmount = clause('4.2.8', {
  own: ({ acts, belowFloor }) => (belowFloor && acts.some(({ act }) => act === 'enter') ? { state: 'breach' } : null),
})
