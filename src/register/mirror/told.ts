import type { Moment } from '../../clause/day.ts'
import type { Noted, NotePlaces } from './noted.ts'

/** How far a mirror of a register at a server is, as the machine that keeps it said there last: for whoever cannot look at it. */
export interface MirrorTold {
  readonly machine: string
  /** The folder, as that machine names it. */
  readonly place: string
  /** The newest entry that it had. */
  readonly seq: number
  /** When that was said, and by whose login. */
  readonly at: Moment
  readonly login: string
  /** When the first entry was recorded that it had not; null where it had everything. */
  readonly lacksSince: Moment | null
}

/** Those of them that are not kept from here: by other machines, or by this one for another address of the register. */
export const keptElsewhere = (
  told: readonly MirrorTold[],
  places: NotePlaces | null,
  noted: Noted | null,
): readonly MirrorTold[] =>
  told.filter(
    ({ machine, place }) =>
      machine !== places?.machine ||
      noted?.mirrors.some((each) => each.place === place && each.removedAt === null) !== true,
  )
