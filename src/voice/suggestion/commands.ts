import type { Day } from '../../clause/day.ts'
import { happened, notBefore } from '../../clause/fact.ts'
import { usage } from '../../clause/problem.ts'
import { lines } from '../../clause/words.ts'
import { doneBy, doneByAnybody } from '../../office/staff/done-by.ts'
import { requirePresent } from '../../office/staff/store/role.ts'
import { columnsOf, everyColumn, shownFields } from '../../record/columns.ts'
import { addNumbered, requireRow } from '../../record/find.ts'
import { flagsOf, numberOf } from '../../record/flags.ts'
import { onRow } from '../../record/rule.ts'
import { recordWords } from '../../record/sentences.ts'
import type { Row } from '../../register/register.ts'
import { requireRound, surveyNumber } from '../../survey/round/argument.ts'
import { noun, verb } from '../../terminal/command.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { required, text, yes } from '../../terminal/flag.ts'
import { type Column, field, list, noneOf, one, table } from '../../terminal/result.ts'
import { feedback as feedbackKind } from '../feedback/feedback.ts'
import { type SuggestionView, suggestion, suggestionView, suggestionViews } from './suggestion.ts'
import { suggestionWords } from './words.ts'

const suggestionNumber = numberOf(suggestion)
const { content, source, department, owner, due } = flagsOf(suggestion)

const suggestAdd = verb({
  words: { en: 'Record an improvement suggestion (4.5.1)', zh: '登记改进建议（4.5.1）' },
  access: 'write',
  by: doneBy('business', '4.5.1', 'on'),
  flags: {
    content: required(content),
    department: required(department),
    owner: required(owner),
    due: required(due),
    survey: surveyNumber,
    feedback: numberOf(feedbackKind),
    source,
    on: pastDay({ en: 'the day it was made (default today)', zh: '提出日期（默认今天）' }),
  },
  asks: [
    'survey',
    ['feedback', ({ survey }) => survey === undefined],
    ['source', ({ survey, feedback }) => survey === undefined && feedback === undefined],
    'on',
  ],
  rules: [
    (_, { due, on }, today) => refuseDueBefore(due, on ?? (due === undefined ? undefined : today)),
    async (db, { owner }, today) => owner !== undefined && requirePresent(db, owner, today),
  ],
  examples: {
    'survey suggest add --survey SV-2026-1 --content "Send audit plans two weeks ahead" --department 认证部 --owner 王芳 --due 2026-09-30':
      { en: 'what is to improve, who sees to it, by when', zh: '改进内容、责任人和期限' },
  },
  run: async ({ content, department, owner, due, survey, feedback, source, on: typed }, call) => {
    const on = happened(typed ?? call.today, call.today, '--on')
    if (survey !== undefined && feedback !== undefined)
      throw usage(suggestionWords.twoOrigins, suggestionWords.oneOrigin)
    refuseDueBefore(due, on)
    const { view, added } = await call.write(async (tx) => {
      const surveyId = survey === undefined ? null : (await requireRound(tx.db, survey, call.today)).id
      const feedbackId = feedback === undefined ? null : (await requireRow(tx.db, feedbackKind, feedback)).id
      const row = {
        survey_id: surveyId,
        feedback_id: feedbackId,
        made_on: on,
        content,
        source: source ?? survey ?? feedback ?? tx.who.staff,
        department,
        owner_id: (await requirePresent(tx.db, owner, tx.today)).id,
        due_on: due,
      }
      const [there] = tx.find('suggestion', row)
      const notDone = { action: null, acted_on: null, effectiveness: null, closed_on: null }
      const number = there?.number ?? addNumbered(tx, suggestion, { ...row, ...notDone })
      return { view: await suggestionView(tx.db, number, call.today), added: there === undefined }
    })
    const said = added
      ? [suggestionWords.added(view.number, view.owner, view.due), suggestionWords.reportIt(survey ?? view.number)]
      : [recordWords.already(view.number)]
    return one('suggestion', view, lines(said))
  },
})

/** Nothing is due before it was suggested. */
function refuseDueBefore(due: Day | undefined, on: Day | undefined): void {
  if (due !== undefined && on !== undefined)
    notBefore('--due', due, suggestionWords.theSuggestion, on, suggestionWords.dueLater)
}

const suggestAct = verb({
  words: { en: 'Record what was done about a suggestion', zh: '登记改进建议的措施' },
  access: 'write',
  by: doneByAnybody('4.5.1', 'on'),
  args: { number: required(suggestionNumber) },
  flags: {
    action: required(text({ en: 'what was done', zh: '采取的措施' })),
    on: pastDay({ en: 'the day (default today)', zh: '措施日期（默认今天）' }),
  },
  asks: ['on'],
  rules: [onRow(suggestion, refuseAction)],
  examples: {
    'survey suggest act SG-2026-0001 --action "Audit plans are sent two weeks ahead"': {
      en: 'what was done',
      zh: '登记已采取的措施',
    },
  },
  run: async ({ number, action, on: typed }, call) => {
    const on = happened(typed ?? call.today, call.today, '--on')
    const { view, changed } = await call.write(async (tx) => {
      const row = await requireRow(tx.db, suggestion, number)
      refuseAction(row, { action, on })
      const changed = row.acted_on === null && tx.update('suggestion', row.id, { action, acted_on: on })
      return { view: await suggestionView(tx.db, number, call.today), changed }
    })
    return one('suggestion', view, changed ? suggestionWords.acted(number, on) : recordWords.unchanged(number))
  },
})

