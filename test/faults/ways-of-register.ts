import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import {
  cutAsLeft,
  entriesCut,
  hidden,
  inSchema,
  resealed,
  shell,
  unseen,
  withoutTriggers,
} from '../register/registers.ts'
import type { Way } from './ways.ts'

/** Does something to the register of a desk past the program, which leaves the schema as it was where nothing else is said. */
const inside =
  (tamper: (raw: Database.Database) => void) =>
  (desk: string): void =>
    shell(path.join(desk, 'register.db'), tamper)

const quietly = (sql: string) => inside((raw) => unseen(raw, sql))

/** The same, and every seal made anew, as somebody does who has the program's source. */
export const sealedAnew = (sql: string) =>
  inside((raw) => {
    unseen(raw, sql)
    unseen(raw, resealed(raw))
  })

/** Bytes of the file's head written over. */
const inHead =
  (at: number, bytes: readonly number[]) =>
  (desk: string): void => {
    const open = fs.openSync(path.join(desk, 'register.db'), 'r+')
    fs.writeSync(open, Buffer.from(bytes), 0, bytes.length, at)
    fs.closeSync(open)
  }

/** A value of the first contact, in its row and in its image. */
export const contact = (name: string, value: string) =>
  `UPDATE contact SET ${name} = '${value}' WHERE id = 1;
   UPDATE entry_change SET after = json_set(after, '$.${name}', '${value}') WHERE "table" = 'contact' AND key = 1 AND op = 'insert'`

/** A contact that was taken back, as if nobody had. */
const unvoided = `UPDATE contact SET voided_at = NULL, voided_by = NULL, void_reason = NULL WHERE voided_at IS NOT NULL`

/** Cuts the newest entries off, so many of them. */
export const cutOff = (count: number) =>
  inside((raw) => unseen(raw, entriesCut(raw, `> (SELECT max(seq) - ${count} FROM entry)`)))

