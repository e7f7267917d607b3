import { type Day, earliest, plusDays, plusMonths } from './days.ts'
import { certificatesOf, rowsOf } from './organization.ts'
import type { OnRecord, Row } from './record.ts'
import type { Question } from './verdict.ts'

/**
 * Certificates that were issued one in place of the other are one programme (section 5, ISO/IEC 17021-1 9.1.3). Its cycles begin with an
 * initial certification or a recertification.
 */

/** A certificate with what its issue is: `kind` as it is answered, or as it is supposed to be. */
export interface Issue {
  readonly row: Row
  readonly kind: string
}

/** From an initial certification or a recertification to the next one. */
export interface Cycle {
  readonly issues: readonly Issue[]
  /** Begun by an initial certification. */
  readonly isInitial: boolean
  readonly begin: Day
  readonly expiry: Day | null
  /** The day on which the next cycle begins; null: none does. */
  readonly next: Day | null
  /** Of a transfer: the last audit of the body before, and how many it is taken to have done, one in each year of the cycle. */
  readonly before: { readonly on: Day; readonly many: number } | null
}

export interface Audit {
  readonly on: Day
  readonly kind: 'surveillance' | 'recertification'
}

/** What an issue goes on with: the one it was issued in place of, else the newest before it that continues the same first decision. */
function before(row: Row, issued: readonly Row[]): Row | undefined {
  if (row.replaces_id !== null) return issued.find(({ id }) => id === row.replaces_id)
  const same = issued.filter(
    (each) =>
      each.scheme === row.scheme &&
      row.standard !== null &&
      each.standard === row.standard &&
      each.first_issued_on === row.first_issued_on &&
      each.issued_on < row.issued_on,
  )
  return same.sort((a, b) => a.issued_on.localeCompare(b.issued_on)).at(-1)
}

/** The programmes of a customer as of a day: each certificate that none went on with, after those before it. */
export function programmes({ on, record }: Question, customerId: number): Row[][] {
  const issued = certificatesOf(record, customerId).filter((row) => row.issued_on <= on)
  const continued = new Set(issued.map((row) => before(row, issued)))
  return issued
    .filter((row) => !continued.has(row))
    .map((newest) => {
      const chain = [newest]
      for (let at = before(newest, issued); at !== undefined; at = before(at, issued)) chain.unshift(at)
      return chain
    })
}

/**
 * Every way in which the kinds may be that nobody was asked for, the strictest first. A change keeps its expiry, and a recertification
 * does not, so that what follows another is one or the other; what is first certified on the day of its issue is its first.
 */
export function supposed(chain: readonly Row[]): Issue[][] {
  return chain.reduce<Issue[][]>(
    (all, row, i) => all.flatMap((issues) => kindsOf(row, chain[i - 1]).map((kind) => [...issues, { row, kind }])),
    [[]],
  )
}

function kindsOf(row: Row, old: Row | undefined): readonly string[] {
  if (row.kind !== null) return [row.kind]
  if (old === undefined) return row.first_issued_on < row.issued_on ? ['change', 'recertification'] : ['initial']
  const keeps = old.expires_on === null || (row.expires_on !== null && row.expires_on <= old.expires_on)
  return [keeps ? 'change' : 'recertification']
}

/** As many months as a cycle has. */
export const cycleMonths = (record: OnRecord, scheme: string, day: Day): number =>
  record.limit(`cycle-months-${scheme}`, scheme === 'product' ? 60 : 36, day)

/** The first cycle on record. A change or transfer goes on with one that began as long before its expiry as a cycle is. */
function firstCycle(record: OnRecord, { row, kind }: Issue): Omit<Cycle, 'issues' | 'next'> {
  const { first_issued_on: first, issued_on: issued, expires_on: expiry, last_audit_on: last } = row
  if (kind === 'initial') return { isInitial: true, begin: first, expiry, before: null }
  if (kind === 'recertification') return { isInitial: false, begin: issued, expiry, before: null }
  const months = cycleMonths(record, row.scheme, issued)
  const supposedBegin: Day = expiry === null ? first : plusDays(plusMonths(expiry, -months), 1)
  const isFirst = plusDays(first, 1) >= supposedBegin
  const begin = isFirst ? first : earliest(supposedBegin, issued)
  if (kind !== 'transfer' || last === null) return { isInitial: isFirst, begin, expiry, before: null }
  let many = 0
  while (plusMonths(begin, 12 * many) < last) many += 1
  return { isInitial: false, begin, expiry, before: { on: last, many } }
}

