import type { HeaderCatalogue } from '../intake/headers.ts'

/** The fields that a customer list may carry, as export and JSON name them. */
export type ListField =
  | 'code'
  | 'name'
  | 'englishName'
  | 'formerName'
  | 'shortName'
  | 'creditCode'
  | 'organizationCode'
  | 'legalRepresentative'
  | 'contactPerson'
  | 'contactTitle'
  | 'mobile'
  | 'phone'
  | 'fax'
  | 'email'
  | 'wechat'
  | 'registeredAddress'
  | 'siteAddress'
  | 'mailingAddress'
  | 'postcode'
  | 'region'
  | 'province'
  | 'city'
  | 'district'
  | 'industry'
  | 'headcount'
  | 'systemHeadcount'
  | 'vip'
  | 'maintainer'
  | 'source'
  | 'contractNumber'
  | 'contractAmount'
  | 'contractKind'
  | 'contractSigned'
  | 'certificateNumber'
  | 'standard'
  | 'scope'
  | 'firstIssued'
  | 'issued'
  | 'expires'
  | 'status'
  | 'suspensionReason'
  | 'suspendedFrom'
  | 'suspendedUntil'
  | 'withdrawalReason'
  | 'withdrawnOn'
  | 'nextSurveillance'
  | 'note'
  | 'intention'
  | 'scheme'
  | 'vipFrom'
  | 'vipFile'
  | 'maintainerSince'
  | 'contactPhone'
  | 'contactEmail'

/** The headers that customer lists of certification bodies were seen with. */
export const customerHeaders: HeaderCatalogue<ListField> = {
  fields: {
    code: ['客户编号', '客户代码', '客户代号', '企业编号', '档案编号', 'customer no', 'customer id', 'customer code'],
    name: [
      'enterprise_name',
      'company_name',
      'customer name',
      '客户名称',
      '企业名称',
      '公司名称',
      '单位名称',
      '组织名称',
      '获证组织名称',
      '获证组织',
      '受审核方',
      '申请人',
      '委托人',
      '认证委托人',
      'company',
    ],
    englishName: ['英文名称', '企业英文名', '组织机构英文名称', 'english name'],
    formerName: ['曾用名', '原名称', 'former name'],
    shortName: ['简称', '客户简称', 'short name'],
    creditCode: [
      '统一社会信用代码',
      '社会统一信用代码',
      '社会信用代码',
      '信用代码',
      '税号',
      '纳税人识别号',
      'uscc',
      'credit code',
      'unified_social_credit_code',
    ],
    organizationCode: ['组织机构代码', '机构代码', 'organization_code'],
    legalRepresentative: ['法定代表人', '法人', '法人代表', '负责人', 'legal_representative'],
    contactPerson: ['联系人', '客户联系人', '联络人', '管理者代表', 'contact person'],
    contactTitle: ['职务', '职位', 'title'],
    mobile: ['手机', '手机号', '手机号码', '移动电话'],
    phone: ['电话', '联系电话', '固定电话', '座机', '办公电话', 'tel', 'contact_number'],
    fax: ['传真'],
    email: ['邮箱', '电子邮箱', '邮件', 'e-mail'],
    wechat: ['微信', '微信号'],
    registeredAddress: ['注册地址', '住所'],
    siteAddress: ['经营地址', '生产地址', '工厂地址', '审核地址', '证书地址'],
    mailingAddress: ['通讯地址', '邮寄地址'],
    postcode: ['邮编', '邮政编码', 'zip'],
    region: ['行政区划', '地区代码', '所属地区'],
    province: ['省份'],
    city: ['城市'],
    district: ['区县'],
    industry: ['行业', '所属行业'],
    headcount: ['人数', '员工人数'],
    systemHeadcount: ['体系人数', '覆盖人数'],
    vip: ['客户级别', '客户等级', '是否vip', '重点客户'],
    maintainer: ['业务员', '客户经理', '维护人', '业务负责人', '客服'],
    source: ['客户来源', '合同来源'],
    contractNumber: ['合同编号', '合同号'],
    contractAmount: ['合同金额', '费用'],
    contractKind: ['合同类别'],
    contractSigned: ['合同签订日期', '签订日期'],
    certificateNumber: ['证书编号', '证书号', '证书号码', 'certificate no'],
    standard: ['认证项目', '认证标准', '认证依据', '体系'],
    scope: ['认证范围', '覆盖范围'],
    firstIssued: ['初次获证日期', '首次发证日期'],
    issued: ['发证日期', '颁证日期', '颁发日期'],
    expires: ['有效期至', '到期日期', '证书到期日期', '截止日期'],
    status: ['证书状态', '认证状态'],
    suspensionReason: ['暂停原因'],
    suspendedFrom: ['暂停开始时间'],
    suspendedUntil: ['暂停结束时间'],
    withdrawalReason: ['撤销原因'],
    withdrawnOn: ['撤销日期'],
    nextSurveillance: ['下次监督日期', '监审到期'],
    note: ['备注', '说明'],
    intention: ['认证意向'],
    scheme: ['认证类别'],
    vipFrom: [],
    vipFile: ['vip档案号'],
    maintainerSince: [],
    contactPhone: ['联系人电话'],
    contactEmail: ['联系人邮箱'],
  },
  ambiguous: [
    { headers: ['地址', '公司地址', 'address'], choices: ['registeredAddress', 'siteAddress', 'mailingAddress'] },
    // A telephone number where no column is one by name; beside such a column anything (微信, 走访).
    { headers: ['联系方式'], choices: ['phone'] },
  ],
}

/** A day of contact, and what else a list of contacts has beside it: together they are no list of customers. */
export const contactListHeaders = {
  day: ['联系日期', '沟通日期', '联系时间', '沟通时间', 'contact date'],
  beside: ['联系方式', '沟通方式', '内容', '联系内容', '沟通内容', '结果', '联系结果', '下次联系日期', 'followUp'],
} as const
