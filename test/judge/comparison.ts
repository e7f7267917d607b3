import { duties } from '../../src/procedure.ts'
import type { Day } from './reading/days.ts'
import { type Judged, type Line, type Question, type State, worst } from './reading/verdict.ts'
import { type Way, type Worlds, waysLeft } from './reading/ways-out.ts'
import { readings } from './readings.ts'

/** What is looked at of a line of `report compliance --format json`. */
interface ReportLine {
  readonly id: string
  readonly period: string
  readonly result: string
  readonly counts: Readonly<Record<'met' | 'onTrack' | 'atRisk' | 'breach' | 'unknown', number>>
  readonly findings: readonly { readonly customer: string | null; readonly state: State }[]
}

/** Where the program and the second reading differ. */
export interface Difference {
  readonly duty: string
  readonly text: string
}

const counted = (judged: readonly Judged[]) => {
  const of = (state: State) => judged.filter((each) => each.state === state).length
  return {
    met: of('met'),
    onTrack: of('on-track'),
    atRisk: of('at-risk'),
    breach: of('breach'),
    unknown: of('unknown'),
  }
}

/** Who is at risk, in breach or unknown, each by the worst of it, as a text that compares. */
function concerned(found: readonly { readonly customer: string | null; readonly state: State }[]): string {
  const states = new Map<string, State>()
  for (const { customer, state } of found) {
    if (state !== 'at-risk' && state !== 'breach' && state !== 'unknown') continue
    const key = customer ?? '—'
    states.set(key, worst(state, states.get(key) ?? 'met'))
  }
  return [...states]
    .map(([customer, state]) => `${customer} ${state}`)
    .sort()
    .join(', ')
}

/** A line of the report against the same line judged a second time: its result, its counts, and whose findings they are. */
function differencesIn({ period, judged, attests }: Line, line: ReportLine | undefined): string[] {
  if (line === undefined) return [`${period}: the report has no line`]
  const found = judged.length === 0 ? 'not-applicable' : worst(...judged.map(({ state }) => state))
  const result = attests === true && (found === 'met' || found === 'not-applicable') ? 'attest' : found
  const said: string[] = []
  const differ = (what: string, own: unknown, reports: unknown) => {
    if (JSON.stringify(own) !== JSON.stringify(reports))
      said.push(`${period}: ${what}: judged ${JSON.stringify(own)}, reported ${JSON.stringify(reports)}`)
  }
  differ('result', result, line.result)
  differ(
    'counts',
    counted(judged),
    (({ met, onTrack, atRisk, breach, unknown }) => ({ met, onTrack, atRisk, breach, unknown }))(line.counts),
  )
  differ('customers', concerned(judged), concerned(line.findings))
  return said
}

/** Holds a report as of the day of the question against the second reading; `all` also of what is left out of the comparison. */
export function differences(
  question: Question,
  report: readonly ReportLine[],
  { all = false }: { readonly all?: boolean } = {},
): { readonly judged: number; readonly found: readonly Difference[] } {
  let judged = 0
  const found: Difference[] = []
  for (const [duty, { judge, compared }] of Object.entries(readings)) {
    if (compared !== true && !all) continue
    const lines = judge(question)
    judged += lines.length
    for (const line of lines) {
      const own = report.find(({ id, period }) => id === duty && period === line.period)
      for (const text of differencesIn(line, own)) found.push({ duty, text: `as of ${question.on}, ${text}` })
    }
  }
  return { judged, found }
}

/** What is looked at of `report monthly --format json`. */
interface MonthReport {
  readonly settled: Left
  readonly left: Readonly<Record<Exclude<Way, 'cured'>, Left>>
}

interface Left {
  readonly breaches: readonly {
    readonly clause: string
    readonly title: { readonly en: string }
    readonly customer: string | null
  }[]
}

/** Holds which way breaches left a month's report against the second reading of it; `dayBefore` is the last day of the month before. */
export function differencesInWays(
  worlds: Worlds,
  { settled, left }: MonthReport,
  { dayBefore, on }: { readonly dayBefore: Day; readonly on: Day },
): { readonly judged: number; readonly found: readonly Difference[] } {
  const reported = new Map<string, Set<string>>()
  for (const [way, { breaches }] of Object.entries({ cured: settled, ...left }))
    for (const { clause, title, customer } of breaches) {
      const id = duties.find((duty) => duty.cite === clause && duty.title.en === title.en)?.id ?? clause
      const place = `${id} ${customer ?? '—'}`
      reported.set(place, (reported.get(place) ?? new Set()).add(way))
    }
  let judged = 0
  const found: Difference[] = []
  for (const [duty, { judge }] of Object.entries(readings))
    for (const [customer, way] of waysLeft(judge, worlds, dayBefore, on)) {
      judged += 1
      const said = [...(reported.get(`${duty} ${customer ?? '—'}`) ?? [])].join(', ')
      if (said !== way)
        found.push({
          duty,
          text: `in the month of ${on}, ${customer ?? '—'} left: judged ${way}, reported ${said || 'nothing'}`,
        })
    }
  return { judged, found }
}
