import { addDaysTo, type Day } from '../clause/day.ts'
import {
  inMonth,
  type MonthlyCell,
  type MonthlySection,
  type MonthlyTable,
  type ReportedMonth,
} from '../clause/monthly.ts'
import { holdsOn } from '../clause/span.ts'
import { customerNames } from '../customer/customer/store/master.ts'
import { customerNameTitle, customerTitle } from '../customer/customer/title-words.ts'
import type { Db } from '../register/register.ts'
import { isInForce, type Scheme, type Status, schemes, statuses, statusOn, statusPeriod } from './certificate/rules.ts'
import { type Certificate, listCertificates } from './certificate/store/certificate.ts'
import { standings } from './certificate/store/standing.ts'
import { monthlyCertificateWords as words } from './monthly-words.ts'

const ends: readonly Status[] = ['withdrawn', 'cancelled', 'superseded', 'expired']

/** The customers and certificates that the month gained and lost. */
export async function certificatesOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const before = addDaysTo(month.first, -1)
  const certificates = (await listCertificates(db)).filter(({ issuedOn }) => issuedOn <= month.last)
  const names = new Map((await customerNames(db)).map((customer) => [customer.id, customer]))
  const own = certificates.filter(({ customerId }) => names.has(customerId))
  const { gained, lost, certified } = await customersMoved(db, before, month.last)
  const named = (ids: readonly number[]): MonthlyCell[][] =>
    ids.flatMap((id) => {
      const customer = names.get(id)
      return customer === undefined ? [] : [[customer.code, customer.name]]
    })
  const customers = (key: string, title: MonthlyTable['title'], ids: readonly number[]): MonthlyTable => ({
    key,
    title,
    columns: [
      { key: 'customer', title: customerTitle },
      { key: 'name', title: customerNameTitle },
    ],
    rows: named(ids),
    empty: words.nobody,
  })
  return {
    key: 'certificates',
    title: words.title,
    said: [words.said(month.last, certified, gained.length, lost.length)],
    charts: [],
    tables: [
      movement(own, before, month),
      customers('customersGained', words.gained, gained),
      customers('customersLost', words.lost, lost),
      moved(own, month, names),
    ],
  }
}

/** Who was certified on the last day and not before it, and the other way round, by id. */
async function customersMoved(db: Db, before: Day, last: Day) {
  const gained: number[] = []
  const lost: number[] = []
  let certified = 0
  for (const [id, standing] of await standings(db, last)) {
    const [was, is] = [before, last].map((day) => standing.certified.some((span) => holdsOn(span, day)))
    if (is) certified++
    if (is && !was) gained.push(id)
    if (was && !is) lost.push(id)
  }
  return { gained, lost, certified }
}

/** A scheme as programs have it for a column. */
const keyOf = (scheme: Scheme): string => scheme.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** How many certificates were in force before the month, came, went, and are in force after it, by scheme. */
function movement(certificates: readonly Certificate[], before: Day, month: ReportedMonth): MonthlyTable {
  const kinds = Object.keys(schemes) as Scheme[]
  const row = (title: MonthlyCell, is: (certificate: Certificate) => boolean): MonthlyCell[] => {
    const found = certificates.filter(is)
    return [title, ...kinds.map((scheme) => found.filter((each) => each.scheme === scheme).length), found.length]
  }
  return {
    key: 'certificatesMoved',
    title: words.movement,
    columns: [
      { key: 'what', title: words.what },
      ...kinds.map((scheme) => ({ key: keyOf(scheme), title: schemes[scheme], number: true as const })),
      { key: 'total', title: words.total, number: true },
    ],
    rows: [
      row({ code: 'before', words: words.before }, (each) => isInForce(statusOn(each, before))),
      row({ code: 'issued', words: words.issued }, ({ issuedOn }) => inMonth(issuedOn, month)),
      ...ends.map((status) =>
        row({ code: status, words: statuses[status] }, (each) => endedIn(each, month)?.status === status),
      ),
      row({ code: 'after', words: words.after(month.last) }, (each) => isInForce(statusOn(each, month.last))),
    ],
    empty: words.none,
  }
}

/** What ended a certificate in the month, and since when it is so; null of one that was not in force or still is. */
function endedIn(
  certificate: Certificate,
  month: ReportedMonth,
): { readonly status: Status; readonly since: Day } | null {
  const period = statusPeriod(certificate, month.last)
  return period !== null && ends.includes(period.status) && inMonth(period.since, month) ? period : null
}

/** The certificates that were issued or ended in the month, one a row. */
function moved(
  certificates: readonly Certificate[],
  month: ReportedMonth,
  names: ReadonlyMap<number, { readonly code: string; readonly name: string }>,
): MonthlyTable {
  const rows = certificates.flatMap((certificate): MonthlyCell[][] => {
    const { number, standard, issuedOn, customerId } = certificate
    const customer = names.get(customerId)
    const line = (what: MonthlyCell, on: Day): MonthlyCell[] => [
      on,
      what,
      number,
      standard,
      customer?.code ?? null,
      customer?.name ?? null,
    ]
    const ended = endedIn(certificate, month)
    return [
      ...(inMonth(issuedOn, month) ? [line({ code: 'issued', words: words.issued }, issuedOn)] : []),
      ...(ended === null ? [] : [line({ code: ended.status, words: statuses[ended.status] }, ended.since)]),
    ]
  })
  const byDay = rows.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : String(a[0]) > String(b[0]) ? 1 : 0))
  return {
    key: 'certificatesIssuedOrEnded',
    title: words.moved,
    columns: [
      { key: 'on', title: words.on },
      { key: 'what', title: words.what },
      { key: 'certificate', title: words.certificate },
      { key: 'standard', title: words.standard },
      { key: 'customer', title: customerTitle },
      { key: 'name', title: customerNameTitle },
    ],
    rows: byDay,
    empty: words.none,
  }
}
