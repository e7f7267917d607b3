import { longestFirst } from '../../clause/chart.ts'
import type { WhatIsDue } from '../../clause/due.ts'
import { wallTime } from '../../clause/moment.ts'
import { commandLine, same, type Words } from '../../clause/words.ts'
import { waitingColumns, waitingView } from '../../office/confirmation/columns.ts'
import type { AwaitedAct } from '../../office/confirmation/rules.ts'
import { confirmationWords } from '../../office/confirmation/words.ts'
import { judgingOn } from '../../office/judging.ts'
import { procedureOn } from '../../office/revision/store.ts'
import { behindWords } from '../../register/mirror/behind.ts'
import { type Db, headText } from '../../register/register.ts'
import { type ReadCall, verb } from '../../terminal/command.ts'
import { choice, many, yes } from '../../terminal/flag.ts'
import { isOnScreen } from '../../terminal/format.ts'
import { count } from '../../terminal/number-flag.ts'
import {
  type Column,
  chart,
  columnOf,
  heading,
  type Part,
  type Result,
  sentence,
  table,
} from '../../terminal/result.ts'
import { version } from '../../terminal/version.ts'
import type { Procedure } from '../basis.ts'
import { countColumn, proof } from '../columns.ts'
import { firstParts } from '../first/parts.ts'
import { firstWords } from '../first/words.ts'
import type { ExpiryAhead, Owed, SuspensionAhead } from '../forecast.ts'
import { forecastWords } from '../forecast-words.ts'
import { mirrorsNow } from '../mirrors.ts'
import {
  type FirstFew,
  type MaintainerOverview,
  type Overview,
  type OverviewPart,
  overviewOn,
  overviewParts,
  partsJudged,
} from '../overview.ts'
import { overviewWords as words } from '../overview-words.ts'
import { proved } from '../proved.ts'
import { type Unknowns, unknownParts, unknownSaid, unknownsOf } from '../unknowns.ts'
import { watched } from '../watched.ts'
import { reportSections, reportWords, resultWords } from '../words.ts'
import type { Duties } from './compliance.ts'

/** What the overview is made of. */
interface SeenBy {
  readonly procedure: Procedure
  readonly duties: Duties
  readonly dues: readonly WhatIsDue<Db>[]
  readonly owed: Owed
}

const number = { align: 'right', whole: true } as const
const ofMaintainer = columnOf<MaintainerOverview>()

/** The command that lists what is of a maintainer's customers; none of what is nobody's. */
const whosOf =
  (command: readonly string[]) =>
  ({ maintainer }: MaintainerOverview): readonly string[] | null =>
    maintainer === null ? null : [...command, '--maintainer', maintainer]

const maintainerColumns = (all: readonly MaintainerOverview[]): readonly Column<MaintainerOverview>[] => [
  ofMaintainer('maintainer', 'Maintainer', '维护人', {
    shown: ({ maintainer }) => (maintainer === null ? words.nobody : same(maintainer)),
  }),
  ofMaintainer('customers', 'Customers', '客户数', number),
  ofMaintainer('behind', 'Still owed', '尚欠客户', { ...number, lists: whosOf(['contact', 'due']) }),
  ofMaintainer('contacts', 'Contacts', '尚欠次数', { ...number, lists: whosOf(['contact', 'due']) }),
  { ...countColumn('breach', resultWords.breach, ({ breach }) => breach), lists: whosOf(['report', 'compliance']) },
  { ...countColumn('atRisk', resultWords['at-risk'], ({ atRisk }) => atRisk), lists: whosOf(['report', 'compliance']) },
  {
    ...countColumn('onTrack', resultWords['on-track'], ({ onTrack }) => onTrack),
    lists: whosOf(['report', 'compliance']),
  },
  ...(all.some(({ unknown }) => unknown > 0)
    ? [countColumn<MaintainerOverview>('unknown', resultWords.unknown, ({ unknown }) => unknown)]
    : []),
]

const ofSuspension = columnOf<SuspensionAhead>()
const ofExpiry = columnOf<ExpiryAhead>()

/** What is the same of a suspension and of an expiry: how long it is, what ends, and whose it is. */
const rest = <Item extends SuspensionAhead | ExpiryAhead>(): readonly Column<Item>[] => [
  {
    ...{ key: 'daysLeft', title: { en: 'Days', zh: '天数' }, ...number },
    cell: ({ daysLeft }) => daysLeft,
    tone: ({ daysLeft }) => (daysLeft < 0 ? 'bad' : undefined),
  },
  { key: 'certificate', title: { en: 'Certificate', zh: '证书编号' }, cell: (item) => item.certificate, whole: true },
  { key: 'customer', title: { en: 'Customer', zh: '客户' }, cell: ({ customer }) => customer, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: ({ name }) => name, atLeast: 14 },
  {
    ...{ key: 'maintainer', title: { en: 'Maintainer', zh: '维护人' }, minor: true },
    cell: ({ maintainer }) => maintainer,
    shown: ({ maintainer }) => same(maintainer ?? '—'),
  },
]

