import type { Words } from '../../clause/words.ts'
import type { FactTable } from '../../register/tables.ts'

/** What of an entry waits for the word of whoever is said to have done it, where somebody else typed it. */
export interface Awaited {
  readonly what: Words
  /** The columns that say who decided, the first that is filled in; left out: it is whoever the entry is said to be done by. */
  readonly whose?: readonly string[]
  /** Only rows of these acts. */
  readonly acts?: readonly string[]
  /** What the row is about: a column of its own, or the column of the row that it refers to; null: it is said already. */
  readonly about: string | readonly [column: string, table: FactTable, of: string] | null
}

const ofStaff = ['staff_id', 'staff', 'name'] as const

/**
 * Decisions that a clause gives to a role (4.1.5, 4.2, 4.3.7, 4.4, ISO/IEC 17021-1 9.7, 9.8), and what only a manager records (3). What anybody may
 * do waits for nobody: most of it is typed for colleagues.
 */
export const awaited: Partial<Record<FactTable, Awaited>> = {
  status_change: {
    what: { en: 'decision on the certificate', zh: '证书状态决定' },
    whose: ['decided_by'],
    about: ['certificate_id', 'certificate', 'number'],
  },
  change_act: {
    what: { en: 'decision on the application', zh: '变更申请的审批' },
    whose: ['staff_id'],
    acts: ['authorize', 'refuse', 'confirm', 'review', 'decide', 'approve', 'reject'],
    about: ['application_id', 'change_application', 'number'],
  },
  case_act: {
    what: { en: 'decision on a complaint or appeal', zh: '投诉申诉的决定' },
    whose: ['done_by', 'staff_id'],
    acts: ['accept', 'refuse', 'decide'],
    about: null,
  },
  loss: { what: { en: 'decision on the loss', zh: '异常流失的决定' }, whose: ['decided_by'], about: 'number' },
  finding: {
    what: { en: 'acknowledgement of the breach', zh: '不符合的确认' },
    whose: ['acknowledged_by'],
    about: 'number',
  },
  contract: {
    what: { en: 'price below the floor of the contract', zh: '低于最低价格的合同' },
    whose: ['below_floor_by'],
    about: 'number',
  },
  price_floor: { what: { en: 'price floor', zh: '最低价格' }, about: 'service' },
  limit_value: { what: { en: 'limit', zh: '限值' }, about: 'name' },
  revision: { what: { en: 'revision of the procedure', zh: '程序版本' }, about: 'number' },
  staff_role: { what: { en: 'role of', zh: '人员角色' }, about: ofStaff },
  account: { what: { en: 'account of', zh: '系统账户' }, about: ofStaff },
  person_erasure: { what: { en: "erasing a person's data", zh: '删除个人信息' }, about: null },
}

/** The tables of which anything waits. */
export const awaitedTables = Object.keys(awaited) as FactTable[]
