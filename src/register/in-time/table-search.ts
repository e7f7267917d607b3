import type { Moment } from '../../clause/day.ts'
import { journaledColumns, quoted } from '../catalogue.ts'
import { putRows } from '../put-rows.ts'
import type { Statements, Value } from '../statements.ts'
import type { FactTable } from '../tables.ts'
import { type Deadlines, mayBeLate, Until } from './deadlines.ts'
import type { Either, EvidenceRows, Path } from './evidence.ts'
import { imageInTime, type RowHistory } from './image.ts'
import { daysIn, type Looks, mayBeAddedLate } from './looks.ts'
import { type SpanColumns, spanColumns, spanInTime } from './span.ts'
import { isNotIn, lateFacts, leadsTo, partsOf, timely, untimely } from './sql.ts'

/** How many rows with later changes are read at once. */
const atOnce = 500

/** What the searches of all tables have in common, and the rows of one. */
interface Searched {
  readonly rows: EvidenceRows
  readonly looks: Looks
  readonly deadlines: Deadlines
  /** The tables found to have untimely rows, which others may rest on. */
  readonly found: ReadonlySet<FactTable>
  /** Makes the list of late facts, where it is not there yet. */
  readonly list: () => void
}

/** The search for late facts of one table. */
export class TableSearch {
  readonly #statements: Statements
  readonly #table: FactTable
  readonly #rows: EvidenceRows
  readonly #deadlines: Deadlines
  readonly #until: Until
  readonly #looks: Looks
  readonly #found: ReadonlySet<FactTable>
  readonly #list: () => void
  readonly #span: SpanColumns | null
  #made = false
  #journaled: readonly string[] | null = null

  constructor(statements: Statements, table: FactTable, { rows, looks, deadlines, found, list }: Searched) {
    this.#statements = statements
    this.#table = table
    this.#rows = rows
    this.#deadlines = deadlines
    this.#until = new Until(deadlines, rows)
    this.#looks = looks
    this.#found = found
    this.#list = list
    this.#span = spanColumns(rows)
  }

