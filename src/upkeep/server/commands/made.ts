import { bindAccount } from '../../../office/account/store/seat.ts'
import { noDatabaseYet, requireGround, requireVersion } from '../../../register/server/ground.ts'
import { addressText, wholeAddress } from '../../../register/server/link/address.ts'
import type { ServerAt } from '../../../register/server/link/at.ts'
import { ServerFailure } from '../../../register/server/link/link.ts'
import { makeRegister } from '../../../register/server/make.ts'
import { Session } from '../../../register/server/session/session.ts'
import type { Call } from '../../../terminal/command.ts'
import type { ValuesOf } from '../../../terminal/flag.ts'
import { isNamed } from '../../../terminal/named.ts'
import { field, type Result } from '../../../terminal/result.ts'
import { firstEntry, type firstFlags, settledFirst } from '../../commands/init-entry.ts'
import { madeResult } from '../../commands/init-result.ts'
import { atServer } from '../reached.ts'
import { serverCommandWords as words } from '../words.ts'

/** SQLSTATE: there is no such database. */
const noSuchDatabase = '3D000'

/** Makes an empty database a register, whose first member of staff is whoever makes it, by the login that makes it. */
export async function madeAtServer(
  at: ServerAt,
  input: ValuesOf<typeof firstFlags>,
  outside: Call,
  command: string,
): Promise<Result> {
  const { address, login } = at
  const call: Call = { ...outside, world: Object.create(outside.world, { server: { value: at } }) }
  const file = addressText(address)
  // Nobody answers questions to learn that nothing can be made there.
  const { isSuperuser } = await atServer(at, () => looked(at))
  const first = await settledFirst(input, call, { made: words.atServer(file), isMeant: async () => undefined })
  const { who, today } = first
  const head = await atServer(at, () =>
    makeRegister(at.link(), address, call.world.clock(), { who, command, today }, async (tx) => {
      await firstEntry(tx, first)
      await bindAccount(tx, who.by, login)
    }),
  )
  if (first.next !== null && !isNamed(call.globals, call.world)) call.sits(who.by)
  if (isSuperuser) call.warn(words.superuser(login))
  const next = [words.nextPlace(wholeAddress({ ...address, user: null }), call.world.platform), words.nextClerks]
  return madeResult(first, {
    file,
    head,
    more: [field('login', words.login, login)],
    next: [...next, ...(first.next ?? [])],
  })
}

function looked(at: ServerAt): { isSuperuser: boolean } {
  const { address } = at
  try {
    const link = at.link()
    requireVersion(link.server, address)
    return requireGround(new Session(link), address)
  } catch (error) {
    throw error instanceof ServerFailure && error.failure.code === noSuchDatabase ? noDatabaseYet(address) : error
  }
}
