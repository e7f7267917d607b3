import { type Column, columnOf, type Part, sentence, table } from '../../terminal/result.ts'
import { type AwaitedAct, entryNamed } from './rules.ts'
import { confirmationWords as words } from './words.ts'

/** An act that waits, as programs read it. */
export const waitingView = (act: AwaitedAct) => ({
  entry: act.entry,
  confirm: entryNamed(act),
  recorded: act.recorded,
  what: act.what.en,
  staff: act.staff,
  by: act.by,
  left: act.left,
})

const column = columnOf<AwaitedAct>()

/** Of each that waits: what it is, whose it is said to be, who typed it. */
export const waitingColumns: readonly Column<AwaitedAct>[] = [
  { key: 'confirm', title: words.entry, cell: entryNamed, whole: true },
  column('recorded', words.recorded.en, words.recorded.zh, { whole: true }),
  { key: 'what', title: words.what, cell: ({ what }) => what.en, shown: ({ what }) => what },
  column('staff', words.staff.en, words.staff.zh),
  column('by', words.by.en, words.by.zh),
  column('left', words.left.en, words.left.zh, { whole: true }),
]

/** What a report says of all that waits; nothing where nothing does. */
export const waitingParts = (waiting: readonly AwaitedAct[]): Part[] =>
  waiting.length === 0
    ? []
    : [sentence(words.meaning(waiting.length)), table(waitingColumns, waiting, { title: words.unconfirmed })]