  /** The columns of the table. Most searches find nothing, and need none. */
  get #columns(): readonly string[] {
    this.#journaled ??= ['id', ...journaledColumns(this.#statements, this.#table)]
    return this.#journaled
  }

  /** Whether anything of the table was not on record in time. */
  search(): boolean {
    this.#addedLate()
    this.#changedLate()
    this.#restingOnLate()
    if (this.#made) this.#aboutWhom()
    return this.#made
  }

  #make(): void {
    if (this.#made) return
    this.#made = true
    this.#list()
    const [own, list] = [quoted(this.#table), this.#columns.map(quoted).join(', ')]
    this.#statements.run(`CREATE TEMP TABLE ${timely(this.#table)} AS SELECT ${list} FROM main.${own} WHERE false`)
    this.#statements.run(`CREATE TEMP TABLE ${untimely(this.#table)} (id BIGINT PRIMARY KEY)`)
    for (const column of ['id', 'customer_id', 'certificate_id'].filter((each) => this.#columns.includes(each)))
      this.#statements.run(
        `CREATE INDEX ${quoted(`timely_${this.#table}_${column}`)} ON ${timely(this.#table)} (${quoted(column)})`,
      )
  }

  /** For a WHERE: rows that may have been recorded after the deadline of a day, by their moment in a column. */
  #mayBeLate(day: string, at: string): string {
    return mayBeLate(day, at, this.#deadlines, this.#statements.spelling)
  }

  /** Rows that were added late and stand as they were added. */
  #addedLate(): void {
    const { day, steps = {} } = this.#rows
    const own = `${quoted(this.#table)} AS own`
    const parts = [...partsOf(this.#rows).entries()].map(([place, part]) => {
      return { ...part, place, days: daysIn(this.#looks, this.#table, place) }
    })
    if (parts.every(({ days }) => days.length === 0)) return
    this.#list()
    for (const { place, days, ...part } of parts) {
      if (days.length === 0) continue
      const late = mayBeAddedLate(part.day, this.#deadlines, this.#statements)
      this.#pairs('deadline', 'day', 'until', days, (each) => this.#until.moment(each))
      const step = part.step === null ? 'NULL' : `'${part.step}'`
      // Rows that were changed after they were added are looked at one by one.
      const changes = `FROM entry_change AS change WHERE change."table" = '${this.#table}' AND change.key = own.id`
      this.#statements.run(`INSERT INTO ${lateFacts} SELECT '${this.#table}', own.id, ${step}, ${place}, NULL, NULL, NULL, deadline.day,
        own.recorded_at, (SELECT change.entry ${changes} AND change.op = 'insert'), 0
        FROM ${own} JOIN deadline ON deadline.day = ${part.day}
        WHERE ${late} AND own.recorded_at > deadline.until AND NOT EXISTS (SELECT 1 ${changes} AND change.op = 'update')`)
      this.#statements.run('DROP TABLE deadline')
    }
    const ofTable = `"table" = '${this.#table}'`
    const listed = `SELECT id FROM ${lateFacts} WHERE ${ofTable}`
    if (this.#statements.get(`${listed} LIMIT 1`) === undefined) return
    this.#make()
    this.#statements.run(`INSERT INTO ${untimely(this.#table)} ${listed} ON CONFLICT DO NOTHING`)
    if (this.#span !== null) this.#holdSinceEntry(this.#span, listed)
    if (Object.keys(steps).length === 0) return
    const lateStep = (step: string) =>
      `EXISTS (SELECT 1 FROM ${lateFacts} AS late WHERE ${ofTable} AND late.id = own.id AND step = '${step}')`
    const stepOf = new Map(
      Object.entries(steps).flatMap(([step, filled]) => [step, ...filled].map((each) => [each, step])),
    )
    const values = this.#columns.map((column) => {
      const step = stepOf.get(column)
      return step === undefined
        ? `own.${quoted(column)}`
        : `CASE WHEN NOT ${lateStep(step)} THEN own.${quoted(column)} END`
    })
    const isThere = day === null ? '' : `AND ${isNotIn(lateFacts, `AND ${ofTable} AND step IS NULL`)}`
    this.#statements.run(
      `INSERT INTO ${timely(this.#table)} SELECT ${values.join(', ')} FROM ${own} WHERE id IN (${listed}) ${isThere}`,
    )
    this.#dropEmpty()
  }

  /** Spans that were added late, as they hold by what was on record in time: from the day of their entry on. */
  #holdSinceEntry({ from }: SpanColumns, listed: string): void {
    const moments = this.#statements
      .all<{ at: Moment }>(`SELECT DISTINCT at FROM ${lateFacts} WHERE "table" = '${this.#table}'`)
      .map(({ at }) => at)
    this.#pairs('entered', 'at', 'day', moments, (at) => this.#until.recorded(at))
    const values = this.#columns.map((column) => (column === from ? 'entered.day' : `own.${quoted(column)}`))
    this.#statements.run(`INSERT INTO ${timely(this.#table)} SELECT ${values.join(', ')} FROM ${quoted(this.#table)} AS own
      JOIN entered ON entered.at = own.recorded_at WHERE own.id IN (${listed})`)
    this.#statements.run('DROP TABLE entered')
  }

  /** A temporary table that has a text for each of some others. */
  #pairs<Own extends string>(
    table: string,
    each: string,
    its: string,
    those: readonly Own[],
    of: (own: Own) => string,
  ): void {
    this.#statements.run(`CREATE TEMP TABLE ${table} AS SELECT at AS ${each}, at AS ${its} FROM main.entry WHERE false`)
    this.#statements.run(`CREATE UNIQUE INDEX ${table}_of ON ${table} (${each}, ${its})`)
    putRows(
      this.#statements,
      table,
      those.map((own) => [own, of(own)]),
    )
  }

  #dropEmpty(): void {
    const { needs = [] } = this.#rows
    if (needs.length === 0) return
    const empty = needs.map((column) => `${quoted(column)} IS NULL`).join(' AND ')
    this.#statements.run(`DELETE FROM ${timely(this.#table)} WHERE ${empty}`)
  }

  /** Rows that were changed later, as they stood when each of their parts was to be on record. */
  #changedLate(): void {
    if (!this.#looks.changed.has(this.#table)) return
    const days = partsOf(this.#rows).map(({ day }) => day)
    const end = this.#span?.end ?? null
    if (end !== null) days.push(`own.${quoted(end)}`)
    // What holds for a time and was taken back held until then.
    const asked = this.#span === null ? 'own.voided_at IS NULL AND' : ''
    const isLate = days.map((day) => `(${this.#mayBeLate(day, 'newest.at')})`).join(' OR ')
    const ids = this.#statements
      .all<{ id: number }>(
        `SELECT own.id FROM (SELECT key, max(id) AS newest FROM entry_change WHERE "table" = '${this.#table}' GROUP BY key
          HAVING count(*) > 1) AS changed JOIN entry_change AS change ON change.id = changed.newest
        JOIN entry AS newest ON newest.seq = change.entry JOIN ${quoted(this.#table)} AS own ON own.id = changed.key
        WHERE ${asked} (${isLate}) ORDER BY own.id`,
      )
      .map(({ id }) => id)
    for (let from = 0; from < ids.length; from += atOnce) this.#takeAll(this.#histories(ids.slice(from, from + atOnce)))
    if (this.#made) this.#dropEmpty()
  }

  /** Rows as they are, with their changes from the newest back. */
  #histories(ids: readonly number[]): RowHistory[] {
    const list = this.#columns.map((column) => `own.${quoted(column)}`).join(', ')
    const { day } = this.#rows
    const { listed } = this.#statements.spelling
    const among = JSON.stringify(ids)
    const rows = this.#statements.all<RowHistory['row'] & { id: number }>(
      `SELECT ${list}, ${day === null ? 'NULL' : leadsTo(day)} AS " day" FROM ${quoted(this.#table)} AS own
      WHERE own.id IN (${listed}) ORDER BY own.id`,
      among,
    )
    const changes = this.#statements.all<RowHistory['changes'][number] & { key: number }>(
      `SELECT change.key, change.op, change.before, change.after, change.private, change.entry, entry.at
      FROM entry_change AS change JOIN entry ON entry.seq = change.entry
      WHERE change."table" = ? AND change.key IN (${listed}) ORDER BY change.id DESC`,
      this.#table,
      among,
    )
    const byRow = new Map<number, RowHistory['changes'][number][]>(ids.map((id) => [id, []]))
    for (const { key, ...change } of changes) byRow.get(key)?.push(change)
    return rows.map((row) => ({ row, changes: byRow.get(row.id) ?? [] }))
  }

  /** Takes down what of some rows was late, and what of them was on record in time. */
  #takeAll(histories: readonly RowHistory[]): void {
    const facts: Value[][] = []
    const ids: [number][] = []
    const images: Value[][] = []
    const inPlace: RowHistory['row'][] = []
    for (const history of histories) {
      const { row } = history
      const { image, late } =
        this.#span === null
          ? imageInTime(history, this.#rows, this.#until)
          : spanInTime(history, this.#span, this.#until)
      if (image === row) continue
      const id = row.id as number
      for (const [place, { step, day, at, entry, changed }] of late.entries())
        facts.push([this.#table, id, step, place, null, null, null, day, at, entry, changed ? 1 : 0])
      ids.push([id])
      if (image !== null) images.push(this.#columns.map((column) => image[column] ?? null))
      if (row.voided_at !== null) inPlace.push(row)
    }
    if (ids.length === 0) return
    this.#make()
    putRows(this.#statements, lateFacts, facts)
    putRows(this.#statements, untimely(this.#table), ids, 'ON CONFLICT DO NOTHING')
    putRows(this.#statements, timely(this.#table), images)
    if (this.#span !== null) for (const row of inPlace) this.#holdInPlace(this.#span, row)
  }

  /** In the place of what was taken back holds, since the day on which that was done, the last of the same that was on record by then. */
  #holdInPlace({ from, same }: SpanColumns, row: RowHistory['row']): void {
    if (same === null) return
    const at = row.voided_at as Moment
    const on = this.#until.recorded(at)
    const values = this.#columns.map((column) => (column === from ? '?' : `own.${quoted(column)}`))
    this.#statements.run(
      `INSERT INTO ${timely(this.#table)} SELECT ${values.join(', ')} FROM ${quoted(this.#table)} AS own
      WHERE own.${quoted(same)} = ? AND own.voided_at IS NULL AND own.recorded_at <= ? AND own.${quoted(from)} <= ?
      ORDER BY own.${quoted(from)} DESC LIMIT 1`,
      ...[on, row[same] ?? null, at, on],
    )
  }

  /** Rows that rest on one that was not there in time, which were not there either. */
  #restingOnLate(): void {
    const { with: on, chain } = this.#rows
    const gone = (table: FactTable) => `SELECT own.id FROM ${untimely(table)} AS own WHERE ${isNotIn(timely(table))}`
    const away = (rows: string) => {
      if (this.#statements.get(`${rows} LIMIT 1`) === undefined) return
      this.#make()
      this.#statements.run(`INSERT INTO ${untimely(this.#table)} ${rows} ON CONFLICT DO NOTHING`)
      this.#statements.run(`DELETE FROM ${timely(this.#table)} WHERE id IN (${rows})`)
    }
    const own = `SELECT own.id FROM ${quoted(this.#table)} AS own WHERE own.voided_at IS NULL AND`
    if (on !== undefined && this.#found.has(on.table)) away(`${own} own.${quoted(on.column)} IN (${gone(on.table)})`)
    if (chain !== undefined && this.#made)
      away(`${own} EXISTS (SELECT 1 FROM ${quoted(this.#table)} AS first WHERE first.${quoted(chain)} = own.${quoted(chain)}
        AND first.id < own.id AND first.id IN (${gone(this.#table)}))`)
  }

  /** Whom the late facts are about, and what people know them by. */
  #aboutWhom(): void {
    const { customer, number } = this.#rows
    const its = (path: Path | Either) =>
      `(SELECT ${leadsTo(path)} FROM ${quoted(this.#table)} AS own WHERE own.id = late_fact.id)`
    const set: string[] = []
    if (customer !== null) set.push(`customer = ${its(customer)}`)
    if (customer !== null) set.push(`code = (SELECT customer.code FROM customer WHERE customer.id = ${its(customer)})`)
    if (number !== null) set.push(`number = ${its(number)}`)
    if (set.length > 0)
      this.#statements.run(`UPDATE ${lateFacts} SET ${set.join(', ')} WHERE "table" = '${this.#table}'`)
  }
}
