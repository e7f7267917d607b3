import { fold } from '../../../clause/fold.ts'
import { plainNumber } from '../../../clause/plain-number.ts'
import { takenBack, type Voiding, voidingOf } from '../../../customer/customer/store/taken-back.ts'
import { type Remark, remark } from '../../../intake/remark.ts'
import type { Db } from '../../../register/register.ts'
import type { ListField } from '../../headers.ts'
import type { Draft } from './draft.ts'
import { importWords } from './words.ts'

/** Whether something was taken back: then it is not entered again, and a warning says so. */
export function isTakenBack(
  voiding: Voiding | null,
  field: ListField,
  value: string | null,
  warnings: Remark<ListField>[],
): boolean {
  if (voiding !== null) warnings.push(remark(field, value, importWords.takenBack(voiding)))
  return voiding !== null
}

/**
 * What somebody took back by hand: a list that still has it does not enter it again, or a correction would last until
 * the next import.
 */
export class TakenBackRows {
  readonly #byKey = new Map<string, Voiding>()

  static async of(db: Db): Promise<TakenBackRows> {
    const rows = new TakenBackRows()
    for (const row of await takenBack(db, 'customer')) {
      const voiding = voidingOf(row)
      rows.#byKey.set(`code ${row.code}`, voiding)
      if (row.credit_code !== null) rows.#byKey.set(`credit ${row.credit_code}`, voiding)
      else rows.#byKey.set(`name ${fold(row.name_key)}`, voiding)
    }
    for (const row of await takenBack(db, 'person'))
      rows.#byKey.set(`person ${row.customer_id} ${row.name}`, voidingOf(row))
    for (const row of await takenBack(db, 'vip')) rows.#byKey.set(`vip ${row.customer_id}`, voidingOf(row))
    for (const row of await takenBack(db, 'contract')) rows.#byKey.set(`contract ${row.number}`, voidingOf(row))
    for (const row of await takenBack(db, 'certificate'))
      rows.#byKey.set(`certificate ${plainNumber(row.number)}`, voidingOf(row))
    return rows
  }

  #of(key: string): Voiding | null {
    return this.#byKey.size === 0 ? null : (this.#byKey.get(key) ?? null)
  }

  /** How the customer was taken back that a row is about, by code, credit code or, where it has neither, its name. */
  customer({ code, fields }: Draft): Voiding | null {
    if (this.#byKey.size === 0) return null
    const credit = fields.creditCode ?? null
    return (
      (code === null ? null : this.#of(`code ${code}`)) ??
      (credit === null ? null : this.#of(`credit ${credit}`)) ??
      (code === null && credit === null ? this.#of(`name ${fold(fields.name)}`) : null)
    )
  }

  person = (customerId: number, name: string): Voiding | null => this.#of(`person ${customerId} ${name}`)
  vip = (customerId: number): Voiding | null => this.#of(`vip ${customerId}`)
  certificate = (number: string): Voiding | null => this.#of(`certificate ${number}`)
  contract = (number: string): Voiding | null => this.#of(`contract ${number}`)
}
