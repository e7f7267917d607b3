import type { Day } from '../../clause/day.ts'
import { remarks, same, type Words } from '../../clause/words.ts'
import { reasonWords } from '../../register/reason-words.ts'
import { type LeavingEntry, type LeftOfDuty, type OtherWay, otherWays } from './kinds.ts'

/** In one line with how many there are: `3 breaches by late evidence`, `因补录 3 项`. */
export const wayWords: Readonly<Record<OtherWay, Words>> = {
  late: { en: 'by late evidence', zh: '因补录' },
  corrected: { en: 'by a correction', zh: '因更正' },
  takenOut: { en: 'because the customer or certificate was taken out', zh: '因客户或证书作废' },
  ruleChanged: { en: 'because a rule was changed', zh: '因规则变动' },
}

/** Over the breaches that left one way; `day`: when they were breaches. */
export const wayTitles = (way: OtherWay, day: Day): Words => ({
  en: `Gone ${wayWords[way].en}, in breach on ${day}`,
  zh: `${wayWords[way].zh}不再列出（${day} 为不符合）`,
})

export const wayOutWords = {
  by: { en: 'By', zh: '依据' },
  /** The entry by which a breach left: who, when and why. */
  entry: ({ seq, day, by, staff, reason, byOnePerson }: LeavingEntry): Words =>
    remarks([
      {
        en: `#${seq}, ${day}, ${by === staff ? by : `${staff}, typed by ${by}`}`,
        zh: `#${seq}，${day}，${by === staff ? by : `${staff}（${by} 录入）`}`,
      },
      ...(reason === null ? [] : [reasonWords(reason)]),
      ...(byOnePerson === true ? [{ en: 'typed and approved by one person', zh: '录入与批准为同一人' }] : []),
    ]),
  unknown: same('—'),
  /** Of one duty in one period: how many left each way; `day`: when they were breaches. */
  ofDuty: ({ clause, title, period, ...counts }: LeftOfDuty, day: Day): Words => {
    const ways = otherWays.filter((way) => counts[way] > 0)
    const en = ways.map((way) => `${counts[way]} ${wayWords[way].en}`).join(', ')
    const zh = ways.map((way) => `${wayWords[way].zh} ${counts[way]} 项`).join('，')
    return {
      en: `${clause} ${title.en}, ${period}: of the breaches of ${day}, gone without being settled: ${en}.`,
      zh: `${clause} ${title.zh}（${period}）：${day} 的不符合中，未经解决而不再列出：${zh}。`,
    }
  },
  listedBy: (command: string): Words => ({
    en: `They are listed one by one, each with the entry by which it left, by: ${command}`,
    zh: `逐项清单及所依据的日志见：${command}`,
  }),
}
