import type { Result } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import { joined, same, type Words } from '../clause/words.ts'
import type { Summary } from './compliance.ts'

export const resultWords: Readonly<Record<Result, Words>> = {
  met: { en: 'met', zh: '符合' },
  'on-track': { en: 'on track', zh: '进行中' },
  'at-risk': { en: 'at risk', zh: '有风险' },
  breach: { en: 'breach', zh: '不符合' },
  unknown: { en: 'unknown', zh: '不明' },
  'not-applicable': { en: 'not applicable', zh: '不适用' },
  attest: { en: 'to attest', zh: '待声明' },
}

/** What the parts of a report are called. */
export const reportSections = {
  duties: { en: 'Duties', zh: '职责' },
  findings: { en: 'Findings', zh: '所列事项' },
  alsoOnRecord: { en: 'Also on record', zh: '另有记录' },
  notes: { en: 'Notes', zh: '说明' },
} as const satisfies Record<string, Words>

const part = (count: number, en: string, zh: string): Words | null =>
  count === 0 ? null : { en: `${count} ${en}`, zh: `${count} 项${zh}` }

export const reportWords = {
  heading: (number: string, revision: string, title: Words, asOf: Day): Words => ({
    en: `${number} ${revision} ${title.en}: compliance as of ${asOf}`,
    zh: `${number} ${revision} ${title.zh}：截至 ${asOf} 的符合性`,
  }),
  knownAt: (seq: number, at: string): Words => ({
    en: `As known after journal entry #${seq} (${at}).`,
    zh: `按日志第 ${seq} 条记录（${at}）之后所知。`,
  }),
  onlyOf: (maintainer: string, customers: number): Words => ({
    en: `Only customers maintained by ${maintainer}: ${customers}.`,
    zh: `仅限 ${maintainer} 维护的 ${customers} 家客户。`,
  }),
  head: (head: string): Words => ({ en: `Journal head ${head}`, zh: `日志头 ${head}` }),
  readBy: (version: string): Words => ({ en: `Read by certdesk ${version}`, zh: `由 certdesk ${version} 判读` }),
  /** How many duties stand how, each with its period, and how many findings that makes. */
  summary: (summary: Summary, findings: number): Words => {
    const parts = [
      part(summary.breach, 'in breach', '不符合'),
      part(summary.atRisk, 'at risk', '有风险'),
      part(summary.unknown, 'unknown', '不明'),
      part(summary.onTrack, 'on track', '进行中'),
      part(summary.met, 'met', '符合'),
      part(summary.notApplicable, 'not applicable', '不适用'),
      part(summary.attest, 'to attest', '待声明'),
    ].filter((each) => each !== null)
    const list = joined(parts, ', ', '，')
    return {
      en: `By duty and period: ${list.en}. Findings: ${findings}.`,
      zh: `按职责和期间：${list.zh}。所列事项：${findings} 条。`,
    }
  },
  gap: (clause: string, gap: Words): Words => ({
    en: `The document leaves open (${clause}): ${gap.en}.`,
    zh: `文件未作规定（${clause}）：${gap.zh}。`,
  }),
  limits: (limits: readonly Words[]): Words => {
    const list = joined(limits, '; ', '；')
    return { en: `Limits. ${list.en}.`, zh: `限值。${list.zh}。` }
  },
  limitFrom: (from: Day): Words => ({ en: `from ${from}`, zh: `${from} 起` }),
  limit: (title: Words, values: ReadonlyMap<number, readonly Words[]>): Words => {
    const [only] = values.keys()
    const each = [...values].map(([value, when]): Words => {
      const { en, zh } = joined(when, ', ', '、')
      return { en: `${value} (${en})`, zh: `${value}（${zh}）` }
    })
    const written = values.size === 1 ? same(String(only)) : joined(each, ', ', '，')
    return { en: `${title.en}: ${written.en}`, zh: `${title.zh}：${written.zh}` }
  },
  nothingOpen: { en: 'Nothing is open.', zh: '没有未完成事项。' },
  unknownClause: (clause: string): Words => ({
    en: `The procedure has no clause "${clause}" with a duty.`,
    zh: `程序中没有含职责的条款“${clause}”。`,
  }),
  knownClauses: (clauses: readonly string[]): Words => ({
    en: `Use one of: ${clauses.join(', ')}.`,
    zh: `请使用其中之一：${clauses.join('、')}。`,
  }),
  yearNotJudged: (year: number, from: number): Words => ({
    en: `There is nothing to judge in ${year}.`,
    zh: `${year} 年没有可判定的内容（${from} 年起）。`,
  }),
  judgedYears: (from: Day): Words => ({
    en: `The procedure is in force since ${from}; give a year from then to the day asked about.`,
    zh: `程序自 ${from} 起生效；请给出自该年至查询日之间的年份。`,
  }),
  onlyOfAnIssue: (flag: string): Words => ({
    en: `${flag} is about an issued list, and nothing is issued.`,
    zh: `${flag} 只用于提供名单，而此处并未提供。`,
  }),
  historyAlone: (flag: string): Words => ({
    en: `--history shows what was issued, and ${flag} issues a list.`,
    zh: `--history 用于查看已提供的名单，而 ${flag} 用于提供名单。`,
  }),
  leaveOut: (flag: string): Words => ({ en: `Leave ${flag} out.`, zh: `请去掉 ${flag}。` }),
  sayIssue: { en: 'Add --issue to record the issue.', zh: '请加 --issue 以记录提供名单。' },
}
