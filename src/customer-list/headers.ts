import { certificate } from '../certificate/certificate/certificate.ts'
import { listedKind } from '../certificate/certificate/listed-kind.ts'
import { contract } from '../certificate/contract/contract.ts'
import { noteTellsOfEnd, tellsOfEnd } from '../certificate/status/listed-status.ts'
import { reasons } from '../clause/reason.ts'
import { shellWord, type Words } from '../clause/words.ts'
import { creditCodes } from '../customer/customer/credit-code.ts'
import { customer } from '../customer/customer/customer.ts'
import { person } from '../customer/person/person.ts'
import { vip } from '../customer/vip/vip.ts'
import { contents } from '../intake/content.ts'
import type { HeaderCatalogue } from '../intake/headers.ts'
import { headersOf, listedAs, textsOf } from '../record/listed.ts'

const master = headersOf(customer.fields)
const contact = headersOf(person.fields)
const ofPerson = textsOf(person)
const ofCertificate = textsOf(certificate)

/** In the order in which an export has them: what came later stands last. */
const fields = {
  code: master.code,
  name: [
    ...master.name,
    '客户单位',
    '受审核单位',
    '受审核方',
    '获证单位',
    '获证企业',
    '获证组织',
    '认证客户',
    '认证企业',
  ],
  englishName: master.englishName,
  formerName: ['曾用名', '原名称', 'former name'],
  shortName: master.shortName,
  creditCode: master.creditCode,
  organizationCode: master.organizationCode,
  legalRepresentative: master.legalRepresentative,
  contactPerson: [...contact.name, 'contact'],
  contactTitle: contact.title,
  mobile: contact.mobile,
  phone: master.phone,
  fax: master.fax,
  email: master.email,
  wechat: contact.wechat,
  registeredAddress: master.registeredAddress,
  siteAddress: master.siteAddress,
  mailingAddress: master.mailingAddress,
  postcode: master.postcode,
  region: master.region,
  province: ['省份'],
  city: ['城市'],
  district: ['区县'],
  industry: master.industry,
  headcount: master.headcount,
  systemHeadcount: master.systemHeadcount,
  vip: ['客户级别', '客户等级', '是否vip', '重点客户'],
  maintainer: ['业务员', '客户经理', '维护人', '业务负责人', '客服'],
  source: master.source,
  contractNumber: ['合同编号', '合同号'],
  contractAmount: ['合同金额', '费用'],
  contractKind: ['合同类别'],
  contractSigned: ['合同签订日期', '签订日期'],
  certificateNumber: ['证书编号', '证书号', '证书号码', 'certificate no', 'cert no'],
  standard: ['认证项目', '认证标准', '认证依据', '体系'],
  scope: ['认证范围', '覆盖范围'],
  firstIssued: [
    ...['初次获证日期', '首次发证日期', '首次获证日期', '初次发证日期', '首次发证', '初次发证', '首次获证', '初次获证'],
  ],
  issued: ['发证日期', '颁证日期', '颁发日期', '发证时间', '颁证时间', 'issue date', 'date of issue'],
  expires: [
    '有效期至',
    '到期日期',
    '证书到期日期',
    '截止日期',
    '证书有效期至',
    '有效期止',
    '有效期限',
    '有效截止日期',
    '有效期截止日期',
    '证书截止日期',
    'valid until',
    'expiry date',
  ],
  status: ['证书状态', '认证状态', 'certificate status', 'cert status', 'certification status'],
  suspensionReason: ['暂停原因'],
  suspendedFrom: ['暂停开始时间', '暂停日期', '暂停时间', '暂停开始日期', '暂停起始日期', '暂停起始日'],
  suspendedUntil: ['暂停结束时间', '暂停结束日期', '暂停截止日期', '暂停期限'],
  withdrawalReason: ['撤销原因'],
  withdrawnOn: [
    '撤销日期',
    '撤销时间',
    '撤消日期',
    '撤证日期',
    '作废日期',
    '撤销/注销日期',
    '注销/撤销日期',
    '撤销或注销日期',
    '撤销注销日期',
    'date of withdrawal',
  ],
  nextSurveillance: ['下次监督日期', '下次监督审核日期', '下次监审日期', '下次监督时间', '监审到期'],
  note: [...master.note, 'remarks', 'remark', 'comments'],
  intention: master.intention,
  scheme: ['认证类别'],
  vipFrom: ['vip起始日期', 'vip自'],
  vipFile: ['vip档案号'],
  maintainerSince: ['维护起始日期', '维护自'],
  contactPhone: contact.phone,
  contactEmail: contact.email,
  headOffice: ['总公司', '总部', '上级单位', 'head office'],
  kind: ['发证类型', '换证类型', '颁证类型', 'kind of issue', 'issue kind'],
  lastAudit: [
    ...['转入前最近一次审核', '转入前最近审核日期', '转入前审核日期', '原机构最近一次审核', '原机构最近审核日期'],
    ...['原机构审核日期', 'last audit before the transfer'],
  ],
  surveillanceMonths: [
    ...['监督周期', '监督间隔', '监督周期月', '监督间隔月', '监督周期月数', '监督间隔月数'],
    ...['surveillance interval', 'months between surveillances'],
  ],
  cancelledOn: ['注销日期', '注销时间'],
  lastSurveillance: [
    ...['上次监督日期', '上次监督审核日期', '上次监审日期', '上次监督时间', '上次监督审核时间', '最近监督日期'],
    ...[
      '最近一次监督日期',
      '最近监督审核日期',
      '最近一次监督审核日期',
      '最近一次监督',
      '最近一次监审',
      'last surveillance',
    ],
  ],
  certifier: ['认证机构', '发证机构', '颁证机构', '认证单位', '发证单位', '颁证单位', 'certification body'],
}

