import type { Words } from '../clause/words.ts'
import type { CustomerField } from '../customer/customer/customer.ts'

/** What can be done with a change application (4.2), in the order in which it is usually done. */
export const acts = {
  signal: { en: 'signal', zh: '现场提出' },
  report: { en: 'report', zh: '汇报' },
  authorize: { en: 'authorize', zh: '授权' },
  refuse: { en: 'refuse', zh: '不予授权' },
  audit: { en: 'audit', zh: '审核' },
  'return-file': { en: 'return the file', zh: '交回档案' },
  notify: { en: 'notify business', zh: '通知业务部' },
  submit: { en: 'submit', zh: '提交' },
  return: { en: 'return to the customer', zh: '退回' },
  classify: { en: 'classify', zh: '分类' },
  confirm: { en: 'confirm the material', zh: '确认资料' },
  'complete-documents': { en: 'complete the documents', zh: '收齐文件' },
  review: { en: 'review', zh: '评审' },
  'plan-audit': { en: 'plan the audit', zh: '安排审核日期' },
  decide: { en: 'decide', zh: '认证决定' },
  'align-report': { en: 'align the report', zh: '核对报告' },
  approve: { en: 'approve', zh: '审批' },
  enter: { en: 'enter', zh: '录入' },
  forward: { en: 'forward', zh: '转交' },
  reissue: { en: 'reissue', zh: '换发证书' },
  close: { en: 'close', zh: '关闭' },
  reject: { en: 'reject', zh: '不予办理' },
  retract: { en: 'retract', zh: '撤回申请' },
  void: { en: 'void', zh: '作废' },
} as const satisfies Record<string, Words>

export type Act = keyof typeof acts

/** Where a change application stands. It follows from its acts and is never stored. */
export const states = {
  signalled: { en: 'signalled', zh: '现场已提出' },
  reported: { en: 'reported', zh: '已汇报' },
  authorized: { en: 'authorized', zh: '已授权' },
  'audited-on-site': { en: 'audited on site', zh: '现场已审核' },
  'file-returned': { en: 'file returned', zh: '档案已交回' },
  notified: { en: 'business notified', zh: '已通知业务部' },
  submitted: { en: 'submitted', zh: '已提交' },
  returned: { en: 'returned', zh: '已退回' },
  classified: { en: 'classified', zh: '已分类' },
  confirmed: { en: 'material confirmed', zh: '资料已确认' },
  'documents-complete': { en: 'documents complete', zh: '文件已收齐' },
  reviewed: { en: 'reviewed', zh: '已评审' },
  audited: { en: 'audited', zh: '已审核' },
  decided: { en: 'decided', zh: '已决定' },
  aligned: { en: 'report aligned', zh: '报告已核对' },
  approved: { en: 'approved', zh: '已审批' },
  entered: { en: 'entered', zh: '已录入' },
  forwarded: { en: 'forwarded', zh: '已转交' },
  reissued: { en: 'reissued', zh: '已换证' },
  closed: { en: 'closed', zh: '已关闭' },
  rejected: { en: 'rejected', zh: '不予办理' },
  retracted: { en: 'retracted', zh: '申请已撤回' },
  void: { en: 'void', zh: '已作废' },
} as const satisfies Record<string, Words>

export type State = keyof typeof states

/** The states in the order in which an application usually comes to them. */
export const stateNames = Object.keys(states) as State[]

/** The states in which an application was given up: nothing rests on it. */
export const givenUp: readonly State[] = ['rejected', 'retracted', 'void']

/** The states that nothing follows. */
export const finalStates: readonly State[] = ['closed', ...givenUp]

/** Where a change was first asked for. */
export const origins = {
  desk: { en: 'at the desk', zh: '客户提出' },
  'on-site': { en: 'on site', zh: '现场提出' },
} as const satisfies Record<string, Words>

export type Origin = keyof typeof origins

/** Which way the scope of certification goes. */
export const directions = {
  none: { en: 'none', zh: '不涉及' },
  reduction: { en: 'reduction', zh: '缩小' },
  expansion: { en: 'expansion', zh: '扩大' },
} as const satisfies Record<string, Words>

export type Direction = keyof typeof directions

/** Whether a change touches the running of the management system (4.2.5) or not (4.2.4). */
export const classes = {
  administrative: { en: 'administrative', zh: '不影响体系运行' },
  system: { en: 'system', zh: '影响体系运行' },
} as const satisfies Record<string, Words>

export type ChangeClass = keyof typeof classes

/** How a change that touches the system is decided on (4.2.5). */
export const decisions = {
  approved: { en: 'approved', zh: '同意' },
  rejected: { en: 'rejected', zh: '不同意' },
} as const satisfies Record<string, Words>

