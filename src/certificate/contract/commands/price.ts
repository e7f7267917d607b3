import { refused, usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { holdsRole } from '../../../office/staff/rules.ts'
import { requireRoleOf } from '../../../office/staff/store/role.ts'
import { listStaff } from '../../../office/staff/store/staff.ts'
import type { Changes, Write } from '../../../register/register.ts'
import { type Priced, priceStanding, unknownOf } from '../../price-floor/rules.ts'
import { listFloors } from '../../price-floor/store.ts'
import { floorWords } from '../../price-floor/words.ts'
import { type ContractRow, pricedOf } from '../store.ts'

/**
 * 4.1.5: a management-system contract is not signed below the floor of its service, unless a manager decides so and says
 * why: then it is recorded, and stays a finding. `before` is the contract as it was on record, null where it is new; what
 * was signed so before is not judged again while its price, service and day stay. `onRecord` tells where the price can
 * be mended. Returns the columns that keep what was decided, and what to warn of.
 */
export async function decidePrice(
  tx: Write,
  row: ContractRow,
  before: ContractRow | null,
  { belowFloor, onRecord }: { readonly belowFloor: string | undefined; readonly onRecord: boolean },
): Promise<{ readonly columns: Changes<'contract'>; readonly doubts: readonly Words[] }> {
  const priced = pricedOf(row)
  if (belowFloor === undefined && before !== null && isSame(priced, pricedOf(before)))
    return { columns: {}, doubts: [] }
  const floors = await listFloors(tx.db)
  const standing = priceStanding(priced, floors)
  if (standing.state !== 'below') {
    if (belowFloor !== undefined) throw usage(floorWords.notBelow(row.number), floorWords.leaveBelowFloor)
    const doubts: Words[] = []
    if (standing.state === 'unknown') doubts.push(floorWords.cannotJudge(row.number, unknownOf(priced)))
    if (standing.state === 'no-floor' && priced.service !== null && priced.signedOn !== null) {
      const day = priced.signedOn
      const others = new Set(floors.filter(({ from }) => from <= day).map(({ service }) => service))
      doubts.push(floorWords.noFloor(priced.service, day, [...others]))
    }
    return { columns: { below_floor_reason: null, below_floor_by: null }, doubts }
  }
  const { amount, signedOn } = priced as { amount: number; signedOn: NonNullable<Priced['signedOn']> }
  const { floor } = standing
  if (belowFloor === undefined) {
    const managers = (await listStaff(tx.db)).filter(({ roles }) => holdsRole(roles, 'manager', signedOn))
    const names = managers.map(({ name }) => name)
    throw refused(
      '4.1.5',
      floorWords.below(row.number, amount, floor.service, floor.amount, floor.from),
      floorWords.decideBelow(floor.amount, names, onRecord ? row.number : null),
    )
  }
  const manager = await requireRoleOf(tx.db, tx.who.staff, ['manager'], '4.1.5', signedOn)
  return {
    columns: { below_floor_reason: belowFloor, below_floor_by: manager.id },
    doubts: [floorWords.signedBelow(row.number, manager.name)],
  }
}

const isSame = (a: Priced, b: Priced): boolean =>
  a.kind === b.kind && a.amount === b.amount && a.service === b.service && a.signedOn === b.signedOn
