import { commandLine, type Words } from '../../clause/words.ts'
import type { Unlike } from '../../register/carried.ts'

const line = (from: string, to: string): string => commandLine(['move', from, to])

export const moveWords = {
  carrying: { en: 'Carrying rows over:', zh: '正在迁移：' } satisfies Words,
  comparing: { en: 'Comparing rows:', zh: '正在比对：' } satisfies Words,
  rows: { en: 'rows', zh: '行' } satisfies Words,

  bothFiles: {
    en: 'Both are files: a register that stays a file is not moved, but copied.',
    zh: '两者都是文件：登记簿仍为文件时无需迁移，复制即可。',
  } satisfies Words,
  copyIt: {
    en: 'Close every program that has it open and move the file, or make a verified copy: certdesk backup --to FILE',
    zh: '请关闭使用它的所有程序后直接移动文件，或用 certdesk backup --to 文件 生成经核验的副本。',
  } satisfies Words,
  overSsh: { en: 'A register is not moved over ssh.', zh: '不能通过 ssh 迁移登记簿。' } satisfies Words,
  onThatMachine: {
    en: 'Run "certdesk move" on the machine that the file is on, with its path there.',
    zh: '请在该文件所在的机器上，用其在该机器上的路径运行 certdesk move。',
  } satisfies Words,
  samePlace: { en: 'Both ends are the same place.', zh: '两个位置相同。' } satisfies Words,

  reallyMove: (from: string, to: string): Words => ({
    en: `Move the register from ${from} to ${to}? Then it is closed here, and everybody works there.`,
    zh: `确定把登记簿从 ${from} 迁至 ${to}？迁移后此处关闭，所有人改到新位置办理。`,
  }),
  notMoved: { en: 'Nothing was moved.', zh: '未迁移。' } satisfies Words,
  wouldMove: (from: string, to: string, rows: number): Words => ({
    en: `Would move the register from ${from} to ${to}: ${rows} rows were carried over, found equal and taken back. Nothing was changed.`,
    zh: `试运行：可将登记簿从 ${from} 迁至 ${to}；${rows} 行已试迁、比对一致并撤回，未作改动。`,
  }),
  wouldFinish: (from: string, to: string): Words => ({
    en: `Would finish the move from ${from} to ${to}. Nothing was changed.`,
    zh: `试运行：可完成从 ${from} 到 ${to} 的迁移，未作改动。`,
  }),
  moved: (from: string, to: string, closing: number, opening: number): Words => ({
    en: `Moved the register from ${from} to ${to}: closed there by #${closing}, opened here by #${opening}.`,
    zh: `登记簿已从 ${from} 迁至 ${to}：原处以第 ${closing} 条记录关闭，新处以第 ${opening} 条记录启用。`,
  }),
  movedBefore: (from: string, to: string): Words => ({
    en: `The register was moved from ${from} to ${to} before, and is open there.`,
    zh: `登记簿此前已从 ${from} 迁至 ${to}，并已启用。`,
  }),

  closedTowards: (from: string, place: string): Words => ({
    en: `The register at ${from} was moved to ${place} already.`,
    zh: `${from} 处的登记簿已迁往 ${place}。`,
  }),
  finishThere: (from: string, place: string): Words => ({
    en: `Move it on from there. Where it is not open there yet, finish that first: ${line(from, place)}`,
    zh: `请从该处继续迁移。若该处尚未启用，请先完成：${line(from, place)}`,
  }),
  inTheWay: (place: string): Words => ({ en: `A register stands at ${place} already.`, zh: `${place} 处已有登记簿。` }),
  otherArriving: (place: string): Words => ({
    en: `Another register is on its way to ${place}, and not open there yet.`,
    zh: `另一登记簿正在迁往 ${place}，尚未启用。`,
  }),
  nameAnother: {
    en: 'Name an empty database, or a file that is not there. One that was closed when it was moved away may be set aside first.',
    zh: '请指定空数据库，或尚不存在的文件。已迁出而关闭的旧登记簿可先移到别处。',
  } satisfies Words,
  unsound: (place: string, difference: Words): Words => ({
    en: `The register at ${place} does not verify: ${difference.en}.`,
    zh: `${place} 处的登记簿未通过核验：${difference.zh}。`,
  }),
  verifyFirst: {
    en: 'Nothing was moved. See all that differs with "certdesk audit verify", and restore a backup that verifies.',
    zh: '未迁移。请用 certdesk audit verify 查看全部差异，并恢复通过核验的备份。',
  } satisfies Words,
  notEqual: (place: string, { table, rows: [here, there] }: Unlike): Words => ({
    en: `What arrived at ${place} is not what was sent: the table ${table} has ${there} rows there and ${here} here${here === there ? ', which differ' : ''}.`,
    zh: `到达 ${place} 的内容与发出的不一致：表 ${table} 此处 ${here} 行，该处 ${there} 行${here === there ? '，内容不同' : ''}。`,
  }),
  nothingMoved: {
    en: 'Nothing was moved; the register is where it was. Try again; if it stays so, look at both machines and their disks.',
    zh: '未迁移，登记簿仍在原处。请重试；若仍如此，请检查两台机器及其磁盘。',
  } satisfies Words,
  stopped: (why: Words, from: string, to: string): Words => ({
    en: `${why.en} The register at ${from} is closed, and that at ${to} may not be open yet.`,
    zh: `${why.zh}${from} 处的登记簿已关闭，${to} 处可能尚未启用。`,
  }),
  again: (from: string, to: string): Words => ({
    en: `Nothing is lost. Run the same command again, which finishes it: ${line(from, to)}`,
    zh: `内容没有丢失。请再次运行同一命令完成迁移：${line(from, to)}`,
  }),
  left: (why: Words, to: string): Words => ({
    en: `${why.en} What had arrived at ${to} could not be taken back; nobody can write to it, and the next move to there makes it anew.`,
    zh: `${why.zh}已到达 ${to} 的内容未能撤回；该处无法写入，下次迁入时会重新建立。`,
  }),

  account: (account: string, name: string): Words => ({
    en: `${account} is on record as the account of ${name} there.`,
    zh: `新位置已登记账户 ${account} 属于${name}。`,
  }),
  everybody: (to: string): Words => ({
    en: `From now on: CERTDESK_REGISTER=${to}, or --register.`,
    zh: `今后请使用 CERTDESK_REGISTER=${to} 或 --register。`,
  }),
  clerks: (to: string): Words => ({
    en: `Let everybody else in: ${commandLine(['--register', to, 'server', 'clerk', 'add'])} NAME LOGIN`,
    zh: `请为其他人员授权：${commandLine(['--register', to, 'server', 'clerk', 'add'])} 姓名 登录账户`,
  }),
  mirrors: (places: readonly string[]): Words => ({
    en: `Its mirrors are not written to any more (${places.join(', ')}): set them up again where it is now (certdesk mirror add PLACE, with the register's new place); what is there is gone on with.`,
    zh: `其镜像不再写入（${places.join('、')}）：请在新位置重新添加（certdesk mirror add 地点），其中已有的内容会接着使用。`,
  }),
  staysBehind: (from: string): Words => ({
    en: `What was closed stays at ${from} as a copy: what is erased from now on is still in it. Remove it once there is a backup of the register where it is now.`,
    zh: `已关闭的登记簿仍作为副本留在 ${from}：今后删除的个人信息仍在其中。新位置有备份后请将其删除。`,
  }),
}
