import type { Day } from '../../clause/day.ts'
import type { DueState } from '../../clause/judge.ts'
import { lineInChinese } from '../../clause/placeholder.ts'
import { joined, same, shellWord, type Words } from '../../clause/words.ts'
import { stages } from '../../survey/rules.ts'
import { type Classified, classifications, type PartlyClassified } from './rules.ts'

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

/** The parts of a classification as they are typed, with what they are. */
const partFlags: Readonly<Record<keyof Classified, Words>> = {
  stage: { en: '--stage', zh: '阶段（--stage）' },
  topic: { en: '--topic', zh: '主题（--topic）' },
  classification: { en: '--as', zh: '分类（--as）' },
}

/** A classification in a few words, as far as it goes. */
const toldWords = ({ stage, topic, classification }: PartlyClassified): Words =>
  joined(
    [
      classification === null ? null : classifications[classification],
      stage === null ? null : stages[stage],
      topic === null ? null : same(topic),
    ].filter((part) => part !== null),
  )

/** What people read of feedback (4.5.1). */
export const feedbackWords = {
  added: (number: string): Words => ({ en: `Recorded ${number}.`, zh: `已登记 ${number}。` }),
  otherwise: (number: string): Words => ({
    en: `${number} says the same, but is classified or seen to otherwise.`,
    zh: `${number} 内容相同，但分类、责任人或期限不同。`,
  }),
  classifyOrEdit: (number: string): Words => ({
    en: `Classify it with "certdesk feedback classify ${shellWord(number)}", or correct it with "certdesk feedback edit ${shellWord(number)} --reason TEXT".`,
    zh: `请用 certdesk feedback classify ${shellWord(number)} 分类，或用 certdesk feedback edit ${shellWord(number)} --reason 原因 更正。`,
  }),
  classifyBy: (number: string, { due, daysLate }: DueState): Words => {
    const command = `certdesk feedback classify ${shellWord(number)}`
    return daysLate > 0
      ? {
          en: `It was to be classified by ${due} (4.5.1), ${days(daysLate)} ago: ${command}`,
          zh: `应最迟于 ${due} 分类（4.5.1），已超期 ${daysLate} 天：${lineInChinese(command)}`,
        }
      : {
          en: `It is to be classified by ${due} (4.5.1): ${command}`,
          zh: `请最迟于 ${due} 分类（4.5.1）：${lineInChinese(command)}`,
        }
  },
  classifiedLate: (late: number): Words => ({
    en: `It was classified ${days(late)} late, which stays on record (4.5.1).`,
    zh: `分类已超期 ${late} 天，将如实保留（4.5.1）。`,
  }),
  settleBy: (number: string, owner: string, { due, daysLate }: DueState): Words => {
    const command = `certdesk complaint next ${shellWord(number)}`
    return daysLate > 0
      ? {
          en: `${owner} was to settle it by ${due}, ${days(daysLate)} ago: ${command}`,
          zh: `${owner} 应最迟于 ${due} 处理完毕，已超期 ${daysLate} 天：${lineInChinese(command)}`,
        }
      : {
          en: `${owner} settles it by ${due}: ${command}`,
          zh: `由 ${owner} 最迟于 ${due} 处理完毕：${lineInChinese(command)}`,
        }
  },
  twoSubjects: {
    en: 'A customer and --about are both given, but feedback comes from one.',
    zh: '同时给出了客户和 --about，但一条反馈只来自一家组织。',
  },
  oneSubject: {
    en: 'Use --about only for an organization that is not in the register.',
    zh: '仅当该组织未登记时才使用 --about。',
  },
  partsMissing: (missing: readonly (keyof Classified)[]): Words => {
    const flags = joined(missing.map((part) => partFlags[part]))
    return {
      en: `The classification is not complete: ${flags.en} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      zh: `分类不完整，缺少${flags.zh}。`,
    }
  },
  wholeOrNone: {
    en: 'Give --stage, --topic and --as together, or none of them and classify it later.',
    zh: '请同时给出 --stage、--topic 和 --as；或都不给，以后再分类。',
  },
  complaintNeeds: (missing: readonly string[]): Words => ({
    en: `A complaint has an owner and a day by which it is settled: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    zh: `投诉须明确责任人和期限，缺少 ${missing.join('、')}。`,
  }),
  giveOwnerAndDue: {
    en: 'Name who settles it with --owner NAME, and by when with --due DAY.',
    zh: '请用 --owner 姓名 指明责任人，用 --due 日期 给出处理期限。',
  },
  onlyComplaintsHave: (given: readonly string[]): Words => ({
    en: `Only a complaint has ${given.join(' and ')}.`,
    zh: `只有投诉才有 ${given.join('、')}。`,
  }),
  leaveOut: {
    en: 'Leave it out; where it is a complaint, record it with --channel complaint.',
    zh: '请不要填写；如属投诉，请用 --channel 投诉 记录。',
  },
  than: {
    received: { en: 'the feedback was received', zh: '收到日期' },
    classified: { en: 'it was classified', zh: '分类日期' },
  },
  laterDue: { en: 'Give a day on or after the one on which it was received.', zh: '请给出收到当日或之后的日期。' },

  nameAField: {
    en: 'Give at least one field, for example --topic 审核时间.',
    zh: '请至少给出一项，例如 --topic 审核时间。',
  },
  clearedAndGiven: (name: string, flag: string): Words => ({
    en: `--clear ${name} and ${flag} are both given.`,
    zh: `同时给出了 --clear ${name} 和 ${flag}。`,
  }),
  clearOrGive: { en: 'Either clear it, or give what is right.', zh: '请只选其一：清空，或给出正确内容。' },
  closedUnclassified: (number: string): Words => ({
    en: `${number} is closed, and a complaint is classified before it is closed.`,
    zh: `${number} 已关闭，而投诉须先分类后关闭。`,
  }),
  clearClosingToo: { en: 'Clear its closing too, with --clear closing.', zh: '请同时用 --clear closing 清空其关闭。' },

  classified: (number: string, told: PartlyClassified): Words => ({
    en: `Classified ${number}: ${toldWords(told).en}.`,
    zh: `已分类 ${number}：${toldWords(told).zh}。`,
  }),
  classifiedOtherwise: (number: string, told: PartlyClassified, on: Day): Words => ({
    en: `${number} was classified on ${on} otherwise: ${toldWords(told).en}.`,
    zh: `${number} 已于 ${on} 另作分类：${toldWords(told).zh}。`,
  }),
  editClassification: (number: string): Words => ({
    en: `If that is wrong, correct it: certdesk feedback edit ${shellWord(number)} --stage STAGE --topic TEXT --as KIND --classified-on DAY --reason TEXT`,
    zh: `如有误，请更正：certdesk feedback edit ${shellWord(number)} --stage 阶段 --topic 主题 --as 分类 --classified-on 日期 --reason 原因`,
  }),
  notClassified: (number: string): Words => ({ en: `${number} is not classified.`, zh: `${number} 尚未分类。` }),
  classifyFirst: (number: string): Words => ({
    en: `Classify it first: certdesk feedback classify ${shellWord(number)} --stage STAGE --topic TEXT --as KIND`,
    zh: `请先分类：certdesk feedback classify ${shellWord(number)} --stage 阶段 --topic 主题 --as 分类`,
  }),

  closed: (number: string, on: Day): Words => ({ en: `Closed ${number} on ${on}.`, zh: `${number} 已于 ${on} 关闭。` }),
  closedLate: (late: number, due: Day): Words => ({
    en: `It was to be settled by ${due}: ${days(late)} late.`,
    zh: `处理期限为 ${due}，超期 ${late} 天。`,
  }),
  alreadyClosed: (number: string, on: Day): Words => ({
    en: `${number} was closed on ${on} already; nothing was changed.`,
    zh: `${number} 已于 ${on} 关闭，未作改动。`,
  }),
  closedOtherwise: (number: string, on: Day, outcome: string): Words => ({
    en: `${number} was closed on ${on} otherwise: ${outcome}.`,
    zh: `${number} 已于 ${on} 关闭，结果不同：${outcome}。`,
  }),
  editClosing: (number: string): Words => ({
    en: `If that is wrong, correct it: certdesk feedback edit ${shellWord(number)} --outcome TEXT --closed DAY --reason TEXT`,
    zh: `如有误，请更正：certdesk feedback edit ${shellWord(number)} --outcome 结果 --closed 日期 --reason 原因`,
  }),
  notClosed: (number: string): Words => ({ en: `${number} is not closed.`, zh: `${number} 尚未关闭。` }),
  closeFirst: (number: string): Words => ({
    en: `Close it with: certdesk feedback close ${shellWord(number)} --outcome TEXT`,
    zh: `请关闭：certdesk feedback close ${shellWord(number)} --outcome 结果`,
  }),
  onlyComplaintsClose: (number: string): Words => ({
    en: `${number} is no complaint, and only complaints are closed.`,
    zh: `${number} 不是投诉，只有投诉需要关闭。`,
  }),
  nothingMore: {
    en: 'Nothing more is needed once it is classified; an improvement is recorded as a suggestion.',
    zh: '分类后无需再办理；需要改进的，请登记改进建议。',
  },
  otherSeries: (number: string): Words => ({
    en: `${number} cannot become a complaint or cease to be one: complaints are numbered by themselves.`,
    zh: `${number} 不能改为投诉或改为非投诉：投诉单独编号。`,
  }),
  recordAnew: (number: string): Words => ({
    en: `Take it back with "certdesk feedback void ${shellWord(number)} --reason TEXT" and record it anew.`,
    zh: `请用 certdesk feedback void ${shellWord(number)} --reason 原因 作废后重新记录。`,
  }),

  /** What a list says of a classification; of one that nobody judges no day is told. */
  classificationState: (told: PartlyClassified, classified: Day | null, state: DueState | null): Words => {
    if (classified !== null) return toldWords(told)
    if (state === null) return { en: 'not yet', zh: '未分类' }
    return state.daysLate > 0
      ? { en: `${days(state.daysLate)} over`, zh: `未分类，超期 ${state.daysLate} 天` }
      : { en: `by ${state.due}`, zh: `未分类，期限 ${state.due}` }
  },
  /** What a list says of a complaint; nothing of other feedback. */
  complaint: (state: DueState | null, decided: Day | null, closed: Day | null): Words => {
    if (closed !== null) return { en: `closed ${closed}`, zh: `${closed} 关闭` }
    if (decided !== null) return { en: `decided ${decided}, open`, zh: `${decided} 作出决定，未关闭` }
    if (state === null) return same('')
    return state.daysLate > 0
      ? { en: `${days(state.daysLate)} over`, zh: `超期 ${state.daysLate} 天` }
      : { en: `by ${state.due}`, zh: `期限 ${state.due}` }
  },
  none: { en: 'No feedback is on record.', zh: '没有反馈记录。' },
}
