import type { Status } from '../certificate/certificate/rules.ts'
import { eventsAhead } from '../certificate/status/rules.ts'
import { type CertificateStanding, certificateStandings } from '../certificate/status/store/standing.ts'
import { nextOf } from '../certificate/surveillance/rules/judged.ts'
import { hasSurveillance, type SurveillanceRules } from '../certificate/surveillance/rules/limits.ts'
import { plannedOn } from '../certificate/surveillance/rules/programme.ts'
import { recertifiedOn } from '../certificate/surveillance/rules/recertification.ts'
import { judging } from '../certificate/surveillance/standing.ts'
import { type CertificateProgramme, programmes } from '../certificate/surveillance/store.ts'
import type { AsOf } from '../clause/clause.ts'
import { compared } from '../clause/compared.ts'
import { addDaysTo, type Day, daysBetween } from '../clause/day.ts'
import { workingDaysBetween } from '../clause/working-days.ts'
import { lastDayOf, type Year, yearOf } from '../clause/year.ts'
import { inBlocks } from '../customer/customer/store/in-blocks.ts'
import { maintainersOn } from '../customer/maintainer/store.ts'
import type { Db } from '../register/register.ts'
import type { ReturnsAhead } from '../survey/round/returns-ahead.ts'

/** The contacts that one maintainer's customers are still owed, as the room of contacts counts them. */
export interface MaintainersContacts {
  readonly maintainer: string | null
  readonly ofBusiness: boolean
  readonly customers: number
  readonly behind: number
  readonly contacts: number
  readonly vipBehind: number
  readonly vipContacts: number
  readonly early: number
}

/** What the rooms know to be owed: handed to the report, which works out none of it. */
export interface Owed {
  readonly contacts: (db: Db, asOf: AsOf) => Promise<readonly MaintainersContacts[]>
  readonly survey: (
    db: Db,
    asOf: AsOf,
  ) => Promise<{ readonly year: Year; readonly owed: boolean; readonly survey: ReturnsAhead | null }>
}

/** A maintainer's contacts against the time that is left. */
export interface MaintainerAhead extends MaintainersContacts {
  /** How many a working day, to two places; null where no working day is left. */
  readonly contactsPerDay: number | null
}

/** A certificate that something becomes of. */
export interface CertificateAhead {
  readonly certificate: string
  readonly customer: string
  readonly name: string
  readonly maintainer: string | null
  /** Negative: days over. */
  readonly daysLeft: number
}

/** A suspension that ends within the horizon, or should have ended by now (4.4.1). */
export interface SuspensionAhead extends CertificateAhead {
  readonly case: string | null
  readonly last: Day
}

/** How far the recertification of a certificate is; inspection knows none. */
export type Recertification = 'done' | 'planned' | 'none' | 'not-applicable'

/** A certificate that expires within the horizon and that nothing was issued to continue. */
export interface ExpiryAhead extends CertificateAhead {
  readonly status: Status
  readonly expires: Day
  readonly recertification: Recertification
  /** When it was done, or is planned. */
  readonly recertificationOn: Day | null
}

/** A surveillance due within the horizon. */
export interface SurveillanceAhead extends CertificateAhead {
  readonly due: Day
  readonly planned: Day | null
}

/** What the manager has to see before it is too late, as of a day. */
export interface Forecast {
  readonly asOf: Day
  readonly horizon: { readonly days: number; readonly until: Day }
  readonly year: Year
  /** To the end of the year, after the day itself. */
  readonly workingDaysLeft: number
  readonly maintainers: readonly MaintainerAhead[]
  /** Whether a survey is owed in the year: somebody was certified. */
  readonly surveyOwed: boolean
  readonly survey: ReturnsAhead | null
  readonly suspensions: readonly SuspensionAhead[]
  readonly certificates: readonly ExpiryAhead[]
  readonly surveillances: readonly SurveillanceAhead[]
  /** How many are overdue already: too late to be foreseen, and listed where they are handled. */
  readonly surveillancesOverdue: number
  /** Of how many certificates it is not known when surveillance is due, for want of facts from before go-live. */
  readonly surveillancesUnknown: number
}

