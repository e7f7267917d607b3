import { type Block, blockOf, isAsked } from '../../clause/block.ts'
import type { AsOf, AssessedDuty } from '../../clause/clause.ts'
import { dayOf, type Moment } from '../../clause/day.ts'
import { idsByCode } from '../../customer/customer/store/master.ts'
import { namedPersons } from '../../office/confirmation/store/persons.ts'
import { judgingOn } from '../../office/judging.ts'
import { changesOf } from '../../register/history.ts'
import type { InTime } from '../../register/in-time/in-time.ts'
import type { Db, Head } from '../../register/register.ts'
import { Without } from '../../register/since.ts'
import { assessed } from '../assessed.ts'
import { breachesIn, type KnownBreach } from '../breaches-beyond.ts'
import { type LeavingEntry, type Left, type OtherWay, otherWays, type WayOut, waysOut } from './kinds.ts'
import { type Change, changesSince } from './since.ts'

type Asking = Pick<AsOf, 'day' | 'timeZone' | 'only'>

/** A breach that left, with the id of its customer; undefined where it is the body's own. */
interface Gone extends KnownBreach {
  readonly customerId: number | undefined
}

/**
 * Tells which way each breach left that a report knew and a later one has not. What was recorded between the two is taken away, and given
 * back one way after the other: new facts first, then what was late, then what was corrected, taken out, and the rules. The breach left
 * the way that made it go. Only customers whose records were changed otherwise than by new facts are judged again. It is to be closed.
 */
export class WaysOut {
  readonly #db: Db
  readonly #asOf: Asking
  readonly #changes: readonly Change[]
  /** Those that may be about anybody, and the others by the customers that they are about. */
  readonly #ofAnybody: readonly Change[]
  readonly #ofCustomers = new Map<number, Change[]>()
  readonly #worlds = new Map<string, Without>()
  readonly #entries = new Map<string, LeavingEntry>()

  private constructor(db: Db, asOf: Asking, changes: readonly Change[]) {
    this.#db = db
    this.#asOf = asOf
    this.#changes = changes
    this.#ofAnybody = changes.filter(({ customers }) => customers === null)
    for (const change of changes)
      for (const customer of change.customers ?? []) {
        const own = this.#ofCustomers.get(customer)
        if (own === undefined) this.#ofCustomers.set(customer, [change])
        else own.push(change)
      }
  }

  /** `known` is the newest entry that the earlier report knew; null: what it told is told as known now, and nothing was changed since. */
  static async of(db: Db, known: Head | null, asOf: AsOf, inTime: InTime | null): Promise<WaysOut> {
    return new WaysOut(db, asOf, known === null ? [] : await changesSince(db, known, asOf, inTime))
  }

  /** Whether nothing but new facts was recorded since, so that whatever left was cured. */
  get areAllCured(): boolean {
    return this.#changes.length === 0
  }