/** An index from which every entry was taken: it says of every customer that there is none. */
function emptied(desk: string): void {
  const file = path.join(desk, 'register.db')
  const name = shell(file, (raw) =>
    raw
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'contact' AND sql IS NOT NULL AND sql NOT LIKE '%WHERE%'`,
      )
      .pluck()
      .get(),
  )
  const becomes = (sql: string) =>
    shell(file, (raw) =>
      inSchema(raw, () => raw.prepare(`UPDATE sqlite_schema SET sql = ${sql} WHERE name = ?`).run(name)),
    )
  becomes(`sql || ' WHERE 0'`)
  shell(file, (raw) => raw.exec(`REINDEX "${name}"`))
  becomes(`replace(sql, ' WHERE 0', '')`)
}

/** A log beside the register that SQLite takes for its own: it holds what somebody wrote, every seal made anew. */
function planted(desk: string): void {
  const file = path.join(desk, 'register.db')
  const raw = new Database(file)
  raw.pragma('foreign_keys = OFF')
  raw.pragma('wal_autocheckpoint = 0')
  const before = fs.readFileSync(file)
  unseen(raw, contact('summary', '植入'))
  unseen(raw, resealed(raw))
  const log = fs.readFileSync(`${file}-wal`)
  raw.close()
  fs.writeFileSync(file, before)
  fs.writeFileSync(`${file}-wal`, log)
}

/** A journal of SQLite's own beside the register, which takes back to it what somebody wrote: all pages, as if a program had been killed. */
function plantedJournal(desk: string): void {
  const file = path.join(desk, 'register.db')
  const before = fs.readFileSync(file)
  sealedAnew(contact('summary', '植入'))(desk)
  const forged = fs.readFileSync(file)
  fs.writeFileSync(file, before)
  const size = forged.readUInt16BE(16)
  const pages = forged.length / size
  // The head of a sector of 512 bytes; a nonce of 0, so that the sum of a page is that of its bytes alone.
  const head = Buffer.alloc(512)
  head.write('d9d505f920a163d7', 'hex')
  for (const [n, value] of [pages, 0, before.length / size, 512, size].entries()) head.writeUInt32BE(value, 8 + 4 * n)
  const records = Array.from({ length: pages }, (_, n) => {
    const page = forged.subarray(n * size, (n + 1) * size)
    let sum = 0
    for (let at = size - 200; at > 0; at -= 200) sum += page[at] ?? 0
    const [number, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    number.writeUInt32BE(n + 1)
    check.writeUInt32BE(sum)
    return Buffer.concat([number, page, check])
  })
  fs.writeFileSync(`${file}-journal`, Buffer.concat([head, ...records]))
}

const trigger = 'CREATE TRIGGER | AFTER INSERT ON contact BEGIN UPDATE certificate SET note = NULL; END'
const hide = (sql: string, name: string) => inside((raw) => hidden(raw, sql, name))
const schemaText = (set: string, name: string) =>
  inside((raw) => inSchema(raw, () => raw.exec(`UPDATE sqlite_schema SET sql = ${set} WHERE name = '${name}'`)))

/** What somebody may do to the register's file. */
export const waysOfRegister: readonly Way[] = [
  { what: 'a trigger hidden under the name `sqlite_x`', does: hide(trigger, 'sqlite_x') },
  {
    what: 'a trigger hidden under the name `sqlite_autoindex_staff_9`',
    does: hide(trigger, 'sqlite_autoindex_staff_9'),
  },
  { what: 'a table hidden under the name `sqlite_stat9`', does: hide('CREATE TABLE | (a)', 'sqlite_stat9') },
  {
    what: 'a table that takes the name of a tolerated one, `sqlite_stat1`',
    does: hide('CREATE TABLE | (a)', 'sqlite_stat1'),
  },
  {
    what: 'a view hidden under a name that nobody sees',
    does: hide('CREATE VIEW | AS SELECT * FROM contact', '\u200b'),
  },
  { what: 'an index of its own', does: inside((raw) => raw.exec('CREATE INDEX mine ON contact (summary)')) },
  { what: 'a trigger that reads otherwise by a blank', does: schemaText(`sql || ' '`, 'journal_contact_update') },
  {
    what: 'a trigger of the journal taken out of the schema',
    does: inside((raw) =>
      inSchema(raw, () => raw.exec(`DELETE FROM sqlite_schema WHERE name = 'journal_contact_insert'`)),
    ),
  },
  { what: 'all triggers dropped', does: inside(withoutTriggers) },
  {
    what: 'what a column may hold changed in the schema',
    does: schemaText(`replace(sql, 'on_day TEXT NOT NULL', 'on_day TEXT')`, 'contact'),
  },
  { what: 'a row edited', does: quietly(`UPDATE contact SET summary = '假' WHERE id = 1`) },
  { what: 'a row deleted', does: quietly('DELETE FROM contact WHERE id = 1') },
  {
    what: 'a row slipped in',
    does: quietly(`INSERT INTO contact (id, number, customer_id, on_day, channel, staff_id, outcome, recorded_at, recorded_by)
      SELECT 99, 'CT-2026-0099', customer_id, on_day, channel, staff_id, outcome, recorded_at, recorded_by FROM contact WHERE id = 1`),
  },
  {
    what: 'a row deleted with its changes',
    does: quietly(`DELETE FROM contact WHERE id = 1; DELETE FROM entry_change WHERE "table" = 'contact' AND key = 1`),
  },
  { what: 'a row edited with its image', does: quietly(contact('summary', '假')) },
  {
    what: 'a seal altered',
    does: quietly(`UPDATE entry SET seal = replace(seal, substr(seal, 1, 2), '00') WHERE seq = 5`),
  },
  { what: 'who typed an entry altered', does: quietly(`UPDATE entry SET by = '别人' WHERE seq = 5`) },
  {
    what: 'the personal part of an image altered',
    does: quietly(`UPDATE entry_change SET private = replace(private, '李雷', '李电') WHERE private LIKE '%李雷%'`),
  },
  {
    what: 'the personal part of an image taken out as if it had been erased',
    does: quietly(
      `UPDATE entry_change SET private_digest = 'x', private = NULL, salt = NULL WHERE id = (SELECT max(id) FROM entry_change WHERE private IS NOT NULL)`,
    ),
  },
  { what: 'a forged token, which opens the tables for writing', does: quietly('INSERT INTO token VALUES (1, 999)') },
  {
    what: 'a row edited under a forged token, which is taken away again',
    does: inside((raw) => {
      const next = raw.prepare('SELECT max(seq) + 1 FROM entry').pluck().get()
      raw.exec(
        `INSERT INTO token VALUES (1, ${next}); UPDATE contact SET summary = '假' WHERE id = 1; DELETE FROM token`,
      )
    }),
  },
  { what: 'an entry cut out of the middle with its rows', does: inside((raw) => unseen(raw, entriesCut(raw, '= 12'))) },
  { what: 'the newest three entries cut off with their rows', does: cutOff(3) },
  { what: 'a row edited with its image, every seal made anew', does: sealedAnew(contact('summary', '假')) },
  {
    what: 'who typed an entry altered, every seal made anew',
    does: sealedAnew(`UPDATE entry SET by = '别人' WHERE seq = 5`),
  },
  {
    what: 'when a row was recorded (`recorded_at`) altered',
    does: quietly(`UPDATE contact SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE id = 1`),
  },
  {
    what: '`recorded_at` altered with its image, every seal made anew',
    does: sealedAnew(contact('recorded_at', '2020-01-01T00:00:00.000Z')),
  },
  {
    what: '`recorded_by` altered with its image, every seal made anew',
    does: sealedAnew(contact('recorded_by', '别人')),
  },
  { what: 'a record that was taken back (`voided_at`) made to count again', does: quietly(unvoided) },
  {
    what: 'who took a record back (`voided_by`) altered with its image, every seal made anew',
    does: sealedAnew(`UPDATE contact SET voided_by = '别人' WHERE voided_at IS NOT NULL;
      UPDATE entry_change SET after = json_set(after, '$.voided_by', '别人') WHERE json_extract(after, '$.voided_at') IS NOT NULL`),
  },
  {
    what: 'the counters lowered: no number is given twice all the same',
    does: quietly('UPDATE counter SET value = 0'),
    isHarmless: true,
  },
  {
    what: 'the note of what is still to be wiped (`unwiped`) forged',
    does: quietly('INSERT INTO unwiped VALUES (1, 5)'),
  },
  { what: "the file's head: whose it is (`application_id`)", does: inHead(68, [1, 2, 3, 4]) },
  { what: "the file's head: how many steps its schema took (`user_version`)", does: inHead(60, [0, 0, 0, 1]) },
  { what: "the file's head: its encoding", does: inHead(56, [0, 0, 0, 2]) },
  { what: "the file's head: that it is vacuumed by itself", does: inHead(64, [0, 0, 0, 1]) },
  { what: 'an index that lies: every entry taken out of it', does: emptied },
  { what: 'a log (`-wal`) planted beside the register, whole and with every seal made anew', does: planted },
  {
    what: 'a journal (`-journal`) planted beside the register, whole and with every seal made anew',
    does: plantedJournal,
  },
  {
    what: 'the newest entries cut off, and called left behind by a restore, every seal made anew',
    does: inside((raw) => cutAsLeft(raw, 2)),
  },
]
