import type { Words } from '../../clause/words.ts'
import { stages } from '../../survey/rules.ts'
import { type Classified, classifications } from '../feedback/rules.ts'
import type { CommentRecord } from './comment.ts'

type Of = Pick<CommentRecord, 'survey' | 'customer'>

export const commentWords = {
  classified: ({ survey, customer }: Of, { stage, topic, classification }: Classified): Words => ({
    en: `Classified the comment of ${customer} on ${survey}: ${stages[stage].en}, ${topic}, ${classifications[classification].en}.`,
    zh: `已将 ${customer} 在 ${survey} 问卷上的意见分类：${stages[stage].zh}、${topic}、${classifications[classification].zh}。`,
  }),
  unchanged: ({ survey, customer }: Of): Words => ({
    en: `The comment of ${customer} on ${survey} is classified so already; nothing was changed.`,
    zh: `${customer} 在 ${survey} 问卷上的意见已如此分类，未作改动。`,
  }),
  classifiedOtherwise: ({
    survey,
    customer,
    classified,
  }: Pick<CommentRecord, 'survey' | 'customer' | 'classified'>): Words => ({
    en: `The comment of ${customer} on ${survey} was classified otherwise on ${classified}.`,
    zh: `${customer} 在 ${survey} 问卷上的意见已于 ${classified} 作了不同的分类。`,
  }),
  undoFirst: {
    en: 'If that is wrong, take its entry back with "certdesk undo", and classify it again; "certdesk audit list" has its number.',
    zh: '如有误，请用 certdesk undo 撤回该条记录后重新分类；编号见 certdesk audit list。',
  },
  none: (survey: string, customer: string): Words => ({
    en: `${customer} made no comment on a form of ${survey}.`,
    zh: `${customer} 在 ${survey} 的问卷上没有意见。`,
  }),
  seeAll: (survey: string): Words => ({
    en: `See the comments: certdesk survey comments ${survey}`,
    zh: `可查看：certdesk survey comments ${survey}`,
  }),
  theReturn: { en: 'the return of the form', zh: '问卷收回日期' },
  open: { en: 'not classified', zh: '未分类' },
  noComments: { en: 'No comment on a form is on record.', zh: '没有问卷意见。' },
}
