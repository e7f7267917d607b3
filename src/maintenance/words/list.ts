import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'

export const maintenanceWords = {
  noMaintainer: { en: 'certified and has no maintainer', zh: '已获证但无维护人' },
  noList: (year: number): Words => ({
    en: `no maintenance list issued in ${year}`,
    zh: `${year} 年未提供维护企业名单`,
  }),
  oldList: (last: Day, days: number): Words => ({
    en: `the last maintenance list is of ${last}, ${days} days old`,
    zh: `最近的维护企业名单为 ${last}，已过 ${days} 天`,
  }),
  issued: (number: string, organizations: number, recipients: string): Words => ({
    en: `Issued ${number}: ${organizations} ${organizations === 1 ? 'organization' : 'organizations'}, to ${recipients}.`,
    zh: `已提供 ${number}：${organizations} 家企业，接收：${recipients}。`,
  }),
  issuedAlready: (number: string): Words => ({
    en: `Already issued as ${number}; nothing was changed.`,
    zh: `已作为 ${number} 提供，未作改动。`,
  }),
  nobody: { en: 'No organization is certified on that day.', zh: '当日没有获证组织。' },
}
