import { joined, same, type Words } from '../clause/words.ts'
import type { FactWords, RowNames, Value } from '../register/history.ts'

export type Values = Readonly<Record<string, Value>>

/** A row that an undo would set back, and how. */
export interface SetBack {
  readonly table: string
  readonly key: number
  /** `void`: it was added, or brought back. `restore`: it was taken back. `change`: fields get their earlier values. */
  readonly act: 'void' | 'restore' | 'change'
  readonly fields: readonly { readonly field: string; readonly from: Value; readonly to: Value }[]
}

const voiding = ['voided_at', 'voided_by', 'void_reason']

/** What reversing a change does to its row, told from the change's images. */
export function setBackOf(op: string, before: Values, after: Values): Pick<SetBack, 'act' | 'fields'> {
  if (op === 'insert') return { act: 'void', fields: [] }
  const fields = Object.keys(after)
    .filter((field) => !voiding.includes(field))
    .map((field) => ({ field, from: after[field] ?? null, to: before[field] ?? null }))
  if (!('voided_at' in after)) return { act: 'change', fields }
  return { act: before.voided_at === null ? 'restore' : 'void', fields }
}

/** What a row bears itself, in the order in which it is said. */
const ownNames = ['code', 'number', 'name', 'day']

/** What tells one of several rows about the same from the others. */
const ownKinds = ['role', 'status', 'act']
const ownDays = ['on_day', 'from_day', 'effective_on', 'issued_on']

/** At most this many of those that a row is about are named: a contact's customer and the person spoken to. */
const mostAbout = 2

/**
 * The name by which people know a row: what it bears itself, else whom it is about, and what tells it from others of
 * these; else its id.
 */
export function labelOf(
  table: string,
  key: number,
  row: Values | undefined,
  facts: FactWords,
  names: RowNames,
  more: readonly string[] = [],
): Words {
  const given = Object.entries(row ?? {}).filter(([, value]) => value !== null)
  const told = (wanted: readonly string[]) =>
    wanted
      .flatMap((name) => given.filter(([column]) => column === name))
      .map(([column, value]) => facts.value(names, table, column, value))
  const about = given.flatMap(([column, value]) => names.behind(column, value) ?? []).slice(0, mostAbout)
  const parts = [...told(ownNames), ...about.map(same), ...told([...ownKinds, ...more]), ...told(ownDays).slice(0, 1)]
  return parts.length > 0 ? joined(parts, ' ', ' ') : same(String(key))
}

/** A head as it is printed on reports and backups, `#12:seal`, or null where the text is no such thing. */
export function parseHead(text: string): { seq: number; seal: string } | null {
  const [, seq, seal] = /^#?([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  return seq === undefined || seal === undefined ? null : { seq: Number(seq), seal }
}
