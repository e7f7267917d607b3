import { joined, type Words } from '../../../clause/words.ts'
import { writtenDay } from '../../../paper/written-day.ts'
import { caseDecisions, caseSorts } from '../rules.ts'
import type { LetterView } from './view.ts'

/** The titles of the letters. */
export const titleOf = ({ kind, sort }: Pick<LetterView, 'kind' | 'sort'>): Words =>
  kind === 'acknowledgement'
    ? {
        zh: `${caseSorts[sort].zh}收悉告知书`,
        en: sort === 'complaint' ? 'Acknowledgement of a Complaint' : 'Acknowledgement of an Appeal',
      }
    : {
        zh: `${caseSorts[sort].zh}处理结果告知书`,
        en: sort === 'complaint' ? 'Result of a Complaint' : 'Result of an Appeal',
      }

/** The labels of the letter, the same in HTML and in Word. */
export const labels = {
  body: { zh: '认证机构', en: 'Certification body' },
  letterNumber: { zh: '函件编号', en: 'Letter No.' },
  number: { zh: '受理编号', en: 'Case No.' },
  customer: { zh: '客户编号', en: 'Customer code' },
  to: { zh: '致', en: 'To' },
  receivedOn: { zh: '收到日期', en: 'Received on' },
  content: { zh: '内容', en: 'Content' },
  owner: { zh: '责任人', en: 'Seen to by' },
  decideBy: { zh: '最迟决定日期', en: 'Decided at the latest by' },
  decision: { zh: '决定', en: 'Decision' },
  decidedOn: { zh: '决定日期', en: 'Decided on' },
  reason: { zh: '理由', en: 'Reason' },
  correction: { zh: '纠正', en: 'Correction' },
  action: { zh: '纠正措施', en: 'Corrective action' },
  public: { zh: '是否公开', en: 'Made public' },
  decidedBy: { zh: '决定人', en: 'Decided by' },
  signature: { zh: '签字', en: 'Signature' },
  seal: { zh: '认证机构（盖章）', en: 'Certification body (seal)' },
  issuedOn: { zh: '签发日期', en: 'Issued on' },
  head: { zh: '登记簿日志', en: 'Journal' },
} as const satisfies Record<string, Words>

/** What was decided, in a word. */
export const decisionWords = (decision: NonNullable<LetterView['decision']>): Words =>
  decision === 'refused' ? { zh: '不予受理', en: 'not accepted' } : caseDecisions[decision]

const publicWords: Readonly<Record<'yes' | 'no' | 'open', Words>> = {
  yes: { zh: '公开', en: 'yes' },
  no: { zh: '不公开', en: 'no' },
  open: { zh: '待与双方商定', en: 'to be agreed with both' },
}

export const madePublicWords = (madePublic: boolean | null): Words =>
  publicWords[madePublic === null ? 'open' : madePublic ? 'yes' : 'no']

const uninvolved: Words = {
  zh: '负责调查和作出决定的人员均未参与所涉事项。',
  en: 'Those who investigate and decide were not involved in what it is about.',
}

const noWorse: Words = {
  zh: '提出投诉或申诉不会使您受到任何歧视性对待。',
  en: 'Nobody is treated any worse for a complaint or an appeal.',
}

/** The sentences of the letter, one paragraph each. */
export function paragraphsOf(view: LetterView): Words[] {
  const { kind, sort, receivedOn, decideBy, separate } = view
  const [zh, en] = [caseSorts[sort].zh, caseSorts[sort].en]
  const received = writtenDay(receivedOn)
  if (kind === 'acknowledgement') {
    const by = writtenDay(decideBy)
    return [
      {
        zh: `您的${zh}已于${received.zh}收悉，编号见上。`,
        en: `We received your ${en} on ${received.en}. Its number stands above.`,
      },
      {
        zh: `我们将核实有关情况，最迟于${by.zh}作出决定，并正式告知处理结果。处理期间，您可随时询问进展。`,
        en: `We will gather and verify what is needed, decide by ${by.en} at the latest, and tell you the result formally. You may ask how far it is at any time.`,
      },
      separate ? joined([uninvolved, noWorse], ' ', '') : noWorse,
    ]
  }
  const close = { zh: `本${zh}的处理至此结束。`, en: `The handling of this ${en} ends with this letter.` }
  const status = {
    zh: '申诉本身不改变认证证书的状态；需要改变的，将另行决定并通知。',
    en: 'An appeal does not by itself alter the status of a certificate; where it is to change, that is decided and notified separately.',
  }
  const appeal = {
    zh: '对认证决定有异议的，可按本机构公布的申诉程序书面提出申诉。',
    en: 'You may appeal against decisions on certification in writing under our published appeals procedure.',
  }
  return [
    {
      zh: `您于${received.zh}提出的${zh}已处理完毕，结果如下。`,
      en: `We have dealt with your ${en} received on ${received.en}, with the following result.`,
    },
    sort === 'appeal' ? status : appeal,
    close,
  ]
}
