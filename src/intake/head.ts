import { joined, type Words } from '../clause/words.ts'
import { type FieldContent, isWrittenDay } from './content.ts'
import { foldHeader } from './headers.ts'

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
 * The head: the first row of which at least two columns are known, or else one. `known` counts them. A row that holds days,
 * telephone numbers and the like is no head, whatever its other cells say. Where nothing is known, the row above the first
 * of data; where that is only a title, the list has no head.
 */
export function findHead(
  rows: readonly FirstRow[],
  known: (cells: readonly string[]) => number,
  contents: readonly FieldContent[],
): HeadPlace {
  const first = rows.slice(0, mostAbove)
  const one = { at: -1 }
  for (const [at, { cells }] of first.entries()) {
    const count = known(cells)
    if (count === 0 || count <= 2 * dataIn(cells, contents)) continue
    if (count > 1) return { at, isData: false }
    if (one.at < 0) one.at = at
  }
  if (one.at >= 0) return { at: one.at, isData: false }
  const width = usualWidth(rows)
  const data = first.findIndex(({ cells }) => filledIn(cells) >= width / 2 && dataIn(cells, contents) > 0)
  const above = filledIn(first[data - 1]?.cells ?? [])
  if (data < 0 || (above > 0 && above >= Math.min(2, width))) return { at: Math.max(0, data - 1), isData: false }
  return { at: data, isData: true }
}

/** 所属公司, 认证中心: these end as names do, and head a column. */
const endsAsName = /^(?:所属|归属|上级|总|母|子|分|客户|企业|认证|检测|咨询|成员|受审核|委托|申请|培训).{0,4}$/u

/** How many cells hold what no header says. */
const dataIn = (cells: readonly string[], contents: readonly FieldContent[]): number =>
  cells.filter((cell) => {
    const text = cell.normalize('NFKC').trim()
    if (text === '' || endsAsName.test(text)) return false
    return isWrittenDay(text) || contents.some(({ content }) => !content.weak && content.is(text))
  }).length

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

/** Whether two rows say the same, as a head does that is printed on each page. */
export const isSameRow = (a: readonly string[], b: readonly string[]): boolean => {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1)
    if (a[at] !== b[at] && foldHeader(a[at] ?? '') !== foldHeader(b[at] ?? '')) return false
  return true
}
