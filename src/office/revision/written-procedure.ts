import type { Day } from '../../clause/day.ts'
import type { CitedLimit } from '../../clause/limit.ts'
import { inForceFrom } from '../../clause/limit.ts'
import type { Words } from '../../clause/words.ts'

/** A duty as far as a revision may rename it. */
export interface TitledDuty {
  readonly id: string
  readonly cite: string
  readonly title: Words
}

/** The procedure as this program was written from it: its first revision, with its duties and its limits. */
export interface WrittenProcedure {
  readonly number: string
  readonly title: Words
  readonly revision: string
  readonly duties: readonly TitledDuty[]
  readonly limits: readonly CitedLimit[]
}

/** What a revision says otherwise than the one before it. What it leaves out goes on. */
export interface RevisionContents {
  readonly title: Words | null
  /** Titles of duties, by id. */
  readonly duties: ReadonlyMap<string, Words>
  /** Figures, by the name of the limit. */
  readonly limits: ReadonlyMap<string, number>
}

/** A later revision of the procedure, entered as dated data. */
export interface Revision extends RevisionContents {
  readonly number: string
  /** In force from this day until the next one is. */
  readonly from: Day
  readonly approvedBy: string
  readonly approvedOn: Day
}

/** The document as it is in force on a day: what heads a report. */
export interface InForce {
  readonly revision: string
  readonly since: Day
  readonly title: Words
  /** The duties under the titles that they have then. */
  titled<Duty extends Pick<TitledDuty, 'id' | 'title'>>(duties: readonly Duty[]): Duty[]
}

/** The document in force on the day; `revisions` in the order of their days. Each title is the last that was given by then. */
export function procedureInForce(
  written: Pick<WrittenProcedure, 'revision' | 'title'>,
  revisions: readonly Revision[],
  day: Day,
): InForce {
  const begun = revisions.filter(({ from }) => from <= day)
  const titles = new Map(begun.flatMap(({ duties }) => [...duties]))
  return {
    revision: begun.at(-1)?.number ?? written.revision,
    since: begun.at(-1)?.from ?? inForceFrom,
    title: begun.findLast(({ title }) => title !== null)?.title ?? written.title,
    titled: (duties) => duties.map((duty) => ({ ...duty, title: titles.get(duty.id) ?? duty.title })),
  }
}

/** `A/01` as what it is ordered by: the edition, and the revision of it. Null for numbers of another form. */
const parts = (number: string): readonly [string, number] | null => {
  const [, edition, count] = /^([A-Z]+)\/(\d+)$/.exec(number) ?? []
  return edition === undefined ? null : [edition, Number(count)]
}

/** Whether the one revision's number comes before the other's; false where the numbers do not say. */
export function comesBefore(one: string, other: string): boolean {
  const [a, b] = [parts(one), parts(other)]
  if (a === null || b === null) return false
  return a[0] === b[0] ? a[1] < b[1] : a[0] < b[0]
}
