import { same, type Words } from '../../clause/words.ts'
import type { Disks } from './disks.ts'

/**
 * The folders that services copy between computers, by the names that they give them, with what the services are called. A name that
 * people give to folders of their own, such as Sync or Box, is none of them.
 */
const services: readonly (readonly [RegExp, Words])[] = [
  [/^onedrive( - .+|-.+)?$/, same('OneDrive')],
  [/^dropbox( \(.+\))?$/, same('Dropbox')],
  [/^(icloud ?drive|mobile documents|com~apple~clouddocs)$/, same('iCloud')],
  [/^(google ?drive(-.+)?|drivefs)$/, same('Google Drive')],
  [/^(nutstore( files)?|我的坚果云|坚果云)$/, { en: 'Nutstore', zh: '坚果云' }],
  [/^(baidu ?syncdisk|百度网盘同步空间)$/, { en: 'Baidu Netdisk', zh: '百度网盘' }],
  [/^(wps ?drive|wps cloud files|wps云盘)$/, { en: 'WPS Cloud', zh: 'WPS 云盘' }],
  [/^synology ?drive$/, same('Synology Drive')],
  [/^nextcloud$/, same('Nextcloud')],
  [/^owncloud$/, same('ownCloud')],
  [/^seafile$/, same('Seafile')],
  [/^box sync$/, same('Box')],
  [/^megasync$/, same('MEGA')],
  // What macOS keeps of any such service.
  [/^cloudstorage$/, { en: 'a cloud service', zh: '云盘' }],
]

/** At the root of the letter that Google's program makes up. */
const googleRoot = /^[a-z]:[\\/](my drive|我的云端硬盘|shared drives|共享云端硬盘)([\\/]|$)/i

/** The variables in which OneDrive tells Windows where its folders are, whatever they are called. */
const oneDriveIn = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial']

/**
 * What carries a path's folder to other computers, as far as the path shows it; null where it shows nothing. The path is as the system
 * has it, with every link followed.
 */
export function syncedBy(place: string, { platform, env }: Pick<Disks, 'platform' | 'env'>): Words | null {
  const isWindows = platform === 'win32'
  if (isWindows && googleRoot.test(place)) return same('Google Drive')
  if (isWindows && oneDriveIn.some((name) => isBelow(place, env[name]))) return same('OneDrive')
  for (const name of place.toLowerCase().split(isWindows ? /[\\/]/ : '/')) {
    const found = services.find(([pattern]) => pattern.test(name))
    if (found !== undefined) return found[1]
  }
  return null
}

function isBelow(place: string, folder: string | undefined): boolean {
  if (folder === undefined || folder === '') return false
  const [whole, above] = [place, folder].map((each) => each.replaceAll('/', '\\').toLowerCase()) as [string, string]
  return whole === above || whole.startsWith(`${above.replace(/\\$/, '')}\\`)
}
