import { value } from '../../record/field.ts'
import { kindOf, unnumbered, type View } from '../../record/kind.ts'
import { day, pastDay } from '../../terminal/day-flag.ts'
import { choice, text } from '../../terminal/flag.ts'
import { surveillanceKinds } from './rules/programme.ts'
import type { SurveillanceRecord } from './store.ts'

/** What was done on site for a certificate, or is planned where it has no day on which it was (ISO/IEC 17021-1 9.1.3). */
export const surveillance = kindOf({
  table: 'surveillance',
  command: 'certificate surveillance',
  json: 'surveillance',
  identity: unnumbered,
  called: { one: { en: 'surveillance', zh: '监督审核' } },
  since: { days: ['done_on'], unless: 'planned_on' },
  fields: {
    kind: value(
      'kind',
      'Kind',
      '类别',
      choice({ en: 'what it is (default surveillance)', zh: '类别（默认监督）' }, surveillanceKinds),
    ),
    planned: value('planned_on', 'Planned', '计划日期', day('ahead', { en: 'planned for this day', zh: '计划日期' })),
    done: value('done_on', 'Done', '完成日期', pastDay({ en: 'done on this day', zh: '完成日期' })),
    reference: value('reference', 'Reference', '报告编号', text({ en: 'its report', zh: '报告编号' }, 'REFERENCE')),
    outcome: value('outcome', 'Outcome', '结果', text({ en: 'what came of it', zh: '结果' })),
    /** Of an audit on short notice: when the body was told, and of what. */
    notified: value(
      'notice_on',
      'Notified',
      '通报日期',
      pastDay({ en: 'told of it on this day', zh: '接到通报的日期' }),
    ),
    ground: value(
      'ground',
      'Ground',
      '通报事由',
      text({ en: 'what failed, and in which check', zh: '通报事由（产品及检查）' }),
    ),
  },
  // It is asked of a chain of certificates, so a list tells the one that was asked for.
  columns: { certificate_id: '证书' },
})

/** A surveillance as it is printed. */
export const surveillanceView = (record: SurveillanceRecord): View<typeof surveillance> => {
  const { kind, plannedOn: planned, doneOn: done, reference, outcome, noticeOn: notified, ground } = record
  return { kind, planned, done, reference, outcome, notified, ground }
}
