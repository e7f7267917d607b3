// @module-tag long

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ActDetails, type Application, type ChangeLine, standingOn } from '../../src/change/application.ts'
import { beginning, prepared, recorded } from '../../src/change/commands/perform.ts'
import type { NeedName } from '../../src/change/needs.ts'
import type { Act, ChangeClass, Direction } from '../../src/change/rules.ts'
import { addApplication, addLines, applicationByNumber } from '../../src/change/store/application.ts'
import { wayOn } from '../../src/change/transitions.ts'
import type { Day } from '../../src/clause/day.ts'
import { Problem } from '../../src/clause/problem.ts'
import type { Role } from '../../src/office/staff/rules.ts'
import type { Write } from '../../src/register/register.ts'
import { customer, entered, newFile, open } from '../register/registers.ts'
import { tries } from '../tries.ts'

// The procedure's table (section 4.2) written a second time, by hand and without the program's own: what the program
// accepts must be exactly what this accepts.

/** Everybody of the model; some hold two roles, so that separation of duties is tried too. */
const people: Readonly<Record<string, readonly Role[]>> = {
  b1: ['business'],
  b2: ['manager'],
  c1: ['certification'],
  c2: ['certification', 'team-leader'],
  g1: ['general'],
  t1: ['team-leader'],
  a1: ['auditor'],
  a2: ['auditor', 'decision-maker'],
  p1: ['project-manager'],
  d1: ['decision-maker'],
}
const names = Object.keys(people)

const is = (who: string, role: Role): boolean =>
  (people[who] ?? []).some((held) => held === role || (role === 'business' && held === 'manager'))

/** What an attempt says. */
interface Attempt {
  readonly act: Act
  readonly who: string
  /** Days after the application began, and the minute of the day. */
  readonly day: number
  readonly minute: number
  readonly direction: Direction
  readonly class: ChangeClass
  readonly auditNeeded: boolean
  readonly decision: 'approved' | 'rejected'
  /** Leaves out the n-th piece of evidence; null: all is there. */
  readonly without: number | null
}

interface Model {
  readonly onSite: boolean
  readonly kind: 'system' | 'administrative'
  readonly amount: boolean
  /** Whether what touches the system is a scope. */
  readonly scope: boolean
  readonly reissue: boolean
  state: string
  direction: Direction
  class: ChangeClass | null
  auditNeeded: boolean
  leaders: string[]
  auditors: string[]
  submitter: string
  authorizedAt: number
  last: { day: number; minute: number | null; text: string } | null
}

const giveUp = ['reject', 'retract', 'void'] as const
const open_ = [
  ...['signalled', 'reported', 'authorized', 'audited-on-site', 'file-returned', 'notified', 'submitted', 'returned'],
  ...['classified', 'confirmed', 'documents-complete', 'reviewed', 'audited', 'decided', 'aligned', 'approved'],
]

/** The evidence of an act, in the order in which an attempt may leave it out. */
function evidenceOf(m: Model, a: Attempt): NeedName[] {
  const expansion = (m.state === '' ? a.direction : m.direction) === 'expansion'
  switch (a.act) {
    case 'signal':
      return expansion ? ['direction', 'audit', 'asks', 'moment'] : ['direction', 'audit', 'asks']
    case 'report':
      return ['businessAt', 'certificationAt']
    case 'authorize':
      return ['moment', 'informed']
    case 'refuse':
      return ['moment', 'informed', 'reason']
    case 'audit':
      return m.state === 'authorized' ? ['moment', 'reference'] : ['reference']
    case 'return-file':
      return ['file']
    case 'submit':
      return m.onSite && m.direction === 'reduction' && m.kind === 'system' && m.scope && !m.amount
        ? ['f01', 'copies', 'changes']
        : ['f01', 'copies', 'signature', 'changes']
    case 'return':
      return ['reason']
    case 'classify':
      return ['class', 'why']
    case 'confirm':
      return ['material']
    case 'complete-documents':
      return ['documents', 'proof']
    case 'review':
      return ['outcome', 'auditNeeded']
    case 'plan-audit':
      return ['auditPlanned', 'reason']
    case 'decide':
      return a.decision === 'rejected' ? ['decision', 'reason'] : ['decision']
    case 'align-report':
      return m.kind === 'system' && m.scope ? ['f05', 'reportScope'] : ['f05']
    case 'enter':
      return ['effective']
    case 'reissue':
      return ['newNumber']
    case 'close':
      return ['firstCopy', 'secondCopy']
    case 'reject':
    case 'retract':
    case 'void':
      return ['reason']
    default:
      return []
  }
}

