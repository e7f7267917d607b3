import type { Words } from '../clause/words.ts'

/** A piece of text in one look. Sizes are in points. */
export interface Run {
  readonly text: string
  readonly size: number
  readonly bold?: boolean
}

export interface Line {
  readonly runs: readonly Run[]
  readonly align?: 'center' | 'right'
  /** Free room above and below the line, in points. */
  readonly above?: number
  readonly below?: number
  /** The first line of a paragraph set in by two characters, as Chinese letters have it. */
  readonly inset?: true
  /** Stands with what follows it: a heading is never the last thing on a page. */
  readonly stays?: true
}

export interface GridCell {
  readonly lines: readonly Line[]
  /** How many columns it takes; 1 unless given. */
  readonly span?: number
  /** A label, shaded grey. */
  readonly label?: true
  /** Begins at the top of its row: running text, and where there is something to sign below. */
  readonly top?: true
}

/** A row that is never cut by the end of a page. */
export interface GridRow {
  readonly cells: readonly GridCell[]
  /** At least this high, in millimetres: room to sign in. */
  readonly least?: number
}

/** Rows and columns with lines around them. */
export interface Grid {
  readonly kind: 'grid'
  /** The columns' widths in millimetres. */
  readonly widths: readonly number[]
  /** How many of the first rows are repeated where the grid goes on to another page. */
  readonly heads: number
  readonly rows: readonly GridRow[]
}

export interface Text {
  readonly kind: 'text'
  readonly line: Line
}

export type Block = Grid | Text

/** One page as it is meant: Word begins a new one for each. */
export interface Sheet {
  readonly blocks: readonly Block[]
  /** What stands at the foot: which page it is, at the right, and below it what proves it, such as the journal's head. */
  readonly foot: readonly [string, string]
}

export const line = (text: string, size: number, more: Omit<Line, 'runs'> & { bold?: boolean } = {}): Line => {
  const { bold = false, ...rest } = more
  return { runs: [{ text, size, bold }], ...rest }
}

/** Chinese with the English beneath it, smaller: the Chinese governs. */
export const both = (words: Words, size: number, more: Omit<Line, 'runs'> & { bold?: boolean } = {}): Line[] => [
  line(words.zh, size, more),
  line(words.en, size * smaller, { ...more, bold: false, above: 0 }),
]

/** Chinese and English on one line. */
export const beside = ({ zh, en }: Words, size: number, more: Omit<Line, 'runs'> & { bold?: boolean } = {}): Line => {
  const { bold = false, ...rest } = more
  return {
    runs: [
      { text: zh, size, bold },
      { text: ` ${en}`, size: size * smaller },
    ],
    ...rest,
  }
}
const smaller = 0.78

export const text = (line: Line): Text => ({ kind: 'text', line })
export const cell = (lines: readonly Line[], span = 1): GridCell => ({ lines, span })
/** A cell that begins at the top of its row. */
export const high = (lines: readonly Line[]): GridCell => ({ lines, top: true })
export const label = (lines: readonly Line[], span = 1): GridCell => ({ lines, span, label: true })
export const row = (cells: readonly GridCell[], least?: number): GridRow =>
  least === undefined ? { cells } : { cells, least }
export const grid = (widths: readonly number[], rows: readonly GridRow[], heads = 0): Grid => ({
  kind: 'grid',
  widths,
  heads,
  rows,
})
