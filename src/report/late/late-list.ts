import { blockOf } from '../../clause/block.ts'
import type { AsOf } from '../../clause/clause.ts'
import { addDaysTo } from '../../clause/day.ts'
import { endOfDay, momentOf } from '../../clause/moment.ts'
import { type MonthlyCell, type MonthlySection, monthlyTable, type ReportedMonth } from '../../clause/monthly.ts'
import type { Words } from '../../clause/words.ts'
import { customerNames } from '../../customer/customer/store/master.ts'
import { customerNameTitle, customerTitle } from '../../customer/customer/title-words.ts'
import { maintainersOn } from '../../customer/maintainer/store.ts'
import type { FactWords } from '../../register/history.ts'
import type { LateFact } from '../../register/in-time/evidence.ts'
import type { InTime } from '../../register/in-time/in-time.ts'
import type { Db } from '../../register/register.ts'
import { daysLate, type LateThing } from './late-things.ts'
import { lateWords as words } from './words.ts'

/** At most this many late records are listed. */
const mostListed = 1000

/** How late records are called. */
export type LateNames = Pick<FactWords, 'table' | 'column'>

interface Met {
  readonly clause: string
  readonly period: string
  /** It is not applicable by it, else met. */
  readonly isEnded: boolean
}

const keyOf = ({ table, id, step, entry }: LateFact): string => `${table} ${id} ${step} ${entry}`

/** What was recorded late in a month, and which duties that met or ended. */
export class LateList {
  readonly #month: ReportedMonth
  readonly #met = new Map<string, Met[]>()
  #added = 0
  #facts: readonly LateFact[] = []

  constructor(month: ReportedMonth) {
    this.#month = month
  }

  /** Notes what was entered late in the month; before anything is judged. */
  note(inTime: InTime, timeZone: string): void {
    const first = momentOf(Date.parse(endOfDay(addDaysTo(this.#month.first, -1), timeZone)) + 1)
    const found = inTime.within(first, endOfDay(this.#month.last, timeZone), mostListed)
    this.#added = found.added
    this.#facts = found.facts
    for (const fact of found.facts) this.#met.set(keyOf(fact), [])
  }

  /** Notes what is met by late evidence alone, or not applicable. */
  readonly seen = ({ duty: { cite: clause }, period, facts, isEnded }: LateThing): void => {
    const isSame = (each: Met) => each.clause === clause && each.period === period && each.isEnded === isEnded
    for (const fact of facts) {
      const met = this.#met.get(keyOf(fact))
      if (met !== undefined && !met.some(isSame)) met.push({ clause, period, isEnded })
    }
  }

  /** How many records were entered late in the month; known once all is judged. */
  get total(): number {
    return this.#added + this.#facts.filter((fact) => fact.changed && this.#metBy(fact).length > 0).length
  }

  /** The section of the month's report: every late record, who typed it, and what it met. A change counts where it met something. */
  async section(db: Db, { day }: Pick<AsOf, 'day'>, names: LateNames): Promise<MonthlySection> {
    const facts = this.#facts.filter((fact) => !fact.changed || this.#metBy(fact).length > 0)
    const about = blockOf(facts.flatMap(({ customerId }) => (customerId === null ? [] : [customerId])))
    const customers = new Map((await customerNames(db, about)).map(({ id, name }) => [id, name]))
    const maintainers = await maintainersOn(db, day, about)
    const entries = await entriesOf(db, facts)
    const { total } = this
    const of = <Own>(own: ReadonlyMap<number, Own>, { customerId }: LateFact) =>
      customerId === null ? null : (own.get(customerId) ?? null)
    return {
      key: 'recordedLate',
      title: words.title,
      said: [
        ...(total === 0 ? [] : [words.inMonth(total)]),
        ...(total > facts.length ? [words.firstOf(facts.length, total)] : []),
      ],
      tables: [
        monthlyTable({ key: 'recordedLate', title: words.listed, empty: words.none }, facts, [
          { key: 'record', title: words.record, cell: (fact) => called(fact, names) },
          { key: 'number', title: words.number, cell: ({ number }) => number },
          { key: 'customer', title: customerTitle, cell: ({ customer }) => customer },
          { key: 'name', title: customerNameTitle, cell: (fact) => of(customers, fact) },
          { key: 'day', title: words.day, cell: (fact) => fact.day },
          { key: 'recorded', title: words.recorded, cell: ({ recorded }) => recorded },
          { key: 'days', title: words.between, number: true, cell: daysLate },
          { key: 'by', title: words.by, cell: ({ entry }) => entries.get(entry)?.by ?? null },
          { key: 'staff', title: words.staff, cell: ({ entry }) => entries.get(entry)?.staff ?? null },
          { key: 'entry', title: words.entry, number: true, cell: ({ entry }) => entry },
          { key: 'met', title: words.met, cell: (fact) => metCell(this.#metBy(fact)) },
          { key: 'maintainer', title: words.maintainer, cell: (fact) => of(maintainers, fact) },
        ]),
      ],
    }
  }

  #metBy(fact: LateFact): readonly Met[] {
    return this.#met.get(keyOf(fact)) ?? []
  }
}

async function entriesOf(db: Db, facts: readonly LateFact[]) {
  const seqs = [...new Set(facts.map(({ entry }) => entry))]
  if (seqs.length === 0) return new Map<number, { by: string; staff: string }>()
  const rows = await db.selectFrom('entry').select(['seq', 'by', 'staff']).where('seq', 'in', seqs).execute()
  return new Map(rows.map(({ seq, by, staff }) => [seq, { by, staff }]))
}

/** What a late record is called: its kind, and the step that was late or that it was changed. */
function called({ table, step, changed }: LateFact, names: LateNames): MonthlyCell {
  const record = names.table(table)
  const about: Words | null = changed ? words.changed : step === null ? null : names.column(table, step)
  const told = about === null ? record : words.step(record, about)
  return { code: step === null ? table : `${table}.${step}`, words: told }
}

const metCell = (met: readonly Met[]): MonthlyCell =>
  met.length === 0
    ? null
    : {
        code: met
          .map(({ clause, period, isEnded }) => `${clause} ${period}${isEnded ? ' not-applicable' : ''}`)
          .join('; '),
        words: words.duties(met),
      }
