import { emsOf, heightOf, leading, linesOf } from '../../../paper/measure.ts'
import { type Stage, stageNames } from '../../rules.ts'
import type { Item } from '../rules.ts'
import type { F02Form, F02View } from './view.ts'
import { howTo, labels } from './words.ts'

/** The items of a stage that stand on one page; `continued` where the stage began on the page before. */
export interface Part {
  readonly stage: Stage
  readonly items: readonly Item[]
  readonly continued: boolean
}

/** The widths in millimetres of the columns of a stage's table, the same in HTML and in Word. */
export interface Columns {
  readonly code: number
  readonly question: number
  readonly scale: number
}

/** How the items are spread over the pages of a form: all forms of a survey are the same. */
export interface Spread {
  /** The letters of the items, in points. */
  readonly size: number
  readonly columns: Columns
  /** At least one. What is signed stands on the last, which may have no items. */
  readonly pages: readonly (readonly Part[])[]
  /** The height in millimetres of the place for comments: as much as the last page has to spare. */
  readonly commentRoom: number
}

/** The widths of the other tables in millimetres. */
export const factColumns = [32, 27, 31, 30, 34, 24] as const
export const signingColumns = [40, 54, 27, 57] as const
export const returnColumns = [40, 60, 27, 51] as const
const pageWidth = 178
const sideRoom = 3
const rowPadding = 1.5

/** The sizes that the items may have: the largest at which the form is one page, else the one for several. */
const sizes = [10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7] as const
const runOnSize = 9
export const factSize = 9
export const noteSize = 8
/** English is so much smaller than the Chinese above it. */
export const smaller = 0.85

/** Millimetres that a page has for the tables of the stages and the end: on the first, where every other text is a line. */
const firstRoom = 210
const furtherRoom = 246.5
/** What the end takes besides the comments, where the address to return to is one line or two. */
const endRoom = 46.5
const comments = { least: 16, most: 80 }

/** The longest scale that is printed as boxes to tick; longer ones are a line to write on. */
const longestBoxes = 10
/** Between two tables. */
const tableGap = 1.8
/** A box with the room beside it. */
const boxWidth = 5.1
const boxRow = 6.4

/** Whether the answer to an item is ticked in one of the boxes 0…maximum rather than written on a line. */
export const hasBoxes = ({ maximum }: Item): boolean => Number.isInteger(maximum) && maximum <= longestBoxes

const inner = (width: number): number => width - sideRoom

/** The width in millimetres of a Chinese character of the usual size. */
const em = heightOf(1, factSize) / leading

function columnsOf(items: readonly Item[]): Columns {
  const longestCode = Math.max(0, ...items.map((item) => emsOf(item.code)))
  const code = Math.min(26, Math.max(14, Math.ceil((longestCode + 1) * em) + sideRoom))
  const boxes = Math.max(0, ...items.filter(hasBoxes).map((item) => item.maximum + 1))
  const scale = Math.max(34, Math.ceil(boxes * boxWidth) + sideRoom)
  return { code, question: pageWidth - code - scale, scale }
}

function rowHeight({ code, zh, en }: Item, columns: Columns, size: number): number {
  const question =
    heightOf(linesOf(zh, inner(columns.question), size), size) +
    (en === '' ? 0 : heightOf(linesOf(en, inner(columns.question), size * smaller), size * smaller))
  const coded = heightOf(linesOf(code, inner(columns.code), size), size)
  return Math.max(boxRow, Math.max(question, coded) + rowPadding)
}

/** The heading of a stage's table with the room above it. */
const headHeight = (size: number): number => heightOf(1, size) + rowPadding + tableGap

/** By how much a text that is longer than a line makes its place higher. */
const more = (text: string | null, width: number, size: number): number =>
  text === null ? 0 : heightOf(linesOf(text, inner(width), size) - 1, size)

const mostOf = (forms: readonly F02Form[], height: (form: F02Form) => number): number =>
  forms.reduce((most, form) => Math.max(most, height(form)), 0)

/** By how much longer texts than a line, of whichever form has the longest, make the top of the first page higher. */
function crowding({ bodyName, forms, items }: F02View): number {
  const [, , , contact] = factColumns
  const across = pageWidth - factColumns[0]
  const names = ({ name, englishName, contactPerson }: F02Form) =>
    more(name, across, factSize) +
    (englishName === null ? 0 : heightOf(linesOf(englishName, inner(across), factSize), factSize)) +
    more(contactPerson, contact, factSize)
  const { zh, en } = howTo(items.some((item) => !hasBoxes(item)))
  const body = more(bodyName?.zh ?? null, pageWidth * 0.9, 14) + more(bodyName?.en ?? null, pageWidth, 11)
  const heading = `${labels.howTo.zh} ${labels.howTo.en}：`
  const note = more(heading + zh, pageWidth, noteSize) + more(en, pageWidth, noteSize * smaller)
  return body + note + mostOf(forms, names)
}

function endHeight({ returnTo }: F02View): number {
  const lines = returnTo === null ? 1 : linesOf(returnTo, inner(returnColumns[1]), factSize)
  return endRoom + Math.max(0, heightOf(lines - 2, factSize))
}

/** Spreads the items over one page in the largest letters that allow it, else over as many as it takes. */
export function spreadOf(view: F02View): Spread {
  const items = stageNames.flatMap((stage) => view.items.filter((item) => item.stage === stage))
  const columns = columnsOf(items)
  const first = firstRoom - crowding(view)
  const further = furtherRoom - mostOf(view.forms, ({ name }) => more(name, pageWidth, 8))
  const end = endHeight(view)
  for (const size of sizes) {
    const { pages, left } = filled(items, columns, size, first, further)
    const spare = left - end - comments.least
    if (pages.length === 1 && spare >= 0) return { size, columns, pages, commentRoom: commentsIn(spare) }
  }
  const { pages, left } = filled(items, columns, runOnSize, first, further)
  const spare = left - end - comments.least
  if (spare >= 0) return { size: runOnSize, columns, pages, commentRoom: commentsIn(spare) }
  const commentRoom = commentsIn(further - end - comments.least)
  return { size: runOnSize, columns, pages: [...pages, []], commentRoom }
}

const commentsIn = (spare: number): number => Math.floor(Math.min(comments.most, comments.least + Math.max(0, spare)))

interface Filled {
  readonly pages: readonly (readonly Part[])[]
  /** What the last page has left, in millimetres. */
  readonly left: number
}

/** Fills pages from the top. An item that is higher than a page has one of its own, and runs over. */
function filled(items: readonly Item[], columns: Columns, size: number, first: number, further: number): Filled {
  const pages: Part[][] = [[]]
  let left = first
  let before: Stage | null = null
  for (const item of items) {
    const row = rowHeight(item, columns, size)
    const head = headHeight(size)
    let page = pages.at(-1) ?? []
    const needed = row + (page.at(-1)?.stage === item.stage ? 0 : head)
    if (needed > left && (page.length > 0 || pages.length === 1)) {
      page = []
      pages.push(page)
      left = further
    }
    const part = page.at(-1)
    if (part?.stage === item.stage) page[page.length - 1] = { ...part, items: [...part.items, item] }
    else {
      page.push({ stage: item.stage, items: [item], continued: before === item.stage })
      left -= head
    }
    left -= row
    before = item.stage
  }
  return { pages, left }
}
