import type { Day } from '../clause/day.ts'
import { remarks, type Words } from '../clause/words.ts'
import type { ReturnsAhead } from '../survey/round/returns-ahead.ts'
import type { Forecast, Recertification } from './forecast.ts'

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`
const workingDays = (count: number): string => `${count} working ${count === 1 ? 'day' : 'days'}`

/** What the forecast says. */
export const forecastWords = {
  heading: ({ asOf, horizon }: Forecast): Words => ({
    en: `Forecast as of ${asOf}, ${days(horizon.days)} ahead (to ${horizon.until}).`,
    zh: `截至 ${asOf} 的预测，向后 ${horizon.days} 天（至 ${horizon.until}）。`,
  }),
  onlyOf: (maintainer: string): Words => ({
    en: `Only the customers of ${maintainer}; the survey is that of the whole body.`,
    zh: `仅限 ${maintainer} 的客户；满意度调查为全机构。`,
  }),
  contacts: (year: number, left: number): Words => ({
    en: `Contacts still owed in ${year} (4.3.2, 4.3.3): ${workingDays(left)} left`,
    zh: `${year} 年尚欠的联系（4.3.2、4.3.3）：剩余 ${left} 个工作日`,
  }),
  nobodyOwed: { en: 'No customer is owed contacts this year.', zh: '本年没有应联系的客户。' },
  notOfBusiness: (name: string): Words => ({
    en: `${name} (not of the business department)`,
    zh: `${name}（非业务部人员）`,
  }),
  nobody: { en: '(nobody)', zh: '（无维护人）' },
  early: (count: number): Words => ({
    en: `${count} of these before the year's end, as certificates expire.`,
    zh: `其中 ${count} 次因证书到期须在年底前完成。`,
  }),
  noSurvey: (year: number): Words => ({
    en: `Survey ${year} (4.5.2): no sample is drawn yet: certdesk survey sample`,
    zh: `${year} 年满意度调查（4.5.2）：尚未抽样：certdesk survey sample`,
  }),
  survey: (year: number, each: ReturnsAhead): Words => {
    const { survey, issued, returned, unissued, closedOn, issuedOn, daysSinceIssue } = each
    const said: Words[] = [
      { en: `${issued} issued, ${returned} returned`, zh: `已发放 ${issued} 份，已收回 ${returned} 份` },
      ...(unissued === 0 ? [] : [{ en: `${unissued} still to issue`, zh: `尚待发放 ${unissued} 份` }]),
      ...(issuedOn === null || daysSinceIssue === null
        ? []
        : [
            {
              en: `first issued on ${issuedOn}, ${days(daysSinceIssue)} ago`,
              zh: `最早发放于 ${issuedOn}，已过 ${daysSinceIssue} 天`,
            },
          ]),
      returnsNeeded(each),
      ...(closedOn === null ? [] : [{ en: `closed on ${closedOn}`, zh: `已于 ${closedOn} 结束` }]),
    ]
    const { en, zh } = remarks(said)
    return { en: `Survey ${survey} ${year} (4.5.2): ${en}.`, zh: `${year} 年满意度调查 ${survey}（4.5.2）：${zh}。` }
  },
  suspensions: { en: 'Suspensions that end (4.4.1)', zh: '到期的暂停（4.4.1）' },
  noSuspensions: { en: 'No suspension ends by then.', zh: '届时没有到期的暂停。' },
  certificates: { en: 'Certificates that expire, and their recertification', zh: '到期的证书及其再认证' },
  noCertificates: { en: 'No certificate expires by then.', zh: '届时没有到期的证书。' },
  surveillances: { en: 'Surveillance due (ISO/IEC 17021-1 9.1.3)', zh: '应完成的监督（ISO/IEC 17021-1 9.1.3）' },
  noSurveillances: { en: 'No surveillance is due by then.', zh: '届时没有应完成的监督。' },
  overdue: (count: number): Words => ({
    en: `${count} ${count === 1 ? 'is' : 'are'} overdue already: certdesk certificate surveillance list --days 0`,
    zh: `另有 ${count} 项已超期：certdesk certificate surveillance list --days 0`,
  }),
  recertification: (state: Recertification, on: Day | null): Words => {
    const { en, zh } = recertifications[state]
    return on === null ? { en, zh } : { en: `${en} ${on}`, zh: `${zh} ${on}` }
  },
} as const

const recertifications: Readonly<Record<Recertification, Words>> = {
  done: { en: 'done', zh: '已完成' },
  planned: { en: 'planned', zh: '已计划' },
  none: { en: 'not planned', zh: '未计划' },
  'not-applicable': { en: 'not applicable', zh: '不适用' },
}

/** How many are still to come back, and whether that can be. */
function returnsNeeded({ needed, missing, outstanding, rate, lost }: ReturnsAhead): Words {
  if (missing === 0) return { en: `${rate} % is reached (${needed})`, zh: `已达到 ${rate}%（${needed} 份）` }
  if (lost)
    return {
      en: `${missing} more needed for ${rate} % (${needed}), which is out of reach: ${outstanding} outstanding`,
      zh: `距 ${rate}%（${needed} 份）尚差 ${missing} 份，已无法达到：未收回 ${outstanding} 份`,
    }
  return {
    en: `${missing} more needed for ${rate} % (${needed}), ${outstanding} outstanding`,
    zh: `距 ${rate}%（${needed} 份）尚差 ${missing} 份，未收回 ${outstanding} 份`,
  }
}
