import type { Day } from '../../../clause/day.ts'
import type { Fen } from '../../../clause/fen.ts'
import { refused, usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { customerById } from '../../../customer/customer/store/master.ts'
import { holdsRole } from '../../../office/staff/rules.ts'
import { requireRoleOf } from '../../../office/staff/store/role.ts'
import { listStaff } from '../../../office/staff/store/staff.ts'
import { inSentence } from '../../../record/flags.ts'
import type { Changes, Db, Write } from '../../../register/register.ts'
import {
  type DatedPrice,
  type JudgedPrice,
  judgedPrices,
  type Priced,
  type PriceFloor,
  priceStanding,
  servicesOn,
  unknownOf,
} from '../../price-floor/rules.ts'
import { listFloors } from '../../price-floor/store.ts'
import { floorWords } from '../../price-floor/words.ts'
import { contract } from '../contract.ts'
import { movesSigning, priceColumns, pricesOf, replacesPrice } from '../prices.ts'
import { type ContractRow, pricedOf } from '../store.ts'
import { contractWords } from '../words.ts'

/** What is decided on, and how it can be mended. */
interface Decision {
  readonly belowFloor: string | undefined
  readonly onRecord: boolean
}

/**
 * 4.1.5: no price of a management-system contract takes effect below the floor of its service, unless a manager decides so and says
 * why: then it is recorded, and stays a finding. `before` is the contract as it was on record, null where it is new; what
 * was agreed on before is not judged again while price, service and day stay. What replaces them in a signed contract as mistyped holds
 * since the day of what it corrects. `onRecord` tells where the price can be mended. Returns the columns that keep what was decided, and what to warn of.
 */
export async function decidePrice(
  tx: Write,
  row: ContractRow,
  before: ContractRow | null,
  { belowFloor, onRecord }: Decision,
): Promise<{ readonly columns: Changes<'contract'>; readonly doubts: readonly Words[] }> {
  const corrected = before !== null && (replacesPrice(before, row) || movesSigning(before, row))
  if (belowFloor === undefined && before !== null && !corrected && isSame(before, row))
    return { columns: {}, doubts: [] }
  const floors = await listFloors(tx.db)
  const found = judgedPrices(await pricesAfter(tx, row, before), floors).at(-1) ?? null
  if (found?.standing.state !== 'below') {
    if (belowFloor !== undefined) throw usage(floorWords.notBelow(row.number), floorWords.leaveBelowFloor)
    const columns = { below_floor_reason: null, below_floor_by: null }
    return { columns, doubts: found === null ? [] : doubtsOf(row.number, found, floors) }
  }
  const { floor } = found.standing
  const { amount, on } = found.price
  const day = corrected ? tx.today : on
  if (belowFloor === undefined) {
    const names = await managersOn(tx.db, day)
    const how = { number: onRecord ? row.number : null, signed: corrected }
    throw belowFloorProblem(row.number, amount ?? 0, floor, names, how)
  }
  const manager = await requireRoleOf(tx.db, tx.who.staff, ['manager'], '4.1.5', day)
  return {
    columns: { below_floor_reason: belowFloor, below_floor_by: manager.id },
    doubts: [floorWords.signedBelow(row.number, manager.name)],
  }
}

const managersOn = async (db: Db, day: Day): Promise<string[]> =>
  (await listStaff(db)).filter(({ roles }) => holdsRole(roles, 'manager', day)).map(({ name }) => name)

const belowFloorProblem = (
  number: string,
  amount: Fen,
  floor: PriceFloor,
  managers: readonly string[],
  how: Parameters<typeof floorWords.decideBelow>[2],
) =>
  refused(
    '4.1.5',
    floorWords.below(number, amount, floor.service, floor.amount, floor.from),
    floorWords.decideBelow(floor.amount, managers, how),
  )

/**
 * Whether the price of a new contract lies below the floor of its service on the day of its signing (4.1.5), which a manager decides.
 * Refused where somebody else signs it.
 */
export async function isBelowAsDecided(db: Db, number: string, priced: Priced, staff: string): Promise<boolean> {
  const standing = priceStanding(priced, await listFloors(db))
  const { on, amount } = priced
  if (standing.state !== 'below' || on === null || amount === null) return false
  const managers = await managersOn(db, on)
  if (managers.includes(staff)) return true
  throw belowFloorProblem(number, amount, standing.floor, managers, { number: null, signed: false })
}

/** The prices of a contract as a command leaves it, the oldest first. None if it is not signed. */
async function pricesAfter(tx: Write, row: ContractRow, before: ContractRow | null): Promise<readonly DatedPrice[]> {
  const { id, kind, service, amount, signed_on: on } = row
  if (before === null || before.signed_on === null)
    return on === null ? [] : [{ kind, service, amount, on, origin: 'signing' }]
  const [corrected, moved] = [replacesPrice(before, row), movesSigning(before, row)]
  const known = (await pricesOf(tx.db, [corrected || moved ? before : row])).get(id) ?? []
  const since = known.at(-1)?.on ?? before.signed_on
  if (moved && on !== null) {
    // An application changed the price since: what was signed is judged by the new day alone.
    const signed = known.findLast(({ origin }) => origin !== 'application')
    const amended = known.some(({ origin }) => origin === 'application')
    return [
      ...known,
      { ...(amended && signed !== undefined ? signed : { kind, service, amount }), on, origin: 'correction' },
    ]
  }
  return corrected ? [...known, { kind, service, amount, on: since, origin: 'correction' }] : known
}

/** What to warn of where it cannot be told whether a floor is held. */
function doubtsOf(
  number: string,
  { price, standing }: JudgedPrice<DatedPrice>,
  floors: readonly PriceFloor[],
): readonly Words[] {
  if (standing.state === 'unknown') return [floorWords.cannotJudge(number, unknownOf(price))]
  if (standing.state !== 'no-floor' || price.service === null) return []
  return [floorWords.noFloor(price.service, price.on, servicesOn(floors, price.on))]
}

const isSame = (before: ContractRow, after: ContractRow): boolean => {
  const [a, b] = [pricedOf(before), pricedOf(after)]
  return a.kind === b.kind && a.amount === b.amount && a.service === b.service && a.on === b.on
}

/**
 * 4.2.8, 4.2.3: once a contract is signed, its price and what it is for change through an application, or as the correction of what was
 * mistyped. Refused otherwise. Before that nothing is governed, and so nothing is a correction that 4.2.3 would list.
 */
export async function refusePriceChange(
  db: Db,
  before: ContractRow,
  after: ContractRow,
  correction: string | undefined,
): Promise<void> {
  if (correction !== undefined && before.signed_on === null)
    throw usage(contractWords.notSigned(before.number), contractWords.leaveCorrection)
  if (correction !== undefined || !replacesPrice(before, after)) return
  const changed = priceColumns.filter((column) => before[column] !== null && before[column] !== after[column])
  const { number } = before
  if (!changed.includes('amount'))
    throw refused(
      '4.2.3',
      contractWords.serviceSigned(
        number,
        changed.map((column) => inSentence(contract.fields[column].title)),
      ),
      contractWords.renewOrCorrect(number),
    )
  const { code } = await customerById(db, before.customer_id)
  throw refused('4.2.8', contractWords.amountSigned(number), contractWords.applyOrCorrect(code, number, after.amount))
}