const suspensionColumns: readonly Column<SuspensionAhead>[] = [
  ofSuspension('last', words.lastDay.en, words.lastDay.zh, { whole: true }),
  ...rest<SuspensionAhead>(),
]
const expiryColumns: readonly Column<ExpiryAhead>[] = [
  ofExpiry('expires', words.expires.en, words.expires.zh, { whole: true }),
  ...rest<ExpiryAhead>(),
  ofExpiry('recertification', 'Recertification', '再认证', {
    shown: (item) => forecastWords.recertification(item.recertification, item.recertificationOn),
    tone: (item) => (item.recertification === 'none' ? 'warn' : undefined),
  }),
]

/** `report overview`: what a manager sees at a glance, as of a day; every part is a heading with what stands below it. */
export const overview = ({ procedure, duties, dues, owed }: SeenBy) =>
  verb({
    words: {
      en: 'The overview for the manager: what to do first, who is owed what, what ends, what waits',
      zh: '概览：先办这些、各维护人尚欠的、调查进度、即将终止的、待确认的',
    },
    access: 'read',
    judges: ({ part }) => wanted(part).some((each) => partsJudged.includes(each)),
    flags: {
      part: many(
        choice({ en: 'only this part; more than one may be named', zh: '仅列此部分，可多次给出' }, words.parts, 'PART'),
      ),
      all: yes({ en: 'every part in full, also on a terminal', zh: '完整列出各部分（终端上默认从简）' }),
      days: count({ en: 'what ends within this many days (default 60)', zh: '若干天内终止的（默认 60）' }, 0, 'DAYS'),
    },
    examples: {
      'report overview': { en: 'how it stands today', zh: '今天的概览' },
      'report overview --as-of 2026-03-31 --format html --output overview.html': {
        en: 'as of a day, as a page',
        zh: '截至某日的概览，存为网页',
      },
    },
    run: async ({ days = 60, part, all }, call) => {
      const parts = wanted(part)
      const { found, unknowns, head } = await call.read(async (db) => {
        const asOf = await judgingOn(db, call.asOf, call.timeZone)
        const titled = (await procedureOn(db, procedure, call.asOf)).titled(duties)
        const isPast = call.globals.asOf !== undefined
        const of = { duties: titled, dues, owed, isPast, parts: new Set(parts), watched: watched(call, titled.length) }
        const found = await overviewOn(db, asOf, days, of)
        return { found, unknowns: await unknownsOf(db, found.judged, asOf), head: call.head() }
      })
      const mirrors = mirrorsNow(call)
      const known = headText(head)
      const knownAt = reportWords.knownAt(head.seq, wallTime(head.at, call.timeZone))
      const behind = mirrors.map((each) => behindWords(each))
      const isShort = isOnScreen(call) && part.length === 0 && all !== true
      const judged = parts.some((each) => partsJudged.includes(each)) ? unknownParts(unknowns, duties) : []
      const shown = isShort
        ? (await import('./overview-screen.ts')).partsOnScreen(found, restOf(call), [
            ...behind,
            ...(unknowns.unknown === 0 ? [] : unknownSaid(unknowns, duties)),
            knownAt,
            words.whole('certdesk report overview --all'),
          ])
        : [
            ...partsOf(found, call, parts),
            heading('notes', reportSections.notes),
            sentence(knownAt),
            ...behind.map(sentence),
            ...judged,
          ]
      return {
        json: {
          ...jsonOf(found, call, unknowns, parts),
          head: known,
          version,
          ...(mirrors.length === 0 ? {} : { mirrors }),
        },
        // A screen of 24 lines has room for what is said alone: nothing of it is filed.
        ...(isShort ? {} : { title: words.title(call.asOf), foot: proved(known) }),
        parts: shown,
        rows: table(
          [...maintainerColumns([{ ...noCounts, unknown: 1 }]), ...proof<MaintainerOverview>(call.asOf, known)],
          found.maintainers,
        ),
      } satisfies Result
    },
  })

const noCounts: MaintainerOverview = {
  ...{ maintainer: null, customers: 0, behind: 0, contacts: 0 },
  ...{ breach: 0, atRisk: 0, onTrack: 0, unknown: 0 },
}

