import type { Day } from '../../clause/day.ts'
import { joined, type Words } from '../../clause/words.ts'

const countOf = (count: number): string => `${count} ${count === 1 ? 'customer' : 'customers'}`

/** What is said when customers are given to a maintainer (4.3.1). */
export const assignWords = {
  assigned: (count: number, maintainer: string, from: Day, of: string | null): Words => ({
    en: `${countOf(count)} ${of === null ? '' : `of ${of} `}${count === 1 ? 'is' : 'are'} maintained by ${maintainer} from ${from}.`,
    zh: `自 ${from} 起，${of === null ? '' : `${of} 的 `}${count} 家客户由 ${maintainer} 维护。`,
  }),
  wouldAssign: (count: number, maintainer: string, from: Day, of: string | null): Words => ({
    en: `Dry run: ${maintainer} would maintain ${countOf(count)}${of === null ? '' : ` of ${of}`} from ${from}.`,
    zh: `试运行：自 ${from} 起，将由 ${maintainer} 维护${of === null ? '' : ` ${of} 的`} ${count} 家客户。`,
  }),
  alreadyAssigned: (maintainer: string): Words => ({
    en: `Already maintained by ${maintainer}; nothing was changed.`,
    zh: `已由 ${maintainer} 维护，未作改动。`,
  }),
  noneUnassigned: (from: Day): Words => ({
    en: `Every certified customer has a maintainer on ${from}; nothing was changed.`,
    zh: `${from} 所有获证客户均有维护人，未作改动。`,
  }),
  emptyPortfolio: (of: string, from: Day): Words => ({
    en: `${of} maintains no customer on ${from}; nothing was changed.`,
    zh: `${from} ${of} 没有维护的客户，未作改动。`,
  }),
  later: (of: string, count: number, from: Day): Words => ({
    en: `${of} maintains ${countOf(count)} only from a day after ${from}; that stays:`,
    zh: `${of} 在 ${from} 之后才开始维护的 ${count} 家客户不变：`,
  }),
  nobodyToAssign: { en: 'No customer is named.', zh: '没有指明客户。' },
  /** Two ways, or all three, to say which customers. */
  both: (some: boolean, all: boolean, of: string | null): Words => {
    const ways: Words[] = [
      ...(some ? [{ en: 'customers by name', zh: '客户' }] : []),
      ...(all ? [{ en: '--all-unassigned', zh: '--all-unassigned' }] : []),
      ...(of === null ? [] : [{ en: `--from ${of}`, zh: `--from ${of}` }]),
    ]
    const { en, zh } = joined(ways, ' and ', '、')
    return { en: `Which customers is said in more than one way: ${en}.`, zh: `不止一种方式指明客户：${zh}。` }
  },
  nameOrAll: {
    en: 'Name the customers, or give --from NAME for all whom somebody maintains, or --all-unassigned for all certified ones without a maintainer.',
    zh: '请指明客户，或用 --from 姓名 指其维护的全部客户，或用 --all-unassigned 指全部无维护人的获证客户。',
  },
  twoDays: (from: Day, on: Day): Words => ({
    en: `--from ${from} and --on ${on} are two days.`,
    zh: `--from ${from} 与 --on ${on} 不是同一天。`,
  }),
  giveOneDay: { en: 'Give one of them.', zh: '请只给出其中之一。' },
  toThemselves: (name: string): Words => ({
    en: `--from and --to are both ${name}.`,
    zh: `--from 与 --to 都是 ${name}。`,
  }),
  nameAnother: { en: 'Name who is to maintain from then on with --to.', zh: '请用 --to 指明此后的维护人。' },
} as const
