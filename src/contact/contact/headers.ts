import type { HeaderCatalogue } from '../../intake/headers.ts'

/** The fields that a list of contacts may carry, as JSON and `--map` name them. */
export type ContactListField =
  | 'customer'
  | 'code'
  | 'creditCode'
  | 'name'
  | 'on'
  | 'channel'
  | 'staff'
  | 'person'
  | 'surveillance'
  | 'needs'
  | 'summary'
  | 'outcome'
  | 'followUp'

/** The headers that contact lists of certification bodies are kept with. */
export const contactHeaders: HeaderCatalogue<ContactListField> = {
  fields: {
    customer: ['客户', '企业', '组织', '受审核方'],
    code: ['客户编号', '客户代码', '客户代号', '企业编号', '档案编号', 'customer no', 'customer id', 'customer code'],
    creditCode: ['统一社会信用代码', '社会信用代码', '信用代码', '税号', 'uscc', 'unified_social_credit_code'],
    name: ['客户名称', '企业名称', '公司名称', '单位名称', '组织名称', '获证组织', '名称', 'company', 'customer name'],
    on: ['联系日期', '日期', '沟通日期', '联系时间', '沟通时间', 'date', 'contact date', 'day'],
    channel: ['联系方式', '渠道', '沟通方式', '方式', 'method'],
    staff: ['业务员', '联系人员', '客户经理', '经办人', '维护人', 'made by', 'salesperson'],
    person: ['联系人', '客户联系人', '对方联系人', 'contact person'],
    surveillance: ['监督检验时间', '监督审核时间', '监督时间', '监审时间', 'surveillance date'],
    needs: [
      '审核/检验需要',
      '审核检验需要',
      '审核需要',
      '检验需要',
      '审核/检验需求',
      '客户需求',
      '需求',
      'audit needs',
    ],
    summary: ['内容', '摘要', '沟通内容', '联系内容', '内容摘要', 'content', 'notes'],
    outcome: ['结果', '联系结果', '是否联系上', 'result'],
    followUp: ['下次联系日期', '回访日期', '跟进日期', '下次联系时间', 'follow-up', 'next contact'],
  },
  ambiguous: [],
}
