import { compared } from '../clause/compared.ts'
import { addDaysTo, type Day } from '../clause/day.ts'
import {
  inMonth,
  type MonthlySection,
  type MonthlyTable,
  monthlyTable,
  numbers,
  type ReportedMonth,
} from '../clause/monthly.ts'
import { holdsOn } from '../clause/span.ts'
import type { Words } from '../clause/words.ts'
import { namesById } from '../customer/customer/store/master.ts'
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
  const names = await namesById(db)
  const own = certificates.filter(({ customerId }) => names.has(customerId))
  const { gained, lost, certified } = await customersMoved(db, before, month.last)
  const customers = (key: string, title: Words, ids: readonly number[]): MonthlyTable =>
    monthlyTable(
      { key, title, empty: words.nobody },
      ids.map((id) => names.get(id)).filter((customer) => customer !== undefined),
      [
        { key: 'customer', title: customerTitle, cell: ({ code }) => code },
        { key: 'name', title: customerNameTitle, cell: ({ name }) => name },
      ],
    )
  return {
    key: 'certificates',
    title: words.title,
    said: [words.said(month.last, certified, gained.length, lost.length)],
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
  const row = (code: string, said: Words, is: (certificate: Certificate) => boolean) => {
    return { what: { code, words: said }, found: certificates.filter(is) }
  }
  const ofScheme =
    (scheme: Scheme) =>
    ({ found }: ReturnType<typeof row>) =>
      found.filter((each) => each.scheme === scheme).length
  return monthlyTable(
    { key: 'certificatesMoved', title: words.movement },
    [
      row('before', words.before, (each) => isInForce(statusOn(each, before))),
      row('issued', words.issued, ({ issuedOn }) => inMonth(issuedOn, month)),
      ...ends.map((status) => row(status, statuses[status], (each) => endedIn(each, month)?.status === status)),
      row('after', words.after(month.last), (each) => isInForce(statusOn(each, month.last))),
    ],
    [
      { key: 'what', title: words.what, cell: ({ what }) => what },
      ...kinds.map((scheme) => numbers(keyOf(scheme), schemes[scheme], ofScheme(scheme))),
      numbers('total', words.total, ({ found }) => found.length),
    ],
  )
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
  const rows = certificates.flatMap((certificate) => {
    const { issuedOn } = certificate
    const ended = endedIn(certificate, month)
    return [
      ...(inMonth(issuedOn, month) ? [{ certificate, on: issuedOn, code: 'issued', said: words.issued }] : []),
      ...(ended === null ? [] : [{ certificate, on: ended.since, code: ended.status, said: statuses[ended.status] }]),
    ]
  })
  return monthlyTable(
    { key: 'certificatesIssuedOrEnded', title: words.moved },
    rows.sort((a, b) => compared(a.on, b.on)),
    [
      { key: 'on', title: words.on, cell: ({ on }) => on },
      { key: 'what', title: words.what, cell: ({ code, said }) => ({ code, words: said }) },
      { key: 'certificate', title: words.certificate, cell: ({ certificate }) => certificate.number },
      { key: 'standard', title: words.standard, cell: ({ certificate }) => certificate.standard },
      {
        key: 'customer',
        title: customerTitle,
        cell: ({ certificate }) => names.get(certificate.customerId)?.code ?? null,
      },
      {
        key: 'name',
        title: customerNameTitle,
        cell: ({ certificate }) => names.get(certificate.customerId)?.name ?? null,
      },
    ],
  )
}
