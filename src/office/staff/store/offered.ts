import { fold } from '../../../clause/fold.ts'
import { joined } from '../../../clause/words.ts'
import type { Offer } from '../../../register/offered.ts'
import type { Db } from '../../../register/register.ts'
import { roles } from '../rules.ts'
import { listStaff } from './staff.ts'

/** Staff whose name has what was typed in it, each with the roles that never ended. */
export async function staffOffered(db: Db, typed: string): Promise<Offer[]> {
  const staff = (await listStaff(db)).filter(({ name }) => fold(name).includes(fold(typed)))
  return staff.map(({ name, roles: held }) => {
    const open = new Set(held.filter(({ until }) => until === null).map(({ role }) => role))
    return { value: name, meaning: joined([...open].map((role) => roles[role])) }
  })
}
