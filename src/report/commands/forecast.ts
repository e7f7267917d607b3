import { surveillanceWords } from '../../certificate/surveillance/words.ts'
import type { Day } from '../../clause/day.ts'
import { same } from '../../clause/words.ts'
import { coveredYears } from '../../clause/working-days.ts'
import { yearOf } from '../../clause/year.ts'
import { customerNameColumn } from '../../customer/customer/columns.ts'
import { maintainedBy } from '../../customer/maintainer/store.ts'
import { calendarWords } from '../../office/calendar/words.ts'
import { judgingOn } from '../../office/judging.ts'
import { requireStaff } from '../../office/staff/store/staff.ts'
import { headText } from '../../register/register.ts'
import { type Verb, verb } from '../../terminal/command.ts'
import { count } from '../../terminal/number-flag.ts'
import { type Column, columnOf, orDash, type Part, sentence, table } from '../../terminal/result.ts'
import { version } from '../../terminal/version.ts'
import { maintainerFlag } from '../chosen.ts'
import { keyed, proof } from '../columns.ts'
import {
  type CertificateAhead,
  type ExpiryAhead,
  type Forecast,
  forecastOn,
  type MaintainerAhead,
  type Owed,
  type SurveillanceAhead,
  type SuspensionAhead,
} from '../forecast.ts'
import { forecastWords } from '../forecast-words.ts'
import { proved } from '../proved.ts'

const maintainerName = ({ maintainer, ofBusiness }: MaintainerAhead) => {
  if (maintainer === null) return forecastWords.nobody
  return ofBusiness ? same(maintainer) : forecastWords.notOfBusiness(maintainer)
}

const number = { align: 'right', whole: true } as const
const ofMaintainer = columnOf<MaintainerAhead>()

const maintainerColumns: readonly Column<MaintainerAhead>[] = [
  ofMaintainer('maintainer', 'Maintainer', '维护人', {
    shown: maintainerName,
    tone: ({ ofBusiness, contacts }) => (ofBusiness || contacts === 0 ? undefined : 'bad'),
  }),
  ofMaintainer('customers', 'Customers', '客户数', number),
  ofMaintainer('behind', 'Still owed', '尚欠客户', number),
  ofMaintainer('contacts', 'Contacts', '尚欠次数', number),
  ofMaintainer('vipContacts', 'Of VIPs', '其中 VIP', number),
  ofMaintainer('contactsPerDay', 'Per day', '每工作日', {
    shown: (item) => orDash(item.contactsPerDay?.toFixed(2) ?? null),
    ...number,
  }),
]

const column = columnOf<CertificateAhead>()

const about: readonly Column<CertificateAhead>[] = [
  column('certificate', 'Certificate', '证书编号', { whole: true }),
  column('customer', 'Customer', '客户', { whole: true }),
  { ...customerNameColumn, atLeast: 14 },
  column('maintainer', 'Maintainer', '维护人', { dashed: true, minor: true }),
]
const daysLeft = column('daysLeft', 'Days', '天数', {
  align: 'right',
  whole: true,
  tone: (item) => (item.daysLeft < 0 ? 'bad' : undefined),
})

const aDay = { dashed: true, whole: true } as const
const ofSuspension = columnOf<SuspensionAhead>()
const ofExpiry = columnOf<ExpiryAhead>()
const ofSurveillance = columnOf<SurveillanceAhead>()

const suspensionColumns: readonly Column<SuspensionAhead>[] = [
  ofSuspension('last', 'Last day', '最后一日', aDay),
  daysLeft,
  ...about,
  ofSuspension('case', 'Case', '办理编号', { dashed: true, minor: true }),
]
const expiryColumns: readonly Column<ExpiryAhead>[] = [
  ofExpiry('expires', 'Expires', '有效期至', aDay),
  daysLeft,
  ...about,
  ofExpiry('recertification', 'Recertification', '再认证', {
    shown: (item) => forecastWords.recertification(item.recertification, item.recertificationOn),
    tone: (item) => (item.recertification === 'none' ? 'warn' : undefined),
  }),
]
const surveillanceColumns: readonly Column<SurveillanceAhead>[] = [
  ofSurveillance('due', 'Due', '期限', aDay),
  daysLeft,
  ...about,
  ofSurveillance('planned', 'Planned', '计划', aDay),
]

/** A line for programs: what it is of, and its values; the rest is empty. */
type Line = { readonly of: string } & Partial<
  MaintainerAhead & SuspensionAhead & ExpiryAhead & SurveillanceAhead & NonNullable<Forecast['survey']>
