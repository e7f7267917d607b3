import { joined, type Words } from '../clause/words.ts'
import type { Counts, DayItem } from './day.ts'

export const deskWords = {
  whichMeant: (typed: string): Words => ({ en: `What is meant by "${typed}"?`, zh: `“${typed}”要办哪一项？` }),
  welcome: {
    en: 'There is no register here yet. A few questions, and it is made; then comes the list of your customers.',
    zh: '这里还没有登记簿。回答几个问题即可建立，随后导入客户名单。',
  },
  working: { en: 'Looking up what is to be done …', zh: '正在整理今天的待办……' },
  nothing: { en: 'Nothing is to be done today.', zh: '今天没有待办事项。' },
  nobodyYet: { en: 'No customers are on record yet.', zh: '登记簿里还没有客户。' },
  noDay: {
    en: 'The day could not be read: certdesk today says why.',
    zh: '未能读出今天的待办，原因请看：certdesk today',
  },
  head: (day: string, who: string | null): Words => ({
    en: who === null ? day : `${day} · ${who}`,
    zh: who === null ? day : `${day} · ${who}`,
  }),
  notStaff: (by: string): Words => ({
    en: `"${by}" is no member of staff: the day of all is shown, and who you are is asked before you record anything.`,
    zh: `“${by}”不在人员名单中，显示全部待办；登记前会问由谁办理。`,
  }),
  counts: ({ overdue, atRisk, due, record }: Counts): Words => {
    const of = (count: number, en: string, zh: string): Words[] =>
      count === 0 ? [] : [{ en: `${en} ${count}`, zh: `${zh} ${count}` }]
    const told = [
      ...of(overdue, 'overdue', '已逾期'),
      ...of(atRisk, 'at risk', '有风险'),
      ...of(due, 'due', '待办'),
      ...of(record, 'to be put on record', '待登记原因'),
    ]
    return joined(told, ' · ', ' · ')
  },
  left: ({ daysLeft }: DayItem): Words =>
    daysLeft < 0
      ? { en: `${-daysLeft} d over`, zh: `逾期 ${-daysLeft} 天` }
      : daysLeft === 0
        ? { en: 'today', zh: '今天' }
        : { en: `${daysLeft} d left`, zh: `剩 ${daysLeft} 天` },
  item: (item: DayItem): Words => {
    const [{ en, zh }, clauses] = [deskWords.left(item), item.clauses]
    return {
      en: `${en} · ${item.text.en} (${clauses.join(', ')})`,
      zh: `${zh} · ${item.text.zh}（${clauses.join('、')}）`,
    }
  },
  more: (count: number): Words => ({ en: `+${count}`, zh: `+${count} 项` }),
  moreCustomers: (count: number | null): Words => ({
    en: `… and ${count ?? 'many'} more: certdesk today`,
    zh: `……还有${count === null ? '更多' : ` ${count} 家（项）`}：输入“待办”查看全部`,
  }),
  enter: (line: string): Words => ({ en: `Enter: ${line}`, zh: `回车：${line}` }),
  foot: {
    en: 'type a contact: customer yesterday phone … | / customer | ↑↓ Enter | ? help | q leave',
    zh: '输入一次联系：客户 昨天 电话 … │ / 找客户 │ ↑↓ 回车办理 │ ? 说明 │ q 离开',
  },
  folded: {
    en: 'next line, or Enter for the day | / customer | ? help | q leave',
    zh: '继续输入，或按回车回到今天 │ / 找客户 │ ? 说明 │ q 离开',
  },
  find: { en: 'Customer', zh: '客户（编号、名称、拼音首字母或证书编号均可）' },
  whatToDo: (customer: string): Words => ({ en: `${customer}: what is to be done?`, zh: `${customer}：办理什么？` }),
  which: (customer: string): Words => ({ en: `${customer}: which?`, zh: `${customer}：办理哪一项？` }),
  other: { en: 'something else about this customer', zh: '该客户的其他事项' },
  ownLine: { en: 'record a contact in one line', zh: '一行记一次联系' },
  sits: (typist: string, account: string): Words => ({
    en: `This is the desk of ${typist}, who alone has typed from the account "${account}" so far. Somebody else: certdesk --by NAME`,
    zh: `本账户“${account}”此前均由${typist}录入，以下按${typist}办理。换人请用：certdesk --by 姓名`,
  }),
  pastedStays: (lines: number): Words => ({
    en: `Of the ${lines} lines nothing was saved. ↑ brings them back one by one, to be mended.`,
    zh: `这 ${lines} 行均未保存；按 ↑ 可逐行找回修改，也可改好后重新粘贴。`,
  }),
  nothingDone: { en: 'Left; nothing was recorded.', zh: '已离开，未登记任何内容。' },
  lineStays: {
    en: 'Nothing was recorded. The line stays: Enter tries it again.',
    zh: '未登记任何内容。该行保留，按回车重试。',
  },
  notMade: {
    en: 'Left; no register was made. certdesk asks again.',
    zh: '已离开，尚未建立登记簿；再次运行 certdesk 即可重新开始。',
  },
  leaveHow: {
    en: 'q and Enter, or Ctrl-C once more, leaves the desk.',
    zh: '输入 q 并回车，或再按一次 Ctrl-C，即可离开。',
  },
  copy: (days: number | null): Words => {
    if (days === null) return { en: 'no verified copy yet', zh: '尚无备份' }
    const en = days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`
    return { en: `last verified copy ${en}`, zh: `最近备份：${['今天', '昨天'][days] ?? `${days} 天前`}` }
  },
  copyOverdue: (since: string): Words => ({
    en: `Records since ${since} are in no verified copy. Make one: backup --to FOLDER`,
    zh: `${since} 以来的登记尚未备份，请输入：备份 --to 文件夹`,
  }),
  copyOffer: (days: number | null): Words => ({
    en: `Back up before leaving? (${deskWords.copy(days).en})`,
    zh: `离开前备份登记簿？（${deskWords.copy(days).zh}）`,
  }),
  copyChoices: (place: string | undefined) => ({
    to: { en: `To ${place}`, zh: `备份到 ${place}` },
    other:
      place === undefined
        ? { en: 'To a folder on a stick or a share', zh: '备份到U盘或共享上的文件夹' }
        : { en: 'To another folder', zh: '备份到其他文件夹' },
    today: { en: 'Not today', zh: '今天不备份' },
    never: { en: 'Never on this PC', zh: '这台电脑上不再提示' },
  }),
  copyFolder: {
    en: 'Folder for the backups (left empty: not today)',
    zh: '备份到哪个文件夹（也可把文件夹拖到这里；留空则今天不备份）',
  },
  copyBeside: (folder: string): Words => ({
    en: `${folder} is the register's own folder: what takes the disk takes both.`,
    zh: `${folder} 与登记簿在同一文件夹：磁盘损坏时两者都会丢失。`,
  }),
  copied: (folder: string, seq: number): Words => ({
    en: `Backed up to ${folder} and verified, up to entry #${seq}.`,
    zh: `已备份到 ${folder} 并核验无误，含至第 ${seq} 条的全部登记。`,
  }),
  copyNever: {
    en: 'No longer offered on this PC. A backup made by hand has it offered again: certdesk backup --to FOLDER',
    zh: '这台电脑上不再提示。手工备份一次即重新提示：certdesk backup --to 文件夹',
  },
} as const

