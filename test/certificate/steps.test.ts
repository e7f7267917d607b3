import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contractSteps,
  endsByRenewal,
  nextStep,
  reSignStanding,
  type StepDays,
  stepBounds,
  stepFaults,
} from '../../src/certificate/certificate/rules.ts'
import { addDaysTo, type Day } from '../../src/clause/day.ts'

const start = '2026-01-01' as Day
const last = '2026-12-31' as Day

/** Contracts whose steps lie in order, any of them not on record. */
const orderedSteps = fc
  .tuple(fc.array(fc.nat(60), { minLength: 4, maxLength: 4 }), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
  .map(([gaps, known]): StepDays => {
    let on = start
    const days = contractSteps.map((step, index) => {
      on = addDaysTo(on, gaps[index] ?? 0)
      return [step, known[index] ? on : null]
    })
    return Object.fromEntries(days)
  })

describe('the next step (4.1.4)', () => {
  it('is the first that is not on record, and taken within its bounds keeps the order', () => {
    fc.assert(
      fc.property(orderedSteps, fc.nat(400), (days, offset) => {
        const next = nextStep(days)
        if (next === null) return Object.values(days).every((day) => day !== null)
        const { from, until } = stepBounds(days, next)
        const on = addDaysTo(start, offset)
        const within = (from === null || on >= from) && (until === null || on <= until)
        const { outOfOrder, missing } = stepFaults({ ...days, [next]: on }, addDaysTo(last, 366))
        expect(outOfOrder.length === 0).toBe(within)
        expect(missing).not.toContain(next)
        return true
      }),
    )
  })

  it('counts once: as many advances as steps are missing', () => {
    fc.assert(
      fc.property(orderedSteps, (days) => {
        const missing = contractSteps.filter((step) => days[step] === null)
        const taken: string[] = []
        let now = days
        for (let next = nextStep(now); next !== null; next = nextStep(now)) {
          taken.push(next)
          now = { ...now, [next]: stepBounds(now, next).from ?? start }
        }
        expect(taken).toEqual(missing)
      }),
    )
  })
})

describe('the end of a contract whose place is taken', () => {
  it.each([
    ['still running', null, '2026-06-25', null, true],
    ['ended before', '2026-06-24', '2026-06-25', null, false],
    ['ended that day', '2026-06-25', '2026-06-25', null, false],
    ['to end later', '2026-12-31', '2026-06-25', null, true],
    ['signed on a later day than was said first', '2026-06-25', '2026-06-26', '2026-06-25', true],
    ['ended before either day', '2026-06-01', '2026-06-26', '2026-06-25', false],
  ] as const)('%s', (_, endedOn, signedOn, before, ends) => {
    expect(endsByRenewal(endedOn as Day | null, signedOn as Day, before as Day | null)).toBe(ends)
  })
})

describe('a request to re-sign (4.1.3)', () => {
  const days = (situation: string | null, application: string | null, papers: string | null) =>
    ({ situation, application, papers }) as Parameters<typeof reSignStanding>[0]
  it.each([
    ['nothing done', days(null, null, null), ['situation', 'application', 'papers'], null],
    ['one paper supplied', days('2026-06-01', '2026-06-02', null), ['papers'], null],
    ['the last of it that day', days('2026-06-30', '2026-06-02', '2026-06-03'), [], '2026-06-30'],
    ['the last of it on a later day', days('2026-07-01', '2026-06-02', '2026-06-03'), ['situation'], null],
    ['all done', days('2026-06-01', '2026-06-02', '2026-06-01'), [], '2026-06-02'],
  ] as const)('%s', (_, own, outstanding, completed) => {
    expect(reSignStanding(own, '2026-06-30' as Day)).toEqual({ outstanding, completed })
  })
})
