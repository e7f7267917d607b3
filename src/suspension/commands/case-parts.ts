import { certificateWords } from '../../certificate/certificate/words.ts'
import type { Day } from '../../clause/day.ts'
import { same } from '../../clause/words.ts'
import { customerNameColumn } from '../../customer/customer/columns.ts'
import { customerNameTitle, customerTitle } from '../../customer/customer/title-words.ts'
import { type Column, columnOf, type Field, field, type Part, table, yesNo } from '../../terminal/result.ts'
import { anyOf, standingWords } from '../standing-words.ts'
import type { ActView, CaseView, FollowUpView } from './case-record.ts'

const caseColumn = columnOf<CaseView>()

/** Cases as they are listed. */
export const caseColumns: readonly Column<CaseView>[] = [
  caseColumn('number', 'Case', '办理编号', { dashed: true, whole: true }),
  caseColumn('certificate', 'Certificate', '证书编号', { whole: true }),
  caseColumn('customer', 'Customer', '客户', { whole: true, minor: true }),
  customerNameColumn,
  caseColumn('from', 'From', '暂停自', { dashed: true, whole: true, minor: true }),
  caseColumn('until', 'Until', '至', { dashed: true, whole: true }),
  {
    key: 'lastAct',
    title: { en: 'Last act', zh: '最近办理' },
    cell: (item) => item.acts.at(-1)?.act ?? null,
    shown: ({ acts: own }) => {
      const last = own.at(-1)
      if (last === undefined) return same('—')
      return last.decidedBy === null
        ? standingWords.actUndecided(last.act, last.on)
        : standingWords.actOn(last.act, last.on)
    },
  },
  caseColumn('open', 'Open', '未结', {
    shown: (item) => yesNo(item.open),
    tone: (item) => (item.open ? 'warn' : undefined),
  }),
]

/** The case field by field, for people; then each of its acts, and what follows them. */
export function caseParts(view: CaseView): { fields: Field[]; more: Part[] } {
  const fields = [
    field('number', { en: 'Case', zh: '办理编号' }, view.number),
    field('certificate', { en: 'Certificate', zh: '证书编号' }, view.certificate),
    field('customer', customerTitle, view.customer),
    field('name', customerNameTitle, view.name),
    field('status', { en: 'Status', zh: '状态' }, view.status, certificateWords.status(view.status)),
    field('until', { en: 'Suspended until', zh: '暂停截止' }, view.until),
    field('open', { en: 'Open', zh: '未结' }, view.open, yesNo(view.open)),
  ].filter(({ cell }) => cell !== null)
  return { fields, more: view.acts.flatMap(actParts) }
}

function actParts(act: ActView): Part[] {
  const record: Part = { kind: 'record', title: standingWords.actOn(act.act, act.on), fields: actFields(act) }
  return act.followUps.length === 0 ? [record] : [record, table(followUpColumns, act.followUps)]
}

const person = (name: string | null, on: Day | null): string | null =>
  name === null ? null : on === null ? name : `${name}, ${on}`

const actFields = (act: ActView): Field[] =>
  [
    field('reason', { en: 'Reason', zh: '原因' }, act.reason, act.reasonName ?? same('—')),
    field('statement', { en: 'Statement', zh: '说明' }, act.statement),
    field('groundOn', { en: 'Ground confirmed', zh: '事由确认' }, act.groundOn),
    field('until', { en: 'Last day', zh: '暂停截止' }, act.until),
    field('conditions', { en: 'Conditions', zh: '恢复条件' }, act.conditions),
    field('evidence', { en: 'Evidence', zh: '依据' }, act.evidence),
    field('verifiedBy', { en: 'Verified by', zh: '验证人' }, person(act.verifiedBy, act.verifiedOn)),
    field('change', { en: 'Reduced by', zh: '缩小范围依据' }, act.change),
    field('decidedBy', { en: 'Decided by', zh: '决定人' }, person(act.decidedBy, act.decidedOn) ?? '—'),
    field('handledBy', { en: 'Handled by', zh: '经办人' }, act.handledBy),
  ].filter(({ cell }) => cell !== null)

const followUpColumn = columnOf<FollowUpView>()

const followUpColumns: readonly Column<FollowUpView>[] = [
  {
    key: 'kinds',
    title: { en: 'Follow-up', zh: '后续事项' },
    cell: (item) => item.kinds.join('|'),
    shown: (item) => anyOf(item.kind === null ? item.kinds : [item.kind]),
  },
  followUpColumn('due', 'Due', '期限', { dashed: true, whole: true }),
  followUpColumn('on', 'Done', '完成', { dashed: true, whole: true }),
  followUpColumn('state', 'State', '状态', {
    shown: (item) => standingWords.state(item.state, item.daysLate),
    tone: (item) => (item.state === 'breach' ? 'bad' : item.state === 'at-risk' ? 'warn' : undefined),
  }),
  followUpColumn('reference', 'Reference', '编号', { dashed: true }),
  followUpColumn('delivery', 'Delivery', '送达', { dashed: true }),
  followUpColumn('by', 'By', '办理人', { dashed: true }),
]
