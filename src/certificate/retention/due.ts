import { blockOf, isAsked } from '../../clause/block.ts'
import type { WhatIsDue } from '../../clause/due.ts'
import { listRestrictions } from '../../customer/person/store/restriction.ts'
import type { Db } from '../../register/register.ts'
import { retentions } from './store.ts'
import { retentionDueWords } from './words.ts'

/**
 * That persons whose data are restricted can be erased, as the time of their customers' records is over (ISO/IEC 17021-1 9.9): one line for
 * all, without a name, since restricted data stand in no list. It leads to the report that has the command for each.
 */
export const dueOfRetention: WhatIsDue<Db> = async (db, { day, only }) => {
  const restricted = (await listRestrictions(db, day)).filter(
    ({ customerId, until }) => isAsked(only, customerId) && (until === null || until > day),
  )
  if (restricted.length === 0) return []
  const kept = await retentions(db, day, blockOf(restricted.map(({ customerId }) => customerId)))
  const past = restricted.filter(({ customerId }) => (kept.get(customerId)?.keptUntil ?? day) < day)
  if (past.length === 0) return []
  const about = { customer: null, name: null, owner: null }
  const text = retentionDueWords.canBeErased(past.length)
  return [{ clause: 'ISO/IEC 17021-1 9.9', by: day, text, settle: ['report', 'retention'], ...about }]
}
