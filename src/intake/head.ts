import { joined, type Words } from '../clause/words.ts'
import { kindOf } from './cell-kind.ts'
import type { FieldContent } from './content.ts'
import type { Titles } from './titles.ts'

/** How many rows are searched for the head: above it there may be titles, who made the list and when. */
export const mostAbove = 30

/** How many rows below the head tell what its columns hold. */
export const mostSampled = 200

/** One of the first rows of a list, as it stands there. */
export interface FirstRow {
  /** From 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Where the head of a list stands among its first rows. */
export interface HeadPlace {
  readonly at: number
  /** There is no head: this is the first row of data, told by what it holds. */
  readonly isData: boolean
}

/**
 * The head: the row with every title that `--map` names; else the first of which at least two columns are known, or else one. A row
 * that holds days, telephone numbers and the like is no head, whatever its other cells say. Where nothing is known, the row above the
 * first of data; where that is only a title, the list has no head.
 */
export function findHead(rows: readonly FirstRow[], titles: Titles, kinds: readonly FieldContent[]): HeadPlace {
  const first = rows.slice(0, mostAbove)
  const mapped = first.findIndex(({ cells }) => titles.hasAllMapped(cells))
  if (mapped >= 0) return { at: mapped, isData: false }
  const known = first.map(({ cells }, at) => standingOf(cells, rows[at + 1]?.cells ?? [], titles, kinds))
  const several = known.findIndex(({ titles, isHead }) => isHead && titles > 1)
  const one = known.findIndex(({ isHead }) => isHead)
  if (several >= 0) return { at: cleaner(known, several), isData: false }
  if (one >= 0) return { at: one, isData: false }
  const width = usualWidth(rows)
  const data = first.findIndex(({ cells }, at) => filledIn(cells) >= width / 2 && isAnyData(known[at]))
  const above = filledIn(first[data - 1]?.cells ?? [])
  if (data < 0 || (above > 0 && above >= Math.min(2, width))) return { at: Math.max(0, data - 1), isData: false }
  return { at: data, isData: true }
}

/** What the cells of a row are, and whether the row may be the head. */
interface Standing {
  readonly titles: number
  /** Cells that hold what no title says, and those that may be a title all the same: 立信会计师事务所, 审核中心. */
  readonly data: number
  readonly perhaps: number
  readonly isHead: boolean
}

const isAnyData = (standing: Standing | undefined): boolean =>
  standing !== undefined && standing.data + standing.perhaps > 0

/** `next`: the row below. What stands there in the same column once more is a value: 客户 in a column of kinds. */
function standingOf(
  cells: readonly string[],
  next: readonly string[],
  titles: Titles,
  kinds: readonly FieldContent[],
): Standing {
  const own = cells.filter((cell) => !titles.has(cell)).map((cell) => kindOf(cell, kinds))
  const data = own.filter((kind) => kind === 'data').length
  const perhaps = own.filter((kind) => kind === 'perhaps').length
  const count = titles.count(data + perhaps === 0 ? cells : cells.filter((cell, at) => cell !== next[at]))
  const against = 2 * data + (titles.namesRows(cells, next) ? 0 : perhaps * (count > 1 ? 1 : 2))
  return { titles: count, data, perhaps, isHead: count > against }
}

/** A form may stand above the list (单位名称 | 某某中心): the head is the row below that holds titles alone, unless rows of data come first. */
function cleaner(known: readonly Standing[], at: number): number {
  if (known[at]?.perhaps === 0) return at
  for (const [index, { data, perhaps, titles }] of known.entries()) {
    if (index <= at) continue
    if (titles > 1 && data + perhaps === 0) return index
    if (titles === 0 && data > 0) break
  }
  return at
}

/** How many cells have something in them. */
export const filledIn = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length

/** How many filled cells most rows have, at least 1. */
function usualWidth(rows: readonly FirstRow[]): number {
  const widths = rows.map(({ cells }) => filledIn(cells)).sort((a, b) => a - b)
  return Math.max(1, widths[widths.length >> 1] ?? 1)
}

/** What stands above the head and is left out; nothing where nothing does. */
export function aboveRemark(above: readonly FirstRow[]): Words[] {
  if (above.length === 0) return []
  const lines = above.map(({ line, cells }) => {
    const text = excerpt(cells)
    return { en: `line ${line} "${text}"`, zh: `第 ${line} 行“${text}”` }
  })
  const list = joined(lines, '; ', '；')
  return [{ en: `Left out above the header: ${list.en}.`, zh: `表头以上未导入：${list.zh}。` }]
}

/** A row as one short text. */
export function excerpt(cells: readonly string[]): string {
  const text = cells
    .map((cell) => cell.replace(/\s+/g, ' ').trim())
    .filter((cell) => cell !== '')
    .join(' | ')
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
