import { joined, type Words } from '../../clause/words.ts'
import { emsOf, heightOf, linesOf, slicesOf } from '../../paper/measure.ts'
import { states } from '../rules.ts'
import type { F01Act, F01Change, F01Place, F01Stopped, F01View } from './view.ts'
import { labels, places } from './words.ts'

/** One line of the table of changes as printed: what is longer than a page goes on in a further one. */
export interface ChangeRow extends F01Change {
  readonly continued: boolean
}

/** What is too long for its place on the front. */
export interface Note {
  readonly label: Words
  readonly text: string
}

/** A place to sign with what was done there. */
export interface Signing {
  readonly place: Words
  readonly acts: readonly F01Act[]
}

export interface Annex {
  readonly changes: readonly ChangeRow[]
  readonly notes: readonly Note[]
}

/** How the content is spread over the pages of a copy; both copies are the same. */
export interface Pages {
  /** The letters of the table of changes on the front, in points. */
  readonly size: number
  /** Empty where the changes are on the annex. */
  readonly changes: readonly ChangeRow[]
  readonly contracts: string
  readonly certificates: string
  readonly auditReference: string
  readonly material: string
  /** Why nobody goes on by the form, as far as it is said. */
  readonly stoppedReason: string
  /** What became of each copy. */
  readonly dispositions: readonly string[]
  /** The height in millimetres of the place for the applicant's seal: as much as the page has to spare. */
  readonly sealRoom: number
  readonly signings: readonly Signing[]
  readonly annexes: readonly Annex[]
}

/** The widths of the columns in millimetres, the same in HTML and in Word. */
export const changeColumns = [26, 76, 76] as const
export const signingColumns = [50, 66, 34, 28] as const
export const factColumns = [40, 66, 34, 38] as const
const noteWidth = 148
const sideRoom = 3
const rowPadding = 1.4

/** The sizes that the table of changes may have; below the last nobody reads it on paper. */
const sizes = [9, 8.5, 8, 7.5, 7] as const
export const annexSize = 8.5
export const factSize = 9

/** What is left of a page for changes where every other cell has a single line, in millimetres. */
const frontRoom = 73
const annexRoom = 222

const inner = (width: number): number => width - sideRoom

function rowHeight({ field, of, before, after }: F01Change, size: number): number {
  const [first, second, third] = changeColumns
  const named =
    linesOf(field.zh, inner(first), size) +
    linesOf(field.en, inner(first), size * 0.78) +
    (of === null ? 0 : linesOf(of, inner(first), size))
  const lines = Math.max(named, linesOf(before ?? '', inner(second), size), linesOf(after, inner(third), size))
  return heightOf(lines, size) + rowPadding
}

const tableHeight = (rows: readonly F01Change[], size: number): number =>
  rows.reduce((height, row) => height + rowHeight(row, size), 0)

/** How long texts on the front may be, in Chinese characters; a new line counts as many of them. */
interface Longest {
  readonly list: number
  readonly remark: number
  readonly material: number
  readonly newLine: number
}

/** Enough for nearly every form, and what has room even where every place is filled. */
const roomy: Longest = { list: 110, remark: 64, material: 130, newLine: 20 }
const tight: Longest = { list: 40, remark: 18, material: 40, newLine: 40 }

const lengthOf = (text: string, { newLine }: Longest): number => emsOf(text) + (text.split('\n').length - 1) * newLine

const hint = `${labels.seeAnnex.zh} ${labels.seeAnnex.en}`

const always: readonly F01Place[] = ['acceptance', 'approval', 'entry']

/** The places to sign: those of the way that the change goes, and where something was done anyway. */
function signingsOf(view: F01View, keep: Keep): Signing[] {
  const way = view.class === 'administrative' ? ['confirmation'] : ['review', 'decision']
  const shown = (place: F01Place) =>
    view.class === null || always.includes(place) || way.includes(place) || view.acts.some((act) => act.place === place)
  return (Object.keys(places) as F01Place[])
    .filter(shown)
    .map((place) => ({
      place: places[place],
      acts: view.acts
        .filter((act) => act.place === place)
        .map((act) => ({ ...act, remark: act.remark === null ? null : keep(act.remark, 'remark', act.act) })),
    }))
}

/** By how much cells with more than a line make the front longer. */
function crowding(view: F01View, front: Front): number {
  const [, wide, second, narrow] = factColumns
  const more = (text: string, width: number) => heightOf(linesOf(text, inner(width), factSize) - 1, factSize)
  const { name, englishName } = view.customer
  const across = wide + second + narrow
  const facts = [name, englishName ?? '', front.contracts, front.certificates, front.material].reduce(
    (height, text) => height + more(text, across),
    0,
  )
  const dispositions = Math.max(...front.dispositions.map((text) => dispositionHeight(text, wide + second)))
  const signed = front.signings.reduce((height, { acts }) => height + Math.max(0, actsHeight(acts) - signingRow), 0)
  return (
    facts +
    stoppedHeight(view, front) +
    more(front.auditReference, narrow) +
    dispositions +
    signed -
    (6 - front.signings.length) * signingRow
  )
}

/** What is said of a form by which nobody goes on, before the reason: 申请已撤回 retracted，2026-03-09，周敏. */
export const stoppedWords = ({ state, on, by }: F01Stopped): Words => ({
  zh: `${states[state].zh}，${on}，${by}`,
  en: states[state].en,
})

