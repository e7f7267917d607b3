import type { Words } from '../clause/words.ts'
import type { NumberedTable } from '../register/offered.ts'
import type { Row, Write } from '../register/register.ts'
import { type DoneBy, type Examples, type Verb, verb, type WriteCall } from '../terminal/command.ts'
import { required } from '../terminal/flag.ts'
import { one } from '../terminal/result.ts'
import { requireRow } from './find.ts'
import { numberOf } from './flags.ts'
import type { Kind } from './kind.ts'
import { rowNumbered } from './read.ts'
import { requiredReason } from './reason.ts'
import { recordWords } from './sentences.ts'
import { keptOf } from './typed.ts'

/** What taking back is, beyond what it is for every kind. */
interface Voiding<T extends NumberedTable, View extends object> {
  readonly words: Words
  readonly by: DoneBy
  readonly examples: Examples
  /** The record as it is printed, as it stood before. */
  view(tx: Write, number: string, call: WriteCall): Promise<View>
  /** What goes with it, or refuses it. */
  before?(tx: Write, row: Row<T>, reason: string): Promise<void> | void
  /** What stays when it is gone, and is to be looked after: warned of. */
  leaves?(tx: Write, row: Row<T>): Promise<readonly Words[]>
  /** What of the record is another then. */
  readonly afterwards?: Partial<View>
}

/** `void`: takes back a record that was made by mistake. Once more changes nothing, if its number is still known. */
export const voiding = <T extends NumberedTable, View extends object>(
  kind: Kind<T>,
  { words, by, examples, view, before, leaves, afterwards }: Voiding<T, View>,
): Verb =>
  verb({
    words,
    access: 'write',
    by,
    args: { number: required(numberOf(kind)) },
    flags: { reason: requiredReason },
    examples,
    run: async ({ number, reason }, call) => {
      const voided = await call.write(async (tx) => {
        const found = await rowNumbered(tx.db, kind, number)
        if (found !== null && keptOf(found).voided_at !== null && kind.unknownOnceVoid !== true) return null
        const row = await requireRow(tx.db, kind, number)
        const shown = await view(tx, number, call)
        await before?.(tx, row, reason)
        const left = (await leaves?.(tx, row)) ?? []
        tx.void(kind.table, keptOf(row).id, reason)
        return { shown, left }
      })
      for (const each of voided?.left ?? []) call.warn(each)
      if (voided === null) return one(kind.json, { number, voided: true }, recordWords.alreadyVoid(number))
      return one(kind.json, { ...voided.shown, ...afterwards, voided: true }, recordWords.voided(number))
    },
  })
