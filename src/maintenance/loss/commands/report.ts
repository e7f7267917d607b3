import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { flagsOf, numberOf } from '../../../record/flags.ts'
import { ask } from '../../../terminal/ask.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { required, worded } from '../../../terminal/flag.ts'
import { loss, lossView } from '../loss.ts'
import { lossWords } from '../words.ts'
import { holder, refuseLacking } from './order.ts'
import { stepDay, takeSteps } from './steps.ts'

const { to, quality } = flagsOf(loss)
const recipients = {
  to: worded({ en: 'the manager of the department', zh: '部门经理' }, to),
  quality: worded({ en: 'who is of quality, of the loss of a VIP', zh: '质量负责人（VIP 客户流失）' }, quality),
} as const

/** `loss report`: to the manager of the department, the loss of a VIP to quality too, at once or later. */
export const lossReport = verb({
  words: {
    en: 'Record the report to the manager, the loss of a VIP to quality too',
    zh: '登记上报部门经理，VIP 客户流失的还须上报质量负责人',
  },
  access: 'write',
  by: doneBy('business', '4.3.7', 'on'),
  args: { number: required(numberOf(loss)) },
  flags: { ...recipients, on: stepDay },
  asks: ['on'],
  examples: {
    'loss report LS-2026-0001 --to 李经理 --quality 赵质': {
      en: 'to the manager, and the loss of a VIP to quality too',
      zh: '上报部门经理；VIP 客户流失的同时上报质量负责人',
    },
  },
  run: async ({ number, on, ...named }, call) => {
    const { to, quality } = await namedOrAsked(number, named, call)
    return takeSteps(number, on, call, async (tx, day) => ({
      ...(to === undefined ? {} : { reported: { manager_id: await holder(tx.db, to, 'manager', day) } }),
      ...(quality === undefined ? {} : { quality: { quality_id: await holder(tx.db, quality, 'quality', day) } }),
    }))
  },
})

type Named = Readonly<Record<'to' | 'quality', string | undefined>>

/** Who was told: on a terminal asked for where nobody is named, whoever is next. Usage problem elsewhere. */
async function namedOrAsked(number: string, named: Named, call: WriteCall): Promise<Named> {
  if (named.to !== undefined || named.quality !== undefined) return named
  const { missing } = await call.read((db) => lossView(db, number, call.today))
  const key = missing.includes('quality') && !missing.includes('reported') ? 'quality' : 'to'
  await call.read((db) => refuseLacking(db, number, key === 'to' ? 'reported' : 'quality', call.today))
  if (!call.interactive) throw usage(lossWords.nobodyNamed(key), lossWords.nameRecipients)
  return { ...named, [key]: await ask(recipients[key], key, call) }
}
