import { createHash, type Hash } from 'node:crypto'
import type { Spelling, Statements } from './statements.ts'
import type { EntryTable } from './tables.ts'

/** What stands before the first entry. */
export const firstSeal = '0'.repeat(64)

/** A change row as it is sealed, in this order. */
export type SealedChange = readonly [
  id: number,
  table: string,
  key: number,
  op: string,
  before: string | null,
  after: string | null,
  private_: string | null,
  salt: string | null,
  privateDigest: string | null,
]

/** The columns of `SealedChange`, for a SELECT. */
export const sealedColumns = `id, "table", key, op, before, after, private, salt, private_digest`

/** How many changes the database makes into lines at once. */
const pageLength = 100

/**
 * The changes behind an id as they are sealed, as one text: an import has 100,000 of them, and to take each into this
 * program and out of it again takes four times as long. How many have a personal image is counted: their digests are not
 * the database's to compute.
 */
const sealedPage = ({ bytes }: Spelling) => `
  SELECT count(*) AS changes, max(id) AS newest, count(private) AS personal, ${bytes(`string_agg(concat_ws('\t',
    id, "table", key, op, coalesce(before, ''), coalesce(after, ''), coalesce(private_digest, '')) || '\n', ''
    ORDER BY id)`)} AS lines
  FROM (SELECT * FROM main.entry_change WHERE id > ? ORDER BY id LIMIT ${pageLength}) AS page`

/** The same changes one by one, for a page that has personal images. */
const sealedOneByOne = `SELECT ${sealedColumns} FROM main.entry_change WHERE id > ? AND id <= ? ORDER BY id`

interface SealedPage {
  readonly changes: number
  readonly newest: number
  readonly personal: number
  readonly lines: string | Uint8Array
}

/** What a personal image is replaced by when a person is erased, and what its seal was made of from the start. */
export const privateDigest = (salt: string, image: string): string =>
  createHash('sha256').update(`${salt}\n${image}`).digest('hex')

/** A change as it is sealed, in one line without its end: a personal image as its digest, so that erasing it leaves the line. */
export function changeLine([id, table, key, op, before, after, image, salt, digest]: SealedChange): string {
  const sealed = image === null ? digest : privateDigest(salt ?? '', image)
  return `${id}\t${table}\t${key}\t${op}\t${before ?? ''}\t${after ?? ''}\t${sealed ?? ''}`
}

/** An entry's header as it is sealed, in one line without its end. */
export const headerLine = (header: Omit<EntryTable, 'seal' | 'prev_seal'>): string => {
  const { seq, at, by, staff, system_user, command, note, last_change } = header
  return JSON.stringify([seq, at, by, staff, system_user, command, note, last_change])
}

/** The lines of all changes behind an id as they are sealed, each with its end, some at a time: how many, up to which id. */
export function* sealedPages(
  statements: Statements,
  after: number,
): Generator<{ readonly lines: string | Uint8Array; readonly changes: number; readonly newest: number }> {
  const sql = sealedPage(statements.spelling)
  for (let last = after; ; ) {
    const page = statements.get<SealedPage>(sql, last)
    if (page === undefined || page.changes === 0) return
    const { changes, newest, personal, lines } = page
    const oneByOne = () => statements.lists<SealedChange>(sealedOneByOne, last, newest)
    yield {
      changes,
      newest,
      lines: personal === 0 ? lines : [...oneByOne()].map((each) => `${changeLine(each)}\n`).join(''),
    }
    if (changes < pageLength) return
    last = newest
  }
}

/**
 * Seals one entry: SHA-256 over lines of UTF-8 text: the previous seal, each change in the order of its id, and last the
 * header as a JSON array. A change is its id, table, key, operation and both images, separated by tabs (images are JSON
 * and hold none), and last the personal image as the digest of salt and image, so that erasing it leaves the seal true.
 */
export class Sealer {
  #hash: Hash = createHash('sha256')
  #lines = ''

  constructor(previous: string) {
    this.#hash.update(`${previous}\n`)
  }

  /** Adds lines of changes, each with its end. */
  addLines(lines: Uint8Array): void {
    this.#hash.update(lines)
  }

  add(change: SealedChange): void {
    this.#lines += `${changeLine(change)}\n`
    if (this.#lines.length > 65_536) this.#hash.update(this.#rest())
  }

  /** Adds all changes of the journal behind an id; returns the newest id, the same where there is none. */
  addAfter(statements: Statements, lastChange: number): number {
    let last = lastChange
    for (const { lines, newest } of sealedPages(statements, lastChange)) {
      this.#hash.update(this.#rest()).update(lines)
      last = newest
    }
    return last
  }

  /** The lines that are not hashed yet. */
  #rest(): string {
    const lines = this.#lines
    this.#lines = ''
    return lines
  }

  /** The seal, once all changes are added. The header comes last, as the entry itself does. */
  seal(header: Omit<EntryTable, 'seal' | 'prev_seal'>): string {
    return this.#hash.update(`${this.#rest()}${headerLine(header)}\n`).digest('hex')
  }
}
