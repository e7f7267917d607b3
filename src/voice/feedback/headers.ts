import { namingContents, namingHeaders, namingTexts } from '../../customer/customer/named-row.ts'
import type { HeaderCatalogue } from '../../intake/headers.ts'
import { listedAs, textsOf } from '../../record/listed.ts'
import { feedback } from './feedback.ts'

const fields = {
  ...namingHeaders(['客户', '企业', '组织', '受审核方']),
  about: ['涉及组织', '未登记组织', '反馈方', '对象', 'about whom'],
  channel: ['渠道', '反馈渠道', '反馈方式', '方式', 'feedback channel'],
  received: ['收到日期', '日期', '反馈日期', '接收日期', '反馈时间', '收到时间', 'date', 'received on', 'day'],
  content: ['反馈内容', '内容', '意见', '反馈意见', '客户意见', '意见内容', 'feedback', 'comment', 'notes'],
  stage: ['阶段', '服务阶段', '所属阶段', '涉及阶段', 'service stage'],
  topic: ['主题', '反馈主题', '事项', 'subject'],
  as: ['分类', '反馈分类', '反馈类别', '反馈类型', '类别', '类型', 'classification', 'classified as', 'type'],
  classifiedOn: ['分类日期', '归类日期', '分类时间', 'date of classification'],
  owner: ['责任人', '处理责任人', '负责人', '处理人', 'responsible'],
  due: ['期限', '处理期限', '完成期限', '办结期限', 'due date', 'deadline', 'due on'],
}

const texts = textsOf(feedback)

/** The fields that a list of feedback may carry, as JSON and `--map` name them. */
export type FeedbackListField = keyof typeof fields

/** The headers that feedback lists of certification bodies are kept with (4.5.1). */
export const feedbackHeaders: HeaderCatalogue<FeedbackListField> = {
  fields,
  ambiguous: [],
  contents: namingContents,
  texts: {
    ...namingTexts,
    about: listedAs('name', feedback, 'about'),
    content: texts.content,
    topic: texts.topic,
    owner: { kind: 'name' },
  },
}
