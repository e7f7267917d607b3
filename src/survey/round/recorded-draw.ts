import type { Day } from '../../clause/day.ts'
import type { Db } from '../../register/register.ts'
import type { RecordedDraw } from './redraw.ts'
import { currentDraw, currentDraws, frameOf, type Round } from './store/round.ts'
import { listSampled, misfiledCodes } from './store/sampled.ts'

/** The draw of a round that holds on a day, as it is on record: what it is drawn again from, and held against. */
export async function recordedDraw(db: Db, round: Round, day: Day): Promise<RecordedDraw> {
  const { seed, size, population, frameDigest } = currentDraw(round)
  const frame = await frameOf(db, currentDraws(round)[0])
  const sampled = await listSampled(db, round, day)
  return { seed, size, population, frame, frameDigest, sampled, misfiled: await misfiledCodes(db, round) }
}
