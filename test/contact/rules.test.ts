import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { State } from '../../src/clause/clause.ts'
import { addDaysTo, type Day, daysBetween } from '../../src/clause/day.ts'
import { judgedYear } from '../../src/clause/judge.ts'
import type { Span } from '../../src/clause/span.ts'
import {
  atRiskFrom,
  type CountedFact,
  contactStanding,
  contactState,
  lostSince,
  owedIn,
  owedToVip,
  owedUntil,
  tally,
  whyNotCounted,
} from '../../src/contact/contact/rules.ts'
import { tries } from '../tries.ts'

const day = (text: string) => text as Day
const span = (from: string, until: string | null = null): Span => ({ from: day(from), until: until as Day | null })

const contact = (on: string, more: Partial<CountedFact> = {}): CountedFact => ({
  onDay: day(on),
  reached: true,
  surveillance: true,
  needs: true,
  byBusiness: true,
  ...more,
})

const certified = [span('2025-03-01', '2026-11-01')]

describe('which contacts count towards 4.3.2', () => {
  it.each([
    ['two-way, by business, both topics, while certified', contact('2026-05-01'), null],
    ['on the first day certified', contact('2025-03-01'), null],
    ['on the last day certified', contact('2026-10-31'), null],
    ['an unanswered call', contact('2026-05-01', { reached: false }), 'no-answer'],
    ["an auditor's visit", contact('2026-05-01', { byBusiness: false }), 'not-business'],
    ['the day before certification', contact('2025-02-28'), 'not-certified'],
    ['the day certification ended', contact('2026-11-01'), 'not-certified'],
    ['needs alone', contact('2026-05-01', { surveillance: false }), 'no-surveillance'],
    ['the surveillance date alone', contact('2026-05-01', { needs: false }), 'no-needs'],
    ['neither topic', contact('2026-05-01', { surveillance: false, needs: false }), 'no-topics'],
  ] as const)('%s', (_, fact, why) => {
    expect(whyNotCounted(fact, certified)).toBe(why)
  })

  const inYear = (contacts: CountedFact[], union = false) => {
    const { counted, notCounted } = tally(contacts, certified, judgedYear(2026, day('2026-12-31')), union)
    return [counted.length, notCounted.map((each) => each.why)]
  }

  it.each([
    ['two days', [contact('2026-02-01'), contact('2026-05-01')], 2, []],
    ['at most one a day', [contact('2026-02-01'), contact('2026-02-01')], 1, ['same-day']],
    ['the one of a day that counts', [contact('2026-02-01', { needs: false }), contact('2026-02-01')], 1, ['no-needs']],
    ['other years are no matter', [contact('2025-12-31'), contact('2026-01-01')], 1, []],
  ] as const)('%s', (_, contacts, done, why) => {
    expect(inYear([...contacts])).toEqual([done, why])
  })

  it('lets a limit allow both topics over the year', () => {
    const surveillance = contact('2026-02-01', { needs: false })
    const needs = contact('2026-05-01', { surveillance: false })
    expect(inYear([surveillance, needs])).toEqual([0, ['no-needs', 'no-surveillance']])
    expect(inYear([surveillance, needs], true)).toEqual([2, []])
    expect(inYear([surveillance, contact('2026-05-01', { needs: false })], true)).toEqual([1, ['no-needs']])
    expect(inYear([surveillance, contact('2025-05-01')], true)).toEqual([0, ['no-needs']])
  })
})

