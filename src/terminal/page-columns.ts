import type { Lang } from '../clause/words.ts'
import type { Breadth, Cards, ListingColumn, Paper } from '../page/listing.ts'
import type { MeasuredColumn, MeasuredTable } from './measured-columns.ts'
import type { Column, TablePart } from './result.ts'
import { widthOf } from './wrap.ts'

/** Room for columns beside each other, in columns of a terminal: on upright A4 and on A4 across, in usual and in small letters. */
const room = { upright: 96, uprightSmall: 144, across: 145, acrossSmall: 210 } as const

/** And on a screen, on a page of usual breadth and on a broad one. */
const onScreen = { usual: 130, broad: 168 } as const

/** What stands between two columns, and what a frame around a value takes. */
const between = { usual: 2.5, small: 1.5 } as const
const frame = 2

/** Values up to here stay on one line, and longer words may be broken. */
const short = 10
const longestWord = 20

/** Values wider than this are broken into lines, however much room there is. */
const widest = { prose: 60, other: 32 } as const

/** More rows than this are many sheets: they are set in small letters and close to each other. */
const manyRows = 40

/** A column as a page sets it. */
export interface PageColumn extends ListingColumn {
  readonly column: Column<unknown>
  /** Command lines that stand below its values. */
  readonly below?: { readonly columns: readonly PageColumn[]; readonly title: string }
}

/** A table as a page sets it: which of its columns stand where, on a screen and on paper. */
export interface PageTable {
  readonly columns: readonly PageColumn[]
  readonly cards: Cards
  readonly breadth: Breadth
  readonly paper: Paper
}

/** What is longer than this is broken on a page even where it is one word, such as the path of a folder: its column would leave no room. */
const widestWhole = 36

const atMost = (most: number, width: number): number => Math.min(most, width)

/** A column, the least that it is a pleasure to read in, and what it takes to have nine of ten of its values on one line each. */
function columnOf({ column, kind, widest: written, usual, token, title, whole: asked }: MeasuredColumn): PageColumn {
  const width = written + (column.tone === undefined ? 0 : frame)
  const whole = (asked && width <= widestWhole) || width <= short
  const word = atMost(12, Math.max(...title.split(' ').map(widthOf)))
  const isText = column.command === true || column.prose === true
  const pleasant = Math.max(isText ? 26 : 14, column.atLeast ?? 0)
  const atLeast = Math.max(word, whole ? width : Math.max(atMost(longestWord, token), atMost(pleasant, width)))
  return {
    ...{ column, title, whole, atLeast },
    number: column.align === 'right',
    command: column.command === true,
    kind: column.tone !== undefined ? 'stress' : kind === 'text' ? undefined : kind,
    long: !whole && token > longestWord,
    ideal: Math.max(atLeast, whole ? width : atMost(isText ? widest.prose : widest.other, usual + width - written)),
  }
}

type Gap = keyof typeof between

const needsOf = (columns: readonly PageColumn[], of: 'atLeast' | 'ideal', gap: Gap): number =>
  columns.reduce((sum, column) => sum + column[of] + between[gap], 0)

/** Whether the title of the table says already what each of its rows says in this column. */
const isInTitle = ({ only }: MeasuredColumn, title: string | undefined): boolean =>
  only !== null && only.trim() !== '' && title?.includes(only) === true

/** Puts command lines below the longest text of their row, where they have no room beside it. */
function withCommandsBelow(columns: readonly PageColumn[]): PageColumn[] {
  const texts = columns.filter(({ column }) => column.prose === true)
  const host = texts.sort((a, b) => b.ideal - a.ideal)[0]
  if (host === undefined) return [...columns]
  const commands = columns.filter(({ command }) => command === true)
  const titles = commands.map(({ title }) => title)
  return columns.flatMap((each) => {
    if (commands.includes(each)) return []
    if (each !== host || commands.length === 0) return [each]
    return [
      {
        ...each,
        below: { columns: commands, title: titles.join(' · ') },
        atLeast: Math.max(each.atLeast, 36),
        ideal: Math.max(each.ideal, 48),
      },
    ]
  })
}

/** Columns that paper does without where they cost more room than they say. */
const isOffPaper = ({ column }: PageColumn): boolean => column.offPaper === true
const isMinor = ({ column }: PageColumn): boolean => column.offPaper === true || column.minor === true

/** How a table is printed: as large, as whole and as upright as it can be. */
function paperOf(columns: readonly PageColumn[], length: number): Paper {
  const chosen = (kept: readonly PageColumn[], more: Omit<Paper, 'left'>): Paper => ({
    ...more,
    left: columns.filter((column) => !kept.includes(column)),
  })
  const most = columns.filter((column) => !isOffPaper(column))
  const least = columns.filter((column) => !isMinor(column))
  const ideal = needsOf(columns, 'ideal', 'small')
  if (length > manyRows && ideal * 2 + 4 <= room.uprightSmall)
    return chosen(columns, { across: false, small: true, as: 'two rows' })
  const usual = { across: false, small: length > manyRows, as: 'rows' } as const
  const small = { ...usual, small: true }
  if (needsOf(columns, 'ideal', 'usual') <= room.upright) return chosen(columns, usual)
  if (ideal <= room.uprightSmall) return chosen(columns, small)
  if (needsOf(most, 'ideal', 'small') <= room.uprightSmall) return chosen(most, small)
  if (needsOf(most, 'atLeast', 'usual') <= room.upright) return chosen(most, small)
  if (needsOf(most, 'ideal', 'small') <= room.acrossSmall) return chosen(most, { ...small, across: true })
  if (needsOf(most, 'atLeast', 'small') <= room.uprightSmall) return chosen(most, small)
  for (const kept of [most, least])
    if (needsOf(kept, 'atLeast', 'small') <= room.acrossSmall) return chosen(kept, { ...small, across: true })
  return chosen(columns, { ...small, as: 'blocks' })
}

/** What a page has beside its tables, and what a column has beside its values, in pixels; and the width of a digit. */
const margins = 72
const padding = { usual: 20, small: 14 } as const
const digit = { usual: 7.9, small: 7.3 } as const
/** On a telephone there is room for this much. */
const telephone = 42

/** Below how many pixels the rows of a table have no room beside each other. */
function cardsOf(columns: readonly PageColumn[], breadth: Breadth): Cards {
  if (needsOf(columns, 'atLeast', 'usual') <= telephone) return null
  const of = breadth === 'broadest' ? 'small' : 'usual'
  const pixels = columns.reduce((sum, { atLeast }) => sum + atLeast * digit[of] + padding[of], margins)
  return ([640, 900, 1150, 1400, 1700] as const).find((step) => pixels <= step) ?? 1700
}

const breadthOf = (columns: readonly PageColumn[]): Breadth => {
  const needs = needsOf(columns, 'ideal', 'usual')
  if (needs <= onScreen.usual) return 'usual'
  return needs <= onScreen.broad ? 'broad' : 'broadest'
}

/** Decides how a table is set, from what its values take. */
export function pageTable({ title }: TablePart, { columns: measured, length }: MeasuredTable, lang: Lang): PageTable {
  const told = measured.filter((each) => !isInTitle(each, title?.[lang]))
  const all = told.map(columnOf)
  const isTight = needsOf(all, 'ideal', 'usual') > onScreen.usual
  const filled = isTight ? all.filter((_, i) => told[i]?.isFilled === true) : all
  const columns = isTight ? withCommandsBelow(filled) : filled
  const breadth = breadthOf(columns)
  return { columns, breadth, cards: cardsOf(columns, breadth), paper: paperOf(columns, length) }
}
