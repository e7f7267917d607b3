import { type Scheme, schemes } from '../certificate/certificate/rules.ts'
import { type ActKind, acts, type FollowUpKind, followUps } from '../certificate/status/rules.ts'
import type { State } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import { joined, same, shellWord, type Words } from '../clause/words.ts'

const states: Readonly<Record<State, Words>> = {
  met: { en: 'done', zh: '已完成' },
  'on-track': { en: 'open', zh: '待办' },
  'at-risk': { en: 'nearly due', zh: '即将到期' },
  breach: { en: 'late', zh: '超期' },
}

/** A number of days in English. */
export const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

/** What must follow, its alternatives joined by "or". */
export const anyOf = (kinds: readonly FollowUpKind[]): Words =>
  joined(
    kinds.map((kind) => followUps[kind]),
    ' or ',
    '或',
  )

/** A command line as it is typed. */
export const command = (argv: readonly string[]): string => ['certdesk', ...argv].map(shellWord).join(' ')

/** What of a certificate may be corrected with a reason alone. */
const correctedWhat = {
  issued: { en: 'day of issue', zh: '发证日期' },
  expires: { en: 'day of expiry', zh: '有效期' },
  scheme: { en: 'scheme', zh: '类别' },
  standard: { en: 'standard', zh: '认证标准' },
} as const satisfies Record<string, Words>

function correctedValue(what: keyof typeof correctedWhat, value: string | null): Words {
  if (value === null) return what === 'expires' ? { en: 'no end', zh: '长期' } : same('—')
  return what === 'scheme' ? schemes[value as Scheme] : same(value)
}

/** How suspensions and what must follow stand: what the report and the due list say. */
export const standingWords = {
  corrected: (
    certificate: string,
    what: keyof typeof correctedWhat,
    before: string | null,
    after: string | null,
    on: Day,
    by: string,
    reason: string | null,
  ): Words => {
    const { en, zh } = correctedWhat[what]
    const [from, to] = [correctedValue(what, before), correctedValue(what, after)]
    return {
      en: `${certificate}: ${en} corrected from ${from.en} to ${to.en} on ${on} by ${by}${reason === null ? '' : ` (${reason})`}`,
      zh: `${certificate}：${zh}由 ${from.zh} 更正为 ${to.zh}，${on}，${by}${reason === null ? '' : `（${reason}）`}`,
    }
  },
  endsOn: (certificate: string, number: string | null, last: Day): Words => ({
    en: `${number ?? 'suspension'} ${certificate}: ends on ${last}`,
    zh: `${number ?? '暂停'} ${certificate}：暂停至 ${last} 止`,
  }),
  overdue: (certificate: string, number: string | null, last: Day, late: number): Words => ({
    en: `${number ?? 'suspension'} ${certificate}: ended on ${last}, neither restored nor withdrawn for ${days(late)}`,
    zh: `${number ?? '暂停'} ${certificate}：已于 ${last} 到期，${late} 天未恢复或撤销`,
  }),
  wasLate: (certificate: string, number: string | null, last: Day, act: ActKind, late: number): Words => ({
    en: `${number ?? 'suspension'} ${certificate}: ended on ${last}, ${acts[act].en} late by ${days(late)}`,
    zh: `${number ?? '暂停'} ${certificate}：暂停至 ${last} 止，${acts[act].zh}超期 ${late} 天`,
  }),
  endsBy: (act: ActKind, on: Day): Words => ({
    en: `ends on ${on}: ${acts[act].en} decided`,
    zh: `${on} 结束：已决定${acts[act].zh}`,
  }),
  decision: (certificate: string, act: ActKind, on: Day): Words => ({
    en: `${certificate}: ${acts[act].en} of ${on}`,
    zh: `${certificate}：${on} 的${acts[act].zh}`,
  }),
  undecided: (certificate: string, act: ActKind, on: Day): Words => ({
    en: `${certificate}: ${acts[act].en} of ${on} without a decision on record`,
    zh: `${certificate}：${on} 的${acts[act].zh}没有登记认证决定`,
  }),
  followUpOpen: (number: string, act: ActKind, kinds: readonly FollowUpKind[], due: Day): Words => ({
    en: `${number}: ${anyOf(kinds).en} of the ${acts[act].en} due by ${due}`,
    zh: `${number}：${acts[act].zh}的${anyOf(kinds).zh}应于 ${due} 前完成`,
  }),
  followUpLate: (number: string, act: ActKind, kinds: readonly FollowUpKind[], late: number): Words => ({
    en: `${number}: ${anyOf(kinds).en} of the ${acts[act].en} late by ${days(late)}`,
    zh: `${number}：${acts[act].zh}的${anyOf(kinds).zh}超期 ${late} 天`,
  }),
  gap: {
    en: 'NCT-CI-007 is cited for suspension and restoration only, so no cited procedure governs withdrawal',
    zh: '文件仅就暂停和恢复引用 NCT-CI-007，撤销没有可依据的引用程序',
  },
  nothingDue: { en: 'No suspension and no follow-up is open.', zh: '没有未结的暂停或后续事项。' },
  left: (count: number): Words =>
    count < 0 ? { en: `${-count} over`, zh: `超期 ${-count}` } : { en: `${count} left`, zh: `剩 ${count}` },
  dueWhat: (kinds: readonly FollowUpKind[], act: ActKind): Words =>
    kinds.length === 0
      ? { en: 'end of suspension', zh: '暂停到期' }
      : { en: `${anyOf(kinds).en} (${acts[act].en})`, zh: `${anyOf(kinds).zh}（${acts[act].zh}）` },
  actOn: (act: ActKind, on: Day): Words => ({ en: `${acts[act].en} ${on}`, zh: `${acts[act].zh} ${on}` }),
  actUndecided: (act: ActKind, on: Day): Words => ({
    en: `${acts[act].en} ${on}, without a decision on record`,
    zh: `${acts[act].zh} ${on}，未登记认证决定`,
  }),
  state: (state: State, late: number): Words =>
    late > 0 ? { en: `late by ${days(late)}`, zh: `超期 ${late} 天` } : states[state],
}
