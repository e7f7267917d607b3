import { joined, same, shellWord, type Words } from '../../clause/words.ts'
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
  editIt: ({ survey, customer }: Of): Words => ({
    en: `If that is wrong, correct it: certdesk survey comment edit ${survey} ${shellWord(customer)} --as KIND --reason TEXT`,
    zh: `如有误，请更正：certdesk survey comment edit ${survey} ${shellWord(customer)} --as 分类 --reason 原因`,
  }),
  changed: ({ survey, customer, stage, topic, classification, classified }: CommentRecord): Words => {
    const told = [stage && stages[stage], topic && same(topic), classification && classifications[classification]]
    const { en, zh } = joined(told.flatMap((each) => each || []))
    return {
      en: `Corrected how the comment of ${customer} on ${survey} is classified: ${en}, ${classified}.`,
      zh: `已更正 ${customer} 在 ${survey} 问卷上意见的分类：${zh}，分类日期 ${classified}。`,
    }
  },
  voided: ({ survey, customer }: Of): Words => ({
    en: `Voided the classification of the comment of ${customer} on ${survey}; it stays on record, and the comment is not classified.`,
    zh: `已作废 ${customer} 在 ${survey} 问卷上意见的分类；记录保留，该意见现为未分类。`,
  }),
  notClassified: ({ survey, customer }: Of): Words => ({
    en: `The comment of ${customer} on ${survey} is not classified.`,
    zh: `${customer} 在 ${survey} 问卷上的意见尚未分类。`,
  }),
  classifyIt: ({ survey, customer }: Of): Words => ({
    en: `Classify it: certdesk survey classify ${survey} ${shellWord(customer)}`,
    zh: `请分类：certdesk survey classify ${survey} ${shellWord(customer)}`,
  }),
  nameAField: { en: 'Give at least one field, for example --topic TEXT.', zh: '请至少给出一项，例如 --topic 主题。' },
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
