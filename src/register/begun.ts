import { nextPlace } from './place.ts'
import type { WriteEntry } from './register.ts'
import { EntryWriter, type Written } from './write.ts'

/** An entry that rows can be written to, and its number. */
export interface Begun {
  readonly writer: EntryWriter
  readonly seq: number
}

/**
 * Begins an entry at the end of the journal, in the transaction that is open; `now` is the clock's. Throws where changes
 * stand in it that belong to no entry.
 */
export function begun(written: Written, now: number, entry: WriteEntry): Begun {
  const place = nextPlace(written.statements, now, written.file, entry.goesOn)
  const writer = new EntryWriter(written, place, entry)
  writer.begin()
  return { writer, seq: place.seq }
}
