import type { World } from '../terminal/world.ts'

/** An entry of the journal by its number and its seal. */
export interface Sealed {
  readonly seq: number
  readonly seal: string
}

/** Whether an entry is on record, asked by whoever lost the connection while it was committed. */
export async function isOnRecord(file: string, { seq, seal }: Sealed, { clock }: World): Promise<boolean> {
  const { openUpToDate } = await import('../register/file/up-to-date.ts')
  const register = await openUpToDate({ file, writes: false, clock })
  try {
    const found = await register.read((db) =>
      db.selectFrom('entry').select('seal').where('seq', '=', Number(seq)).executeTakeFirst(),
    )
    return found?.seal === seal
  } finally {
    register.close()
  }
}
