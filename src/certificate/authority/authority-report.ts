import { kindOf, unnumbered } from '../../record/kind.ts'
import { statuses } from '../certificate/rules.ts'

/** That the certificates of a month were reported to the authority (上报): known by the month and the day. */
export const authorityReport = kindOf({
  table: 'authority_report',
  command: 'certificate export',
  identity: unnumbered,
  called: { one: { en: 'report to the authority', zh: '上报' } },
  since: { days: ['sent_on'] },
  fields: {},
  columns: { month: '月份', sent_on: '上报日期', staff_id: '人员' },
})

/** What such a report said of a certificate. */
export const reportedStatus = kindOf({
  table: 'reported_status',
  command: 'certificate export',
  identity: unnumbered,
  called: { one: { en: 'reported status', zh: '已上报的状态' } },
  since: { days: ['from_day'] },
  fields: {},
  columns: {
    report_id: '上报',
    certificate_id: '证书内部编号',
    number: '证书编号',
    status: { zh: '状态', choices: statuses },
    from_day: '变更日期',
  },
})
