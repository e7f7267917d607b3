import { same, type Words } from '../../clause/words.ts'
import type { Disks } from './disks.ts'

const oneDrive = same('OneDrive')
const dropbox = same('Dropbox')
const iCloud = same('iCloud')
const googleDrive = same('Google Drive')
const nutstore: Words = { en: 'Nutstore', zh: '坚果云' }
const baidu: Words = { en: 'Baidu Netdisk', zh: '百度网盘' }
const wps: Words = { en: 'WPS Cloud', zh: 'WPS 云盘' }

/**
 * The folders that services copy between computers, by the names that they give them, in small letters, with what the services are
 * called. A name that people give to folders of their own, such as Sync or Box, is none of them. They are looked up at every opening: a
 * pattern would have to be compiled each time.
 */
const services = new Map<string, Words>([
  ['onedrive', oneDrive],
  ['dropbox', dropbox],
  ['icloud drive', iCloud],
  ['iclouddrive', iCloud],
  ['mobile documents', iCloud],
  ['com~apple~clouddocs', iCloud],
  ['google drive', googleDrive],
  ['googledrive', googleDrive],
  ['nutstore', nutstore],
  ['nutstore files', nutstore],
  ['我的坚果云', nutstore],
  ['坚果云', nutstore],
  ['baidusyncdisk', baidu],
  ['百度网盘同步空间', baidu],
  ['wpsdrive', wps],
  ['wps cloud files', wps],
  ['wps云盘', wps],
  ['synologydrive', same('Synology Drive')],
  ['nextcloud', same('Nextcloud')],
  ['owncloud', same('ownCloud')],
  ['seafile', same('Seafile')],
  ['box sync', same('Box')],
  ['megasync', same('MEGA')],
  // What macOS keeps of any such service.
  ['cloudstorage', { en: 'a cloud service', zh: '云盘' }],
])

/** How the names begin that go on with whose folder it is: "OneDrive - 认证公司", "Dropbox (Office)". */
const beginnings: readonly (readonly [string, Words])[] = [
  ['onedrive - ', oneDrive],
  ['onedrive-', oneDrive],
  ['dropbox (', dropbox],
  ['googledrive-', googleDrive],
]

/** What Google's program shows at the root of the letter that it makes up. */
const googleRoots = new Set(['my drive', 'shared drives', '我的云端硬盘', '共享云端硬盘'])

/** The variables in which OneDrive tells Windows where its folders are, whatever they are called. */
const oneDriveIn = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial']

/**
 * What carries a path's folder to other computers, as far as the path shows it; null where it shows nothing. The path is as the system
 * has it, with every link followed.
 */
export function syncedBy(place: string, { platform, env }: Pick<Disks, 'platform' | 'env'>): Words | null {
  const isWindows = platform === 'win32'
  if (isWindows && oneDriveIn.some((name) => isBelow(place, env[name]))) return oneDrive
  const folders = (isWindows ? place.replaceAll('\\', '/') : place).toLowerCase().split('/')
  if (isWindows && googleRoots.has(folders[1] ?? '')) return googleDrive
  for (const folder of folders) {
    const service = services.get(folder) ?? beginnings.find(([beginning]) => folder.startsWith(beginning))?.[1]
    if (service !== undefined) return service
  }
  return null
}

function isBelow(place: string, folder: string | undefined): boolean {
  if (folder === undefined || folder === '') return false
  const [whole, above] = [place, folder].map((each) => each.replaceAll('/', '\\').toLowerCase()) as [string, string]
  return whole === above || whole.startsWith(`${above.replace(/\\$/, '')}\\`)
}
