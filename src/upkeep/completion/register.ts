import { locate } from '../../register/file/where.ts'
import type { Db } from '../../register/register.ts'
import type { Call } from '../../terminal/command.ts'

/**
 * Asks the register, if there is one that is as this program makes it: at a key stroke nothing is made, brought up to date
 * or waited for, and nothing is said of what is wrong. Null where there is no answer.
 */
export async function askedQuietly<T>(
  { globals, world }: Call,
  named: string | undefined,
  ask: (db: Db) => Promise<T>,
): Promise<T | null> {
  const [{ checkedPath, lookAt }, { openRegister }, { schemaVersion }] = await Promise.all([
    import('../../register/file/look.ts'),
    import('../../register/file/open.ts'),
    import('../../register/file/schema.ts'),
  ])
  const file = checkedPath(locate(named ?? globals.register, world.env, world.platform).file, world.cwd)
  if (lookAt(file).version !== schemaVersion) return null
  const register = openRegister({ file, writes: false, clock: world.clock, wait: 0 })
  try {
    return await register.read(ask)
  } finally {
    register.close()
  }
}
