import type { Words } from '../clause/words.ts'
import { reasonWords } from '../register/reason-words.ts'
import type { Nothing } from '../terminal/flag.ts'
import type { AnyKind } from './kind.ts'

/** What is said of a record of any kind. */
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
  alreadyVoid: (number: string): Words => ({
    en: `${number} is void already; nothing was changed.`,
    zh: `${number} 已作废，未作改动。`,
  }),
  already: (number: string): Words => ({
    en: `Already recorded as ${number}; nothing was changed.`,
    zh: `已登记为 ${number}，未作改动。`,
  }),
} as const

/** There is no record to choose: none at all, or (`any`) none in the state in which the command takes it. */
export const nothingOffered = (
  { called: { one }, command, recordsWith = 'add' }: Pick<AnyKind, 'called' | 'command' | 'recordsWith'>,
  any: boolean,
): Nothing => {
  const list = `certdesk ${command} list`
  return any
    ? {
        words: {
          en: `No ${one.en} is in a state in which this can be done.`,
          zh: `登记簿中有${one.zh}，但没有一条处于可作此项办理的状态。`,
        },
        hint: { en: `Their states: ${list}`, zh: `查看各自状态：${list}` },
      }
    : {
        words: { en: `There is no ${one.en} on record.`, zh: `登记簿中没有${one.zh}。` },
        hint: {
          en: `Record it first: certdesk ${command} ${recordsWith}`,
          zh: `请先登记：certdesk ${command} ${recordsWith}`,
        },
      }
}

/** There is no record of that number. */
export const unknown = ({ called: { one } }: Pick<AnyKind, 'called'>, number: string): Words => ({
  en: `There is no ${one.en} ${number}.`,
  zh: `没有${one.zh} ${number}。`,
})

/** The record was taken back, and why. */
export const isVoid = (number: string, reason: string): Words => {
  const { en, zh } = reasonWords(reason)
  return { en: `${number} is void: ${en}.`, zh: `${number} 已作废：${zh}。` }
}

/** Where the records of a kind are seen. */
export const seeList = ({ command, called: { uncounted } }: Pick<AnyKind, 'called' | 'command'>): Words => ({
  en: `See ${uncounted === true ? 'it all' : 'them'} with: certdesk ${command} list`,
  zh: `可查看：certdesk ${command} list`,
})