/** Where an attempt leads, or null where the procedure refuses it. */
function next(m: Model, a: Attempt): string | null {
  const { who } = a
  const expansion = m.direction === 'expansion'
  const business = is(who, 'business')
  const may = (allowed: boolean, to: string): string | null => (allowed ? to : null)
  if ((giveUp as readonly string[]).includes(a.act) && open_.includes(m.state))
    return may(business, { reject: 'rejected', retract: 'retracted', void: 'void' }[a.act as (typeof giveUp)[number]])
  switch (`${m.state}>${a.act}`) {
    case '>signal':
      return may(m.onSite && is(who, 'team-leader'), 'signalled')
    case '>submit':
      return may(!m.onSite && business, 'submitted')
    case 'signalled>report':
      return may(expansion && is(who, 'team-leader'), 'reported')
    case 'signalled>return-file':
      return may(!expansion && is(who, 'team-leader'), 'file-returned')
    case 'reported>authorize':
      return may(is(who, 'certification') && !m.leaders.includes(who), 'authorized')
    case 'reported>refuse':
      return may(is(who, 'certification') && !m.leaders.includes(who), 'rejected')
    case 'authorized>audit':
      return may(is(who, 'auditor') && a.day * 1440 + a.minute > m.authorizedAt, 'audited-on-site')
    case 'audited-on-site>return-file':
      return may(is(who, 'team-leader'), 'file-returned')
    case 'file-returned>notify':
      return may(is(who, 'certification'), 'notified')
    case 'notified>submit':
    case 'returned>submit':
      return may(business, 'submitted')
    case 'submitted>return':
      return may(business, 'returned')
    case 'submitted>classify':
      return may(is(who, a.class === m.kind ? 'business' : 'certification'), 'classified')
    case 'classified>confirm':
      return may(m.class === 'administrative' && is(who, 'certification'), 'confirmed')
    case 'classified>complete-documents':
      return may(m.class === 'system' && business, 'documents-complete')
    case 'documents-complete>review':
      return may(is(who, 'project-manager'), 'reviewed')
    case 'reviewed>audit':
      return may(m.auditNeeded && is(who, 'auditor'), 'audited')
    case 'reviewed>plan-audit':
      return may(m.auditNeeded && is(who, 'project-manager'), 'reviewed')
    case 'reviewed>decide':
    case 'audited>decide': {
      const ready = m.state === 'audited' || !m.auditNeeded
      const to = a.decision === 'approved' ? 'decided' : 'rejected'
      return may(ready && is(who, 'decision-maker') && !m.auditors.includes(who), to)
    }
    case 'confirmed>align-report':
    case 'decided>align-report':
      return may(m.onSite && is(who, 'certification'), 'aligned')
    case 'confirmed>approve':
    case 'decided>approve':
      return may(!m.onSite && business && who !== m.submitter, 'approved')
    case 'aligned>approve':
      return may(business && who !== m.submitter, 'approved')
    case 'approved>enter':
      if (m.amount) return may(business, 'entered')
      return may(m.class === 'administrative' ? is(who, 'general') : business || is(who, 'general'), 'entered')
    case 'entered>forward':
      return may(m.reissue && business, 'forwarded')
    case 'forwarded>reissue':
      return may(is(who, 'general'), 'reissued')
    case 'forwarded>close':
      return may(business, 'closed')
    case 'entered>close':
      return may(!m.reissue && business, 'closed')
    case 'reissued>close':
      return may(business, 'closed')
    default:
      return null
  }
}

/** Whether an act's moment lies before the last one's: by the minute where both have one, else by the day. */
function tooEarly(m: Model, day: number, minute: number | null): boolean {
  if (m.last === null || day > m.last.day) return false
  return day < m.last.day || (minute !== null && m.last.minute !== null && minute < m.last.minute)
}

/** What the model makes of an attempt: refused, the same once more, or taken. */
function judged(m: Model, a: Attempt): 'refused' | 'again' | 'taken' {
  const evidence = evidenceOf(m, a)
  const given = a.without === null ? evidence : evidence.filter((_, i) => i !== a.without)
  const timed = given.includes('moment') || given.includes('businessAt') || given.includes('certificationAt')
  const minute = timed ? a.minute : null
  const said = given.map((name) => `${name} ${evidenceValue(name, a)}`)
  const text = JSON.stringify([a.act, a.who, a.day, minute, said])
  const to = next(m, a)
  // Who is asked for less than the act needs answers nothing.
  if ((to === null || to === m.state) && m.last?.text === text) return 'again'
  if (to === null) return 'refused'
  if (given.length < evidence.length || tooEarly(m, a.day, minute)) return 'refused'
  m.last = { day: a.day, minute, text }
  if (a.act === 'signal') m.direction = a.direction
  if (a.act === 'signal' || a.act === 'report') m.leaders.push(a.who)
  if (a.act === 'authorize') m.authorizedAt = a.day * 1440 + a.minute
  if (a.act === 'audit') m.auditors.push(a.who)
  if (a.act === 'submit') m.submitter = a.who
  if (a.act === 'classify') m.class = a.class
  if (a.act === 'review') m.auditNeeded = a.auditNeeded
  m.state = to
  return 'taken'
}

