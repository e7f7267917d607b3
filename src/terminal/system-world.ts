import { randomBytes } from 'node:crypto'
import { homedir, userInfo } from 'node:os'
import { terminalPrompts } from './prompts.ts'
import type { World } from './world.ts'

/** The user that the system knows; in a container without one, the environment's word for it. */
function systemUser(): string {
  try {
    return userInfo().username
  } catch {
    return process.env.USER ?? process.env.USERNAME ?? process.env.LOGNAME ?? 'unknown'
  }
}

/** The world of a process. Streams and the user are fetched when first asked for: most commands read no input. */
export function systemWorld(): World {
  return {
    // cron may leave HOME out: the data folder is the user's all the same, and never the folder one happens to be in.
    env: process.env.HOME === undefined ? { ...process.env, HOME: homedir() } : process.env,
    cwd: process.cwd(),
    platform: process.platform,
    get systemUser() {
      return systemUser()
    },
    get stdin() {
      return process.stdin
    },
    get stdout() {
      return process.stdout
    },
    get stderr() {
      return process.stderr
    },
    clock: Date.now,
    random: randomBytes,
    get prompts() {
      return terminalPrompts(process.stdin, process.stderr)
    },
  }
}
