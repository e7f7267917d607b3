import { sitter } from '../office/account/store/seat.ts'
import type { OpenRegister } from '../register/file/open-register.ts'
import { locate, stateFolder } from '../register/file/where.ts'
import type { Opened } from '../register/opened.ts'
import type { Write } from '../register/register.ts'
import type { Call } from '../terminal/command.ts'
import { fileAlone } from '../terminal/file-alone.ts'
import { names } from '../terminal/named.ts'
import { lockWait, todayIn, warnOfDisk, warnOfEarlier } from '../terminal/session.ts'

/** Opens the register by the rules of every command, wherever it is, and closes it afterwards. */
export async function withOpened<T>(call: Call, use: (register: Opened) => Promise<T>): Promise<T> {
  const { server } = call.world
  if (server === undefined) return withNamed(call, use)
  const [{ openAtServer }, { serverOpening }] = await Promise.all([
    import('../register/server/open.ts'),
    import('../terminal/server-opening.ts'),
  ])
  const register = await openAtServer(server, serverOpening(call.world, false))
  try {
    const done = await use(register)
    for (const words of register.remarks) call.warn(words, { always: true })
    return done
  } finally {
    register.close()
  }
}

/**
 * The same for those that need the file itself. Throws the sentence that fits a file that is missing, foreign, damaged, newer, locked or
 * read-only, and a register that is no file.
 */
export const withNamed = async <T>(call: Call, use: (register: OpenRegister) => T | Promise<T>): Promise<T> =>
  withRegister(call, { file: await namedFile(call), writes: false }, use)

async function withRegister<T>(
  call: Call,
  which: { readonly file: string; readonly writes: boolean },
  use: (register: OpenRegister) => T | Promise<T>,
): Promise<T> {
  const { openUpToDate } = await import('../register/file/up-to-date.ts')
  const { world } = call
  const memory = stateFolder(world.env, world.platform)
  const sealed = world.far?.sealed.bind(world.far)
  const register = await openUpToDate({ ...which, clock: world.clock, wait: lockWait(world), memory, sealed })
  try {
    if (!which.writes) warnOfEarlier(register, call)
    await warnOfDisk(register, call)
    const done = await use(register)
    for (const words of register.remarks) call.warn(words, { always: true })
    return done
  } finally {
    register.close()
  }
}

/** The absolute path of the register that the call names. Throws where it is no path of a file. */
export async function namedFile({ globals, world }: Call): Promise<string> {
  if (world.server !== undefined) throw fileAlone(world.server)
  const { checkedPath } = await import('../register/file/typed-path.ts')
  return checkedPath(locate(globals.register, world.env, world.platform).file, world.cwd)
}

/**
 * An entry that changes no record: that the file itself was replaced or mended. Who does that need not be on the staff of
 * the register as it stands then: it is done already, and the journal must say so under whatever name. Returns its number. `more`: what of the
 * register's own goes with it. It is written behind one that closed a register, too: whoever opens that again has to say so.
 */
export const emptyEntry = (
  call: Call,
  file: string,
  command: string,
  note: string,
  more: (tx: Write) => void = () => undefined,
): Promise<number> =>
  withRegister(call, { file, writes: true }, async (register) => {
    const today = todayIn(register.timeZone, call.globals, call.world)
    const named = names(call.globals, call.world)
    const by = await register.read((db) => sitter(db, named))
    const { systemUser } = named
    const who = { by, staff: named.staff === named.by ? by : named.staff, systemUser }
    const entry = { who, command, today, always: true, goesOn: true }
    await register.write(entry, async (tx) => {
      more(tx)
      tx.note(note)
    })
    return register.written ?? register.head().seq
  })
