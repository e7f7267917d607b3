import { reasons } from '../../../../clause/reason.ts'
import { joined, type Words } from '../../../../clause/words.ts'
import type { Classified } from '../../rules.ts'

const partNames: Readonly<Record<keyof Classified, Words>> = {
  stage: { en: 'stage', zh: '阶段' },
  topic: { en: 'topic', zh: '主题' },
  classification: { en: 'classification', zh: '分类' },
}

/** What people read of an import of feedback. */
export const importWords = reasons({
  channelColumn: { en: 'the channel (渠道)', zh: '渠道' },
  receivedColumn: { en: 'the day it was received (收到日期)', zh: '收到日期' },
  contentColumn: { en: 'the content (反馈内容)', zh: '反馈内容' },
  noDayColumn: {
    en: 'The file does not say when feedback was classified (分类日期): what it newly classifies is classified today.',
    zh: '文件未写明分类日期：其中新作的分类均记为今天。',
  },
  noDayOfClassification: {
    en: 'the day of the classification is missing; today is taken where it is new',
    zh: '缺少分类日期，新作的分类记为今天',
  },
  partly: (missing: readonly (keyof Classified)[]): Words => {
    const names = joined(missing.map((part) => partNames[part]))
    return { en: `not classified: ${names.en} missing`, zh: `未分类：缺少${names.zh}` }
  },
  noChannel: { en: 'the channel is missing', zh: '缺少渠道' },
  noDay: { en: 'the day on which it was received is missing', zh: '缺少收到日期' },
  noContent: { en: 'what was said is missing', zh: '缺少反馈内容' },
  beforeReceived: (received: string): Words => ({
    en: `before it was received, ${received}`,
    zh: `早于收到日期 ${received}`,
  }),
  noOwner: { en: 'a complaint has an owner', zh: '投诉须有责任人' },
  noDue: { en: 'a complaint has a day by which it is settled', zh: '投诉须有处理期限' },
  onlyComplaints: { en: 'only complaints have it; it was left out', zh: '只有投诉才有此项，未录入' },
  nobodyOnStaff: {
    en: 'nobody on the staff has this name; add them with: certdesk staff add',
    zh: '没有该姓名的人员，可用 certdesk staff add 添加',
  },
  twoSubjects: {
    en: 'a customer is named too, and feedback comes from one',
    zh: '同时写明了客户，而一条反馈只来自一家组织',
  },
  otherwise: (number: string): Words => ({
    en: `on record as ${number}, which says otherwise: it was left as it is`,
    zh: `已登记为 ${number}，内容与此处不同，保持不变`,
  }),
  unclassified: (count: number): Words => ({
    en: `${count} ${count === 1 ? 'record is' : 'records are'} still to be classified: certdesk feedback list --unclassified`,
    zh: `尚有 ${count} 条反馈待分类：certdesk feedback list --unclassified`,
  }),
})
