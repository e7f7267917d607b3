import type { Words } from '../../clause/words.ts'

/** The lists whose columns people were asked about, by the noun of their command. */
export const listNames: Readonly<Record<string, Words>> = {
  customer: { en: 'customers', zh: '客户' },
  contact: { en: 'contacts', zh: '联系记录' },
  feedback: { en: 'feedback', zh: '反馈' },
  survey: { en: 'returns of a survey', zh: '调查问卷' },
  event: { en: 'attendees of an event', zh: '活动签到' },
  magazine: { en: 'recipients of the magazine', zh: '刊物接收方' },
  calendar: { en: 'days of the calendar', zh: '日历' },
}

export const mappingWords = {
  none: {
    en: 'No mapping is kept: one is where questions on the columns of a list were answered.',
    zh: '尚无对应方案：导入名单时回答了列的问题后即会保存。',
  },
  unknown: (name: string): Words => ({ en: `There is no mapping "${name}".`, zh: `没有名为“${name}”的对应方案。` }),
  see: { en: 'See them all with: certdesk customer mapping list', zh: '查看全部：certdesk customer mapping list' },
  already: (name: string): Words => ({
    en: `The mapping "${name}" was taken back before; nothing was changed.`,
    zh: `对应方案“${name}”此前已作废，未作更改。`,
  }),
  voided: (name: string): Words => ({
    en: `The mapping "${name}" is taken back: the next list with its header is asked about again.`,
    zh: `对应方案“${name}”已作废，下次导入该表头的名单时将重新询问。`,
  }),
} as const
