import type { Day } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import { holdsOn, type Span } from '../../clause/span.ts'
import type { Words } from '../../clause/words.ts'
import type { CustomerField, CustomerFields } from './customer.ts'

/** What an organization is to the body on a day. Derived, never stored. */
export const relations = {
  intending: { en: 'intending', zh: '拟申请' },
  applying: { en: 'applying', zh: '申请中' },
  certified: { en: 'certified', zh: '获证' },
  former: { en: 'former', zh: '曾获证' },
} as const satisfies Record<string, Words>

export type Relation = keyof typeof relations

/** Who maintains a customer on a day. */
export interface Maintainer {
  readonly name: string
  /** Whether they are of the business department then. Somebody who left still has the customer on paper. */
  readonly ofBusiness: boolean
}

/** A customer with who maintains it. */
export interface Maintained {
  readonly code: string
  readonly name: string
  readonly maintainer: Maintainer | null
}

/** Clause 3: the business department maintains; one assigned to somebody outside it is served by nobody. */
export const isServed = (maintainer: Maintainer | null): maintainer is Maintainer => maintainer?.ofBusiness === true

/** A field as flags and F01 name it: englishName → english-name. */
export const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/**
 * What F01 governs (4.2): once a contract is signed, these change through a change application, or as the correction of
 * something mistyped. Contact persons are governed too; they are rows of their own.
 */
export const governedFields: readonly CustomerField[] = [
  'name',
  'englishName',
  'creditCode',
  'legalRepresentative',
  'registeredAddress',
  'siteAddress',
  'mailingAddress',
]

/** Which of the wanted changes F01 governs: what was empty is filled freely. */
export const governedChanges = (before: CustomerFields, wanted: Partial<CustomerFields>): CustomerField[] =>
  governedFields.filter((name) => wanted[name] !== undefined && before[name] !== null && wanted[name] !== before[name])

/** Whether two texts name the same organization, however their width, brackets and spaces were typed. */
export const sameName = (a: string, b: string): boolean => fold(a) === fold(b)

/** A customer's time as VIP, with its file. */
export interface VipSpan extends Span {
  readonly fileNumber: string | null
}

/** Which member of staff maintains the customer from when. */
export interface AssignmentSpan extends Span {
  readonly maintainer: string
}

/** The span that holds on the day: the one that began last where several do. */
export const heldOn = <S extends Span>(spans: readonly S[], day: Day): S | null =>
  spans.findLast((span) => holdsOn(span, day)) ?? null
