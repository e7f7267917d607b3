import { isServed, type Maintained } from '../../customer/customer/rules.ts'

/** The organizations that one maintainer has. */
export interface MaintainerPart<Customer extends Maintained> {
  readonly maintainer: string
  readonly customers: readonly Customer[]
}

/** All certified organizations as 4.3.1 divides them. */
export interface Division<Customer extends Maintained> {
  /** In the order of their names. */
  readonly parts: readonly MaintainerPart<Customer>[]
  /** Those that nobody of the business department has: somebody who left it has them on paper only. */
  readonly unassigned: readonly Customer[]
}

/** Divides organizations among those who maintain them, each part in the order in which they were given. */
export function divided<Customer extends Maintained>(customers: readonly Customer[]): Division<Customer> {
  const parts = new Map<string, Customer[]>()
  const unassigned: Customer[] = []
  for (const customer of customers) {
    const { maintainer } = customer
    if (!isServed(maintainer)) {
      unassigned.push(customer)
      continue
    }
    const own = parts.get(maintainer.name)
    if (own === undefined) parts.set(maintainer.name, [customer])
    else own.push(customer)
  }
  const ordered = [...parts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return { parts: ordered.map(([maintainer, own]) => ({ maintainer, customers: own })), unassigned }
}
