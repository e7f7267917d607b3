import { staffed } from '../../office/staff/reference.ts'
import { derived, kept } from '../../record/field.ts'
import { kindOf, series, unnumbered } from '../../record/kind.ts'
import { issueChannels } from '../rules.ts'

// What a round is made of. Nobody types these records field by field: the acts of a round write them.

/** The survey of a year (4.5.2). It begins with its first draw. */
export const survey = kindOf({
  table: 'survey',
  command: 'survey',
  identity: series('SV', 1, { en: 'the survey, such as SV-2026-1', zh: '调查编号，如 SV-2026-1' }),
  called: { one: { en: 'survey', zh: '调查' }, row: { en: 'survey', zh: '满意度调查' } },
  since: { begunBy: { table: 'survey_draw', column: 'survey_id' } },
  fields: {},
  columns: { year: '年份' },
})

/** A draw, or the extension of one. */
export const draw = kindOf({
  table: 'survey_draw',
  command: 'survey sample',
  identity: unnumbered,
  day: 'drawn_on',
  called: { one: { en: 'draw', zh: '抽样' } },
  fields: {
    drawnOn: kept('drawn_on', 'Drawn', '抽样日期'),
    seed: kept('seed', 'Seed', '种子', { journal: '随机种子' }),
    chosenBy: kept('chosen_by', 'Chosen by', '选定人', { journal: '种子选定人' }),
    witness: kept('witness', 'Witness', '见证人'),
    includeSuspended: kept('include_suspended', 'Suspended in', '含暂停', {
      journal: '包含暂停组织',
      told: { yes: true },
    }),
    /** SHA-256 of the frozen frame. */
    frameDigest: kept('frame_digest', 'Frame SHA-256', '抽样框摘要值'),
    /** How many organizations the frame has. */
    population: kept('population', 'Frame', '总体', { journal: '总体数' }),
    /** How many are left out of it, or taken in, because all that they have in force is suspended. */
    suspended: kept('suspended', 'Suspended', '暂停组织数'),
    size: kept('size', 'Size', '抽取', { journal: '抽样数' }),
    /** Why it was drawn anew, or extended. */
    reason: kept('reason', 'Reason', '原因', { journal: '重抽/扩充原因' }),
    recordedAt: kept('recorded_at', 'Recorded at', '登记时间'),
    by: staffed('staff_id', 'Drawn by', '抽样人', undefined, { journal: '人员' }),
    extension: derived<boolean>('Extension', '扩充'),
  },
  columns: { survey_id: '满意度调查', frame: '抽样框', extends_id: '被扩充的抽样' },
  derive: async () => (row) => ({ extension: row.extends_id !== null }),
})

/** A customer that was drawn, or stands in for one. */
export const sampled = kindOf({
  table: 'survey_sampled',
  command: 'survey sample',
  identity: unnumbered,
  called: { one: { en: 'sampled customer', zh: '被抽中客户' } },
  since: { days: ['substituted_on'], with: { column: 'draw_id', table: 'survey_draw' } },
  fields: {},
  columns: {
    draw_id: '抽样',
    rank: '次序',
    customer_id: '客户',
    code: '客户编号',
    ticket: '抽签码',
    substitutes_id: '被替补客户',
    substituted_on: '替补日期',
    reason: '原因',
  },
})

/** That a form went out. */
export const issue = kindOf({
  table: 'survey_issue',
  command: 'survey issue',
  identity: unnumbered,
  day: 'issued_on',
  called: { one: { en: 'form issued', zh: '问卷发放' } },
  fields: {},
  columns: {
    sampled_id: '被抽中客户',
    questionnaire_id: '调查问卷',
    issued_on: '发放日期',
    channel: { zh: '方式', choices: issueChannels },
    staff_id: '人员',
  },
})
