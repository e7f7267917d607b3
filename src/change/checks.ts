import type { AsOf, Clause, Finding, Remark, State } from '../clause/clause.ts'
import { type Day, dayOf } from '../clause/day.ts'
import { assessedByYear, dueWithin, type JudgedEvent, proof, worse } from '../clause/judge.ts'
import { inForceFrom, type LimitValues, limit, valuesByDay } from '../clause/limit.ts'
import { joined, remarks, same, type Words } from '../clause/words.ts'
import { yearOf } from '../clause/year.ts'
import type { RoleSpan } from '../office/rules.ts'
import { rolesByStaff } from '../office/store.ts'
import type { Db } from '../register/register.ts'
import {
  type ActRecord,
  type Application,
  actsBy,
  faultsOf,
  linesOf,
  type Standing,
  standingOn,
  submissionIn,
  submittedKinds,
  type TakenAct,
  takenBy,
} from './application.ts'
import { sameScope } from './rules.ts'
import { listApplications } from './store/application.ts'
import { type Correction, corrections } from './store/corrections.ts'
import { type ExpiryMoved, expiriesMoved } from './store/issued.ts'
import { type Transition, wayOn } from './transitions.ts'
import { changeWords } from './words.ts'

/** An application as it is judged on a day. */
interface Judged {
  readonly application: Application
  readonly standing: Standing
  readonly taken: readonly TakenAct[]
  /** Acts that no row of the table leads to. */
  readonly strays: readonly ActRecord[]
  /** The way on, or null where nothing follows. */
  readonly next: Transition | null
}

interface ChangeFacts {
  readonly applications: readonly Judged[]
  readonly rolesOf: ReadonlyMap<number, readonly RoleSpan[]>
  readonly corrections: readonly Correction[]
  readonly expiriesMoved: readonly ExpiryMoved[]
}

/** What a clause finds in an application beyond what the table says of its acts. */
interface Own {
  /** The day it falls due, where that is another than that of the last act. */
  readonly due?: Day
  readonly state: State
  readonly words: readonly Words[]
}

/** How a clause of 4.2 is judged: by the rows of the table that cite it, and by what it says besides. */
interface Spec<Name extends string> {
  readonly id: string
  readonly cite: string
  readonly title: Words
  readonly rule: Words
  readonly evidence: readonly string[]
  readonly commands: readonly string[]
  readonly limits: Clause<Db, ChangeFacts, Name>['limits']
  /** Whether a row of the table is judged under the clause (default: the rows that cite it). */
  readonly rows?: (transition: Transition) => boolean
  readonly own?: (judged: Judged, asOf: AsOf, limits: LimitValues<Name>) => Own | null
  readonly remarks?: (facts: ChangeFacts, asOf: AsOf) => Remark[]
}

/** The facts of one question: eight clauses ask for the same. */
const factsByQuestion = new WeakMap<AsOf, Promise<ChangeFacts>>()

function factsOf(db: Db, asOf: AsOf): Promise<ChangeFacts> {
  const facts = factsByQuestion.get(asOf) ?? readFacts(db, asOf)
  factsByQuestion.set(asOf, facts)
  return facts
}

async function readFacts(db: Db, asOf: AsOf): Promise<ChangeFacts> {
  const applications = (await listApplications(db)).flatMap((whole): Judged[] => {
    // As of the day: what came later is not known yet.
    const application = { ...whole, acts: actsBy(whole, asOf.day) }
    const standing = standingOn(application, asOf.day)
    if (standing === null) return []
    if (asOf.only !== null && !asOf.only.has(application.customer.id)) return []
    const next = standing.open ? wayOn(standing.state, standing.traits) : null
    return [{ application, standing, ...takenBy(application, asOf.day), next }]
  })
  return {
    applications,
    rolesOf: await rolesByStaff(db),
    corrections: await corrections(db, asOf),
    expiriesMoved: await expiriesMoved(db),
  }
}

