import fs from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { hidden, inSchema, resealed, shell, unseen, withoutTriggers } from '../register/registers.ts'
import { emptyFolder } from '../scratch.ts'
import type { everyTable } from './every-table.ts'
import { chance, runs, some, Tally } from './runs.ts'

type Tamper = (raw: Database.Database, table: string) => void

const edit = (table: string) => `UPDATE "${table}" SET recorded_by = '假' WHERE id = 1`
const editImage = (table: string) =>
  `UPDATE entry_change SET after = json_set(after, '$.recorded_by', '假') WHERE "table" = '${table}' AND key = 1`

/** The entry that added the second row of a table. */
const entryOf = (raw: Database.Database, table: string) =>
  raw.prepare('SELECT entry FROM entry_change WHERE "table" = ? AND key = 2').pluck().get(table) as number

/** A text that no other row has; numbers may lead to other rows. */
const another = (name: string) => `CASE typeof("${name}") WHEN 'text' THEN "${name}" || '+' ELSE "${name}" END`

/** Takes the newest entries away, from one on, with all the rows that they added. */
function truncated(raw: Database.Database, from: number): string {
  const rows = raw.prepare('SELECT "table" AS name, key FROM entry_change WHERE entry >= ?').all(from)
  const deletes = (rows as { name: string; key: number }[]).map(
    ({ name, key }) => `DELETE FROM "${name}" WHERE id = ${key}`,
  )
  return [...deletes, `DELETE FROM entry_change WHERE entry >= ${from}`, `DELETE FROM entry WHERE seq >= ${from}`].join(
    ';',
  )
}

/** What somebody may do to a register who knows how it is made, and can write to the file. */
export const kinds: Readonly<Record<string, Tamper>> = {
  'a row edited, triggers put back': (raw, table) => unseen(raw, edit(table)),
  'a row edited, triggers left dropped': (raw, table) => {
    withoutTriggers(raw)
    raw.exec(edit(table))
  },
  'a row deleted': (raw, table) => unseen(raw, `DELETE FROM "${table}" WHERE id = 2`),
  'a row slipped in': (raw, table) => {
    const columns = raw
      .prepare(`SELECT name FROM pragma_table_info(?) WHERE name <> 'id'`)
      .pluck()
      .all(table) as string[]
    const names = columns.map((name) => `"${name}"`)
    const values = columns.map((name) => (name === 'voided_at' ? `'then'` : another(name)))
    unseen(raw, `INSERT INTO "${table}" (id, ${names}) SELECT 99, ${values} FROM "${table}" WHERE id = 1`)
  },
  'a row edited under a forged token': (raw, table) => {
    const next = raw.prepare('SELECT max(seq) + 1 FROM entry').pluck().get()
    raw.exec(`INSERT INTO token VALUES (1, ${next}); ${edit(table)}; DELETE FROM token`)
  },
  'a row and its image edited': (raw, table) => unseen(raw, `${edit(table)}; ${editImage(table)}`),
  'a row deleted with its changes and its entry': (raw, table) => {
    const entry = entryOf(raw, table)
    const rest = `DELETE FROM entry_change WHERE entry = ${entry}; DELETE FROM entry WHERE seq = ${entry}`
    unseen(raw, `DELETE FROM "${table}" WHERE id = 2; ${rest}`)
  },
  'who recorded a row edited with its image, every seal made anew': (raw, table) => {
    unseen(raw, `${edit(table)}; ${editImage(table)}`)
    unseen(raw, resealed(raw))
  },
  'when a row was recorded edited with its image, every seal made anew': (raw, table) => {
    const then = '2020-01-01T00:00:00.000Z'
    unseen(
      raw,
      `UPDATE "${table}" SET recorded_at = '${then}' WHERE id = 1;
       UPDATE entry_change SET after = json_set(after, '$.recorded_at', '${then}') WHERE "table" = '${table}' AND key = 1`,
    )
    unseen(raw, resealed(raw))
  },
  'what was typed edited, every seal made anew': (raw, table) => {
    unseen(raw, `UPDATE entry SET command = command || '+' WHERE seq = ${entryOf(raw, table)}`)
    unseen(raw, resealed(raw))
  },
  ...Object.fromEntries(
    ['sqlite_x', 'sqlite_autoindex_staff_9', 'sqlite_stat1', 'a\nb', '\u200b'].flatMap((name) => [
      [
        `a trigger hidden as ${JSON.stringify(name)}`,
        (raw: Database.Database, table: string) =>
          hidden(
            raw,
            `CREATE TRIGGER | AFTER INSERT ON "${table}" BEGIN UPDATE certificate SET note = NULL; END`,
            name,
          ),
      ],
      [
        `an index hidden as ${JSON.stringify(name)}`,
        (raw: Database.Database, table: string) => hidden(raw, `CREATE INDEX | ON "${table}" (recorded_by)`, name),
      ],
      [
        `a view hidden as ${JSON.stringify(name)}`,
        (raw: Database.Database, table: string) => hidden(raw, `CREATE VIEW | AS SELECT * FROM "${table}"`, name),
      ],
    ]),
  ),
  'a trigger that reads otherwise by a blank': (raw, table) =>
    inSchema(raw, () => raw.exec(`UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = 'journal_${table}_update'`)),
  'a trigger taken out of the schema': (raw, table) =>
    inSchema(raw, () => raw.exec(`DELETE FROM sqlite_schema WHERE name = 'journal_${table}_insert'`)),
  'the newest entries cut off with their rows': (raw, table) => unseen(raw, truncated(raw, entryOf(raw, table))),
}

/** Tampers with a row of every table in one way, and lets `audit verify` look: at the file alone, then with an anchor. */
export function tampered(
  kind: string,
  tamper: Tamper,
  { file, tables }: Awaited<ReturnType<typeof everyTable>>,
): Tally {
  const counted = ['found in the file itself', 'found only against an anchor']
  const tally = new Tally(`Tampering in every table: ${kind}`, ['undetected'], counted)
  const anchor = shell(file, (raw) => raw.prepare('SELECT seq, seal FROM entry ORDER BY seq DESC').get())
  for (const table of some(chance(kind), tables, runs.tamperedTables)) {
    const own = path.join(emptyFolder(), 'register.db')
    fs.copyFileSync(file, own)
    shell(own, (raw) => {
      tamper(raw, table)
      tally.times += 1
      if (verifyRegister(raw).differences.length > 0) tally.count('found in the file itself')
      else if (verifyRegister(raw, anchor as { seq: number; seal: string }).differences.length > 0)
        tally.count('found only against an anchor')
      else tally.fault('undetected', table)
    })
    fs.rmSync(own)
  }
  return tally
}
