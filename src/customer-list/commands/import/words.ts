import type { Day } from '../../../clause/day.ts'
import { type Reason, reason, reasons } from '../../../clause/reason.ts'
import { joined, same, shellWord, type Words } from '../../../clause/words.ts'
import { type CustomerField, customer } from '../../../customer/customer/customer.ts'
import type { Voiding } from '../../../customer/customer/store/taken-back.ts'
import type { Other } from '../../../intake/remark.ts'
import { intakeWords } from '../../../intake/words.ts'

/** Why only a person can say which organization a row is about. */
const doubts = {
  'same-code': { en: 'the same credit code under another name', zh: '信用代码相同而名称不同' },
  'same-number': { en: 'the same customer number under another name', zh: '客户编号相同而名称不同' },
  branch: { en: 'a branch with the code or number of its head office', zh: '分支机构使用了总公司的代码或编号' },
  'legal-form': { en: 'the same name but for 有限公司 and 有限责任公司', zh: '名称仅“有限公司”与“有限责任公司”之别' },
  script: { en: 'the same name but for traditional and simplified characters', zh: '名称仅繁简体不同' },
  brackets: { en: 'the same name but for brackets or punctuation', zh: '名称仅括号或标点不同' },
  'word-order': { en: 'the same name in another order', zh: '名称仅字词顺序不同' },
  'name-elsewhere': { en: 'the name of one customer and the number of another', zh: '名称与编号分属两个客户' },
  'former-name': { en: 'a former name of another customer', zh: '名称是另一客户的曾用名' },
} as const satisfies Record<string, Words>

export type DoubtKind = keyof typeof doubts

export const isDoubtKind = (kind: string): kind is DoubtKind => kind in doubts

/** The doubt of a row, with the other side: by its line alone where it has no number of its own yet. */
export const doubtReason = (kind: DoubtKind, { line, code, name }: Other): Reason => {
  const where = line === null ? null : intakeWords.line(line)
  const at =
    where === null
      ? { en: code, zh: `${code} ` }
      : code === ''
        ? where
        : { en: `${code} (${where.en})`, zh: `${code}（${where.zh}）` }
  const { en, zh } = doubts[kind]
  return reason(kind, { en: `${en}: ${at.en} is "${name}"`, zh: `${zh}：${at.zh}为“${name}”` })
}

/** The doubt of a row whose former name is what another customer is called now: it may be that one, renamed. */
export const formerlyThis = (name: string): Reason =>
  reason('former-name', {
    en: `its former name "${name}" is what another customer is called now`,
    zh: `该行的曾用名“${name}”是另一客户的现用名称`,
  })

/** The most branches named in a sentence; JSON has all of them. */
const mostBranches = 100

/** A customer whose name does not read like that of an organization. */
export interface NameToCheck {
  readonly line: number
  readonly code: string
  readonly name: string
}

/** A branch and the head office that only its name points to, both by their codes. */
export interface InferredOffice {
  readonly code: string
  readonly name: string
  readonly headOffice: string
  readonly headOfficeName: string
}

const certificateFields = {
  standard: { en: 'the standard', zh: '认证标准' },
  scope: { en: 'the scope', zh: '认证范围' },
  nextSurveillance: { en: 'the next surveillance', zh: '下次监督日期' },
  issued: { en: 'the day of issue', zh: '发证日期' },
  expires: { en: 'the day of expiry', zh: '有效期至' },
  kind: { en: 'the kind of issue', zh: '发证类型' },
  lastAudit: { en: 'the last audit before the transfer', zh: '转入前最近一次审核' },
  surveillanceMonths: { en: 'the months between surveillances', zh: '监督间隔月数' },
} as const satisfies Record<string, Words>

