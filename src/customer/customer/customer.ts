import { usage } from '../../clause/problem.ts'
import { orNothing } from '../../intake/blank.ts'
import { type More, value } from '../../record/field.ts'
import { inSentence } from '../../record/flags.ts'
import { keyed, kindOf, unnumbered, type View } from '../../record/kind.ts'
import { type Flag, line, text } from '../../terminal/flag.ts'
import { count } from '../../terminal/number-flag.ts'
import { type ReadCode, readCreditCode, readOrganizationCode } from './credit-code.ts'
import { asSentence, codeBy, emails, phones, postcode, type Reader } from './reading.ts'
import { customerWords } from './words.ts'

/** How a typed text is read, where it is not stored as it is. */
type Read = More & { readonly reads?: Reader }

/** A field whose flag is called as the field is. */
const said = <const Column extends string, const M extends Read>(
  column: Column,
  en: string,
  zh: string,
  placeholder: string,
  more: M,
) =>
  value(
    column,
    en,
    zh,
    (['NAME', 'PERSON'].includes(placeholder) ? text : line)(inSentence({ en, zh }), placeholder),
    more,
  )

/** A number of people. */
const counted = <const Column extends string, const M extends More>(column: Column, en: string, zh: string, more: M) =>
  value(column, en, zh, count(inSentence({ en, zh })), more)

/** A code as typed. One that a spreadsheet rounded is refused, because its digits are lost; a bad one is kept. */
function coded<const Column extends string, const M extends More>(
  column: Column,
  en: string,
  zh: string,
  read: (text: string) => ReadCode,
  more: M,
) {
  const plain = text(inSentence({ en, zh }), 'CODE')
  const flag: Flag<string, 'optional'> = {
    ...plain,
    parse: (raw, label) => {
      const typed = plain.parse(raw, label)
      const known = read(typed)
      if (known.destroyed) throw usage(asSentence(known.remark), customerWords.copyCode(label))
      return typed
    },
  }
  return value(column, en, zh, flag, { ...more, reads: codeBy(read) })
}

const plainCode = text({ en: 'a code of your own (default the next free one)', zh: '自定编号（默认自动编号）' }, 'CODE')

/** A customer code: case is kept, width and spaces are folded; what a spreadsheet made of a number is no code. */
const ownCode: Flag<string, 'optional'> = {
  ...plainCode,
  parse: (raw, label) => {
    const typed = plainCode.parse(raw, label).normalize('NFKC').replace(/\s/gu, '')
    if (orNothing(typed) === null || /^\d(\.\d+)?E\+\d+$/i.test(typed))
      throw usage(customerWords.notACode(label, raw), customerWords.leaveOutCode)
    return typed
  },
}

const newName = text(
  { en: 'the new name; the old one is kept unless --correction', zh: '新名称（原名称保留备查；--correction 时不留）' },
  'NAME',
)

/** The headers that lists were seen with, where they are many. */
const nameHeaders: readonly string[] = [
  ...['enterprise_name', 'company_name', 'customer name', '客户名称', '企业名称', '公司名称', '单位名称', '组织名称'],
  ...['获证组织名称', '获证组织', '受审核方', '申请人', '委托人', '认证委托人', 'company', '机构名称', '组织机构名称'],
  ...['公司名', '企业名', '客户名', '单位名', '名称', '中文名称', '客户', '企业', '公司'],
  ...['全称', '企业全称', '公司全称', '单位全称', '客户全称', '受审核方名称', '委托人名称', '申请组织', '申请人名称'],
  ...[
    '获证企业',
    '获证企业名称',
    '获证单位',
    '获证客户',
    '获证客户名称',
    '证书持有人',
    '证书持有者',
    '持证单位',
    '持证人',
  ],
  ...['organization', 'organisation', 'organization name', 'organisation name', 'customer', 'client', 'client name'],
  ...['certificate holder', 'holder', 'certified organization', 'enterprise'],
]
const creditCodeHeaders: readonly string[] = [
  ...[
    '统一社会信用代码',
    '社会统一信用代码',
    '社会信用代码',
    '信用代码',
    '统一信用代码',
    '统一社会信用代码证号',
    '税号',
  ],
  ...['纳税人识别号', '营业执照号', '营业执照注册号', '注册号'],
  ...['uscc', 'credit code', 'unified_social_credit_code', 'social credit code'],
]
const phoneHeaders: readonly string[] = [
  ...['电话', '联系电话', '联络电话', '固定电话', '座机', '办公电话', '电话号码', '公司电话', '单位电话'],
  ...['tel', 'contact_number', 'telephone', 'phone number'],
]

