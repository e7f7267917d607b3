import { same } from '../../clause/words.ts'
import { customerNameColumn } from '../../customer/customer/columns.ts'
import { customerTitle } from '../../customer/customer/title-words.ts'
import { judgingOn } from '../../office/judging.ts'
import { verb } from '../../terminal/command.ts'
import { count } from '../../terminal/flag.ts'
import { type Column, list, orDash, table } from '../../terminal/result.ts'
import { type DueSuspension, dueSuspensions } from '../due.ts'
import { command, standingWords } from '../standing-words.ts'

const what: Column<DueSuspension> = {
  key: 'what',
  title: { en: 'Due', zh: '事项' },
  cell: (item) => item.followUp?.join('|') ?? 'end',
  shown: (item) => standingWords.dueWhat(item.followUp ?? [], item.act),
}
const due: Column<DueSuspension> = {
  key: 'due',
  title: { en: 'By', zh: '期限' },
  cell: (item) => item.due,
  whole: true,
}
const left: Column<DueSuspension> = {
  key: 'daysLeft',
  title: { en: 'Days', zh: '天数' },
  cell: (item) => item.daysLeft,
  shown: (item) => standingWords.left(item.daysLeft),
  tone: (item) => (item.state === 'breach' ? 'bad' : item.state === 'at-risk' ? 'warn' : undefined),
  whole: true,
}
const certificate: Column<DueSuspension> = {
  key: 'certificate',
  title: { en: 'Certificate', zh: '证书编号' },
  cell: (item) => item.certificate,
  whole: true,
}
const customer: Column<DueSuspension> = {
  key: 'customer',
  title: customerTitle,
  cell: (item) => item.customer,
  whole: true,
}
const settle: Column<DueSuspension> = {
  key: 'settle',
  title: { en: 'Settled by', zh: '处理命令' },
  cell: (item) => (item.settle === null ? null : command(item.settle)),
  shown: ({ settle: argv, ending }) => {
    if (argv !== null) return same(command(argv))
    return ending === null ? same('—') : standingWords.endsBy(ending.act, ending.on)
  },
  atLeast: 20,
}

/** What is to be done by when, on one screen. */
const screen = [left, due, customer, certificate, what, settle]

/** Every value: what CSV and TSV write. */
const rows: readonly Column<DueSuspension>[] = [
  customer,
  customerNameColumn,
  certificate,
  { key: 'case', title: { en: 'Case', zh: '办理编号' }, cell: (item) => item.case, shown: (item) => orDash(item.case) },
  what,
  { key: 'act', title: { en: 'Change of status', zh: '状态变更' }, cell: (item) => item.act },
  due,
  left,
  { key: 'state', title: { en: 'State', zh: '状态' }, cell: (item) => item.state },
  settle,
]

/** `suspend due`: what is to be ended and what is to follow, most urgent first. */
export const suspendDue = verb({
  words: { en: 'Open suspensions and follow-ups, most urgent first', zh: '未结的暂停和后续事项，紧急的在前' },
  access: 'read',
  flags: {
    days: count(
      {
        en: 'what is due within so many days comes before the rest (default 60)',
        zh: '若干天内到期的排在其余之前（默认 60）',
      },
      0,
      'DAYS',
    ),
  },
  examples: {
    'suspend due': { en: 'what must be done, most urgent first', zh: '待办的后续事项，紧急的在前' },
    'suspend due --days 30 --as-of 2026-09-30': {
      en: 'what will be due by the end of October',
      zh: '到十月底前的待办',
    },
  },
  run: async ({ days }, call) => {
    const lines = await call.read(async (db) => dueSuspensions(db, await judgingOn(db, call.asOf, call.timeZone), days))
    return { ...list('due', screen, lines, standingWords.nothingDue), rows: table(rows, lines) }
  },
})
