import type { AsOf, AssessedDuty } from '../clause/clause.ts'
import { compared } from '../clause/compared.ts'
import type { Day } from '../clause/day.ts'
import type { WhatIsDue } from '../clause/due.ts'
import { yearOf } from '../clause/year.ts'
import type { AwaitedAct } from '../office/confirmation/rules.ts'
import { unconfirmed } from '../office/confirmation/store/acts.ts'
import type { Db } from '../register/register.ts'
import { BreachRecords } from './breach-records.ts'
import { DutySum, type SummedLine } from './duty-sum.ts'
import { FindingsOfMaintainers, type MaintainerFindings } from './findings-of-maintainers.ts'
import { FirstThings } from './first/first-things.ts'
import { type First, noCounts } from './first/told.ts'
import { type Forecast, type MaintainersContacts, type Owed, papersAhead } from './forecast.ts'
import { type HowJudged, judgeInParts } from './judging.ts'
import { MaintainersInHand } from './maintainers-in-hand.ts'

/** What is owed by one maintainer, and how their customers' duties stand; null: of nobody, and of the body itself. */
export interface MaintainerOverview extends MaintainerFindings {
  /** How many of their customers are owed contacts in the year at all, and how many still are. */
  readonly customers: number
  readonly behind: number
  /** The contacts still to make in the year. */
  readonly contacts: number
}

/** The few that come first of some, and how many there are. */
export interface FirstFew<Item> {
  readonly total: number
  readonly nearest: readonly Item[]
}

/** The parts of an overview, in the order in which they are shown. */
export const overviewParts = ['first', 'maintainers', 'survey', 'ending', 'confirm'] as const

export type OverviewPart = (typeof overviewParts)[number]

/** Those that every customer is judged for: the others are read from what is on record. */
export const partsJudged: readonly OverviewPart[] = ['first', 'maintainers']

/** What a manager sees at a glance, as of a day; empty where a part was not asked for. */
export interface Overview {
  readonly asOf: Day
  readonly first: First
  readonly maintainers: readonly MaintainerOverview[]
  readonly year: number
  readonly survey: Forecast['survey']
  /** Whether a survey is owed in the year: somebody was certified. */
  readonly surveyOwed: boolean
  /** What ends within so many days. */
  readonly days: number
  readonly suspensions: FirstFew<Forecast['suspensions'][number]>
  readonly certificates: FirstFew<Forecast['certificates'][number]>
  readonly confirm: FirstFew<AwaitedAct>
  /** What was judged, duty by duty: how much of it is unknown is said with it. */
  readonly judged: readonly SummedLine[]
}

/** What an overview is made of, handed in. */
export interface OverviewOf extends Pick<HowJudged, 'watched' | 'atOnce'> {
  readonly duties: readonly AssessedDuty<Db>[]
  readonly dues: readonly WhatIsDue<Db>[]
  readonly owed: Owed
  /** Whether it was asked as of a day that was named. */
  readonly isPast: boolean
  /** The parts that are wanted. */
  readonly parts: ReadonlySet<OverviewPart>
}

/** So many of what ends, or waits, are shown. */
const few = 5

/** Works out the overview in one pass of judging; `days` is how far ahead is looked for what ends. */
export async function overviewOn(
  db: Db,
  asOf: AsOf,
  days: number,
  { duties, dues, owed, isPast, parts, watched, atOnce }: OverviewOf,
): Promise<Overview> {
  const inHand = new MaintainersInHand(db, asOf.day)
  const first = parts.has('first') ? await FirstThings.of(db, { duties, dues, isPast }, asOf, inHand) : null
  const found = new FindingsOfMaintainers()
  const none = new BreachRecords([])
  const sums = duties.map((duty, number) => new DutySum(duty, asOf, none, null, number))
  if (partsJudged.some((part) => parts.has(part)))
    await judgeInParts(
      duties,
      db,
      [asOf],
      async ({ duty, block, days: [judged = []] }) => {
        const maintainers = await inHand.of(block, judged)
        found.add(maintainers, judged)
        first?.take({ duty, block, judged, maintainers })
        sums[duty]?.add(judged)
      },
      { watched, atOnce },
    )
  const contacts = parts.has('maintainers') ? await owed.contacts(db, asOf) : []
  const { survey, owed: surveyOwed } = parts.has('survey') ? await owed.survey(db, asOf) : noSurvey
  const { suspensions, certificates } = parts.has('ending') ? await papersAhead(db, asOf, days) : nothingEnds
  return {
    asOf: asOf.day,
    first: first?.list() ?? nothingFirst,
    maintainers: joined(contacts, found.list()),
    ...{ year: yearOf(asOf.day), survey, surveyOwed, days },
    suspensions: firstOf(suspensions),
    certificates: firstOf(certificates),
    confirm: firstOf(parts.has('confirm') ? await unconfirmed(db, asOf.day) : []),
    judged: sums.flatMap((sum) => sum.lines()),
  }
}

const nothingFirst: First = { things: [], more: 0, counts: noCounts }
const noSurvey = { survey: null, owed: false }
const nothingEnds = { suspensions: [], certificates: [] }

const firstOf = <Item>(all: readonly Item[]): FirstFew<Item> => ({ total: all.length, nearest: all.slice(0, few) })

const nothingOwed = { customers: 0, behind: 0, contacts: 0 }
const nothingFound = { breach: 0, atRisk: 0, onTrack: 0, unknown: 0 }

/** Who has most contacts to make first, then who has most breaches; last what is nobody's. */
function joined(owed: readonly MaintainersContacts[], found: readonly MaintainerFindings[]): MaintainerOverview[] {
  const names = new Set([...owed, ...found].map(({ maintainer }) => maintainer))
  return [...names]
    .map((maintainer): MaintainerOverview => {
      const own = owed.find((each) => each.maintainer === maintainer) ?? nothingOwed
      const { customers, behind, contacts } = own
      const findings = found.find((each) => each.maintainer === maintainer) ?? nothingFound
      return { ...nothingFound, ...findings, maintainer, customers, behind, contacts }
    })
    .sort(
      (a, b) =>
        Number(a.maintainer === null) - Number(b.maintainer === null) ||
        b.contacts - a.contacts ||
        b.breach - a.breach ||
        compared(a.maintainer ?? '', b.maintainer ?? ''),
    )
}