/** What a change may be about (4.2.1). */
export const kinds = {
  a: { en: 'legal, business or organizational status, ownership', zh: '法律地位、经营状况、组织状况或所有权' },
  b: { en: 'organization and management', zh: '组织和管理层' },
  c: { en: 'contact address and location', zh: '联系地址和场所' },
  d: { en: 'scope of operation under the certified system', zh: '获证管理体系覆盖的运作范围' },
  e: { en: 'major change of system and processes', zh: '管理体系和过程的重大变更' },
} as const satisfies Record<string, Words>

export type Kind = keyof typeof kinds

export const kindLetters = Object.keys(kinds) as Kind[]

/** How one field of F01 is treated. */
interface FieldRule {
  readonly words: Words
  /** Null: an amount is of no kind of 4.2.1, but business alone handles it (4.2.8). */
  readonly kind: Kind | null
  /** A place also touches the system when it physically moves. */
  readonly class: ChangeClass
  /** Certificates show it, so that a change of it takes a new one. */
  readonly printed: boolean
  /** Where its value stands: the customer's master data, one of its papers, or nowhere but in the application. */
  readonly of: 'customer' | 'certificate' | 'contract' | 'application'
}

/**
 * The fields of F01. The name changes administratively, but another credit code is another legal entity; a legal
 * representative, being registered data, is of kind a.
 */
export const changeFields = {
  name: field('Name', '名称', 'a', 'administrative', { printed: true }),
  'english-name': field('English name', '英文名称', 'a', 'administrative', { printed: true }),
  'credit-code': field('Credit code', '统一社会信用代码', 'a', 'system', { printed: true }),
  'legal-representative': field('Legal representative', '法定代表人', 'a', 'administrative'),
  status: field('Legal status or ownership', '法律地位或所有权', 'a', 'system', { of: 'application' }),
  management: field('Organization and management', '组织和管理层', 'b', 'system', { of: 'application' }),
  'registered-address': field('Registered address', '注册地址', 'c', 'administrative', { printed: true }),
  'site-address': field('Site address', '经营地址', 'c', 'administrative', { printed: true }),
  'mailing-address': field('Mailing address', '通讯地址', 'c', 'administrative'),
  'contact-person': field('Contact person', '联系人', 'c', 'administrative', { of: 'application' }),
  scope: field('Scope of certification', '认证范围', 'd', 'system', { printed: true, of: 'certificate' }),
  process: field('System and processes', '管理体系和过程', 'e', 'system', { of: 'application' }),
  amount: field('Contract amount', '合同金额', null, 'administrative', { of: 'contract' }),
} as const satisfies Record<string, FieldRule>

export type ChangeField = keyof typeof changeFields

/** The fields in the order of the form. */
export const fieldKeys = Object.keys(changeFields) as ChangeField[]

function field(
  en: string,
  zh: string,
  kind: Kind | null,
  of: ChangeClass,
  more: { readonly printed?: true; readonly of?: FieldRule['of'] } = {},
): FieldRule {
  return { words: { en, zh }, kind, class: of, printed: more.printed === true, of: more.of ?? 'customer' }
}

/** The fields by the words that people see. */
export const fieldNames: Readonly<Record<ChangeField, Words>> = Object.fromEntries(
  Object.entries(changeFields).map(([name, { words }]) => [name, words]),
) as Record<ChangeField, Words>

/** The customer's own field that a field of F01 stands for, or null. */
export const customerField = (field: ChangeField): CustomerField | null =>
  changeFields[field].of === 'customer'
    ? (field.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as CustomerField)
    : null

/** Places that may physically move. */
const places: readonly ChangeField[] = ['registered-address', 'site-address']

/** Whether the question "does the site physically move?" is to be asked. */
export const mayMove = (fields: readonly ChangeField[]): boolean => fields.some((name) => places.includes(name))

/** The kinds of 4.2.1 that a change is of: those of its fields, and what was ticked besides. */
export const kindsOf = (fields: readonly ChangeField[], ticked: readonly Kind[]): Kind[] => {
  const found = new Set<Kind | null>([...ticked, ...fields.map((name) => changeFields[name].kind)])
  return kindLetters.filter((kind) => found.has(kind))
}

/** Kinds that touch the system by themselves, where they are ticked without a field of the register. */
const systemKinds: readonly Kind[] = ['b', 'd', 'e']

/** The class that follows from the fields (4.2.4, 4.2.5): certification may classify otherwise, with a statement. */
export const classOf = (fields: readonly ChangeField[], ticked: readonly Kind[], moves: boolean): ChangeClass =>
  moves ||
  fields.some((name) => changeFields[name].class === 'system') ||
  ticked.some((kind) => systemKinds.includes(kind))
    ? 'system'
    : 'administrative'

/** Whether something that certificates show changes. */
export const isPrinted = (fields: readonly ChangeField[]): boolean => fields.some((name) => changeFields[name].printed)

/**
 * A scope as two of them are compared (4.2.6): width, spaces and punctuation are folded away, so that a full-width comma
 * is no difference.
 */
export const foldScope = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')

export const sameScope = (a: string, b: string): boolean => foldScope(a) === foldScope(b)
