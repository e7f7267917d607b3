import type { Assessment, Finding, State } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import { assessment } from '../clause/judge.ts'
import type { Words } from '../clause/words.ts'
import { isServed, type Maintained } from './rules.ts'
import { customerWords } from './words.ts'

/**
 * 3: each of these customers is maintained by the business department as of the day; the others are breaches.
 * `nobody` says of one without any maintainer why there should be one.
 */
export function maintenance(customers: readonly Maintained[], day: Day, nobody: Words): Assessment {
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
  return assessment(day, {}, states, findings)
}
