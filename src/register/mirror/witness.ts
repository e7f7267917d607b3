import type { Statements } from '../statements.ts'
import type { MirrorHead } from './mirror.ts'

/** A span of entries that a restore left behind: those after `from`, up to `to`, are of a journal that is no longer this one. */
export interface LeftBehind {
  readonly from: number
  readonly to: number
}

/** The settings of a register that its mirrors rest on: its id, and which entries were left behind by it. */
export const mirrorSettings = { id: 'register-id', leftBehind: 'left-behind' } as const

const settingSql = 'SELECT value FROM main.setting WHERE name = ? AND voided_at IS NULL'

/** The register's own id; null where it never had a mirror. */
export const registerId = (statements: Statements): string | null =>
  statements.value<string>(settingSql, mirrorSettings.id) ?? null

/** The seal of its first entry. */
export const firstSealOf = (statements: Statements): string =>
  statements.value<string>('SELECT seal FROM main.entry WHERE seq = 1') ?? ''

/** Which entries were left behind by restores: `51-57 80-81`. */
export function leftBehind(statements: Statements): LeftBehind[] {
  const value = statements.value<string>(settingSql, mirrorSettings.leftBehind) ?? ''
  return [...value.matchAll(/(\d+)-(\d+)/g)].map(([, from, to]) => ({ from: Number(from) - 1, to: Number(to) }))
}

/** How the setting says it. */
export const leftBehindText = (spans: readonly LeftBehind[]): string =>
  spans.map(({ from, to }) => `${from + 1}-${to}`).join(' ')

/** How a head that was seen stands to the journal: in it, of what was left behind, ahead of it, or another under its number. */
export type Standing = 'in' | 'left' | 'ahead' | 'other'

/** Holds a head that was seen elsewhere against the journal as it is now. */
export function standingOf(statements: Statements, { seq, seal }: MirrorHead): Standing {
  const own = statements.value<string>('SELECT seal FROM main.entry WHERE seq = ?', seq)
  if (own === seal) return 'in'
  if (leftBehind(statements).some(({ from, to }) => seq > from && seq <= to)) return 'left'
  return own === undefined ? 'ahead' : 'other'
}
