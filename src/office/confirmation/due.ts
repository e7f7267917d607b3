import type { WhatIsDue } from '../../clause/due.ts'
import type { Db } from '../../register/register.ts'
import { holdersOf } from '../staff/store/role.ts'
import { entryNamed } from './rules.ts'
import { unconfirmed } from './store/acts.ts'
import { confirmationWords } from './words.ts'

/** What waits for somebody's word: theirs who is said to have done it, a manager's where they have left. It waits from the day on that it was recorded. */
export const dueOfConfirmations: WhatIsDue<Db> = async (db, { day }) => {
  const [manager = null] = await holdersOf(db, ['manager'], day)
  return (await unconfirmed(db, day)).map((act) => ({
    clause: '3',
    customer: null,
    name: null,
    by: day,
    text: confirmationWords.waits(act),
    owner: act.left === null ? act.staff : manager,
    settle: ['confirm', entryNamed(act)],
  }))
}
