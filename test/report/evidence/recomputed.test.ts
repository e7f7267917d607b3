// @module-tag long

import { beforeAll, describe, expect, it } from 'vitest'
import { by, type Pack, packOf, workedOffice } from './office.ts'

// Each duty is counted anew from the files alone, as an assessor would who has a spreadsheet and no program of ours: dates are
// texts that compare as they are written, and nothing below knows a rule of the program.

const asOf = '2026-06-30'
let pack: Pack
beforeAll(async () => {
  pack = await packOf(await workedOffice(), '--as-of', asOf)
})

type Row = Readonly<Record<string, string>>
const records = (table: string) => pack.csv(`records/${table}.csv`)
const judged = (id: string, period: string) => pack.csv(pack.judged(id)).filter((row) => row.period === period)
const within = (day: string, from: string, until: string) => from <= day && (until === '' || day < until)
const yearOf = (day: string) => day.slice(0, 4)
const daysIn = (year: string, from: string, until: string) => {
  const first = from > `${year}-01-01` ? from : `${year}-01-01`
  const end = until !== '' && yearOf(until) === year ? until : `${Number(year) + 1}-01-01`
  return (Date.parse(end) - Date.parse(first)) / 86_400_000
}

/** 4.3.2 counted from contacts, certificates, what was withdrawn, and who was of business. */
function contactsCounted(year: string) {
  const ended = by(
    records('status_change').filter(({ status }) => status === 'withdrawn' || status === 'cancelled'),
    'certificate',
  )
  const spans = records('certificate').map(({ customer, number, issued_on, first_issued_on, expires_on }) => {
    const end = ended.get(number ?? '')?.[0]?.effective_on
    return {
      customer,
      first: first_issued_on ?? '',
      from: issued_on ?? '',
      until: end ?? '',
      expires: expires_on ?? '',
    }
  })
  const isCertified = (customer: string | undefined, day: string) =>
    spans.some(
      (span) =>
        span.customer === customer &&
        within(day, span.from, span.until) &&
        (span.expires === '' || day <= span.expires),
    )
  const ofBusiness = (staff: string | undefined, day: string) =>
    records('staff_role').some(
      ({ staff: name, role = '', from_day = '', until_day = '' }) =>
        name === staff && ['business', 'manager'].includes(role) && within(day, from_day, until_day),
    )
  const counted = records('contact').filter(
    ({ customer, on_day = '', staff, outcome, surveillance, needs }) =>
      yearOf(on_day) === year &&
      outcome === 'reached' &&
      surveillance !== '' &&
      needs !== '' &&
      isCertified(customer, on_day) &&
      ofBusiness(staff, on_day),
  )
  const days = new Map(
    [...by(counted, 'customer')].map(([customer, own]) => [
      customer,
      [...new Set(own.map((row) => row.on_day ?? ''))].sort(),
    ]),
  )
  const limits = records('limit_value').filter(({ name }) => name === 'contacts-a-year')
  const limitOn = (day: string) => limits.filter(({ effective_on = '' }) => effective_on <= day).at(-1)?.value ?? '2'
  const owed = new Map(
    spans
      .filter(({ from, until }) => yearOf(from) <= year && (until === '' || yearOf(until) >= year))
      // Certified for fewer than 90 days of the year: nothing is owed.
      .filter(({ from, until }) => daysIn(year, from, until) >= 90)
      .map(({ customer = '', first, until }) => {
        const last = until !== '' && yearOf(until) === year ? until : year === yearOf(asOf) ? asOf : `${year}-12-31`
        const halved = first > `${year}-06-30` || (yearOf(until) === year && until < `${year}-07-01`)
        return [customer, halved ? '1' : limitOn(last)]
      }),
  )
  return { days, owed }
}

