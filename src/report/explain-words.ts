import type { Cadence, Kind } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'

export const explainWords = {
  limits: { en: 'Limits', zh: '限值' },
  commands: { en: 'Commands', zh: '命令' },
  stands: (day: Day): Words => ({ en: `How it stands on ${day}`, zh: `截至 ${day} 的情况` }),
  next: { en: 'What comes next', zh: '下一步' },
  judged: { en: 'Judged', zh: '判定' },
  evidence: { en: 'Proved by', zh: '证据' },
  gap: { en: 'Left open', zh: '文件未作规定' },
  noLimits: { en: 'It has no figure to be judged by.', zh: '该职责没有数值限值。' },
  nothingOpen: { en: 'Nothing is open.', zh: '没有未完成事项。' },
  all: (cite: string): Words => ({
    en: `All of it: certdesk report compliance --clause ${cite}`,
    zh: `全部情况：certdesk report compliance --clause ${cite}`,
  }),
  more: (count: number): Words => ({ en: `And ${count} more.`, zh: `另有 ${count} 条。` }),
  howToAsk: { en: 'One of them in full: certdesk explain 4.3.2', zh: '查看某一条款的全部说明：certdesk explain 4.3.2' },
  /** Why nothing is told of how it stands, in the sentence of the register itself. */
  withoutRegister: ({ en, zh }: Words): Words => ({
    en: `The limits are those of the procedure itself. ${en}`,
    zh: `以上为程序本身的限值。${zh}`,
  }),
} as const

const cadences: Readonly<Record<Cadence, Words>> = {
  year: { en: 'each calendar year', zh: '按自然年度' },
  month: { en: 'each month', zh: '按月' },
  event: { en: 'at each event', zh: '逐事项' },
  always: { en: 'always', zh: '始终' },
}

const kinds: Readonly<Record<Kind, Words>> = {
  automated: { en: 'from what is on record', zh: '根据登记内容' },
  attest: { en: "by a person's word", zh: '由人员声明' },
  advisory: { en: 'as advice, never a breach', zh: '仅作建议，不构成不符合' },
}

/** When a duty is judged, and by what. */
export const judgedHow = (cadence: Cadence, kind: Kind): Words => ({
  en: `${cadences[cadence].en}, ${kinds[kind].en}`,
  zh: `${cadences[cadence].zh}，${kinds[kind].zh}`,
})
