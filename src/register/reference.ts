import type Database from 'better-sqlite3'
import { Problem } from '../clause/problem.ts'
import { same } from '../clause/words.ts'
import type { TableWords } from './register.ts'
import { factTables } from './schema.ts'

interface RowName {
  readonly table: string
  readonly key: number
}

interface Reference {
  /** The table that refers, by which of its columns, to which table. */
  readonly table: string
  readonly column: string
  readonly to: string
}

/** Which fact tables refer to which, as their foreign keys say. */
function references(raw: Database.Database): Reference[] {
  const keys = raw.prepare(`SELECT "from", "table" FROM pragma_foreign_key_list(?, 'main')`)
  return factTables(raw).flatMap((table) =>
    (keys.all(table) as { from: string; table: string }[]).map((key) => ({ table, column: key.from, to: key.table })),
  )
}

/** Refuses to take back a row that a fact which still counts refers to: a customer with contacts, say. */
export function refuseIfReferred(raw: Database.Database, seq: number, row: RowName, named: TableWords): void {
  for (const { table, column } of references(raw).filter((reference) => reference.to === row.table)) {
    const id = raw
      .prepare(`SELECT id FROM "${table}" WHERE "${column}" = ? AND voided_at IS NULL ORDER BY id DESC LIMIT 1`)
      .pluck()
      .get(row.key) as number | undefined
    if (id === undefined) continue
    const entry = entryOf(raw, { table, key: id })
    throw new Problem(
      'refused',
      {
        en: `Entry #${seq} cannot be undone: the ${named(table).en} of entry #${entry} refers to the ${named(row.table).en} that it added.`,
        zh: `第 #${seq} 条记录不能撤回：第 #${entry} 条所录的${named(table).zh}引用了它所添加的${named(row.table).zh}。`,
      },
      same(`certdesk undo ${entry}`),
    )
  }
}

/** Refuses to bring back a row whose own customer, certificate or other owner is still taken back. */
export function refuseIfOwnerVoided(raw: Database.Database, seq: number, row: RowName, named: TableWords): void {
  for (const { column, to } of references(raw).filter((reference) => reference.table === row.table)) {
    const owner = raw
      .prepare(
        `SELECT owner.id FROM "${row.table}" AS own JOIN "${to}" AS owner ON owner.id = own."${column}"
         WHERE own.id = ? AND own.voided_at IS NULL AND owner.voided_at IS NOT NULL`,
      )
      .pluck()
      .get(row.key) as number | undefined
    if (owner === undefined) continue
    const entry = entryOf(raw, { table: to, key: owner })
    throw new Problem(
      'refused',
      {
        en: `Entry #${seq} cannot be undone: entry #${entry} took the ${named(to).en} back that its ${named(row.table).en} belongs to.`,
        zh: `第 #${seq} 条记录不能撤回：其${named(row.table).zh}所属的${named(to).zh}已被第 #${entry} 条作废。`,
      },
      same(`certdesk undo ${entry}`),
    )
  }
}

/** The newest entry that changed a row. */
const entryOf = (raw: Database.Database, { table, key }: RowName): number =>
  raw
    .prepare(`SELECT entry FROM entry_change WHERE "table" = ? AND key = ? ORDER BY id DESC LIMIT 1`)
    .pluck()
    .get(table, key) as number