/** The fields that a customer list may carry, as export and JSON name them. */
export type ListField = keyof typeof fields

/** The Chinese head of a field's column in an export: the first of those that an import reads as that field. */
export const chineseHead = (field: ListField): string =>
  (fields[field].find((header) => /\p{Script=Han}/u.test(header)) ?? field).replace('vip', 'VIP')

/** Addresses of which the header does not say which they are. */
const addresses = ['地址', '公司地址', '企业地址', '单位地址', '详细地址', '联系地址', 'address']

/** Lists have kinds of issue under headers that mean other things in others, such as 认证类型: there the values tell. */
const kindsOfIssue = {
  is: (value: string) => listedKind(value) !== null,
  said: { en: 'are kinds of issue', zh: '是发证类型' },
  mayBeTitle: true,
} as const

const told = reasons({
  toldAbove: {
    en: 'stands above this row and may tell that the certificate ended or is suspended: it was left out; write the status of this row, in a column "status" if there is none',
    zh: '写在本行上方，可能说明证书已终止或暂停，证书未录入；请在“证书状态”一列（没有则加上）填写本行的状态',
  },
  toldBeside: (header: string): Words => ({
    en: `stands in ${header === '' ? 'a column without a title' : `the column "${header}", which is not known`}, and may tell that the certificate ended or is suspended: it was left out; ${header === '' ? 'give the column a title' : `name the column with --map ${shellWord(`${header}=status`)}, or leave it out with --map ${shellWord(`${header}=ignore`)}`}`,
    zh: `写在${header === '' ? '没有标题的一列' : `未识别的“${header}”一列`}，可能说明证书已终止或暂停，证书未录入；${header === '' ? '请给该列加上标题' : `请用 --map ${shellWord(`${header}=证书状态`)} 指明，不导入该列请用 --map ${shellWord(`${header}=ignore`)}`}`,
  }),
})

