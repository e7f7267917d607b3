import type { Words } from '../clause/words.ts'
import type { Paper, PaperKind } from '../customer/customer/paper.ts'
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

/** What is done with a paper, by its number, in words that the number stands in. */
type PaperAct = readonly [en: string, zh: string, path: readonly string[]]

/** What can be done with each kind of paper, what is done most first. */
const paperActs: Readonly<Record<PaperKind, readonly PaperAct[]>> = {
  certificate: [
    ['certificate # and its status', '查看证书 #', ['certificate', 'show']],
    ['the next surveillance of #', '安排 # 的监审', ['certificate', 'surveillance', 'plan']],
    ['suspend #', '暂停 #', ['suspend', 'start']],
    ['correct #', '更正证书 #', ['certificate', 'edit']],
  ],
  contract: [
    ['contract # and its steps', '查看合同 #', ['contract', 'show']],
    ['the next step of #', '登记 # 的下一步', ['contract', 'advance']],
    ['renew #', '续签 #', ['contract', 'renew']],
  ],
  change_application: [
    ['go on with #', '接着办 #', ['next']],
    ['application #', '查看变更申请 #', ['change', 'show']],
  ],
  suspension: [
    ['go on with #', '接着办 #', ['next']],
    ['case #', '查看 #', ['suspend', 'show']],
  ],
  feedback: [['feedback #', '查看反馈 #', ['feedback', 'show']]],
  appeal: [
    ['go on with #', '接着办 #', ['next']],
    ['appeal #', '查看申诉 #', ['appeal', 'show']],
  ],
}

/** A complaint is feedback with a number of its own, and more can be done about it. */
const complaintActs: readonly PaperAct[] = [
  ['go on with #', '接着办 #', ['next']],
  ['complaint #', '查看投诉 #', ['complaint', 'show']],
]

const actsWith = ({ kind, number }: Paper): readonly Act[] =>
  (number.startsWith('CP-') && kind === 'feedback' ? complaintActs : paperActs[kind]).map(([en, zh, path]) => ({
    words: { en: en.replace('#', () => number), zh: zh.replace('#', () => number) },
    does: [...path, number],
  }))

/** What can be done about a customer: with the paper by which it was found first, then what is done most. */
export const actsFor = (customer: string, paper: Paper | null): readonly Act[] => [
  ...(paper === null ? [] : actsWith(paper)),
  { words: deskWords.ownLine, does: `${customer} ` },
  { words: { en: 'its file', zh: '客户档案' }, does: ['customer', 'show', customer] },
  { words: { en: 'its contacts', zh: '历次联系' }, does: ['contact', 'list', customer] },
  { words: { en: 'a contact, question by question', zh: '逐项登记一次联系' }, does: ['contact', 'add', customer] },
  {
    words: { en: 'go on with what is open', zh: '接着办未了的事（变更、暂停、投诉、申诉）' },
    does: ['next', customer],
  },
  { words: { en: 'an application for a change', zh: '变更申请' }, does: ['change', 'submit', customer] },
  { words: { en: 'a complaint', zh: '投诉' }, does: ['complaint', 'add', customer] },
  { words: { en: 'what it said by itself', zh: '客户反馈' }, does: ['feedback', 'add', customer] },
  { words: { en: 'suspend a certificate', zh: '暂停证书' }, does: ['suspend', 'start', customer] },
  { words: { en: 'a certificate', zh: '登记证书' }, does: ['certificate', 'add', customer] },
  { words: { en: 'a contract', zh: '登记合同' }, does: ['contract', 'add', customer] },
  { words: { en: 'a contact person', zh: '登记联系人' }, does: ['customer', 'person', 'add', customer] },
  { words: { en: 'correct its record', zh: '更正客户资料' }, does: ['customer', 'edit', customer] },
  { words: { en: 'all that happened', zh: '全部历史' }, does: ['customer', 'history', customer] },
]