/** An organization that intends to apply, is applying or is certified: its code and its master data. */
export const customer = kindOf({
  table: 'customer',
  command: 'customer',
  identity: keyed('code'),
  called: { one: { en: 'customer', zh: '客户' } },
  fields: {
    code: value('code', 'Code', '客户编号', ownCode, {
      headers: [
        '客户编号',
        '客户代码',
        '客户代号',
        '企业编号',
        '档案编号',
        'customer no',
        'customer id',
        'customer code',
      ],
    }),
    name: value('name', 'Name', '客户名称', newName, { journal: '名称', headers: nameHeaders }),
    englishName: said('english_name', 'English name', '英文名称', 'NAME', {
      headers: ['英文名称', '企业英文名', '组织机构英文名称', 'english name'],
    }),
    shortName: said('short_name', 'Short name', '简称', 'NAME', { headers: ['简称', '客户简称', 'short name'] }),
    creditCode: coded('credit_code', 'Credit code', '统一社会信用代码', readCreditCode, { headers: creditCodeHeaders }),
    organizationCode: coded('organization_code', 'Organization code', '组织机构代码', readOrganizationCode, {
      headers: ['组织机构代码', '机构代码', 'organization_code'],
    }),
    legalRepresentative: said('legal_representative', 'Legal representative', '法定代表人', 'PERSON', {
      headers: ['法定代表人', '法人', '法人代表', 'legal_representative'],
    }),
    phone: said('phone', 'Phone', '电话', 'PHONE', { reads: phones, headers: phoneHeaders }),
    fax: said('fax', 'Fax', '传真', 'PHONE', { reads: phones, headers: ['传真'] }),
    email: said('email', 'E-mail', '电子邮箱', 'ADDRESS', {
      reads: emails,
      headers: ['邮箱', '电子邮箱', '邮件', 'e-mail', '电子邮件', '邮箱地址'],
    }),
    registeredAddress: said('registered_address', 'Registered address', '注册地址', 'ADDRESS', {
      headers: ['注册地址', '住所'],
    }),
    siteAddress: said('site_address', 'Site address', '经营地址', 'ADDRESS', {
      headers: ['经营地址', '生产地址', '工厂地址', '审核地址', '证书地址'],
    }),
    mailingAddress: said('mailing_address', 'Mailing address', '通讯地址', 'ADDRESS', {
      headers: ['通讯地址', '邮寄地址'],
    }),
    postcode: said('postcode', 'Postcode', '邮编', 'DIGITS', {
      reads: postcode,
      headers: ['邮编', '邮政编码', 'zip', '邮递区号', 'zip code', 'postal code'],
    }),
    region: said('region', 'Region', '地区', 'TEXT', { headers: ['行政区划', '地区代码', '所属地区'] }),
    industry: said('industry', 'Industry', '行业', 'TEXT', { headers: ['行业', '所属行业'] }),
    headcount: counted('headcount', 'Headcount', '员工人数', { headers: ['人数', '员工人数'] }),
    systemHeadcount: counted('system_headcount', 'Headcount covered', '体系人数', {
      headers: ['体系人数', '覆盖人数'],
    }),
    source: said('source', 'Source', '客户来源', 'TEXT', { headers: ['客户来源', '合同来源'] }),
    intention: said('intention', 'Intention', '认证意向', 'TEXT', { headers: ['认证意向'] }),
    note: value('note', 'Note', '备注', text({ en: 'note', zh: '备注' }), { headers: ['备注', '说明'] }),
  },
  columns: { name_key: '检索名', merged_into: '并入' },
})

/** The master data of a customer, under the names that flags, JSON and imports use. */
export type CustomerFields = Omit<View<typeof customer>, 'code'>

export type CustomerField = keyof CustomerFields

const { code: _, ...masterData } = customer.fields

export const customerFields = Object.keys(masterData) as CustomerField[]

/** The organization of which a customer is a branch. */
export const headOffice = kindOf({
  table: 'head_office',
  command: 'customer',
  identity: unnumbered,
  called: { one: { en: 'head office', zh: '总公司' } },
  fields: {},
  columns: { customer_id: '客户', head_office_id: '总公司' },
})

/** A name that a customer had. */
export const formerName = kindOf({
  table: 'former_name',
  command: 'customer',
  identity: keyed('name'),
  called: { one: { en: 'former name', zh: '曾用名' } },
  fields: {},
  columns: { customer_id: '客户', name: '名称', name_key: '检索名', until_day: '截止日期' },
})
