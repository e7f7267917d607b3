import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { optionalReason, reasonFor } from '../../../record/reason.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { required, worded, yes } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { customerArgument } from '../argument.ts'
import { customer } from '../customer.ts'
import type { Dealings } from '../dealings.ts'
import { type CustomerRecord, customerRecordById, customerRecordFields } from '../record.ts'
import { countFiled } from '../store/filed.ts'
import { requireCustomer } from '../store/find.ts'
import type { CustomerRow } from '../store/master.ts'
import { mergeCustomers, notKept } from '../store/merge.ts'
import { customerWords } from '../words.ts'

/** `customer merge A B`: the same organization entered twice becomes one; both codes go on naming it. */
export const customerMerge = ({ relationsOn }: Dealings) =>
  verb({
    words: { en: 'Make one of a customer that was entered twice', zh: '合并重复录入的客户' },
    access: 'write',
    // What would be merged is what it asks about.
    reviewed: 'itself',
    by: doneBy(['business', 'general'], '4.2.4'),
    args: {
      from: required(worded({ en: 'the customer that goes', zh: '并入方（不再单列）' }, customerArgument)),
      into: required(worded({ en: 'the customer that stays', zh: '保留方' }, customerArgument)),
    },
    flags: { dryRun: yes({ en: 'only say what would be moved', zh: '只说明将转移什么' }), reason: optionalReason },
    examples: {
      'customer merge C00002 C00001 --dry-run': {
        en: 'what would come together, without merging anything',
        zh: '试运行：看看会合并哪些内容',
      },
    },
    run: async ({ from: goes, into: stays, dryRun, reason }, call) => {
      const { from, into, facts } = await call.read(async (db) => {
        const from = await requireCustomer(db, goes)
        const into = await requireCustomer(db, stays)
        if (from.id === into.id) throw usage(customerWords.mergeItself(from), customerWords.mergeOther)
        return { from, into, facts: await countFiled(db, from.id) }
      })
      const [goesUnder, staysUnder] = [from.credit_code, into.credit_code]
      const areOthers = goesUnder !== null && staysUnder !== null && goesUnder !== staysUnder
      if (areOthers) call.warn(customerWords.otherCreditCodes(goesUnder, staysUnder))
      const left = notKept(from, into)
      const untaken = left.map((each) => ({ ...each, title: customer.fields[each.field].title }))
      if (left.length > 0) call.warn(customerWords.notKept(from, untaken))
      // Asked before the transaction: nobody else waits for a clerk who thinks it over.
      const agreed = dryRun === true || !call.interactive || (await confirmed(from, into, facts, call))
      const isDoubtful = areOthers && agreed && dryRun !== true
      const why = isDoubtful ? await reasonFor(reason, customerWords.mergeReason, call) : {}
      const record = agreed
        ? await merged(from, into, { dryRun: dryRun === true, ...why }, call, relationsOn)
        : await call.read((db) => customerRecordById(db, into.id, call.today, relationsOn))
      const words = dryRun ? 'wouldMerge' : agreed ? 'merged' : 'notMerged'
      const done = words === 'merged'
      const merge = { from: from.code, into: into.code, facts, dryRun: dryRun === true, done, notKept: left }
      const said = customerWords[words](from, into, facts)
      return one('customer', { ...record, merge }, said, customerRecordFields(record))
    },
  })

const confirmed = (from: CustomerRow, into: CustomerRow, facts: number, { world, lang }: WriteCall): Promise<boolean> =>
  world.prompts.confirm(customerWords.reallyMerge(from, into, facts)[lang], lang)

/** The customer that stays, as it is after the merge; under a dry run as it would be. */
const merged = (
  from: CustomerRow,
  into: CustomerRow,
  how: { readonly dryRun: boolean; readonly note?: string },
  call: WriteCall,
  relationsOn: Dealings['relationsOn'],
): Promise<CustomerRecord> =>
  call.write(async (tx) => {
    const [goes, stays] = [await requireCustomer(tx.db, from.code), await requireCustomer(tx.db, into.code)]
    if (goes.id === stays.id) throw usage(customerWords.mergeItself(goes), customerWords.mergeOther)
    await mergeCustomers(tx, goes, stays)
    return customerRecordById(tx.db, stays.id, call.today, relationsOn)
  }, how)