function clause<Name extends string = never>(spec: Spec<Name>): Clause<Db, ChangeFacts, Name> {
  const { id, cite, title, rule, evidence, commands, limits } = spec
  return {
    id,
    cite,
    title,
    rule,
    evidence,
    commands,
    kind: 'automated',
    cadence: 'event',
    limits,
    facts: factsOf,
    check: (facts, asOf) => {
      const limitsOn = valuesByDay(limits, asOf.set)
      const events = facts.applications
        .map((each) => judged(spec, each, facts, asOf, limitsOn))
        .filter((each) => each !== null)
      const noted = spec.remarks?.(facts, asOf) ?? []
      return assessedByYear(events, asOf, limitsOn).map((assessment) => ({
        ...assessment,
        remarks: noted.filter(({ facts: { on } }) => yearOf(on as Day) === Number(assessment.period)),
      }))
    },
  }
}

/**
 * An application under one clause: at the newest of its acts that the clause governs. An act that the table would refuse
 * today is a breach; what the clause still waits for is open. Null where the clause has nothing to do with it.
 */
function judged<Name extends string>(
  spec: Spec<Name>,
  { application, standing, taken, strays, next }: Judged,
  facts: ChangeFacts,
  asOf: AsOf,
  limitsOn: (day: Day) => LimitValues<Name>,
): JudgedEvent | null {
  const governs = spec.rows ?? ((transition: Transition) => transition.clause === spec.cite)
  const own = taken.filter(({ transition }) => governs(transition))
  const waits = next !== null && governs(next)
  const last = own.at(-1) ?? (waits ? taken.at(-1) : undefined)
  if (last === undefined || last.act.on < inForceFrom) return null
  const on = last.act.on
  const faults = faultsOf(taken, facts.rolesOf).filter(({ transition }) => governs(transition))
  const more = spec.own?.({ application, standing, taken, strays, next }, asOf, limitsOn(on)) ?? null
  const due = more?.due ?? on
  const open: State = waits ? 'on-track' : 'met'
  const state = [faults.length > 0 ? 'breach' : 'met', more?.state ?? 'met', open].reduce<State>(
    (a, b) => worse(a, b as State),
    'met',
  )
  const proved = {
    application: application.number,
    state: standing.state,
    acts: taken.map(({ act }) => `${act.act} ${act.on}${act.time === null ? '' : ` ${act.time}`} ${act.staff}`),
    faults: faults.map(({ kind, act }) => `${kind} ${act.act} ${act.on}`),
    next: next?.act ?? null,
  }
  const { code, name } = application.customer
  if (state === 'met')
    return {
      on: due,
      state,
      finding: null,
      pass: proof(asOf, () => ({ customer: code, name, period: due, facts: proved })),
    }
  const said: Words[] = [same(application.number), ...faults.map(changeWords.fault), ...(more?.words ?? [])]
  if (waits && next !== null) said.push(changeWords.stillOpen(standing.state, next))
  const finding: Finding = {
    customer: code,
    name,
    state,
    period: due,
    text: remarks(said),
    facts: proved,
    settle: waits && next !== null ? ['change', next.act, application.number] : null,
  }
  return { on: due, state, finding }
}

/** 4.2.1: what an application is about is one of the things that the clause lists, or an amount. */
export const changeKinds = clause({
  id: 'change-kinds',
  cite: '4.2.1',
  title: { en: 'Kinds of contract change', zh: '合同变更的内容' },
  rule: {
    en: 'Every change application is about one of the kinds of change that the clause lists, or about an amount.',
    zh: '每份变更申请都属于条款所列的变更内容，或者涉及金额。',
  },
  evidence: ['change_application', 'change_act', 'change_line', 'change_person'],
  commands: ['change submit', 'change list', 'change show'],
  limits: {},
  rows: ({ act }) => act === 'submit',
  own: ({ application }) => {
    const submission = submissionIn(application.acts)
    const named = submission === undefined || submittedKinds(submission).length > 0
    const amount = linesOf(application).some(({ field }) => field === 'amount')
    return named || amount ? null : { state: 'breach', words: [changeWords.noKind] }
  },
})

