import { plainNumber } from '../../../clause/plain-number.ts'
import type { Db, Row, Write } from '../../../register/register.ts'

/** A number in which anything is not as `plainNumber` has it: a blank, a small letter, full width. */
const globOfUnplain = '*[^!-`{-~]*'

/**
 * The certificates of a number, whatever it was recorded as: earlier versions kept numbers as they were typed. Those are read once, and a
 * register has few of them or none, so that each number costs no more than a look into an index.
 */
export class CertificatesByNumber {
  readonly #tx: Write
  readonly #unplain: ReadonlyMap<string, readonly string[]>

  private constructor(tx: Write, unplain: ReadonlyMap<string, readonly string[]>) {
    this.#tx = tx
    this.#unplain = unplain
  }

  static async of(tx: Write): Promise<CertificatesByNumber> {
    const numbers = await unplainNumbers(tx.db)
    return new CertificatesByNumber(
      tx,
      Map.groupBy(numbers, (number) => plainNumber(number)),
    )
  }

  /** By a number in its plain form, those first that are recorded so. */
  find(number: string): readonly Row<'certificate'>[] {
    const spelled = [number, ...(this.#unplain.get(number) ?? [])]
    return spelled.flatMap((each) => this.#tx.find('certificate', { number: each }))
  }
}

async function unplainNumbers(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('certificate')
    .select('number')
    .where('voided_at', 'is', null)
    .where((eb) => eb(eb.fn<number>('glob', [eb.val(globOfUnplain), 'number']), '=', 1))
    .orderBy('id')
    .execute()
  return rows.map(({ number }) => number)
}