/** The box of it in millimetres, with the room beneath; nothing where somebody goes on. */
function stoppedHeight({ stopped }: F01View, { stoppedReason }: Front): number {
  if (stopped === null) return 0
  const { zh, en } = stoppedWords(stopped)
  const said = `${labels.state.zh} ${labels.state.en}：${zh} ${en}：${stoppedReason}`
  return heightOf(linesOf(said, inner(stoppedWidth), stoppedSize), stoppedSize) + 4
}

export const stoppedWidth = 178
export const stoppedSize = 10

/** Room for a signature. */
export const signingRow = 8

/** A company's seal is 40 mm wide; half of it has room on every form, the whole on most. */
const seal = { least: 20, most: 42 }

const actsHeight = (acts: readonly F01Act[]): number =>
  acts.reduce((height, { act, remark, by }) => {
    const said = linesOf(`${act.zh} ${act.en}${remark === null ? '' : `：${remark}`}`, inner(signingColumns[1]), 8)
    return height + heightOf(Math.max(said, linesOf(by, inner(signingColumns[2]), 8)), 8) + rowPadding
  }, 0)

const dispositionHeight = (text: string, width: number): number =>
  text === '' ? 0 : heightOf(linesOf(text, width, 8), 8)

const material = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : items.map((item, i) => `${i + 1}. ${item}`).join('；')

/** The place's text, or a hint to the annex where the text is put instead. */
type Keep = (text: string, as: 'list' | 'remark' | 'material', label: Words) => string

type Front = Pick<
  Pages,
  'contracts' | 'certificates' | 'auditReference' | 'material' | 'stoppedReason' | 'dispositions' | 'signings'
>

function frontOf(view: F01View, longest: Longest): { front: Front; notes: Note[] } {
  const notes: Note[] = []
  const keep: Keep = (text, as, label) => {
    if (lengthOf(text, longest) <= longest[as]) return text
    notes.push({ label, text })
    return hint
  }
  const front = {
    contracts: keep(view.contracts.join('、'), 'list', labels.contracts),
    certificates: keep(view.certificates.join('、'), 'list', labels.certificates),
    auditReference: keep(view.auditReference ?? '', 'remark', labels.auditReference),
    material: keep(material(view.material), 'material', labels.material),
    stoppedReason: keep(view.stopped?.reason ?? '', 'remark', labels.state),
    dispositions: view.copies.map(({ name, disposition }) =>
      keep(disposition ?? '', 'remark', joined([name, labels.disposition], ' ', ' ')),
    ),
    signings: signingsOf(view, keep),
  }
  return { front, notes }
}

/** Spreads a form over as few pages as it takes: smaller letters first, then an annex. Nothing is ever cut. */
export const pagesOf = (view: F01View): Pages => spread(view, roomy) ?? (spread(view, tight) as Pages)

/** Null where the front is longer than a page although the changes are on the annex, and shorter texts would help. */
function spread(view: F01View, longest: Longest): Pages | null {
  const { front, notes } = frontOf(view, longest)
  const room = frontRoom - crowding(view, front)
  const size = sizes.find((each) => tableHeight(view.changes, each) <= room)
  if (size !== undefined) {
    const changes = view.changes.map((change) => ({ ...change, continued: false }))
    return {
      ...front,
      size,
      changes,
      sealRoom: sealIn(room - tableHeight(changes, size)),
      annexes: annexesOf([], notes),
    }
  }
  const spare = room - heightOf(1, sizes[0]) - rowPadding
  if (spare < 0 && longest !== tight) return null
  const annexes = annexesOf(view.changes.flatMap(cut), notes)
  return { ...front, size: sizes[0], changes: [], sealRoom: sealIn(spare), annexes }
}

const sealIn = (spare: number): number => Math.floor(Math.min(seal.most, seal.least + Math.max(0, spare)))

const linesPerRow = Math.floor(annexRoom / 2 / heightOf(1, annexSize))

/** A change whose texts are longer than half a page, in several rows. */
function cut(change: F01Change): ChangeRow[] {
  const [, second, third] = changeColumns
  const before = slicesOf(change.before ?? '', inner(second), annexSize, linesPerRow)
  const after = slicesOf(change.after, inner(third), annexSize, linesPerRow)
  return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => ({
    ...change,
    before: change.before === null ? null : (before[i] ?? ''),
    after: after[i] ?? '',
    continued: i > 0,
  }))
}

/** Fills pages from the top: all changes first, then what had no room in its place. */
function annexesOf(changes: readonly ChangeRow[], notes: readonly Note[]): Annex[] {
  const pieces = [
    ...changes.map((change) => ({ change, note: null, height: rowHeight(change, annexSize) })),
    ...notes.flatMap(cutNote).map((note) => ({ change: null, note, height: noteHeight(note) })),
  ]
  const pages: { changes: ChangeRow[]; notes: Note[] }[] = []
  let left = 0
  for (const { change, note, height } of pieces) {
    let page = pages.at(-1)
    if (page === undefined || height > left) {
      page = { changes: [], notes: [] }
      pages.push(page)
      left = annexRoom
    }
    if (change !== null) page.changes.push(change)
    if (note !== null) page.notes.push(note)
    left -= height
  }
  return pages
}

const cutNote = ({ label, text }: Note): Note[] =>
  slicesOf(text, inner(noteWidth), annexSize, linesPerRow).map((slice) => ({ label, text: slice }))

const noteHeight = ({ text }: Note): number =>
  heightOf(Math.max(2, linesOf(text, inner(noteWidth), annexSize)), annexSize) + rowPadding
