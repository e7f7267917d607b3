import { Problem } from '../clause/problem.ts'
import { same, type Words } from '../clause/words.ts'
import { references } from './catalogue.ts'
import { isErased, refuseIfErased } from './erasure.ts'
import type { TableWords } from './register.ts'
import { type ChangeRow, changesOf, images, selectChanges } from './reverse.ts'
import type { Reference, Statements, Values } from './statements.ts'
import type { EntryTable, FactTable } from './tables.ts'
import { cancelled, undosOf } from './undone.ts'

/** A later entry that rests on one that is to be undone, and on what. */
export interface Dependent extends Pick<EntryTable, 'seq' | 'at' | 'by' | 'command'> {
  readonly why: Words
}

/** Thrown where an entry cannot be undone before others are; nothing is written then. */
export class Depended extends Error {
  readonly dependents: readonly Dependent[]

  constructor(seq: number, dependents: readonly Dependent[]) {
    super(`entry ${seq} is what ${dependents.length} later entries rest on`)
    this.dependents = dependents
  }
}

/** At most this many are named: nobody undoes, entry by entry, a year of work that rests on a list of customers. */
const mostNamed = 100

/**
 * The entries that have to be undone before an entry can be, in the order in which that can be done: those that changed
 * the same fields again, whose rows refer to what it added, or took back what it would bring back, and what rests on
 * those. At most a hundred; the first of them can always be undone. Throws where something past the journal stands in the
 * way, or a person in it was erased.
 */
export function dependentsOf(statements: Statements, seq: number, named: TableWords): Dependent[] {
  const dependencies = new Dependencies(statements, named)
  const why = new Map<number, Words>()
  const passed = new Set([seq])
  let newestFirst = true
  const follow = (entry: number): void => {
    const direct = [...dependencies.of(entry)].sort(([a], [b]) => b - a)
    for (const [dependent, words] of direct) {
      if (passed.has(dependent) || passed.size > mostNamed) continue
      passed.add(dependent)
      if (dependent < entry) newestFirst = false
      follow(dependent)
      why.set(dependent, words)
    }
  }
  follow(seq)
  // As a rule what rests on an entry is later than it; then people need not look for the order.
  const order = newestFirst ? [...why].sort(([a], [b]) => b - a) : [...why]
  return order.map(([dependent, words]) => {
    const entry = statements.get<Omit<Dependent, 'why'>>(
      'SELECT seq, at, by, command FROM entry WHERE seq = ?',
      dependent,
    )
    if (entry === undefined) throw unaccounted(seq)
    return { ...entry, why: words }
  })
}

/** A row with the values that an entry left in the fields it wrote. */
interface RowLeft {
  readonly table: string
  readonly key: number
  readonly newest: number
  /** Whether the entry added it: then every field is the entry's, and what its image leaves out is null. */
  readonly added: boolean
  readonly values: Values
  /** What stood there before: an undo sets it back. */
  readonly before: Values
}

/** The rows of an entry's changes (newest first): of a field that it wrote twice, the last value counts. */
function rowsLeft(changes: readonly ChangeRow[]): RowLeft[] {
  const rows = new Map<string, RowLeft>()
  for (const change of changes) {
    const { table, key, id } = change
    const later = rows.get(`${table} ${key}`)
    const own = images(change)
    rows.set(`${table} ${key}`, {
      table,
      key,
      newest: later?.newest ?? id,
      added: later?.added === true || change.op === 'insert',
      values: { ...own.after, ...later?.values },
      before: { ...later?.before, ...own.before },
    })
  }
  return [...rows.values()]
}

/** Tables of which a row is worked on step by step, in its columns: each step rests on those before it. */
const steppedTables: readonly string[] = [
  'contract',
  're_sign',
  'information',
  'surveillance',
  'suggestion',
  'feedback',
  'appeal',
  'loss',
  'finding',
  'intelligence',
] satisfies readonly FactTable[]

/** What is referred to by too many rows for two of them to have something in common. */
const sharedByAll: readonly string[] = ['staff', 'questionnaire'] satisfies readonly FactTable[]

