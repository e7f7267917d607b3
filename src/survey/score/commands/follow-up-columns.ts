import { same } from '../../../clause/words.ts'
import { customerColumns } from '../../../customer/customer/columns.ts'
import { type Column, columnOf } from '../../../terminal/result.ts'
import { scoreWords } from '../words.ts'
import type { FollowUpItem } from './view.ts'

const column = columnOf<FollowUpItem>()

export const followUpColumns: readonly Column<FollowUpItem>[] = [
  ...customerColumns,
  column('item', 'Item', '题号', { whole: true }),
  column('answer', 'Answer', '答案', { shown: (each) => same(`${each.answer}/${each.maximum}`), whole: true }),
  { key: 'text', title: { en: 'Question', zh: '题目' }, cell: (each) => each.text.en, shown: (each) => each.text },
  column('closed', 'State', '状态', {
    shown: ({ closed, action }) =>
      scoreWords.followUpState(closed === null ? null : { closedOn: closed, action: action ?? '' }),
    tone: (each) => (each.closed === null ? 'warn' : undefined),
  }),
]
