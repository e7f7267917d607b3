import type { Day } from '../../clause/day.ts'
import { Problem, unavailable } from '../../clause/problem.ts'
import { diskOf } from '../../register/disk/disk.ts'
import { isUnsafe, liesThere, unsafeNote } from '../../register/disk/words.ts'
import type { Call } from '../../terminal/command.ts'
import { isToHear } from '../../terminal/disk-note.ts'
import { disksOf } from '../../terminal/session.ts'
import { firstWords } from './init-words.ts'

/** Where a register is to be made. */
interface Place {
  /** Asks a person about a place over a network, and says of any other what can come of it. Throws where the person does not mean it. */
  isMeant(): Promise<void>
  /** What can come of the place was said with its making, and is not said again on the same day. */
  told(today: Day): void
}

/**
 * Looks at where a register is to be made. A drive over a network must be meant: several that write there can damage the register, and
 * once it is full nobody likes to move it. Throws in a pipe that does not say so, before anything there is touched, which may be gone and
 * never answer.
 */
export function placeFor(file: string, isAgreed: boolean, call: Call): Place {
  const disk = diskOf(file, disksOf(call.world))
  if (!isUnsafe(disk)) return { isMeant: async () => undefined, told: () => undefined }
  const there = liesThere(file, disk, 'would lie')
  const isAsked = disk.is === 'network' && !isAgreed
  if (isAsked && !call.interactive) throw unavailable(there, firstWords.elsewhere)
  const isMeant = async () => {
    if (disk.is !== 'network') return call.warn(unsafeNote(file, disk))
    const { prompts } = call.world
    const question = `${there[call.lang]}\n${firstWords.onNetworkMeant[call.lang]}`
    if (isAsked && !(await prompts.confirm(question, call.lang, { as: '--on-network' })))
      throw new Problem('interrupted', firstWords.notMade, firstWords.elsewhere)
  }
  const told = (today: Day) => {
    if (!call.globals.quiet) isToHear(file, call.world, today)
  }
  return { isMeant, told }
}
