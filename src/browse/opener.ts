import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Lang, same, type Words } from '../clause/words.ts'
import { stateFolder } from '../register/file/where.ts'
import { foldersMade } from '../register/mirror/folders.ts'
import { windowsProgram } from '../terminal/windows-program.ts'
import { leadingOn } from './plain-page.ts'

/** The facts that decide how a browser is opened. */
export interface Desktop {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
}

/** The reason why no browser is opened: the person is at another machine, or there is no screen. */
export type NoBrowser = 'elsewhere' | 'noScreen'

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

/** The command line that opens the file in this desktop's browser, or the reason why there is none. */
export function openerOf({ env, platform }: Desktop, file: string): readonly string[] | NoBrowser {
  const hasScreen = isSet(env.DISPLAY) || isSet(env.WAYLAND_DISPLAY)
  const isFarAway = isSet(env.SSH_CONNECTION) || isSet(env.SSH_TTY)
  // Without a shell, which would interpret the file's name.
  if (platform === 'win32') return [windowsProgram(env, 'rundll32.exe'), 'url.dll,FileProtocolHandler', file]
  if (isFarAway && !hasScreen) return 'elsewhere'
  if (platform === 'darwin') return ['/usr/bin/open', file]
  // wslview, of wslu, converts the path to one that Windows understands.
  if (isSet(env.WSL_DISTRO_NAME)) return ['wslview', file]
  return hasScreen ? ['xdg-open', file] : 'noScreen'
}

/**
 * The ssh command that forwards the page's port to the person's own machine. It repeats the host and the port of the present ssh
 * connection, if they are known.
 */
export function throughSsh({ env, systemUser }: Desktop & { readonly systemUser: string }, port: string): Words {
  const [, , host, sshPort] = env.SSH_CONNECTION?.split(' ') ?? []
  const leads = `ssh -L ${port}:127.0.0.1:${port}`
  if (host === undefined || sshPort === undefined) return { en: `${leads} YOU@THIS-MACHINE`, zh: `${leads} 用户@本机` }
  return same(`${leads}${sshPort === '22' ? '' : ` -p ${sshPort}`} ${systemUser}@${host}`)
}

/**
 * Creates a folder that only this account may enter, for the life of the process: in the session's folder, in the program's state
 * folder, or as a temporary one.
 */
function folderMade({ env, platform }: Desktop): string {
  const { XDG_RUNTIME_DIR: runtime } = env
  const folders = [runtime !== undefined && path.isAbsolute(runtime) ? runtime : null, stateFolder(env, platform)]
  for (const folder of folders) {
    if (folder === null) continue
    try {
      if (folder !== runtime) foldersMade(folder, { mode: 0o700 })
      return mkdtempSync(path.join(folder, 'certdesk-browse-'))
    } catch {
      // The folder is missing, full, or another account's.
    }
  }
  return mkdtempSync(path.join(tmpdir(), 'certdesk-browse-'))
}

/** A file that redirects to an address, and the function that removes it. */
export interface Leading {
  readonly file: string
  remove(): void
}

/**
 * Writes a file that redirects to the address and that only this account may read. The browser opens this file, since every
 * account of the machine can see a process's arguments (`ps`), and the address contains the token.
 */
export function leadingTo(address: string, lang: Lang, desktop: Desktop): Leading {
  const folder = folderMade(desktop)
  const file = path.join(folder, 'open.html')
  writeFileSync(file, leadingOn(address, lang), { flag: 'wx', mode: 0o600 })
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