const firstDay = '2026-03-02'
const dayOf = (n: number): Day => `2026-03-${String(Number(firstDay.slice(8)) + n).padStart(2, '0')}` as Day
const timeOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function evidenceValue(name: NeedName, a: Attempt): unknown {
  const at = { on: dayOf(a.day), time: timeOf(a.minute) }
  switch (name) {
    case 'moment':
    case 'businessAt':
    case 'certificationAt':
    case 'informed':
      return at
    case 'direction':
      return a.direction
    case 'class':
      return a.class
    case 'auditNeeded':
      return a.auditNeeded ? 'yes' : 'no'
    case 'decision':
      return a.decision
    case 'copies':
      return 2
    case 'effective':
    case 'signature':
    case 'auditPlanned':
      return dayOf(a.day)
    default:
      return 'x'
  }
}

const acts: readonly Act[] = [
  ...(['signal', 'report', 'authorize', 'refuse', 'audit', 'return-file', 'notify', 'submit', 'return'] as const),
  ...([
    'classify',
    'confirm',
    'complete-documents',
    'review',
    'plan-audit',
    'decide',
    'align-report',
    'approve',
    'enter',
  ] as const),
  ...(['forward', 'reissue', 'close', 'reject', 'retract', 'void'] as const),
]

const attempt = fc.record({
  act: fc.constantFrom(...acts),
  who: fc.constantFrom(...names),
  later: fc.constantFrom(0, 0, 0, 0, 1, 1, -1),
  minute: fc.integer({ min: 0, max: 1439 }),
  direction: fc.constantFrom<Direction>('none', 'reduction', 'expansion'),
  class: fc.constantFrom<ChangeClass>('administrative', 'system'),
  auditNeeded: fc.boolean(),
  decision: fc.constantFrom<'approved' | 'rejected'>('approved', 'approved', 'approved', 'rejected'),
  without: fc.constantFrom<number | null>(null, null, null, null, null, null, 0, 1, 2, 3),
  /**
   * Most attempts go the way that the model knows, since others would hardly ever come far; some differ from it in who
   * acts and what is said, and some are anything.
   */
  guided: fc.constantFrom<'way' | 'near' | 'lacking' | 'other'>(
    ...(['way', 'way', 'way', 'way', 'way', 'near', 'lacking', 'other', 'other'] as const),
  ),
  pick: fc.nat(1000),
})

const scenario = fc.record({
  onSite: fc.boolean(),
  kind: fc.constantFrom<ChangeClass>('administrative', 'system'),
  amount: fc.boolean(),
  scope: fc.boolean(),
  reissue: fc.boolean(),
  attempts: fc.array(attempt, { minLength: 8, maxLength: 26 }),
})

type Scenario = typeof scenario extends fc.Arbitrary<infer S> ? S : never

/** What an application of the scenario applies for. */
const linesOf = (kind: ChangeClass, amount: boolean, scope: boolean): ChangeLine[] => {
  const line = (field: ChangeLine['field'], after: string): ChangeLine => ({
    field,
    certificateId: null,
    contractId: null,
    paper: null,
    before: null,
    after,
  })
  return [
    line(kind === 'system' ? (scope ? 'scope' : 'process') : 'mailing-address', 'x'),
    ...(amount ? [line('amount', '1.00')] : []),
  ]
}

/** Does what the command of an act does, as far as the table goes. */
async function attempted(tx: Write, application: Application, a: Attempt, m: Model, lines: ChangeLine[]) {
  const evidence = evidenceOf(m, a)
  const given = a.without === null ? evidence : evidence.filter((_, i) => i !== a.without)
  const needs = Object.fromEntries(given.map((name) => [name, evidenceValue(name, a)]))
  const submits = a.act === 'submit' && given.includes('changes')
  const direction = application.acts[0]?.direction ?? 'none'
  const more: Partial<ActDetails> = submits ? { direction, reissue: m.reissue } : {}
  const setting = { db: tx.db, staff: a.who, today: '2026-06-30' as Day, timeZone: 'Asia/Shanghai' }
  const ready = await prepared(
    application,
    { act: a.act, on: dayOf(a.day), needs, more, lines: submits ? lines : [] },
    setting,
  )
  if (ready.again) return { application, again: true }
  const begun = application.id === 0 ? addApplication(tx, application, ready.on) : application
  const id = recorded(tx, begun.id, ready)
  if (submits) addLines(tx, id, lines)
  return { application: (await applicationByNumber(tx.db, begun.number)) as Application, again: false }
}

