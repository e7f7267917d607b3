import Database from 'better-sqlite3'
import { Problem, unavailable } from '../../clause/problem.ts'
import { quoted } from '../catalogue.ts'
import { nameColumns } from '../erase.ts'
import { erasedMark } from '../erasure.ts'
import { soundCounters } from '../far-ahead.ts'
import { privateDigest } from '../journal.ts'
import { type MirroredChange, numbersIn } from '../mirror/line.ts'
import type { Drive } from '../mirror/operations.ts'
import { type MirroredEntry, MirrorFault, personalImages, readMirror } from '../mirror/read.ts'
import { cannotBeReached, isDamaged } from '../mirror/words.ts'
import type { Head } from '../register.ts'
import type { Values } from '../statements.ts'
import { privateColumns } from '../tables.ts'
import { schemaVersion } from '../version.ts'
import { configure } from './connection.ts'
import { newer } from './look.ts'
import { createTriggers, dropTriggers } from './schema.ts'
import { codeOf, statementsOf } from './statements.ts'

/** Where a mirror is. */
export interface MirrorPlace {
  readonly drive: Drive
  readonly folder: string
  /** What it is called in messages. */
  readonly place: string
}

/**
 * Brings a register that nobody else has open, and of which the name is not known to anybody yet, to where a mirror is: every entry behind its
 * newest is taken over with its images, and the rows as these leave them. The triggers are put aside meanwhile, which would draw salts and so
 * seals of their own. Nothing is verified yet, but that the newest entry is the mirror's. Throws where the register has an entry that the mirror
 * has not, or the mirror is damaged. Returns the newest entry.
 */
export async function foldMirror(file: string, mirror: MirrorPlace): Promise<Head> {
  const raw = new Database(file, { fileMustExist: true })
  try {
    configure(raw)
    raw.pragma('foreign_keys = OFF')
    raw.pragma('temp_store = MEMORY')
    raw.exec(mirroredImages)
    raw.exec('BEGIN IMMEDIATE')
    const fold = new Fold(raw, await personalOf(raw, mirror))
    dropTriggers(raw)
    for await (const entry of readMirror(mirror.drive, mirror.folder)) await fold.take(entry, mirror.place)
    fold.settle()
    createTriggers(raw)
    raw.exec('COMMIT')
    raw.pragma('secure_delete = ON')
    raw.exec('DROP TABLE temp.mirrored')
    // What an erasing took out of the copy is to be nowhere in its bytes.
    if (fold.hasErased) raw.exec('VACUUM')
    raw.pragma('wal_checkpoint(TRUNCATE)')
    if (fold.head === null) throw new MirrorFault(1, 'missing')
    return fold.head
  } catch (error) {
    if (error instanceof Problem) throw error
    if (error instanceof MirrorFault) throw isDamaged(mirror.place, error)
    const code = codeOf(error)
    throw code === '' || code.startsWith('SQLITE_') ? error : cannotBeReached(mirror.place, code)
  } finally {
    raw.close()
  }
}

/** The personal images of a mirror. A change has several where it was written twice, or was of what is moved aside by now. */
const mirroredImages = `
  CREATE TEMP TABLE mirrored (change INTEGER NOT NULL, salt TEXT NOT NULL, image TEXT NOT NULL) STRICT;
  CREATE INDEX temp.mirrored_change ON mirrored (change)`

/** A personal image, with the salt that its digest is made of. */
interface PersonalImage {
  readonly salt: string
  readonly image: string
}

/** The personal image of a change that its digest was made of; undefined where there is none. */
type ImageOf = (change: number, digest: string) => PersonalImage | undefined

/** Puts the personal images of a mirror aside, to be found by their change. */
async function personalOf(raw: Database.Database, { drive, folder }: MirrorPlace): Promise<ImageOf> {
  const put = raw.prepare('INSERT INTO temp.mirrored VALUES (?, ?, ?)')
  for await (const [change, , , salt, image] of personalImages(drive, folder)) put.run(change, salt, image)
  const find = raw.prepare<[number], PersonalImage>('SELECT salt, image FROM temp.mirrored WHERE change = ?')
  return (change, digest) => find.all(change).find(({ salt, image }) => privateDigest(salt, image) === digest)
}

/** Rows as the images of one entry after the other leave them. */
class Fold {
  hasErased = false
  head: Head | null
  readonly #raw: Database.Database
  readonly #imageOf: ImageOf
  readonly #prepared = new Map<string, Database.Statement>()
  readonly #counters = new Map<string, number>()
  /** The changes whose personal image was not found, each with its entry. */
  readonly #missing = new Map<number, number>()

