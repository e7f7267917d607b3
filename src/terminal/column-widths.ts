import { widthOf } from './wrap.ts'

/** What is known of a column before its width is settled, in terminal columns. */
export interface Measured {
  /** Its widest value. */
  readonly widest: number
  /** The widest part of its values that no line end should cut. */
  readonly token: number
  /** How wide it should be at least, if its values are. */
  readonly atLeast?: number
  readonly title: string
  readonly whole: boolean
}

/** The blanks between two columns. */
export const gap = 2

/** Narrower than this nothing can be read side by side. */
const narrowest = 6

/** A longer token, such as a web address, is cut rather than let the other columns starve. */
const longestToken = 20

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** A value that is broken in a column narrower than this is no pleasure to read: eight Chinese characters. */
const readable = 16

/** Whether names are so narrow that they are broken into pieces: more than two, or of less than is read at a glance. */
export const isSqueezed = ({ widest }: Measured, width: number): boolean =>
  widest > 2 * width || (widest > width && width < readable)

/** A value that is broken in a column narrower than this is cut into scraps: six Chinese characters. */
const scrap = 12

/** A text that takes more lines of its column than this is a ragged strip beside blanks. */
const mostLines = 4

/** Whether running text has less room than it should have. */
export const isStarved = ({ widest, atLeast = 0 }: Measured, width: number): boolean =>
  width < Math.min(widest, atLeast)

/** Whether a value is cut into scraps, or becomes a strip of many lines. */
export const isCut = ({ widest, whole }: Measured, width: number): boolean =>
  !whole && (width < Math.min(widest, scrap) || widest > mostLines * width)

/** Whether a word, a number or an address of a value is broken in a column where a line of `line` columns would hold it. */
export const isBroken = ({ widest, token, whole }: Measured, width: number, line: number): boolean =>
  !whole && token <= line && width < Math.min(widest, token)

/** Whether several columns are broken at once and one of them takes three lines or more: side by side, none of them is read at a glance. */
export function areCrowded(columns: readonly Measured[], widths: readonly number[]): boolean {
  const broken = columns.flatMap(({ widest }, i) => (widest > (widths[i] ?? 0) ? [widest / (widths[i] ?? 1)] : []))
  return broken.length > 1 && broken.some((lines) => lines > 2)
}

/** The widest word of a title: what it needs when it may take several lines itself. */
const widestWord = (title: string): number => Math.max(...title.split(' ').map(widthOf))

/**
 * The most that columns can have each when they share `room`: none takes more than it wants, each has its floor (at most
 * what it wants), or where there is no room for the floors they share as far as those. What is left over by the modest
 * ones goes to the others, column by column from the left.
 */
function shared(wanted: readonly number[], room: number, floors: readonly number[] = []): number[] {
  if (sum(floors) > room) return shared(floors, room)
  const under = (cap: number) => wanted.map((want, i) => Math.max(floors[i] ?? 0, Math.min(want, cap)))
  const most = Math.max(0, ...wanted)
  let cap = 0
  while (cap < most && sum(under(cap + 1)) <= room) cap += 1
  const widths = under(cap)
  let spare = room - sum(widths)
  for (const [i, want] of wanted.entries()) {
    if (spare <= 0) break
    const more = Math.min(want - (widths[i] ?? 0), 1, spare)
    widths[i] = (widths[i] ?? 0) + more
    spare -= more
  }
  return widths
}

/** Whole columns whole, the others sharing what is left of the room; what nobody needs goes to the whole ones' titles. */
function aroundWhole(
  columns: readonly Measured[],
  { natural, least, floors }: Readonly<Record<'natural' | 'least' | 'floors', readonly number[]>>,
  room: number,
): number[] {
  const whole = columns.map((column) => column.whole)
  const forOthers = room - sum(least.filter((_, i) => whole[i]))
  const others = shared(
    natural.map((width, i) => (whole[i] ? 0 : width)),
    forOthers,
    floors.map((floor, i) => (whole[i] ? 0 : floor)),
  )
  const more = shared(
    natural.map((width, i) => (whole[i] ? width - (least[i] ?? 0) : 0)),
    forOthers - sum(others),
  )
  return columns.map((_, i) => (whole[i] ? (least[i] ?? 0) + (more[i] ?? 0) : (others[i] ?? 0)))
}

const roomFor = (columns: readonly Measured[], available: number): number => available - gap * (columns.length - 1)

/** As wide as they like. */
const naturalOf = (columns: readonly Measured[]): number[] =>
  columns.map((column) => Math.max(column.widest, widthOf(column.title), 2))

/** As wide as they like, titles on several lines. */
const leastOf = (columns: readonly Measured[]): number[] =>
  columns.map((column) => Math.max(column.widest, widestWord(column.title), 2))

/** As wide as their tokens and the words of their titles, and as they should be. */
const floorsOf = (columns: readonly Measured[]): number[] =>
  columns.map(({ widest, token, atLeast = 0, title }) => {
    const word = widestWord(title)
    return Math.max(word, 2, Math.min(widest, Math.max(narrowest, atLeast, Math.min(token, longestToken))))
  })

/** Whether columns can stand side by side in `available` terminal columns with no token and no word of a title cut. */
export function standUncut(columns: readonly Measured[], available: number): boolean {
  const least = leastOf(columns)
  const floors = floorsOf(columns)
  return sum(columns.map(({ whole }, i) => (whole ? least[i] : floors[i]) ?? 0)) <= roomFor(columns, available)
}

/**
 * The widths at which columns stand side by side in `available` terminal columns: all as wide as they like, else whole
 * ones whole and the others sharing the rest, else all sharing; tokens are cut only where all sharing columns cannot
 * have theirs. Null where even that leaves less than 6 for one.
 */
export function columnWidths(columns: readonly Measured[], available: number): number[] | null {
  const room = roomFor(columns, available)
  const natural = naturalOf(columns)
  if (sum(natural) <= room) return natural
  const least = leastOf(columns)
  const floors = floorsOf(columns)
  const atLeast = (i: number) => (columns[i]?.whole ? (least[i] ?? 0) : Math.min(least[i] ?? 0, narrowest))
  if (sum(columns.map((_, i) => atLeast(i))) <= room) return aroundWhole(columns, { natural, least, floors }, room)
  if (sum(least.map((width) => Math.min(width, narrowest))) > room) return null
  return shared(least, room, floors)
}
