import type { Day } from '../../clause/day.ts'
import { daysLeftSaid } from '../../clause/days-left.ts'
import { commandLine, same, type Words } from '../../clause/words.ts'
import type { Db } from '../../register/register.ts'
import { type BlockLine, type Column, columnOf, type Part, type Tone, table } from '../../terminal/result.ts'

/** Something to be done for a customer, as the day's agenda has it. */
export interface ToDo {
  readonly urgency: string
  /** What it is about, by the name that the agenda is asked for it with, and in words. */
  readonly matter: string
  readonly title: Words
  readonly by: Day
  /** Days left; negative: days over. */
  readonly daysLeft: number
  readonly clauses: readonly string[]
  readonly text: Words
  /** Who sees to it, where it is not the customer's maintainer. */
  readonly owner: string | null
  /** The command that settles it. */
  readonly settle: readonly string[]
}

/** Of whom it is asked, and as of which day. */
export interface AskedToDo {
  readonly id: number
  readonly code: string
  readonly asOf: Day
  readonly timeZone: string
}

/** What is to be done for one customer, most urgent first: handed in, since the agenda knows every room. */
export type ToDoOf = (db: Db, asked: AskedToDo) => Promise<readonly ToDo[]>

const tones: Readonly<Record<string, Tone>> = { overdue: 'bad', 'at-risk': 'warn' }

const column = columnOf<ToDo>()

const columns: readonly Column<ToDo>[] = [
  column('matter', 'Matter', '类别', {
    shown: ({ title }) => title,
    tone: ({ urgency }) => tones[urgency],
    whole: true,
  }),
  column('by', 'By', '期限', { whole: true }),
  column('daysLeft', 'Days left', '剩余天数', { align: 'right', whole: true }),
  {
    ...{ key: 'text', title: { en: 'What', zh: '事项' }, prose: true },
    cell: ({ text }) => text.en,
    shown: ({ text }) => text,
  },
  {
    ...{ key: 'settle', title: { en: 'Settled by', zh: '处理命令' }, command: true, ownLine: true },
    cell: ({ settle }) => commandLine(settle),
  },
]

/** On a terminal: what it is about and by when, what it is, and the command that settles it. */
function block({ urgency, title, by, daysLeft, text, settle }: ToDo): BlockLine[] {
  const left = daysLeftSaid(daysLeft)
  const head = { en: `${title.en} · ${by} ${left.en}`, zh: `${title.zh} · ${by} ${left.zh}` }
  return [{ words: head, tone: tones[urgency] }, { words: text }, { words: same(commandLine(settle)), whole: true }]
}

/** What is to be done, as a table; nothing where there is nothing. */
export const toDoParts = (items: readonly ToDo[]): Part[] =>
  items.length === 0 ? [] : [table(columns, items, { title: { en: 'To do', zh: '待办' }, block })]
