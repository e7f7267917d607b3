import { reasons } from '../../../../clause/reason.ts'
import type { Words } from '../../../../clause/words.ts'

/** What people read of an import of attendees. */
export const importWords = reasons({
  notACount: { en: 'not a number of people', zh: '不是人数' },
  takenBack: { en: 'its attendance was taken back since: it is not recorded again', zh: '其参加登记已作废，不再登记' },
  otherwise: {
    en: 'on record with other attendees: it was left as it is; correct it with "event edit"',
    zh: '已有登记且内容不同，保持不变；如有误请用 event edit 更正',
  },
  twice: (line: number): Words => ({
    en: `stands on line ${line} already, with another number of people`,
    zh: `第 ${line} 行已有该组织，且人数不同`,
  }),
  addedTo: (line: number, all: number): Words => ({
    en: `names the same organization as line ${line}; the numbers of people were added, ${all} so far`,
    zh: `与第 ${line} 行为同一组织，人数已相加，现为 ${all} 人`,
  }),
  attended: (event: string, added: number): Words => ({
    en: `${added} ${added === 1 ? 'organization is' : 'organizations are'} newly recorded at ${event}.`,
    zh: `${event} 新登记 ${added} 家组织。`,
  }),
})
