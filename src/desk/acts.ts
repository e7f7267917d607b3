import type { Words } from '../clause/words.ts'
import { deskWords } from './words.ts'

/** Something to do about a customer: a command line, or what the line at the desk is to begin with. */
interface Act {
  readonly words: Words
  readonly does: readonly string[] | string
}

/** What comes first where nobody is on record yet. */
export const firstActs: readonly { readonly words: Words; readonly does: readonly string[] }[] = [
  {
    words: { en: 'Import the list of customers (Excel or CSV)', zh: '导入客户名单（Excel 或 CSV）' },
    does: ['customer', 'import'],
  },
  { words: { en: 'Record the first customer', zh: '登记第一个客户' }, does: ['customer', 'add'] },
]

/** What can be done about a customer, what is done most first. */
export const actsFor = (customer: string): readonly Act[] => [
  { words: deskWords.ownLine, does: `${customer} ` },
  { words: { en: 'its file', zh: '客户档案' }, does: ['customer', 'show', customer] },
  { words: { en: 'its contacts', zh: '历次联系' }, does: ['contact', 'list', customer] },
  { words: { en: 'a contact, question by question', zh: '逐项登记一次联系' }, does: ['contact', 'add', customer] },
  { words: { en: 'an application for a change', zh: '变更申请' }, does: ['change', 'submit', customer] },
  { words: { en: 'a complaint', zh: '投诉' }, does: ['complaint', 'add', customer] },
  { words: { en: 'what it said by itself', zh: '客户反馈' }, does: ['feedback', 'add', customer] },
  { words: { en: 'a certificate', zh: '登记证书' }, does: ['certificate', 'add', customer] },
  { words: { en: 'a contract', zh: '登记合同' }, does: ['contract', 'add', customer] },
  { words: { en: 'a contact person', zh: '登记联系人' }, does: ['customer', 'person', 'add', customer] },
  { words: { en: 'correct its record', zh: '更正客户资料' }, does: ['customer', 'edit', customer] },
  { words: { en: 'all that happened', zh: '全部历史' }, does: ['customer', 'history', customer] },
]
