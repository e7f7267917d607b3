import { joined, type Words } from '../../clause/words.ts'
import type { Disk } from './disk.ts'

/** A disk on which a register can be damaged by two that write at once. */
export type Unsafe = Disk & { readonly is: Exclude<Disk['is'], 'own' | 'untold'> }

export const isUnsafe = (disk: Disk): disk is Unsafe => disk.is !== 'own' && disk.is !== 'untold'

const inTurn = (one: Words, other: Words): Words => joined([one, other], ' ', '')

/** How several computers work on one register: said wherever somebody has put it where all of them can write to it. */
export const byConnection: Words = {
  en: 'Where several work on it, it stays on one machine, and the others reach it there: --register ssh://[USER@]HOST/PATH',
  zh: '多台电脑共用时，登记簿只放在其中一台，其他电脑用 --register ssh://[用户@]主机/路径 使用它。',
}

const atOnce: Words = {
  en: 'two machines that write at once can damage the register',
  zh: '两台机器同时写入可能损坏登记簿',
}

/** Which drive it is, and what can come of it. */
const details: Readonly<Record<Unsafe['is'], (name: Words) => Words>> = {
  network: (name) => ({
    en: `over a network, or may be (${name.en}): ${atOnce.en}`,
    zh: `位于或可能位于网络上（${name.zh}）：${atOnce.zh}`,
  }),
  around: (name) => ({
    en: `of the machine around this one (${name.en}), where locks are not to be relied on: two programs that write at once can damage the register`,
    zh: `位于宿主机的磁盘（${name.zh}），其文件锁不可靠：两个程序同时写入可能损坏登记簿`,
  }),
  windows: () => ({
    en: 'of Windows, seen from its Linux (WSL): neither side sees the locks of the other, and two programs that write at once can damage the register',
    zh: '位于 Windows 的磁盘，经由 WSL 访问：两边互不识别对方的文件锁，同时写入可能损坏登记簿',
  }),
  linux: () => ({
    en: 'of the Linux in Windows (WSL), seen from Windows: neither side sees the locks of the other, and SQLite may call the register locked',
    zh: '位于 WSL 中 Linux 的磁盘，从 Windows 访问：两边互不识别对方的文件锁，登记簿可能总被当作已锁定',
  }),
  synced: (name) => ({
    en: `in a folder that ${name.en} copies to other computers, also in mid-write: a copy may be damaged, and two computers that write make two registers of it`,
    zh: `位于由${name.zh}同步到其他电脑的文件夹，写到一半也会同步：副本可能损坏，两台电脑各自写入会变成两本登记簿`,
  }),
}

const remedies: Readonly<Record<Unsafe['is'], Words>> = {
  network: inTurn(
    {
      en: "Keep the register on this machine's own disk (--register FILE or CERTDESK_REGISTER), and put backups on the network.",
      zh: '请把登记簿放在本机磁盘上（--register 文件 或 CERTDESK_REGISTER），网络盘只放备份。',
    },
    byConnection,
  ),
  around: {
    en: 'Keep it on a disk of this machine itself, in a container on a named volume. Where it stays, use it from one of the two machines alone.',
    zh: '请放在本机自己的磁盘上（容器中请用命名卷）。如不移动，请只从其中一边使用。',
  },
  windows: {
    en: 'Use it from Windows alone, or keep it in a folder of Linux, such as the home folder, and use it from Linux alone.',
    zh: '请只在 Windows 中使用；或把登记簿放在 Linux 的文件夹（如主目录）中，并只在 Linux 中使用。',
  },
  linux: {
    en: 'Use it with certdesk in Linux alone, or keep it on a disk of Windows and use it from Windows alone.',
    zh: '请只在 Linux 中使用；或把登记簿放在 Windows 的磁盘上，并只在 Windows 中使用。',
  },
  synced: inTurn(
    {
      en: 'Keep the register outside of that folder (--register FILE or CERTDESK_REGISTER), and put only backups in it.',
      zh: '请把登记簿放在该文件夹之外（--register 文件 或 CERTDESK_REGISTER），其中只放备份。',
    },
    byConnection,
  ),
}

/** Which drive it is and what can come of it, without a full stop. */
export const detailOf = ({ is, name }: Unsafe): Words => details[is](name)

export const remedyOf = ({ is }: Unsafe): Words => remedies[is]

/** Where a file lies, or would lie, in a sentence; `verb` is that of the English one. */
export function liesThere(file: string, disk: Unsafe, verb: 'lies' | 'would lie' = 'lies'): Words {
  const { is, name } = disk
  // A program behind FUSE may fetch its files from anywhere.
  const maybe = name.en.startsWith('FUSE') ? { en: 'that may be over', zh: '可能' } : { en: 'over', zh: '' }
  if (is === 'network')
    return {
      en: `${file} ${verb} on a drive ${maybe.en} a network (${name.en}): ${atOnce.en}.`,
      zh: `${file} ${maybe.zh}${verb === 'lies' ? '' : '将'}位于网络磁盘（${name.zh}）：${atOnce.zh}。`,
    }
  const { en, zh } = detailOf(disk)
  return { en: `${file} ${verb} ${is === 'synced' ? '' : 'on a drive '}${en}.`, zh: `${file} ${zh}。` }
}

/** What whoever works on a register there should read. */
export const unsafeNote = (file: string, disk: Unsafe): Words => inTurn(liesThere(file, disk), remedyOf(disk))
