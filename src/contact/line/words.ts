import type { Day } from '../../clause/day.ts'
import type { Month } from '../../clause/month.ts'
import { joined, same, type Words } from '../../clause/words.ts'
import type { Named } from '../../customer/customer/words.ts'
import { channels, outcomes } from '../contact/rules.ts'
import type { Somebody } from './persons.ts'

const weekdays: readonly Words[] = [
  ...[same('日'), same('一'), same('二'), same('三'), same('四'), same('五'), same('六')],
].map(({ zh }, i) => ({ en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][i] ?? '', zh: `周${zh}` }))

/** What a key word wants behind it. */
const wanted = {
  surveillance: { en: 'when the surveillance is, such as 2027-03', zh: '监督检验的时间，例如 2027-03、明年3月中旬' },
  renewal: { en: 'when the recertification is, such as 2027-03', zh: '再认证的时间，例如 2027-03、明年3月中旬' },
  needs: { en: 'the needs, or 无 (none)', zh: '需要的内容，没有则写“无”' },
  followUp: { en: 'a day ahead, such as 下周三 (next Wednesday)', zh: '今后的日期，例如 下周三、12-05' },
  summary: { en: 'what was said', zh: '沟通内容' },
} as const satisfies Record<string, Words>

const several = (found: readonly Named[]): Words => joined(found.map(({ code, name }) => same(`${code} ${name}`)))

const somebody = ({ name, isStaff }: Somebody): Words =>
  isStaff ? { en: `${name} (staff)`, zh: `${name}（本机构人员）` } : same(name)

const numbered = (found: readonly Somebody[]): Words =>
  joined(found.map((each, i) => joined([same(String(i + 1)), somebody(each)], ' ', ' ')))

/** What the key words tell of. */
export const topicTitles = {
  surveillance: { en: 'surveillance', zh: '监督检验时间' },
  renewal: { en: 'recertification', zh: '再认证时间' },
  needs: { en: 'needs', zh: '审核/检验需要' },
  followUp: { en: 'to be contacted again', zh: '下次联系日期' },
  summary: { en: 'what was said', zh: '内容' },
} as const satisfies Record<string, Words>

/** How the help tells of it. */
export const lineHelp = {
  verb: { en: 'Record contacts, each typed as one line', zh: '用一行文字登记一次联系' },
  line: {
    en: 'customer, day, channel, person in any order, then 监审 DAY, 需求 TEXT, 跟进 DAY and what was said; "-" reads one contact a line from the standard input',
    zh: '客户、日期、联系方式、联系人不分先后，然后写 监审 日期、需求 内容、跟进 日期，其余即沟通内容；“-”表示从标准输入逐行读入',
  },
  question: {
    en: 'The contact in one line: customer day channel 监审 DAY 需求 TEXT …',
    zh: '一行写下这次联系：客户 日期 方式 监审 日期 需求 内容 …',
  },
} as const

