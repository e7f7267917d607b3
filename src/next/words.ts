import type { Day } from '../clause/day.ts'
import { joined, same, type Words } from '../clause/words.ts'
import { type Role, roles } from '../office/staff/rules.ts'
import type { Onwards, OpenMatter, Step } from './next.ts'

/** Any one of the roles. */
const byWords = (by: readonly Role[]): Words =>
  joined(
    by.map((role) => roles[role]),
    ' or ',
    '或',
  )

/** Whose something is: a customer by code and name, somebody else by name, or nobody who is named. */
const whose = ({ customer, name }: Pick<OpenMatter, 'customer' | 'name'>): Words =>
  name === null ? { en: 'anonymous', zh: '匿名' } : same(customer === null ? name : `${customer} ${name}`)

export const nextWords = {
  whose,
  stands: ({ number, stateWords, ...of }: Onwards): Words => ({
    en: `${number}, ${whose(of).en}: ${stateWords.en}.`,
    zh: `${number}，${whose(of).zh}：${stateWords.zh}。`,
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
    en: `"${typed}" is no number that begins with ${known.join(', ')}, and no customer with anything open.`,
    zh: `“${typed}”不是以 ${known.join('、')} 开头的编号，也不是有未结事项的客户。`,
  }),
  seeLists: {
    en: 'See those that are open with: certdesk change list --open, certdesk suspend list --open, certdesk complaint next, certdesk appeal next',
    zh: '查看未结的：certdesk change list --open，certdesk suspend list --open，certdesk complaint next，certdesk appeal next',
  },
  several: (typed: string, found: readonly OpenMatter[]): Words => {
    const told = joined(
      found.map((each) => joined([same(each.number), whose(each), each.stateWords], ' ', ' ')),
      '; ',
      '；',
    )
    return {
      en: `"${typed}" may be one of several that are open: ${told.en}.`,
      zh: `“${typed}”有几项未结：${told.zh}。`,
    }
  },
  nameOne: { en: 'Give the number of one.', zh: '请写明其中一项的编号。' },
} as const
