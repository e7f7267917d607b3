import type { Day } from '../../../clause/day.ts'
import { inForceFrom, type SetLimits, valueOn } from '../../../clause/limit.ts'
import { usage } from '../../../clause/problem.ts'
import { same, type Words } from '../../../clause/words.ts'
import type { Db } from '../../../register/register.ts'
import { type Column, columnOf, type Field, field, orDash, yesNo } from '../../../terminal/result.ts'
import { listRevisions } from '../store.ts'
import { type RevisionPart, revisionParts, revisionWords } from '../words.ts'
import type { InForce, Revision, RevisionContents, WrittenProcedure } from '../written-procedure.ts'

/** A revision as it is printed. */
export interface RevisionView {
  readonly number: string
  readonly from: Day
  /** The first day on which a later one is in force in its place. */
  readonly until: Day | null
  /** Whether it is the one in force on the day asked about. */
  readonly inForce: boolean
  readonly approvedBy: string | null
  readonly approvedOn: Day | null
  readonly title: Words | null
  readonly duties: readonly { readonly id: string; readonly title: Words }[]
  readonly limits: readonly { readonly name: string; readonly value: number }[]
}

/** The revisions as they stand on the day, the one that this program was written from first. */
export function revisionViews(procedure: WrittenProcedure, revisions: readonly Revision[], on: Day): RevisionView[] {
  const days = revisions.map(({ from }) => from)
  const view = (revision: Omit<RevisionView, 'until' | 'inForce'>): RevisionView => {
    const until = days.find((day) => day > revision.from) ?? null
    return { ...revision, until, inForce: revision.from <= on && (until === null || on < until) }
  }
  const written = {
    ...{ number: procedure.revision, from: inForceFrom, approvedBy: null, approvedOn: null, title: procedure.title },
    duties: procedure.duties.map(({ id, title }) => ({ id, title })),
    limits: procedure.limits.map(({ limit }) => ({ name: limit.name, value: limit.values[0]?.value ?? 0 })),
  }
  const later = revisions.map(({ number, from, approvedBy, approvedOn, title, duties, limits }) => ({
    ...{ number, from, approvedBy, approvedOn, title },
    duties: [...duties].map(([id, title]) => ({ id, title })),
    limits: [...limits].map(([name, value]) => ({ name, value })),
  }))
  return [written, ...later].map(view)
}

/** One of them by its number. A usage problem if there is none. */
export async function viewOf(db: Db, procedure: WrittenProcedure, number: string, on: Day): Promise<RevisionView> {
  const views = revisionViews(procedure, await listRevisions(db), on)
  const found = views.find((view) => view.number === number)
  if (found === undefined) throw usage(revisionWords.unknown(number), revisionWords.seeRevisions)
  return found
}

const column = columnOf<RevisionView>()

export const revisionColumns: readonly Column<RevisionView>[] = [
  column('number', 'Revision', '版本', { whole: true }),
  column('from', 'In force from', '实施日期', { whole: true }),
  column('until', 'Until before', '至（不含）', { dashed: true, whole: true }),
  column('inForce', 'In force', '有效', { shown: (each) => yesNo(each.inForce) }),
  column('approvedBy', 'Approved by', '批准人', { dashed: true }),
  column('approvedOn', 'Approved on', '批准日期', { dashed: true, whole: true }),
  {
    key: 'limits',
    title: { en: 'Limits', zh: '限值' },
    cell: (each) => each.limits.length,
    align: 'right',
    whole: true,
  },
  {
    key: 'duties',
    title: { en: 'Titles', zh: '标题' },
    cell: (each) => each.duties.length + (each.title === null ? 0 : 1),
    align: 'right',
    whole: true,
  },
]

export const revisionFields = (view: RevisionView): Field[] => [
  ...revisionColumns.slice(0, 6).map(({ key, title, cell, shown }) => field(key, title, cell(view), shown?.(view))),
  field('title', { en: 'Document title', zh: '文件标题' }, view.title?.en ?? null, view.title ?? orDash(null)),
]

/** What a revision says, one thing a line, and what was in its place before. */
export interface RevisionChange {
  readonly what: RevisionPart
  /** The limit's name or the duty's id; of the document's title its number. */
  readonly name: string
  readonly before: Words | number
  readonly after: Words | number
}

const told = (value: Words | number): Words => (typeof value === 'number' ? same(String(value)) : value)

/** What is said, and of what. */
const partColumns: readonly Column<Pick<RevisionChange, 'what' | 'name'>>[] = [
  {
    key: 'what',
    title: { en: 'What', zh: '项目' },
    cell: (each) => each.what,
    shown: (each) => revisionParts[each.what],
  },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (each) => each.name },
]

const toldColumn = <Item>(key: string, title: Words, value: (item: Item) => Words | number): Column<Item> => ({
  ...{ key, title, cell: (item) => told(value(item)).en },
  shown: (item) => told(value(item)),
})

export const changeColumns: readonly Column<RevisionChange>[] = [
  ...partColumns,
  toldColumn('before', { en: 'Before', zh: '原为' }, ({ before }) => before),
  toldColumn('after', { en: 'Now', zh: '现为' }, ({ after }) => after),
]

/** What a revision says otherwise than what was in force before it. What stays as it was is no change. */
export function changesOf(
  procedure: WrittenProcedure,
  { title, duties, limits }: RevisionContents,
  from: Day,
  before: { readonly document: InForce; readonly set: SetLimits },
): RevisionChange[] {
  const titleBefore = new Map(before.document.titled(procedure.duties).map((duty) => [duty.id, duty.title]))
  const changes: RevisionChange[] = []
  if (title !== null)
    changes.push({ what: 'title', name: procedure.number, before: before.document.title, after: title })
  for (const [name, value] of limits) {
    const limit = procedure.limits.find((each) => each.limit.name === name)?.limit
    if (limit !== undefined)
      changes.push({ what: 'limit', name, before: valueOn(limit, from, before.set), after: value })
  }
  for (const [id, after] of duties)
    changes.push({ what: 'duty', name: id, before: titleBefore.get(id) ?? after, after })
  return changes.filter(
    (change) => told(change.before).en !== told(change.after).en || told(change.before).zh !== told(change.after).zh,
  )
}

/** A line of what a revision says, for `show`. */
interface RevisionLine extends Pick<RevisionChange, 'what' | 'name'> {
  readonly says: Words | number
}

export const lineColumns: readonly Column<RevisionLine>[] = [
  ...partColumns,
  toldColumn('says', { en: 'Says', zh: '内容' }, ({ says }) => says),
]

export const linesOf = ({ limits, duties }: RevisionView): RevisionLine[] => [
  ...limits.map(({ name, value }): RevisionLine => ({ what: 'limit', name, says: value })),
  ...duties.map(({ id, title }): RevisionLine => ({ what: 'duty', name: id, says: title })),
]
