import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import { type CaseAct, type CaseStep, caseActs, caseSteps } from './rules.ts'

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

/** The two acts that have a day. */
type Dated = 'acknowledge' | 'decide'

const what: Readonly<Record<Dated, Words>> = {
  acknowledge: { en: 'its receipt acknowledged', zh: '告知收到' },
  decide: { en: 'decided', zh: '作出决定' },
}

/** What reports say of complaints and appeals. */
export const caseCheckWords = {
  gap: {
    en: 'The standard gives no days: 5 working days for the acknowledgement and 60 days from the receipt for the decision and 20 working days from it for telling the end are limits of ours. That investigator and decider are two people is ours, too, and a remark',
    zh: '标准未规定时限：告知收到 5 个工作日、自收到之日起 60 天内作出决定、决定后 20 个工作日内告知处理结束为本机构自定的限值。调查与决定由两人分别进行也是本机构自定要求，仅作备注',
  },
  open: (number: string, act: Dated, due: Day, late: number): Words =>
    late > 0
      ? {
          en: `${number}: to be ${act === 'decide' ? 'decided' : 'acknowledged'} by ${due}, ${days(late)} over`,
          zh: `${number}：应于 ${due} 前${what[act].zh}，已超期 ${late} 天`,
        }
      : {
          en: `${number}: to be ${act === 'decide' ? 'decided' : 'acknowledged'} by ${due}`,
          zh: `${number}：须于 ${due} 前${what[act].zh}`,
        },
  late: (number: string, act: Dated, late: number): Words => ({
    en: `${number}: ${what[act].en} late by ${days(late)}`,
    zh: `${number}：${what[act].zh}超期 ${late} 天`,
  }),
  /** `due`: by when what follows the decision is done, where that is left. */
  waits: (number: string, step: CaseStep, due: Day | null, late: number): Words => {
    const [by, zh] =
      due === null
        ? ['', '']
        : late > 0
          ? [`; end to be told by ${due}, ${days(late)} over`, `；应于 ${due} 前告知处理结束，已超过 ${late} 天`]
          : [`; end to be told by ${due}`, `；须于 ${due} 前告知处理结束`]
    return {
      en: `${number}: not closed${by}; next: ${caseSteps[step].en}`,
      zh: `${number}：尚未关闭${zh}；下一步：${caseSteps[step].zh}`,
    }
  },
  involved: (number: string, act: CaseAct, name: string, by: string | null): Words => ({
    en: `${number}: ${act === 'decide' ? 'decided' : 'investigated'} by ${name}, who was involved in what it is about${by === null ? '' : ` (${by})`}`,
    zh: `${number}：“${caseActs[act].zh}”由 ${name} 办理，而其参与过所涉事项${by === null ? '' : `（${by}）`}`,
  }),
  decisionUntold: (number: string, closed: Day, due: Day): Words => ({
    en: `${number}: closed on ${closed} by an earlier version, which did not ask for the decision: whether it was decided by ${due} is not on record`,
    zh: `${number}：已由早期版本于 ${closed} 关闭，当时未要求登记决定，是否在 ${due} 前作出决定无记录可查`,
  }),
  notAsked: (count: number): Words => ({
    en: `${count} ${count === 1 ? 'complaint' : 'complaints'} recorded by an earlier version, which did not ask for the acknowledgement of the receipt: it is not judged`,
    zh: `${count} 项投诉由早期版本登记，当时未要求登记告知收到，此项不作判定`,
  }),
  oneHand: (number: string, name: string): Words => ({
    en: `${number}: investigated and decided by one person, ${name}`,
    zh: `${number}：调查和决定均由 ${name} 一人作出`,
  }),
}
