import type { Words } from '../../clause/words.ts'
import { codesOf, frameDigest, inTicketOrder } from './draw.ts'
import { drawWords } from './draw-words.ts'
import type { Draw } from './store/round.ts'
import type { Sampled } from './store/sampled.ts'

/** A draw as it is on record: how it was made, and which customers it chose. */
export interface RecordedDraw extends Pick<Draw, 'seed' | 'size' | 'population' | 'frameDigest'> {
  /** The frozen frame: one code a line. */
  readonly frame: string
  /** By rank: the drawn, and behind them whoever stands in for one of them. */
  readonly sampled: readonly Pick<Sampled, 'rank' | 'code' | 'ticket' | 'substitutesId'>[]
  /** Codes that are on record as another customer than theirs. */
  readonly misfiled: readonly string[]
}

const { difference } = drawWords

/**
 * Draws again from the frozen frame: what differs from what is on record, nothing where the draw is proved (4.5.2).
 * Substitutes too stand at the ranks that the tickets give them.
 */
export function drawDifferences({
  seed,
  size,
  population,
  frame,
  frameDigest: frozen,
  sampled,
  misfiled,
}: RecordedDraw): Words[] {
  const found: Words[] = []
  if (frameDigest(frame) !== frozen) found.push(difference.digest)
  const codes = codesOf(frame)
  if (codes.length !== population) found.push(difference.population(codes.length, population))
  const recorded = new Map(sampled.map((each) => [each.rank, each]))
  const wanted = Math.max(size, ...recorded.keys())
  for (const [at, { code, ticket }] of inTicketOrder(seed, codes).slice(0, wanted).entries()) {
    const there = recorded.get(at + 1)
    if (there?.code !== code) found.push(difference.rank(at + 1, code, there?.code ?? null))
    else if (there.ticket !== ticket) found.push(difference.ticket(at + 1, code))
  }
  for (const { rank, code, substitutesId } of sampled)
    if (rank > codes.length || (rank > size && substitutesId === null)) found.push(difference.beyond(code))
  for (const code of misfiled) found.push(difference.owner(code))
  return found
}
