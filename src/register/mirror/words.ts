import { unavailable } from '../../clause/problem.ts'
import { same, type Words } from '../../clause/words.ts'
import type { MirrorHead } from './mirror.ts'
import type { NotePlaces } from './noted.ts'
import { noFile } from './operations.ts'
import type { MirrorFault } from './read.ts'

const told = (head: MirrorHead | null): string => (head === null ? '#0' : `#${head.seq}:${head.seal.slice(0, 12)}…`)

/** The code of a place that is there without the mirror's folder: an empty mount point, or a stick that was formatted. */
export const emptied = 'EMPTY'

/** What keeps a place from being reached, by the system's word for it. */
const reasons: Readonly<Record<string, Words>> = {
  ENOENT: { en: 'it is not there', zh: '不在该处' },
  [emptied]: {
    en: 'its folder is not there: another stick, or an emptied one',
    zh: '该处没有镜像的文件夹：可能是另一U盘，或已被清空',
  },
  ENOTDIR: { en: 'it is not there', zh: '不在该处' },
  ETIMEDOUT: { en: 'no answer within two seconds', zh: '2 秒内无应答' },
  ESTALE: { en: 'the share went away', zh: '共享已断开' },
  EACCES: { en: 'access is not allowed', zh: '没有权限' },
  EPERM: { en: 'access is not allowed', zh: '没有权限' },
  EROFS: { en: 'it is read-only', zh: '只读' },
  ENOSPC: { en: 'its disk is full', zh: '磁盘已满' },
  EDQUOT: { en: 'its disk is full', zh: '磁盘已满' },
  EIO: { en: 'its disk fails', zh: '磁盘读写失败' },
  EBUSY: { en: 'another program holds it', zh: '被其他程序占用' },
  [noFile]: { en: 'what stands there is no file', zh: '该处不是文件' },
  ELOOP: { en: 'a link stands there', zh: '该处是一个链接' },
}

/** What the system calls what went wrong, for `reasonOf`; what has no code says it itself. */
export const failureOf = (error: unknown): string =>
  String((error as { readonly code?: unknown }).code ?? (error as Error).message)

export const reasonOf = (code: string): Words => reasons[code] ?? same(code)

/** Where a head that the register should have was seen. */
export type Witness = { readonly mirror: string } | { readonly note: string } | { readonly memory: true }

function seenBy(witness: Witness): Words {
  if ('mirror' in witness) return { en: `the mirror at ${witness.mirror} has`, zh: `${witness.mirror} 处的镜像有` }
  if ('note' in witness) return { en: `the mirror at ${witness.note} had`, zh: `${witness.note} 处的镜像曾有` }
  return { en: 'this account has seen', zh: '本账户曾见到' }
}

const settledAtServer: Words = {
  en: 'Nothing is written from this machine until it is settled. See what is missing there with "certdesk mirror status". To lose nothing, make a file of the mirror ("certdesk restore --mirror PLACE --register FILE") and move it to an empty database ("certdesk move FILE postgres://…"); to go on as it is, a manager types "certdesk mirror resolve PLACE --reason REASON" here, and what is missing is recorded anew.',
  zh: '在查明之前本机不再写入。用 certdesk mirror status 查看服务器上缺少什么。不丢失记录：用 certdesk restore --mirror 地点 --register 文件 由镜像生成文件，再用 certdesk move 文件 postgres://… 迁入空数据库；若以服务器现状为准，由经理在本机运行 certdesk mirror resolve 地点 --reason 原因，所缺内容重新登记。',
}

const settledHere: Words = {
  en: 'Nothing is written until it is settled. See both with "certdesk mirror status"; a manager goes on with what the mirror has ("certdesk restore --mirror PLACE") or with the register as it is ("certdesk mirror resolve PLACE --reason REASON").',
  zh: '在查明之前不再写入。用 certdesk mirror status 查看两边；由经理决定以镜像为准（certdesk restore --mirror 地点）或以登记簿为准（certdesk mirror resolve 地点 --reason 原因）。',
}

