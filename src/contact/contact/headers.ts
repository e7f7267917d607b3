import type { HeaderCatalogue } from '../../intake/headers.ts'
import { headersOf } from '../../record/listed.ts'
import { contact } from './contact.ts'

const naming = {
  customer: ['客户', '企业', '组织', '受审核方'],
  code: ['客户编号', '客户代码', '客户代号', '企业编号', '档案编号', 'customer no', 'customer id', 'customer code'],
  creditCode: ['统一社会信用代码', '社会信用代码', '信用代码', '税号', 'uscc', 'unified_social_credit_code'],
  name: ['客户名称', '企业名称', '公司名称', '单位名称', '组织名称', '获证组织', '名称', 'company', 'customer name'],
}

const fields = { ...naming, ...headersOf(contact.fields) }

/** The fields that a list of contacts may carry, as JSON and `--map` name them. */
export type ContactListField = keyof typeof fields

/** The headers that contact lists of certification bodies are kept with. */
export const contactHeaders: HeaderCatalogue<ContactListField> = { fields, ambiguous: [] }
