import { usage } from '../../../clause/problem.ts'
import { customerByCode, customerNames } from '../../../customer/customer/store/master.ts'
import type { Db, Write } from '../../../register/register.ts'
import { requireRound } from '../argument.ts'
import { codesOf, inTicketOrder } from '../draw.ts'
import { drawWords } from '../draw-words.ts'
import { currentDraw, currentDraws, frameOf } from '../store/round.ts'
import { isUnfinished, listSampled } from '../store/sampled.ts'
import { sizesOfDraw } from './draw-entry.ts'
import { sampledView } from './sampled-view.ts'

/**
 * Draws by the seed and the frame that are on record, as far as somebody is missing. Returns which customers the draw
 * chose, and what sizes were lawful.
 */
export async function makeDraw(tx: Write, number: string) {
  const round = await requireRound(tx.db, number, tx.today)
  const draw = currentDraw(round)
  if (await isUnfinished(tx.db, round, tx.today)) {
    const there = new Set((await listSampled(tx.db, round, tx.today)).map(({ rank }) => rank))
    const ids = new Map((await customerNames(tx.db)).map(({ id, code }) => [code, id]))
    const frame = codesOf(await frameOf(tx.db, currentDraws(round)[0]))
    for (const [at, { code, ticket }] of inTicketOrder(draw.seed, frame).slice(0, draw.size).entries()) {
      if (there.has(at + 1)) continue
      const customer_id = ids.get(code) ?? (await idOfMerged(tx.db, code))
      tx.insert('survey_sampled', { draw_id: draw.id, rank: at + 1, customer_id, code, ticket })
    }
  }
  const sampled = (await listSampled(tx.db, round, tx.today)).filter(({ rank }) => rank <= draw.size)
  return { draw, sizes: await sizesOfDraw(tx.db, round), sampled: sampled.map(sampledView) }
}

export type Made = Awaited<ReturnType<typeof makeDraw>>

/** Of a customer that was merged or given another code between seed and draw. */
async function idOfMerged(db: Db, code: string): Promise<number> {
  const found = await customerByCode(db, code)
  if (found === null) throw usage(drawWords.codeGone(code), drawWords.codeBack(code))
  return found.id
}
