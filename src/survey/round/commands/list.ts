import { same } from '../../../clause/words.ts'
import { verb } from '../../../terminal/command.ts'
import { type Column, columnOf, list, one, orDash, table, yesNo } from '../../../terminal/result.ts'
import { returnWords } from '../../return/words.ts'
import { namedRound, surveyNumber } from '../argument.ts'
import { drawWords } from '../draw-words.ts'
import { isValid, listSampled, type Sampled } from '../store/sampled.ts'
import { drawColumns, roundColumns, roundFields, roundView, roundViews } from './record.ts'
import { rankedColumns } from './sampled-view.ts'

/** `survey list`: every year's survey and how its forms stand. */
export const surveyList = verb({
  words: { en: 'The surveys and how their forms stand', zh: '历次调查及收回情况' },
  access: 'read',
  examples: { 'survey list': { en: 'the surveys of all years', zh: '历年的调查' } },
  run: async (_, call) => {
    const views = await call.read((db) => roundViews(db, call.asOf))
    return list('surveys', roundColumns, views, drawWords.none)
  },
})

/** A sampled customer with what became of its form, as `survey show` prints it. */
function formView(each: Sampled, all: readonly Sampled[]) {
  const { rank, customer, name, ticket, substitutesId, reason, issuedOn: issued, channel, returned } = each
  const { outcome = null, on = null, invalidReason = null, comment = null } = returned ?? {}
  return {
    ...{ rank, customer, name, ticket },
    /** The rank that it stands in for. */
    substitutes: all.find(({ id }) => id === substitutesId)?.rank ?? null,
    ...{ reason, issued, channel, outcome, on, valid: isValid(each), invalidReason, comment },
  }
}

type FormView = ReturnType<typeof formView>

const column = columnOf<FormView>()

const columns: readonly Column<FormView>[] = [
  ...rankedColumns,
  column('substitutes', 'For rank', '替补', {
    shown: (each) => orDash(each.substitutes === null ? null : String(each.substitutes)),
    whole: true,
    minor: true,
  }),
  column('issued', 'Issued', '发放日期', { dashed: true, whole: true }),
  column('outcome', 'Outcome', '结果', {
    shown: (each) => returnWords.standing(each),
    tone: (each) => (each.issued !== null && each.outcome === null ? 'warn' : undefined),
  }),
  column('on', 'On', '日期', { dashed: true, whole: true }),
  column('valid', 'Valid', '有效', {
    shown: (each) => (each.outcome === 'returned' ? yesNo(each.valid) : same('—')),
    minor: true,
  }),
  column('invalidReason', 'Not valid because', '无效原因', { dashed: true, minor: true }),
  column('comment', 'Comment', '意见', { dashed: true, minor: true }),
]

/** `survey show`: how the draw was made, and what became of each form. */
export const surveyShow = verb({
  words: { en: 'One survey: its draw, and what became of each form', zh: '查看一次调查：抽样与问卷收回情况' },
  access: 'read',
  args: { survey: surveyNumber },
  examples: { 'survey show SV-2026-1': { en: 'the draw, and which forms are back', zh: '抽样及问卷收回情况' } },
  run: async ({ survey }, call) => {
    const { view, forms } = await call.read(async (db) => {
      const round = await namedRound(db, survey, call.asOf)
      const sampled = await listSampled(db, round, call.asOf)
      const forms = sampled.map((each) => formView(each, sampled))
      return { view: await roundView(db, round, call.asOf), forms }
    })
    const rows = table(columns, forms)
    const shown = one('survey', { ...view, sampled: forms }, null, roundFields(view), [
      table(drawColumns, view.draws, { title: { en: 'Draws', zh: '抽样' } }),
      { ...rows, title: { en: 'Forms', zh: '问卷收回' } },
    ])
    return { ...shown, rows }
  },
})
