import type { Day } from '../../../clause/day.ts'
import { inForceFrom, inForceOn, isLooser } from '../../../clause/limit.ts'
import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import type { Write } from '../../../register/register.ts'
import { looserValues } from '../../limit/deviation.ts'
import { type HeldValue, setLimits } from '../../limit/store/held.ts'
import { addRevision, isSameRevision, listRevisions } from '../store.ts'
import { revisionWords } from '../words.ts'
import { comesBefore, procedureInForce, type Revision, type WrittenProcedure } from '../written-procedure.ts'
import { changesOf, viewOf } from './record.ts'

/** Refuses a revision that is out of place among those on record: of the same day, or the wrong way round. */
function refuseOutOfPlace(
  { number, from }: Pick<Revision, 'number' | 'from'>,
  written: string,
  all: readonly Revision[],
) {
  if (number === written) throw usage(revisionWords.written(number), revisionWords.laterOne(number))
  if (from <= inForceFrom) throw usage(revisionWords.tooEarly(from, inForceFrom), revisionWords.otherDay)
  for (const other of [{ number: written, from: inForceFrom }, ...all]) {
    if (other.from === from) throw usage(revisionWords.sameDay(other.number, from), revisionWords.otherDay)
    const [first, second] = other.from < from ? [other.number, number] : [number, other.number]
    if (comesBefore(second, first))
      throw usage(revisionWords.outOfOrder(number, from, other.number, other.from), revisionWords.otherDay)
  }
}

type Held = ReadonlyMap<string, readonly HeldValue[]>

/** What becomes of the values that the body set itself: those that end with the revision, and those that now deviate. */
function becomesOfOwn(procedure: WrittenProcedure, revision: Revision, before: Held, after: Held): Words[] {
  const { number, from, limits } = revision
  const said: Words[] = []
  for (const [name, value] of limits) {
    const limit = procedure.limits.find((each) => each.limit.name === name)?.limit
    if (limit === undefined) continue
    const [was, is] = [inForceOn(limit, from, before), inForceOn(limit, from, after)]
    if ('revision' in was && was.revision === null && was !== is && was.from < from && was.value !== value)
      said.push(
        revisionWords.endsOwn(
          name,
          { value: was.value, since: was.from, looser: isLooser(limit, was.value, value) },
          number,
          from,
        ),
      )
  }
  const looser = (set: Held) => looserValues(procedure.limits, set, from, '9999-12-31' as Day)
  const known = new Set(looser(before).map((each) => `${each.limit} ${each.from}`))
  for (const each of looser(after))
    if (!known.has(`${each.limit} ${each.from}`))
      said.push(revisionWords.becomesDeviation(each.limit, each.value, each.from, number, each.procedure))
  return said
}

/** Enters a revision; one that is on record with the same contents is left as it is. Throws where its number or day is taken. */
export async function enterRevision(tx: Write, procedure: WrittenProcedure, revision: Revision) {
  const { number, from } = revision
  const all = await listRevisions(tx.db)
  const there = all.find((each) => each.number === number)
  if (there !== undefined && !isSameRevision(there, revision))
    throw usage(revisionWords.differs(number, there.from), revisionWords.voidFirst(number))
  if (there !== undefined)
    return { view: await viewOf(tx.db, procedure, number, tx.today), changes: [], own: [], added: false }
  refuseOutOfPlace(revision, procedure.revision, all)
  const set = await setLimits(tx.db)
  addRevision(tx, revision, `${procedure.number} ${number}`)
  return {
    view: await viewOf(tx.db, procedure, number, tx.today),
    changes: changesOf(procedure, revision, from, { document: procedureInForce(procedure, all, from), set }),
    /** What becomes of values that the body set itself. */
    own: becomesOfOwn(procedure, revision, set, await setLimits(tx.db)),
    added: true,
  }
}
