import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import type { Year } from '../../clause/year.ts'
import type { MonthOwed } from './figures.ts'

const of = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const monthlyContactWords = {
  owedChart: (year: Year): Words => ({
    en: `Customers that are owed contacts in ${year}, and how many have had them (4.3.2)`,
    zh: `${year} 年应联系的客户及联系情况（4.3.2）`,
  }),
  owedTable: (year: Year): Words => ({
    en: `At the end of each month of ${year}, in customers`,
    zh: `${year} 年各月末（客户数）`,
  }),
  customers: { en: 'Owed contacts', zh: '应联系' },
  complete: { en: 'All made', zh: '次数已够' },
  begun: { en: 'Some made', zh: '次数未够' },
  untouched: { en: 'None yet', zh: '尚未联系' },
  ended: { en: 'Ended with too few', zh: '已终止，次数不够' },
  counted: { en: 'Contacts that count', zh: '计入次数' },
  missing: { en: 'Contacts still owed', zh: '尚缺次数' },
  noneOwed: { en: 'No customer is owed contacts.', zh: '没有应联系的客户。' },
  /** `months` that are left of the year to make what is missing in, the running one among them; `none` and `some`: from when who has had so many is at risk. */
  kept: (
    year: Year,
    { customers, complete, begun, untouched, ended, missing }: MonthOwed,
    { months, none, some }: { readonly months: number; readonly none: Day; readonly some: Day },
  ): Words => {
    const left =
      missing === 0
        ? ['', '']
        : months === 0
          ? [`; ${of(missing, 'contact was', 'contacts were')} not made`, `；尚缺 ${missing} 次`]
          : [
              `; ${of(missing, 'contact', 'contacts')} still owed, ${Math.ceil(missing / months)} a month to the end of the year`,
              `；尚缺 ${missing} 次，年底前每月需 ${Math.ceil(missing / months)} 次`,
            ]
    const [en, zh] = ended === 0 ? ['', ''] : [`, ${ended} ended with too few`, `，已终止而次数不够 ${ended} 家`]
    const risk =
      months === 0
        ? ['', '']
        : [
            ` At risk: from ${none} who has had none, from ${some} who has had too few.`,
            `尚未联系的自 ${none} 起、次数未够的自 ${some} 起有风险。`,
          ]
    return {
      en: `Of ${of(customers, 'customer', 'customers')} owed contacts in ${year}, ${complete} had all, ${begun} some, ${untouched} none yet${en}${left[0]}.${risk[0]}`,
      zh: `${year} 年应联系 ${customers} 家：次数已够 ${complete} 家，未够 ${begun} 家，尚未联系 ${untouched} 家${zh}${left[1]}。${risk[1]}`,
    }
  },
  title: { en: 'Contacts (4.3.2)', zh: '联系（4.3.2）' },
  chart: { en: 'Contacts reached, by month and channel', zh: '各月各方式联系成功次数' },
  table: { en: 'By month and channel', zh: '按月份和方式' },
  month: { en: 'Month', zh: '月份' },
  reached: { en: 'Reached', zh: '联系成功' },
  bothTopics: { en: 'Both topics', zh: '涉及两项内容' },
  noAnswer: { en: 'No answer', zh: '未联系上' },
  none: { en: 'No contact is on record.', zh: '没有联系记录。' },
  said: (contacts: number, customers: number, both: number): Words => ({
    en: `${of(contacts, 'contact', 'contacts')} with ${of(customers, 'customer', 'customers')} in the month; ${both} covered both topics.`,
    zh: `当月与 ${customers} 家客户联系成功 ${contacts} 次，其中 ${both} 次涉及两项内容。`,
  }),
}
