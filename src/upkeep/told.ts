import { joined, type Words } from '../clause/words.ts'
import { changesOf, type FactWords, type FieldChange, type RowNames } from '../register/history.ts'
import type { Db } from '../register/register.ts'
import type { FactTable } from '../register/tables.ts'
import type { Owner } from '../terminal/review.ts'
import { changesToSetBack, type EntryRecord, labelsOf } from './store.ts'

/** The customers whose records an entry changed. */
export type OwnersOf = (db: Db, seq: number) => Promise<readonly Owner[]>

/** An entry of more rows is a list: its command line tells more of it than any of them. */
const fewRows = 10

/** So many rows of an entry are told, as they were recorded: a contact, and what follows from it. */
const mostTold = 2

/** Of so many entries of a list it is told: nobody reads on through more. */
const mostEntries = 100

/** Whether the command line of an entry leaves out what was typed, which is about a person and goes with them. */
const isHidden = ({ command }: EntryRecord): boolean => command.includes('‹')

/**
 * What an entry of few rows recorded, by the facts themselves, with its customers by code and name; null where it is a list. Rows of the tables
 * `inFull` are told with every value.
 */
export async function recordedBy(
  db: Db,
  { seq, changes }: EntryRecord,
  facts: FactWords,
  ownersOf: OwnersOf,
  inFull: readonly FactTable[] = [],
): Promise<Words | null> {
  if (changes === 0 || changes > fewRows) return null
  const rows = []
  for await (const batch of changesToSetBack(db, seq)) rows.push(...batch)
  const full: readonly string[] = inFull
  // Nobody agrees to a row that is left out.
  const first = rows.toReversed().filter(({ table }, at) => at < mostTold || full.includes(table))
  const labels = await labelsOf(db, first, facts, ['channel'])
  const fields = inFull.length === 0 ? [] : await changesOf(db, seq, inFull)
  const names = await facts.names(db, fields)
  const told = first.map(({ table, key }, i) => {
    const label = labels[i] as Words
    const own = fields.filter((field) => field.table === table && field.key === key)
    const more = own.flatMap((field) => fieldWords(field, label, facts, names) ?? [])
    return joined([facts.table(table), more.length === 0 ? label : withFields(label, more)], ' ', ' ')
  })
  const owners = await ownersOf(db, seq)
  const named = ({ en, zh }: Words): Words => ({ en: withNames(en, owners), zh: withNames(zh, owners) })
  const said = named(joined(told, '; ', '；'))
  const unsaid = owners.filter(({ code, name }) => !said.zh.includes(`${code} ${name}`))
  return unsaid.length === 0 || unsaid.length > mostTold
    ? said
    : joined([said, ...unsaid.map(({ code, name }) => ({ en: `${code} ${name}`, zh: `${code} ${name}` }))], ', ', '，')
}

/** A value that was recorded, or was → is; null where the label says it already, or there was none. */
function fieldWords(
  { table, field, op, before, after }: FieldChange,
  label: Words,
  facts: FactWords,
  names: RowNames,
): Words | null {
  if (before === null && after === null) return null
  const { en, zh } = facts.column(table, field)
  const now = facts.value(names, table, field, after)
  if (op === 'insert')
    return ` ${label.en} `.includes(` ${now.en} `) ? null : { en: `${en} ${now.en}`, zh: `${zh} ${now.zh}` }
  const was = facts.value(names, table, field, before)
  return { en: `${en} ${was.en} → ${now.en}`, zh: `${zh} ${was.zh} → ${now.zh}` }
}

function withFields(label: Words, fields: readonly Words[]): Words {
  const { en, zh } = joined(fields, '; ', '；')
  return { en: `${label.en} (${en})`, zh: `${label.zh}（${zh}）` }
}

/** Where a customer is named by its code it is named by both. */
const withNames = (text: string, owners: readonly Owner[]): string =>
  owners.reduce((said, { code, name }) => {
    const words = said.split(' ')
    const at = words.indexOf(code)
    return at === -1 ? said : words.with(at, `${code} ${name}`).join(' ')
  }, text)

/** The same of those of the entries whose command line leaves it out, the newest, by their numbers. */
export async function recordedUnsaid(
  db: Db,
  entries: readonly EntryRecord[],
  facts: FactWords,
  ownersOf: OwnersOf,
): Promise<ReadonlyMap<number, Words>> {
  const told = new Map<number, Words>()
  for (const entry of entries.filter(isHidden).slice(0, mostEntries)) {
    const words = await recordedBy(db, entry, facts, ownersOf)
    if (words !== null) told.set(entry.seq, words)
  }
  return told
}
