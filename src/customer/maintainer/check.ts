import type { AsOf, Assessment, Finding, Pass, State } from '../../clause/clause.ts'
import { assessment } from '../../clause/judge.ts'
import type { Words } from '../../clause/words.ts'
import { isServed, type Maintained } from '../customer/rules.ts'
import { customerWords } from '../customer/words.ts'

/**
 * 3: each of these customers is maintained by the business department as of the day; the others are breaches.
 * `nobody` says of one without any maintainer why there should be one.
 */
export function maintenance(customers: readonly Maintained[], { day, proving }: AsOf, nobody: Words): Assessment {
  const states = customers.map(({ maintainer }): State => (isServed(maintainer) ? 'met' : 'breach'))
  const findings = customers
    .filter(({ maintainer }) => !isServed(maintainer))
    .map(
      ({ code, name, maintainer }): Finding => ({
        customer: code,
        name,
        state: 'breach',
        text: maintainer === null ? nobody : customerWords.maintainedOutside(maintainer.name),
        facts: { maintainer: maintainer?.name ?? null },
        settle: ['customer', 'assign', code],
      }),
    )
  const passed = !proving
    ? []
    : customers
        .filter(({ maintainer }) => isServed(maintainer))
        .map(({ code, name, maintainer }): Pass => {
          return { customer: code, name, facts: { maintainer: maintainer?.name ?? null } }
        })
  return assessment(day, {}, states, findings, passed)
}
