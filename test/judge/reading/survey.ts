import { createHash } from 'node:crypto'
import { eveOfGoLive, orUnknown, owedFrom } from './before.ts'
import { type Day, dayOfMoment, yearOf } from './days.ts'
import { anybodyCertified, codeOf, rowsOf, statusOn } from './organization.ts'
import type { OnRecord, Row } from './record.ts'
import {
  inForce,
  inWorkingDays,
  type Judge,
  type Judged,
  type Line,
  type Question,
  type State,
  worst,
  type Year,
  yearly,
  yearOn,
  yearsOf,
} from './verdict.ts'

/** A year's survey as it stood on a day. */
interface Round {
  readonly survey: Row
  /** The draw that holds, and the first of the draws that it extends, which froze the frame. */
  readonly draw: Row
  readonly first: Row
  readonly sampled: readonly Row[]
  readonly issued: readonly Row[]
  readonly closing: Row | null
}

function roundOf(record: OnRecord, { year, until }: Year): Round | null {
  const survey = record.all('survey').find((row) => row.year === year)
  if (survey === undefined) return null
  const draws = rowsOf(record, 'survey_draw', 'survey_id', survey.id).filter((row) => row.drawn_on <= until)
  const draw = draws.at(-1)
  if (draw === undefined) return null
  const chain = [draw]
  for (let at = draw; at.extends_id !== null; ) {
    at = record.one('survey_draw', at.extends_id)
    chain.unshift(at)
  }
  const sampled = chain
    .flatMap(({ id }) => rowsOf(record, 'survey_sampled', 'draw_id', id))
    .filter((row) => row.substituted_on === null || row.substituted_on <= until)
    .sort((a, b) => a.rank - b.rank)
  const issued = sampled.filter(({ id }) =>
    rowsOf(record, 'survey_issue', 'sampled_id', id).some((row) => row.issued_on <= until),
  )
  const closing = rowsOf(record, 'survey_closing', 'survey_id', survey.id).findLast(
    (row) => row.closed_on <= until && (row.reopened_on === null || row.reopened_on > until),
  )
  return { survey, draw, first: chain[0] as Row, sampled, issued, closing: closing ?? null }
}

/** A duty of the year's survey: nobody is judged where nobody was certified and nothing was drawn. */
const ofYear =
  (duty: string, judge: (question: Question, year: Year, round: Round | null) => State | null): Judge =>
  (question) => {
    const { on, record } = question
    const lines = yearsOf(on).map((each): Line => {
      const year = yearOn(each, on)
      const round = roundOf(record, year)
      const period = String(each)
      if (round === null && !anybodyCertified(record, year.from, year.until, on)) return { period, judged: [] }
      const recorded = judge(question, year, round)
      if (recorded === null) return { period, judged: [] }
      // Where none is on record, one may have been made before go-live of those who were certified by then.
      const eve = round === null ? eveOfGoLive(record, year.from, year.until) : null
      const atBest = eve !== null && anybodyCertified(record, year.from, eve, on) ? 'met' : recorded
      return { period, judged: [{ customer: null, state: orUnknown(question, duty, { recorded, atBest }) }] }
    })
    return owedFrom(question, lines)
  }

const ticket = (seed: string, code: string): string => createHash('sha256').update(`${seed}\n${code}`).digest('hex')

/** Who was certified with a valid certificate on the day of the draw, of those that are drawn of. */
function frameOn(record: OnRecord, day: Day, includeSuspended: boolean): Set<string> {
  const wanted = includeSuspended ? ['valid', 'suspended'] : ['valid']
  return new Set(
    record.customers
      .filter(({ id }) =>
        rowsOf(record, 'certificate', 'customer_id', id).some((row) =>
          wanted.includes(statusOn(record, row, day) ?? ''),
        ),
      )
      .map(({ code }) => code),
  )
}

