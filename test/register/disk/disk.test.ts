import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diskOf } from '../../../src/register/disk/disk.ts'
import { systemDisks } from '../../../src/register/disk/disks.ts'
import { mountAt, mountsIn } from '../../../src/register/disk/mounted.ts'
import { isNear } from '../../../src/register/disk/near.ts'
import { isPlain } from '../../../src/register/disk/plain.ts'
import { isUnsafe } from '../../../src/register/disk/words.ts'
import { emptyFolder } from '../../scratch.ts'
import { linux, machine, mount, windows } from './disks.ts'

test.each([
  ['nfs4 nas:/office rw,vers=4.2', 'network', 'NFS'],
  ['cifs //server/office rw,vers=3.1.1', 'network', 'CIFS'],
  ['smb3 //server/office rw', 'network', 'SMB'],
  ['fuse.sshfs me@server:/office rw,user_id=1000', 'network', 'FUSE sshfs'],
  ['fuse.gvfsd-fuse gvfsd-fuse rw', 'network', 'FUSE gvfsd-fuse'],
  ['fuse.rclone drive: rw', 'network', 'FUSE rclone'],
  ['fuse /dev/fuse rw', 'network', 'FUSE'],
  ['ceph mon:/ rw', 'network', 'Ceph'],
  ['gfs2 /dev/mapper/shared rw', 'network', 'GFS2'],
  ['9p server rw,trans=tcp,port=564', 'network', '9P'],
  ['9p host0 rw,trans=virtio,version=9p2000.L', 'around', '9P'],
  // A sandbox such as gVisor hands its files in by a descriptor.
  ['9p none rw,trans=fd,rfdno=4,wfdno=4', 'around', '9P'],
  ['virtiofs host0 rw', 'around', 'virtiofs'],
  ['vboxsf office rw,nodev', 'around', 'VirtualBox'],
  ['fuse.vmhgfs-fuse vmhgfs-fuse rw', 'around', 'VMware'],
  ['fakeowner /run/host_mark/Users rw,fakeowner', 'around', 'Docker Desktop'],
  ['fuse.grpcfuse grpcfuse rw', 'around', 'Docker Desktop'],
  ['9p C:\\134 rw,aname=drvfs;path=C:\\;uid=1000;symlinkroot=/mnt/,trans=fd,rfd=6,wfd=6', 'windows', 'WSL'],
  ['9p drvfs rw,dirsync,aname=drvfs;path=C:\\134;uid=1000,trans=virtio', 'windows', 'WSL'],
  ['virtiofs drvfsC0 rw,noatime', 'windows', 'WSL'],
  ['drvfs C: rw,noatime,uid=1000', 'windows', 'WSL'],
  ['9p \\134\\134server\\134office rw,aname=drvfs;path=UNC\\server\\office;uid=0', 'network', 'UNC \\\\server\\office'],
  ['9p drvfs rw,aname=drvfs;path=UNC\\134server\\134office;uid=0', 'network', 'UNC \\\\server\\office'],
  ['ext4 /dev/sdb1 rw', 'own', 'ext'],
  ['xfs /dev/sdb1 rw', 'own', 'XFS'],
  ['btrfs /dev/sdb1 rw,subvol=/office', 'own', 'Btrfs'],
  ['overlay overlay rw,lowerdir=/l,upperdir=/u', 'own', 'overlay'],
  ['fuseblk /dev/sdb1 rw,user_id=0,blksize=4096', 'own', 'NTFS, exFAT'],
  ['fuse.gocryptfs /home/w/cipher rw', 'untold', ''],
  ['fuse.fuse-overlayfs fuse-overlayfs rw', 'untold', ''],
  ['autofs systemd-1 rw,fd=48', 'untold', ''],
  ['squirrelfs /dev/x rw', 'untold', ''],
])('on Linux %s is %s (%s)', (kind, is, name) => {
  const disks = linux([mount('/mnt/office', kind)])
  const found = diskOf('/mnt/office/certdesk/register.db', disks)
  expect(found).toEqual({ is, name: { en: name, zh: name } })
  // What a mirror may be written to by this process is told from the same list.
  expect(isNear('/mnt/office/certdesk', disks)).toBe(is === 'own')
  expect(diskOf('/mnt/office2/register.db', disks).is).toBe('own')
})

test('what is mounted later covers what was there, as an automount does, and what lies deeper decides', () => {
  const disks = linux([
    mount('/mnt/a', 'autofs systemd-1 rw'),
    mount('/mnt/a', 'nfs4 nas:/a rw'),
    mount('/mnt/a/own\\040disk', 'ext4 /dev/sdb1 rw'),
  ])
  expect(diskOf('/mnt/a/register.db', disks).is).toBe('network')
  expect(diskOf('/mnt/a/own disk/register.db', disks).is).toBe('own')
  // To get there a share is passed that may be gone.
  expect(isNear('/mnt/a/own disk/mirror', disks)).toBe(false)
})

