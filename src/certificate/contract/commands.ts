import { requireCustomer } from '../../customer/customer/store/find.ts'
import { valuesThen } from '../../customer/customer/store/values-then.ts'
import { numberOf } from '../../record/flags.ts'
import { noun, verb } from '../../terminal/command.ts'
import { offering, required, text, yes } from '../../terminal/flag.ts'
import { list, noneOf, one, table } from '../../terminal/result.ts'
import { contractColumns, contractFields, contractRows, contractThen, priceColumns } from './commands/record.ts'
import { contract, contractView, contractViews, requireContract } from './contract.ts'
import { contractsOn, pricesBy } from './on-day.ts'
import { contractWords } from './words.ts'

const contractList = verb({
  words: { en: 'Contracts and how far they are', zh: '合同及其进度' },
  access: 'read',
  args: { customer: offering('customer', text({ en: 'only those of this customer', zh: '仅此客户的合同' })) },
  flags: { running: yes({ en: 'only those that have not ended', zh: '仅未终止的合同' }) },
  examples: { 'contract list --running': { en: 'contracts that run today', zh: '今天履行中的合同' } },
  run: async ({ customer, running }, call) => {
    const records = await call.read(async (db) => {
      const only = customer === undefined ? undefined : (await requireCustomer(db, customer)).id
      const then = await valuesThen(db, call.asOf)
      const all = await contractViews(db, call.asOf, only)
      return all.map((record) => contractThen(record, then))
    })
    const wanted = records.filter(({ ended }) => running !== true || ended === null || ended > call.asOf)
    const listed = list('contracts', contractColumns(wanted), wanted, noneOf({ customer, running }, contractWords.none))
    return { ...listed, rows: table(contractRows, wanted) }
  },
})

const contractShow = verb({
  words: { en: 'One contract with its steps and prices', zh: '查看一份合同及其步骤、价格' },
  access: 'read',
  args: { number: required(numberOf(contract)) },
  examples: {
    'contract show HT-2025-001': { en: 'the contract with its steps and references', zh: '合同及各步骤的日期、凭证' },
  },
  run: async ({ number }, call) => {
    const record = await call.read(async (db) => {
      const row = await requireContract(db, number)
      const [then = row] = await contractsOn(db, [row], call.asOf)
      const shown = contractThen(await contractView(db, then, call.asOf), await valuesThen(db, call.asOf))
      return { ...shown, prices: await pricesBy(db, row, call.asOf) }
    })
    const { prices } = record
    return one('contract', record, null, contractFields(record), prices.length > 1 ? [table(priceColumns, prices)] : [])
  },
})

/** The contracts of customers and their steps (4.1.4). */
export const contractCommands = noun(
  { en: 'Contracts, their steps and prices (4.1.3–4.1.5)', zh: '合同及其步骤和价格（4.1.3–4.1.5）' },
  {
    add: async () => (await import('./commands/add.ts')).contractAdd,
    advance: async () => (await import('./commands/advance.ts')).contractAdvance,
    renew: async () => (await import('./commands/renew.ts')).contractRenew,
    list: async () => contractList,
    show: async () => contractShow,
    edit: async () => (await import('./commands/edit.ts')).contractEdit,
    end: async () => (await import('./commands/edit.ts')).contractEnd,
    void: async () => (await import('./commands/edit.ts')).contractVoid,
    floor: async () => (await import('../price-floor/commands.ts')).floorCommands,
    're-sign': async () => (await import('../re-sign/commands.ts')).reSignCommands,
  },
)
