import { ownSystem } from './own-numbers.ts'

/**
 * The file systems of Linux that are certainly this machine's own, by their names in the list of what is mounted: what is none of them
 * may be another machine, which may be gone. `fuseblk` is a disk of NTFS or exFAT behind a program of this machine.
 */
const own = new Set(
  'ext2 ext3 ext4 xfs btrfs zfs f2fs bcachefs reiserfs jfs nilfs2 tmpfs devtmpfs ramfs rootfs overlay aufs vfat exfat ntfs ntfs3 fuseblk msdos hfsplus udf squashfs erofs iso9660'.split(
    ' ',
  ),
)

export const isOwnSystem = (system: string): boolean => own.has(system)

/** Those that lie on other machines, with what people call them; of a cluster's disk several machines make use at once. */
const overNetwork: Readonly<Record<string, string>> = {
  nfs: 'NFS',
  nfs4: 'NFS',
  smbfs: 'SMB',
  cifs: 'CIFS',
  smb3: 'SMB',
  ncpfs: 'NCP',
  afs: 'AFS',
  coda: 'Coda',
  ceph: 'Ceph',
  lustre: 'Lustre',
  beegfs: 'BeeGFS',
  gpfs: 'GPFS',
  gfs2: 'GFS2',
  ocfs2: 'OCFS2',
  '9p': '9P',
}

/** Those by which a virtual machine or a container sees a disk of the machine that it runs on. */
const around: Readonly<Record<string, string>> = {
  vboxsf: 'VirtualBox',
  vmhgfs: 'VMware',
  'fuse.vmhgfs-fuse': 'VMware',
  prl_fs: 'Parallels',
  virtiofs: 'virtiofs',
  fakeowner: 'Docker Desktop',
  grpcfuse: 'Docker Desktop',
  'fuse.grpcfuse': 'Docker Desktop',
  osxfs: 'Docker Desktop',
  'fuse.osxfs': 'Docker Desktop',
}

/**
 * Programs of this machine that show its own files in another way, encrypted or put together: whatever lies below is told by nobody, and
 * is seldom on another machine. Any other program behind FUSE may fetch its files from anywhere.
 */
const overOwn = new Set(
  'encfs gocryptfs cryfs securefs veracrypt mergerfs bindfs unionfs unionfs-fuse fuse-overlayfs lxcfs portal ntfs-3g exfat zfs squashfuse snapfuse'
    .split(' ')
    .map((name) => `fuse.${name}`),
)

/** Of which kind a file system is, with what people call it; null where that is not known. */
export function systemNamed(
  system: string,
): { readonly is: 'own' | 'network' | 'around'; readonly name: string } | null {
  if (own.has(system)) return { is: 'own', name: ownNames[system] ?? system }
  const network = overNetwork[system]
  if (network !== undefined) return { is: 'network', name: network }
  const machine = around[system]
  if (machine !== undefined) return { is: 'around', name: machine }
  const [, program] = /^fuse(?:\.(.+))?$/.exec(overOwn.has(system) ? '' : system) ?? []
  if (program !== undefined) return { is: 'network', name: `FUSE ${program}` }
  return system === 'fuse' ? { is: 'network', name: 'FUSE' } : null
}

const ownNames: Readonly<Record<string, string>> = {
  ext2: 'ext',
  ext3: 'ext',
  ext4: 'ext',
  xfs: 'XFS',
  btrfs: 'Btrfs',
  zfs: 'ZFS',
  vfat: 'FAT',
  ntfs3: 'NTFS',
  fuseblk: 'NTFS, exFAT',
}

/** What Linux lists those as that are not a machine's own, by the number that `statfs` tells: for where nothing lists what is mounted. */
const otherNumbers: Readonly<Record<number, string>> = {
  26985: 'nfs',
  20859: 'smbfs',
  4283649346: 'cifs',
  4266872130: 'smb3',
  1702057286: 'fuse',
  16914839: '9p',
  12805120: 'ceph',
  1397113167: 'afs',
  2020557398: 'vboxsf',
}

/** The name of a file system by its number; empty where that is not known. */
export const systemNumbered = (number: number): string => ownSystem(number) ?? otherNumbers[number >>> 0] ?? ''
