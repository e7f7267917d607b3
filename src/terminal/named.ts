import type { Named } from '../register/register.ts'
import type { Globals } from './command.ts'
import type { World } from './world.ts'

/** Whether it was said who types, and not left to the account. */
export const isNamed = ({ by }: Globals, world: World): boolean =>
  by !== undefined || filled(world.env.CERTDESK_BY) !== undefined

/** Who acts, as named: who types it in, and who did it where that is somebody else. */
export function names(globals: Globals, world: World): Named {
  // A server knows by its own logins who writes.
  const account = world.server?.login ?? world.systemUser
  const by = globals.by ?? filled(world.env.CERTDESK_BY) ?? world.as ?? account
  const sudoer = world.server === undefined ? sudoerOf(world) : null
  const isSetByEnv = filled(world.env.CERTDESK_TODAY) !== undefined
  const setBy = globals.today === undefined ? (isSetByEnv ? 'CERTDESK_TODAY' : null) : '--today'
  return {
    by,
    staff: globals.staff ?? by,
    // Both are recorded: who became whom.
    systemUser: sudoer === null ? account : `${account} (sudo ${sudoer})`,
    isNamed: isNamed(globals, world),
    accounts: async () => (world.server === undefined ? accountsOf(world, sudoer) : [account]),
    ...(world.as === undefined ? {} : { as: world.as }),
    todaySet: setBy === null ? null : { by: setBy, now: world.clock() },
  }
}

/** Who became somebody else by sudo, or null. */
function sudoerOf({ env, systemUser, platform }: World): string | null {
  const sudoer = platform === 'win32' ? undefined : filled(env.SUDO_USER)
  return sudoer === undefined || sudoer === systemUser ? null : sudoer
}

/**
 * The accounts that stand behind a command. Windows knows them by their SIDs. Whoever became the machine's administrator is still whose account
 * it was; who became anybody else stands behind both, as does who only says so.
 */
async function accountsOf(world: World, sudoer: string | null): Promise<readonly string[]> {
  const sid = await world.sid?.()
  if (sid != null) return [sid]
  const { systemUser } = world
  if (sudoer === null) return [systemUser]
  return systemUser === 'root' ? [sudoer] : [systemUser, sudoer]
}

/** What a variable of the environment holds, without blanks around it; undefined where that is nothing. */
export const filled = (value: string | undefined) =>
  value === undefined || value.trim() === '' ? undefined : value.trim()
