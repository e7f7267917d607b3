import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { flagsOf, numberOf } from '../../../record/flags.ts'
import type { Db } from '../../../register/register.ts'
import { ask } from '../../../terminal/ask.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { held, required, worded } from '../../../terminal/flag.ts'
import { loss, lossView } from '../loss.ts'
import { lossWords } from '../words.ts'
import { holder, refuseLacking } from './order.ts'
import { stepDay, stepsRule, takeSteps } from './steps.ts'

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
  rules: [
    stepsRule(async ({ to, quality, on }, row, db, today) => {
      const asked = to === undefined && quality === undefined ? await nextTold(db, row.number, today) : null
      return {
        ...(to === undefined && asked !== 'to'
          ? {}
          : { reported: to === undefined ? {} : await managerTold(db, to, on ?? today) }),
        ...(quality === undefined && asked !== 'quality'
          ? {}
          : { quality: quality === undefined ? {} : await qualityTold(db, quality, on ?? today) }),
      }
    }),
  ],
  examples: {
    'loss report LS-2026-0001 --to 李经理 --quality 赵质': {
      en: 'to the manager, and the loss of a VIP to quality too',
      zh: '上报部门经理；VIP 客户流失的同时上报质量负责人',
    },
  },
  run: async ({ number, on, ...named }, call) => {
    const { to, quality } = await namedOrAsked(number, named, on ?? call.today, call)
    return takeSteps(number, on, call, async ({ db }, day) => ({
      ...(to === undefined ? {} : { reported: await managerTold(db, to, day) }),
      ...(quality === undefined ? {} : { quality: await qualityTold(db, quality, day) }),
    }))
  },
})

type Named = Readonly<Record<'to' | 'quality', string | undefined>>

/** Who was told: on a terminal asked for where nobody is named, whoever is next. Usage problem elsewhere. */
async function namedOrAsked(number: string, named: Named, on: Day, call: WriteCall): Promise<Named> {
  if (named.to !== undefined || named.quality !== undefined) return named
  const key = await call.read((db) => nextTold(db, number, call.today))
  await call.read((db) => refuseLacking(db, number, key === 'to' ? 'reported' : 'quality', call.today))
  if (!call.interactive) throw usage(lossWords.nobodyNamed(key), lossWords.nameRecipients)
  const told = { to: managerTold, quality: qualityTold }[key]
  return {
    ...named,
    [key]: await ask(
      held(recipients[key], (db, name: string) => told(db, name, on)),
      key,
      call,
    ),
  }
}

/** Who is to be told next. */
async function nextTold(db: Db, number: string, today: Day): Promise<keyof Named> {
  const { missing } = await lossView(db, number, today)
  return missing.includes('quality') && !missing.includes('reported') ? 'quality' : 'to'
}

/** The columns of a report to the manager, and to quality. Refused (4.3.7) where they did not hold that role on the day. */
const managerTold = async (db: Db, name: string, on: Day) => ({ manager_id: await holder(db, name, 'manager', on) })
const qualityTold = async (db: Db, name: string, on: Day) => ({ quality_id: await holder(db, name, 'quality', on) })
