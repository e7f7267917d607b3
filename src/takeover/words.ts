import type { Day } from '../clause/day.ts'
import { reasons } from '../clause/reason.ts'
import { joined, type Words } from '../clause/words.ts'
import type { Matter } from './matters.ts'

const counted = (count: number, en: string): string => `${count} ${en}${count === 1 ? '' : 's'}`

export const takeoverWords = {
  since: (goLive: Day): Words => ({ en: `from go-live, ${goLive}`, zh: `自启用日 ${goLive} 起` }),
  before: (last: string): Words => ({
    en: `the surveillance before that of ${last}`,
    zh: `${last} 之前一次的监督日期`,
  }),
  issued: (first: Day, issued: Day, expires: Day | null, kind: Words): Words => ({
    en: `first ${first}, issued ${issued}, expires ${expires ?? 'never'}; by its dates: ${kind.en}`,
    zh: `初次 ${first}，发证 ${issued}，有效期至 ${expires ?? '长期'}；按日期推断：${kind.zh}`,
  }),
  asProposed: { en: 'for all: as the dates suggest', zh: '全部：按日期推断' },
  kindOf: { en: 'kind of issue (empty: later)', zh: '发证类型' },
  heading: (goLive: Day): Words => ({
    en: `Still to be taken over: what was before go-live on ${goLive} and is not on record`,
    zh: `待接收事项：启用日 ${goLive} 之前、尚不在案的事实`,
  }),
  nothing: { en: 'Nothing is left to be taken over.', zh: '没有待接收的事项。' },
  until: (presses: Day, ends: Day): Words => ({
    en: `From ${presses} on it is told with what is at risk; from ${ends} on what is not on record counts as not done.`,
    zh: `${presses} 之后与有风险事项一并列出；自 ${ends} 起，不在案的视为未做。`,
  }),
  byWorkbook: (file: string): Words => ({
    en: `In a workbook: certdesk takeover --output ${file}, fill it in, then: certdesk takeover import ${file}`,
    zh: `用工作簿填写：certdesk takeover --output ${file}，填好后：certdesk takeover import ${file}`,
  }),
  byAnswer: {
    en: 'For all of a matter at once: certdesk takeover answer MATTER complete (or unknown --reason TEXT)',
    zh: '整项一并答复：certdesk takeover answer 事项 complete（或 unknown --reason 理由）',
  },
  // The conversation.
  asked: (title: Words, subjects: number, customers: number): Words => ({
    en: `${title.en}: ${subjects}${customers > 0 ? ` of ${counted(customers, 'customer')}` : ''}`,
    zh: `${title.zh}：${subjects} 项${customers > 0 ? `，涉及客户 ${customers} 家` : ''}`,
  }),
  and: (shown: number, total: number): Words => ({
    en: `The first ${shown} of ${total}.`,
    zh: `列出前 ${shown} 项，共 ${total} 项。`,
  }),
  workbook: { en: 'write a workbook to be filled in', zh: '写出工作簿，填好后再导入' },
  oneByOne: { en: 'give the days now, customer by customer', zh: '现在逐家填写日期' },
  forAll: { en: 'for all of them', zh: '全部相同' },
  sameDay: ({ day }: Matter): Words => ({
    en: `one day for all (${day?.en ?? 'day'})`,
    zh: `全部为同一天（${day?.zh ?? '日期'}）`,
  }),
  completeForAll: ({ complete }: Matter): Words => ({ en: `for all: ${complete.en}`, zh: `全部：${complete.zh}` }),
  unknownForAll: { en: 'for all: nobody can tell any more', zh: '全部：确已无从查明' },
  later: { en: 'later', zh: '以后再说' },
  noDay: (today: Day): Words => ({
    en: `A day such as 2026-03-15, not after today, ${today}; empty for later, none where there was none.`,
    zh: `请填写日期，如 2026-03-15，不晚于今天 ${today}；留空为以后再说，没有请填“无”。`,
  }),
  nothingSaid: { en: 'Nothing was recorded.', zh: '未登记任何内容。' },
  notTaken: (about: string, why: Words): Words => ({ en: `${about}: ${why.en}`, zh: `${about}：${why.zh}` }),
  ofAnother: (certificate: string, customer: string): Words => ({
    en: `${certificate} is not a certificate of ${customer}.`,
    zh: `${certificate} 不是 ${customer} 的证书。`,
  }),
  seeList: { en: 'See what is open with: certdesk takeover list', zh: '查看待接收事项：certdesk takeover list' },
  fileName: { en: 'Name of the workbook (empty: takeover.xlsx)', zh: '工作簿文件名（留空则为 takeover.xlsx）' },
  anXlsx: { en: 'A name that ends in .xlsx.', zh: '文件名须以 .xlsx 结尾。' },
  why: { en: 'Why can nobody tell any more?', zh: '为什么无从查明？' },
  whyNeeded: { en: 'A reason is needed: it stands in every report.', zh: '须写明理由：每份报告都会列出。' },
  dayOf: (asks: Words | null, customer: string, numbers: readonly string[], known: Words): Words => ({
    en: `${customer}${numbers.length > 0 ? `: ${numbers.join(', ')}` : ''} (${known.en})\n${asks?.en ?? 'day'} (empty: later; none: none)`,
    zh: `${customer}${numbers.length > 0 ? `：${numbers.join('、')}` : ''}（${known.zh}）\n${asks?.zh ?? '日期'}（留空：以后再说；无：没有）`,
  }),
  referenceOf: ({ reference }: Matter): Words => ({
    en: `${reference?.en ?? 'reference'} (may be left empty)`,
    zh: `${reference?.zh ?? '依据'}（可留空）`,
  }),
  recorded: (title: Words, count: number): Words => ({
    en: `${title.en}: ${count} recorded.`,
    zh: `${title.zh}：已登记 ${count} 项。`,
  }),
  wrote: (file: string, rows: number): Words => ({
    en: `Wrote ${file}: ${rows} rows. Fill in the columns to the right, then: certdesk takeover import ${file}`,
    zh: `已写出 ${file}：${rows} 行。填好右侧各列后：certdesk takeover import ${file}`,
  }),
  answered: (title: Words, unknown: boolean, about: string | null): Words => ({
    en: `${title.en}${about === null ? '' : ` (${about})`}: ${unknown ? 'said to be unknown for good; every report says so' : 'what is on record is all there was'}.`,
    zh: `${title.zh}${about === null ? '' : `（${about}）`}：${unknown ? '已说明确实无从查明，每份报告都会列出' : '在案的即为全部'}。`,
  }),
  already: { en: 'That was said before; nothing was changed.', zh: '此前已作相同答复，未作改动。' },
  neverUnknown: ({ title, never }: Matter): Words => ({
    en: `"${title.en}" cannot be unknown for good: ${never?.en ?? ''}.`,
    zh: `“${title.zh}”不能答“无从查明”：${never?.zh ?? ''}。`,
  }),
  giveDay: ({ title }: Matter): Words => ({
    en: `Give the days in the workbook, or answer "complete" where none was done: certdesk takeover answer ${title.en} complete`,
    zh: '请在工作簿中填写日期；确未做过的请答 complete。',
  }),
  noCustomers: ({ title }: Matter): Words => ({
    en: `${title.en} is about the body itself, not about customers.`,
    zh: `${title.zh}针对机构本身，不分客户。`,
  }),
  withoutGoLive: { en: 'This register has no go-live day.', zh: '本登记簿没有启用日。' },
  readBack: (count: number): Words => ({
    en: `Taken over: ${count}. See what is left with: certdesk takeover list`,
    zh: `已接收 ${count} 项。查看其余：certdesk takeover list`,
  }),
  answersNone: { en: 'Nothing was answered yet.', zh: '尚无答复。' },
} as const

