import type { AsOf, Assessment, ForAll } from '../../clause/clause.ts'
import { assessment, verdict } from '../../clause/judge.ts'
import { orUnknown } from '../../clause/unknown.ts'
import type { Words } from '../../clause/words.ts'
import { isServed, type Maintained } from '../customer/rules.ts'
import { customerWords } from '../customer/words.ts'

/**
 * 3: each of these customers is maintained by the business department as of the day; the others are breaches.
 * `nobody` says of one without any maintainer why there should be one, `forAll` what gives all of them one.
 */
export function maintenance<Customer extends Maintained>(
  customers: readonly Customer[],
  asOf: AsOf,
  nobody: (customer: Customer) => Words,
  forAll?: ForAll,
): Assessment {
  const verdicts = customers.map((customer) => {
    const { code, name, maintainer } = customer
    // Who served it before go-live need not be on record.
    const state = orUnknown(asOf, 'maintenance-division', asOf.day, isServed(maintainer) ? 'met' : 'breach')
    const facts = { maintainer: maintainer?.name ?? null }
    return verdict(asOf, { customer: code, name, state, facts }, () => ({
      text: maintainer === null ? nobody(customer) : customerWords.maintainedOutside(maintainer.name),
      settle: ['customer', 'assign', code],
      ...(maintainer === null && forAll !== undefined && { forAll }),
    }))
  })
  return assessment(asOf.day, {}, verdicts)
}