>

const rowColumns = (asOf: Day, head: string): readonly Column<Line>[] => [
  ...keyed<Line>('of', 'maintainer', 'customers', 'behind', 'contacts', 'vipContacts', 'early', 'contactsPerDay'),
  ...keyed<Line>('survey', 'issued', 'returned', 'needed', 'missing', 'outstanding', 'daysSinceIssue'),
  ...keyed<Line>('last', 'expires', 'due', 'daysLeft', 'certificate', 'customer', 'name', 'status', 'case'),
  ...keyed<Line>('recertification', 'recertificationOn', 'planned'),
  ...proof<Line>(asOf, head),
]

function linesOf({ maintainers, survey, suspensions, certificates, surveillances }: Forecast): Line[] {
  const all = <Item extends object>(of: string, items: readonly Item[]) => items.map((item) => ({ of, ...item }))
  return [
    ...all('contacts', maintainers),
    ...all('survey', survey === null ? [] : [survey]),
    ...all('suspension', suspensions),
    ...all('certificate', certificates),
    ...all('surveillance', surveillances),
  ]
}

/** What is said of the survey; nothing where there is no certified organization to ask. */
function surveyPart({ year, survey, surveyOwed }: Forecast): Part[] {
  if (survey !== null) return [sentence(forecastWords.survey(year, survey))]
  return surveyOwed ? [sentence(forecastWords.noSurvey(year))] : []
}

function partsOf(forecast: Forecast): Part[] {
  const { year, workingDaysLeft, maintainers, suspensions, certificates } = forecast
  const { surveillances, surveillancesOverdue: overdue, surveillancesUnknown: unknown } = forecast
  const early = maintainers.reduce((sum, each) => sum + each.early, 0)
  const title = forecastWords.contacts(year, workingDaysLeft)
  return [
    table(maintainerColumns, maintainers, { title, empty: forecastWords.nobodyOwed }),
    ...(early === 0 ? [] : [sentence(forecastWords.early(early))]),
    ...surveyPart(forecast),
    table(suspensionColumns, suspensions, { title: forecastWords.suspensions, empty: forecastWords.noSuspensions }),
    table(expiryColumns, certificates, { title: forecastWords.certificates, empty: forecastWords.noCertificates }),
    table(surveillanceColumns, surveillances, {
      title: forecastWords.surveillances,
      empty: forecastWords.noSurveillances,
    }),
    ...(overdue === 0 ? [] : [sentence(forecastWords.overdue(overdue))]),
    ...(unknown === 0 ? [] : [sentence(surveillanceWords.dueUnknown(unknown))]),
  ]
}

/** `report forecast`: what is owed against the time that is left, and what ends soon. */
export const forecast = (owed: Owed): Verb =>
  verb({
    words: {
      en: 'What is still owed against the time left, and what ends soon',
      zh: '尚欠事项与剩余时间的对照，以及即将到期的事项',
    },
    access: 'read',
    judges: true,
    flags: {
      days: count({ en: 'what ends within this many days (default 60)', zh: '若干天内到期的（默认 60）' }, 0, 'DAYS'),
      maintainer: maintainerFlag,
    },
    examples: {
      'report forecast': { en: 'what is still owed, held against the time left', zh: '尚欠事项与剩余时间' },
      'report forecast --days 90 --maintainer 王芳': { en: 'the next 90 days of 王芳', zh: '王芳未来 90 天的情况' },
    },
    run: async ({ days = 60, maintainer }, call) => {
      const { found, of, plain, head } = await call.read(async (db) => {
        const of = maintainer === undefined ? null : (await requireStaff(db, maintainer)).name
        const only = of === null ? null : await maintainedBy(db, of, call.asOf)
        const asOf = await judgingOn(db, call.asOf, call.timeZone, { only })
        const found = await forecastOn(db, asOf, days, owed)
        const plain = [yearOf(call.asOf)].filter((year) => !coveredYears(asOf.calendar).has(year))
        return { found, of, plain, head: headText(call.known ?? call.head()) }
      })
      const { surveyOwed: _, ...json } = found
      return {
        json: { ...json, maintainer: of, head, version },
        rows: table(rowColumns(call.asOf, head), linesOf(found)),
        parts: [
          sentence(forecastWords.heading(found)),
          ...(of === null ? [] : [sentence(forecastWords.onlyOf(of))]),
          ...partsOf(found),
          ...(plain.length > 0 ? [sentence(calendarWords.noCalendar(plain))] : []),
          ...proved(head).map(sentence),
        ],
      }
    },
  })
