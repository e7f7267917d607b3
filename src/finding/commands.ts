import { columnsOf, everyColumn } from '../record/columns.ts'
import { numberOf } from '../record/flags.ts'
import { type Noun, noun, verb } from '../terminal/command.ts'
import { offering, required, text, yes } from '../terminal/flag.ts'
import { type Column, field, list, noneOf, one, table } from '../terminal/result.ts'
import type { Judging } from './commands/standing.ts'
import { type FindingView, finding, findingView, findingViews, stepDays } from './finding.ts'
import { findingWords } from './words.ts'

/** Every value, each step with its day first: what CSV and TSV write, and `show`. */
const everyValue = everyColumn(finding, {
  first: [
    ...(['number', 'clause', 'duty', 'period', 'customer', 'name', 'about', 'content', 'opened', 'openedBy'] as const),
    ...(['causeFound', 'cause', 'corrected', 'correction', 'action'] as const),
    ...(['verified', 'verifiedBy', 'effectiveness', 'acknowledged', 'acknowledgedBy'] as const),
  ],
})

/** What people need on one screen. */
const listed: readonly Column<FindingView>[] = [
  ...columnsOf(finding, {
    number: { whole: true },
    clause: {},
    period: { whole: true },
    customer: { whole: true },
    content: {},
  }),
  {
    key: 'state',
    title: { en: 'State', zh: '状态' },
    cell: (item) => item.acknowledged,
    shown: (item) => findingWords.state(stepDays(item)),
    tone: (item) => (item.acknowledged === null ? 'warn' : undefined),
  },
]

const findingList = verb({
  words: { en: 'The breaches on record, and what came of them', zh: '已登记的不符合及处理情况' },
  access: 'read',
  flags: {
    open: yes({ en: 'only those not acknowledged', zh: '仅未确认的' }),
    clause: offering(
      'clause',
      text({ en: 'only of this clause, or of all below it', zh: '仅此条款或其下条款' }, 'CLAUSE'),
    ),
  },
  examples: {
    'finding list --open': { en: 'records that are not acknowledged yet', zh: '尚未确认的记录' },
    'finding list --clause 4.3': { en: 'those of clause 4.3 and below it', zh: '4.3 及其下条款的记录' },
  },
  run: async ({ open, clause }, call) => {
    const views = await call.read((db) => findingViews(db, call.asOf, { open, clause: clause?.normalize('NFKC') }))
    const empty = noneOf({ open, clause }, findingWords.none)
    return { ...list('findings', listed, views, empty), rows: table(everyValue, views) }
  },
})

const findingShow = verb({
  words: { en: 'One record of a breach in full', zh: '查看一项不符合记录' },
  access: 'read',
  args: { number: required(numberOf(finding)) },
  examples: { 'finding show FD-2026-0001': { en: 'the record with every step', zh: '该项记录及各步骤' } },
  run: async ({ number }, call) => {
    const view = await call.read((db) => findingView(db, number, call.asOf))
    const fields = everyValue.map(({ key, title, cell, shown }) => field(key, title, cell(view), shown?.(view)))
    return one('finding', view, null, fields)
  },
})

/**
 * The record of breaches that can no longer be cured: cause, correction, action, effectiveness, acknowledged by the
 * manager. `judging` brings the duties and how they are judged: only a breach that stands is recorded.
 */
export const findingCommands = (judging: () => Promise<Judging>): Noun =>
  noun(
    { en: 'Records of breaches that can no longer be cured', zh: '无法再补正的不符合的记录' },
    {
      open: async () => (await import('./commands/open.ts')).findingOpen(judging),
      cause: async () => (await import('./commands/steps.ts')).findingCause,
      correct: async () => (await import('./commands/steps.ts')).findingCorrect,
      verify: async () => (await import('./commands/steps.ts')).findingVerify,
      acknowledge: async () => (await import('./commands/steps.ts')).findingAcknowledge,
      list: async () => findingList,
      show: async () => findingShow,
      edit: async () => (await import('./commands/edit.ts')).findingEdit,
      void: async () => (await import('./commands/edit.ts')).findingVoid,
    },
  )