/** 4.2.2: contract changes are managed by business: what is business's to do is done by business. */
export const changeOwner = clause({
  id: 'change-owner',
  cite: '4.2.2',
  title: { en: 'Management of changes', zh: '变更的统一管理' },
  rule: {
    en: "What is business's to do of a change was done by somebody of the business department.",
    zh: '变更中应由业务部办理的事项均由业务部人员办理。',
  },
  evidence: ['change_application', 'change_act', 'staff_role'],
  commands: ['change list', 'change next', 'change classify'],
  limits: {},
  rows: ({ roles, act }) => roles.length === 1 && roles[0] === 'business' && act !== 'enter',
  own: ({ strays }) => (strays.length === 0 ? null : { state: 'breach', words: strays.map(changeWords.stray) }),
})

/** 4.2.3: F01 in two copies, submitted, approved by somebody else, closed; and what was corrected without one is listed. */
export const changeInDuplicate = clause({
  id: 'change-in-duplicate',
  cite: '4.2.3',
  title: { en: 'Change application in duplicate', zh: '变更申请表一式两份' },
  rule: {
    en: 'Every change goes through F01 in two copies, is approved by somebody other than who submitted it, and is closed.',
    zh: '每项变更都有一式两份的 F01，由提交人以外的人批准，并予以关闭。',
  },
  evidence: ['change_application', 'change_act', 'change_line'],
  commands: ['change submit', 'change form', 'change return', 'change close'],
  limits: {},
  remarks: ({ corrections: list }, { timeZone }) =>
    list.map(({ customer, name, fields, at, staff, reason }) => {
      const on = dayOf(at, timeZone)
      return {
        customer,
        name,
        text: changeWords.corrected(joined(fields), on, staff, reason),
        facts: { on, staff, reason },
      }
    }),
})

/** 4.2.4: material confirmed by certification, entered by general, certificates issued anew where printed data change. */
export const changeAdministrative = clause({
  id: 'change-administrative',
  cite: '4.2.4',
  title: { en: 'Changes that do not affect the system', zh: '不影响管理体系运行的变更' },
  rule: {
    en: 'A change that leaves the system untouched is confirmed by certification, entered by general, and its certificate issued anew where printed data change.',
    zh: '不影响体系的变更经认证部确认、由综合管理部录入；证书所载内容变化的，换发证书。',
  },
  evidence: ['change_application', 'change_act', 'staff_role'],
  commands: ['change classify', 'change confirm', 'change approve', 'change enter', 'change forward', 'change reissue'],
  limits: {},
  remarks: ({ applications, expiriesMoved: moved }) =>
    applications.flatMap(({ application, taken }) => {
      const { code: customer, name } = application.customer
      const submission = taken.findLast(({ act }) => act.act === 'submit')?.act
      const reissue = taken.findLast(({ act }) => act.act === 'reissue')?.act
      const kept =
        submission === undefined || submission.reissue !== false || submission.statement === null
          ? []
          : [{ on: submission.on, text: changeWords.notReissued(application.number, submission.statement) }]
      const expiries =
        reissue === undefined
          ? []
          : moved
              .filter(({ applicationId }) => applicationId === application.id)
              .map(({ number, expiresOn, before }) => ({
                on: reissue.on,
                text: changeWords.expiryMoved(application.number, number, before, expiresOn),
              }))
      return [...kept, ...expiries].map(({ on, text }) => ({
        ...{ customer, name, text },
        facts: { on, application: application.number },
      }))
    }),
})

/** 4.2.5: documents and proof, the project manager's review, the audit where it is needed, the decision. */
export const changeSystem = clause({
  id: 'change-system',
  cite: '4.2.5',
  title: { en: 'Changes of scope and system', zh: '影响管理体系运行的变更' },
  rule: {
    en: "A change of the system has its documents and proof, the project manager's review, the audit where it is needed, and a decision.",
    zh: '影响体系的变更资料和资质齐全，经项目管理人员评审，需要时经过审核，并有决定。',
  },
  evidence: ['change_application', 'change_act', 'staff_role'],
  commands: [
    'change classify',
    'change complete-documents',
    'change review',
    'change audit',
    'change decide',
    'change approve',
    'change enter',
  ],
  limits: {},
})