class Dependencies {
  readonly #statements: Statements
  readonly #named: TableWords
  readonly #references: readonly Reference[]
  readonly #undos: ReturnType<typeof undosOf>
  #found = new Map<number, Words>()
  #without: ReadonlySet<number> = new Set()

  constructor(statements: Statements, named: TableWords) {
    this.#statements = statements
    this.#named = named
    this.#references = references(statements)
    this.#undos = undosOf(statements)
  }

  /** The entries that rest on this one directly, each with the first thing it rests on. */
  of(seq: number): ReadonlyMap<number, Words> {
    this.#found = new Map()
    // What was entered later and undone later is as if it had never been.
    this.#without = cancelled(this.#undos.filter(({ undid }) => undid > seq))
    const changes = changesOf(this.#statements, seq)
    refuseIfErased(this.#statements, seq, changes, this.#named)
    const rows = rowsLeft(changes)
    for (const row of rows) this.#addTouching(seq, row)
    for (const row of rows) this.#addLaterSteps(row)
    if (this.#undos.some((undo) => undo.seq === seq)) this.#addBeside(seq, rows)
    for (const reference of this.#references) this.#addReferring(seq, reference, rows)
    for (const row of rows) this.#addOwnerVoiding(seq, row)
    return this.#found
  }

  #row(table: string, key: number): Values | undefined {
    return this.#statements.get<Values>(`SELECT * FROM "${table}" WHERE id = ?`, key)
  }

  #add(entry: number, en: string, zh: string): void {
    if (!this.#found.has(entry)) this.#found.set(entry, { en, zh })
  }

  /** The changes of a row after one, newest first, without those that cancel each other out. */
  #changesAfter(table: string, key: number, id: number): ChangeRow[] {
    const select = `${selectChanges} WHERE "table" = ? AND key = ? AND id > ? ORDER BY id DESC`
    const all = this.#statements.all<ChangeRow>(select, table, key, id)
    return all.filter(({ entry }) => !this.#without.has(entry))
  }

  /** What an entry left can be set back while it still stands so. A row that was taken back since is not changed any more. */
  #addTouching(seq: number, left: RowLeft): void {
    const row = this.#row(left.table, left.key)
    const expected: Values = { id: left.key, voided_at: null, ...left.values }
    const fields = Object.keys(left.added ? { ...row, ...expected } : expected)
    const differing = fields.filter((name) => row?.[name] !== (expected[name] ?? null))
    if (differing.length === 0) return
    const later = this.#changesAfter(left.table, left.key, left.newest).map((change) => ({ change, ...images(change) }))
    const { en, zh } = this.#named(left.table)
    for (const name of differing) {
      const touching = later.filter(({ after }) => name in after)
      if (touching.length === 0) {
        const erased = later.filter(({ change }) => isErased(change)).map(({ change }) => change)
        refuseIfErased(this.#statements, seq, erased, this.#named)
        throw unaccounted(seq)
      }
      for (const { change, before } of touching) {
        this.#add(change.entry, `changed the same ${en}`, `又改动了同一条${zh}`)
        if ((before[name] ?? null) === (expected[name] ?? null)) break
      }
    }
  }

  /** The entries that went on with what this one did a step of. */
  #addLaterSteps({ table, key, newest }: RowLeft): void {
    if (!steppedTables.includes(table)) return
    const { en, zh } = this.#named(table)
    for (const { entry } of this.#changesAfter(table, key, newest))
      this.#add(entry, `went on with the same ${en}`, `又办理了同一条${zh}`)
  }

  /**
   * The entries that recorded more of the kind about the same things since an undo: an application that was rejected once
   * its approval was undone. What an undo took out may not come back beside what was recorded in its place.
   */
  #addBeside(seq: number, rows: readonly RowLeft[]): void {
    const own = new Map<string, Set<string>>()
    for (const { table, key, values, before } of rows) {
      const about = own.get(table) ?? new Set()
      for (const thing of this.#about(table, key, [values, before])) about.add(thing)
      own.set(table, about)
    }
    const select = `${selectChanges} WHERE entry > ? ORDER BY id DESC`
    for (const change of this.#statements.all<ChangeRow>(select, seq)) {
      if (this.#without.has(change.entry)) continue
      const about = own.get(change.table)
      if (about === undefined) continue
      const { before, after } = images(change)
      if (!this.#about(change.table, change.key, [before, after]).some((thing) => about.has(thing))) continue
      const { en, zh } = this.#named(change.table)
      this.#add(change.entry, `recorded another ${en} there`, `在同一事项下又登记了${zh}`)
    }
  }

  /** A row and what it refers to, as it stands and as images say. */
  #about(table: string, key: number, images: readonly Values[]): string[] {
    const row = this.#row(table, key) ?? {}
    const referred = this.#references
      .filter((reference) => reference.table === table && !sharedByAll.includes(reference.to))
      .flatMap(({ column, to }) =>
        [row, ...images]
          .map((values) => values[column])
          .filter((id) => id != null)
          .map((id) => `${to} ${id}`),
      )
    return [`${table} ${key}`, ...referred]
  }

  /** The entries whose rows, while they count, refer to what this one added or brought back: a customer with contacts, say. */
  #addReferring(seq: number, { table, column, to }: Reference, rows: readonly RowLeft[]): void {
    if (!rows.some((row) => row.table === to && (row.added || row.values.voided_at === null))) return
    // Within a text of an image there is no quotation mark without a backslash before it.
    const counting = `SELECT key FROM entry_change
      WHERE entry = ? AND "table" = ? AND (op = 'insert' OR after LIKE '%"voided_at":null%')`
    const select = `SELECT own.id, own."${column}" AS refers FROM "${table}" AS own
      WHERE own.voided_at IS NULL AND own."${column}" IN (${counting}) AND own.id NOT IN (${counting})`
    const referring = this.#statements.all<{ id: number; refers: number }>(select, seq, to, seq, table)
    const [own, other] = [this.#named(table), this.#named(to)]
    for (const { id, refers } of referring) {
      const changes = this.#changesAfter(table, id, 0).map((change) => ({ change, ...images(change) }))
      if (!changes.some(({ after }) => after[column] === refers)) throw unaccounted(seq)
      const latest = changes.find(({ after }) => after[column] === refers || after.voided_at === null)
      // What counted, and referred to it, while it was taken back may do so again.
      if (latest === undefined || latest.change.entry <= seq) continue
      this.#add(latest.change.entry, `its ${own.en} refers to the ${other.en}`, `其${own.zh}引用了该${other.zh}`)
    }
  }

  /** The entries that took the customer, certificate or other owner back to which a row would belong that counts then. */
  #addOwnerVoiding(seq: number, { table, key, added, before }: RowLeft): void {
    // What took the row itself back since is undone first: by then it counts, unless this entry brought it back.
    const then: Values = { ...this.#row(table, key), voided_at: null, ...before }
    if (added || then.voided_at !== null) return
    for (const { column, to } of this.#references.filter((reference) => reference.table === table)) {
      const owner = then[column] as number | null
      if (owner === null || !('voided_at' in before || column in before)) continue
      if (this.#statements.value(`SELECT voided_at FROM "${to}" WHERE id = ?`, owner) === null) continue
      const voiding = this.#changesAfter(to, owner, 0).find((change) => 'voided_at' in images(change).after)
      // What took both back brings both back.
      if (voiding === undefined || voiding.entry === seq) continue
      const [own, other] = [this.#named(table), this.#named(to)]
      const [en, zh] = [`took the ${other.en} of the ${own.en} back`, `作废了该${own.zh}所属的${other.zh}`]
      this.#add(voiding.entry, en, zh)
    }
  }
}

const unaccounted = (seq: number) =>
  new Problem(
    'refused',
    {
      en: `Entry #${seq} cannot be undone: what it left was changed, and no entry says by whom.`,
      zh: `第 ${seq} 条记录不能撤回：其内容被改动过，且日志中没有相应记录。`,
    },
    same('certdesk audit verify'),
  )