  constructor(raw: Database.Database, imageOf: ImageOf) {
    this.#raw = raw
    this.#imageOf = imageOf
    this.head =
      (raw.prepare('SELECT seq, at, seal FROM entry ORDER BY seq DESC LIMIT 1').get() as Head | undefined) ?? null
  }

  async take({ entry, schema, counters, changes }: MirroredEntry, place: string): Promise<void> {
    if (schema > schemaVersion) throw newer(place, schema)
    for (const [name, value] of numbersIn(counters))
      this.#counters.set(name, Math.max(value, this.#counters.get(name) ?? 0))
    const own = this.#run('SELECT seal FROM entry WHERE seq = ?').pluck().get(entry.seq)
    if (own === entry.seal) return
    if (own !== undefined || entry.seq !== (this.head?.seq ?? 0) + 1) throw notOfMirror(place, entry.seq)
    for await (const change of changes) this.#change(change, entry.seq)
    this.#run('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      ...[entry.seq, entry.at, entry.by, entry.staff, entry.system_user, entry.command, entry.note, entry.last_change],
      ...[entry.prev_seal, entry.seal],
    )
    this.head = { seq: entry.seq, at: entry.at, seal: entry.seal }
  }

  /** Raises the counters to what was given anywhere. Throws where a personal image is missing that was never erased. */
  settle(): void {
    const [lost] = this.#missing
    if (lost !== undefined) throw new MirrorFault(lost[1], 'personal')
    const raise = this.#run(
      'INSERT INTO counter VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)',
    )
    // Nothing seals what a mirror says of them.
    const sound = soundCounters(statementsOf(this.#raw), Object.fromEntries(this.#counters))
    for (const [name, value] of Object.entries(sound)) raise.run(name, value)
  }

  #change([id, table, key, op, before, after, digest]: MirroredChange, entry: number): void {
    const found = digest === null ? undefined : this.#imageOf(id, digest)
    if (digest !== null && found === undefined) this.#missing.set(id, entry)
    this.#run(
      `INSERT INTO entry_change (id, entry, "table", key, op, before, after, private, salt, private_digest)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      id,
      entry,
      table,
      key,
      op,
      before,
      after,
      found?.image ?? null,
      found?.salt ?? null,
      found === undefined ? digest : null,
    )
    const personal = found === undefined ? erasedValues(table, digest) : (afterOf(found.image) as Values)
    this.#row(table, key, op, { ...(JSON.parse(after ?? '{}') as Values), ...personal })
    if (table === 'erasure' && op === 'insert') this.#erase(JSON.parse(after ?? '{}') as Values)
  }

  #row(table: string, key: number, op: string, values: Values): void {
    const names = Object.keys(values)
    const columns = names.map((name) => quoted(name))
    if (op === 'insert')
      this.#run(
        `INSERT INTO ${quoted(table)} (id, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`,
      ).run(key, ...names.map((name) => values[name]))
    else if (names.length > 0)
      this.#run(`UPDATE ${quoted(table)} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`).run(
        ...names.map((name) => values[name]),
        key,
      )
  }

  /** What the copy still had of changes that were erased later. */
  #erase({ changes }: Values): void {
    this.hasErased = true
    const lose = this.#run('UPDATE entry_change SET private = NULL, salt = NULL, private_digest = ? WHERE id = ?')
    const find = this.#run('SELECT private, salt FROM entry_change WHERE id = ? AND private IS NOT NULL')
    for (const id of JSON.parse(String(changes)) as number[]) {
      this.#missing.delete(id)
      const held = find.get(id) as { private: string; salt: string } | undefined
      if (held !== undefined) lose.run(privateDigest(held.salt, held.private), id)
    }
  }

  #run(sql: string): Database.Statement {
    const known = this.#prepared.get(sql) ?? this.#raw.prepare(sql)
    this.#prepared.set(sql, known)
    return known
  }
}

const afterOf = (image: string): object => (JSON.parse(image) as { after?: object }).after ?? {}

/** What an erasing leaves in a row whose personal image is gone: the mark where a name was, and nothing else. */
const erasedValues = (table: string, digest: string | null): Values =>
  digest === null
    ? {}
    : Object.fromEntries(
        (privateColumns[table] ?? []).map((name) => [name, nameColumns.includes(name) ? erasedMark : null]),
      )

const notOfMirror = (place: string, seq: number) =>
  unavailable(
    {
      en: `The copy and the mirror at ${place} part at entry #${seq}.`,
      zh: `该副本与 ${place} 处的镜像从第 ${seq} 条记录起不同。`,
    },
    {
      en: 'Give an older copy, or none: the mirror has every entry from the first on.',
      zh: '请改用更早的副本，或不用副本：镜像含有自第一条起的全部记录。',
    },
  )
