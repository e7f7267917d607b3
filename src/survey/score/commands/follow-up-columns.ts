import { same } from '../../../clause/words.ts'
import type { Column } from '../../../terminal/result.ts'
import { scoreWords } from '../words.ts'
import type { FollowUpItem } from './view.ts'

export const followUpColumns: readonly Column<FollowUpItem>[] = [
  { key: 'customer', title: { en: 'Customer', zh: '客户' }, cell: (each) => each.customer, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (each) => each.name },
  { key: 'item', title: { en: 'Item', zh: '题号' }, cell: (each) => each.item, whole: true },
  {
    key: 'answer',
    title: { en: 'Answer', zh: '答案' },
    cell: (each) => each.answer,
    shown: (each) => same(`${each.answer}/${each.maximum}`),
    whole: true,
  },
  { key: 'text', title: { en: 'Question', zh: '题目' }, cell: (each) => each.text.en, shown: (each) => each.text },
  {
    key: 'closed',
    title: { en: 'State', zh: '状态' },
    cell: (each) => each.closed,
    shown: ({ closed, action }) =>
      scoreWords.followUpState(closed === null ? null : { closedOn: closed, action: action ?? '' }),
    tone: (each) => (each.closed === null ? 'warn' : undefined),
  },
]
