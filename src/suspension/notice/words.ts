import type { CaseAct } from '../../certificate/status/rules.ts'
import type { Words } from '../../clause/words.ts'
import { writtenDay } from '../../paper/written-day.ts'
import type { NoticeView } from './view.ts'

export const titles: Readonly<Record<CaseAct, Words>> = {
  suspension: { zh: '暂停认证证书通知书', en: 'Notice of Suspension of Certification' },
  restoration: { zh: '恢复认证证书通知书', en: 'Notice of Restoration of Certification' },
  withdrawal: { zh: '撤销认证证书通知书', en: 'Notice of Withdrawal of Certification' },
  cancellation: { zh: '注销认证证书通知书', en: 'Notice of Cancellation of Certification' },
}

/** The labels of the letter, the same in HTML and in Word. */
export const labels = {
  body: { zh: '认证机构', en: 'Certification body' },
  noticeNumber: { zh: '通知编号', en: 'Notice No.' },
  number: { zh: '办理编号', en: 'Case No.' },
  to: { zh: '致', en: 'To' },
  customer: { zh: '客户编号', en: 'Customer code' },
  certificate: { zh: '证书编号', en: 'Certificate No.' },
  standard: { zh: '认证依据', en: 'Standard' },
  scope: { zh: '认证范围', en: 'Scope' },
  reducedScope: { zh: '缩小后的认证范围', en: 'Reduced scope' },
  reason: { zh: '原因', en: 'Reason' },
  statement: { zh: '事实说明', en: 'Particulars' },
  groundOn: { zh: '事实确认日期', en: 'Confirmed on' },
  decidedOn: { zh: '决定日期', en: 'Decided on' },
  effectiveOn: { zh: '生效日期', en: 'In force from' },
  endsOn: { zh: '暂停最迟至', en: 'Suspended at the latest until' },
  conditions: { zh: '恢复条件', en: 'Conditions for restoration' },
  verified: { zh: '已核实的证据', en: 'Evidence verified' },
  proof: { zh: '申请或证明', en: 'Application or proof' },
  duties: { zh: '请贵组织注意', en: 'What follows for your organization' },
  appeal: { zh: '异议', en: 'Objection' },
  decidedBy: { zh: '决定人', en: 'Decided by' },
  signature: { zh: '签字', en: 'Signature' },
  handledBy: { zh: '经办人', en: 'Handled by' },
  seal: { zh: '认证机构（盖章）', en: 'Certification body (seal)' },
  issuedOn: { zh: '签发日期', en: 'Issued on' },
  received: { zh: '签收人', en: 'Received by' },
  date: { zh: '日期', en: 'Date' },
  head: { zh: '登记簿日志', en: 'Journal' },
} as const satisfies Record<string, Words>

/** What was decided, and from when. */
export function decision({ kind, effectiveOn, endsOn, reducedScope }: NoticeView): Words {
  const from = writtenDay(effectiveOn)
  if (kind === 'suspension') {
    const until = endsOn === null ? null : writtenDay(endsOn)
    return {
      zh: `经本机构决定，贵组织持有的下列认证证书自${from.zh}起暂停${until === null ? '' : `，最迟至${until.zh}止`}。`,
      en: `We have decided to suspend the certificate named below, held by your organization, from ${from.en}${until === null ? '' : ` until ${until.en} at the latest`}.`,
    }
  }
  if (kind === 'restoration')
    return {
      zh: `经本机构核实并决定，贵组织持有的下列认证证书自${from.zh}起恢复${reducedScope === null ? '' : '，认证范围相应缩小'}。`,
      en: `Having verified the evidence, we have decided to restore the certificate named below, held by your organization, from ${from.en}${reducedScope === null ? '' : ', with a reduced scope'}.`,
    }
  if (kind === 'withdrawal')
    return {
      zh: `经本机构决定，贵组织持有的下列认证证书自${from.zh}起撤销。`,
      en: `We have decided to withdraw the certificate named below, held by your organization, from ${from.en}.`,
    }
  return {
    zh: `贵组织持有的下列认证证书自${from.zh}起注销。`,
    en: `The certificate named below, held by your organization, is cancelled from ${from.en}.`,
  }
}

const published: Words = {
  zh: '本机构将按规定公布该证书的状态，并在查询时如实告知。',
  en: 'We make the status of the certificate public and state it truly to whoever asks.',
}

const stopUse: Words = {
  zh: '自生效之日起，不得再使用该证书和认证标志，并应停止一切引用该认证的宣传。',
  en: 'From that day neither the certificate nor the certification marks may be used, and all publicity that refers to the certification is to be discontinued.',
}

const giveBack: Words = {
  zh: '请将该证书的全部正本、副本交还本机构；未交还的，本机构可公告该证书作废。',
  en: 'All originals and copies issued of the certificate are to be returned to us; failing that, we may announce publicly that it is void.',
}

/** What the organization must do, must not do, and may expect. */
export function duties({ kind, endsOn, reducedScope }: NoticeView): readonly Words[] {
  if (kind === 'suspension') return [whileSuspended, toRestore(endsOn), unresolved, published]
  if (kind === 'restoration')
    return reducedScope === null ? [useAgain, published] : [useReduced, giveUpWider, published]
  return [stopUse, giveBack, published]
}

const whileSuspended: Words = {
  zh: '暂停期间，不得使用该证书和认证标志，不得以任何方式表明该认证有效。',
  en: 'While it is suspended, neither the certificate nor the certification marks may be used, and nothing may suggest that the certification is valid.',
}

const toRestore = (endsOn: NoticeView['endsOn']): Words => {
  const by = endsOn === null ? null : writtenDay(endsOn)
  return {
    zh: `请${by === null ? '尽快' : `不迟于${by.zh}`}满足恢复条件并向本机构提交证据；经核实并作出决定后，证书方可恢复。`,
    en: `Meet the conditions for restoration and send us the evidence ${by === null ? 'as soon as possible' : `no later than ${by.en}`}; the certificate is restored only by a decision of ours once the evidence is verified.`,
  }
}

const unresolved: Words = {
  zh: '期满仍未解决的，本机构将依程序撤销证书或缩小认证范围。',
  en: 'If the matter is not resolved by then, we will withdraw the certificate or reduce its scope under our procedures.',
}

const useAgain: Words = {
  zh: '自生效之日起，可在证书有效期和认证范围内重新使用该证书和认证标志。',
  en: 'From that day the certificate and the certification marks may be used again, within its validity and scope.',
}

const useReduced: Words = {
  zh: '自生效之日起，证书和认证标志只能在缩小后的认证范围内使用。',
  en: 'From that day the certificate and the certification marks may be used within the reduced scope only.',
}

const giveUpWider: Words = {
  zh: '请修改涉及原认证范围的宣传，并在换发证书时交还原证书。',
  en: 'Publicity that refers to the former scope is to be amended, and the former certificate returned when the new one is issued.',
}

/** How to object: where and to whom, without promising what the body's own procedure may settle otherwise. */
export const appeal: Words = {
  zh: '贵组织对本决定有异议的，可按本机构公开的申诉处理程序书面提出申诉，由未参与本决定的人员处理。',
  en: 'You may appeal against this decision in writing under our published appeals procedure; people who took no part in the decision will deal with it.',
}