/** The parts that were asked for, in their order; all where none was. */
const wanted = (asked: readonly OverviewPart[]): readonly OverviewPart[] =>
  asked.length === 0 ? overviewParts : overviewParts.filter((part) => asked.includes(part))

/** That another day than today is asked of. */
const datedBy = ({ asOf, globals }: ReadCall): readonly string[] =>
  globals.asOf === undefined ? [] : ['--as-of', asOf]

/** The command that lists all there is to do. */
const restOf = (call: ReadCall): readonly string[] => ['today', '--all', ...datedBy(call)]

function partsOf(found: Overview, call: ReadCall, wantedParts: readonly OverviewPart[]): Part[] {
  const { first, maintainers, year, days, suspensions, certificates, confirm } = found
  const ahead = ['report', 'forecast', '--days', String(days), ...datedBy(call)]
  const owing = maintainers.filter(({ contacts }) => contacts > 0)
  const drawn: Readonly<Record<OverviewPart, () => Part[]>> = {
    first: () => [
      { ...sentence(firstWords.counted(null, first.counts)), lead: true },
      heading('first', firstWords.title),
      ...firstParts(first, restOf(call), true),
    ],
    maintainers: () => [
      heading('maintainers', words.maintainers(year)),
      ...(owing.length < 2 ? [] : [owedChart(owing, year)]),
      ...(maintainers.length === 0
        ? [sentence(forecastWords.nobodyOwed)]
        : [table(maintainerColumns(maintainers), maintainers)]),
    ],
    survey: () => [heading('survey', words.survey(year)), ...surveyParts(found)],
    ending: () => [
      heading('ending', words.ending(days)),
      ...(suspensions.total + certificates.total === 0 ? [sentence(words.nothingEnds(days))] : []),
      ...fewParts(suspensionColumns, suspensions, words.suspensions(suspensions.total), ahead),
      ...fewParts(expiryColumns, certificates, words.certificates(certificates.total), ahead),
    ],
    confirm: () => [heading('confirm', words.confirm), ...confirmParts(confirm)],
  }
  return wantedParts.flatMap((part) => drawn[part]())
}

const owedChart = (owing: readonly MaintainerOverview[], year: number): Part =>
  chart(words.owedChart(year), {
    kind: 'bars',
    bars: longestFirst(
      owing.map(({ maintainer, contacts }) => ({
        label: maintainer === null ? words.nobody : same(maintainer),
        value: contacts,
      })),
    ),
  })

/** How the survey stands against its return rate (4.5.2). */
function surveyParts({ survey, surveyOwed, year }: Overview): Part[] {
  if (survey === null) return [sentence(surveyOwed ? forecastWords.noSurvey(year) : words.notOwed(year))]
  const { rate, drawn, returned } = survey
  const share = drawn === 0 ? null : Math.round((1000 * returned) / drawn) / 10
  return [
    chart(words.rateChart, {
      kind: 'bars',
      bars: [{ label: same(survey.survey), value: share }],
      threshold: { value: rate, label: words.rate(rate) },
      upTo: 100,
    }),
    sentence(forecastWords.survey(year, survey)),
  ]
}

/** How many there are, and the nearest of them; nothing where there are none. */
const fewParts = <Item>(
  columns: readonly Column<Item>[],
  { total, nearest }: FirstFew<Item>,
  title: Words,
  all: readonly string[],
): Part[] => [
  ...(total === 0 ? [] : [table(columns, nearest, { title })]),
  ...(total > nearest.length ? [sentence(words.moreBy(nearest.length, commandLine(all)))] : []),
]

const confirmParts = ({ total, nearest }: FirstFew<AwaitedAct>): Part[] => [
  ...(total === 0 ? [] : [sentence(confirmationWords.meaning(total))]),
  total === 0 ? sentence(confirmationWords.noneWaits) : table(waitingColumns, nearest),
  ...(total > nearest.length ? [sentence(words.moreBy(nearest.length, commandLine(['confirm', '--all'])))] : []),
]

function jsonOf(
  found: Overview,
  { asOf, head }: ReadCall,
  unknowns: Unknowns,
  parts: readonly OverviewPart[],
): Readonly<Record<string, unknown>> {
  const { first, maintainers, year, days, survey, suspensions, certificates, confirm } = found
  const told: Readonly<Record<OverviewPart, object>> = {
    first: { first },
    maintainers: { maintainers },
    survey: { survey },
    ending: { ending: { days, suspensions, certificates } },
    confirm: { confirm: { total: confirm.total, nearest: confirm.nearest.map(waitingView) } },
  }
  const all = Object.assign({}, ...parts.map((part) => told[part]))
  return { asOf, knownAt: head().at, year, ...all, unknown: unknowns }
}
