import { compared } from '../../clause/compared.ts'
import { type Day, daysBetween } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import { isBefore, type Kind, kept, type Share, type Thing, type Whose } from './kind.ts'
import { type Stake, stakes } from './stakes.ts'

/** At most so many things: more than these nobody takes up at once. */
const most = 7

/** One line of what is to be done first: a thing, or several of a kind. */
export interface FirstThing {
  readonly stake: Stake
  /** The customer of the most pressing; null where it is about no single one. */
  readonly customer: string | null
  readonly name: string | null
  /** How many customers, and how many things, it is in all. */
  readonly customers: number
  readonly things: number
  /** The duty that several are told as; null where one is told by itself, or no duty judges it. */
  readonly title: Words | null
  /** What the most pressing is. */
  readonly text: Words
  readonly clauses: readonly string[]
  /** By when the most pressing was or is to be done, and how many days that leaves; negative: over. */
  readonly by: Day
  readonly daysLeft: number
  /** Whom it falls to, who has most of it first; null: nobody by name, it is the body's own. */
  readonly who: readonly { readonly staff: Whose; readonly things: number }[]
  /** The command that settles it, or lists all of them. */
  readonly command: readonly string[]
}

/** What is to be done first, and how many things there are besides. */
export interface First {
  readonly things: readonly FirstThing[]
  readonly more: number
}

/** What of a kind becomes one line: the shares of one person or of several. */
interface Line {
  readonly kind: Kind
  readonly shares: readonly (readonly [Whose, Share])[]
  /** Told by itself, where it is one of a few. */
  readonly alone: Thing | null
}

const sum = (shares: Line['shares'], of: (share: Share) => number): number =>
  shares.reduce((total, [, share]) => total + of(share), 0)

const thingsOf = ({ alone, shares }: Line): number => (alone === null ? sum(shares, ({ things }) => things) : 1)

/** The most pressing of a line. */
const firstOf = ({ alone, shares }: Line): Thing =>
  alone ??
  shares.map(([, { first }]) => first[0] as Thing).reduce((found, each) => (isBefore(each, found) ? each : found))

/** The graver first, then the earlier day, then what is more; then by customer and clause, so that the order never hangs on how it was judged. */
function byWeight(a: Line, b: Line): number {
  const [first, other] = [firstOf(a), firstOf(b)]
  return (
    stakes.indexOf(a.kind.of.stake) - stakes.indexOf(b.kind.of.stake) ||
    compared(first.by, other.by) ||
    thingsOf(b) - thingsOf(a) ||
    compared(first.customer ?? '', other.customer ?? '') ||
    compared(first.clauses.join(), other.clauses.join()) ||
    compared(first.settle.join(' '), other.settle.join(' '))
  )
}

/** The lines that a kind can be told as, the coarsest first: as one, by whom it falls to, and one by one where it is a few. */
function waysToTell(whole: Line): Line[][] {
  const { kind, shares } = whole
  const byWhom = shares.map((share): Line => ({ kind, shares: [share], alone: null }))
  const isFew = sum(shares, ({ things }) => things) <= kept
  const each = shares.flatMap(([whose, share]) =>
    share.first.map((alone): Line => ({ kind, shares: [[whose, share]], alone })),
  )
  return [[whole], byWhom, ...(isFew ? [each] : [])]
}

/** Whoever waits for an answer is told of by name where they are a few, even if something lighter has no place then. */
const alwaysApart: Stake = 'answer'

/**
 * The at most seven things of all kinds. Each kind has a line of its own before any has a second; as far as there is room, the
 * graver ones are then told by whom they fall to, and one by one where they are a few.
 */
export function told(kinds: Iterable<Kind>, day: Day): First {
  const wholes = [...kinds]
    .filter(({ shares }) => shares.size > 0)
    .map((kind): Line => ({ kind, shares: [...kind.shares].sort(byMost), alone: null }))
    .sort(byWeight)
  let room = Math.max(0, most - wholes.length)
  const lines = wholes.flatMap((whole) => {
    const ways = waysToTell(whole)
    const apart = ways[2]
    const way =
      apart !== undefined && whole.kind.of.stake === alwaysApart
        ? apart
        : (ways.findLast(({ length }) => length - 1 <= room) ?? [whole])
    room = Math.max(0, room - (way.length - 1))
    return way
  })
  const shown = lines.sort(byWeight).slice(0, most)
  const all = sum(
    wholes.flatMap(({ shares }) => shares),
    ({ things }) => things,
  )
  return {
    things: shown.map((line) => lineTold(line, day)),
    more: all - shown.reduce((total, line) => total + thingsOf(line), 0),
  }
}

const byMost = ([a, one]: readonly [Whose, Share], [b, other]: readonly [Whose, Share]): number =>
  other.things - one.things || compared(a ?? '', b ?? '')

function lineTold(line: Line, day: Day): FirstThing {
  const { kind, shares } = line
  const { customer, name, text, clauses, by, settle, forAll } = firstOf(line)
  const things = thingsOf(line)
  const isOne = things === 1
  const customers = isOne ? (customer === null ? 0 : 1) : sum(shares, (share) => share.customers)
  const only = shares.length === 1 ? (shares[0]?.[0] ?? null) : null
  return {
    ...{ stake: kind.of.stake, customer, name, customers, things },
    title: isOne ? null : kind.of.title,
    ...{ text, clauses, by, daysLeft: daysBetween(day, by) },
    who: shares.map(([staff, share]) => ({ staff, things: isOne ? 1 : share.things })),
    command: isOne ? settle : (forAll ?? kind.of.listed(only)),
  }
}