/** How it is settled that a register and its mirror are not of one journal. */
export const howToGoOn = ({ machine }: Pick<NotePlaces, 'machine'>): Words =>
  machine === null ? settledHere : settledAtServer

type Of = Pick<NotePlaces, 'register' | 'machine'>

/** The register lacks an entry that was in it: it is an older one. */
export const isOlder = ({ register: file, machine }: Of, own: MirrorHead | null, seen: MirrorHead, witness: Witness) =>
  unavailable(
    {
      en: `${file} ends with ${told(own)}, but ${seenBy(witness).en} ${told(seen)}: an older register was put in its place.`,
      zh: `${file} 只到 ${told(own)}，而${seenBy(witness).zh} ${told(seen)}：登记簿被换成了更早的版本。`,
    },
    howToGoOn({ machine }),
  )

/** The register has another entry under a number than was in it. */
export const isOther = ({ register: file, machine }: Of, own: MirrorHead, seen: MirrorHead, witness: Witness) =>
  unavailable(
    {
      en: `${file} has ${told(own)}, but ${seenBy(witness).en} ${told(seen)}: its journal is not the one that was mirrored.`,
      zh: `${file} 中为 ${told(own)}，而${seenBy(witness).zh} ${told(seen)}：其日志并非所镜像的那一份。`,
    },
    howToGoOn({ machine }),
  )

/** The note beside the register is of another one. */
export const isForeign = (file: string, note: string) =>
  unavailable(
    {
      en: `${note} names the mirrors of another register than ${file}.`,
      zh: `${note} 所列的镜像属于另一登记簿，而不是 ${file}。`,
    },
    {
      en: 'Put the register that it belongs to back, or move that file away and add mirrors of this one: certdesk mirror add PLACE',
      zh: '请放回它所属的登记簿，或移走该文件后为本登记簿添加镜像：certdesk mirror add 地点',
    },
  )

/** The note beside the register says nothing that can be understood. */
export const isUnreadable = (note: string) =>
  unavailable(
    {
      en: `${note}, which names the mirrors of the register, cannot be read.`,
      zh: `${note}（登记簿的镜像清单）无法读取。`,
    },
    {
      en: 'Check who may read it. If it is damaged, move it away: what this account remembers is noted anew; what is missing then is added with "certdesk mirror add PLACE".',
      zh: '请检查其读取权限；如已损坏，请移走：将按本账户的记忆重新写入，仍缺少的用 certdesk mirror add 地点 添加。',
    },
  )

/** How a mirror that was not reached comes to have everything: in an emptied place nothing is made by itself, since it may be where a stick belongs. */
const onward = (code: string): Words =>
  code === emptied
    ? {
        en: 'plug the right stick in, or have it written anew: certdesk mirror resolve PLACE --reason REASON',
        zh: '请换回原来的U盘，或重新写入：certdesk mirror resolve 地点 --reason 原因',
      }
    : { en: 'the next command catches up.', zh: '下一条命令会补上。' }

