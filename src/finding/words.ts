import type { Day } from '../clause/day.ts'
import { commandLine, joined, same, shellWord, type Words } from '../clause/words.ts'
import { type Role, roles } from '../office/staff/rules.ts'
import {
  type FindingDays,
  type FindingKey,
  type FindingStep,
  findingStepWords,
  nextStep,
  openCommand,
  type StepTooEarly,
} from './rules.ts'

const flagsOf: Readonly<Record<FindingStep, Words>> = {
  cause: { en: ' --text TEXT', zh: ' --text 原因' },
  correct: { en: ' --correction TEXT --action TEXT', zh: ' --correction 纠正 --action 措施' },
  verify: { en: ' --effectiveness TEXT', zh: ' --effectiveness 有效性' },
  acknowledge: { en: '', zh: '' },
}

/** The command that records a step. */
const commandOf = (number: string, step: FindingStep): Words => ({
  en: `certdesk finding ${step} ${number}${flagsOf[step].en}`,
  zh: `certdesk finding ${step} ${number}${flagsOf[step].zh}`,
})

/** How many breaches a hint names. */
const named = 5

export const findingWords = {
  /** By whom something is done to a record, for the help. */
  doneBy: (role: Role, acknowledged: Role): Words => {
    const [now, then] = [roles[role], roles[acknowledged]]
    const en = role === acknowledged ? now.en : `${now.en}; ${then.en} once it is acknowledged`
    const zh = role === acknowledged ? now.zh : `${now.zh}；确认后为${then.zh}`
    return { en: `${en} (clause of the duty)`, zh: `${zh}（条款依该职责）` }
  },
  /** What a report says of a breach that is on record. */
  recordedAs: (number: string, acknowledged: Day | null): Words =>
    acknowledged === null
      ? { en: `recorded as ${number}`, zh: `已登记为 ${number}` }
      : { en: `recorded as ${number}, acknowledged ${acknowledged}`, zh: `已登记为 ${number}，${acknowledged} 确认` },
  /** What a report says of a record whose breach it does not find: something was recorded since. */
  standsNoMore: (number: string, period: string): Words => ({
    en: `${number} records a breach of ${period} that is not found any more: see what was recorded since with certdesk finding show ${number}`,
    zh: `${number} 登记的 ${period} 不符合现已不再判为不符合：此后有补录，见 certdesk finding show ${number}`,
  }),
  opened: (number: string, customer: string | null, content: Words): Words => ({
    en: `Recorded as ${number}: ${customer === null ? '' : `${customer}, `}${content.en}.`,
    zh: `已登记为 ${number}：${customer === null ? '' : `${customer}，`}${content.zh}。`,
  }),
  unknownDuty: (typed: string): Words => ({
    en: `The procedure has no duty "${typed}".`,
    zh: `程序中没有职责“${typed}”。`,
  }),
  severalDuties: (typed: string): Words => ({
    en: `Clause ${typed} has several duties.`,
    zh: `条款 ${typed} 有多项职责。`,
  }),
  useOneOf: (ids: readonly string[]): Words => ({
    en: `Use one of: ${ids.join(', ')}.`,
    zh: `请使用其中之一：${ids.join('、')}。`,
  }),
  seeReport: (cite: string): Words => ({
    en: `See how it stands with: certdesk report compliance --clause ${shellWord(cite)}`,
    zh: `可查看：certdesk report compliance --clause ${shellWord(cite)}`,
  }),
  noSuchBreach: (clause: string, { period, customer, about }: FindingKey): Words => {
    const what = [customer, about].filter((each) => each !== null).join(' ')
    return {
      en: `No breach of ${clause} in ${period}${what === '' ? '' : ` (${what})`} stands today.`,
      zh: `目前没有 ${clause} 在 ${period} 的不符合${what === '' ? '' : `（${what}）`}。`,
    }
  },
  periodOffered: (period: string, count: number): Words => ({
    en: `${period}  ${count} to record`,
    zh: `${period}  可登记 ${count} 项`,
  }),
  nothingToRecord: {
    words: { en: 'No breach of this duty is to be recorded.', zh: '该职责目前没有需要登记的不符合。' },
    hint: { en: 'See all with: certdesk report compliance', zh: '用 certdesk report compliance 查看全部。' },
  },
  several: (clause: string, count: number): Words => ({
    en: `That names ${count} breaches of ${clause}.`,
    zh: `${clause} 有 ${count} 项不符合与此相符。`,
  }),
  /** The breaches that can be recorded: the first of them, and where the others are. */
  standing: (clause: string, keys: readonly FindingKey[]): Words => {
    if (keys.length === 0) return findingWords.seeReport(clause)
    const list = keys.slice(0, named).map((key) => same(commandLine(openCommand(key))))
    const { en, zh } = joined(list, '; ', '；')
    const more = keys.length > named
    const see = findingWords.seeReport(clause)
    return {
      en: `Those that can be recorded: ${en}${more ? `; and ${keys.length - named} more. ${see.en}` : ''}`,
      zh: `可登记的有：${zh}${more ? `；另有 ${keys.length - named} 项。${see.zh}` : ''}`,
    }
  },
  curable: (content: Words): Words => ({
    en: `This can still be settled: ${content.en}.`,
    zh: `此项仍可处理：${content.zh}。`,
  }),
  settleBy: (argv: readonly string[]): Words => ({
    en: `Settle it with: ${commandLine(argv)}`,
    zh: `请处理：${commandLine(argv)}`,
  }),
  next: (number: string, step: FindingStep): Words => ({
    en: `Next: ${commandOf(number, step).en}`,
    zh: `下一步：${commandOf(number, step).zh}`,
  }),
  taken: (number: string, step: FindingStep, on: Day): Words => ({
    en: `${number}: ${findingStepWords[step].en} recorded as of ${on}.`,
    zh: `${number}：已登记${findingStepWords[step].zh}，日期 ${on}。`,
  }),
  takenBefore: (number: string, step: FindingStep, on: Day): Words => ({
    en: `${number} has its ${findingStepWords[step].en} of ${on} on record, and not as given here.`,
    zh: `${number} 已登记 ${on} 的${findingStepWords[step].zh}，但内容与此处不同。`,
  }),
  lacks: (number: string, step: FindingStep): Words => ({
    en: `${number} still lacks its ${findingStepWords[step].en}.`,
    zh: `${number} 尚缺${findingStepWords[step].zh}。`,
  }),
  first: (number: string, step: FindingStep): Words => ({
    en: `Record that first: ${commandOf(number, step).en}`,
    zh: `请先登记：${commandOf(number, step).zh}`,
  }),
  tooEarly: ({ on, after, afterOn }: StepTooEarly): Words => ({
    en: `--on ${on} lies before the ${after === 'opened' ? 'opening' : findingStepWords[after].en}, ${afterOn}.`,
    zh: `--on ${on} 早于${after === 'opened' ? '登记日期' : findingStepWords[after].zh} ${afterOn}。`,
  }),
  ownDay: { en: 'Give the day on which it was done.', zh: '请给出实际完成的日期。' },
  editIt: (number: string): Words => ({
    en: `Correct what was mistyped with: certdesk finding edit ${number} … --reason TEXT`,
    zh: `录错可更正：certdesk finding edit ${number} … --reason 原因`,
  }),
  acknowledgedBefore: (number: string, on: Day): Words => ({
    en: `The manager acknowledged ${number} on ${on} as it stands.`,
    zh: `部门经理已于 ${on} 确认 ${number}。`,
  }),
  voidAndOpen: (number: string): Words => ({
    en: `Take it back and record it anew: certdesk finding void ${number} --reason TEXT`,
    zh: `请作废后重新登记：certdesk finding void ${number} --reason 原因`,
  }),
  nameAField: { en: 'Give at least one field, for example --cause TEXT.', zh: '请至少给出一项，例如 --cause 原因。' },
  none: { en: 'No breach is on record.', zh: '没有不符合记录。' },
  state: (days: FindingDays): Words => {
    const next = nextStep(days)
    return next === null
      ? { en: `acknowledged ${days.acknowledge}`, zh: `${days.acknowledge} 确认` }
      : { en: `to come: ${findingStepWords[next].en}`, zh: `待办：${findingStepWords[next].zh}` }
  },
}