  /** The customers of whom a breach can have left without being cured, among those asked about; null: all of these. */
  get concerned(): Block | null {
    const { only } = this.#asOf
    if (this.#ofAnybody.length > 0) return only
    const ids = [...this.#ofCustomers.keys()].filter((id) => isAsked(only, id))
    return { ...blockOf(ids), others: only?.others ?? true }
  }

  /** How breaches left that were found in one part of a duty, by their identities. */
  async of(
    duty: AssessedDuty<Db>,
    block: Block | null,
    left: readonly KnownBreach[],
  ): Promise<ReadonlyMap<string, Left>> {
    const ways = new Map<string, Left>(left.map(({ identity }) => [identity, { way: 'cured' }]))
    if (this.#changes.length === 0 || left.length === 0) return ways
    const gone = await this.#withChanges(left)
    let staying = await this.#staying(this.#world('cured'), duty, block, gone)
    for (const way of otherWays) {
      if (staying.length === 0 || !this.#changes.some((change) => change.way === way)) continue
      const before = staying
      staying = await this.#staying(this.#world(way), duty, block, before)
      const those = before.filter((breach) => !staying.includes(breach))
      // Whoever may have left by the same entries is looked at together.
      for (const group of Map.groupBy(those, (each) => this.#entriesOf(way, each).join()).values())
        for (const [breach, entry] of await this.#leaving(way, this.#entriesOf(way, group[0]), duty, block, group))
          ways.set(breach.identity, { way, entry })
    }
    return ways
  }

  /** The breaches whose customers' records were changed, with the customers' ids as they were known. */
  async #withChanges(left: readonly KnownBreach[]): Promise<readonly Gone[]> {
    const codes = left.flatMap(({ finding: { customer } }) => customer ?? [])
    const ids = await this.#world('cured').with((db) => idsByCode(db, codes))
    return left
      .map((breach): Gone => ({ ...breach, customerId: ids.get(breach.finding.customer ?? '') }))
      .filter(({ customerId }) => this.#about(customerId).length > 0)
  }

  /** The changes that may have moved what is judged of a customer; undefined: of the body itself, by any of them. */
  #about(customerId: number | undefined): readonly Change[] {
    if (customerId === undefined) return this.#changes
    const own = this.#ofCustomers.get(customerId)
    return own === undefined ? this.#ofAnybody : [...this.#ofAnybody, ...own]
  }

  /** The entries by which a breach can have left one way, in order. */
  #entriesOf(way: OtherWay, gone: Gone | undefined): readonly number[] {
    const of = (changes: readonly Change[]) => changes.filter((change) => change.way === way)
    const own = of(this.#about(gone?.customerId))
    const entries = (own.length > 0 ? own : of(this.#changes)).map(({ entry }) => entry)
    return [...new Set(entries)].sort((a, b) => a - b)
  }

  /** With each breach the first of the entries after which it is gone. */
  async #leaving(
    way: OtherWay,
    entries: readonly number[],
    duty: AssessedDuty<Db>,
    block: Block | null,
    gone: readonly Gone[],
  ): Promise<(readonly [Gone, LeavingEntry])[]> {
    if (gone.length === 0) return []
    if (entries.length === 1) {
      const entry = await this.#entry(way, entries[0] as number)
      return gone.map((each) => [each, entry])
    }
    const middle = Math.ceil(entries.length / 2)
    const upTo = entries[middle - 1] as number
    const staying = await this.#staying(this.#world(way, upTo), duty, block, gone)
    const left = gone.filter((each) => !staying.includes(each))
    return [
      ...(await this.#leaving(way, entries.slice(0, middle), duty, block, left)),
      ...(await this.#leaving(way, entries.slice(middle), duty, block, staying)),
    ]
  }

  /** Those of the breaches that are still found in a world. */
  async #staying(
    world: Without,
    duty: AssessedDuty<Db>,
    block: Block | null,
    gone: readonly Gone[],
  ): Promise<readonly Gone[]> {
    if (gone.length === 0) return []
    const { day, timeZone, only } = this.#asOf
    const ids = gone.flatMap(({ customerId }) => customerId ?? [])
    const asked = block === null ? only : { ...blockOf(ids), others: ids.length < gone.length }
    const judged = await world.with(async (db) =>
      assessed(duty, db, await judgingOn(db, day, timeZone, { only: asked })),
    )
    const found = new Set(breachesIn(judged).map(({ identity }) => identity))
    return gone.filter(({ identity }) => found.has(identity))
  }

  /** The register with what was changed one way and those before it, of the last of them only up to an entry. */
  #world(way: WayOut, upTo = Number.POSITIVE_INFINITY): Without {
    const place = waysOut.indexOf(way)
    const name = `${place}_${upTo}`
    const known = this.#worlds.get(name)
    if (known !== undefined) return known
    const missing = this.#changes.filter((change) => {
      const own = waysOut.indexOf(change.way)
      return own > place || (own === place && change.entry > upTo)
    })
    const world = new Without(this.#db, missing, name)
    this.#worlds.set(name, world)
    return world
  }

  async #entry(way: OtherWay, seq: number): Promise<LeavingEntry> {
    const known = this.#entries.get(`${way} ${seq}`)
    if (known !== undefined) return known
    const { at, by, staff, note } = await this.#db
      .selectFrom('entry')
      .select(['at', 'by', 'staff', 'note'])
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow()
    const approved = way === 'ruleChanged' ? { byOnePerson: await isByOnePerson(this.#db, seq, { by, staff }) } : {}
    const entry = { seq, day: dayOf(at as Moment, this.#asOf.timeZone), by, staff, reason: note, ...approved }
    this.#entries.set(`${way} ${seq}`, entry)
    return entry
  }

  /** Takes away what was made for it. */
  close(): void {
    for (const world of this.#worlds.values()) world.close()
  }
}

/**
 * Whether a rule was typed by whoever approved it: of a revision the one whom it names, else the one for whom the entry was made. What
 * moves many verdicts at once wants two.
 */
async function isByOnePerson(db: Db, seq: number, { by, staff }: Pick<LeavingEntry, 'by' | 'staff'>): Promise<boolean> {
  const persons = await namedPersons(db)
  const [revision] = await changesOf(db, seq, ['revision'])
  const approved =
    revision === undefined
      ? undefined
      : await db.selectFrom('revision').select('approved_by').where('id', '=', revision.key).executeTakeFirst()
  const approver = approved?.approved_by ?? staff
  return approver === by || persons.named(approver, seq) === persons.named(by, seq)
}
