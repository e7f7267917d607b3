import { usage } from '../../clause/problem.ts'
import { openRegister } from '../../register/file/open.ts'
import type { NotePlaces } from '../../register/mirror/noted.ts'
import { type Parted, partedFrom } from '../../register/mirror/parted.ts'
import { type MirrorState, stateOf } from '../../register/mirror/state.ts'
import type { Head } from '../../register/register.ts'
import type { Statements } from '../../register/statements.ts'
import type { Call } from '../../terminal/command.ts'
import { fileNotes, mirrorsOf, notedOf, rememberedAt } from './noted.ts'
import { mirrorWords } from './words.ts'

/** What the mirrors that are noted and this account have seen that a journal has not; every mirror is read. */
async function partedOf(places: NotePlaces | null, statements: Statements, replaced: Head | null): Promise<Parted> {
  const noted = notedOf(places)
  const states: MirrorState[] = []
  for (const mirror of mirrorsOf(noted)) states.push(await stateOf(statements, mirror, noted))
  const seen = seenAt(places)
  // Where there are mirrors, others may have seen what it has, and would take what comes after for another register.
  return partedFrom(statements, states, noted === null || replaced === null ? seen : [...seen, replaced], noted)
}

/** The heads that are noted of a register. */
export const seenAt = (places: NotePlaces | null) =>
  [rememberedAt(places)?.head, ...(notedOf(places)?.mirrors ?? []).map(({ head }) => head)].filter(
    (head) => head != null,
  )

/** The same of a copy that is to become the register at `file`, in the place of one that ends with `replaced`. */
export async function partedFromCopy(
  call: Pick<Call, 'world'>,
  file: string,
  copy: string,
  replaced: Head | null,
): Promise<Parted> {
  const register = openRegister({ file: copy, writes: false, clock: call.world.clock })
  try {
    return await partedOf(fileNotes(call, file), register.statements, replaced)
  } finally {
    register.close()
  }
}

/** The newest entry that would be left behind; null where none would. */
const lastLeft = ({ spans }: Parted): number | null =>
  spans.length === 0 ? null : Math.max(...spans.map(({ to }) => to))

/** Refuses to leave entries behind that nobody agreed to by their number. */
export function refuseLeaving(parted: Parted, agreed: number | undefined): void {
  const last = lastLeft(parted)
  const first = Math.min(...parted.spans.map(({ from }) => from + 1))
  if (last !== null && agreed !== last) throw usage(mirrorWords.wouldLeave(first, last), mirrorWords.loseNothing(last))
  if (last === null && agreed !== undefined) throw usage(mirrorWords.leavesNothing(agreed), mirrorWords.leaveItOut)
}