/** 4.2.6: what came up on site goes back with the file, and the report agrees with the certificate. */
export const changeOnSiteReduction = clause({
  id: 'change-on-site-reduction',
  cite: '4.2.6',
  title: { en: 'Reduction found on site', zh: '现场缩小认证范围' },
  rule: {
    en: "What came up on site goes back with the audit file, and the report's scope is that of the application.",
    zh: '现场提出的变更随审核案卷返回，报告的范围与申请一致。',
  },
  evidence: ['change_application', 'change_act', 'staff_role'],
  commands: ['change signal', 'change return-file', 'change notify', 'change submit', 'change align-report'],
  limits: {},
  remarks: ({ applications }) =>
    applications.flatMap(({ application, taken }) => {
      const { code, name } = application.customer
      const aligned = taken.find(({ act }) => act.act === 'align-report')?.act
      const scope = linesOf(application).find(({ field }) => field === 'scope')
      const found = aligned?.statement ?? null
      if (aligned === undefined || scope === undefined || found === null || sameScope(scope.after, found)) return []
      const text = changeWords.scopeOnReport(application.number, found)
      return [{ customer: code, name, text, facts: { on: aligned.on, application: application.number } }]
    }),
})

const reporting = {
  report: limit(
    'change-report-days',
    1,
    {
      en: 'Working days in which an expansion asked for on site is reported',
      zh: '现场扩大要求汇报的工作日数',
    },
    { stricter: 'lower' },
  ),
} as const

/** 4.2.7: an expansion is reported to both departments at once, and audited only after the authorization. */
export const changeOnSiteExpansion = clause<keyof typeof reporting>({
  id: 'change-on-site-expansion',
  cite: '4.2.7',
  title: { en: 'Expansion asked for on site', zh: '现场扩大认证范围' },
  rule: {
    en: 'An expansion asked for on site is reported to business and certification at once, and audited only after it was authorized.',
    zh: '现场提出的扩大范围当即报告业务部和认证部，获得授权之后才审核。',
  },
  evidence: ['change_application', 'change_act', 'staff_role'],
  commands: [
    'change signal',
    'change report',
    'change authorize',
    'change refuse',
    'change audit',
    'change return-file',
  ],
  limits: reporting,
  own: ({ application, taken }, asOf, limits) => {
    const signal = taken.find(({ act }) => act.act === 'signal')?.act
    if (signal?.direction !== 'expansion' || application.origin !== 'on-site') return null
    const report = taken.find(({ act }) => act.act === 'report')?.act
    const given = taken.at(-1)?.transition.to ?? 'signalled'
    if (report === undefined && ['rejected', 'retracted', 'void'].includes(given)) return null
    const within = (from: Day, doneOn: Day | null) => dueWithin(from, limits.report, doneOn, asOf.day, asOf.calendar)
    const reported = within(signal.on, report?.on ?? null)
    const said =
      reported.state === 'met'
        ? []
        : [report === undefined ? changeWords.notReported(reported.due) : changeWords.reportedLate(reported.daysLate)]
    // What certification decided is told to business in the same time.
    const informed = taken.find(({ act }) => act.informedAt !== null)?.act
    const told = informed === undefined ? null : within(informed.on, informed.informedAt?.slice(0, 10) as Day)
    if (told === null || told.state === 'met')
      return said.length === 0 ? null : { due: reported.due, state: reported.state, words: said }
    return { due: told.due, state: 'breach', words: [...said, changeWords.informedLate(told.daysLate)] }
  },
})

/** 4.2.8: what concerns the amount is business's alone, and an amendment below the floor of its day stays a finding (4.1.5). */
export const changeAmount = clause({
  id: 'change-amount',
  cite: '4.2.8',
  title: { en: 'Changes of amount', zh: '涉及金额的变更' },
  rule: {
    en: 'What concerns the amount is done by business alone, and an amended price is held against the floor of its day.',
    zh: '涉及金额的事项只由业务部办理，变更后的价格与当日最低价格比较。',
  },
  evidence: ['change_application', 'change_act', 'change_line', 'contract', 'price_floor'],
  commands: ['change submit', 'change approve', 'change enter'],
  limits: {},
  own: ({ application, taken }) => {
    const entered = taken.some(({ act }) => act.act === 'enter')
    const submission = submissionIn(application.acts)
    if (!entered || submission === undefined || submission.belowFloor === null) return null
    return { state: 'breach', words: [changeWords.pricedBelow(submission.staff, submission.belowFloor)] }
  },
})