describe('who is owed how many', () => {
  const owed = (year: number, on: string, ...spans: Span[]) => {
    const found = owedIn(judgedYear(year, day(on)), spans, () => 2)
    return found === null ? null : [found.target, found.proRated, found.endedOn, found.endsOn]
  }
  it.each([
    ['certified all year', 2026, '2026-06-30', [span('2025-03-01')], [2, false, null, null]],
    ['not certified', 2026, '2026-06-30', [], null],
    ['certified later than the day asked', 2026, '2026-06-30', [span('2026-07-01')], null],
    ['ended before the year', 2026, '2026-06-30', [span('2024-01-01', '2026-01-01')], null],
    ['certified on 30 June', 2026, '2026-12-31', [span('2026-06-30')], [2, false, null, null]],
    ['certified after 30 June', 2026, '2026-12-31', [span('2026-07-01')], [1, true, null, null]],
    ['certified to 30 June', 2026, '2026-12-31', [span('2025-03-01', '2026-07-01')], [1, true, '2026-06-30', null]],
    ['certified to 1 July', 2026, '2026-12-31', [span('2025-03-01', '2026-07-02')], [2, false, '2026-07-01', null]],
    [
      'an end that is still ahead',
      2026,
      '2026-06-30',
      [span('2025-03-01', '2026-12-01')],
      [2, false, null, '2026-11-30'],
    ],
    [
      'ended and certified again',
      2026,
      '2026-12-31',
      [span('2025-03-01', '2026-03-01'), span('2026-08-01')],
      [2, false, null, null],
    ],
    ['ended before the procedure', 2025, '2025-06-30', [span('2022-01-11', '2025-01-16')], null],
    ['ended just after', 2025, '2025-06-30', [span('2022-01-11', '2025-01-17')], null],
    ['certified for 90 days of the year', 2026, '2026-12-31', [span('2026-10-03')], [1, true, null, null]],
    ['certified for 89 days of the year', 2026, '2026-12-31', [span('2026-10-04')], null],
    ['so few days even before they are over', 2026, '2026-10-05', [span('2026-10-04')], null],
    ['ended on the 90th day', 2026, '2026-04-01', [span('2025-03-01', '2026-04-01')], [1, true, '2026-03-31', null]],
    ['ended on the 89th day', 2026, '2026-04-01', [span('2025-03-01', '2026-03-31')], null],
    [
      'what is to end soon, and may be renewed',
      2026,
      '2026-01-20',
      [span('2025-03-01', '2026-02-11')],
      [2, false, null, '2026-02-10'],
    ],
    ['89 days in two parts', 2026, '2026-12-31', [span('2025-03-01', '2026-02-01'), span('2026-11-04')], null],
  ] as const)('%s', (_, year, on, spans, expected) => {
    expect(owed(year, on, ...spans)).toEqual(expected)
  })

  it('is owed what the limit of the last day certified says', () => {
    const asked: Day[] = []
    const full = (on: Day) => asked.push(on)
    owedIn(judgedYear(2026, day('2026-12-31')), [span('2025-03-01', '2026-08-16')], full)
    owedIn(judgedYear(2026, day('2026-12-31')), [span('2025-03-01')], full)
    expect(asked).toEqual(['2026-08-15', '2026-12-31'])
  })

  it.each([
    ['VIP since last year', '2025-05-01', [3, false]],
    ['VIP since 30 June', '2026-06-30', [3, false]],
    ['VIP since after 30 June', '2026-07-01', [2, true]],
  ] as const)('a %s', (_, since, expected) => {
    const year = judgedYear(2026, day('2026-12-31'))
    const owedAnyway = owedIn(year, [span('2025-03-01')], () => 2)
    if (owedAnyway === null) throw new Error('owed')
    const vip = owedToVip(year, day(since), owedAnyway, { contacts: 2, vipContacts: 3 })
    expect([vip.target, vip.proRated]).toEqual(expected)
  })

  it('a VIP is owed more than others whatever the limits say', () => {
    const year = judgedYear(2026, day('2026-12-31'))
    const owedAnyway = owedIn(year, [span('2025-03-01')], () => 4)
    if (owedAnyway === null) throw new Error('owed')
    expect(owedToVip(year, day('2025-05-01'), owedAnyway, { contacts: 4, vipContacts: 3 }).target).toBe(5)
  })

  it('is owed until the year ends, or its certification did', () => {
    const year = judgedYear(2026, day('2026-12-31'))
    expect(owedUntil(year, { target: 2, proRated: false, endedOn: null, endsOn: null })).toBe('2026-12-31')
    const ended = { target: 1, proRated: true, endedOn: day('2026-05-01'), endsOn: null }
    expect(owedUntil(year, ended)).toBe('2026-05-01')
    expect(owedUntil(year, { ...ended, endedOn: null, endsOn: day('2026-05-01') })).toBe('2026-05-01')
  })
})