/** Refuses what is done of what is closed, before it was suggested, and otherwise than on record. Usage problems. */
function refuseAction(
  { number, made_on, acted_on, action: there, closed_on }: Row<'suggestion'>,
  { action, on }: { readonly action?: string | undefined; readonly on?: Day | undefined },
): void {
  if (closed_on !== null) throw usage(suggestionWords.closedBefore(number, closed_on), suggestionWords.editIt(number))
  if (on !== undefined) notBefore('--on', on, suggestionWords.theSuggestion, made_on)
  if (acted_on !== null && action !== undefined && there !== action)
    throw usage(suggestionWords.actedBefore(number, acted_on), suggestionWords.editIt(number))
}

const suggestClose = verb({
  words: { en: 'Close a suggestion with the effectiveness of its action', zh: '评价有效性并关闭改进建议' },
  access: 'write',
  by: doneBy('business', '4.5.1', 'on'),
  args: { number: required(suggestionNumber) },
  flags: {
    effectiveness: required(
      text({ en: 'whether the action was effective and how that is known', zh: '措施的有效性及依据' }),
    ),
    on: pastDay({ en: 'the day (default today)', zh: '关闭日期（默认今天）' }),
  },
  asks: ['on'],
  rules: [onRow(suggestion, refuseClosing)],
  examples: {
    'survey suggest close SG-2026-0001 --effectiveness "no complaint since; B2 up to 9.1"': {
      en: 'whether it helped',
      zh: '评价效果并关闭',
    },
  },
  run: async ({ number, effectiveness, on: typed }, call) => {
    const on = happened(typed ?? call.today, call.today, '--on')
    const { view, changed } = await call.write(async (tx) => {
      const row = await requireRow(tx.db, suggestion, number)
      refuseClosing(row, { effectiveness, on })
      const changed = row.closed_on === null && tx.update('suggestion', row.id, { effectiveness, closed_on: on })
      return { view: await suggestionView(tx.db, number, call.today), changed }
    })
    return one('suggestion', view, changed ? suggestionWords.closed(number, on) : recordWords.unchanged(number))
  },
})

/** Refuses a closing otherwise than on record, without an action, and before it. Usage problems. */
function refuseClosing(
  { number, acted_on, effectiveness: there, closed_on }: Row<'suggestion'>,
  { effectiveness, on }: { readonly effectiveness?: string | undefined; readonly on?: Day | undefined },
): void {
  if (closed_on !== null && effectiveness !== undefined && there !== effectiveness)
    throw usage(suggestionWords.closedBefore(number, closed_on), suggestionWords.editIt(number))
  if (acted_on === null) throw usage(suggestionWords.noAction(number), suggestionWords.actFirst(number))
  if (on !== undefined) notBefore('--on', on, suggestionWords.theAction, acted_on)
}

const reported: Column<SuggestionView> = {
  key: 'reported',
  title: { en: 'Reported to', zh: '上报' },
  cell: ({ reported }) => (reported.length === 0 ? null : suggestionWords.recipients(reported).en),
  shown: ({ reported }) => suggestionWords.recipients(reported),
}

/** The columns of the list. */
const listed = (day: Day): readonly Column<SuggestionView>[] => [
  ...columnsOf(suggestion, { number: { whole: true }, content: { atLeast: 20 }, department: {}, owner: {} }),
  {
    key: 'state',
    title: { en: 'State', zh: '状态' },
    cell: (each) => each.closed,
    shown: (each) => suggestionWords.state(each, day),
    tone: (each) => (each.closed === null && each.due < day ? 'bad' : undefined),
  },
  reported,
]

const suggestList = verb({
  words: { en: 'Improvement suggestions and what came of them', zh: '改进建议及落实情况' },
  access: 'read',
  flags: { survey: surveyNumber, open: yes({ en: 'only those not closed', zh: '仅未关闭的' }) },
  examples: { 'survey suggest list --open': { en: 'suggestions that are not closed', zh: '未关闭的改进建议' } },
  run: async ({ survey, open }, call) => {
    const all = await call.read((db) => suggestionViews(db, call.asOf))
    const views = all.filter(
      (each) => (survey === undefined || each.survey === survey) && (open !== true || each.closed === null),
    )
    const empty = noneOf({ survey, open }, suggestionWords.none)
    const rows = table([...everyColumn(suggestion), reported], views)
    return { ...list('suggestions', listed(call.asOf), views, empty), rows }
  },
})

const suggestShow = verb({
  words: { en: 'One suggestion in full', zh: '查看一项改进建议' },
  access: 'read',
  args: { number: required(suggestionNumber) },
  examples: {
    'survey suggest show SG-2026-0001': { en: 'the suggestion and what became of it', zh: '该项建议及落实情况' },
  },
  run: async ({ number }, call) => {
    const view = await call.read((db) => suggestionView(db, number, call.asOf))
    const { key, title, cell, shown } = reported
    const fields = [...shownFields(suggestion, view), field(key, title, cell(view), shown?.(view))]
    return one('suggestion', view, null, fields)
  },
})

/** `survey suggest` (4.5.1). */
export const suggestCommands = noun(
  { en: 'Improvement suggestions (4.5.1)', zh: '改进建议（4.5.1）' },
  {
    add: async () => suggestAdd,
    none: async () => (await import('./commands/none.ts')).suggestNone,
    act: async () => suggestAct,
    close: async () => suggestClose,
    list: async () => suggestList,
    show: async () => suggestShow,
    edit: async () => (await import('./commands/edit.ts')).suggestEdit,
    void: async () => (await import('./commands/edit.ts')).suggestVoid,
  },
)
