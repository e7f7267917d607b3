import { isBelowFloor, type PriceFloor } from '../../certificate/price-floor/rules.ts'
import { floorOn } from '../../certificate/price-floor/store.ts'
import { floorWords } from '../../certificate/price-floor/words.ts'
import type { Day } from '../../clause/day.ts'
import { type Fen, readFen } from '../../clause/fen.ts'
import { refused, usage } from '../../clause/problem.ts'
import { holdsRole } from '../../office/staff/rules.ts'
import { requireRoleOf } from '../../office/staff/store/role.ts'
import { listStaff } from '../../office/staff/store/staff.ts'
import type { Db } from '../../register/register.ts'
import type { ChangeLine } from '../application.ts'
import { submissionWords } from '../submission-words.ts'
import type { Subject } from './subject.ts'

/** A line of a submission as far as a price is judged by it. */
type Priced = Pick<ChangeLine, 'field' | 'contractId' | 'after'>

/** An amended price that lies below the floor of its service. */
interface Below {
  readonly contract: string
  readonly amount: Fen
  readonly floor: PriceFloor
}

/** The amended prices that lie below the floor of the day (4.1.5). */
export async function belowFloorOn(db: Db, papers: Subject, lines: readonly Priced[], on: Day): Promise<Below[]> {
  const below: Below[] = []
  for (const line of lines) {
    const contract = line.field === 'amount' ? papers.contracts.find(({ id }) => id === line.contractId) : undefined
    const service = contract?.service ?? null
    const floor = service === null ? null : await floorOn(db, service, on)
    const amount = readFen(line.after)
    if (contract !== undefined && floor !== null && amount !== null && isBelowFloor(contract.kind, amount, floor))
      below.push({ contract: contract.number, amount, floor })
  }
  return below
}

const managersOn = async (db: Db, on: Day): Promise<string[]> =>
  (await listStaff(db)).filter(({ roles }) => holdsRole(roles, 'manager', on)).map(({ name }) => name)

/** 4.1.5: a price below the floor is the manager's to decide. Refused where somebody else submits it. */
export async function refuseBelowUnlessManager(
  db: Db,
  [first]: readonly Below[],
  staff: string,
  on: Day,
): Promise<void> {
  if (first === undefined) return
  const managers = await managersOn(db, on)
  if (!managers.includes(staff)) throw decideBelow(first, managers)
}

const decideBelow = ({ contract, amount, floor }: Below, managers: readonly string[]) =>
  refused(
    '4.1.5',
    floorWords.below(contract, amount, floor.service, floor.amount, floor.from),
    submissionWords.decideBelow(managers),
  )

/** 4.1.5: an amended price is held against the floor of the day, too; below it a manager says why. */
export async function refuseBelowFloor(
  db: Db,
  papers: Subject,
  lines: readonly ChangeLine[],
  { reason, staff, on }: { readonly reason: string | null; readonly staff: string; readonly on: Day },
): Promise<void> {
  const [first] = await belowFloorOn(db, papers, lines, on)
  if (reason === null && first !== undefined) throw decideBelow(first, await managersOn(db, on))
  if (reason === null) return
  const amended = lines.find(({ field }) => field === 'amount')
  if (first === undefined) throw usage(floorWords.notBelow(amended?.paper ?? ''), floorWords.leaveBelowFloor)
  await requireRoleOf(db, staff, ['manager'], '4.1.5', on)
}
