import type { Block } from '../clause/block.ts'
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
import { inBlocks } from '../customer/customer/store/in-blocks.ts'
import { type NamedCustomer, namesById } from '../customer/customer/store/master.ts'
import { customerNameTitle, customerTitle } from '../customer/customer/title-words.ts'
import type { Db } from '../register/register.ts'
import {
  type CertificateDates,
  type HeldCertificate,
  isInForce,
  type Scheme,
  type Status,
  schemes,
  statuses,
  statusOn,
  statusPeriod,
} from './certificate/rules.ts'
import { standings } from './certificate/store/standing.ts'
import { monthlyCertificateWords as words } from './monthly-words.ts'
import { certificateLinks } from './surveillance/store.ts'

const ends: readonly Status[] = ['withdrawn', 'cancelled', 'superseded', 'expired']

/** What became of a certificate in the month: whether it was in force before it, was issued or ended in it, is in force after it. */
interface Moved extends Pick<HeldCertificate, 'number' | 'standard' | 'issuedOn'> {
  readonly customer: NamedCustomer
  readonly issued: boolean
  readonly ended: Ended | null
}

/** What ended a certificate, and since when it is so. */
interface Ended {
  readonly status: Status
  readonly since: Day
}

/** The movements of a month: what a certificate was, became in it, or is after it. */
type Movement = 'before' | 'issued' | Status | 'after'

/** A customer with the first of the numbers of its certificates, by which customers are listed. */
interface Listed {
  readonly customer: NamedCustomer
  readonly number: string
}

/** What the month brought, of all customers. */
interface MonthFound {
  readonly gained: Listed[]
  readonly lost: Listed[]
  readonly moved: Moved[]
  /** How many certificates of a scheme there are of each movement. */
  readonly counts: Map<Movement, Map<Scheme, number>>
  /** How many customers there are; those that were taken back since are neither counted nor listed. */
  readonly customers: { certified: number; gained: number; lost: number }
}

/** The customers and certificates that the month gained and lost. */
export async function certificatesOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const found: MonthFound = {
    gained: [],
    lost: [],
    moved: [],
    counts: new Map(),
    customers: { certified: 0, gained: 0, lost: 0 },
  }
  for await (const block of inBlocks(db)) await look(db, month, block, found)
  const { gained, lost, moved, counts, customers: all } = found
  const customers = (key: string, title: Words, own: Listed[]): MonthlyTable =>
    monthlyTable(
      { key, title, empty: words.nobody },
      own.sort((a, b) => compared(a.number, b.number)),
      [
        { key: 'customer', title: customerTitle, cell: ({ customer }) => customer.code },
        { key: 'name', title: customerNameTitle, cell: ({ customer }) => customer.name },
      ],
    )
  return {
    key: 'certificates',
    title: words.title,
    said: [words.said(month.last, all.certified, all.gained, all.lost)],
    tables: [
      movement(counts, month),
      customers('customersGained', words.gained, gained),
      customers('customersLost', words.lost, lost),
      movedTable(moved),
    ],
  }
}

/** Looks at the customers of a block: who was certified on the last day and not before it, or the other way round, and their certificates. */
async function look(db: Db, month: ReportedMonth, block: Block, found: MonthFound): Promise<void> {
  const before = addDaysTo(month.first, -1)
  const names = await namesById(db, block)
  const links = await certificateLinks(db, block)
  const firstNumber = new Map<number, string>()
  for (const { customerId, number } of links) {
    const first = firstNumber.get(customerId)
    if (first === undefined || number < first) firstNumber.set(customerId, number)
  }
  for (const [id, { certified }] of await standings(db, month.last, block)) {
    const customer = names.get(id)
    if (customer === undefined) continue
    const [was, is] = [before, month.last].map((day) => certified.some((span) => holdsOn(span, day)))
    if (is) found.customers.certified += 1
    if (is && !was) found.customers.gained += 1
    if (was && !is) found.customers.lost += 1
    if (was === is) continue
    const listed = { customer, number: firstNumber.get(id) ?? '' }
    if (is) found.gained.push(listed)
    else found.lost.push(listed)
  }
  for (const certificate of links) {
    const customer = names.get(certificate.customerId)
    const { number, standard, scheme, issuedOn } = certificate
    if (customer === undefined || issuedOn > month.last) continue
    const [was, is] = [statusOn(certificate, before), statusOn(certificate, month.last)]
    const issued = inMonth(issuedOn, month)
    const ended = was === is ? null : endedIn(certificate, month)
    const movements: readonly (Movement | null)[] = [
      isInForce(was) ? 'before' : null,
      issued ? 'issued' : null,
      ended?.status ?? null,
      isInForce(is) ? 'after' : null,
    ]
    for (const each of movements) if (each !== null) count(found.counts, each, scheme)
    if (issued || ended !== null) found.moved.push({ number, standard, issuedOn, customer, issued, ended })
  }
}

function count(counts: MonthFound['counts'], movement: Movement, scheme: Scheme): void {
  const own = counts.get(movement) ?? new Map<Scheme, number>()
  counts.set(movement, own.set(scheme, (own.get(scheme) ?? 0) + 1))
}

/** A scheme as programs have it for a column. */
const keyOf = (scheme: Scheme): string => scheme.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** How many certificates were in force before the month, came, went, and are in force after it, by scheme. */
function movement(counts: MonthFound['counts'], month: ReportedMonth): MonthlyTable {
  const row = (what: Movement, said: Words) => ({ what: { code: what, words: said }, counts: counts.get(what) })
  return monthlyTable(
    { key: 'certificatesMoved', title: words.movement },
    [
      row('before', words.before),
      row('issued', words.issued),
      ...ends.map((status) => row(status, statuses[status])),
      row('after', words.after(month.last)),
    ],
    [
      { key: 'what', title: words.what, cell: ({ what }) => what },
      ...(Object.keys(schemes) as Scheme[]).map((scheme) =>
        numbers(keyOf(scheme), schemes[scheme], ({ counts: own }: ReturnType<typeof row>) => own?.get(scheme) ?? 0),
      ),
      numbers('total', words.total, ({ counts: own }) => [...(own?.values() ?? [])].reduce((sum, n) => sum + n, 0)),
    ],
  )
}

/** What ended a certificate in the month, and since when it is so; null of one that was not in force or still is. */
function endedIn(certificate: CertificateDates, month: ReportedMonth): Ended | null {
  const period = statusPeriod(certificate, month.last)
  return period !== null && ends.includes(period.status) && inMonth(period.since, month) ? period : null
}

/** The certificates that were issued or ended in the month, one a row. */
function movedTable(moved: readonly Moved[]): MonthlyTable {
  const rows = moved.flatMap((certificate) => {
    const { issued, ended, issuedOn } = certificate
    return [
      ...(issued ? [{ certificate, on: issuedOn, code: 'issued', said: words.issued }] : []),
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
      { key: 'customer', title: customerTitle, cell: ({ certificate }) => certificate.customer.code },
      { key: 'name', title: customerNameTitle, cell: ({ certificate }) => certificate.customer.name },
    ],
  )
}
