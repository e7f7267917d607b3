import { isContracted } from '../../../certificate/certificate/store/standing.ts'
import { restrictionWords } from '../../../customer/person/restriction-words.ts'
import { addPerson, changePerson, type PersonRow, personOf } from '../../../customer/person/store/person.ts'
import { restrictionOf } from '../../../customer/person/store/restriction.ts'
import { remark } from '../../../intake/remark.ts'
import type { Changes, Write } from '../../../register/register.ts'
import type { DraftPerson } from './draft.ts'
import type { RowSaid } from './filed.ts'
import { personKey, type SaidOfCustomer } from './said.ts'
import { isTakenBack, type TakenBackRows } from './taken-back.ts'
import { importWords } from './words.ts'

/** The field of the list that each part of how a person is reached comes from. */
const reachFields = {
  title: 'contactTitle',
  mobile: 'mobile',
  phone: 'contactPhone',
  email: 'contactEmail',
  wechat: 'wechat',
} as const

type Reach = keyof typeof reachFields

/**
 * Files the contact person of a row: a new one, or what one on record lacks or is now reached by. Within one file the
 * first row counts, as for the customer itself. True where anything changed.
 */
export async function filePerson(
  tx: Write,
  customerId: number,
  person: DraftPerson,
  earlier: SaidOfCustomer | null,
  taken: TakenBackRows,
  said: RowSaid,
): Promise<boolean> {
  const there = tx.find('person', { customer_id: customerId })
  const found = personOf(there, person.name)
  if (found !== undefined && restrictionOf(tx, found.id) !== null) {
    said.warnings.push(remark('contactPerson', null, restrictionWords.skipped))
    return false
  }
  if (found !== undefined) return update(tx, found, person, earlier, said)
  if (isTakenBack(taken.person(customerId, person.name), 'contactPerson', person.name, said.warnings)) return false
  const primary = there.find((each) => each.is_primary === 1)
  // 4.2: a list that names another contact person does not make it the primary one.
  if (earlier === null && primary !== undefined && (await isContracted(tx.db, customerId, tx.today)))
    said.warnings.push(remark('contactPerson', person.name, importWords.secondPerson(primary.name)))
  const { name, ...reach } = person
  addPerson(tx, customerId, name, reach)
  said.counts.persons += 1
  return true
}

function update(
  tx: Write,
  there: PersonRow,
  person: DraftPerson,
  earlier: SaidOfCustomer | null,
  { warnings, replaced }: RowSaid,
): boolean {
  if (there.until_day !== null && there.until_day <= tx.today)
    warnings.push(remark('contactPerson', person.name, importWords.personLeft(there.until_day)))
  const changes: Partial<Record<Reach, string>> = {}
  for (const [key, field] of Object.entries(reachFields) as [Reach, (typeof reachFields)[Reach]][]) {
    const [wanted, held] = [person[key], there[key]]
    if (wanted === null || wanted === held) continue
    const first = earlier?.get(personKey(person.name, key))
    if (first !== undefined && held !== null) {
      warnings.push(remark(field, wanted, importWords.otherLineOfPerson(first.line, String(first.value))))
      continue
    }
    changes[key] = wanted
    if (held !== null) replaced.push(remark(field, wanted, importWords.replacesOf(person.name, held)))
  }
  return changePerson(tx, there, changes as Changes<'person'>)
}