/** What is said of the rows of a workbook. */
export const rowWords = reasons({
  noMatter: (titles: readonly Words[]): Words => {
    const list = joined(titles, ', ', '、')
    return { en: `no matter of: ${list.en}`, zh: `应为以下事项之一：${list.zh}` }
  },
  noDayAsked: { en: 'no day answers this matter: give an answer', zh: '该事项不填日期，请填答复' },
  noKind: (titles: readonly Words[]): Words => {
    const list = joined(titles, ', ', '、')
    return { en: `no kind of issue: ${list.en}`, zh: `应为以下发证类型之一：${list.zh}` }
  },
  kindElsewhere: { en: 'a kind is of certificates alone', zh: '发证类型只用于证书' },
  noAnswer: { en: 'neither "complete" nor "unknown"', zh: '应为“在案的即为全部”或“无从查明”' },
  dayAndAnswer: { en: 'a day and an answer: only one of them can be', zh: '日期与答复只能填一项' },
  notBeforeGoLive: (goLive: Day): Words => ({
    en: `not before go-live, ${goLive}: record it with its own command`,
    zh: `不早于启用日 ${goLive}：请用相应命令登记`,
  }),
  afterToday: (today: string): Words => ({ en: `after today, ${today}`, zh: `晚于今天 ${today}` }),
  notOnRecord: { en: 'not on record', zh: '不在案' },
  neverUnknown: (never: Words): Words => ({
    en: `cannot be unknown for good: ${never.en}`,
    zh: `不能答“无从查明”：${never.zh}`,
  }),
  noReason: { en: 'the reason is missing', zh: '缺少理由' },
  noReference: { en: 'what it rests on is missing', zh: '缺少依据' },
  heldOtherwise: { en: 'another holds on that day', zh: '该日已有其他记录' },
  tooLate: (day: Day): Words => ({ en: `after ${day}, on which it is on record`, zh: `晚于已登记的 ${day}` }),
})
