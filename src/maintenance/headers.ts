import type { HeaderCatalogue } from '../intake/headers.ts'

/** How a row of a list may name its organization. */
export type NamingField = 'customer' | 'code' | 'creditCode' | 'name'

export const namingFields = ['customer', 'code', 'creditCode', 'name'] as const satisfies readonly NamingField[]

const naming: Readonly<Record<NamingField, readonly string[]>> = {
  customer: [
    '客户',
    '企业',
    '组织',
    '单位',
    '公司',
    '参会单位',
    '参加单位',
    '接收单位',
    'organization',
    'organisation',
  ],
  code: ['客户编号', '客户代码', '客户代号', '企业编号', '档案编号', 'customer no', 'customer id', 'customer code'],
  creditCode: ['统一社会信用代码', '社会信用代码', '信用代码', '税号', 'uscc', 'unified_social_credit_code'],
  name: ['客户名称', '企业名称', '公司名称', '单位名称', '组织名称', '获证组织', '名称', 'company', 'customer name'],
}

/** The fields that a list of attendees may carry, as `--map` names them. */
export type AttendeeField = NamingField | 'persons' | 'headcount'

/** The headers that lists of attendees are kept with (4.3.5): a row an organization, or a row a person. */
export const attendeeHeaders: HeaderCatalogue<AttendeeField> = {
  fields: {
    ...naming,
    persons: [
      ...['参加人员', '参会人员', '参加人', '参会人', '参训人员', '出席人员', '学员', '学员姓名', '姓名', '联系人'],
      ...['attendee', 'attendees', 'participant', 'participants', 'person', 'contact person', 'who'],
    ],
    headcount: ['参加人数', '参会人数', '参训人数', '出席人数', '人数', 'number of people', 'people'],
  },
  ambiguous: [],
}
/** The headers of a list of those to whom the magazine was sent (4.3.6). */
export const recipientHeaders: HeaderCatalogue<NamingField> = { fields: naming, ambiguous: [] }
