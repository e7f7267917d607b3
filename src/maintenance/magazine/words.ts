import type { Day } from '../../clause/day.ts'
import type { DueState } from '../../clause/judge.ts'
import { joined, same, shellWord, type Words } from '../../clause/words.ts'

const days = (n: number): string => `${n} ${n === 1 ? 'day' : 'days'}`
const organizations = (n: number): string => `${n} ${n === 1 ? 'organization' : 'organizations'}`

/** An issue with those who were certified when it was published. */
interface Owed {
  readonly number: string
  readonly published: Day
  readonly certified: number
}

export const magazineWords = {
  /** What the document leaves open of 4.3.6. */
  gap: {
    en: 'how often the magazine appears, and by when an issue reaches an organization',
    zh: '杂志的发放频次，以及每期的发放期限',
  },
  added: (number: string, issue: string, published: Day): Words => ({
    en: `Recorded ${number}: ${issue}, published on ${published}.`,
    zh: `已登记 ${number}：${issue}，${published} 出版。`,
  }),
  otherwise: (number: string, published: Day): Words => ({
    en: `The issue is on record as ${number}, published on ${published}, with other particulars.`,
    zh: `该期已登记为 ${number}，${published} 出版，内容与此不同。`,
  }),
  editIt: (number: string): Words => ({
    en: `If that is wrong, correct it: certdesk magazine edit ${number} --published DAY --title TEXT --reason TEXT`,
    zh: `如有误，请更正：certdesk magazine edit ${number} --published 日期 --title 标题 --reason 原因`,
  }),
  unknown: (typed: string): Words => ({
    en: `There is no issue "${typed}" of the magazine.`,
    zh: `没有杂志期次“${typed}”。`,
  }),
  none: { en: 'No issue of the magazine is on record.', zh: '没有杂志期次。' },
  theIssue: { en: 'the issue was published', zh: '出版日期' },

  noRecipients: { en: 'Missing --certified, --file FILE or CUSTOMER.', zh: '缺少 --certified、--file 文件 或 客户。' },
  nameRecipients: {
    en: 'Say to whom it went: to all certified (--certified), to a list (--file), or to the customers named.',
    zh: '请写明发放对象：全部获证组织（--certified）、名单（--file）或逐家写明。',
  },
  severalWays: (ways: readonly string[]): Words => ({
    en: `Given together: ${ways.join(', ')}.`,
    zh: `同时给出了 ${ways.join('、')}。`,
  }),
  oneWay: {
    en: 'Give one of them; a further sending is recorded by itself.',
    zh: '请只给出其中之一；另一次发放请另行登记。',
  },
  dayOfCertified: {
    en: '--as-of-day says who is meant by --certified, which is not given.',
    zh: '--as-of-day 用于 --certified，而未给出 --certified。',
  },
  addCertified: { en: 'Add --certified, or leave the day out.', zh: '请加上 --certified，或去掉该日期。' },
  certifiedAfter: (asOf: Day, on: Day): Words => ({
    en: `--as-of-day ${asOf} lies after the day of the sending, ${on}.`,
    zh: `--as-of-day ${asOf} 晚于发放日期 ${on}。`,
  }),
  nobodyCertified: (day: Day): Words => ({ en: `Nobody was certified on ${day}.`, zh: `${day} 没有获证组织。` }),
  earlierDay: { en: 'Give a day up to that.', zh: '请给出不晚于该日的日期。' },
  sent: (number: string, count: number, on: Day): Words => ({
    en: `Recorded that ${number} went to ${organizations(count)} on ${on}.`,
    zh: `已登记 ${number} 于 ${on} 发放 ${count} 家组织。`,
  }),
  wentTo: (number: string, count: number, on: Day): Words => ({
    en: `${number} went to ${organizations(count)} on ${on}.`,
    zh: `${number} 于 ${on} 发放 ${count} 家组织。`,
  }),
  wouldSend: (number: string, count: number, on: Day): Words => ({
    en: `Dry run: ${number} would be recorded as sent to ${organizations(count)} on ${on}.`,
    zh: `试运行：将登记 ${number} 于 ${on} 发放 ${count} 家组织。`,
  }),
  hadIt: (count: number): Words => ({
    en: `${organizations(count)} had it already and ${count === 1 ? 'is' : 'are'} left out.`,
    zh: `其中 ${count} 家已有登记，不再计入。`,
  }),
  allHadIt: (number: string): Words => ({
    en: `They have ${number} already; nothing was changed.`,
    zh: `均已登记收到 ${number}，未作改动。`,
  }),
  covered: ({ number, published, certified }: Owed, missing: number, state: DueState | null): Words => {
    if (missing === 0)
      return {
        en: `All ${certified} certified on ${published} have it.`,
        zh: `${published} 的 ${certified} 家获证组织均已发放。`,
      }
    const by = state === null ? same('') : { en: `, due ${state.due}`, zh: `，期限 ${state.due}` }
    return {
      en: `${certified - missing} of ${certified} certified on ${published} have it${by.en}. Who is missing: certdesk magazine show ${number}`,
      zh: `${published} 的 ${certified} 家获证组织中已发放 ${certified - missing} 家${by.zh}。未发放的：certdesk magazine show ${number}`,
    }
  },
  sendIt: (number: string): Words => ({
    en: `Record its sending: certdesk magazine send ${number} --certified --delivery TEXT`,
    zh: `请登记发放：certdesk magazine send ${number} --certified --delivery 发放方式`,
  }),
  onTheWordOf: (name: string): Words => ({
    en: `That it was handed over rests on the word of ${name}.`,
    zh: `是否送达以 ${name} 的登记为据。`,
  }),
  state: ({ complete, state }: { readonly complete: Day | null; readonly state: DueState | null }): Words => {
    if (state === null) return same('—')
    const { due, daysLate } = state
    if (complete !== null)
      return daysLate > 0
        ? { en: `${complete}, ${days(daysLate)} late`, zh: `${complete}，逾期 ${daysLate} 天` }
        : same(complete)
    return daysLate > 0
      ? { en: `${days(daysLate)} over`, zh: `超期 ${daysLate} 天` }
      : { en: `due ${due}`, zh: `期限 ${due}` }
  },
  coverage: (sent: number, certified: number): Words => ({
    en: `${sent} of ${certified}`,
    zh: `${sent} / ${certified}`,
  }),
  missing: { en: 'Certified on the day of publication, and not sent to', zh: '出版当日已获证而未发放' },
  sendings: { en: 'Sendings', zh: '发放记录' },

  nameAField: { en: 'Give at least one field, for example --title TEXT.', zh: '请至少给出一项，例如 --title 标题。' },
  taken: (issue: string, number: string): Words => ({
    en: `${issue} is on record as ${number}.`,
    zh: `${issue} 已登记为 ${number}。`,
  }),
  sentBefore: (published: Day, sent: Day): Words => ({
    en: `--published ${published} lies after the first sending, ${sent}.`,
    zh: `--published ${published} 晚于首次发放日期 ${sent}。`,
  }),
  voidSending: (number: string, sent: Day): Words => ({
    en: `Give an earlier day, or take the sending back first: certdesk magazine void ${number} --sent ${sent} --reason TEXT`,
    zh: `请给出更早的日期，或先作废该次发放：certdesk magazine void ${number} --sent ${sent} --reason 原因`,
  }),
  wholeIssue: { en: 'the whole issue, with its sendings', zh: '整期（连同发放记录）' },
  sentOn: (on: Day, sendings: readonly { readonly organizations: number; readonly delivery: string }[]): Words => {
    const organizations = sendings.reduce((all, each) => all + each.organizations, 0)
    const delivery = [...new Set(sendings.map((each) => each.delivery))]
    return {
      en: `sent on ${on} to ${organizations} (${delivery.join(', ')})`,
      zh: `${on} 发放 ${organizations} 家（${delivery.join('、')}）`,
    }
  },
  sendingVoided: (number: string, on: Day): Words => ({
    en: `Took back the sending of ${number} of ${on}; it stays on record and counts for nothing.`,
    zh: `已作废 ${number} 于 ${on} 的发放；记录保留，不再计入。`,
  }),
  notSentOn: (number: string, on: Day): Words => ({
    en: `No sending of ${number} is of ${on}.`,
    zh: `${number} 没有 ${on} 的发放记录。`,
  }),
  seeSendings: (number: string): Words => ({
    en: `See them with: certdesk magazine show ${shellWord(number)}`,
    zh: `可查看：certdesk magazine show ${shellWord(number)}`,
  }),

  short: ({ number, published, certified }: Owed, missing: number, due: Day): Words => ({
    en: `${number} sent to ${certified - missing} of ${certified} certified on ${published} (due ${due})`,
    zh: `${number} 已发放 ${certified - missing} 家，${published} 获证组织共 ${certified} 家（期限 ${due}）`,
  }),
  late: ({ number, certified }: Owed, daysLate: number): Words => ({
    en: `${number} sent to all ${certified} certified, the last late by ${days(daysLate)}`,
    zh: `${number} 已发放全部 ${certified} 家获证组织，末次逾期 ${daysLate} 天`,
  }),
  restsOnWord: (names: readonly string[], numbers: readonly string[]): Words => ({
    en: `that ${joined(numbers.map(same), ', ').en} ${numbers.length === 1 ? 'was' : 'were'} handed over rests on the word of ${joined(names.map(same), ', ').en}`,
    zh: `${joined(numbers.map(same)).zh} 是否送达以 ${joined(names.map(same)).zh} 的登记为据`,
  }),
  noIssue: (year: number): Words => ({
    en: `no issue of the magazine is on record as published in ${year}`,
    zh: `${year} 年没有登记已出版的杂志`,
  }),
}
