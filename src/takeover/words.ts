import type { IssueFault } from '../certificate/certificate/issue-kind.ts'
import type { Day } from '../clause/day.ts'
import { reasons } from '../clause/reason.ts'
import { joined, same, type Words } from '../clause/words.ts'
import type { Matter, MatterName } from './matters.ts'

const counted = (count: number, en: string): string => `${count} ${en}${count === 1 ? '' : 's'}`

export const takeoverWords = {
  since: (goLive: Day): Words => ({ en: `from go-live, ${goLive}`, zh: `自启用日 ${goLive} 起` }),
  before: (last: string): Words => ({
    en: `the surveillance before that of ${last}`,
    zh: `${last} 之前一次的监督日期`,
  }),
  issued: (first: Day, issued: Day, expires: Day | null, kind: Words, tell: boolean): Words => {
    const proposed = takeoverWords.proposed(kind, tell)
    return {
      en: `first ${first}, issued ${issued}, expires ${expires ?? 'never'}; by its dates: ${proposed.en}`,
      zh: `初次 ${first}，发证 ${issued}，有效期至 ${expires ?? '长期'}；按日期推断：${proposed.zh}`,
    }
  },
  proposed: ({ en, zh }: Words, tell: boolean): Words =>
    tell ? { en, zh } : { en: `${en}? (one day for both)`, zh: `${zh}？（两日相同，请核实）` },
  asProposed: (tell: number, left: number): Words => ({
    en: `as the dates suggest: ${tell}${left > 0 ? ` whose dates tell, the other ${left} later` : ', all of them'}`,
    zh: `按日期推断：${left > 0 ? `日期能说明的 ${tell} 张，其余 ${left} 张以后再说` : `全部 ${tell} 张`}`,
  }),
  datesTellNothing: (left: number): Words => ({
    en: `${left} with one day for the first and the last issue: the dates don't tell their kind, and nothing was recorded of them. Answer them one by one, or in a workbook.`,
    zh: `初次获证与发证为同一日的 ${left} 张，日期不能说明发证类型，未登记：请逐家答复或用工作簿填写。`,
  }),
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
  workbook: (file: string | null): Words =>
    file === null
      ? { en: 'in a workbook to be filled in', zh: '写出工作簿，填好后再导入' }
      : { en: `in the workbook ${file} too`, zh: `同样在工作簿 ${file} 中填写` },
  oneByOne: { en: 'give the days now, customer by customer', zh: '现在逐家填写日期' },
  kindsOneByOne: { en: 'say it now, customer by customer', zh: '现在逐家答复' },
  notYet: ({ en, zh }: Words, count: number, customers: number): Words => ({
    en: `Not recorded yet: ${en}. ${count}${customers > 0 ? ` of ${counted(customers, 'customer')}` : ''}:`,
    zh: `尚未登记：${zh}。共 ${count} 项${customers > 0 ? `，涉及客户 ${customers} 家` : ''}：`,
  }),
  allOpen: (count: number, customers: number, first: readonly string[]): Words => ({
    en: `For all ${count} that are open${customers > 0 ? ` of ${counted(customers, 'customer')}` : ''}: ${first.join('; ')}${count > first.length ? ' …' : ''}`,
    zh: `待接收的 ${count} 项全部如此${customers > 0 ? `，涉及客户 ${customers} 家` : ''}：${first.join('；')}${count > first.length ? '……' : ''}`,
  }),
  onDay: ({ day }: Matter, on: Day): Words => ({ en: `${day?.en ?? 'day'} ${on}`, zh: `${day?.zh ?? '日期'} ${on}` }),
  unknownSince: (reason: string | null): Words => ({
    en: `nobody can tell any more (${reason}); every report says so`,
    zh: `无从查明（${reason}），每份报告都会列出`,
  }),
  ofKind: ({ en, zh }: Words, count: number): Words => ({ en: `${count} ${en}`, zh: `${zh} ${count} 张` }),
  recordForAll: (count: number): Words => ({ en: `Record it for all ${count}?`, zh: `这 ${count} 项全部这样登记？` }),
  sameDay: ({ day }: Matter): Words => ({
    en: `one day for all (${day?.en ?? 'day'})`,
    zh: `全部为同一天（${day?.zh ?? '日期'}）`,
  }),
  completeForAll: (complete: Words): Words => ({ en: `for all: ${complete.en}`, zh: `全部：${complete.zh}` }),
  unknownForAll: { en: 'for all: nobody can tell any more', zh: '全部：无从查明' },
  later: { en: 'later', zh: '以后再说' },
  partOf: (refused: readonly string[]): Words => ({
    en: `${refused.join('; ')}. Asked for separately.`,
    zh: `${refused.join('；')}。另行填写。`,
  }),
  lastAudit: {
    en: 'The last audit of the body before the transfer (empty: later)',
    zh: '转入前（原机构）最近一次审核日期（留空：以后再说）',
  },
  noLastAudit: (today: Day): Words => ({
    en: `A day such as 2026-03-15, not after today, ${today}; empty for later.`,
    zh: `请填写日期，如 2026-03-15，不晚于今天 ${today}；留空为以后再说。`,
  }),
  interrupted: (done: Words): Words => ({
    en: `Interrupted; what was answered is kept.\n${done.en}`,
    zh: `已中断，此前的答复均已保存。\n${done.zh}`,
  }),
  goOn: { en: 'Go on with what is left with: certdesk takeover', zh: '继续答复其余事项：certdesk takeover' },
  noDay: (today: Day): Words => ({
    en: `A day such as 2026-03-15, not after today, ${today}; empty for later, none where there was none.`,
    zh: `请填写日期，如 2026-03-15，不晚于今天 ${today}；留空为以后再说，没有请填“无”。`,
  }),
  nothingSaid: { en: 'Nothing was recorded.', zh: '未登记任何内容。' },
  notTaken: (about: string | Words, why: Words): Words => {
    const { en, zh } = typeof about === 'string' ? same(about) : about
    return { en: `${en}: ${why.en}`, zh: `${zh}：${why.zh}` }
  },
  ofAnother: (certificate: string, customer: string): Words => ({
    en: `${certificate} is not a certificate of ${customer}.`,
    zh: `${certificate} 不是 ${customer} 的证书。`,
  }),
  notAbout: ({ en, zh }: Words, about: string): Words => ({
    en: `"${en}" is not asked of ${about}.`,
    zh: `“${zh}”不问 ${about}。`,
  }),
  ofWhich: {
    en: 'A day or a kind is said of one certificate, contract or customer.',
    zh: '日期或发证类型须指明是哪张证书、哪份合同或哪家客户的。',
  },
  nameIt: {
    en: 'Name it with --certificate, --contract or --customer.',
    zh: '请用 --certificate、--contract 或 --customer 指明。',
  },
  notWith: (flag: string): Words => ({ en: `${flag} does not belong to this answer.`, zh: `${flag} 不用于这种答复。` }),
  leaveOut: (flag: string): Words => ({ en: `Leave ${flag} out.`, zh: `请去掉 ${flag}。` }),
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
  sameAs: (line: string): Words => ({ en: `The same as:\n${line}`, zh: `等同于：\n${line}` }),
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
    zh: `${title.zh}${about === null ? '' : `（${about}）`}：${unknown ? '已说明无从查明，每份报告都会列出' : '在案的即为全部'}。`,
  }),
  already: { en: 'That was said before; nothing was changed.', zh: '此前已作相同答复，未作改动。' },
  giveReason: { en: 'Say with --reason why nobody can tell any more.', zh: '请用 --reason 写明为什么无从查明。' },
  neverUnknown: (title: Words, never: Words): Words => ({
    en: `"${title.en}" cannot be unknown for good: ${never.en}.`,
    zh: `“${title.zh}”不能答“无从查明”：${never.zh}。`,
  }),
  kindByKind: {
    en: 'A kind of issue is answered by its kind, certificate by certificate.',
    zh: '发证类型须逐张答复为哪一种，不能答“在案的即为全部”或“无从查明”。',
  },
  giveKind: {
    en: 'Give the kinds on a terminal with "certdesk takeover", in the workbook, or with: certdesk certificate edit NUMBER --kind KIND --reason TEXT',
    zh: '请在终端用 certdesk takeover 逐家答复，或在工作簿的“发证类型”列填写，或用 certdesk certificate edit 证书编号 --kind 类型 --reason 原因',
  },
  giveDay: (matter: MatterName): Words => ({
    en: `Give the days in the workbook, or say that there were no others: certdesk takeover answer ${matter} complete`,
    zh: `请在工作簿中填写日期；除在案的以外确未做过的：certdesk takeover answer ${matter} complete`,
  }),
  readBack: (count: number): Words => ({
    en: `Taken over: ${count}. See what is left with: certdesk takeover list`,
    zh: `已接收 ${count} 项。查看其余：certdesk takeover list`,
  }),
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
  afterToday: (today: string): Words => ({ en: `after today, ${today}`, zh: `晚于今天 ${today}` }),
  notOnRecord: { en: 'not on record', zh: '不在案' },
  neverUnknown: (never: Words): Words => ({
    en: `cannot be unknown for good: ${never.en}`,
    zh: `不能答“无从查明”：${never.zh}`,
  }),
  noReason: { en: 'the reason is missing', zh: '缺少理由' },
  heldOtherwise: { en: 'another holds on that day', zh: '该日已有其他记录' },
  kindHeld: (kind: Words): Words => ({
    en: `is on record as ${kind.en}; correct it with "certificate edit"`,
    zh: `已登记为“${kind.zh}”，更正请用 certificate edit`,
  }),
  kindByKind: {
    en: 'a kind of issue is answered by its kind, certificate by certificate',
    zh: '发证类型须逐张填写类型，不能用其他答复代替',
  },
  noSurveillance: { en: 'an inspection certificate has no surveillance', zh: '检验证书没有监督' },
  beforeFirst: (first: Day): Words => ({
    en: `before the first certification, ${first}`,
    zh: `早于初次获证日期 ${first}`,
  }),
  ended: (status: Words): Words => ({
    en: `the certificate was ${status.en} by then: nothing was surveyed any more`,
    zh: `该日证书已${status.zh}，不再监督`,
  }),
  outOfOrder: (list: Words): Words => ({
    en: `${list.en}; if it truly was so: certdesk contract edit, with --out-of-order REASON`,
    zh: `${list.zh}；确实如此的请用 contract edit 登记，并以 --out-of-order 说明原因`,
  }),
  lastAuditAlone: { en: 'given without a kind of issue: say that it is a transfer', zh: '未填发证类型：仅用于转机构' },
  tooLate: (day: Day): Words => ({ en: `after ${day}, on which it is on record`, zh: `晚于已登记的 ${day}` }),
})

/** Why a kind is not taken as it is said of an issue. */
export const faultWords: Readonly<Record<IssueFault, Words>> = {
  'transfer-needs-audit': {
    en: 'a transfer needs the day of the last audit of the body before',
    zh: '转机构的证书须给出转入前最近一次审核日期',
  },
  'audit-of-transfer': {
    en: 'the last audit before the transfer is of a transfer from another body alone',
    zh: '转入前最近一次审核仅用于转机构的证书',
  },
  'audit-after-issue': {
    en: 'the last audit before the transfer lies after the day of issue',
    zh: '转入前最近一次审核晚于发证日期',
  },
}
