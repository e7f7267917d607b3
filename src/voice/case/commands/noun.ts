import type { Words } from '../../../clause/words.ts'
import { type Noun, noun, type Verb } from '../../../terminal/command.ts'
import type { CaseAct, CaseSort } from '../rules.ts'

const words: Readonly<Record<CaseSort, Words>> = {
  complaint: { en: 'Complaints (ISO/IEC 17021-1 9.8)', zh: '投诉（ISO/IEC 17021-1 9.8）' },
  appeal: { en: 'Appeals against decisions (ISO/IEC 17021-1 9.7)', zh: '申诉（ISO/IEC 17021-1 9.7）' },
}

const first: Readonly<Record<CaseSort, string>> = { complaint: 'CP-2026-0001', appeal: 'AP-2026-0001' }

/** Only complaints are about certified customers. */
const complaintsOnly: readonly CaseAct[] = ['refer']

const inOrder: readonly CaseAct[] = [
  ...(['acknowledge', 'accept', 'refuse', 'investigate', 'progress', 'refer'] as const),
  ...(['decide', 'correct', 'inform', 'publish', 'close'] as const),
]

/** The commands of complaints or of appeals: the same acts for both, as the table of acts has them; only the receipt differs. */
export function caseNoun(
  sort: CaseSort,
  { add, ...others }: Noun['commands'] & { readonly add: () => Promise<Verb> },
): Noun {
  const acts = inOrder.filter((act) => sort === 'complaint' || !complaintsOnly.includes(act))
  const number = first[sort]
  return noun(words[sort], {
    add,
    ...Object.fromEntries(acts.map((act) => [act, async () => (await import('./acts.ts')).actVerb(sort, act)])),
    list: async () =>
      (await import('./list.ts')).caseList(sort, {
        [`${sort} list --open`]: { en: 'those that are not closed', zh: '未关闭的' },
      }),
    show: async () =>
      (await import('./list.ts')).caseShow(sort, {
        [`${sort} show ${number}`]: { en: 'with every act', zh: '含全部办理过程' },
      }),
    next: async () =>
      (await import('./list.ts')).caseNext(sort, {
        [`${sort} next`]: { en: 'what every open one waits for', zh: '每项未关闭的等待什么' },
      }),
    letter: async () =>
      (await import('./letter.ts')).caseLetter(sort, {
        [`${sort} letter ${number} --of acknowledgement --output letter.html`]: {
          en: 'that it was received, to be signed and sent',
          zh: '收悉告知书，打印后盖章寄送',
        },
        [`${sort} letter ${number} --of end --output letter.docx`]: {
          en: 'the end, for a word processor',
          zh: '处理结果告知书，存为 Word 文档',
        },
      }),
    ...others,
    void: async () =>
      (await import('./void.ts')).caseVoid(sort, {
        [`${sort} void ${number} --of accept --reason "wrong day" --staff 赵质`]: {
          en: 'its newest act was a mistake',
          zh: '作废最近一步',
        },
      }),
  })
}