/** From Sunday. */
export const weekdays: readonly Words[] = [
  { en: 'Sunday', zh: '周日' },
  { en: 'Monday', zh: '周一' },
  { en: 'Tuesday', zh: '周二' },
  { en: 'Wednesday', zh: '周三' },
  { en: 'Thursday', zh: '周四' },
  { en: 'Friday', zh: '周五' },
  { en: 'Saturday', zh: '周六' },
]

/**
 * Words that begin a line other than a contact, each with its pinyin initials if no other word has them. The desk recognizes the
 * words by this table, and its help lists them.
 */
export const leads: readonly { readonly word: string; readonly initials?: string; readonly words: Words }[] = [
  {
    word: '投诉',
    initials: 'ts',
    words: { en: 'record a complaint; the customer may stand beside it', zh: '登记投诉；可连客户一起写：投诉 艺科' },
  },
  {
    word: '改名',
    initials: 'gm',
    words: {
      en: 'a new name by F01; 地址变更 and 换联系人 likewise',
      zh: '变更名称，只问新名称；地址变更、换法人、换联系人也这样写',
    },
  },
  { word: '暂停', words: { en: 'suspend a certificate', zh: '暂停证书' } },
  { word: '待办', initials: 'db', words: { en: 'all that is to be done', zh: '全部待办' } },
  { word: '欠联系', initials: 'qlx', words: { en: 'who is owed contacts this year', zh: '今年还欠联系的客户' } },
  {
    word: '快到期',
    initials: 'kdq',
    words: { en: 'certificates that expire within 90 days', zh: '90 天内到期的证书' },
  },
  { word: '撤回', initials: 'ch', words: { en: 'take back what was recorded last', zh: '撤回最近登记的内容' } },
]

