import type { Words } from '../clause/words.ts'

/** What a command is called in a few words: what follows them tells more. */
export const inShort = ({ en, zh }: Words): Words => ({
  en: en.split(/, |; |: | \(/)[0] ?? en,
  zh: zh.split(/[，；：（]/)[0] ?? zh,
})
