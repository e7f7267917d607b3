import type { AssessedDuty } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'
import type { Declared } from '../office/takeover/declared.ts'
import type { Db } from '../register/register.ts'

/** The count with a comma between thousands. Intl says the same, and loads the world's ways to do so: a tenth of a small report. */
const thousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

export const unknownWords = {
  none: (judged: number): Words => ({
    en: `Unknown: none of ${thousands(judged)} judged.`,
    zh: `结果不明：无（共判定 ${thousands(judged)} 项）。`,
  }),
  some: (
    { unknown, judged, percent, toTakeOver }: Readonly<Record<'unknown' | 'judged' | 'percent' | 'toTakeOver', number>>,
    goLive: Day | null,
  ): Words => {
    const said = {
      en: `Unknown: ${thousands(unknown)} of ${thousands(judged)} judged (${percent} %), for want of facts from before go-live on ${goLive}`,
      zh: `结果不明：${thousands(unknown)} 项，占所判定 ${thousands(judged)} 项的 ${percent}%（启用日 ${goLive} 之前的事实不在案）`,
    }
    // Of what was said to be unknown for good nothing is asked there any more.
    if (toTakeOver === 0) return { en: `${said.en}.`, zh: `${said.zh}。` }
    if (toTakeOver === unknown)
      return { en: `${said.en}; take them over with: certdesk takeover`, zh: `${said.zh}；接收：certdesk takeover` }
    return {
      en: `${said.en}; ${thousands(toTakeOver)} can still be taken over with: certdesk takeover`,
      zh: `${said.zh}；其中 ${thousands(toTakeOver)} 项仍可接收：certdesk takeover`,
    }
  },
  declared: (
    { by, on, reason, customers }: Declared,
    { cite, title }: Pick<AssessedDuty<Db>, 'cite' | 'title'>,
  ): Words => {
    const of =
      customers === null ? { en: '', zh: '' } : { en: ` (customers: ${customers})`, zh: `（${customers} 家客户）` }
    return {
      en: `Said to be unknown for good by ${by} on ${on}: ${cite} ${title.en}${of.en}${reason === null ? '' : `: ${reason}`}`,
      zh: `${by} 于 ${on} 说明无从查明：${cite} ${title.zh}${of.zh}${reason === null ? '' : `：${reason}`}`,
    }
  },
  still: (count: number, goLive: Day): Words => ({
    en: `Still to be taken over: ${thousands(count)} ${count === 1 ? 'result is' : 'results are'} unknown for want of facts from before go-live on ${goLive}`,
    zh: `待接收：启用日 ${goLive} 之前的事实不在案，${thousands(count)} 项结果不明`,
  }),
} as const
