import path from 'node:path'
import { unavailable } from '../../clause/problem.ts'

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

/** Never in the folder that one happens to be in. */
const homeless = () =>
  unavailable(
    {
      en: 'Nothing says where the register is: this user has no home folder.',
      zh: '无法确定登记簿的位置：当前用户没有主目录。',
    },
    {
      en: 'Name it with --register FILE, or by CERTDESK_REGISTER.',
      zh: '请用 --register 文件 或 CERTDESK_REGISTER 指定。',
    },
  )

function dataFolder(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  const home = env.HOME ?? env.USERPROFILE ?? ''
  const inHome = (...parts: string[]) => {
    if (home === '') throw homeless()
    return path.join(home, ...parts)
  }
  if (platform === 'win32') return env.LOCALAPPDATA ?? inHome('AppData', 'Local')
  if (platform === 'darwin') return inHome('Library', 'Application Support')
  // The XDG specification: a relative path in the variable is invalid and ignored.
  const xdg = env.XDG_DATA_HOME
  return xdg !== undefined && path.isAbsolute(xdg) ? xdg : inHome('.local', 'share')
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
