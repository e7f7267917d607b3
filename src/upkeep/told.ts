import { joined, type Words } from '../clause/words.ts'
import type { FactWords } from '../register/history.ts'
import type { Db } from '../register/register.ts'
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

/** What an entry of few rows recorded, by the facts themselves, with its customers by code and name; null where it is a list. */
export async function recordedBy(
  db: Db,
  { seq, changes }: EntryRecord,
  facts: FactWords,
  ownersOf: OwnersOf,
): Promise<Words | null> {
  if (changes === 0 || changes > fewRows) return null
  const rows = []
  for await (const batch of changesToSetBack(db, seq)) rows.push(...batch)
  const first = rows.toReversed().slice(0, mostTold)
  const labels = await labelsOf(db, first, facts, ['channel'])
  const told = first.map(({ table }, i) => joined([facts.table(table), labels[i] as Words], ' ', ' '))
  const owners = await ownersOf(db, seq)
  const named = ({ en, zh }: Words): Words => ({ en: withNames(en, owners), zh: withNames(zh, owners) })
  const said = named(joined(told, '; ', '；'))
  const unsaid = owners.filter(({ code, name }) => !said.zh.includes(`${code} ${name}`))
  return unsaid.length === 0 || unsaid.length > mostTold
    ? said
    : joined([said, ...unsaid.map(({ code, name }) => ({ en: `${code} ${name}`, zh: `${code} ${name}` }))], ', ', '，')
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
