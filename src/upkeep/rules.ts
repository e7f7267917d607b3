import type { Value } from '../register/history.ts'

export type Values = Readonly<Record<string, Value>>

/** A row that an undo would set back, and how. */
export interface SetBack {
  readonly table: string
  readonly key: number
  /** How people name the row: its number, code or name. */
  readonly label: string
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

/** The name by which people know a row: a customer's code and name, a contact's number, else the row's id. */
export function labelOf(key: number, row: Values | undefined): string {
  const parts = [row?.code ?? row?.number ?? row?.day, row?.name].filter((part) => part !== undefined && part !== null)
  return parts.length > 0 ? parts.join(' ') : String(key)
}

/** A head as it is printed on reports and backups, `#12:seal`, or null where the text is no such thing. */
export function parseHead(text: string): { seq: number; seal: string } | null {
  const [, seq, seal] = /^#?([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  return seq === undefined || seal === undefined ? null : { seq: Number(seq), seal }
}
