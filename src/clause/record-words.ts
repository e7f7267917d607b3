import type { Words } from './words.ts'

/** What is said of any record that was changed or taken back, whichever room keeps it. */
export const recordWords = {
  changed: (number: string): Words => ({ en: `Changed ${number}.`, zh: `已修改 ${number}。` }),
  unchanged: (number: string): Words => ({
    en: `${number} already is so; nothing was changed.`,
    zh: `${number} 已是如此，未作改动。`,
  }),
  nothingToChange: { en: 'Nothing was given to change.', zh: '没有给出要修改的内容。' },
  voided: (number: string): Words => ({
    en: `Voided ${number}; it stays on record and counts for nothing.`,
    zh: `已作废 ${number}；记录保留，不再计入。`,
  }),
} as const
