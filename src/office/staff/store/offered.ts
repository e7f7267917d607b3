import { joined } from '../../../clause/words.ts'
import type { Offer } from '../../../register/offered.ts'
import type { Db } from '../../../register/register.ts'
import { likestOf } from '../../../search/reading.ts'
import { roles } from '../rules.ts'
import { listStaff } from './staff.ts'

/** Staff whose name may be meant by what was typed, by its pinyin too, each with the roles that never ended. */
export async function staffOffered(db: Db, typed: string): Promise<Offer[]> {
  const staff = await likestOf(await listStaff(db), typed, ({ name, alsoCalled }) => [name, ...alsoCalled])
  return staff.map(({ name, roles: held }) => {
    const open = new Set(held.filter(({ until }) => until === null).map(({ role }) => role))
    return { value: name, meaning: joined([...open].map((role) => roles[role])) }
  })
}
