import type { Day } from '../../clause/day.ts'
import type { Limit } from '../../clause/limit.ts'
import { remarks, same, shellWord, type Words } from '../../clause/words.ts'
import { reasonWords } from '../../register/reason-words.ts'
import type { Deviation } from './deviation.ts'
import type { LimitSource } from './source.ts'

/** Why something was done, as a part of a sentence that ends by itself. */
const inSentence = (reason: string): string => reason.replace(/[.。\s]+$/u, '')

export const limitWords = {
  /** A deviation from the procedure, as every report says it. */
  deviation: ({ title, clauses, value, procedure, from, until, reason, by, recordedAt }: Deviation): Words => ({
    en: `Deviation from ${clauses.length === 0 ? 'our own limit' : `the procedure (${clauses.join(', ')})`}: ${title.en}: ${value} instead of ${procedure}, from ${from}${until === null ? '' : ` until before ${until}`}, set by ${by} on ${recordedAt.slice(0, 10)} (UTC): ${inSentence(reason)}.`,
    zh: `偏离${clauses.length === 0 ? '自定限值' : `程序（${clauses.join('、')}）`}：${title.zh}：自 ${from} 起${until === null ? '' : `至 ${until} 前`}为 ${value}，${clauses.length === 0 ? '默认值' : '程序规定'}为 ${procedure}；由${by}于 ${recordedAt.slice(0, 10)}（UTC）设定：${inSentence(reason)}。`,
  }),
  source: ({ source, revision }: LimitSource): Words =>
    source === 'procedure' ? { en: `procedure ${revision}`, zh: `程序 ${revision}` } : { en: 'register', zh: '登记簿' },
  outside: (name: string, value: number): Words => ({
    en: `${name} cannot be ${value}.`,
    zh: `${name} 不能为 ${value}。`,
  }),
  bounds: (least: number, most: number): Words => ({
    en: `Give a whole number from ${least} to ${most}.`,
    zh: `请给出 ${least} 至 ${most} 的整数。`,
  }),
  tooEarly: (from: Day): Words => ({
    en: `Nothing is judged on ${from}, before the procedure came into force.`,
    zh: `${from} 早于程序实施日，当时不作判定。`,
  }),
  since: (day: Day): Words => ({
    en: `Give a day on or after ${day} with --from.`,
    zh: `请用 --from 给出 ${day} 或之后的日期。`,
  }),
  /** `isOurs`: the procedure names no such limit. */
  looser: ({ name, stricter }: Limit, value: number, procedure: number, from: Day, isOurs: boolean): Words => {
    const [en, zh] = isOurs
      ? [`the ${procedure} that holds where nothing else is set`, `未另设时的 ${procedure}`]
      : [`the ${procedure} of the procedure in force on ${from}`, ` ${from} 有效的程序所规定的 ${procedure}`]
    return {
      en: `${name} ${value} ${stricter === null ? 'differs from' : 'is looser than'} ${en}.`,
      zh: `${name} 为 ${value}，${stricter === null ? '不同于' : '宽于'}${zh}。`,
    }
  },
  sayWhy: {
    en: 'Say on which grounds the body deviates with --deviation REASON; every report then prints it.',
    zh: '如机构确需偏离程序，请用 --deviation 原因 说明；此后每份报告都会列出该偏离。',
  },
  noDeviation: (name: string, value: number, procedure: number, from: Day): Words => ({
    en: `${name} ${value} is no deviation: the procedure in force on ${from} asks for ${procedure}.`,
    zh: `${name} 为 ${value} 不构成偏离：${from} 有效的程序规定为 ${procedure}。`,
  }),
  leaveDeviation: {
    en: 'Leave --deviation out; --reason says why the value is set.',
    zh: '请去掉 --deviation；设定原因用 --reason 说明即可。',
  },
  setTo: (name: string, value: number, from: Day): Words => ({
    en: `${name} is ${value} from ${from}.`,
    zh: `${name} 自 ${from} 起为 ${value}。`,
  }),
  replaced: (from: Day, { value, reason }: { readonly value: number; readonly reason: string }): Words => ({
    en: `It takes the place of ${value}, which was set from ${from} too: ${inSentence(reason)}.`,
    zh: `原先自 ${from} 起设定的 ${value} 由此取代，当时的原因：${inSentence(reason)}。`,
  }),
  endsOn: (name: string, until: Day, value: number): Words => ({
    en: `From ${until} it is ${value}, as already on record: certdesk limit history ${name}`,
    zh: `自 ${until} 起为 ${value}（此前已有记录）：certdesk limit history ${name}`,
  }),
  already: (name: string): Words => ({
    en: `${name} already has that value from that day; nothing was changed.`,
    zh: `${name} 自该日起已是此值，未作改动。`,
  }),
  ahead: (name: string, value: number, from: Day): Words => ({
    en: `Set ahead: ${name} is ${value} from ${from}.`,
    zh: `已预设：${name} 自 ${from} 起为 ${value}。`,
  }),
  noSuchValue: (name: string, from: Day): Words => ({
    en: `No value of ${name} was set from ${from}.`,
    zh: `没有自 ${from} 起设定的 ${name}。`,
  }),
  seeHistory: (name: string): Words => ({
    en: `See its values with: certdesk limit history ${name}`,
    zh: `可查看其各个值：certdesk limit history ${name}`,
  }),
  setByRevision: (name: string, from: Day, revision: string): Words => ({
    en: `${name} is the procedure's own from ${from}, by revision ${revision}.`,
    zh: `${name} 自 ${from} 起的值由程序版本 ${revision} 规定。`,
  }),
  voidRevision: (revision: string): Words => ({
    en: `Take back the revision as a whole, where it was entered by mistake: certdesk revision void ${shellWord(revision)} --reason TEXT`,
    zh: `如版本录入有误，可整体作废：certdesk revision void ${shellWord(revision)} --reason 原因`,
  }),
  voided: (name: string, from: Day): Words => ({
    en: `Voided the value of ${name} from ${from}; it stays on record and counts for nothing.`,
    zh: `已作废自 ${from} 起的 ${name}；记录保留，不再计入。`,
  }),
  unknown: (name: string): Words => ({ en: `There is no limit "${name}".`, zh: `没有名为“${name}”的限值。` }),
  known: (names: readonly string[]): Words => ({
    en: `Use one of: ${names.join(', ')}.`,
    zh: `请使用其中之一：${names.join('、')}。`,
  }),
  /** Why a value was set, why it may deviate, and, where it was taken back, that it was. */
  why: (reason: string | null, deviation: string | null, voided: string | null): Words => {
    const parts: Words[] = reason === null ? [] : [same(reason)]
    if (deviation !== null) parts.push({ en: `deviation: ${deviation}`, zh: `偏离：${deviation}` })
    if (voided !== null) {
      const { en, zh } = reasonWords(voided)
      parts.push({ en: `VOIDED: ${en}`, zh: `已作废：${zh}` })
    }
    return parts.length === 0 ? same('—') : remarks(parts)
  },
  none: { en: 'There are no limits.', zh: '没有限值。' },
} as const