/** The text of `certdesk help desk` besides `leads`: each input and its effect. */
export const deskHelp = {
  title: {
    en: 'The desk is certdesk without a command: your own day, most urgent first, and a line to type on.',
    zh: '工作台：只输入 certdesk 即可打开。上面是我的待办，最急的在前；下面输入一行。',
  },
  typed: [
    {
      typed: { en: 'a line', zh: '一行文字' },
      words: {
        en: 'records a contact, shown before it is saved, such as: C00012 yesterday phone surveillance 2027-03 needs none',
        zh: '登记一次联系，先看后存，例如：艺科 昨天 电话 监审 2027-03 需求 无',
      },
    },
    {
      typed: { en: '/', zh: '/' },
      words: {
        en: 'finds a customer, then offers what can be done',
        zh: '找客户（编号、名称、拼音首字母均可），再选办理什么',
      },
    },
    {
      typed: { en: '↑↓ Enter', zh: '↑↓ 回车' },
      words: {
        en: 'does what a row says; without rows ↑ brings back a line',
        zh: '办理选中的一行；没有列表时按 ↑ 找回输入过的行',
      },
    },
  ],
  further: [
    {
      typed: { en: 'CH-… CT-…', zh: 'CH-… CT-…' },
      words: {
        en: 'goes on with changes, suspensions, complaints (CH, SP, CP, AP); shows other records',
        zh: '接着办变更、暂停、投诉、申诉（CH、SP、CP、AP），其他编号显示该记录',
      },
    },
    {
      typed: { en: 'a command', zh: '任何命令' },
      words: {
        en: 'without "certdesk", in either language: contact list',
        zh: '不必写 certdesk，中英文均可：联系 清单、contact list',
      },
    },
    {
      typed: { en: 'Esc', zh: 'Esc' },
      words: { en: 'back one question; from the first one to the desk', zh: '返回上一题；在第一题则回到工作台' },
    },
    {
      typed: { en: 'Ctrl-C', zh: 'Ctrl-C' },
      words: {
        en: 'leaves a conversation, and keeps its answers; twice on an empty line, the desk',
        zh: '离开当前问答，已填的答案留着；在空行上按两次离开工作台',
      },
    },
  ],
  leaves: { en: 'leaves the desk; once a day it offers a backup', zh: '离开工作台；每天首次离开时可备份' },
  more: {
    en: 'More: certdesk help log (all that a line may say), certdesk help (all commands)',
    zh: '更多：certdesk help log（一行里能写什么）、certdesk help（全部命令）',
  },
} as const
