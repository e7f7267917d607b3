import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDaysTo, type Day } from '../../../src/clause/day.ts'
import { mondayToFriday } from '../../../src/clause/working-days.ts'
import {
  type ActRecord,
  acknowledgementState,
  type Case,
  type CaseAct,
  caseActs,
  caseStates,
  decisionState,
  endState,
  involvement,
  isOneHand,
  isWritten,
  type Traits,
  traitsOf,
} from '../../../src/voice/case/rules.ts'
import { possible, stateAfter, transitionOf, transitions, wayOn } from '../../../src/voice/case/transitions.ts'

const plain: Traits = { anonymous: false, toRefer: false, accepted: true, founded: true }
const act = (name: CaseAct, on: string, more: Partial<ActRecord> = {}): ActRecord => ({
  ...{ id: 1, act: name, on: on as Day, by: '秦质', doneBy: null, person: null, decision: null, means: null },
  ...{ reference: null, statement: null, correction: null, action: null, madePublic: null, agreedWith: null },
  ...more,
})
const found = (more: Partial<Case> = {}): Case => ({
  ...{ sort: 'complaint', id: 1, number: 'CP-2026-0001', customerId: 1, customer: 'C001', name: '甲' },
  ...{ received: '2026-03-02' as Day, content: '迟到', owner: null, asked: true, classified: true, closedBefore: null },
  ...{ acts: [], matters: [], involved: [] },
  ...more,
})

describe('the table of acts', () => {
  it('goes the whole way in its order, whatever was decided', () => {
    const walk = (traits: Traits) => {
      const done: CaseAct[] = []
      for (let way = wayOn('received', traits); way !== null && done.length < 20; ) {
        done.push(way.act)
        // What was referred need not be referred again.
        const now = { ...traits, toRefer: traits.toRefer && !done.includes('refer') }
        way = wayOn(stateAfter(done), now)
      }
      return done
    }
    expect(walk(plain)).toEqual([
      'acknowledge',
      'accept',
      'investigate',
      'decide',
      'correct',
      'inform',
      'publish',
      'close',
    ])
    expect(walk({ ...plain, founded: false })).toEqual([
      'acknowledge',
      'accept',
      'investigate',
      'decide',
      'inform',
      'publish',
      'close',
    ])
    expect(walk({ ...plain, toRefer: true })).toEqual([
      'acknowledge',
      'accept',
      'investigate',
      'refer',
      'decide',
      'correct',
      'inform',
      'publish',
      'close',
    ])
    expect(walk({ ...plain, anonymous: true })).toEqual([
      'accept',
      'investigate',
      'decide',
      'correct',
      'publish',
      'close',
    ])
  })

  it('ends what is not accepted with the end told, and with nothing told to nobody', () => {
    const refused = { ...plain, accepted: false, founded: false }
    expect(wayOn('refused', refused)?.act).toBe('inform')
    expect(wayOn('informed', refused)?.act).toBe('close')
    expect(wayOn('refused', { ...refused, anonymous: true })?.act).toBe('close')
  })

  it('decides a complaint about a certified customer only once it was referred to it', () => {
    expect(transitionOf('decide', 'investigated', { ...plain, toRefer: true })).toBeNull()
    expect(transitionOf('refer', 'accepted', { ...plain, toRefer: true })).not.toBeNull()
    expect(transitionOf('refer', 'accepted', plain)).toBeNull()
  })

  it('tells nobody anything where nobody is named', () => {
    for (const state of Object.keys(caseStates) as (keyof typeof caseStates)[])
      for (const way of possible(state, { ...plain, anonymous: true }))
        expect(['acknowledge', 'inform', 'progress']).not.toContain(way.act)
  })

  it('does none twice but the progress, leads each act to one state, and has every act', () => {
    for (const name of Object.keys(caseActs) as CaseAct[]) {
      const rows = transitions.filter((each) => each.act === name)
      expect(rows.length, name).toBeGreaterThan(0)
      expect(new Set(rows.map(({ to }) => to)).size, name).toBe(1)
      const [to] = rows.map((each) => each.to)
      if (to != null)
        expect(
          rows.some(({ from }) => from.includes(to)),
          name,
        ).toBe(false)
    }
    expect(possible('closed', plain)).toEqual([])
  })

  it('has one way on from every state but the last, whatever the case is', () => {
    const traits = fc.record({
      anonymous: fc.boolean(),
      toRefer: fc.boolean(),
      accepted: fc.constant(true),
      founded: fc.boolean(),
    })
    const states = fc.constantFrom(
      ...(['received', 'accepted', 'investigated', 'decided', 'corrected', 'published'] as const),
    )
    fc.assert(
      fc.property(states, traits, (state, of) => {
        fc.pre(state !== 'corrected' || of.founded)
        expect(wayOn(state, of)).not.toBeNull()
      }),
    )
  })
})

