import { type Check, ill, well } from './check.ts'

/** What Linux calls the kinds of file systems that lie on another machine, or may: by their number in `statfs`. */
const overNetwork: Readonly<Record<number, string>> = {
  26985: 'NFS',
  20859: 'SMB',
  4283649346: 'CIFS',
  4266872130: 'SMB2',
  1702057286: 'FUSE',
  16914839: '9P',
  12805120: 'Ceph',
  1397113167: 'AFS',
  2020557398: 'VirtualBox',
}

const here: Readonly<Record<number, string>> = {
  61267: 'ext',
  1481003842: 'XFS',
  2435016766: 'Btrfs',
  16914836: 'tmpfs',
  2035054128: 'overlay',
  801189825: 'ZFS',
  19780: 'FAT',
}

/**
 * Whether a folder lies on a drive over a network, where locks that keep two writers apart are not to be relied on. Told by
 * the file system's number on Linux and by the path on Windows; elsewhere it cannot be told.
 */
export function driveOf(folder: string, type: number, platform: NodeJS.Platform): Check {
  if (platform === 'win32') return /^[\\/]{2}[^\\/?.]/.test(folder) ? network('UNC') : untold
  if (platform !== 'linux') return untold
  // The number is of 32 bits, and some kernels tell it as a negative one.
  const name = overNetwork[type >>> 0]
  if (name !== undefined) return network(name)
  const local = here[type >>> 0]
  return local === undefined ? untold : well('drive', { en: `of this machine (${local})`, zh: `本机（${local}）` })
}

const untold = well('drive', { en: 'not known to be over a network', zh: '未发现位于网络上' })

const network = (name: string): Check =>
  ill(
    'drive',
    {
      en: `over a network, or may be (${name}): two machines that write at once can damage the register`,
      zh: `位于或可能位于网络上（${name}）：两台机器同时写入可能损坏登记簿`,
    },
    {
      en: "Keep the register on this machine's own disk (--register FILE or CERTDESK_REGISTER), and put backups on the network.",
      zh: '请把登记簿放在本机磁盘上（--register 文件 或 CERTDESK_REGISTER），网络盘只放备份。',
    },
  )
