import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Lang, same, type Words } from '../clause/words.ts'
import { stateFolder } from '../register/file/where.ts'
import { foldersMade } from '../register/mirror/folders.ts'
import { windowsProgram } from '../terminal/windows-program.ts'
import { leadingOn } from './plain-page.ts'

/** Where the program runs, so much of it as decides how a browser is opened. */
export interface Desktop {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
}

/** Why no browser is opened: somebody sits at another machine, or there is no screen to open one on. */
export type NoBrowser = 'elsewhere' | 'noScreen'

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

/** The command line that opens the file in the browser of this desktop, or why there is none. */
export function openerOf({ env, platform }: Desktop, file: string): readonly string[] | NoBrowser {
  const hasScreen = isSet(env.DISPLAY) || isSet(env.WAYLAND_DISPLAY)
  const isFarAway = isSet(env.SSH_CONNECTION) || isSet(env.SSH_TTY)
  // Not by a shell, which would interpret the file's name.
  if (platform === 'win32') return [windowsProgram(env, 'rundll32.exe'), 'url.dll,FileProtocolHandler', file]
  if (isFarAway && !hasScreen) return 'elsewhere'
  if (platform === 'darwin') return ['/usr/bin/open', file]
  // Of wslu, which says a path as Windows knows it.
  if (isSet(env.WSL_DISTRO_NAME)) return ['wslview', file]
  return hasScreen ? ['xdg-open', file] : 'noScreen'
}

/** The command that leads a port of the other machine, at which somebody sits, to that of the page: as this one was reached from there, where that is known. */
export function throughSsh({ env, systemUser }: Desktop & { readonly systemUser: string }, port: string): Words {
  const [, , host, sshPort] = env.SSH_CONNECTION?.split(' ') ?? []
  const leads = `ssh -L ${port}:127.0.0.1:${port}`
  if (host === undefined || sshPort === undefined) return { en: `${leads} YOU@THIS-MACHINE`, zh: `${leads} 用户@本机` }
  return same(`${leads}${sshPort === '22' ? '' : ` -p ${sshPort}`} ${systemUser}@${host}`)
}

/** A folder that only this account may enter, for as long as the process lives: the session's own, that of the program's state, or a temporary one. */
function folderMade({ env, platform }: Desktop): string {
  const { XDG_RUNTIME_DIR: runtime } = env
  const folders = [runtime !== undefined && path.isAbsolute(runtime) ? runtime : null, stateFolder(env, platform)]
  for (const folder of folders) {
    if (folder === null) continue
    try {
      if (folder !== runtime) foldersMade(folder, { mode: 0o700 })
      return mkdtempSync(path.join(folder, 'certdesk-browse-'))
    } catch {
      // It is not there any more, or full, or somebody else's.
    }
  }
  return mkdtempSync(path.join(tmpdir(), 'certdesk-browse-'))
}

/** A file that leads to an address, and what takes it away. */
export interface Leading {
  readonly file: string
  remove(): void
}

/**
 * A file of this account alone that leads to the address: a browser is opened on it, since what it is opened with is seen by every account of
 * the machine (`ps`), and the address has the token in it.
 */
export function leadingTo(address: string, lang: Lang, desktop: Desktop): Leading {
  const folder = folderMade(desktop)
  const file = path.join(folder, 'open.html')
  writeFileSync(file, leadingOn(address, lang), { flag: 'wx', mode: 0o600 })
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
