import { isInForce } from '../../../certificate/certificate/rules.ts'
import { hasSurveillance } from '../../../certificate/surveillance/rules/limits.ts'
import { programmes } from '../../../certificate/surveillance/store.ts'
import { blockOf } from '../../../clause/block.ts'
import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import type { CustomerRow } from '../../../customer/customer/store/master.ts'
import type { Db } from '../../../register/register.ts'
import { readSurveillance } from '../topics.ts'
import { contactWords } from '../words.ts'

/**
 * The certificates in force on the day that contradict a topic which says that surveillance does not apply (4.3.2: 不适用 is for
 * schemes without one). Empty for any other topic.
 */
export async function contradictedBy(db: Db, customerId: number, topic: string | null, on: Day): Promise<string[]> {
  if (topic === null || readSurveillance(topic, on)?.kind !== 'not-applicable') return []
  const own = await programmes(db, on, blockOf([customerId]))
  return own
    .filter(({ scheme, status }) => hasSurveillance(scheme) && status !== null && isInForce(status))
    .map(({ number }) => number)
}

/** Refuses the topic 不适用 of a customer that has certificates with surveillance. */
export async function refuseNotApplicable(
  db: Db,
  { id, code }: Pick<CustomerRow, 'id' | 'code'>,
  topic: string | null,
  on: Day,
): Promise<void> {
  const certificates = await contradictedBy(db, id, topic, on)
  if (certificates.length > 0) throw usage(contactWords.hasSurveillance(code, certificates), contactWords.timeOrLeave)
}