describe('how a customer stands in the year', () => {
  const owed = { target: 2, proRated: false, endedOn: null, endsOn: null }
  it.each([
    [0, '2026-06-30', 'on-track'],
    [0, '2026-07-01', 'at-risk'],
    [1, '2026-07-01', 'on-track'],
    [1, '2026-09-30', 'on-track'],
    [1, '2026-10-01', 'at-risk'],
    [1, '2026-12-31', 'at-risk'],
    [1, '2027-01-01', 'breach'],
    [2, '2026-03-01', 'met'],
    [2, '2027-01-01', 'met'],
  ] as const)('%i of 2 on %s: %s', (done, on, state) => {
    const year = judgedYear(2026, day(on))
    expect(contactState(done, owed, year, [])).toBe(state)
    if (done < 2 && !year.over) expect(on >= atRiskFrom(year, done)).toBe(state === 'at-risk')
  })
  it.each([
    [0, '2026-12-30', [], null],
    [0, '2026-12-31', [], '2026-12-31'],
    [1, '2026-12-31', [], null],
    [1, '2026-12-31', ['2026-12-31'], '2026-12-31'],
    [0, '2027-01-01', [], null],
  ] as const)('with %i of 2 on %s, counted %j, is lost since %s', (done, on, counted, since) => {
    const year = judgedYear(2026, day(on))
    expect(lostSince(done, owed, year, counted.map(day))).toBe(since)
    if (since !== null) expect(contactState(done, owed, year, counted.map(day))).toBe('breach')
  })
  it('is final on the day certification ended', () => {
    const year = judgedYear(2026, day('2026-05-01'))
    expect(contactState(1, { ...owed, endedOn: day('2026-05-01') }, year, [])).toBe('breach')
  })
})

describe('one more contact', () => {
  const fact = fc.record({
    onDay: fc.integer({ min: 0, max: 800 }).map((n) => addDaysTo(day('2025-01-01'), n)),
    reached: fc.boolean(),
    surveillance: fc.boolean(),
    needs: fc.boolean(),
    byBusiness: fc.boolean(),
  })
  const spans = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 1, max: 500 })), { minLength: 1, maxLength: 2 })
    .map((list) =>
      list.map(([from, length]) => ({
        from: addDaysTo(day('2025-01-01'), from),
        until: addDaysTo(day('2025-01-01'), from + length),
      })),
    )
  const worst: readonly State[] = ['met', 'on-track', 'at-risk', 'breach']

  it('never worsens 4.3.2', () => {
    fc.assert(
      fc.property(
        fc.array(fact, { maxLength: 8 }),
        fact,
        spans,
        fact,
        fc.boolean(),
        (contacts, more, held, asked, union) => {
          const year = judgedYear(2026, addDaysTo(asked.onDay, daysBetween(day('2025-01-01'), day('2026-01-01'))))
          const owed = owedIn(year, held, () => 2)
          if (owed === null) return
          const stands = (facts: CountedFact[]) => {
            const inOrder = [...facts].sort((a, b) => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : 0))
            const { counted, notCounted } = tally(inOrder, held, year, union)
            const inYear = facts.filter((each) => each.onDay >= year.from && each.onDay <= year.until)
            expect(counted.length + notCounted.length).toBe(inYear.length)
            const days = counted.map(({ onDay }) => onDay)
            return worst.indexOf(contactState(days.length, owed, year, days))
          }
          expect(stands([...contacts, more])).toBeLessThanOrEqual(stands(contacts))
        },
      ),
      { numRuns: tries(500) },
    )
  })
})

describe('the contacts of one day', () => {
  const fact = fc.record({
    // Few days, so that most have several.
    onDay: fc.integer({ min: 0, max: 4 }).map((n) => addDaysTo(day('2026-03-01'), n)),
    reached: fc.boolean(),
    surveillance: fc.constantFrom(true, false, 'past' as const),
    needs: fc.boolean(),
    byBusiness: fc.boolean(),
  })
  const contacts = fc.array(fact, { maxLength: 10 })
  const byDay = (facts: readonly CountedFact[]) => [...facts].sort((a, b) => Date.parse(a.onDay) - Date.parse(b.onDay))

  it('come to the same in whatever order the register gives them', () => {
    const shuffled = contacts.chain((own) =>
      fc.tuple(fc.constant(own), fc.shuffledSubarray(own, { minLength: own.length, maxLength: own.length })),
    )
    fc.assert(
      fc.property(shuffled, fc.boolean(), ([own, other], union) => {
        const limitsOn = () => ({ contacts: 2, unionOfTopics: union ? 1 : 0 })
        const year = judgedYear(2026, day('2026-12-31'))
        const standing = (facts: readonly CountedFact[]) =>
          contactStanding({ certified, contacts: byDay(facts) }, year, limitsOn)
        expect(standing(other)).toEqual(standing(own))
      }),
      { numRuns: tries(500) },
    )
  })
})