test('a link is followed from a disk of this machine, and none is asked for where a share may be gone', () => {
  const asked: string[] = []
  const links: Readonly<Record<string, string>> = {
    '/home/w/office': '../../mnt/nas/office',
    '/mnt/nas/office': '/home/w',
  }
  const link = (place: string) => {
    asked.push(place)
    return links[place] ?? null
  }
  const disks = linux([mount('/mnt/nas', 'cifs //nas/office rw')], { link })
  expect(diskOf('/home/w/office/register.db', disks)).toMatchObject({ is: 'network', name: { en: 'CIFS' } })
  expect(isNear('/home/w/office/register.db', disks)).toBe(false)
  expect(asked.filter((place) => place.startsWith('/mnt/nas'))).toEqual([])
})

test('links that lead round end', () => {
  const disks = linux([], { link: (place) => (place === '/a' ? '/b' : place === '/b' ? '/a' : null) })
  expect(diskOf('/a/register.db', disks).is).toBe('untold')
  expect(isNear('/a/mirror', disks)).toBe(false)
})

test.each([
  [0x6969, 'network', 'NFS'],
  [0xff534d42, 'network', 'CIFS'],
  [0xff534d42 | 0, 'network', 'CIFS'],
  [0x65735546, 'network', 'FUSE'],
  [0x786f4256, 'around', 'VirtualBox'],
  [0xef53, 'own', 'ext'],
  [0x9123683e | 0, 'own', 'Btrfs'],
  [12345, 'untold', ''],
])('where nothing lists what is mounted, the number %i tells: %s', (number, is, name) => {
  const there = (place: string) => {
    if (place !== '/srv') throw new Error('ENOENT')
    return number
  }
  const disks = machine('linux', { number: there })
  expect(diskOf('/srv/office/register.db', disks)).toEqual({ is, name: { en: name, zh: name } })
  expect(isNear('/srv/office', disks)).toBe(false)
})

test.each([
  ['\\\\server\\office\\register.db', 'network', 'UNC \\\\server\\office'],
  ['//server/office/register.db', 'network', 'UNC \\\\server\\office'],
  ['\\\\?\\UNC\\server\\office\\register.db', 'network', 'UNC \\\\server\\office'],
  ['\\\\?\\unc\\server\\office\\register.db', 'network', 'UNC \\\\server\\office'],
  ['\\\\10.0.0.7\\d$\\register.db', 'network', 'UNC \\\\10.0.0.7\\d$'],
  ['\\\\host@SSL\\DavWWWRoot\\register.db', 'network', 'UNC \\\\host@SSL\\DavWWWRoot'],
  ['Z:\\certdesk\\register.db', 'network', 'UNC \\\\server\\office'],
  ['z:\\register.db', 'untold', ''],
  ['S:\\register.db', 'untold', ''],
  ['O:\\register.db', 'synced', 'OneDrive'],
  ['C:\\Users\\w\\AppData\\Local\\certdesk\\register.db', 'untold', ''],
  ['\\\\?\\C:\\Users\\w\\register.db', 'untold', ''],
  ['\\\\?\\Volume{b75e2c83-0000-0000-0000-602f00000000}\\register.db', 'untold', ''],
  ['\\\\.\\C:\\register.db', 'untold', ''],
  ['\\\\wsl.localhost\\Ubuntu\\home\\w\\register.db', 'linux', '\\\\wsl.localhost\\Ubuntu'],
  ['\\\\WSL$\\Ubuntu\\home\\w\\register.db', 'linux', '\\\\WSL$\\Ubuntu'],
  ['\\\\Mac\\Home\\register.db', 'around', '\\\\Mac\\Home'],
  ['V:\\register.db', 'around', '\\\\VBOXSVR\\office'],
])('on Windows %s is %s', (file, is, name) => {
  const disks = windows({
    'Z:': '\\\\server\\office',
    'S:': 'D:\\certdesk',
    'O:': 'C:\\Users\\w\\OneDrive - 认证公司',
    'V:': '\\\\VBOXSVR\\office',
  })
  expect(diskOf(file, disks)).toEqual({ is, name: { en: name, zh: name } })
})

test('where a register is to be made in a folder that is not there yet, a mapped letter is told by what is there', () => {
  const letters = windows({ 'Z:': '\\\\server\\office' })
  const real = (place: string) => {
    if (place !== 'Z:\\') throw new Error('ENOENT')
    return letters.real(place)
  }
  expect(diskOf('Z:\\new\\folder\\register.db', { ...letters, real }).is).toBe('network')
  // A disk in memory, for which Windows has no such path.
  expect(diskOf('R:\\register.db', machine('win32')).is).toBe('untold')
  expect(diskOf('\\\\server\\office\\register.db', machine('win32')).is).toBe('network')
})