/** 4.5.2 a: 10–20 % of the frame, drawn by the smallest tickets of the seed. Under five there is no lawful size, drawn or not. */
export const surveyDraw: Judge = ofYear('survey-draw', ({ record }, year, round) => {
  if (round === null) {
    const few = frameOn(record, year.until, false).size
    return few >= 1 && few <= 4 ? null : yearly(0, 1, year)
  }
  const { draw, first, sampled } = round
  const frame = String(first.frame).split('\n').filter(Boolean)
  const drawn = [...frame].sort((a, b) => ticket(draw.seed, a).localeCompare(ticket(draw.seed, b))).slice(0, draw.size)
  const onRecord = sampled.filter(({ rank }) => rank <= draw.size).map(({ code }) => code)
  if (frame.length !== draw.population || drawn.join() !== onRecord.join()) return 'breach'
  if (yearOf(dayOfMoment(first.recorded_at)) > year.year) return 'breach'
  const size: number = draw.size
  const all: number = draw.population
  if (all < 5) return null
  return 10 * size >= all && 5 * size <= all ? 'met' : yearly(1, 2, year)
})

/** What is wrong with the frames of the draws that were just made on a day: each freezes who had a valid certificate then. */
export function frameFaults(record: OnRecord, on: Day): string[] {
  return record.all('survey_draw').flatMap((draw) => {
    if (draw.extends_id !== null || draw.drawn_on !== on) return []
    const frozen = new Set(String(draw.frame).split('\n').filter(Boolean))
    const own = frameOn(record, draw.drawn_on, draw.include_suspended === 1)
    const differing = [...frozen].filter((code) => !own.has(code)).concat([...own].filter((code) => !frozen.has(code)))
    return differing.map((code) => `${draw.drawn_on}: ${code} ${own.has(code) ? 'is missing' : 'is too many'}`)
  })
}

/** 4.5.2 b: 10 of each 10 forms counted, 9 come back. */
export const surveyReturn: Judge = ofYear('survey-return', ({ record }, year, round) => {
  if (round === null || round.issued.length === 0) return yearly(0, 1, year)
  const returns = round.issued.map(({ id }) =>
    rowsOf(record, 'survey_return', 'sampled_id', id).find((row) => row.on_day <= year.until),
  )
  const returned = returns.filter((row) => row?.outcome === 'returned').length
  const outstanding = returns.filter((row) => row === undefined).length
  const rate = record.limit('survey-return-percent', 90, round.first.drawn_on)
  const reached = (came: number) => 100 * came >= rate * round.issued.length
  if (reached(returned)) return 'met'
  if (round.closing !== null) return 'breach'
  const open = yearly(1, 2, year)
  return reached(returned + outstanding) ? open : worst('at-risk', open)
})

const stages = ['acceptance', 'audit', 'service'] as const

/** 4.5.3: the questionnaire in use asks of all three stages. */
export const surveyStages: Judge = ofYear('survey-stages', ({ record }, year, round) => {
  const used = round?.issued[0]
  if (round === null || used === undefined) {
    const isSet = record.all('questionnaire').some((row) => row.determined_on <= year.until)
    return yearly(isSet ? 1 : 0, isSet ? 2 : 1, year)
  }
  const items = itemsOf(record, used)
  return stages.every((stage) => items.some((item) => item.stage === stage)) ? 'met' : yearly(1, 2, year)
})

const itemsOf = (record: OnRecord, sampled: Row): readonly Row[] => {
  const [issue] = rowsOf(record, 'survey_issue', 'sampled_id', sampled.id)
  return issue === undefined ? [] : rowsOf(record, 'questionnaire_item', 'questionnaire_id', issue.questionnaire_id)
}

/** An exact fraction. */
type Fraction = readonly [bigint, bigint]

const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d]
const over = ([a, b]: Fraction, n: number): Fraction => [a, b * BigInt(n)]
const mean = (values: readonly Fraction[]): Fraction | null =>
  values.length === 0 ? null : over(values.reduce(plus, [0n, 1n]), values.length)