export const importWords = reasons({
  noNameColumn: { en: 'The file has no column for the name of the customer.', zh: '文件缺少客户名称一列。' },
  mapName: (headers: readonly string[]): Words => ({
    en: `Add it, or name it with --map HEADER=name. The headers are: ${headers.join(', ')}`,
    zh: `请补上该列，或用 --map 表头=name 指明。文件的表头有：${headers.join('、')}`,
  }),
  mayTellStatus: (header: string): Words => ({
    en: `The column "${header}" may tell which certificates ended or are suspended, and is not known.`,
    zh: `“${header}”一列可能说明哪些证书已终止或暂停，但未能识别。`,
  }),
  mapStatus: (header: string, isOfStatus: boolean): Words => {
    const [en, zh] = isOfStatus ? ['status', '证书状态'] : ['withdrawnOn', '撤销日期']
    return {
      en: `Say what it is, such as --map ${shellWord(`${header}=${en}`)} (or ${isOfStatus ? 'withdrawnOn' : 'status'}, cancelledOn, suspendedFrom), or leave it out with --map ${shellWord(`${header}=ignore`)}`,
      zh: `请指明其含义，例如 --map ${shellWord(`${header}=${zh}`)}（或 ${isOfStatus ? '撤销日期' : '证书状态'}、注销日期、暂停开始时间）；不导入该列请用 --map ${shellWord(`${header}=ignore`)}`,
    }
  },
  noDoubt: (label: string, raw: string): Words => ({
    en: `${label} "${raw}" says of no row how it is taken.`,
    zh: `${label}“${raw}”未说明哪一行如何处理。`,
  }),
  giveDoubt: {
    en: `Type a line or a kind and how: 5=merge, same-number=separate or 5=ask. The kinds: ${Object.keys(doubts).join(', ')}.`,
    zh: `请输入行号或疑问种类及处理：5=merge、same-number=separate 或 5=ask。种类有：${Object.keys(doubts).join('、')}。`,
  },
  contactList: (day: string, beside: string): Words => ({
    en: `The columns "${day}" and "${beside}" are those of a list of contacts, not of customers.`,
    zh: `文件有“${day}”和“${beside}”两列，应为联系记录，不是客户名单。`,
  }),
  importContacts: (file: string, day: string): Words => ({
    en: `Import it with: certdesk contact import ${shellWord(file)}. If it is a list of customers after all, add --map ${shellWord(`${day}=ignore`)}`,
    zh: `请用：certdesk contact import ${shellWord(file)}。如确为客户名单，请加 --map ${shellWord(`${day}=ignore`)}`,
  }),
  noName: { en: 'the name is empty', zh: '名称为空' },
  notANumber: { en: 'not a whole number; it was left out', zh: '不是整数，未录入' },
  noDigit: {
    en: 'has no digit and so is no telephone number; it was left out, and the number on record stays',
    zh: '没有数字，不是电话号码，未录入；已登记的号码保持不变',
  },
  notAnAmount: { en: 'not an amount in yuan; it was left out', zh: '不是有效金额，未录入' },
  noContractNumber: { en: 'an amount without a contract number; it was left out', zh: '有金额但无合同编号，未录入' },
  noPerson: { en: 'no contact person is named; it was left out', zh: '未写联系人姓名，未录入' },
  numberAsPerson: {
    en: 'has a telephone number in it; the contact person was left out',
    zh: '含有电话号码，不只是人名，联系人未录入',
  },
  severalPersons: {
    en: 'seems to name several persons, and was kept as one; give each a row',
    zh: '似有多个姓名，已按一人录入；请每人各占一行',
  },
  notOneMaintainer: { en: 'names no one person; nobody was assigned', zh: '不是一个人的姓名，未指定维护人' },
  notOfBusiness: (from: Day): Words => ({
    en: `is not of the business department on ${from}; assigned all the same, and 4.3.1 will say so`,
    zh: `在 ${from} 不属于业务部；仍按文件指定，4.3.1 会列为不符合`,
  }),
  stillVip: (from: Day): Words => ({
    en: `is VIP since ${from}, which stays; end it with "customer vip end"`,
    zh: `自 ${from} 起为 VIP，保持不变；如须取消请用 customer vip end`,
  }),
  secondPerson: (primary: string): Words => ({
    en: `was added beside ${primary}: under contract the primary contact person changes by a change application (4.2)`,
    zh: `已作为另一联系人添加，主要联系人仍为 ${primary}：合同已签订，须办理变更申请（4.2）`,
  }),
  calledValid: (expiresOn: Day): Words => ({
    en: `called valid, but it ended on ${expiresOn}; the day counts`,
    zh: `标为有效，但已于 ${expiresOn} 到期，以日期为准`,
  }),
  pastSuspension: (status: string): Words => ({
    en: `the certificate is called "${status}", so this suspension is over; it was not taken over: record it with "suspend start" and "suspend restore"`,
    zh: `证书标为“${status}”，该暂停已结束，未导入；请用 suspend start 和 suspend restore 补录`,
  }),
  suspendedTooLong: (last: Day): Words => ({
    en: `is later than a suspension may last: it is held against ${last} (4.4.1)`,
    zh: `超过最长暂停期，按 ${last} 判定（4.4.1）`,
  }),
  suspensionEndDiffers: (held: Day): Words => ({
    en: `the suspension on record ends on ${held}, which stays`,
    zh: `已登记的暂停至 ${held} 止，保持不变`,
  }),
  vipUnclear: { en: 'says neither VIP nor not; it was left out', zh: '无法判断是否 VIP，未录入' },
  ahead: (today: Day): Words => ({ en: `lies after today, ${today}`, zh: `晚于今天 ${today}` }),
  noExpiry: {
    en: 'the certificate has no day of expiry; write 长期 if it has no end',
    zh: '证书无有效期至；如无期限请写“长期”',
  },
  statusOfNoCertificate: {
    en: 'a certificate status without a certificate number; it was left out',
    zh: '有证书状态但无证书编号，未录入',
  },
  noCertificateNumber: {
    en: 'a certificate day without a certificate number; it was left out',
    zh: '有证书日期但无证书编号，未录入',
  },
  kindOfNoCertificate: {
    en: 'a kind of issue without a certificate number; it was left out',
    zh: '有发证类型但无证书编号，未录入',
  },
  schemeOtherwise: (told: Words): Words => ({
    en: `is not what the standard tells, ${told.en}, which was taken`,
    zh: `与认证标准不符，按认证标准登记为${told.zh}`,
  }),
  noIssueKind: (kinds: readonly Words[]): Words => {
    const { en, zh } = joined(kinds)
    return { en: `is no kind of issue; they are: ${en}`, zh: `不是发证类型；应为：${zh}` }
  },
  transferNeedsAudit: {
    en: 'a transfer needs the day of the last audit of the body before; the kind of issue was left out',
    zh: '转机构的证书须给出原机构最近一次审核日期，发证类型未录入',
  },
  auditOfTransfer: {
    en: 'is of a transfer from another body alone; it was left out',
    zh: '仅用于转机构的证书，未录入',
  },
  auditAfterIssue: (issued: Day): Words => ({
    en: `lies after the day of issue, ${issued}`,
    zh: `晚于发证日期 ${issued}`,
  }),
  intervalOfProduct: {
    en: 'is of product certificates alone: of a management system the standard tells; it was left out',
    zh: '仅用于产品证书（管理体系按标准规则确定），未录入',
  },
  noInterval: {
    en: 'is no number of months; write 0 if no surveillance is wanted, nothing if it is not known',
    zh: '不是月数；不要求监督请写 0，不清楚请留空',
  },
  firstFromIssue: (count: number): Words => ({
    en: `The list gives no day of first certification of ${count} ${count === 1 ? 'certificate' : 'certificates'}: the day of issue was taken for it. Where it was earlier, correct it with "certificate edit --first-issued".`,
    zh: `名单未给出初次获证日期的证书 ${count} 张，暂按发证日期登记；实际更早的，请用 certificate edit --first-issued 更正。`,
  }),
  withoutStatus: (count: number, first: readonly string[]): Words => ({
    en: `The list gives no status of ${count} ${count === 1 ? 'certificate' : 'certificates'}, though it has a column for it; entered as valid: ${first.join(', ')}${count > first.length ? ', …' : ''}.`,
    zh: `名单中状态为空的证书 ${count} 张，按有效登记：${first.join('、')}${count > first.length ? ' 等' : ''}。`,
  }),
  severalCertifiers: (certifiers: readonly string[]): Words => ({
    en: `The list names several bodies that certified: ${certifiers.join(', ')}. What is not certified by yours, take back with "certificate void".`,
    zh: `名单中的认证机构不止一家：${certifiers.join('、')}。不是本机构颁发的证书，请用 certificate void 作废。`,
  }),
  surveillanceTakenBack: {
    en: 'is of a surveillance that was taken back; it is not entered again: if it is right, enter it by hand',
    zh: '该监督已作废，不再导入；如确属正确，请手工登记',
  },
  noSurveillance: {
    en: 'certificates of this scheme have no surveillance; it was left out',
    zh: '该类别的证书没有监督审核，未录入',
  },
  beforeFirst: (first: Day): Words => ({
    en: `lies before the first certification, ${first}; it was left out`,
    zh: `早于初次获证日期 ${first}，未录入`,
  }),
  ended: (status: Words): Words => ({
    en: `the certificate was ${status.en} on that day; it was left out`,
    zh: `该日证书已${status.zh}，未录入`,
  }),
  noIssueDay: { en: 'the certificate has no day of issue', zh: '证书无发证日期' },
  firstAfterIssue: { en: 'first issued lies after issued', zh: '初次获证日期晚于发证日期' },
  expiresBeforeIssue: { en: 'expires before it was issued', zh: '有效期至早于发证日期' },
  noScheme: {
    en: 'the scheme is not clear from the standard; give --scheme',
    zh: '无法由认证标准判断类别；请用 --scheme 指明',
  },
  notExpired: {
    en: 'called expired, but its day has not come: the certificate was left out; correct the day, or write withdrawn or cancelled',
    zh: '标为过期但未到期，证书未录入；请改正日期，或写明“撤销”“注销”',
  },
  issuedTooEarly: (earliest: Day): Words => ({
    en: `lies before ${earliest}: the certificate was left out; correct the day`,
    zh: `早于 ${earliest}，证书未录入；请改正日期`,
  }),
  expiresTooLate: (years: number): Words => ({
    en: `is more than ${years} years after the issue: the certificate was left out; correct the day, or write 长期 if it has no end`,
    zh: `距发证超过 ${years} 年，证书未录入；请改正日期，如无期限请写“长期”`,
  }),
  stillSuspended: (status: string): Words => ({
    en: `the suspension goes on, and the certificate is called "${status}": it was left out; correct one of the two`,
    zh: `暂停尚未结束，而证书标为“${status}”，证书未录入；请改正其中之一`,
  }),
  noteBesideValid: (status: string): Words => ({
    en: `may tell that the certificate ended or is suspended; it was taken as "${status}", as its status says`,
    zh: `可能说明证书已终止或暂停；已按证书状态“${status}”登记`,
  }),
  noteWithoutStatus: {
    en: 'may tell that the certificate ended or is suspended, and there is no status: it was left out; write its status',
    zh: '可能说明证书已终止或暂停，但无证书状态，证书未录入；请填写证书状态',
  },
  severalContracts: {
    en: 'names several contracts: give each a row of its own',
    zh: '写有多个合同编号，请每份合同各占一行',
  },
  noPersonsName: {
    en: 'is not the name of a person: write who it is, or leave it empty',
    zh: '不是联系人姓名，请写姓名或留空',
  },
  statusUnknown: {
    en: 'not a status of a certificate, which was left out: write valid, suspended, withdrawn, cancelled, superseded or expired',
    zh: '不是证书状态，证书未录入；请写“有效”“暂停”“撤销”“注销”“已换证”或“过期失效”',
  },
  statusEnded: {
    en: 'says that the certificate ended, and not whether it was withdrawn (by the body) or cancelled (at the request of its holder): it was left out; write which',
    zh: '未说明是撤销（机构决定）还是注销（客户申请），证书未录入；请写明“撤销”或“注销”',
  },
  endWithoutStatus: {
    en: 'is of an end, and there is no status: the certificate was left out; write withdrawn or cancelled as its status',
    zh: '有撤销或注销日期但无证书状态，证书未录入；请在证书状态中写明“撤销”或“注销”',
  },
  suspensionWithoutStatus: {
    en: 'is of a suspension, and there is no status: the certificate was left out; write suspended or valid as its status',
    zh: '有暂停内容但无证书状态，证书未录入；请在证书状态中写明“暂停”或“有效”',
  },
  endOtherwise: (status: string): Words => ({
    en: `is the day of another end than "${status}" tells: the certificate was left out; correct one of the two`,
    zh: `与证书状态“${status}”不符，证书未录入；请改正其中之一`,
  }),
  statusStays: (status: Words): Words => ({
    en: `the certificate on record is ${status.en}, which stays: a restoration is an act of its own`,
    zh: `已登记的证书状态为${status.zh}，保持不变；恢复须另行办理`,
  }),
  decidedHere: (certificate: string, from: Day): Words => ({
    en: `from ${from} is not as decided here, which stays; see "certificate status ${certificate}", and record what is new with "suspend"`,
    zh: `自 ${from} 起，与本登记簿中的认证决定不符，未录入；请查看 certificate status ${certificate}，新的状态变更用 suspend 登记`,
  }),
  endsBeforeStart: (from: Day): Words => ({
    en: `lies before the first day of the suspension, ${from}; it was left out`,
    zh: `早于暂停开始日 ${from}，未录入`,
  }),
  changedBeforeIssue: (issued: Day): Words => ({
    en: `lies before the day of issue, ${issued}; was it another certificate's?`,
    zh: `早于发证日期 ${issued}，是否属于另一张证书？`,
  }),
  changedAfterExpiry: (expires: Day): Words => ({
    en: `lies after the day of expiry, ${expires}; the certificate had expired`,
    zh: `晚于有效期至 ${expires}，当时证书已过期`,
  }),
  noChangeDay: {
    en: 'the day of the change of status is missing: the certificate was left out; write the day',
    zh: '缺少状态变更日期，证书未录入；请填写该日期',
  },

  ambiguousName: (codes: readonly string[]): Words => ({
    en: `several customers have this name (${codes.join(', ')}); give the code or credit code`,
    zh: `多个客户同名（${codes.join('、')}）；请给出客户编号或信用代码`,
  }),
  ambiguousCredit: (codes: readonly string[]): Words => ({
    en: `several customers have this credit code (${codes.join(', ')}); give the customer code`,
    zh: `多个客户使用该信用代码（${codes.join('、')}）；请给出客户编号`,
  }),
  namesakes: (codes: readonly string[]): Words => ({
    en: `${codes.join(', ')} has this name too, under another code; if it is the same organization, use "customer merge"`,
    zh: `${codes.join('、')} 同名但编号或信用代码不同；如为同一企业，请用 customer merge`,
  }),
  exists: (code: string): Words => ({ en: `already on record as ${code}`, zh: `已登记为 ${code}` }),
  alikeNumber: (number: string): Words => ({
    en: `is ${number} but for signs, or for O and 0: the certificate was left out; write its number as it is printed`,
    zh: `与 ${number} 仅符号不同，或字母 O 与数字 0 不同，证书未录入；请按证书上的编号填写`,
  }),
  elsewhere: (what: Words, code: string): Words => ({
    en: `this ${what.en} is on record for ${code}`,
    zh: `该${what.zh}已登记在 ${code} 名下`,
  }),
  anotherUnderCode: (name: string): Words => ({
    en: `this code is on record for ${name}, with another credit code too: it is another organization`,
    zh: `该编号已登记为 ${name}，信用代码也不同：应为另一组织`,
  }),
  nameElsewhere: (code: string, name: string): Words => ({
    en: `this name is on record for ${code}, and the code of the row for ${name}`,
    zh: `该名称已登记为 ${code}，而该行编号已登记为 ${name}`,
  }),
  madeOneLine: { en: 'had a line break inside, which was taken out', zh: '单元格内有换行，已去除' },
  formerInBrackets: (name: string, former: string): Words => ({
    en: `names a former name in brackets: read as "${name}", formerly "${former}"`,
    zh: `括号内为曾用名：按“${name}”、曾用名“${former}”处理`,
  }),
  numberTakenOff: (name: string): Words => ({
    en: `has a number before it: read as "${name}"`,
    zh: `前有序号，按“${name}”处理`,
  }),
  numberedName: {
    en: 'begins with a number: take it off if it is not a part of the name',
    zh: '以序号开头，如不属于名称请删去',
  },
  statusInName: {
    en: 'tells with the name that a certificate ended or is suspended: write that as its status, and the name alone',
    zh: '名称中写有证书状态，请改填在证书状态一列，名称只写组织名称',
  },
  renamedInName: {
    en: 'tells of another name: write the present one here, and the other as former name',
    zh: '写有更名情况，请只写现用名称，另一名称填在曾用名一列',
  },
  severalNames: { en: 'names several organizations: give each a row', zh: '写有多个组织，请各占一行' },
  numberInName: {
    en: 'has a number in it that is none of the name: write the name alone',
    zh: '含有号码，请只写组织名称',
  },
  /** Of customers that the list added, by line, number and name. */
  namesToCheck: (customers: readonly NameToCheck[], more: number): Words => {
    const { en, zh } = joined(
      customers.map(({ line, code, name }) => ({
        en: `line ${line} "${name}" (${code})`,
        zh: `第 ${line} 行“${name}”（${code}）`,
      })),
    )
    return {
      en: `Names that do not read like those of organizations: ${en}${more > 0 ? ` and ${more} more` : ''}. What is no customer, take back with "customer void".`,
      zh: `名称不像组织名称：${zh}${more > 0 ? `，另有 ${more} 个` : ''}。不是客户的，请用 customer void 作废。`,
    }
  },
  notAName: { en: 'is no name of an organization', zh: '不是组织名称' },
  codeAsName: {
    en: 'looks like a credit code where the name should be: are two columns swapped?',
    zh: '名称处像是信用代码：是否两列颠倒？',
  },
  takenBack: ({ by, reason }: Voiding): Words => ({
    en: `${by} took it back (${reason}), and it is not entered again; if it is right, enter it by hand`,
    zh: `已由 ${by} 作废（${reason}），不再导入；如确属正确，请手工登记`,
  }),
  personLeft: (until: Day): Words => ({
    en: `is not there any more since ${until}, which stays`,
    zh: `自 ${until} 起已不在该处，保持不变`,
  }),
  replacesOf: (person: string, before: string): Words => ({
    en: `of ${person}, instead of "${before}"`,
    zh: `${person}，原为“${before}”`,
  }),
  otherLineOfPerson: (line: number, value: string): Words => ({
    en: `line ${line} says "${value}" of the same person, and the first row counts`,
    zh: `第 ${line} 行写此人为“${value}”，以先出现的行为准`,
  }),
  contractDiffers: (number: string, held: string): Words => ({
    en: `contract ${number} on record says ${held}; correct it with "contract edit"`,
    zh: `已登记的合同 ${number} 为 ${held}；请用 contract edit 更正`,
  }),
  statusFrom: (status: Words, from: Day): Words => ({
    en: `the certificate is ${status.en} from ${from}`,
    zh: `该证书自 ${from} 起为${status.zh}`,
  }),
  vipFrom: (from: Day): Words => ({ en: `VIP from ${from}`, zh: `自 ${from} 起为 VIP` }),
  vipEnded: (until: Day): Words => ({
    en: `was VIP until ${until}, which stays; if it is VIP again, use "customer vip set"`,
    zh: `VIP 资格已于 ${until} 终止，保持不变；如重新成为 VIP，请用 customer vip set`,
  }),
  vipFileElsewhere: (code: string): Words => ({
    en: `this VIP file is that of ${code}; the number was left out`,
    zh: `该 VIP 档案已登记在 ${code} 名下，档案号未录入`,
  }),
  renamed: (before: string): Words => ({ en: `instead of "${before}"`, zh: `原为“${before}”` }),
  spelledOtherwise: ({ line, code, name }: Other): Words => ({
    en: `taken as ${code} "${name}"${line === null ? '' : ` of line ${line}`}, whose name stays`,
    zh: `按 ${code}“${name}”${line === null ? '' : `（第 ${line} 行）`}处理，名称不变`,
  }),
  repeated: ({ line, code, name }: Other): Words => ({
    en: `${code} "${name}" of line ${line} once more`,
    zh: `与第 ${line} 行同为 ${code}“${name}”`,
  }),
  numberOfAnother: (code: string): Words => ({
    en: `is the number of ${code}; the row got a number of its own`,
    zh: `是 ${code} 的编号，已另行编号`,
  }),
  nameOfAnother: (code: string): Words => ({
    en: `is what ${code} is called now; it was not kept as a former name: take it out, or join the two with "customer merge"`,
    zh: `是 ${code} 的现用名称，未作为曾用名录入：请删去，或用 customer merge 合并两个客户`,
  }),
  codeKept: (kept: string): Words => ({
    en: `tells less than the code on record, ${kept}, which stays`,
    zh: `不如已登记的代码 ${kept} 可靠，保留原代码`,
  }),
  codeOfAnother: (code: string): Words => ({
    en: `is the credit code of ${code}; it was left out`,
    zh: `是 ${code} 的信用代码，未录入`,
  }),
  manyRenames: (renamed: number, touched: number): Words => ({
    en: `Nothing was written: ${renamed} of the ${touched} customers of this file would get another name. Is it the right list, with the right numbers? If it is, add --renames.`,
    zh: `未写入任何内容：该文件涉及 ${touched} 个客户，其中 ${renamed} 个将改名。请核对名单和编号；如确认无误，请加 --renames。`,
  }),
  headOfficesInferred: (branches: readonly InferredOffice[]): Words => {
    const list = branches
      .slice(0, mostBranches)
      .map((each) => `${each.name} → ${each.headOffice} ${each.headOfficeName}`)
    const more = branches.length - list.length
    const rest = more > 0 ? { en: `; and ${more} more`, zh: `；另有 ${more} 家` } : same('')
    return {
      en: `Head offices that the names of branches tell, and nothing else: ${list.join('; ')}${rest.en}. Where one is wrong, correct it with "customer edit --head-office".`,
      zh: `仅按分支机构名称推断的总公司：${list.join('；')}${rest.zh}。如有错误，请用 customer edit --head-office 更正。`,
    }
  },
  headOfficesMissing: (names: readonly string[]): Words => ({
    en: `Head offices that are not on record: ${names.join(', ')}.`,
    zh: `总公司尚未登记：${names.join('、')}。`,
  }),
  replaces: (before: string): Words => ({ en: `instead of "${before}"`, zh: `原为“${before}”` }),
  certificateDiffers: (field: keyof typeof certificateFields, there: Words): Words => ({
    en: `the certificate on record says ${there.en} for ${certificateFields[field].en}; correct it with "certificate edit"`,
    zh: `已登记证书的${certificateFields[field].zh}为 ${there.zh}；请用 certificate edit 更正`,
  }),
  otherLine: (line: number, field: CustomerField, value: string): Words => ({
    en: `line ${line} says "${value}" for ${customer.fields[field].title.en}, and the first row counts`,
    zh: `第 ${line} 行的${customer.fields[field].title.zh}为“${value}”，以先出现的行为准`,
  }),
  otherCode: (code: string): Words => ({
    en: `is on record under the code ${code}, which stays`,
    zh: `已登记的编号为 ${code}，保持不变`,
  }),
  proposal: (field: CustomerField, before: string): Words => ({
    en: `proposed change of ${customer.fields[field].title.en} from "${before}": under contract it changes by a change application (4.2)`,
    zh: `建议将${customer.fields[field].title.zh}由“${before}”变更：合同已签订，须办理变更申请（4.2）`,
  }),
  unequalMaintainer: (there: string): Words => ({
    en: `is maintained by ${there}, which stays; use "customer assign"`,
    zh: `现由 ${there} 维护，保持不变；请用 customer assign`,
  }),
})
