import { isInForce, type Scheme, statusOn } from '../../../certificate/certificate/rules.ts'
import { statusChanges } from '../../../certificate/certificate/store/certificate.ts'
import type { Day } from '../../../clause/day.ts'
import type { Db } from '../../../register/register.ts'
import { drawIds, type Round } from './round.ts'

/** The schemes of the certificates that the sampled customers of a round had in force on a day, by customer id. */
export async function schemesOfSampled(db: Db, round: Round, day: Day): Promise<Map<number, Set<Scheme>>> {
  const rows = await db
    .selectFrom('certificate')
    .select(['id', 'customer_id', 'scheme', 'first_issued_on', 'issued_on', 'expires_on'])
    .where('voided_at', 'is', null)
    .where('customer_id', 'in', (eb) =>
      eb
        .selectFrom('survey_sampled')
        .select('customer_id')
        .where('draw_id', 'in', drawIds(round))
        .where('voided_at', 'is', null),
    )
    .execute()
  const changes = await statusChanges(db)
  const schemes = new Map<number, Set<Scheme>>()
  for (const row of rows) {
    const dates = { firstIssuedOn: row.first_issued_on, issuedOn: row.issued_on, expiresOn: row.expires_on }
    if (!isInForce(statusOn({ ...dates, changes: changes.get(row.id) ?? [] }, day))) continue
    const own = schemes.get(row.customer_id) ?? new Set()
    schemes.set(row.customer_id, own.add(row.scheme as Scheme))
  }
  return schemes
}