export function cyclesOf(record: OnRecord, issues: readonly Issue[], audits: readonly Audit[]): Cycle[] {
  const cycles: Cycle[] = []
  for (const issue of issues) {
    const { row, kind } = issue
    const last = cycles.at(-1)
    if (last === undefined) cycles.push({ ...firstCycle(record, issue), issues: [issue], next: null })
    else if (kind === 'change' || kind === 'transfer')
      cycles[cycles.length - 1] = { ...last, issues: [...last.issues, issue], expiry: row.expires_on }
    else {
      cycles[cycles.length - 1] = { ...last, next: row.issued_on }
      // Under the rule of twelve months what is issued upon an audit after the expiry can only be initial.
      const isLapsed = isLate(last, row) && recertifiedIn(last, audits) === null
      const isInitial = kind === 'initial' || (isLapsed && isByTwelveMonths(record, row, row.issued_on))
      cycles.push({
        ...{ issues: [issue], isInitial, begin: row.issued_on, expiry: row.expires_on },
        ...{ next: null, before: null },
      })
    }
  }
  return cycles
}

export const isLate = ({ expiry }: Cycle, next: Row): boolean => expiry !== null && next.issued_on > expiry

/** The audit for recertification of a cycle that was done by its expiry; null: none is on record. */
export const recertifiedIn = ({ begin, expiry }: Cycle, audits: readonly Audit[]): Day | null =>
  audits.findLast(({ kind, on }) => kind === 'recertification' && on > begin && (expiry === null || on <= expiry))
    ?.on ?? null

/** The audits of a programme by the day, in their order. One on short notice, or a special one, is none of these. */
export const auditsOf = ({ on, record }: Question, rows: readonly Row[]): Audit[] =>
  rows
    .flatMap((row) => rowsOf(record, 'surveillance', 'certificate_id', row.id))
    .filter(({ done_on, kind }) => done_on !== null && done_on <= on && /^(surveillance|recertification)$/.test(kind))
    .map(({ done_on, kind }) => ({ on: done_on, kind }))
    .sort((a, b) => a.on.localeCompare(b.on))

/** The number of a standard for which a rule of twelve months may be entered: GB/T 19001 is ISO 9001. */
function ruleOf(row: Row): string | null {
  const number = /\d{4,5}/.exec(String(row.standard ?? '').normalize('NFKC'))?.[0] ?? null
  const twins: Readonly<Record<string, string>> = { '19001': '9001', '24001': '14001' }
  return number === null ? null : (twins[number] ?? number)
}

/** From which day the rule of twelve months is in force without anybody having entered it. */
const begunOn: Readonly<Record<string, Day>> = { '9001': '2026-01-01', '45001': '2026-03-01' }

export function isByTwelveMonths(record: OnRecord, row: Row, day: Day): boolean {
  const rule = ruleOf(row)
  if (rule === null) return false
  const begun = begunOn[rule]
  return record.limit(`twelve-months-${rule}`, begun !== undefined && day >= begun ? 1 : 0, day) === 1
}

/** Whether a certificate was audited for its recertification by its expiry: the decision may follow for some days. */
export function isAuditedByExpiry(question: Question, certificate: Row): boolean {
  if (certificate.scheme !== 'management-system') return false
  const issued = certificatesOf(question.record, certificate.customer_id)
  const chain = [certificate]
  for (let at = before(certificate, issued); at !== undefined; at = before(at, issued)) chain.unshift(at)
  const audits = auditsOf(question, chain)
  const cycle = cyclesOf(question.record, supposed(chain).at(-1) ?? [], audits).at(-1)
  return cycle !== undefined && recertifiedIn(cycle, audits) !== null
}