/** What is owed and what ends within the given days, for all customers or those asked about. */
export async function forecastOn(db: Db, asOf: AsOf, days: number, owed: Owed): Promise<Forecast> {
  const { day } = asOf
  const year = yearOf(day)
  const workingDaysLeft = workingDaysBetween(day, lastDayOf(year), asOf.calendar)
  const contacts = await owed.contacts(db, asOf)
  const { survey, owed: surveyOwed } = await owed.survey(db, asOf)
  return {
    asOf: day,
    horizon: { days, until: addDaysTo(day, days) },
    year,
    workingDaysLeft,
    maintainers: contacts.map((each) => ({ ...each, contactsPerDay: perDay(each.contacts, workingDaysLeft) })),
    surveyOwed,
    survey,
    ...(await papersAhead(db, asOf, days)),
  }
}

function perDay(contacts: number, workingDays: number): number | null {
  if (contacts === 0) return 0
  return workingDays === 0 ? null : Math.round((100 * contacts) / workingDays) / 100
}

/** What of a forecast is about certificates. */
type Papers = Pick<
  Forecast,
  'suspensions' | 'certificates' | 'surveillances' | 'surveillancesOverdue' | 'surveillancesUnknown'
>

/** What ends or falls due of certificates: as `report certificates` has it, but of what nothing continues. */
export async function papersAhead(db: Db, asOf: AsOf, days: number): Promise<Papers> {
  const { day, only } = asOf
  const suspensions: SuspensionAhead[] = []
  const certificates: ExpiryAhead[] = []
  const surveillances: SurveillanceAhead[] = []
  let surveillancesOverdue = 0
  let surveillancesUnknown = 0
  for await (const block of inBlocks(db, only)) {
    const maintainers = await maintainersOn(db, day, block)
    const { judged, rules } = await judging(db, day, block)
    const byCertificate = new Map((await programmes(db, day, block)).map((programme) => [programme.id, programme]))
    for (const standing of await certificateStandings(db, day, block)) {
      const { certificate, customer, status, suspendedUntil, changes, ahead } = standing
      const programme = byCertificate.get(certificate.id)
      const next = programme === undefined ? null : nextOf(judged(programme))
      const isUnknown = next?.state === 'unknown'
      if (isUnknown) surveillancesUnknown += 1
      const due = next === null || isUnknown ? null : next.due
      const events = eventsAhead({ status, suspendedUntil, expiresOn: certificate.expiresOn, ahead }, due)
      for (const { what, on } of events) {
        const daysLeft = daysBetween(day, on)
        if (daysLeft > days) continue
        const about = {
          certificate: certificate.number,
          customer: customer.code,
          name: customer.name,
          maintainer: maintainers.get(certificate.customerId) ?? null,
          daysLeft,
        }
        if (what === 'suspension-ends')
          suspensions.push({ ...about, case: changes.at(-1)?.caseNumber ?? null, last: on })
        // What another certificate continues does not end with this one.
        if (what === 'expires' && programme !== undefined)
          certificates.push({ ...about, status, expires: on, ...recertificationOf(standing, programme, day, rules) })
        if (what !== 'surveillance-due' || programme === undefined) continue
        if (daysLeft < 0) surveillancesOverdue += 1
        else surveillances.push({ ...about, due: on, planned: plannedOn(programme) })
      }
    }
  }
  return {
    suspensions: suspensions.sort(byDaysLeft),
    certificates: certificates.sort(byDaysLeft),
    surveillances: surveillances.sort(byDaysLeft),
    surveillancesOverdue,
    surveillancesUnknown,
  }
}

const byDaysLeft = (a: CertificateAhead, b: CertificateAhead): number =>
  a.daysLeft - b.daysLeft || compared(a.certificate, b.certificate)

function recertificationOf(
  { certificate }: CertificateStanding,
  programme: CertificateProgramme,
  day: Day,
  rules: SurveillanceRules,
): Pick<ExpiryAhead, 'recertification' | 'recertificationOn'> {
  if (!hasSurveillance(certificate.scheme)) return { recertification: 'not-applicable', recertificationOn: null }
  const done = recertifiedOn(programme, day, rules)
  if (done !== null) return { recertification: 'done', recertificationOn: done }
  const planned = plannedOn(programme, 'recertification')
  return { recertification: planned === null ? 'none' : 'planned', recertificationOn: planned }
}
