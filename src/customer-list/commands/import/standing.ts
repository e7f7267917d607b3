import type { Day } from '../../../clause/day.ts'
import { heldOn } from '../../../customer/customer/rules.ts'
import { customerById } from '../../../customer/customer/store/master.ts'
import { assign, isOfBusiness } from '../../../customer/maintainer/store.ts'
import { otherWithVipFile, setVip, vipSpans } from '../../../customer/vip/store.ts'
import { remark } from '../../../intake/remark.ts'
import { ListedStaff } from '../../../office/staff/listed-staff.ts'
import type { Write } from '../../../register/register.ts'
import { type Draft, type DraftFiled, filedBy } from './draft.ts'
import type { RowSaid } from './filed.ts'
import { isTakenBack, type TakenBackRows } from './taken-back.ts'
import { importWords } from './words.ts'

/** Who maintains the customers of a list, where neither the register nor the row says it. */
export interface MaintainedBy {
  readonly maintainer: string | null
  readonly maintainerSince: Day | null
}

/** Puts the maintainers that a list names on record. */
export class ListedMaintainers {
  readonly #tx: Write
  readonly #otherwise: MaintainedBy
  readonly #business = new Map<string, boolean>()
  readonly staff: ListedStaff

  constructor(tx: Write, otherwise: MaintainedBy) {
    this.#tx = tx
    this.#otherwise = otherwise
    this.staff = new ListedStaff(tx)
  }

  /** Assigns a customer that has nobody; one that is maintained stays so, and a warning says so. */
  async file(id: number, draft: Draft, { warnings }: RowSaid): Promise<boolean> {
    const tx = this.#tx
    const { maintainer, maintainerSince } = filedBy(draft)
    const wanted = maintainer ?? this.#otherwise.maintainer
    if (wanted === null) return false
    const from = maintainerSince ?? this.#otherwise.maintainerSince ?? tx.today
    const spans = tx
      .find('assignment', { customer_id: id })
      .map((row) => ({ staffId: row.staff_id, from: row.from_day, until: row.until_day }))
    const held = heldOn(spans, tx.today) ?? heldOn(spans, from)
    if (held === null) {
      const staffId = await this.staff.idOf(wanted)
      if (!(await this.#isOfBusiness(staffId, from)))
        warnings.push(remark('maintainer', wanted, importWords.notOfBusiness(from)))
      return assign(tx, id, staffId, from)
    }
    // A name that is not used is most likely mistyped: nobody is added for it.
    if (maintainer !== null && held.staffId !== (await this.staff.find(wanted))) {
      const [there] = tx.find('staff', { id: held.staffId })
      warnings.push(remark('maintainer', maintainer, importWords.unequalMaintainer(there?.name ?? '')))
    }
    return false
  }

  /** Asked once for each name and day: a list gives the same few to thousands of customers. */
  async #isOfBusiness(staffId: number, from: Day): Promise<boolean> {
    const key = `${staffId} ${from}`
    const known = this.#business.get(key) ?? (await isOfBusiness(this.#tx.db, staffId, from))
    this.#business.set(key, known)
    return known
  }
}

/**
 * Files what a row says of VIP standing. A list neither ends it nor begins it anew after somebody ended it or took it
 * back: it may be older than that. True where anything changed.
 */
export async function fileVip(
  tx: Write,
  id: number,
  vip: NonNullable<DraftFiled['vip']>,
  taken: TakenBackRows,
  { warnings, replaced, counts }: RowSaid,
): Promise<boolean> {
  const { db, today } = tx
  const spans = tx.find('vip', { customer_id: id }).length === 0 ? [] : await vipSpans(db, id)
  const held = heldOn(spans, today)
  if (vip === 'not') {
    if (held !== null) warnings.push(remark('vip', null, importWords.stillVip(held.from)))
    return false
  }
  const ended = spans.at(-1)?.until ?? null
  if (held === null && ended !== null && ended <= today && (vip.from === null || vip.from < ended)) {
    warnings.push(remark('vip', null, importWords.vipEnded(ended)))
    return false
  }
  if (spans.length === 0 && vip.from === null && isTakenBack(taken.vip(id), 'vip', null, warnings)) return false
  const from = vip.from ?? held?.from ?? today
  const other = vip.file === null ? null : await otherWithVipFile(tx, id, from, vip.file)
  if (other !== null) {
    const holder = await customerById(db, other)
    warnings.push(remark('vipFile', vip.file, importWords.vipFileElsewhere(holder.code)))
  }
  if (!(await setVip(tx, id, from, other === null ? vip.file : null, null))) return false
  if (held === null) counts.vips += 1
  replaced.push(remark('vip', null, importWords.vipFrom(from)))
  return true
}
