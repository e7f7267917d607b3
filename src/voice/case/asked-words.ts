import type { Words } from '../../clause/words.ts'

/** From whom either may come; only a complaint may come from nobody who is named. */
const named = {
  customer: { en: 'a customer of the register', zh: '已登记的客户' },
  other: { en: 'somebody else', zh: '未登记的人或组织' },
}

/** What a complaint or an appeal is asked about at a terminal, and the answers that are offered. */
export const caseQuestions = {
  whoSends: { complaint: { en: 'Who complains?', zh: '谁投诉？' }, appeal: { en: 'Who appeals?', zh: '谁申诉？' } },
  againstWhat: { en: 'What is the appeal against?', zh: '针对哪项决定申诉？' },
  againstWhom: {
    en: 'Against which certified customer is the complaint? (Enter if against none)',
    zh: '投诉针对哪家获证客户？（不针对获证客户则直接回车）',
  },
  whoWasInvolved: (named: readonly string[]): Words =>
    named.length === 0
      ? {
          en: 'Who was involved in what it is about? (such as the auditor; Enter if nobody)',
          zh: '哪些人员参与过所涉事项？（如审核员；没有则直接回车）',
        }
      : {
          en: `Who else was involved, besides ${named.join(', ')}? (Enter if nobody)`,
          zh: `除 ${named.join('、')} 外，还有谁参与过所涉事项？（没有则直接回车）`,
        },
  nobodyElse: { en: 'none', zh: '无' },
  decisions: {
    suspension: { en: 'a suspension, withdrawal or cancellation', zh: '暂停、撤销或注销' },
    change: { en: 'a change application', zh: '变更申请' },
    certificate: { en: 'a certificate', zh: '证书' },
    later: { en: 'said later, when it is accepted', zh: '受理时再写明' },
  },
  sendingCustomer: {
    complaint: { en: 'The customer who complains', zh: '投诉的客户' },
    appeal: { en: 'The customer who appeals', zh: '申诉的客户' },
  },
  senders: { complaint: { ...named, anonymous: { en: 'nobody is named', zh: '匿名' } }, appeal: named },
} as const
