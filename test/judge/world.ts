import { type Chance, some } from '../faults/runs.ts'
import { type Difference, differences, differencesInWays } from './comparison.ts'
import { type Day, earliest, endOfMonth, plusDays } from './reading/days.ts'
import { type OnRecord, readRecord } from './reading/record.ts'
import { yearsOf } from './reading/verdict.ts'
import { worldsSince } from './reading/ways-out.ts'
import { readings } from './readings.ts'
import { Body, people } from './world/body.ts'
import { planCases } from './world/cases.ts'
import { planInformation } from './world/contacts.ts'
import { planCorrections } from './world/corrections.ts'
import { type Customer, planCustomer } from './world/customers.ts'
import { openOffice } from './world/office.ts'
import { planProgrammes } from './world/programmes.ts'
import { planSurveys } from './world/survey.ts'
import { takeOver, turnsOfTakeover } from './world/takeover.ts'
import { planBody } from './world/yearly.ts'

/** A world that was lived and judged. */
export interface JudgedWorld {
  readonly body: Body
  /** How many lines of reports were judged twice. */
  readonly lines: number
  readonly found: readonly (Difference & { readonly knownAt: string | null })[]
}

/** Lives two years or so of a body, then asks for its reports as of many days, some as they were known earlier, and judges all twice. */
export async function judgedWorld(
  random: Chance,
  folder: string,
  options: { readonly all?: boolean } = {},
): Promise<JudgedWorld> {
  const body = await livedBody(random, folder)
  const record = readRecord(body.file)
  const found: JudgedWorld['found'][number][] = body.faults.map((text) => ({
    duty: 'survey-draw',
    text,
    knownAt: null,
  }))
  let lines = 0
  const judge = async (on: Day, own: OnRecord, knownAt: string | null) => {
    const asked = ['report', 'compliance', '--as-of', on, ...(knownAt === null ? [] : ['--known-at', knownAt])]
    const report = await body.type(people.manager, ...asked)
    if (report === null) throw new Error(`no report as of ${on}: ${body.typed.at(-1)?.said}`)
    const compared = differences({ on, record: own }, report.json.clauses, options)
    lines += compared.judged
    for (const each of compared.found) found.push({ ...each, knownAt })
  }
  for (const on of daysAsked(body, record)) await judge(on, record, null)
  for (const known of body.known) {
    await judge(known.day, known.record, known.at)
    await judge(plusDays(known.day, -body.between(1, 60)), known.record, known.at)
  }
  for (const month of monthsAsked(body)) {
    const dayBefore = plusDays(`${month}-01`, -1)
    const on = earliest(endOfMonth(month), body.end)
    // The last moment of the day in Shanghai.
    const worlds = worldsSince(body.file, `${dayBefore}T15:59:59.999Z`)
    const report = await body.type(people.manager, 'report', 'monthly', '--month', month)
    if (report === null) throw new Error(`no report on ${month}: ${body.typed.at(-1)?.said}`)
    const compared = differencesInWays(worlds, report.json, { dayBefore, on })
    lines += compared.judged
    for (const each of compared.found) found.push({ ...each, knownAt: null })
  }
  return { body, lines, found }
}

/** The last month, one at random and those of some corrections, where they began after the register was made. */
function monthsAsked(body: Body): readonly string[] {
  const days = [body.end, body.in(-300, -1), ...some(body.random, body.corrected, 4)]
  const months = days.map((day) => day.slice(0, 7))
  return [...new Set(months)].filter((month) => `${month}-01` > body.start)
}

/** A body that lived for a year and a half or two and a half. */
export async function livedBody(random: Chance, folder: string): Promise<Body> {
  const takesOver = random() < 1 / 3
  const start = plusDays('2025-01-16', Math.floor(random() * (takesOver ? 420 : 200)))
  const body = new Body(random, folder, start, plusDays(start, 480 + Math.floor(random() * 420)))
  const customers: Customer[] = []
  body.plan(body.start, async () => {
    await openOffice(body)
    // Some have lived before their register: then fewer come anew.
    if (takesOver) await takeOver(body, customers)
    const many = body.likely(0.1) ? 3 : body.between(6, 12) - customers.length
    for (let place = 1; place <= many; place += 1) planCustomer(body, customers, place)
    planBody(body, () => customers)
    planInformation(body, () => customers)
    planSurveys(body)
    planProgrammes(body, () => customers)
    planCases(body, () => customers)
    planCorrections(body, () => customers)
    for (const day of [body.in(90, 300), body.in(301, 470)]) body.plan(day, async () => body.keep())
  })
  await body.live()
  return body
}

/** First and last days of years and months, the borders of what is due, and some days at random. */
function daysAsked(body: Body, record: OnRecord): Day[] {
  const within = (day: Day) => day >= body.start && day <= body.end
  const year = Number(body.end.slice(0, 4))
  const turns = [year - 1, year].flatMap((each) => [
    `${each - 1}-12-31`,
    `${each}-01-01`,
    `${each}-07-01`,
    `${each}-10-01`,
  ])
  const month = body.in(-400, 0).slice(0, 7)
  const dues = Object.values(readings).flatMap(({ judge }) =>
    judge({ on: body.end, record }).flatMap(({ judged }) =>
      judged.flatMap(({ due }) => (due === undefined ? [] : [due])),
    ),
  )
  const borders = Array.from({ length: 4 }, () => (dues.length === 0 ? body.end : body.pick(dues)))
  const asked = [
    body.end,
    body.pick(turns.filter(within).length > 0 ? turns.filter(within) : [body.end]),
    body.pick(turns.filter(within).length > 0 ? turns.filter(within) : [body.end]),
    `${month}-01`,
    endOfMonth(month),
    `${month}-25`,
    ...borders.flatMap((due) => [due, plusDays(due, 1)]),
  ].filter((day) => within(day) && yearsOf(day).length > 0)
  return [...new Set([...asked, ...turnsOfTakeover(body, record)])].sort()
}
