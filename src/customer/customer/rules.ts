import type { Day } from '../../clause/day.ts'
import { fold } from '../../clause/fold.ts'
import { holdsOn, type Span } from '../../clause/span.ts'
import type { Words } from '../../clause/words.ts'

/** What an organization is to the body on a day. Derived, never stored. */
export const relations = {
  intending: { en: 'intending', zh: '拟申请' },
  applying: { en: 'applying', zh: '申请中' },
  certified: { en: 'certified', zh: '获证' },
  former: { en: 'former', zh: '曾获证' },
} as const satisfies Record<string, Words>

export type Relation = keyof typeof relations

/** The master data of a customer, under the names that flags, JSON and imports use. */
export interface CustomerFields {
  readonly name: string
  readonly englishName: string | null
  readonly shortName: string | null
  readonly creditCode: string | null
  readonly organizationCode: string | null
  readonly legalRepresentative: string | null
  readonly phone: string | null
  readonly fax: string | null
  readonly email: string | null
  readonly registeredAddress: string | null
  readonly siteAddress: string | null
  readonly mailingAddress: string | null
  readonly postcode: string | null
  readonly region: string | null
  readonly industry: string | null
  readonly headcount: number | null
  readonly systemHeadcount: number | null
  readonly source: string | null
  readonly intention: string | null
  readonly note: string | null
}

export type CustomerField = keyof CustomerFields

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

/** The column of each field. */
export const columnOf = {
  name: 'name',
  englishName: 'english_name',
  shortName: 'short_name',
  creditCode: 'credit_code',
  organizationCode: 'organization_code',
  legalRepresentative: 'legal_representative',
  phone: 'phone',
  fax: 'fax',
  email: 'email',
  registeredAddress: 'registered_address',
  siteAddress: 'site_address',
  mailingAddress: 'mailing_address',
  postcode: 'postcode',
  region: 'region',
  industry: 'industry',
  headcount: 'headcount',
  systemHeadcount: 'system_headcount',
  source: 'source',
  intention: 'intention',
  note: 'note',
} as const satisfies Record<CustomerField, string>

export const customerFields = Object.keys(columnOf) as CustomerField[]

/** A field as flags and F01 name it: englishName → english-name. */
export const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** What people call the fields. */
export const fieldWords: Readonly<Record<CustomerField, Words>> = {
  name: { en: 'Name', zh: '客户名称' },
  englishName: { en: 'English name', zh: '英文名称' },
  shortName: { en: 'Short name', zh: '简称' },
  creditCode: { en: 'Credit code', zh: '统一社会信用代码' },
  organizationCode: { en: 'Organization code', zh: '组织机构代码' },
  legalRepresentative: { en: 'Legal representative', zh: '法定代表人' },
  phone: { en: 'Phone', zh: '电话' },
  fax: { en: 'Fax', zh: '传真' },
  email: { en: 'E-mail', zh: '电子邮箱' },
  registeredAddress: { en: 'Registered address', zh: '注册地址' },
  siteAddress: { en: 'Site address', zh: '经营地址' },
  mailingAddress: { en: 'Mailing address', zh: '通讯地址' },
  postcode: { en: 'Postcode', zh: '邮编' },
  region: { en: 'Region', zh: '地区' },
  industry: { en: 'Industry', zh: '行业' },
  headcount: { en: 'Headcount', zh: '员工人数' },
  systemHeadcount: { en: 'Headcount covered', zh: '体系人数' },
  source: { en: 'Source', zh: '客户来源' },
  intention: { en: 'Intention', zh: '认证意向' },
  note: { en: 'Note', zh: '备注' },
}

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