test.each([
  ['win32', 'C:\\Users\\w\\OneDrive\\register.db', 'OneDrive'],
  ['win32', 'C:\\Users\\w\\OneDrive - 认证公司\\文档\\register.db', 'OneDrive'],
  ['win32', 'D:\\云\\register.db', 'OneDrive'],
  ['win32', 'C:\\Users\\w\\Nutstore\\1\\我的坚果云\\register.db', 'Nutstore'],
  ['win32', 'D:\\BaiduSyncdisk\\register.db', 'Baidu Netdisk'],
  ['win32', 'G:\\My Drive\\register.db', 'Google Drive'],
  ['win32', 'C:\\Users\\w\\iCloudDrive\\register.db', 'iCloud'],
  ['linux', '/home/w/Dropbox/register.db', 'Dropbox'],
  ['linux', '/home/w/Nutstore Files/我的坚果云/register.db', 'Nutstore'],
  ['darwin', '/Users/w/Library/CloudStorage/OneDrive-公司/register.db', 'a cloud service'],
  ['darwin', '/Users/w/Library/Mobile Documents/com~apple~CloudDocs/register.db', 'iCloud'],
] as const)('on %s %s is copied to other computers by %s', (platform, file, name) => {
  const disks = platform === 'linux' ? linux([]) : windows({}, { platform, env: { OneDriveCommercial: 'd:/云/' } })
  expect(diskOf(file, disks)).toMatchObject({ is: 'synced', name: { en: name } })
})

test.each([
  ['win32', 'D:\\云端\\register.db'],
  ['win32', 'C:\\Users\\w\\Drive\\My Drive\\register.db'],
  ['linux', '/home/w/OneDriver/register.db'],
  ['linux', '/home/dropbox-backup/register.db'],
  ['darwin', '/Volumes/Office/register.db'],
  ['freebsd', '/home/w/register.db'],
] as const)('on %s %s is not known to be', (platform, file) => {
  const disks = platform === 'linux' ? linux([]) : windows({}, { platform, env: { OneDrive: 'D:\\云' } })
  expect(isUnsafe(diskOf(file, disks))).toBe(false)
})

test('what is plain at an opening is never what would be warned of', () => {
  const kinds = ['ext4 /dev/sda1 rw', 'nfs4 nas:/o rw', 'fuse.sshfs s:/ rw', 'virtiofs h rw', 'tmpfs tmpfs rw']
  const numbers = [0xef53, 0x6969, 0x65735546, 0x65735546, 0x01021994]
  const folders = ['office', 'Dropbox', '我的坚果云', 'OneDrive']
  fc.assert(
    fc.property(fc.nat({ max: kinds.length - 1 }), fc.constantFrom(...folders), (k, folder) => {
      const file = `/mnt/a/${folder}/register.db`
      const there = { real: (place: string) => place, number: () => numbers[k] ?? 0 }
      const disks = linux([mount('/mnt/a', kinds[k] ?? '')], there)
      expect(isPlain(file, disks)).toBe(!isUnsafe(diskOf(file, disks)))
    }),
  )
  const mapped = windows({ 'Z:': '\\\\server\\office' })
  for (const [file, plain] of [
    ['Z:\\register.db', false],
    ['C:\\register.db', true],
    ['C:\\OneDrive\\register.db', false],
    ['\\\\server\\office\\register.db', false],
  ] as const)
    expect([isPlain(file, mapped), isUnsafe(diskOf(file, mapped))], file).toEqual([plain, !plain])
  expect(isPlain('\\\\server\\office\\register.db', machine('win32'))).toBe(false)
  expect(isPlain('ssh://server/srv/register.db', systemDisks('linux', {}))).toBe(true)
})

test('of any list of mounts the longest point above a path is found, and the last of equal ones', () => {
  const name = fc.constantFrom('a', 'b', 'a b', 'c\\d', '云')
  const place = fc.array(name, { maxLength: 4 }).map((names) => `/${names.join('/')}`)
  const octal = (text: string) => text.replaceAll('\\', '\\134').replaceAll(' ', '\\040')
  fc.assert(
    fc.property(fc.array(place), place, (points, asked) => {
      const listed = points.map((point, n) => mount(octal(point), `ext4 /dev/${n} rw`)).join('\n')
      const above = points.flatMap((point, n) =>
        asked === point || asked.startsWith(point === '/' ? '/' : `${point}/`) ? [{ point, n }] : [],
      )
      const longest = Math.max(...above.map(({ point }) => point.length))
      const expected = above.filter(({ point }) => point.length === longest).at(-1)
      expect(mountAt(asked, mountsIn(listed))?.source).toBe(expected && `/dev/${expected.n}`)
    }),
  )
})

test('a broken list of mounts is no error', () => {
  fc.assert(
    fc.property(fc.string(), (listed) => {
      const disks = machine('linux', { mounted: () => listed })
      expect(typeof diskOf('/a/register.db', disks).is).toBe('string')
      expect(typeof isNear('/a', disks)).toBe('boolean')
    }),
  )
})

test.runIf(process.platform === 'linux')('this machine tells of its own folders without an error', () => {
  const folder = emptyFolder()
  const disks = systemDisks()
  expect(isPlain(folder, disks)).toBe(!isUnsafe(diskOf(folder, disks)))
  expect(diskOf('/proc/1/register.db', disks).is).toBe('untold')
})