/** The headers that customer lists of certification bodies were seen with. */
export const customerHeaders: HeaderCatalogue<ListField> = {
  fields,
  texts: {
    ...textsOf(customer),
    ...{ formerName: { kind: 'prose' }, maintainer: { kind: 'name' } },
    ...{ contactPerson: ofPerson.name, contactTitle: ofPerson.title, mobile: ofPerson.mobile, wechat: ofPerson.wechat },
    ...{ contactPhone: ofPerson.phone, contactEmail: ofPerson.email },
    ...{ contractNumber: listedAs('number', contract, 'number'), vipFile: listedAs('number', vip, 'file_number') },
    ...{ certificateNumber: listedAs('number', certificate, 'number') },
    ...{ standard: ofCertificate.standard, scope: ofCertificate.scope },
    ...{ suspensionReason: { kind: 'prose' }, withdrawalReason: { kind: 'prose' } },
  },
  ambiguous: [
    // Of a branch it is who stands for it in law, of many lists the contact person.
    { headers: ['负责人'], choices: ['legalRepresentative', 'contactPerson'] },
    { headers: addresses, choices: ['registeredAddress', 'siteAddress', 'mailingAddress'] },
    // Of a certificate where no column says so by its whole name; beside one that does, anything.
    {
      headers: ['到期日', '到期时间', '有效期', '有效日期', '失效日期', '证书有效期', '证书到期日'],
      choices: ['expires'],
    },
    { headers: ['发证日', '颁证日', '本次发证日期', '本次发证', '本次颁证日期'], choices: ['issued'] },
    { headers: ['标准', '标准号', '认证体系'], choices: ['standard'] },
    { headers: ['状态'], choices: ['status'] },
    { headers: ['证号', '证书注册号'], choices: ['certificateNumber'] },
    { headers: ['范围'], choices: ['scope'] },
    { headers: ['跟进人'], choices: ['maintainer'] },
    { headers: ['企业联系人'], choices: ['contactPerson'] },
    // A telephone number where no column is one by name; beside such a column anything (微信, 走访).
    { headers: ['联系方式'], choices: ['phone'] },
  ],
  contents: [
    { field: 'creditCode', content: creditCodes },
    { field: 'name', content: contents.organization },
    { field: 'mobile', content: contents.mobile, kin: ['phone', 'contactPhone', 'fax'] },
    { field: 'phone', content: contents.telephone, kin: ['mobile', 'contactPhone', 'fax'] },
    { field: 'email', content: contents.email, kin: ['contactEmail'] },
    { field: 'contactPerson', content: contents.person, kin: ['legalRepresentative'] },
    { field: 'registeredAddress', content: contents.address, kin: ['siteAddress', 'mailingAddress'] },
    { field: 'province', content: contents.province, kin: ['region'] },
    { field: 'postcode', content: contents.postcode },
    { field: 'kind', content: kindsOfIssue },
  ],
  naming: { name: 'name', others: ['code', 'creditCode'], filed: ['certificateNumber', 'contractNumber'] },
  headings: { field: 'status', tells: noteTellsOfEnd, above: told.toldAbove, beside: told.toldBeside },
  neverEmpty: ['status'],
}

/** Whether the title of a column may tell that certificates are not valid: by the words of an end, or others that titles have for it. */
export const mayTellStatus = (header: string): boolean =>
  tellsOfEnd(header) || /取消|恢复|否有效|有效否|状态变更/u.test(header) || isOfStatus(header)

/** Whether the title of a column says that a status stands in it, and none of something else: 付款状态. */
export const isOfStatus = (header: string): boolean =>
  /(?:证书|认证|当前|目前|现|使用|有效|在用|保持).{0,2}(?:状态|状况|情况)|证书现状|异动|^(?:current|present)?\s*status$/iu.test(
    header,
  )

/** A day of contact, and what else a list of contacts has beside it: together they are no list of customers. */
export const contactListHeaders = {
  day: ['联系日期', '沟通日期', '联系时间', '沟通时间', 'contact date'],
  beside: ['联系方式', '沟通方式', '内容', '联系内容', '沟通内容', '结果', '联系结果', '下次联系日期', 'followUp'],
} as const