describe('an assessor counts', () => {
  it.each(['2025', '2026'])('the contacts of %s that count, and how many were owed (4.3.2)', (year) => {
    const rows = judged('contact-twice-a-year', year)
    const { days, owed } = contactsCounted(year)
    expect(rows.map(({ customer = '' }) => customer).sort()).toEqual([...owed.keys()].sort())
    for (const row of rows) {
      const own = days.get(row.customer ?? '') ?? []
      expect([row.customer, row['fact.done'], row['fact.countedOn']]).toEqual([
        row.customer,
        String(own.length),
        own.join('; '),
      ])
      expect([row.customer, row['fact.owed']]).toEqual([row.customer, owed.get(row.customer ?? '')])
      expect(row.state === 'met').toBe(own.length >= Number(row['fact.owed']))
    }
    expect(new Set(rows.map((row) => row['fact.done'])).size).toBeGreaterThan(1)
  })

  it('the draw and the forms that came back (4.5.2)', () => {
    const [survey] = records('survey').filter(({ year }) => year === '2026')
    const [draw] = records('survey_draw').filter((row) => row.survey_id === survey?.id)
    const frame = (draw?.frame ?? '').trim().split('\n')
    const size = Number(draw?.size)
    expect([frame.length, 10 * size >= frame.length, 5 * size <= frame.length]).toEqual([
      Number(draw?.population),
      true,
      true,
    ])
    const sampled = records('survey_sampled').filter((row) => row.draw_id === draw?.id)
    expect(sampled).toHaveLength(size)
    expect(judged('survey-draw', '2026')).toMatchObject([
      { state: 'met', 'fact.population': String(frame.length), 'fact.size': String(size) },
    ])
    const ids = sampled.map(({ id }) => id)
    const issued = records('survey_issue').filter(({ sampled_id }) => ids.includes(sampled_id))
    const returned = records('survey_return').filter(
      ({ sampled_id, outcome }) => ids.includes(sampled_id) && outcome === 'returned',
    )
    const isEnough = 10 * returned.length >= 9 * issued.length
    expect([issued.length, returned.length, isEnough]).toEqual([4, 3, false])
    expect(judged('survey-return', '2026')).toMatchObject([
      { state: 'breach', 'fact.issued': '4', 'fact.returned': '3' },
    ])
  })

  it('the events of a year (4.3.5)', () => {
    for (const year of ['2025', '2026']) {
      const held = records('event').filter(({ held_on = '' }) => yearOf(held_on) === year)
      const [row] = judged('two-events-a-year', year)
      expect(row?.['fact.held']?.split('; ').sort()).toEqual(held.map(({ number }) => number).sort())
      const attended = new Set(records('event_attendance').map(({ event_id }) => event_id))
      const counting = held.filter(({ id, minutes }) => attended.has(id) || (minutes ?? '') !== '').length
      const short = year === asOf.slice(0, 4) ? /^(on-track|at-risk)$/ : /^breach$/
      expect(row?.state).toMatch(counting >= Number(row?.['fact.owed']) ? /^met$/ : short)
    }
  })

  it('the months in which information was collected, and what was fed back in time (4.3.4)', () => {
    const collected = by(records('intelligence'), 'month')
    const months = by(pack.csv(pack.judged('monthly-intelligence')), 'period')
    expect(months.size).toBe(17)
    for (const [month, rows] of months) {
      const own = collected.get(month) ?? []
      const collection = rows.find((row) => row['fact.month'] === month)
      const inTime = own.some(({ collected_on = '' }) => collected_on.slice(0, 7) === month)
      const open = month === asOf.slice(0, 7) ? 'at-risk' : 'breach'
      expect([month, collection?.state]).toEqual([month, inTime ? 'met' : open])
      const fed = rows.filter((row) => row['fact.intelligence'] !== '')
      expect(fed.map((row) => row['fact.intelligence']).sort()).toEqual(own.map(({ number }) => number).sort())
      for (const row of fed) {
        const record = own.find(({ number }) => number === row['fact.intelligence'])
        const reported = record?.reported_on ?? ''
        expect(row.state === 'met').toBe(reported !== '' && reported <= dueDay(record?.collected_on ?? ''))
      }
    }
  })

  it('the lists that were issued (4.3.1)', () => {
    const whole = records('maintenance_list').filter(({ maintainer_id }) => maintainer_id === '')
    for (const year of ['2025', '2026']) {
      const days = whole.map(({ issued_on = '' }) => issued_on).filter((day) => yearOf(day) === year)
      expect(judged('maintenance-list', year)).toMatchObject([
        { state: days.length > 0 ? 'met' : 'breach', 'fact.issuedOn': days.join('; ') },
      ])
    }
  })

  it('by when information had to be recorded, holidays left out (4.1.2)', () => {
    const rows = judged('information-recorded', '2026')
    const information = records('information')
    expect(rows.map((row) => row['fact.information']).sort()).toEqual(information.map(({ number }) => number).sort())
    const late = rows.map((row): [string | undefined, boolean] => {
      const record = information.find(({ number }) => number === row['fact.information'])
      const received = record?.received_on ?? ''
      // Of one that needs an action, the day is that of the action.
      const due = dueDay(received, record?.action_needed === '1' ? 5 : undefined)
      expect([row['fact.information'], row['fact.due'], row.due]).toEqual([row['fact.information'], due, due])
      const recorded = dayInShanghai(record?.recorded_at ?? '')
      expect(row['fact.recorded']).toBe(recorded)
      return [row.state, recorded > dueDay(received)]
    })
    expect(late.sort()).toEqual([
      ['breach', true],
      ['met', false],
    ])
  })
})

/** The last day in time, by the calendar of the pack and by the limit of the day (7 from 1 May). */
function dueDay(from: string, days = from >= limitFrom() ? Number(timely()?.value) : 5): string {
  const kinds = new Map(records('calendar_day').map(({ day, kind }) => [day, kind]))
  let day = from
  for (let left = days; left > 0; ) {
    const next = new Date(`${day}T00:00:00Z`)
    next.setUTCDate(next.getUTCDate() + 1)
    day = next.toISOString().slice(0, 10)
    const isWeekend = [0, 6].includes(next.getUTCDay())
    if (kinds.get(day) === 'workday' || (!isWeekend && kinds.get(day) !== 'holiday')) left -= 1
  }
  return day
}

const timely = (): Row | undefined => records('limit_value').find(({ name }) => name === 'timely-days')
const limitFrom = (): string => timely()?.effective_on ?? '9'

/** Moments are UTC; the register's clock is told in its settings. */
const dayInShanghai = (moment: string): string =>
  new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 10)