/** The weighted total of what came back valid by a day: missing is never zero; null where nobody answered a stage. */
function totalOf(record: OnRecord, round: Round, until: Day): Fraction | null {
  const day: Day = round.first.drawn_on
  const used = round.issued[0]
  if (used === undefined) return null
  const items = itemsOf(record, used)
  const answers = round.issued.flatMap(({ id }) =>
    rowsOf(record, 'survey_return', 'sampled_id', id)
      .filter((row) => row.on_day <= until && row.outcome === 'returned' && row.invalid_reason === null)
      .map((row) => JSON.parse(row.answers ?? '{}') as Record<string, number>),
  )
  let total: Fraction = [0n, 1n]
  for (const [stage, weight] of stages.map((each, i) => [each, [20, 50, 30][i] as number] as const)) {
    const own = items.filter((item) => item.stage === stage)
    const scores = answers.flatMap((each): Fraction[] => {
      const given = own.filter(({ code }) => typeof each[code] === 'number')
      if (given.length === 0 || 2 * given.length < own.length) return []
      // Answers have one decimal at most.
      const shares = given.map(
        ({ code, maximum }): Fraction => [BigInt(Math.round((each[code] as number) * 10)), BigInt(maximum)],
      )
      return [mean(shares) as Fraction]
    })
    const own10 = mean(scores)
    if (own10 === null) return null
    const weighed = record.limit(`survey-weight-${stage}`, weight, day)
    total = plus(total, [own10[0] * BigInt(weighed), own10[1] * 100n])
  }
  return total
}

/** 4.5.4: weights make a hundred, and the stored analysis is what the answers come to. Nobody's answer is no score. */
export const surveyScore: Judge = ofYear('survey-score', ({ record }, year, round) => {
  if (round === null) return yearly(0, 1, year)
  const day: Day = round.first.drawn_on
  const sum = stages.reduce(
    (all, stage, i) => all + record.limit(`survey-weight-${stage}`, [20, 50, 30][i] as number, day),
    0,
  )
  if (sum !== 100) return 'breach'
  if (round.closing === null) return yearly(round.issued.length === 0 ? 0 : 1, 2, year)
  const total = totalOf(record, round, round.closing.closed_on)
  if (total === null) return 'breach'
  const stored = String(JSON.parse(round.closing.analysis).total).split('/').map(BigInt)
  return total[0] * (stored[1] ?? 0n) === (stored[0] ?? 0n) * total[1] ? 'met' : 'breach'
})

/** 4.5.1: F02 issued, its analysis with a suggestion told to a leader and a department; what came otherwise classified in time. */
export const feedbackAndAnalysis: Judge = (question) => {
  const { on, record } = question
  const survey = ofYear('feedback-and-analysis', (_, year, round) => {
    if (round === null || round.issued.length === 0) return yearly(0, 1, year)
    const reports = round.closing === null ? [] : rowsOf(record, 'survey_report', 'closing_id', round.closing.id)
    const told = new Set(reports.filter((row) => row.reported_on <= year.until).map((row) => row.kind))
    const suggested = rowsOf(record, 'suggestion', 'survey_id', round.survey.id).some(
      (row) => row.made_on <= year.until,
    )
    const done = 1 + (told.has('leader') ? 1 : 0) + (told.has('department') ? 1 : 0)
    return yearly(done === 3 && !suggested ? 2 : done, 3, year)
  })(question)
  const feedback = record.all('feedback').flatMap((row): (Judged & { year: number })[] => {
    const received: Day = row.received_on
    if (received < inForce || received < record.goLive || received > on) return []
    const done = row.classified_on !== null && row.classified_on <= on ? row.classified_on : null
    const days = record.limit('timely-days', 5, received)
    const judged = { customer: codeOf(record, row.customer_id), ...inWorkingDays(received, days, done, question) }
    // What is still open of a year that is judged no more stands with the oldest: it must not vanish.
    const year = Math.max(yearOf(judged.due), done === null ? Math.min(...yearsOf(on)) : 0)
    return [{ ...judged, year }]
  })
  const lines = survey.map(({ period, judged }) => ({
    period,
    judged: [...judged, ...feedback.filter(({ year }) => year === Number(period))],
  }))
  return owedFrom(question, lines)
}
