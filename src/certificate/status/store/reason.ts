import type { Db, Write } from '../../../register/register.ts'
import { offeredReasons, type Reason, type ReasonKind } from '../reasons.ts'

/** The reasons that can be given: those that the program offers, then those that the register adds. */
export async function listReasons(db: Db): Promise<Reason[]> {
  const rows = await db.selectFrom('status_reason').selectAll().where('voided_at', 'is', null).orderBy('id').execute()
  const added = rows.map(({ code, kind, name_en, name_zh }) => ({
    code,
    kind: kind as ReasonKind,
    words: { en: name_en, zh: name_zh },
  }))
  return [...offeredReasons, ...added]
}

/** Adds a reason to the register. The caller has made sure that its code is free. */
export const addReason = (tx: Write, { code, kind, words }: Reason): number =>
  tx.insert('status_reason', { code, kind, name_en: words.en, name_zh: words.zh })
