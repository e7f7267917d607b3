import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { customerById } from '../../../customer/customer/store/master.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { editing } from '../../../record/edit.ts'
import { flagsOf, refuseAhead } from '../../../record/flags.ts'
import { voiding } from '../../../record/void.ts'
import type { Changes, Db, Row } from '../../../register/register.ts'
import { choice, many, type ValuesOf } from '../../../terminal/flag.ts'
import { typed } from '../../../terminal/global-options.ts'
import { loss, lossDays, lossView, withoutStep } from '../loss.ts'
import { type LossStep, lossSteps, lossStepWords, stepBefore } from '../rules.ts'
import { lossWords } from '../words.ts'
import { decisions } from './decide.ts'
import { certificateOf, refuseTwice } from './open.ts'
import { holder, refuseDisorder } from './order.ts'

const { kind, certificate, situation, remedyAction, improvementAction, closed, outcome, ...steps } = flagsOf(loss)

const editFlags = {
  ...{ kind, certificate, situation, ...steps },
  ...{ remedy: decisions.remedy, remedyAction, improvement: decisions.improvement, improvementAction },
  ...{ closed, outcome },
  clear: many(
    choice(
      { en: 'this step is taken back', zh: '撤回此步骤' },
      { ...lossStepWords, closed: { en: 'closing', zh: '关闭' } },
    ),
  ),
} as const

type Edit = ValuesOf<typeof editFlags>
type Part = LossStep | 'closed'

/** What is said of each step, and the flag that gives its day. */
const parts = {
  verified: { day: 'verified', flags: ['verified', 'result'] },
  cause: { day: 'explained', flags: ['explained', 'cause'] },
  reported: { day: 'reported', flags: ['reported', 'to'] },
  quality: { day: 'reportedToQuality', flags: ['reportedToQuality', 'quality'] },
  decided: { day: 'decided', flags: ['decided', 'remedy', 'remedyAction', 'improvement', 'improvementAction'] },
  closed: { day: 'closed', flags: ['closed', 'outcome'] },
} as const satisfies Record<Part, { readonly day: keyof Edit; readonly flags: readonly (keyof Edit)[] }>

const partNames = [...lossSteps, 'closed'] as const

/** `loss edit`: what was mistyped, before and after on record with the reason; a step recorded by mistake is cleared. */
export const lossEdit = editing(loss, {
  words: { en: 'Correct what was mistyped of a loss or abnormality', zh: '更正录入有误的流失/异常' },
  by: doneBy('business', '4.3.7'),
  flags: editFlags,
  nameAField: lossWords.nameAField,
  examples: {
    'loss edit LS-2026-0001 --cause "The price, and the distance" --reason "one was left out"': {
      en: 'something was left out',
      zh: '补充漏填的原因',
    },
  },
  refuse: refuseUnclear,
  changes: async ({ db }, row, edit, own) => {
    refuseAbsent(row, edit)
    const wanted = { ...own, ...(await columnsWanted(db, row, edit)) }
    const after = { ...row, ...wanted } as Row<'loss'>
    refuseGaps(after)
    await refuseTwice(db, after)
    return wanted
  },
  whole: (_, row, edit) => {
    for (const name of ['remedy', 'improvement'] as const)
      if (edit[name] === 'yes' && edit[`${name}Action`] === undefined && row[`${name}_action`] === null)
        throw usage(lossWords.needsAction(name), lossWords.sayAction(name))
  },
  view: async (tx, number, call) => {
    const view = await lossView(tx.db, number, call.today)
    const [missing] = view.missing
    if (view.closed !== null && missing !== undefined)
      throw usage(lossWords.leavesGap(number, 'closed', missing), lossWords.clearBoth('closed'))
    return view
  },
})

/** A day ahead, a step that is to go and to be corrected at once, or an action of none. */
function refuseUnclear(edit: Edit, today: Day): void {
  refuseAhead(loss, edit, today)
  for (const name of edit.clear)
    if (parts[name].flags.some((flag) => edit[flag] !== undefined))
      throw usage(lossWords.clearedAndGiven(name), lossWords.oneOfThem)
  for (const name of ['remedy', 'improvement'] as const)
    if (edit[name] === 'no' && edit[`${name}Action`] !== undefined)
      throw usage(lossWords.actionOfNone(name), lossWords.leaveAction)
}

/** An edit corrects what is there: a step that was not taken is not taken by it. */
function refuseAbsent(row: Row<'loss'>, edit: Edit): void {
  const days = lossDays(row)
  for (const name of partNames)
    if (days[name] === null && parts[name].flags.some((flag) => edit[flag] !== undefined))
      throw usage(
        lossWords.notThere(row.number, name),
        name === 'closed' ? lossWords.closeIt(row.number) : lossWords.first(row.number, name),
      )
}

/** What is not as it was typed: whose certificate it is, who held the role then, what was decided, what is taken back. */
async function columnsWanted(db: Db, row: Row<'loss'>, edit: Edit): Promise<Changes<'loss'>> {
  const { certificate, to, quality } = edit
  const [reported, told] = [edit.reported ?? row.reported_on, edit.reportedToQuality ?? row.quality_on]
  const customer = await customerById(db, row.customer_id)
  const found = edit.found ?? row.found_on
  return Object.assign(
    {},
    certificate === undefined ? {} : { certificate_id: await certificateOf(db, customer, certificate, found) },
    to === undefined || reported === null ? {} : { manager_id: await holder(db, to, 'manager', reported) },
    quality === undefined || told === null ? {} : { quality_id: await holder(db, quality, 'quality', told) },
    decided('remedy', edit, row),
    decided('improvement', edit, row),
    ...edit.clear.map((name) => withoutStep[name]),
  )
}

/** A yes with its action, a no without. */
function decided(name: 'remedy' | 'improvement', edit: Edit, row: Row<'loss'>): Changes<'loss'> {
  const answer = edit[name]
  const action = edit[`${name}Action`]
  if (answer === 'no') return { [name]: 0, [`${name}_action`]: null }
  const is = answer === 'yes' || row[name] === 1
  if (action !== undefined && !is) throw usage(lossWords.actionOfNone(name), lossWords.leaveAction)
  return {
    ...(answer === undefined ? {} : { [name]: 1 }),
    ...(action === undefined ? {} : { [`${name}_action`]: action }),
  }
}

/** No step is left without the one before it, and none on a day before that. */
function refuseGaps(row: Row<'loss'>): void {
  const days = lossDays(row)
  for (const step of lossSteps) {
    const before = days[step] === null ? null : stepBefore(days, step)
    if (before !== null) throw usage(lossWords.leavesGap(row.number, step, before), lossWords.clearBoth(step))
  }
  refuseDisorder(row, (step) => typed(parts[step].day))
}

/** `loss void`: one that was recorded by mistake. */
export const lossVoid = voiding(loss, {
  words: { en: 'Take back a loss or abnormality recorded by mistake', zh: '作废误录的流失/异常' },
  by: doneBy('business', '4.3.7'),
  examples: { 'loss void LS-2026-0001 --reason "recorded twice"': { en: 'recorded twice', zh: '作废重复登记的事项' } },
  view: (tx, number, call) => lossView(tx.db, number, call.today),
})