/** What a person should read of a mirror, beside the command that is done. */
export const mirrorRemarks = {
  unreachable: (place: string, code: string, behind: number): Words => ({
    en: `The command is done, but the mirror at ${place} cannot be reached (${reasonOf(code).en}) and is ${behind} ${behind === 1 ? 'entry' : 'entries'} behind; ${onward(code).en}`,
    zh: `命令已完成，但 ${place} 处的镜像无法访问（${reasonOf(code).zh}），落后 ${behind} 条记录；${onward(code).zh}`,
  }),
  shortened: (place: string, had: MirrorHead, has: MirrorHead | null): Words => ({
    en: `The mirror at ${place} was shortened: it had ${told(had)} and ended with ${told(has)}. It has been caught up.`,
    zh: `${place} 处的镜像被截短：曾到 ${told(had)}，只剩到 ${told(has)}。现已补齐。`,
  }),
  cutInside: (place: string): Words => ({
    en: `The journal of the mirror at ${place} is shorter than it was, though its end is there: see "certdesk mirror status".`,
    zh: `${place} 处镜像的日志比原来短，末尾却还在：请用 certdesk mirror status 查看。`,
  }),
  parted: (place: string): Words => ({
    en: `The mirror at ${place} has become another while the command ran, and was left as it is: see "certdesk mirror status".`,
    zh: `命令运行期间 ${place} 处的镜像已变成另一份，未作改动：请用 certdesk mirror status 查看。`,
  }),
  startedAnew: (place: string, aside: string): Words => ({
    en: `The mirror at ${place} had entries that were left behind by a restore; they were moved to ${aside}, and it was written anew.`,
    zh: `${place} 处的镜像含有恢复时舍弃的记录，已移入 ${aside}，并重新写入。`,
  }),
  notNoted: (code: string): Words => ({
    en: `How far the mirrors are could not be noted (${reasonOf(code).en}).`,
    zh: `镜像的进度未能记下（${reasonOf(code).zh}）。`,
  }),
  struckOut: (note: string, place: string): Words => ({
    en: `${note} no longer named the mirror at ${place}, which nobody removed; it is written to again.`,
    zh: `${note} 中不再列出 ${place} 处的镜像，而并无移除记录；现已恢复写入。`,
  }),
  registerGone: {
    en: 'The command is done, but the server went away before the mirrors had it; the next command catches up.',
    zh: '命令已完成，但写入镜像前服务器连接中断；下一条命令会补上。',
  } satisfies Words,
  removedElsewhere: (place: string): Words => ({
    en: `The mirror at ${place} was removed from another machine; it is written to until it is removed here, too: certdesk mirror remove PLACE`,
    zh: `${place} 处的镜像已在另一台机器上移除；在本机移除前仍会写入：certdesk mirror remove 地点`,
  }),
  notTold: (name: string, why: Words): Words => ({
    en: `The mirror ${name} was written to, but others cannot be told how far it is. ${why.en}`,
    zh: `镜像 ${name} 已写入，但进度未能告知其他机器。${why.zh}`,
  }),
  noteWrittenAnew: (note: string): Words => ({
    en: `${note} was gone; it was written anew from what this account remembers.`,
    zh: `${note} 已不存在；已按本账户的记忆重新写入。`,
  }),
}

/** Where a mirror is not as it was sealed. */
export const faultWords = ({ seq, what }: Pick<MirrorFault, 'seq' | 'what'>): Words =>
  ({
    missing: { en: `entry #${seq} is missing`, zh: `缺少第 ${seq} 条记录` },
    parted: { en: `entry #${seq} does not continue the one before it`, zh: `第 ${seq} 条与前一条不衔接` },
    seal: { en: `entry #${seq} is not as it was sealed`, zh: `第 ${seq} 条与封印不符` },
    segment: {
      en: `the file with the changes of entry #${seq} is missing or another`,
      zh: `第 ${seq} 条的改动文件缺失或不符`,
    },
    newer: {
      en: `entry #${seq} says that it was written by a newer certdesk`,
      zh: `第 ${seq} 条自称由更新版本的 certdesk 写入`,
    },
    personal: { en: `the personal part of entry #${seq} is missing`, zh: `缺少第 ${seq} 条记录的个人信息` },
  })[what]

/** A mirror from which nothing can be made. */
export const isDamaged = (place: string, fault: MirrorFault) =>
  unavailable(
    {
      en: `The mirror at ${place} is damaged: ${faultWords(fault).en}.`,
      zh: `${place} 处的镜像已损坏：${faultWords(fault).zh}。`,
    },
    {
      en: 'Use another mirror, or a backup that goes further; see it with "certdesk mirror status".',
      zh: '请改用其他镜像或更新的备份；用 certdesk mirror status 查看。',
    },
  )

/** A place that answers with an error, or not at all. */
export const cannotBeReached = (place: string, code: string) =>
  unavailable(
    { en: `${place} cannot be reached (${reasonOf(code).en}).`, zh: `${place} 无法访问（${reasonOf(code).zh}）。` },
    { en: 'Plug the stick in or connect the share, then try again.', zh: '请插入U盘或连接共享后再试。' },
  )
