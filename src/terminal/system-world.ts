import { onDemand } from '../clause/on-demand.ts'
import { unfinished } from '../register/file/unfinished.ts'
import { coloured } from './colour.ts'
import { closedOutput, isClosed, outputTo } from './descriptor.ts'
import { terminalPrompts } from './prompts.ts'
import type { World } from './world.ts'

/** Loaded on demand: a command that only reads does not need it. */
const os = () => process.getBuiltinModule('node:os')

/** The account's name from the system; in a container without one, from the environment, else the user id. */
function systemUser(): string {
  try {
    return os().userInfo().username
  } catch {
    const uid = process.getuid?.()
    return process.env.USER ?? process.env.USERNAME ?? process.env.LOGNAME ?? (uid === undefined ? 'unknown' : `${uid}`)
  }
}

/**
 * The environment. If it names no home, as under cron, the system's home folder is added, because the data folder is still the
 * user's. A container's user may have no home at all.
 */
function environment(): World['env'] {
  if (process.env.HOME !== undefined) return process.env
  try {
    return { ...process.env, HOME: os().homedir() }
  } catch {
    return process.env
  }
}

/** The world of a process. Streams and the user are fetched on first use: most commands read no input. */
export function systemWorld(): World {
  const { platform } = process
  // Only PATH is searched for a pager: otherwise Windows would start a program of that name in the current folder.
  if (platform === 'win32') process.env.NoDefaultCurrentDirectoryInExePath = '1'
  const stdout = onDemand<World['stdout']>(() => outputTo(1, platform) ?? (isClosed(1) ? closedOutput : process.stdout))
  const stderr = onDemand<World['stderr']>(() => outputTo(2, platform) ?? process.stderr)
  const prompts = onDemand<World['prompts']>(() => {
    const made = terminalPrompts(
      () => process.stdin,
      () => process.stderr,
      {
        isColoured: () => coloured(world, process.stderr, false),
        // Emitted, not sent: on Windows a process that signals itself is terminated, and its listeners never run.
        leave: () => process.emit('SIGINT'),
        hungUp: () => process.emit('SIGHUP'),
      },
    )
    // Restores the terminal when the process ends.
    unfinished(() => made.rest?.())
    return made
  })
  const world: World = {
    env: environment(),
    cwd: process.cwd(),
    platform,
    get systemUser() {
      return systemUser()
    },
    get machine() {
      return os().hostname()
    },
    ...(platform === 'win32' ? { sid: async () => (await import('./sid-process.ts')).sidOfAccount() } : {}),
    get stdin() {
      return process.stdin
    },
    get stdout() {
      return stdout()
    },
    get stderr() {
      return stderr()
    },
    clock: Date.now,
    // Web Crypto is enough here; `node:crypto` is loaded only by code that needs all of it.
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    pager: async (command, lang) => (await import('./pager-process.ts')).startPager(command, lang),
    browser: async (command) => (await import('./browser-process.ts')).startBrowser(command),
    elsewhere: async (argv, end) => (await import('./elsewhere-process.ts')).runElsewhere(argv, end),
    get prompts() {
      return prompts()
    },
  }
  return world
}
