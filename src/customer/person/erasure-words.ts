import type { Day } from '../../clause/day.ts'
import { joined, same, type Words } from '../../clause/words.ts'

/** What stays on record of a person that is erased. */
export type RemainKind = 'contact' | 'text' | 'similar' | 'journal' | 'staff' | 'elsewhere'

/** What is said when a person's data are erased or given out. */
export const erasureWords = {
  notOnRecord: (person: string, customers: readonly string[]): Words => ({
    en: `Nothing on record names "${person}" at ${customers.join(', ')}.`,
    zh: `${customers.join('、')} 没有“${person}”的登记信息。`,
  }),
  erasedBefore: (person: string, customers: readonly string[]): Words => ({
    en: `Nothing on record names "${person}" at ${customers.join(', ')}, where somebody was erased before; nothing was changed.`,
    zh: `${customers.join('、')} 没有“${person}”的登记信息（此前已有联系人被删除），未作改动。`,
  }),
  nameInReason: {
    en: 'The reason names the person, and would be kept with the entry for good.',
    zh: '原因中写有该联系人，将随日志永久保留。',
  },
  otherReason: {
    en: 'Say why without the name, numbers or addresses, for example --reason "asked for it on 2026-06-30".',
    zh: '请不写姓名、号码或邮箱，例如 --reason "本人于 2026-06-30 要求"。',
  },
  wouldErase: (rows: number, customers: readonly string[]): Words => ({
    en: `Would erase for good what names the person in ${rowCount(rows)} of ${customers.join(', ')}, and in the journal.`,
    zh: `将永久删除 ${customers.join('、')} 的 ${rows} 条记录及日志中的个人信息。`,
  }),
  goes: (what: Words, person: string, customer: string): Words => ({
    en: `goes: ${what.en} ${person} of ${customer}`,
    zh: `将删除：${customer} 的${what.zh} ${person}`,
  }),
  moreGo: (rows: number): Words => ({ en: `and ${rowCount(rows)} more`, zh: `另有 ${rows} 条记录` }),
  stays: (remains: number, copies: number): Words => ({
    en: `stays: ${remains} of what is on record, ${copies} ${copies === 1 ? 'backup' : 'backups'}; see all of it with --dry-run`,
    zh: `将保留：登记内容 ${remains} 项、备份 ${copies} 个；用 --dry-run 可查看全部`,
  }),
  elsewhereToo: (person: string, customers: readonly string[]): Words => {
    const [named, left] = [customers.slice(0, 3), customers.length - 3]
    return {
      en: `${person} is on record at ${named.join(', ')}${left > 0 ? ` and ${left} more` : ''} as well. Erase there, too?`,
      zh: `${named.join('、')}${left > 0 ? ` 等 ${customers.length} 家` : ''} 也登记有“${person}”，一并删除？`,
    }
  },
  reallyErase: (person: string, rows: number, customers: readonly string[]): Words => ({
    en: `Erase ${person} from ${rowCount(rows)} of ${customers.join(', ')} and from the journal? It cannot be undone.`,
    zh: `从 ${customers.join('、')} 的 ${rows} 条记录和日志中删除 ${person} 的个人信息？此操作不能撤回。`,
  }),
  notErased: { en: 'Nothing was erased.', zh: '未删除任何内容。' },
  erased: (rows: number, customers: readonly string[], entry: number): Words => ({
    en: `Erased the personal data in ${rowCount(rows)} of ${customers.join(', ')} by entry #${entry}; the seals of the journal go on to hold.`,
    zh: `已由第 ${entry} 条记录删除 ${customers.join('、')} 的 ${rows} 条记录中的个人信息；日志封印仍然有效。`,
  }),
  wiped: {
    en: 'The file was written anew: its bytes hold nothing of what was erased.',
    zh: '文件已重写，其中不再留有已删除的内容。',
  },
  restInFile: { en: 'What stays, as told below, is still in it.', zh: '下列保留内容仍在文件中。' },
  notWiped: {
    en: 'Its bytes may still be in unused parts of the file: another program has the register open, or the disk is full. When that is over: certdesk customer person wipe',
    zh: '文件未使用的部分可能仍留有这些内容：登记簿正被另一程序打开，或磁盘已满。之后请运行：certdesk customer person wipe',
  },
  /** Of a register at a server, whose owner alone can do it. */
  leftInTables: {
    en: "What was erased may still be in dead rows of the server's tables. An owner of the database takes it out once nobody reads from before: certdesk customer person wipe",
    zh: '服务器各表的失效行中可能仍留有已删除的内容。请数据库所有者在无人读取旧数据时运行：certdesk customer person wipe',
  },
  heldByServer: {
    en: "The server's write-ahead log and the archive of that, standbys, dumps and base backups hold it until they expire: have those from before this entry deleted.",
    zh: '服务器的预写日志及其归档、备用服务器、转储和基础备份在过期前仍留有这些内容：请清除本条记录之前的部分。',
  },
  nothingToWipe: { en: 'Nothing that was erased is left in the file.', zh: '文件中没有残留的已删除内容。' },
  nothingInTables: {
    en: "Nothing that was erased is left in the server's tables.",
    zh: '服务器的各表中没有残留的已删除内容。',
  },
  broughtAgain: {
    en: 'A list that still has the person brings a new record: take the person out of your lists too.',
    zh: '名单中若仍有该联系人，再次导入会重新登记：请一并从名单中删去。',
  },
  erasedTitle: { en: 'What is erased', zh: '删除内容' },
  remainsTitle: { en: 'What stays, and why', zh: '保留内容及原因' },
  copiesTitle: { en: 'Copies that hold the person', zh: '仍含该联系人的副本' },
  heldTitle: (person: string): Words => ({ en: `What is held of ${person}`, zh: `${person} 的登记信息` }),
  noneHeld: { en: 'Nothing on record names the person.', zh: '没有该联系人的登记信息。' },
  deleteCopies: {
    en: 'An erasure reaches no copy: make a new backup (certdesk backup), then delete these files. After a restore of one of them erase again. Compressed or encrypted copies, and folders not named with --copies, were not looked at.',
    zh: '删除不涉及副本：请先新建备份（certdesk backup），再删除上述文件。若用其中之一恢复，须重新删除。压缩或加密的副本、未用 --copies 指明的文件夹不在查找范围内。',
  },
  folderUnread: (folder: string): Words => ({
    en: `The folder ${folder} cannot be read.`,
    zh: `文件夹 ${folder} 无法读取。`,
  }),
  whosePerson: {
    en: '--customer and --copies go with --person: the list of all customers has no choice of them.',
    zh: '--customer 和 --copies 须与 --person 合用：全部客户名单不作筛选。',
  },
  nameThePerson: {
    en: 'Name the person: certdesk customer export --person NAME',
    zh: '请指明联系人：certdesk customer export --person 姓名',
  },
  nameAFolder: { en: 'Name a folder that holds backups.', zh: '请指明存放备份的文件夹。' },
  kinds: {
    contact: { en: 'contacts', zh: '联系记录' },
    text: { en: 'running text', zh: '手写内容' },
    similar: { en: 'a similar name', zh: '相似姓名' },
    journal: { en: 'journal', zh: '日志' },
    staff: { en: 'staff', zh: '人员' },
    elsewhere: { en: 'the same name', zh: '同名' },
  } satisfies Readonly<Record<RemainKind, Words>>,
  why: {
    contact: {
      en: 'That they took place, when and by whom proves 4.3.2; the person stands there as erased.',
      zh: '联系的时间和联系人员是 4.3.2 的证据；其中联系人显示为已删除。',
    },
    text: { en: 'Typed by hand, so only people can tell what it says.', zh: '由人工填写，须人工判断内容。' },
    similar: {
      en: 'May be somebody else; if it is not, change it by hand.',
      zh: '可能是他人；如为同一人，请人工修改。',
    },
    journal: {
      en: 'Command lines, notes and running text as they were first recorded: seals are made of these very words.',
      zh: '首次录入时的命令、备注和手写内容：封印即由这些文字算出。',
    },
    staff: {
      en: 'A member of staff is called the same; who did what stays on record.',
      zh: '有同名人员；经办记录保留。',
    },
    elsewhere: { en: 'At another customer; perhaps somebody else.', zh: '登记在其他客户；可能是他人。' },
  } satisfies Readonly<Record<RemainKind, Words>>,
  contactsMade: (count: number, [first, last]: readonly [Day, Day]): Words => {
    const span = first === last ? first : `${first}–${last}`
    return { en: `${count} (${span})`, zh: `${count} 次（${span}）` }
  },
  entries: (numbers: readonly number[]): Words => {
    const shown = numbers.slice(0, shownEntries).map((seq) => same(`#${seq}`))
    const more = numbers.length - shown.length
    const list = joined(shown)
    return more === 0 ? list : { en: `${list.en} and ${more} more`, zh: `${list.zh} 等 ${numbers.length} 条` }
  },
}

/** At most this many entries are named one by one. */
const shownEntries = 12

const rowCount = (rows: number): string => `${rows} ${rows === 1 ? 'record' : 'records'}`
