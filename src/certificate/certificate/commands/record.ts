import { type Day, readDay } from '../../../clause/day.ts'
import type { ValuesThen } from '../../../customer/customer/store/values-then.ts'
import { columnsOf, shownFields } from '../../../record/columns.ts'
import { day } from '../../../terminal/day-flag.ts'
import type { Flag } from '../../../terminal/flag.ts'
import { askedAs } from '../../../terminal/flag.ts'
import type { Field } from '../../../terminal/result.ts'
import { type CertificateRecord, certificate } from '../certificate.ts'
import { kindInList } from '../issue-kind.ts'
import type { Status } from '../rules.ts'
import { certificateWords } from '../words.ts'

/** A certificate as it stood on a day, by what changed since. */
export const certificateThen = (record: CertificateRecord, { customers, scopes }: ValuesThen): CertificateRecord => ({
  ...record,
  name: customers.get(record.customer)?.name ?? record.name,
  scope: scopes.has(record.number) ? (scopes.get(record.number) ?? null) : record.scope,
})

const tones: Readonly<Partial<Record<Status, 'bad' | 'warn' | 'good'>>> = {
  withdrawn: 'bad',
  cancelled: 'bad',
  expired: 'bad',
  suspended: 'warn',
  valid: 'good',
}

const expiryWords = (expires: Day | null) =>
  expires === null ? { en: 'no end', zh: '长期' } : { en: expires, zh: expires }

export const certificateColumns = columnsOf(certificate, {
  number: { whole: true },
  customer: { whole: true },
  name: {},
  scheme: { minor: true },
  standard: {},
  issued: { whole: true },
  expires: { shown: (item) => expiryWords(item.expires), whole: true },
  status: {
    shown: (item) => certificateWords.status(item.status),
    tone: (item) => (item.status === null ? undefined : tones[item.status]),
  },
  kind: { title: { en: 'Kind', zh: '发证类型' }, minor: true, shown: (item) => kindInList(item.kind) },
})

/** A certificate field by field, for people. */
export const certificateFields = (item: CertificateRecord): Field[] =>
  shownFields(
    certificate,
    item,
    { expires: { shown: expiryWords(item.expires) }, status: { shown: certificateWords.status(item.status) } },
    item.replaces === null ? ['replaces'] : [],
  )

const plainDay = askedAs(
  { en: 'Valid until (or 长期 for no end)', zh: '有效期至（无期限写“长期”）' },
  day('ahead', { en: 'valid until this day, or 长期 for no end', zh: '有效期至；无期限写“长期”' }),
)

/** The day a certificate expires, or `'open'` for 长期. */
export const expiry: Flag<Day | 'open', 'optional'> = {
  ...plainDay,
  placeholder: 'DAY|长期',
  parse: (raw, label) => (readDay(raw) === 'open' ? 'open' : plainDay.parse(raw, label)),
}
