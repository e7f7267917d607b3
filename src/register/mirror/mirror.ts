import { createHash } from 'node:crypto'
import type { Statements } from '../statements.ts'
import { erasePersons } from './erase.ts'
import { entriesAfter, type Fed } from './feed.ts'
import { asideName, mirrorFiles } from './files.ts'
import { type EntryLine, entryLine, type HeadLine, lineOf } from './line.ts'
import type { Drive } from './operations.ts'

/** The newest entry that a journal has. */
export interface MirrorHead {
  readonly seq: number
  readonly seal: string
}

/** How a mirror's journal ends. */
export interface Tail {
  /** Null where no entry is in it. */
  readonly head: MirrorHead | null
  /** How many bytes it has. */
  readonly size: number
  /** Whether its last line has its end: one has not whose writer was killed. */
  readonly isWhole: boolean
}

/** What is written at once. */
const batch = 1 << 20

/** Bytes that are read of a journal's end at first: a line of an everyday entry, several times. */
const firstLook = 1 << 14

/**
 * A second journal, in a folder at another place: every entry a line, with the images of what it changed. The personal images are in a
 * file beside it, which alone is ever rewritten, by an erasing; what is too long for a line is in files that are named for what is in them.
 */
export class Mirror {
  readonly #drive: Drive
  readonly #folder: string
  readonly #files: ReturnType<typeof mirrorFiles>

  constructor(drive: Drive, folder: string) {
    this.#drive = drive
    this.#folder = folder
    this.#files = mirrorFiles(folder)
  }

  /**
   * How the journal ends; null where the folder is not there: a stick that is not plugged in leaves an empty place, in which nothing is to be
   * made. `known` is how it ended before: of a journal as long as then nothing is read.
   */
  async tail(known?: Tail): Promise<Tail | null> {
    for (let length = known === undefined ? firstLook : 0; ; length *= 8) {
      const looked = await this.#drive.look(this.#files.journal, -length, length)
      if (looked === null)
        return (await this.#drive.list(this.#folder)) === null ? null : { head: null, size: 0, isWhole: true }
      const { size, bytes } = looked
      if (known !== undefined && size === known.size) return known
      if (length === 0) {
        length = firstLook / 8
        continue
      }
      const head = lastEntry(bytes, bytes.length === size)
      if (head !== null || bytes.length === size) return { head, size, isWhole: size === 0 || bytes.at(-1) === 10 }
    }
  }

  /** Makes the folder, for what has none. */
  async make(): Promise<void> {
    await this.#drive.makeFolder(this.#folder)
    await this.#drive.makeFolder(this.#files.segments)
  }

  /** Moves what is there aside, for good, into a folder of its own; returns its name, or null where there is nothing. */
  async setAside(): Promise<string | null> {
    const names = (await this.#drive.list(this.#folder)) ?? []
    // The journal last: until then the next command finds what is to be moved aside.
    const moved = ['personal', 'journal'].filter((name) => names.includes(name))
    if (moved.length === 0) return null
    let number = 1
    while (names.includes(`${asideName}${number}`)) number++
    const aside = `${asideName}${number}`
    await this.#drive.makeFolder(`${this.#folder}/${aside}`)
    for (const name of moved) await this.#drive.rename(`${this.#folder}/${name}`, `${this.#folder}/${aside}/${name}`)
    return aside
  }

  /**
   * Writes everything behind the tail, up to the newest entry of the register; the disk has it when this returns. Each file is written before
   * the line that rests on it. Returns how the journal ends then.
   */
  async append(statements: Statements, tail: Tail, how: Appending): Promise<Tail> {
    const { schema, counters, named } = how
    let journal = `${tail.isWhole ? '' : '\n'}${tail.size === 0 ? lineOf(named) : ''}`
    let personal = ''
    let written: Tail = tail
    const flush = async () => {
      if (personal !== '') await this.#appendPersonal(personal, true)
      personal = ''
      if (journal === '') return
      const size = await this.#drive.append(this.#files.journal, Buffer.from(journal), true)
      written = { ...written, size, isWhole: true }
      journal = ''
    }
    const feed = entriesAfter(statements, tail.head?.seq ?? 0)
    for (let next = feed.next(); next.done !== true; ) {
      const entry = next.value
      next = feed.next()
      if (entry.erased.size > 0) {
        await flush()
        await erasePersons(this.#drive, this.#folder, entry.erased)
      }
      const { changes, images } = entry.isLong ? await this.#segment(entry) : short(entry)
      personal += images
      // What was given meanwhile stands with the newest.
      const line = { entry: entry.entry, schema, changes, counters: next.done === true ? counters : {} }
      journal += lineOf(line satisfies EntryLine)
      written = { ...written, head: { seq: entry.entry.seq, seal: entry.entry.seal } }
      if (journal.length + personal.length > batch) await flush()
    }
    await flush()
    return written
  }

  /** The changes of a long entry as a file of their own, on the disk; their personal images go to their file as they come. */
  async #segment(entry: Fed) {
    const hash = createHash('sha256')
    // Whoever writes has the lock: what another left half is in nobody's way.
    const part = `${this.#files.segments}/part`
    let count = 0
    let hasPersonal = false
    await this.#drive.remove(part)
    for (const { changes, personal } of entry.pieces()) {
      const bytes = Buffer.from(changes.map(lineOf).join(''))
      hash.update(bytes)
      count += changes.length
      await this.#drive.append(part, bytes, true)
      if (personal === '') continue
      hasPersonal = true
      await this.#appendPersonal(personal, true)
    }
    if (hasPersonal) await this.#drive.append(this.#files.personal, new Uint8Array(), true)
    await this.#drive.append(part, new Uint8Array(), true)
    const segment = hash.digest('hex')
    await this.#drive.rename(part, `${this.#files.segments}/${segment}`)
    return { changes: { segment, count }, images: '' }
  }

  async #appendPersonal(lines: string, flushed: boolean): Promise<void> {
    const end = await this.#drive.look(this.#files.personal, -1, 1)
    const isWhole = end === null || end.bytes.length === 0 || end.bytes[0] === 10
    await this.#drive.append(this.#files.personal, Buffer.from(`${isWhole ? '' : '\n'}${lines}`), flushed)
  }
}

/** What is known of the register whose entries are written. */
export interface Appending {
  /** How many steps its schema has taken. */
  readonly schema: number
  /** The numbers that have gone on since they were last written. */
  readonly counters: EntryLine['counters']
  readonly named: HeadLine
}

function short(entry: Fed): { changes: EntryLine['changes']; images: string } {
  const pieces = [...entry.pieces()]
  return { changes: pieces.flatMap(({ changes }) => changes), images: pieces.map(({ personal }) => personal).join('') }
}

/** The last line that is an entry. The first of the bytes may belong to a line that began before them, unless they are all there is. */
function lastEntry(bytes: Uint8Array, fromStart: boolean): MirrorHead | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let end = buffer.lastIndexOf(10); end >= 0; ) {
    const before = end === 0 ? -1 : buffer.lastIndexOf(10, end - 1)
    if (before < 0 && !fromStart) return null
    const line = entryLine(buffer.toString('utf8', before + 1, end))
    if (line !== null) return { seq: line.entry.seq, seal: line.entry.seal }
    end = before
  }
  return null
}
