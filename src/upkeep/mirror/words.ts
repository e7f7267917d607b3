import { commandLine, type Words } from '../../clause/words.ts'

const entries = (count: number): string => `${count} ${count === 1 ? 'entry' : 'entries'}`

/** Spans of entries as people read them: `4-4` is the one entry. */
const spansTold = (spans: string): string => spans.replace(/\b(\d+)-\1\b/g, '$1')

export const mirrorWords = {
  noun: { en: 'Second journals of the register, on other disks', zh: '登记簿在其他磁盘上的镜像（第二份日志）' },
  place: { en: 'a folder on another disk, a share or a stick', zh: '另一磁盘、共享或U盘上的文件夹' },
  placeAsked: { en: 'Folder on another disk', zh: '另一磁盘上的文件夹' },
  noPlace: (place: string): Words => ({ en: `There is no folder at ${place}.`, zh: `${place} 处没有文件夹。` }),
  plugIn: {
    en: 'Plug the stick in or connect the share, and make the folder first; it is never made where nothing is mounted.',
    zh: '请先插入U盘或连接共享并建好该文件夹；程序不会在未挂载处新建。',
  },
  isOne: (place: string): Words => ({ en: `${place} is a mirror already.`, zh: `${place} 已是镜像。` }),
  isMirrorItself: (place: string): Words => ({
    en: `${place} is a mirror's own folder.`,
    zh: `${place} 本身就是镜像的文件夹。`,
  }),
  nameFolderAbove: { en: 'Name another folder.', zh: '请指定其他文件夹。' },
  isWrittenTo: (place: string): Words => ({
    en: `There is a mirror of this register at ${place} already; it is gone on with. If a copy of the register writes there, too, one of them will be refused.`,
    zh: `${place} 处已有本登记簿的镜像，将继续写入。如果另一份登记簿副本也写入该处，其中之一会被拒绝。`,
  }),
  justAdded: { en: 'Another command has just added the first mirror.', zh: '另一命令刚刚添加了首个镜像。' },
  addAgain: { en: 'Run the same command again.', zh: '请再次运行同一命令。' },
  seeList: { en: 'See them with: certdesk mirror list', zh: '用 certdesk mirror list 查看。' },
  seeStatus: { en: 'See how they are with: certdesk mirror status', zh: '用 certdesk mirror status 查看状态。' },
  isNone: (place: string): Words => ({
    en: `${place} is no mirror of this register.`,
    zh: `${place} 不是本登记簿的镜像。`,
  }),
  sameDisk: (place: string): Words => ({
    en: `${place} is on the same disk as the register: what takes the disk takes both.`,
    zh: `${place} 与登记簿在同一磁盘上：磁盘损坏时两者都会丢失。`,
  }),
  /** `machine`: the one that keeps it, where others reach the register, too. */
  added: (place: string, count: number, machine: string | null): Words =>
    machine === null
      ? {
          en: `${place} is a mirror now and has all ${entries(count)}. From now on every command writes there as well.`,
          zh: `${place} 已成为镜像，含全部 ${count} 条记录。此后每条命令都会同时写入该处。`,
        }
      : {
          en: `${place} is a mirror now and has all ${entries(count)}. From now on every command that this account types at ${machine} writes there as well; what others record comes with it, and by a line of cron: certdesk mirror update`,
          zh: `${place} 已成为镜像，含全部 ${count} 条记录。此后本账户在 ${machine} 上的每条命令都会同时写入该处；他人登记的内容随之写入，也可由定时任务写入：certdesk mirror update`,
        },
  addedUnreached: (place: string): Words => ({
    en: `${place} is a mirror now, but has not everything yet: the next command goes on.`,
    zh: `${place} 已成为镜像，但尚未写全：下一条命令会继续。`,
  }),
  removed: (place: string): Words => ({
    en: `${place} is no mirror any more. What it has by now it keeps: erase or destroy it where persons are erased later.`,
    zh: `${place} 不再是镜像。其中已有的内容会保留：日后删除个人信息时，请另行删除或销毁。`,
  }),
  removedThere: (name: string): Words => ({
    en: `${name} is no mirror any more. Where that machine still works it goes on until it is removed there, too; what it has it keeps: erase or destroy it where persons are erased later.`,
    zh: `${name} 不再是镜像。如该机器仍在使用，请在该机器上也移除；其中已有的内容会保留：日后删除个人信息时，请另行删除或销毁。`,
  }),
  noFolder: {
    en: 'Nothing says where this account may note which mirrors it keeps: it has no home folder.',
    zh: '无法确定在何处记下本账户的镜像：当前用户没有主目录。',
  },
  setHome: { en: 'Set HOME, or XDG_STATE_HOME.', zh: '请设置 HOME 或 XDG_STATE_HOME。' },
  notFromHere: (places: readonly string[]): Words => ({
    en: `nothing is written to a mirror from here, though the journal has ${places.join(', ')}`,
    zh: `此处未写入任何镜像，而日志中有：${places.join('、')}`,
  }),
  addThemAgain: (places: readonly string[]): Words => {
    // The journal names the machine that kept one of a register at a server.
    const lines = places
      .map((place) => commandLine(['mirror', 'add', place.replace(/^[^/\\:]{2,}:(?=[/\\])/, '')]))
      .join('; ')
    return {
      en: `Where this register goes on here, add it again: ${lines}`,
      zh: `若今后以此登记簿为准，请重新添加：${lines}`,
    }
  },
  keptElsewhere: (names: readonly string[]): Words => ({
    en: `This account keeps no mirror of this register here. By other machines: ${names.join(', ')}.`,
    zh: `本账户未在本机保存本登记簿的镜像。由其他机器保存：${names.join('、')}。`,
  }),
  seeThere: {
    en: 'Run it there, by the account that added the mirror and with the same address of the register; or add one here: certdesk mirror add PLACE',
    zh: '请在该机器上用添加镜像的账户、以相同的登记簿地址运行；或在本机添加：certdesk mirror add 地点',
  },
  onlyThere: (place: string, count: number): Words => ({
    en: `Only in the mirror at ${place}: ${entries(count)}`,
    zh: `只在 ${place} 处的镜像中：${count} 条记录`,
  }),
  /** How the mirror of another machine is, as that said last. */
  saidThere: (seq: number, moment: string, login: string): Words => ({
    en: `its machine said at ${moment}, as ${login}, that it has every entry up to #${seq}`,
    zh: `该机器于 ${moment}（登录账户 ${login}）报告已写到第 ${seq} 条`,
  }),
  lookThere: {
    en: 'See on that machine whether its line of cron still runs: certdesk mirror update',
    zh: '请在该机器上查看定时任务是否仍在运行：certdesk mirror update',
  },
  noneAtServer: {
    en: 'none: between two backups every record is at the server alone, and nothing finds what its owner would change ("certdesk mirror add PLACE" on a machine of yours)',
    zh: '没有：两次备份之间的记录只在服务器上，服务器所有者的改动也无从发现（在自己的机器上运行 certdesk mirror add 地点）',
  },
  hasAll: (place: string, seq: number): Words => ({
    en: `The mirror at ${place} has every entry up to #${seq}.`,
    zh: `${place} 处的镜像已写到第 ${seq} 条，含全部记录。`,
  }),
  noneYet: { en: 'This register has no mirror.', zh: '本登记簿没有镜像。' },
  whichOne: { en: 'Missing PLACE.', zh: '缺少 地点。' },
  addOne: { en: 'Add one with: certdesk mirror add PLACE', zh: '添加：certdesk mirror add 地点' },
  noMirror: {
    en: 'This register has no mirror: what was recorded since the last backup is in one place alone. Add one with: certdesk mirror add PLACE',
    zh: '本登记簿没有镜像：上次备份以来的记录只存在一处。添加：certdesk mirror add 地点',
  },
  nothingToResolve: {
    en: "Every mirror that can be reached is of this register's journal: there is nothing to resolve.",
    zh: '能访问的镜像均与本登记簿的日志一致，无需处理。',
  },
  willLeave: (spans: string): Words => ({
    en: `Left behind for good: #${spansTold(spans)} of the other journal`,
    zh: `将舍弃：另一份日志的第 ${spansTold(spans)} 条`,
  }),
  willWriteAnew: (places: readonly string[]): Words => ({
    en: `Written anew: ${places.join(', ')}`,
    zh: `将重新写入：${places.join('、')}`,
  }),
  fromWhich: { en: 'From which mirror', zh: '用哪一处镜像恢复' },
  resolved: (spans: string): Words => ({
    en: `The register stands as it is; #${spansTold(spans)} of the other journal is left behind. What the mirrors had of it is moved aside, and no number of it is given again.`,
    zh: `以登记簿为准；另一份日志的第 ${spansTold(spans)} 条已舍弃。镜像中的旧内容已移到一旁，其中用过的编号不再使用。`,
  }),
  /** `isMoved`: whether something was there. */
  writtenAnew: (places: readonly string[], isMoved: boolean): Words => ({
    en: `Written anew: ${places.join(', ')}.${isMoved ? ' What was there is moved aside.' : ''}`,
    zh: `已重新写入：${places.join('、')}。${isMoved ? '原有内容已移到一旁。' : ''}`,
  }),
  noMirrorAt: (place: string): Words => ({ en: `There is no mirror at ${place}.`, zh: `${place} 处没有镜像。` }),
  severalAt: (place: string, folders: readonly string[]): Words => ({
    en: `There are several mirrors at ${place}: ${folders.join(', ')}.`,
    zh: `${place} 处有多个镜像：${folders.join('、')}。`,
  }),
  nameItsFolder: {
    en: "Name the folder that has the mirror's journal: certdesk-…",
    zh: '请指明含有镜像日志的文件夹：certdesk-…',
  },
  wouldLeave: (first: number, last: number): Words =>
    first === last
      ? {
          en: `That would leave entry #${last} behind, which a mirror has or this account has seen.`,
          zh: `这将舍弃第 ${last} 条记录：镜像中有，或本账户曾见到。`,
        }
      : {
          en: `That would leave entries #${first} to #${last} behind, which a mirror has or this account has seen.`,
          zh: `这将舍弃第 ${first} 至 ${last} 条记录：镜像中有，或本账户曾见到。`,
        },
  loseNothing: (last: number): Words => ({
    en: `To lose nothing: certdesk restore BACKUP --mirror PLACE. To leave them behind for good: --leave-behind ${last} --reason REASON`,
    zh: `不丢失记录：certdesk restore 备份文件 --mirror 地点。确要舍弃：--leave-behind ${last} --reason 原因`,
  }),
  leavesNothing: (agreed: number): Words => ({
    en: `Nothing is left behind, so there is no --leave-behind ${agreed}.`,
    zh: `没有记录会被舍弃，不需要 --leave-behind ${agreed}。`,
  }),
  leaveItOut: { en: 'Leave the option out.', zh: '请去掉该选项。' },
  nameSource: {
    en: 'Name a backup, or a mirror with --mirror PLACE.',
    zh: '请指定备份文件，或用 --mirror 指定镜像地点。',
  },
  noSource: { en: 'Neither a backup nor a mirror is named.', zh: '未指定备份文件或镜像。' },
  whyLeave: { en: 'Why the entries are left behind is missing.', zh: '缺少舍弃这些记录的原因。' },
  giveReason: { en: 'Give it with --reason.', zh: '请用 --reason 给出。' },
  resolveNote: (spans: string, anew: readonly string[]): string =>
    [spans === '' ? '' : `left behind: ${spans}`, anew.length === 0 ? '' : `mirror written anew: ${anew.join(', ')}`]
      .filter(Boolean)
      .join('; '),
  state: {
    whole: { en: 'whole', zh: '完整' },
    behind: { en: 'behind', zh: '落后' },
    unreachable: { en: 'not reachable', zh: '无法访问' },
    older: { en: 'register is older', zh: '登记簿较旧' },
    other: { en: 'another journal', zh: '日志不同' },
    damaged: { en: 'damaged', zh: '损坏' },
    removed: { en: 'removed', zh: '已移除' },
  },
  /** What `doctor` says of a mirror, and what to do where it is not well. */
  none: {
    en: 'none: between two backups every record is in one place alone ("certdesk mirror add PLACE")',
    zh: '没有：两次备份之间的记录只存在一处（certdesk mirror add 地点）',
  },
  found: (place: string, state: Words | null, detail: Words): Words =>
    state === null
      ? { en: `${place}: ${detail.en}`, zh: `${place}：${detail.zh}` }
      : { en: `${place}: ${state.en} (${detail.en})`, zh: `${place}：${state.zh}（${detail.zh}）` },
  remedies: {
    whole: null,
    removed: null,
    behind: {
      en: 'The next command that records something catches up. See: certdesk mirror status',
      zh: '下一条登记命令会补上。查看：certdesk mirror status',
    },
    unreachable: {
      en: 'Plug it in or connect it: the next command that records something catches up. Where it is lost for good: certdesk mirror remove PLACE, then add another.',
      zh: '请插入或连接：下一条登记命令会补上。如已永久丢失：certdesk mirror remove 地点，然后添加新的镜像。',
    },
    damaged: {
      en: 'A manager has it written anew; what it has is moved aside: certdesk mirror resolve PLACE --reason REASON',
      zh: '由经理重新写入，旧内容移到一旁：certdesk mirror resolve 地点 --reason 原因',
    },
  },
  headsAre: (own: string, other: string): Words => ({
    en: `the register ends with ${own}, the mirror with ${other}`,
    zh: `登记簿到 ${own}，镜像到 ${other}`,
  }),
  partAt: (seq: number): Words => ({ en: `they part after #${seq}`, zh: `自第 ${seq} 条之后不同` }),
  entriesBehind: (count: number): Words => ({ en: `${entries(count)} behind`, zh: `落后 ${count} 条` }),
  personalMissing: (count: number): Words => ({
    en: `the personal part of ${count} changes is missing`,
    zh: `缺少 ${count} 项改动的个人信息`,
  }),
  since: (moment: string): Words => ({ en: `not reached since ${moment}`, zh: `自 ${moment} 起无法访问` }),
  everything: { en: 'every entry, as it was sealed', zh: '含全部记录，封印无误' },
}
