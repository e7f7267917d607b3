import { same } from '../../clause/words.ts'
import { customerNameColumn } from '../../customer/customer/columns.ts'
import { judgingOn } from '../../office/judging.ts'
import { verb } from '../../terminal/command.ts'
import { isOnScreen } from '../../terminal/format.ts'
import { count } from '../../terminal/number-flag.ts'
import { type Column, columnOf, list, table } from '../../terminal/result.ts'
import { type DueSuspension, dueSuspensions } from '../due.ts'
import { command, standingWords } from '../standing-words.ts'

const what: Column<DueSuspension> = {
  key: 'what',
  title: { en: 'Due', zh: '事项' },
  cell: (item) => item.followUp?.join('|') ?? 'end',
  shown: (item) => standingWords.dueWhat(item.followUp ?? [], item.act),
}

const column = columnOf<DueSuspension>()

const due = column('due', 'By', '期限', { whole: true })
const left = column('daysLeft', 'Days', '天数', {
  shown: (item) => standingWords.left(item.daysLeft),
  tone: (item) => (item.state === 'breach' ? 'bad' : item.state === 'at-risk' ? 'warn' : undefined),
  whole: true,
})
const certificate = column('certificate', 'Certificate', '证书编号', { whole: true })
const customer = column('customer', 'Customer', '客户', { whole: true })
const settle: Column<DueSuspension> = {
  key: 'settle',
  title: { en: 'Settled by', zh: '处理命令' },
  cell: (item) => (item.settle === null ? null : command(item.settle)),
  shown: ({ settle: argv, ending }) => {
    if (argv !== null) return same(command(argv))
    return ending === null ? same('—') : standingWords.endsBy(ending.act, ending.on)
  },
  atLeast: 20,
  ownLine: true,
}

/** What is to be done by when, on one screen. */
const screen = [left, due, customer, customerNameColumn, certificate, what, settle]

/** The same as a table in a file, which has no room for names. */
const brief = [left, due, customer, certificate, what, settle]

/** Every value: what CSV and TSV write. */
const rows: readonly Column<DueSuspension>[] = [
  customer,
  customerNameColumn,
  certificate,
  column('case', 'Case', '办理编号', { dashed: true }),
  what,
  column('act', 'Change of status', '状态变更'),
  due,
  left,
  column('state', 'State', '状态'),
  settle,
]

/** `suspend due`: what is to be ended and what is to follow, most urgent first. */
export const suspendDue = verb({
  words: { en: 'Open suspensions and follow-ups, most urgent first', zh: '未结的暂停和后续事项，紧急的在前' },
  access: 'read',
  flags: {
    days: count(
      {
        en: 'what is due within this many days comes before the rest (default 60)',
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
    const columns = isOnScreen(call) ? screen : brief
    return { ...list('due', columns, lines, standingWords.nothingDue), rows: table(rows, lines) }
  },
})
