import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requiredReason } from '../../../record/reason.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Db } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { required } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { customerArgument } from '../argument.ts'
import type { Dealings } from '../dealings.ts'
import { customerRecord } from '../record.ts'
import { countWork, voidCustomer, voidedCustomer } from '../store/filed.ts'
import { requireCustomer } from '../store/find.ts'
import type { CustomerRow } from '../store/master.ts'
import { mergedCodes } from '../store/merge.ts'
import { customerWords } from '../words.ts'

/** `customer void`: a customer that was recorded by mistake, with its persons, maintainers and VIP standing. */
export const customerVoid = ({ relationsOn }: Dealings) =>
  verb({
    words: { en: 'Take back a customer that was recorded by mistake', zh: '作废误录的客户' },
    access: 'write',
    by: doneBy(['business', 'general'], '4.2.4'),
    args: { customer: required(customerArgument) },
    flags: { reason: requiredReason },
    examples: {
      'customer void C00021 --reason "never asked for certification"': {
        en: 'recorded by mistake',
        zh: '作废误录的客户',
      },
    },
    run: async ({ customer: named, reason }, call) => {
      const voided = await call.write(async (tx) => {
        const gone = await voidedCustomer(tx.db, named)
        if (gone !== null) return { gone }
        const row = await requireCustomer(tx.db, named)
        await refuseWithFacts(tx.db, row)
        const record = await customerRecord(tx.db, row, call.today, relationsOn)
        await voidCustomer(tx, row.id, reason)
        return { record }
      })
      if ('gone' in voided) {
        const { code, name } = voided.gone
        return one('customer', { code, name, voided: true }, recordWords.alreadyVoid(`${code} ${name}`))
      }
      const { code, name } = voided.record
      return one('customer', { ...voided.record, voided: true }, recordWords.voided(`${code} ${name}`))
    },
  })

async function refuseWithFacts(db: Db, row: CustomerRow): Promise<void> {
  const merged = await mergedCodes(db, row.id)
  if (merged.length > 0) throw usage(customerWords.hasMerged(row, merged), customerWords.undoMerge)
  const count = await countWork(db, row.id)
  if (count > 0) throw usage(customerWords.hasFacts(row, count), customerWords.mergeInstead(row.code))
}