/** Who may do an act somewhere, so that it is tried where it may not be done, and not only by those who never may. */
const doers = new Map(
  acts.map((act) => {
    const states = ['', ...open_, 'entered', 'forwarded', 'reissued']
    const tried = states.flatMap((state) =>
      [true, false].flatMap((yes) => (['none', 'expansion'] as const).map((direction) => ({ state, yes, direction }))),
    )
    const may = (who: string) =>
      tried.some(({ state, yes, direction }) => {
        const kind = yes ? 'system' : 'administrative'
        const m: Model = {
          ...{ onSite: yes, kind, class: kind, amount: false, scope: false, reissue: yes, state, direction },
          ...{ auditNeeded: yes, leaders: [], auditors: [], submitter: '', authorizedAt: -1, last: null },
        }
        const rest = { day: 1, minute: 1, direction, auditNeeded: yes, decision: 'approved', without: null } as const
        return next(m, { act, who, class: kind, ...rest }) !== null
      })
    return [act, names.filter(may)] as const
  }),
)

/** Every state that is reached has a way on, or is final; the program's state is the model's. */
function expectWayOn(application: Application, m: Model): void {
  const standing = standingOn(application, '2026-06-30' as Day)
  expect(standing?.state ?? '').toBe(m.state)
  if (standing === null) return
  expect(standing.open).toBe(!['closed', 'rejected', 'retracted', 'void'].includes(m.state))
  expect(wayOn(standing.state, standing.traits) !== null).toBe(standing.open)
}

it('accepts exactly what the procedure accepts, and leaves no application without a way on', async () => {
  const register = open(newFile())
  await register.write(entered('add'), (tx) => tx.insert('customer', customer('C1', '甲')))
  const seen = new Map<string, number>()
  await register.write(entered('model', { dryRun: true }), async (tx) => {
    for (const [name, roles] of Object.entries(people)) {
      const staffId = tx.insert('staff', { name, note: null })
      for (const role of roles)
        tx.insert('staff_role', { staff_id: staffId, role, from_day: '2025-01-01' as Day, until_day: null })
    }
    const run = async ({ onSite, kind, amount, scope, reissue, attempts }: Scenario) => {
      const m: Model = {
        ...{ onSite, kind, amount, scope, reissue, state: '', direction: 'none', class: null, auditNeeded: false },
        ...{ leaders: [], auditors: [], submitter: '', authorizedAt: 0, last: null },
      }
      const lines = linesOf(kind, amount, scope)
      let application: Application = beginning({
        customer: { id: 1, code: 'C1', name: '甲' },
        origin: onSite ? 'on-site' : 'desk',
        certificateId: null,
      })
      let day = 1
      for (const { guided, pick, later, ...rest } of attempts) {
        day = Math.max(0, Math.min(27, day + later))
        let a: Attempt = { ...rest, day }
        const all = acts.flatMap((act) => names.map((who) => ({ ...a, act, who, without: null })))
        const lawful = all.filter((each) => next(m, each) !== null)
        const wanted = lawful.filter(({ act }) => !(giveUp as readonly string[]).includes(act) && act !== 'return')
        const list = pick % 10 === 0 || wanted.length === 0 ? lawful : wanted
        const one = list[pick % Math.max(1, list.length)] ?? a
        if (guided === 'way') a = one
        if (guided === 'near') a = { ...a, act: one.act }
        if (guided === 'lacking') a = { ...one, without: pick % Math.max(1, evidenceOf(m, one).length) }
        if (guided === 'other') {
          const able = doers.get(a.act) ?? names
          a = { ...a, who: able[pick % able.length] ?? a.who, without: null }
        }
        const expected = judged({ ...m, leaders: [...m.leaders], auditors: [...m.auditors] }, a)
        const before = application.acts.length
        let found: 'refused' | 'again' | 'taken'
        try {
          const done = await attempted(tx, application, a, m, lines)
          application = done.application
          found = done.again ? 'again' : 'taken'
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          expect(error.exitCode).toBe(3)
          expect(error.clause).toMatch(/^4\.2\.[1-8]$/)
          found = 'refused'
        }
        expect(found, JSON.stringify({ state: m.state, a })).toBe(expected)
        judged(m, a)
        expect(application.acts.length).toBe(before + (found === 'taken' ? 1 : 0))
        expectWayOn(application, m)
        seen.set(m.state, (seen.get(m.state) ?? 0) + 1)
      }
    }
    await fc.assert(fc.asyncProperty(scenario, run), { numRuns: tries(1500) })
  })
  const reachable = [...open_, 'entered', 'forwarded', 'reissued', 'closed', 'rejected', 'retracted', 'void']
  for (const state of reachable) expect(seen.get(state), `never came to "${state}"`).toBeGreaterThan(0)
})
