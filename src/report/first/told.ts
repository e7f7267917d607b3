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
  /** What it is about, by the name that it is asked for with and in words. */
  readonly matter: string
  readonly title: Words
  /** What the most pressing is. */
  readonly text: Words
  readonly clauses: readonly string[]
  /** By when the most pressing was or is to be done, and how many days that leaves; negative: over. */
  readonly by: Day
  readonly daysLeft: number
  /** Whom it falls to, who has most of it first; null: nobody by name, it is the body's own. */
  readonly who: readonly { readonly staff: Whose; readonly things: number }[]
  /** The command that settles it, or all of them, or else lists them. */
  readonly command: readonly string[]
  /** The command that lists those that are counted, and no others; of one customer's one thing, what is on record of them. */
  readonly listed: readonly string[]
}

/** What is to be done first, and how many things there are besides. */
export interface First {
  readonly things: readonly FirstThing[]
  readonly more: number
  /** How many things there are in all, by what is at stake. */
  readonly counts: Readonly<Record<Stake, number>>
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
  // Of what an owner sees to, or nobody, there is no list by whom it falls to.
  const hasLists = !kind.isOwned && (shares.length === 1 || shares.every(([whose]) => whose !== null))
  return [[whole], ...(hasLists ? [byWhom] : []), ...(isFew ? [each] : [])]
}

export const noCounts: First['counts'] = { answer: 0, certificate: 0, late: 0, risk: 0, due: 0, record: 0 }

/** Whoever waits for an answer is told of by name where they are a few, even if something lighter has no place then. */
const alwaysApart: Stake = 'answer'

/**
 * The at most seven things of all kinds. Each kind has a line of its own before any has a second; as far as there is room, the
 * graver ones are then told by whom they fall to, and one by one where they are a few. `asked`: what every list is asked with.
 */
export function told(kinds: Iterable<Kind>, day: Day, asked: readonly string[] = []): First {
  const wholes = [...kinds]
    .filter(({ shares }) => shares.size > 0)
    .map((kind): Line => ({ kind, shares: [...kind.shares].sort(byMost), alone: null }))
    .sort(byWeight)
  let room = Math.max(0, most - wholes.length)
  const lines = wholes.flatMap((whole) => {
    const ways = waysToTell(whole)
    const apart = ways.at(-1)
    const way =
      apart?.every(({ alone }) => alone !== null) && whole.kind.of.stake === alwaysApart
        ? apart
        : (ways.findLast(({ length }) => length - 1 <= room) ?? [whole])
    room = Math.max(0, room - (way.length - 1))
    return way
  })
  const shown = lines.sort(byWeight).slice(0, most)
  const ofMatter = (name: string) => wholes.filter(({ kind }) => kind.of.matter.name === name).length
  const counts = { ...noCounts }
  for (const whole of wholes) counts[whole.kind.of.stake] += thingsOf(whole)
  const all = stakes.reduce((total, stake) => total + counts[stake], 0)
  return {
    counts,
    things: shown.map((line) => lineTold(line, { day, asked, isOnly: ofMatter(line.kind.of.matter.name) === 1 })),
    more: all - shown.reduce((total, line) => total + thingsOf(line), 0),
  }
}

const byMost = ([a, one]: readonly [Whose, Share], [b, other]: readonly [Whose, Share]): number =>
  other.things - one.things || compared(a ?? '', b ?? '')

/** As of which day a line is told, what its list is asked with, and whether its matter has no other stake. */
interface Telling {
  readonly day: Day
  readonly asked: readonly string[]
  readonly isOnly: boolean
}

function lineTold(line: Line, { day, asked, isOnly }: Telling): FirstThing {
  const { kind, shares } = line
  const { customer, name, text, clauses, by, settle, forAll } = firstOf(line)
  const things = thingsOf(line)
  const isOne = things === 1
  const customers = isOne ? (customer === null ? 0 : 1) : sum(shares, (share) => share.customers)
  const only = shares.length === 1 && !kind.isOwned ? (shares[0]?.[0] ?? null) : null
  const list = kind.of.listed(only, isOnly)
  return {
    ...{ stake: kind.of.stake, customer, name, customers, things },
    ...{ matter: kind.of.matter.name, title: kind.of.matter.words },
    ...{ text, clauses, by, daysLeft: daysBetween(day, by) },
    who: shares.map(([staff, share]) => ({ staff, things: isOne ? 1 : share.things })),
    command: isOne ? settle : (forAll ?? list),
    listed: isOne && customer !== null ? ['customer', 'show', customer, ...asked] : list,
  }
}
