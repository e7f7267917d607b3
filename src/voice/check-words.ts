import type { Day } from '../clause/day.ts'
import { joined, type Words } from '../clause/words.ts'
import { type FeedbackChannel, feedbackChannels } from './feedback/rules.ts'

export const voiceCheckWords = {
  complaintOpen: (number: string, due: Day): Words => ({
    en: `${number}: the complaint is to be settled by ${due}`,
    zh: `${number}：投诉须于 ${due} 前处理完毕`,
  }),
  suggestionOpen: (number: string, content: string): Words => ({
    en: `${number}: ${content}`,
    zh: `${number}：${content}`,
  }),
  notReported: (survey: string, kinds: readonly ('leader' | 'department')[]): Words => {
    const en = kinds.map((kind) => (kind === 'leader' ? 'a leader' : 'a department')).join(' and ')
    const zh = kinds.map((kind) => (kind === 'leader' ? '机构领导' : '有关部门')).join('和')
    return { en: `the analysis of ${survey} was not reported to ${en}`, zh: `${survey} 的分析结果未报${zh}` }
  },
  unclassified: (number: string, due: Day): Words => ({
    en: `${number}: not classified, due ${due}`,
    zh: `${number}：未分类，期限 ${due}`,
  }),
  classifiedLate: (number: string, days: number): Words => ({
    en: `${number}: classified late by ${days} ${days === 1 ? 'day' : 'days'}`,
    zh: `${number}：分类超期 ${days} 天`,
  }),
  otherChannels: (year: number, unused: readonly FeedbackChannel[]): Words => {
    const { en, zh } = joined(unused.map((channel) => feedbackChannels[channel]))
    return { en: `no feedback of ${year} by ${en}`, zh: `${year} 年没有来自${zh}的反馈` }
  },
  complaintOverdue: (number: string, due: Day): Words => ({
    en: `${number}: complaint not decided by ${due}`,
    zh: `${number}：投诉未于 ${due} 前作出决定`,
  }),
  noSuggestions: (survey: string): Words => ({
    en: `${survey} has neither an improvement suggestion nor a reason why none is needed`,
    zh: `${survey} 没有改进建议，也未说明无需改进的原因`,
  }),
  unclassifiedComment: (survey: string, due: Day): Words => ({
    en: `${survey}: the comment on the form is not classified, due ${due}`,
    zh: `${survey}：问卷上的意见未分类，期限 ${due}`,
  }),
  commentClassifiedLate: (survey: string, days: number): Words => ({
    en: `${survey}: the comment on the form was classified late by ${days} ${days === 1 ? 'day' : 'days'}`,
    zh: `${survey}：问卷上的意见分类超期 ${days} 天`,
  }),
  oldComments: (year: number, count: number): Words => ({
    en: `${count} ${count === 1 ? 'comment' : 'comments'} on forms of ${year}, from before go-live or recorded by an earlier version, not classified`,
    zh: `${year} 年问卷上有 ${count} 条意见未分类（启用前收到或由早期版本录入）`,
  }),
  lowAnswers: (survey: string, count: number): Words => ({
    en: `${survey}: ${count} low ${count === 1 ? 'answer' : 'answers'} not followed up`,
    zh: `${survey}：${count} 项低分答案未跟踪处理`,
  }),
}
