import type { Day } from '../../clause/day.ts'
import type { Db, Write } from '../../register/register.ts'

/** The register's own settings: its time zone, its go-live day, and the language that is read where nobody says another. */
type SettingName = 'time-zone' | 'go-live' | 'lang'

async function setting(db: Db, name: SettingName): Promise<string | null> {
  const select = db.selectFrom('setting').select('value').where('name', '=', name).where('voided_at', 'is', null)
  return (await select.executeTakeFirst())?.value ?? null
}

/** The day the register went live: facts before it are marked "migrated". */
export const goLive = async (db: Db): Promise<Day | null> => (await setting(db, 'go-live')) as Day | null

/** The time zone of a register that names none. */
export const defaultZone = 'Asia/Shanghai'

/** The time zone in which the register's moments are days. */
export const timeZoneOf = async (db: Db): Promise<string> => (await setting(db, 'time-zone')) ?? defaultZone

/** Sets or changes a setting; false where it already has the value. */
export async function putSetting(tx: Write, name: SettingName, value: string): Promise<boolean> {
  const found = await tx.db
    .selectFrom('setting')
    .select('id')
    .where('name', '=', name)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (found !== undefined) return tx.update('setting', found.id, { value })
  tx.insert('setting', { name, value })
  return true
}
