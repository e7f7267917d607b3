import type { Day } from '../../clause/day.ts'
import { shellWord, type Words } from '../../clause/words.ts'
import { type Scheme, type Status, schemes, statuses } from './rules.ts'

export const certificateWords = {
  added: (number: string, code: string, name: string): Words => ({
    en: `Added certificate ${number} of ${code} ${name}.`,
    zh: `已添加证书 ${number}：${code} ${name}。`,
  }),
  numberTaken: (number: string, name: string): Words => ({
    en: `The certificate number ${number} is on record for ${name}.`,
    zh: `证书编号 ${number} 已登记在 ${name} 名下。`,
  }),
  editCertificate: (number: string): Words => ({
    en: `See it with: certdesk certificate show ${shellWord(number)} — and correct it with "certificate edit".`,
    zh: `可查看：certdesk certificate show ${shellWord(number)}；更正用 certificate edit。`,
  }),
  meansPerhaps: (typed: string, told: readonly string[], isMore: boolean): Words => ({
    en: `There is no certificate ${typed}; it may be ${told.join('; ')}${isMore ? '; …' : ''}.`,
    zh: `没有证书 ${typed}，可能指：${told.join('；')}${isMore ? '；…' : ''}。`,
  }),
  nameOne: { en: 'Type the number of the certificate.', zh: '请写证书编号。' },
  unknown: (number: string): Words => ({ en: `There is no certificate ${number}.`, zh: `没有证书 ${number}。` }),
  listCertificates: { en: 'See them with: certdesk certificate list', zh: '可查看：certdesk certificate list' },
  longValidity: (issued: Day, expires: string): Words => ({
    en: `It is valid for more than ten years, ${issued} to ${expires}: look at the year again.`,
    zh: `有效期超过十年（${issued} 至 ${expires}），请核对年份。`,
  }),
  /** Of two days, each with what it is the day of, which of them should have been the earlier and which the later. */
  order: (earlier: string, later: string): Words => ({
    en: `${later} lies before ${earlier}.`,
    zh: `${later} 早于 ${earlier}。`,
  }),
  notAfterOld: (issued: Day, old: string, oldIssued: Day): Words => ({
    en: `--issued ${issued} does not lie after the issue of ${old}, ${oldIssued}.`,
    zh: `--issued ${issued} 未晚于原证书 ${old} 的发证日期 ${oldIssued}。`,
  }),
  auditAfterIssue: (lastAudit: Day, issued: Day): Words => ({
    en: `--last-audit ${lastAudit} lies after the day of issue, ${issued}.`,
    zh: `--last-audit ${lastAudit} 晚于发证日期 ${issued}。`,
  }),
  nameAField: {
    en: 'Give what is to be changed, for example --expires 2029-03-01 --reason "mistyped".',
    zh: '请给出要修改的内容，例如 --expires 2029-03-01 --reason "录入错误"。',
  },
  needsReason: { en: 'A certificate on record is changed only with a reason.', zh: '修改已登记的证书须说明原因。' },
  giveReason: { en: 'Add --reason and say why.', zh: '请用 --reason 说明原因。' },
  scopeGoverned: {
    en: 'A certificate implies a signed contract, so its scope changes only by a change application (F01).',
    zh: '证书意味着合同已签订，认证范围只能通过变更申请（F01）更改。',
  },
  correctInstead: {
    en: 'If it was only mistyped, say so with --correction REASON.',
    zh: '如果只是录入错误，请用 --correction 原因 更正。',
  },
  otherCustomersContract: (contract: string): Words => ({
    en: `The contract ${contract} is not one of this customer.`,
    zh: `合同 ${contract} 不属于该客户。`,
  }),
  superseded: (number: string, on: Day): Words => ({
    en: `${number} is superseded from ${on}.`,
    zh: `${number} 自 ${on} 起标为已换证。`,
  }),
  replacesSuspended: (number: string): Words => ({
    en: `Certificate ${number} is suspended; a new one in its place would make it valid again.`,
    zh: `证书 ${number} 处于暂停状态，换发将使其恢复有效。`,
  }),
  restoreFirst: (number: string): Words => ({
    en: `Restore it first: certdesk suspend restore ${shellWord(number)}`,
    zh: `请先恢复：certdesk suspend restore ${shellWord(number)}`,
  }),
  replacesOthers: (number: string): Words => ({
    en: `${number} is a certificate of another customer, and cannot be replaced for this one.`,
    zh: `${number} 属于其他客户，不能由该客户的证书替换。`,
  }),
  replacesFinal: (number: string, status: Status, on: Day): Words => ({
    en: `${number} is ${statuses[status].en} from ${on}, which is final: nothing is issued in its place.`,
    zh: `${number} 自 ${on} 起${statuses[status].zh}，不可再换发。`,
  }),
  leaveReplaces: {
    en: 'Leave --replaces out: a certificate of a new certification stands by itself. See what became of the old one with: certdesk certificate show',
    zh: '请去掉 --replaces：重新认证的证书独立登记。原证书情况可用 certdesk certificate show 查看',
  },
  changesOfStatus: { en: 'Changes of status', zh: '状态变化' },
  checkDays: { en: 'Check the days and type them again.', zh: '请核对日期后重新输入。' },
  none: { en: 'No certificates are on record.', zh: '没有证书记录。' },
  status: (status: Status | null): Words =>
    status === null ? { en: 'not issued yet', zh: '尚未颁发' } : statuses[status],
  schemeUnknown: (standard: string): Words => ({
    en: `The scheme of "${standard}" is not known.`,
    zh: `无法判断“${standard}”的认证项目类别。`,
  }),
  schemeOtherwise: (standard: string, told: Scheme, said: Scheme): Words => ({
    en: `"${standard}" is of ${schemes[told].en}, not of ${schemes[said].en}: its surveillance is judged by that (ISO/IEC 17021-1 9.1.3).`,
    zh: `“${standard}”属于${schemes[told].zh}，不是${schemes[said].zh}：监督按此判定（ISO/IEC 17021-1 9.1.3）。`,
  }),
  leaveScheme: {
    en: 'Leave --scheme out, or correct the standard with --standard.',
    zh: '请去掉 --scheme，或用 --standard 更正认证标准。',
  },
  askKind: { en: 'Kind of issue', zh: '发证类型' },
  proposed: ({ en, zh }: Words): Words => ({ en: `${en} (as the dates suggest)`, zh: `${zh}（按日期推断）` }),
  transferNeedsAudit: {
    en: 'A transfer goes on with the last audit of the body before: its day is missing.',
    zh: '转机构的证书沿用原机构最近一次审核，须给出该审核日期。',
  },
  giveLastAudit: { en: 'Give it with --last-audit DAY.', zh: '请用 --last-audit 日期 给出。' },
  auditOfTransfer: {
    en: '--last-audit is of a transfer from another body alone.',
    zh: '--last-audit 仅用于转机构的证书。',
  },
  nameTransfer: {
    en: 'Leave it out, or say --kind transfer. Own audits are recorded with: certdesk certificate surveillance add',
    zh: '请去掉，或用 --kind transfer；本机构的审核用 certdesk certificate surveillance add 登记。',
  },
  intervalOfProduct: {
    en: '--surveillance-months is of product certificates alone: of a management system the standard tells.',
    zh: '--surveillance-months 仅用于产品证书；管理体系按标准规则确定。',
  },
  leaveInterval: { en: 'Leave it out, or correct --scheme.', zh: '请去掉，或更正 --scheme。' },
  onlyInitial: (old: string, expired: Day): Words => ({
    en: `${old} expired on ${expired} and was not audited for its recertification by then: what is issued now can only be an initial certification.`,
    zh: `${old} 已于 ${expired} 到期，届时没有再认证审核记录：现在只能按初次认证发证。`,
  }),
  auditOrInitial: (old: string): Words => ({
    en: `If it was audited in time, record that first: certdesk certificate surveillance add ${shellWord(old)} --kind recertification --on DAY --reference REFERENCE; else say --kind initial.`,
    zh: `如已按期审核，请先补录：certdesk certificate surveillance add ${shellWord(old)} --kind recertification --on 日期 --reference 报告编号；否则请用 --kind initial。`,
  }),
  beyondCycle: (expires: Day | null, latest: Day): Words => ({
    en: `It ${expires === null ? 'never expires' : `expires on ${expires}`}, later than its cycle allows, ${latest} (ISO/IEC 17021-1 9.1.3): look at the days again.`,
    zh: `有效期至 ${expires ?? '长期'}，超出认证周期（最迟 ${latest}，ISO/IEC 17021-1 9.1.3），请核对日期。`,
  }),
  nameScheme: {
    en: 'Say it with --scheme management-system, product or inspection.',
    zh: '请用 --scheme 指明：管理体系、产品 或 检验。',
  },
}
