import type { Db } from '../../../register/register.ts'
import { caseViews } from '../../../voice/case/record.ts'
import { caseDecisions, caseSorts, caseStates } from '../../../voice/case/rules.ts'
import { type Asked, term } from './asked.ts'

/** The complaints and appeals that the customer made, or is complained of in, newest first (ISO/IEC 17021-1 9.7, 9.8). */
export async function casesOf(db: Db, { customerId, day }: Asked) {
  const found = []
  for (const sort of ['complaint', 'appeal'] as const)
    for (const view of await caseViews(db, sort, { day, asked: customerId })) {
      const { number, received, customer, name, content, state, decided, decision } = view
      found.push({
        ...{ number, sort: term(caseSorts, sort), received, customer, name, content, state: term(caseStates, state) },
        ...{ decided, decision: decision === null ? null : term(caseDecisions, decision) },
      })
    }
  return found.sort((a, b) => (a.received < b.received ? 1 : a.received > b.received ? -1 : 0))
}
