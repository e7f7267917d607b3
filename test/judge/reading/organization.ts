import { type Day, earliest, latest, plusDays } from './days.ts'
import type { OnRecord, Row } from './record.ts'

/**
 * What an organization is on a day (sections 1, 2, 5), worked out from its certificates, the changes of their status and its
 * contracts. Nothing of it is stored.
 */

/** A time from its first day to the first day after it; null: no end known. */
export interface Span {
  readonly from: Day
  readonly until: Day | null
}

export const holds = ({ from, until }: Span, day: Day): boolean => from <= day && (until === null || day < until)

const finals = ['withdrawn', 'cancelled', 'superseded']

const cached = new WeakMap<OnRecord, Map<string, Map<number, Row[]>>>()

/** The rows of a table that belong to another row, by a column that names it. */
export function rowsOf(record: OnRecord, table: string, column: string, id: number): readonly Row[] {
  const tables = cached.get(record) ?? new Map<string, Map<number, Row[]>>()
  cached.set(record, tables)
  const key = `${table}.${column}`
  let own = tables.get(key)
  if (own === undefined) {
    own = new Map()
    for (const row of record.all(table)) own.set(row[column], [...(own.get(row[column]) ?? []), row])
    tables.set(key, own)
  }
  return own.get(id) ?? []
}

/** The changes of a certificate's status in the order in which they took effect. */
export const changesOf = (record: OnRecord, certificate: Row): Row[] =>
  [...rowsOf(record, 'status_change', 'certificate_id', certificate.id)].sort(
    (a, b) => a.effective_on.localeCompare(b.effective_on) || a.id - b.id,
  )

export const certificatesOf = (record: OnRecord, customerId: number): readonly Row[] =>
  rowsOf(record, 'certificate', 'customer_id', customerId)

/** The status of a certificate on a day: the first that holds in the order of section 5; null before it was issued. */
export function statusOn(record: OnRecord, certificate: Row, day: Day): string | null {
  if (day < certificate.issued_on) return null
  const changes = changesOf(record, certificate).filter((change) => change.effective_on <= day)
  const final = finals.find((status) => changes.some((change) => change.status === status))
  if (final !== undefined) return final
  if (certificate.expires_on !== null && day > certificate.expires_on) return 'expired'
  return changes.at(-1)?.status === 'suspended' ? 'suspended' : 'valid'
}

/** How and when a certificate ended, by what came first up to a day: its expiry counts as its last day; null: it has not. */
export function endOf(record: OnRecord, certificate: Row, day: Day): { on: Day; by: string } | null {
  const { expires_on: expires } = certificate
  const final = changesOf(record, certificate).find(
    (change) => finals.includes(change.status) && change.effective_on <= day,
  )
  if (final !== undefined && (expires === null || final.effective_on <= expires))
    return { on: final.effective_on, by: final.status }
  return expires !== null && day > expires ? { on: expires, by: 'expired' } : null
}

/**
 * When an organization was certified, as known on a day: with a certificate valid or suspended. A certificate that continues an
 * earlier decision counts from that one, unless the earlier certificate is on record itself. What is to end it later is known
 * only of expiries, and of what is issued later nothing.
 */
export function certifiedSpans(record: OnRecord, customerId: number, day: Day): Span[] {
  const own = certificatesOf(record, customerId).filter(({ issued_on }) => issued_on <= day)
  const spans = own.flatMap((certificate): Span[] => {
    const { first_issued_on: first, issued_on: issued, expires_on: expires } = certificate
    const earlier = own.some((each) => each.first_issued_on === first && each.issued_on < issued)
    const from = earlier ? issued : earliest(first, issued)
    const ends = changesOf(record, certificate)
      .filter((change) => finals.includes(change.status) && change.effective_on <= day)
      .map((change): Day => change.effective_on)
    if (expires !== null) ends.push(plusDays(expires, 1))
    const until = ends.length === 0 ? null : earliest(...ends)
    return until !== null && until <= from ? [] : [{ from, until }]
  })
  return joined(spans)
}

/** Spans that touch or overlap as one. */
function joined(spans: readonly Span[]): Span[] {
  const made: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from.localeCompare(b.from))) {
    const last = made.at(-1)
    if (last === undefined || (last.until !== null && last.until < span.from)) made.push(span)
    else if (last.until !== null)
      made[made.length - 1] = { from: last.from, until: span.until === null ? null : latest(last.until, span.until) }
  }
  return made
}

/** Whether anybody was certified between two days, as known on the later one or on `known`. */
export const anybodyCertified = (record: OnRecord, from: Day, until: Day, known: Day): boolean =>
  record.customers.some(({ id }) =>
    certifiedSpans(record, id, known).some((span) => span.from <= until && (span.until === null || span.until > from)),
  )

/** Whether a contract of the organization holds on a day: signed, and not ended. */
export const hasContract = (record: OnRecord, customerId: number, day: Day): boolean =>
  rowsOf(record, 'contract', 'customer_id', customerId).some(
    ({ signed_on: signed, ended_on: ended }) => signed !== null && signed <= day && (ended === null || ended > day),
  )

/** Who maintains a customer on a day: the assignment that began last; null: nobody. */
export function maintainerOn(record: OnRecord, customerId: number, day: Day): number | null {
  const own = rowsOf(record, 'assignment', 'customer_id', customerId)
    .filter((row) => holds({ from: row.from_day, until: row.until_day }, day))
    .sort((a, b) => a.from_day.localeCompare(b.from_day) || a.id - b.id)
  return own.at(-1)?.staff_id ?? null
}

/** The times in which a customer was a VIP, in their order, with the number of the file. */
export const vipSpans = (record: OnRecord, customerId: number): (Span & { readonly file: string | null })[] =>
  [...rowsOf(record, 'vip', 'customer_id', customerId)]
    .sort((a, b) => a.from_day.localeCompare(b.from_day) || a.id - b.id)
    .map((row) => ({ from: row.from_day, until: row.until_day, file: row.file_number }))

export const codeOf = (record: OnRecord, customerId: number | null): string | null =>
  customerId === null ? null : record.one('customer', customerId).code

/** Since when the body is known to have had any customer: recorded, certified, or on the way to a contract. */
export function firstCustomerDay(record: OnRecord, dayOfMoment: (at: string) => Day): Day | null {
  const days = [
    ...record.customers.map(({ recorded_at }) => dayOfMoment(recorded_at)),
    ...record.all('certificate').map(({ issued_on }) => issued_on),
    ...record.all('contract').flatMap((row) => [row.accepted_on, row.reviewed_on, row.signed_on, row.set_up_on]),
  ].filter((day) => day !== null)
  return record.customers.length === 0 ? null : earliest(...days)
}