describe('the days', () => {
  const limits = { acknowledge: 5, decide: 60, end: 20 }
  const acknowledged = (on: string, acts: ActRecord[] = []) =>
    acknowledgementState(found({ acts }), limits, on as Day, mondayToFriday)
  const decided = (on: string, acts: ActRecord[] = []) => decisionState(found({ acts }), limits, on as Day)

  it('acknowledge the receipt within 5 working days', () => {
    expect(acknowledged('2026-03-06')).toEqual({ due: '2026-03-09', state: 'on-track', daysLate: 0 })
    expect(acknowledged('2026-03-09')).toMatchObject({ state: 'at-risk' })
    expect(acknowledged('2026-03-10')).toMatchObject({ state: 'breach', daysLate: 1 })
    expect(acknowledged('2026-04-01', [act('acknowledge', '2026-03-09')])).toMatchObject({ state: 'met' })
    expect(acknowledged('2026-04-01', [act('acknowledge', '2026-03-10')])).toMatchObject({
      state: 'breach',
      daysLate: 1,
    })
    expect(acknowledgementState(found({ name: null }), limits, '2026-04-01' as Day, mondayToFriday)).toBeNull()
  })

  it('tell the end within 20 working days of the decision, at risk after them and never a breach', () => {
    const end = (on: string, isLeft = true) => endState('2026-03-02' as Day, isLeft, limits, on as Day, mondayToFriday)
    expect(end('2026-03-24')).toEqual({ due: '2026-03-30', state: 'on-track', daysLate: 0 })
    expect(end('2026-03-25')).toMatchObject({ state: 'at-risk', daysLate: 0 })
    expect(end('2026-05-30')).toMatchObject({ state: 'at-risk', daysLate: 61 })
    expect(end('2026-05-30', false)).toMatchObject({ state: 'on-track', daysLate: 0 })
  })

  it('decide within 60 days of the receipt, or do not accept within them', () => {
    expect(decided('2026-04-19')).toEqual({ due: '2026-05-01', state: 'on-track', daysLate: 0, isTold: true })
    expect(decided('2026-04-20')).toMatchObject({ state: 'at-risk' })
    expect(decided('2026-05-01')).toMatchObject({ state: 'at-risk' })
    expect(decided('2026-05-02')).toMatchObject({ state: 'breach', daysLate: 1 })
    for (const name of ['decide', 'refuse'] as const) {
      expect(decided('2026-06-01', [act(name, '2026-05-01')])).toMatchObject({ state: 'met' })
      expect(decided('2026-06-01', [act(name, '2026-05-02')])).toMatchObject({ state: 'breach', daysLate: 1 })
    }
  })

  it('are never late where the decision came by its day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), (n) => {
        const on = addDaysTo('2026-03-02' as Day, n)
        expect(decided(on, [act('decide', on)]).state).toBe(n <= 60 ? 'met' : 'breach')
      }),
    )
  })
})

describe('who does what', () => {
  const involved = [{ person: 7, name: '李决', by: 'SP-2026-0001', since: '2026-03-02' as Day }]
  const day = '2026-03-02' as Day

  it('knows who was involved, whatever name they go by', () => {
    expect(involvement({ involved }, 7, day)).toMatchObject({ name: '李决', by: 'SP-2026-0001' })
    expect(involvement({ involved }, 8, day)).toBeNull()
  })

  it('holds nobody to what they did of it afterwards', () => {
    expect(involvement({ involved }, 7, '2026-03-01' as Day)).toBeNull()
    const named = [{ person: 7, name: '李决', by: null, since: null }]
    expect(involvement({ involved: named }, 7, '2026-03-01' as Day)).not.toBeNull()
  })

  it('remarks where one person investigated and decided', () => {
    const by = (a: number, b: number) =>
      isOneHand({ acts: [act('investigate', '2026-03-03', { person: a }), act('decide', '2026-03-04', { person: b })] })
    expect([by(1, 1), by(1, 2)]).toEqual([true, false])
    expect(isOneHand({ acts: [act('investigate', '2026-03-03', { person: 1 })] })).toBe(false)
  })

  it('takes a letter and an e-mail for writing, and nothing else', () => {
    expect([isWritten('letter'), isWritten('email'), isWritten('message'), isWritten('phone')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('refers a complaint alone, and takes what is founded in part for founded', () => {
    const matters = [{ on: '2026-03-02' as Day, what: 'customer', named: 'C002', customerId: 2 }] as const
    expect(traitsOf(found({ matters })).toRefer).toBe(true)
    expect(traitsOf(found({ matters, acts: [act('refer', '2026-03-03')] })).toRefer).toBe(false)
    expect(traitsOf(found({ matters, sort: 'appeal' })).toRefer).toBe(false)
    expect(traitsOf(found({ acts: [act('decide', '2026-03-03', { decision: 'partly' })] })).founded).toBe(true)
    expect(traitsOf(found({ acts: [act('decide', '2026-03-03', { decision: 'unfounded' })] })).founded).toBe(false)
  })
})
