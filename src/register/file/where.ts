import path from 'node:path'

/** Where the register is, and what decided it. */
export interface Place {
  readonly file: string
  readonly from: 'flag' | 'environment' | 'default'
}

/** `--register FILE`, else `CERTDESK_REGISTER`, else the platform's data folder. The path is not checked here. */
export function locate(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): Place {
  if (flag !== undefined) return { file: flag, from: 'flag' }
  if (env.CERTDESK_REGISTER !== undefined) return { file: env.CERTDESK_REGISTER, from: 'environment' }
  return { file: path.join(dataFolder(env, platform), 'certdesk', 'register.db'), from: 'default' }
}

function dataFolder(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  const home = env.HOME ?? env.USERPROFILE ?? ''
  if (platform === 'win32') return env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local')
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support')
  // The XDG specification: a relative path in the variable is invalid and ignored.
  const xdg = env.XDG_DATA_HOME
  return xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(home, '.local', 'share')
}

/** Where an account remembers what it saw of registers; null where it has no folder of its own. */
export function stateFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | null {
  const home = env.HOME ?? env.USERPROFILE ?? ''
  if (home === '') return null
  const { XDG_STATE_HOME: xdg } = env
  if (xdg !== undefined && path.isAbsolute(xdg)) return path.join(xdg, 'certdesk')
  if (platform === 'linux') return path.join(home, '.local', 'state', 'certdesk')
  return path.join(dataFolder(env, platform), 'certdesk', 'state')
}