/** What is said of a line. */
export const lineWords = {
  /** The time of a recertification is kept with what it is of. */
  renewal: '再认证',
  weekday: (n: number): Words => weekdays[n] ?? same(''),
  unknown: (text: string): Words => ({
    en: `"${text}" is no customer, person, member of staff, day or word of the line.`,
    zh: `“${text}”不认识：不是客户、联系人、人员、日期，也不是用语。`,
  }),
  aMonth: (month: Month): Words => ({
    en: `A month is no day: type the day too, for example ${month}-15.`,
    zh: `这里要写到日，例如 ${month}-15。`,
  }),
  eitherDay: ([one, other]: readonly [Day, Day]): Words => ({
    en: `It may be ${one} or ${other}: type the day.`,
    zh: `可能是 ${one}，也可能是 ${other}：请写明日期。`,
  }),
  dayAhead: (day: Day, today: Day): Words => ({
    en: `The day of the contact, ${day}, lies after today, ${today}.`,
    zh: `联系日期 ${day} 晚于今天 ${today}。`,
  }),
  twoDays: (days: readonly Day[]): Words => ({
    en: `Two days of contact: ${days.join(', ')}. One line is one contact.`,
    zh: `有两个联系日期：${days.join('、')}。一行只记一次联系。`,
  }),
  twoChannels: (values: readonly (keyof typeof channels)[]): Words => ({
    en: `Two channels: ${joined(values.map((each) => channels[each])).en}.`,
    zh: `有两种联系方式：${joined(values.map((each) => channels[each])).zh}。`,
  }),
  twoOutcomes: (values: readonly (keyof typeof outcomes)[]): Words => ({
    en: `Two outcomes: ${joined(values.map((each) => outcomes[each])).en}.`,
    zh: `结果前后不一：${joined(values.map((each) => outcomes[each])).zh}。`,
  }),
  saidTwice: {
    en: 'It is said twice: say it once, or put what was said in “quotes” behind 内容 (said).',
    zh: '写了两次：只写一次，或把沟通内容写在“内容”之后。',
  },
  notDecided: (next: string): Words => ({
    en: `Why is the time not decided? Write it behind, for example “${next}: moving to a new plant”.`,
    zh: `“${next}”请写明原因，例如“${next}：客户搬厂”。`,
  }),
  noValue: (topic: keyof typeof wanted, label: string, next: string | null): Words => ({
    en: `${label} wants ${wanted[topic].en}${next === null ? '' : `, not "${next}"`}.`,
    zh: `“${label}”后面应写${wanted[topic].zh}${next === null ? '' : `；“${next}”不是`}。`,
  }),
  followUpBefore: (label: string, day: Day, on: Day): Words => ({
    en: `${label} ${day} lies before the contact, ${on}.`,
    zh: `${label} ${day} 早于联系日期 ${on}。`,
  }),
  noCustomer: { en: 'No customer is named.', zh: '没有写客户。' },
  noChannel: {
    en: 'How they were contacted is not said: 电话 phone, 走访 visit, 微信 wechat ….',
    zh: '没有写联系方式：电话、走访、微信、邮件等。',
  },
  twoCustomers: (found: readonly Named[]): Words => ({
    en: `Two customers: ${several(found).en}. One line is one contact.`,
    zh: `有两个客户：${several(found).zh}。一行只记一次联系。`,
  }),
  severalCustomers: (text: string, found: readonly Named[], isMore: boolean): Words => ({
    en: `"${text}" may be ${several(found).en}${isMore ? ' and others' : ''}: type more of the name, or the number.`,
    zh: `“${text}”可能是 ${several(found).zh}${isMore ? ' 等' : ''}：请多写几个字，或写编号。`,
  }),
  severalPersons: (text: string, found: readonly Somebody[]): Words => ({
    en: `"${text}" may be ${numbered(found).en}: type the whole name.`,
    zh: `“${text}”可能是 ${numbered(found).zh}：请写全名。`,
  }),
  somebody,
  twoPersons: (names: readonly string[]): Words => ({
    en: `Two persons: ${names.join(', ')}. Name one, the other in what was said.`,
    zh: `有两位联系人：${names.join('、')}。请写一位，另一位写进内容。`,
  }),
  twoStaff: (names: readonly string[]): Words => ({
    en: `Two members of staff: ${names.join(', ')}. A contact is made by one.`,
    zh: `有两位业务人员：${names.join('、')}。一次联系记一位。`,
  }),
  staffOrPerson: (name: string): Words => ({
    en: `${name} is on the staff and a contact person of the customer: use --staff, or write ${name}先生 or ${name}女士 for the customer's.`,
    zh: `${name} 既是本机构人员，又是客户联系人：本机构人员请用 --staff，客户联系人请写“${name}先生”或“${name}女士”。`,
  }),
  staffTwice: (line: string, flag: string): Words => ({
    en: `The line says that ${line} made it, --staff that ${flag} did.`,
    zh: `这一行写的人员是 ${line}，--staff 写的是 ${flag}。`,
  }),
  wrong: (faults: number): Words => ({
    en: `${faults === 1 ? 'One thing is' : `${faults} things are`} wrong with this line:`,
    zh: `这一行有 ${faults} 处有误：`,
  }),
  wrongLines: (wrong: number, all: number): Words => ({
    en: `${wrong} of ${all} ${all === 1 ? 'line is' : 'lines are'} wrong, and nothing was saved:`,
    zh: `共 ${all} 行，其中 ${wrong} 行有误，全部未保存：`,
  }),
  lineNumber: (n: number): Words => ({ en: `Line ${n}:`, zh: `第 ${n} 行：` }),
  howTo: { en: 'The words of a line are shown by: certdesk help log', zh: '一行怎么写，请看：certdesk help log' },
  whatIs: (text: string): Words => ({ en: `What is "${text}"?`, zh: `“${text}”是什么？` }),
  toMend: { en: 'go back and mend the line', zh: '返回修改这一行' },
  noSuchDay: (text: string): Words => ({ en: `The calendar has no day "${text}".`, zh: `“${text}”不是有效日期。` }),
  isCustomer: { en: 'a customer', zh: '客户' },
  isPerson: { en: 'the person spoken to', zh: '客户联系人' },
  isSaid: { en: 'what was said', zh: '沟通内容' },
  isNothing: { en: 'leave it out', zh: '去掉这个词' },
  severalReadings: (text: string, readings: readonly string[]): Words => ({
    en: `"${text}" may be ${readings.map((each) => `“${each}”`).join(' or ')}: put blanks between the words, or “quotes” around a text.`,
    zh: `“${text}”可能是 ${readings.map((each) => `“${each}”`).join('，也可能是 ')}：请用空格隔开，或给整段文字加引号。`,
  }),
  whichReading: (text: string): Words => ({ en: `How is "${text}" read?`, zh: `“${text}”应读作哪一种？` }),
  aDay: { en: 'Day', zh: '日期' },
  isOrdered: { en: 'How is the line read?', zh: '这一行应读作哪一种？' },
  asTyped: { en: 'as it stands: customer and channel are asked', zh: '照原样：另问客户和联系方式' },
  otherOrder: (line: string): Words => ({
    en: `Customer, day and channel come first: “${line}”.`,
    zh: `客户、日期和方式写在前面：“${line}”。`,
  }),
  whichPerson: (text: string): Words => ({ en: `Which one is "${text}"?`, zh: `“${text}”是哪一位？` }),
  whichCustomer: (text: string): Words => ({ en: `Which customer is "${text}"?`, zh: `“${text}”是哪个客户？` }),
  emailOneWay: {
    en: 'An e-mail is one-way: once it is answered, record the answer with 已回复 (replied).',
    zh: '邮件是单向联系；客户答复后，请加写“已回复”另记一次。',
  },
  sameAs: (line: string): Words => ({ en: `The same as:\n${line}`, zh: `等同于：\n${line}` }),
  saved: (lines: number): Words => ({
    en: `Recorded ${lines} ${lines === 1 ? 'contact' : 'contacts'}.`,
    zh: `已记录 ${lines} 次联系。`,
  }),
  alreadyThere: (lines: number): Words => ({
    en: `${lines} ${lines === 1 ? 'was' : 'were'} on record already.`,
    zh: `另有 ${lines} 次此前已登记。`,
  }),
  checked: (lines: number): Words => ({
    en: `${lines} ${lines === 1 ? 'line is' : 'lines are'} right. Nothing was saved (--dry-run).`,
    zh: `${lines} 行均无误。未保存（--dry-run）。`,
  }),
  noLines: { en: 'There is no line to record.', zh: '没有可记录的行。' },
  giveLines: {
    en: 'Write one contact a line: certdesk log - < lines.txt',
    zh: '每行写一次联系：certdesk log - < lines.txt',
  },
  noLine: { en: 'Missing the line to record.', zh: '没有写要记录的内容。' },
  writeLine: {
    en: 'For example: certdesk log C00012 昨天 电话 监审 2027-03 需求 无',
    zh: '例如：certdesk log C00012 昨天 电话 监审 2027-03 需求 无',
  },
  linesFromKeyboard: {
    en: '"-" reads lines from a file: certdesk log - < lines.txt',
    zh: '“-”从文件读入多行：certdesk log - < lines.txt',
  },
  unreadable: { en: 'The lines are in no encoding that is read here.', zh: '无法识别输入内容的编码。' },
  saveAsText: { en: 'Save them as UTF-8 and try again.', zh: '请另存为 UTF-8 文本后重试。' },
  oneByOne: { en: 'To type a line, leave the "-" out: certdesk log', zh: '逐行输入请直接用：certdesk log' },
} as const
