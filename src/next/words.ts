import type { Day } from '../clause/day.ts'
import { joined, same, type Words } from '../clause/words.ts'
import { type Role, roles } from '../office/staff/rules.ts'
import type { Onwards, Step } from './next.ts'

/** Any one of the roles. */
const byWords = (by: readonly Role[]): Words =>
  joined(
    by.map((role) => roles[role]),
    ' or ',
    '或',
  )

export const nextWords = {
  stands: ({ number, customer, name, stateWords }: Onwards): Words => ({
    en: `${number}, ${customer} ${name}: ${stateWords.en}.`,
    zh: `${number}，${customer} ${name}：${stateWords.zh}。`,
  }),
  /** Ends in what it waits for, which may end in a command that is to be copied. */
  waits: ({ words, why, roles: by, due }: Onwards['waits'][number]): Words => {
    const about = [...(by.length === 0 ? [] : [byWords(by)]), ...(due === null ? [] : [same(due)])]
    const told = about.length === 0 ? same('') : joined(about, ', ', '，')
    return {
      en: `Waits: ${words.en}${told.en === '' ? '' : ` (${told.en})`}: ${why.en}`,
      zh: `等待：${words.zh}${told.zh === '' ? '' : `（${told.zh}）`}：${why.zh}`,
    }
  },
  nothing: { en: 'Nothing can be done about it now.', zh: '现在没有可办理的事项。' },
  question: (number: string): Words => ({ en: `${number}: what is done now?`, zh: `${number}：现在办理哪一步？` }),
  /** A step as it is chosen: what, by whom, and on which paper it is signed. */
  step: ({ words, roles: by, clause, due, signs }: Step): Words => {
    const parts = [
      words,
      byWords(by),
      same(clause),
      ...(due === null ? [] : [{ en: `until ${due}`, zh: `期限 ${due}` }]),
      ...(signs === null ? [] : [signs]),
    ]
    return joined(parts, ' · ', ' · ')
  },
  by: (by: readonly Role[]): Words => byWords(by),
  until: (due: Day | null): Words => same(due ?? '—'),
  unknown: (typed: string, known: readonly string[]): Words => ({
    en: `"${typed}" is the number of no change application and no case: those begin with ${known.join(' or ')}.`,
    zh: `“${typed}”不是变更申请或暂停/撤销的办理编号，编号以 ${known.join(' 或 ')} 开头。`,
  }),
  seeCase: (noun: string): Words => ({
    en: `What each open one waits for is shown by: certdesk ${noun} next`,
    zh: `每项未关闭的等待什么，请看：certdesk ${noun} next`,
  }),
  seeLists: {
    en: 'See those that are open with: certdesk change list --open, certdesk suspend list --open',
    zh: '查看未结的：certdesk change list --open，certdesk suspend list --open',
  },
} as const
