import { backUpFilled } from '../../register/file/backup.ts'
import { removeOlderThan } from '../../register/file/copies.ts'
import { fillFile } from '../../register/file/filled.ts'
import type { ServerAt } from '../../register/server/link/at.ts'
import { openAtServer } from '../../register/server/open.ts'
import type { Call } from '../../terminal/command.ts'
import type { Result } from '../../terminal/result.ts'
import { serverOpening } from '../../terminal/server-opening.ts'
import { turn } from '../../terminal/turn.ts'
import { backedUp } from '../backed-up.ts'
import { moveWords } from '../move/words.ts'
import { watching } from '../watching.ts'

/**
 * Copies the register at a server to a file that is a register, of one snapshot, and verifies it; then clears away older ones. `names` are those
 * that it may get, by the register's time zone. Throws like any opening, and where no whole copy comes of it.
 */
export async function backUpServer(
  call: Call,
  server: ServerAt,
  names: (timeZone: string) => Iterable<string> & object,
  keep: number | undefined,
): Promise<Result> {
  const register = await openAtServer(server, serverOpening(call.world, false))
  try {
    let isAltered = false
    const made = await backUpFilled(
      names(register.timeZone),
      (temporary) =>
        register.show(({ tables, rows, alterations }) => {
          isAltered = alterations > 0
          return fillFile(temporary, { place: register.file, tables, rows }, async (step, done, of) => {
            call.progress({ words: moveWords[step], done, of, unit: moveWords.rows })
            await turn()
          })
        }),
      watching(call),
    )
    return backedUp(call, { ...made, isAltered }, keep, (kept) => removeOlderThan(made.file, kept))
  } finally {
    call.progress(null)
    register.close()
  }
}
