import type { Day } from '../../clause/day.ts'
import { type Fen, fenNumber, fenText } from '../../clause/fen.ts'
import { joined, same, shellWord, type Words } from '../../clause/words.ts'
import { type ContractStep, stepWords } from '../certificate/rules.ts'
import type { PriceRecord } from './on-day.ts'

const steps = (list: readonly ContractStep[]): Words => joined(list.map((step) => stepWords[step]))

export const contractWords = {
  lacking: (name: string): Words => ({ en: `${name} — missing`, zh: `${name}（缺，待补）` }),
  added: (number: string, code: string, name: string): Words => ({
    en: `Added contract ${number} of ${code} ${name}.`,
    zh: `已添加合同 ${number}：${code} ${name}。`,
  }),
  numberTaken: (number: string, name: string): Words => ({
    en: `The contract number ${number} is on record for ${name}.`,
    zh: `合同编号 ${number} 已登记在 ${name} 名下。`,
  }),
  editContract: (number: string): Words => ({
    en: `Correct it with: certdesk contract edit ${shellWord(number)} …`,
    zh: `更正请用：certdesk contract edit ${shellWord(number)} …`,
  }),
  ended: (number: string, on: Day): Words => ({
    // The day may lie ahead.
    en: `Contract ${number} ends on ${on}.`,
    zh: `合同 ${number} 自 ${on} 起终止。`,
  }),
  alreadyEnded: (number: string, on: Day): Words => ({
    en: `Contract ${number} ended on ${on} already; nothing was changed.`,
    zh: `合同 ${number} 已于 ${on} 终止，未作改动。`,
  }),
  refusedOrder: (number: string, list: readonly ContractStep[]): Words => ({
    en: `The steps of contract ${number} are out of order: ${steps(list).en} ${list.length === 1 ? 'lies' : 'lie'} before an earlier step.`,
    zh: `合同 ${number} 的步骤顺序不符：${steps(list).zh}早于前面的步骤。`,
  }),
  stepOrder: {
    en: 'The order is acceptance, review, signing, project set-up: check the days. If it truly was so, say why with --out-of-order.',
    zh: '顺序为：受理、评审、签订、立项。请核对日期；若确实如此，请用 --out-of-order 说明原因。',
  },
  takenOutOfOrder: (number: string, list: readonly ContractStep[]): Words => ({
    en: `The steps of contract ${number} are recorded out of order, which stays a finding (4.1.4): ${steps(list).en} ${list.length === 1 ? 'lies' : 'lie'} before an earlier step.`,
    zh: `合同 ${number} 的步骤已按实际（颠倒）顺序登记，将作为不符合列出（4.1.4）：${steps(list).zh}早于前面的步骤。`,
  }),
  isInOrder: (number: string): Words => ({
    en: `The steps of contract ${number} are in order.`,
    zh: `合同 ${number} 的步骤顺序无误。`,
  }),
  leaveOutOfOrder: { en: 'Leave --out-of-order out.', zh: '请去掉 --out-of-order。' },
  noStep: (number: string): Words => ({
    en: `Contract ${number} has no step on record yet (4.1.4). Record each with: certdesk contract advance ${shellWord(number)} --on DAY --ref REFERENCE`,
    zh: `合同 ${number} 尚未登记任何步骤（4.1.4）。请逐步登记：certdesk contract advance ${shellWord(number)} --on 日期 --ref 编号`,
  }),
  skipped: (number: string, list: readonly ContractStep[]): Words => ({
    en: `Contract ${number} has a later step on record without: ${steps(list).en} (4.1.4). Record it with "contract edit".`,
    zh: `合同 ${number} 已有后续步骤，但缺少：${steps(list).zh}（4.1.4）。请用 contract edit 补录。`,
  }),
  referenceAlone: (reference: string): Words => ({
    en: `${reference} is given, but the day of the step is not.`,
    zh: `给出了 ${reference}，但没有该步骤的日期。`,
  }),
  giveDay: (step: string): Words => ({ en: `Add ${step} DAY.`, zh: `请加上 ${step} 日期。` }),
  /** The price of a signed contract is changed past the application that it takes. */
  amountSigned: (number: string): Words => ({
    en: `Contract ${number} is signed: its amount changes through a change application, or is corrected as mistyped.`,
    zh: `合同 ${number} 已签订，金额只能经变更申请变更，或作为录入错误更正。`,
  }),
  applyOrCorrect: (code: string, number: string, amount: Fen | null): Words => {
    const apply = `certdesk change submit ${code} --contract ${shellWord(number)} --set amount=${amount === null ? '' : fenNumber(amount)}`
    return {
      en: `Apply for it with: ${apply} — if it was only mistyped, say so with --correction REASON, which 4.2.3 lists.`,
      zh: `请申请变更：${apply}；如果只是录入错误，请用 --correction 原因 更正（将在 4.2.3 下列出）。`,
    }
  },
  /** What the price of a signed contract is for. */
  serviceSigned: (number: string, titles: readonly Words[]): Words => {
    const named = joined(titles, ' and ', '和')
    return {
      en: `Contract ${number} is signed: its ${named.en} can only be corrected as mistyped.`,
      zh: `合同 ${number} 已签订，${named.zh}只能作为录入错误更正。`,
    }
  },
  renewOrCorrect: (number: string): Words => ({
    en: `If it was only mistyped, say so with --correction REASON, which 4.2.3 lists; another service takes a new contract: certdesk contract renew ${shellWord(number)} --number NUMBER`,
    zh: `如果只是录入错误，请用 --correction 原因 更正（将在 4.2.3 下列出）；改为其他服务项目请续签：certdesk contract renew ${shellWord(number)} --number 新编号`,
  }),
  notSigned: (number: string): Words => ({
    en: `Contract ${number} is not signed: what it says changes freely.`,
    zh: `合同 ${number} 尚未签订，内容可直接修改。`,
  }),
  leaveCorrection: {
    en: 'Leave --correction out; give --reason where something on record is replaced.',
    zh: '请去掉 --correction；改写已有内容时用 --reason 说明原因即可。',
  },
  nameAField: {
    en: 'Give what is to be changed, for example --signed 2026-03-01 --signed-ref HT-12.',
    zh: '请给出要修改的内容，例如 --signed 2026-03-01 --signed-ref HT-12。',
  },
  needsReason: (number: string): Words => ({
    en: `Contract ${number} already says something else; replacing it needs a reason.`,
    zh: `合同 ${number} 已有不同的记录；改写须说明原因。`,
  }),
  referredTo: (number: string, by: readonly string[]): Words => ({
    en: `Contract ${number} is referred to by ${by.join(', ')}.`,
    zh: `合同 ${number} 被 ${by.join('、')} 引用。`,
  }),
  voidThoseFirst: {
    en: 'Void those first if they are mistyped too; to end a contract, use "contract end".',
    zh: '如其也属误录，请先作废；合同终止请用 contract end。',
  },
  hasCertificates: (number: string, certificates: readonly string[]): Words => ({
    en: `Contract ${number} has certificates on record: ${certificates.join(', ')}.`,
    zh: `合同 ${number} 名下有证书：${certificates.join('、')}。`,
  }),
  voidCertificatesFirst: {
    en: 'Void the certificates first if they are mistyped too; to end a contract, use "contract end".',
    zh: '如证书也属误录，请先作废证书；合同终止请用 contract end。',
  },
  notMoney: (label: string, typed: string): Words => ({
    en: `${label} is not an amount in yuan: "${typed}".`,
    zh: `${label} 不是有效的金额（元）：“${typed}”。`,
  }),
  writeMoney: { en: 'Write it as 12345.60 or 12,345.60.', zh: '请写成 12345.60 或 12,345.60。' },
  none: { en: 'No contracts are on record.', zh: '没有合同记录。' },
  outOfOrder: (list: readonly ContractStep[]): Words => ({
    en: `out of order: ${steps(list).en}`,
    zh: `顺序不符：${steps(list).zh}`,
  }),
  missing: (list: readonly ContractStep[]): Words => ({
    en: `missing: ${steps(list).en}`,
    zh: `缺少：${steps(list).zh}`,
  }),
  listed: {
    en: 'from before go-live; the days of its steps are not on record',
    zh: '启用日之前的合同，各步骤日期不在案',
  },
  stillOpen: (list: readonly ContractStep[]): Words => ({
    en: `still to come: ${steps(list).en}`,
    zh: `尚待办理：${steps(list).zh}`,
  }),
  notSetUp: (days: number, limit: number): Words => ({
    en: `signed ${days} working days ago and not set up (our limit: ${limit})`,
    zh: `签订已 ${days} 个工作日仍未立项（本机构限值：${limit} 个工作日）`,
  }),
  noReference: (list: readonly ContractStep[]): Words => ({
    en: `without a reference: ${steps(list).en}`,
    zh: `缺少编号：${steps(list).zh}`,
  }),
  /** The day of a step and its reference: both are its evidence. */
  evidence: (on: Day, reference: string | null): Words =>
    reference === null ? { en: `${on}  (no reference)`, zh: `${on}  （无编号）` } : same(`${on}  ${reference}`),
  floorSince: (floor: Fen, from: Day): Words => ({
    en: `${fenText(floor)} since ${from}`,
    zh: `${fenText(floor)}（自 ${from} 起）`,
  }),
  /** How a price came about: by what was signed, an application, or a correction with the entry that made it. */
  priceOrigin: ({ origin, application, entry }: Pick<PriceRecord, 'origin' | 'application' | 'entry'>): Words => {
    if (origin === 'signing') return { en: 'signing', zh: '签订' }
    return origin === 'application'
      ? { en: `application ${application}`, zh: `变更申请 ${application}` }
      : { en: `correction, entry #${entry}`, zh: `更正（日志 #${entry}）` }
  },
  signedAt: (amount: Fen): Words => ({ en: `signed at ${fenText(amount)}`, zh: `签订时金额 ${fenText(amount)}` }),
  belowIt: (reason: string | null, by: string | null): Words =>
    reason === null
      ? { en: 'the price is below it, and no manager decided so', zh: '价格低于最低价格，且无经理批准' }
      : { en: `the price is below it: ${reason} (${by ?? '—'})`, zh: `价格低于最低价格：${reason}（${by ?? '—'}）` },
  numbers: (list: readonly string[]): Words => (list.length === 0 ? same('—') : joined(list.map(same))),
  noMaintainer: { en: 'under contract and has no maintainer', zh: '已签约但无维护人' },
  certifiedUnmaintained: { en: 'certified and has no maintainer', zh: '已获证但无维护人' },
}
