import { happened } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { customerById } from '../../../customer/customer/store/master.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { everHolding, requireRoleOf } from '../../../office/staff/store/role.ts'
import type { Changes, Row, Write } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { choice, day, many, naming, offering, required, text, type ValuesOf } from '../../../terminal/flag.ts'
import { typed } from '../../../terminal/global-options.ts'
import { one } from '../../../terminal/result.ts'
import { type LossStep, lossSteps, lossStepWords, stepBefore, stepsMissing } from '../rules.ts'
import { changeLoss, lossByNumber, lossDays } from '../store.ts'
import { lossWords } from '../words.ts'
import { certificateOf, refuseTwice } from './open.ts'
import { checkLossOrder, decision, lossFlags, lossNumber, lossView, requireLoss } from './record.ts'

const dayOf = (en: string, zh: string) => day({ en, zh })

const editFlags = {
  ...lossFlags,
  found: dayOf('the day it was found', '发现日期'),
  verified: dayOf('the day it was verified again', '核实日期'),
  result: text({ en: 'what the verification came to', zh: '核实结果' }),
  explained: dayOf('the day the cause was found', '原因查明日期'),
  cause: text({ en: 'the cause', zh: '原因' }),
  reported: dayOf('the day it was reported to the manager', '上报部门经理日期'),
  to: naming(offering('staff', text({ en: 'the manager', zh: '部门经理' }, 'NAME')), everHolding(['manager'])),
  reportedToQuality: dayOf('the day it was reported to quality', '上报质量负责人日期'),
  quality: naming(
    offering('staff', text({ en: 'who of quality was told', zh: '质量负责人' }, 'NAME')),
    everHolding(['quality']),
  ),
  decided: dayOf('the day of the decisions', '决定日期'),
  remedy: decision({ en: 'whether it is remedied', zh: '是否补救' }),
  remedyAction: text({ en: 'how it is remedied', zh: '补救措施' }),
  improvement: decision({ en: 'whether something is improved', zh: '是否改进' }),
  improvementAction: text({ en: 'what is improved', zh: '改进措施' }),
  closed: dayOf('the day it was closed', '关闭日期'),
  outcome: text({ en: 'what came of it', zh: '结果' }),
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

const cleared: Readonly<Record<Part, Changes<'loss'>>> = {
  verified: { verified_on: null, verification: null, verified_by: null },
  cause: { cause_on: null, cause: null },
  reported: { reported_on: null, manager_id: null },
  quality: { quality_on: null, quality_id: null },
  decided: {
    ...{ decided_on: null, decided_by: null },
    ...{ remedy: null, remedy_action: null, improvement: null, improvement_action: null },
  },
  closed: { closed_on: null, outcome: null },
}

/** `loss edit`: what was mistyped, before and after on record with the reason; a step recorded by mistake is cleared. */
export const lossEdit = verb({
  words: { en: 'Correct what was mistyped of a loss or abnormality', zh: '更正录错的流失/异常' },
  access: 'write',
  by: doneBy('business', '4.3.7'),
  args: { number: required(lossNumber) },
  flags: { ...editFlags, reason: required(text({ en: 'why', zh: '原因' })) },
  examples: {
    'loss edit LS-2026-0001 --cause "The price, and the distance" --reason "one was left out"': {
      en: 'something was left out',
      zh: '补充漏填的原因',
    },
  },
  run: async ({ number, reason: _, ...edit }, call) => {
    refuseUnclear(edit, call.today)
    const { view, changed } = await call.write(async (tx) => {
      const row = await requireLoss(tx.db, number)
      refuseAbsent(row, edit)
      const wanted = await columnsWanted(tx, row, edit)
      const after = { ...row, ...wanted } as Row<'loss'>
      refuseDisorder(after)
      refuseTwice(tx, after)
      const changed = changeLoss(tx, row.id, wanted)
      const view = await lossView(tx.db, number, call.today)
      const [missing] = stepsMissing(view.kind, lossDays(after), view.vip)
      if (view.closed !== null && missing !== undefined)
        throw usage(lossWords.leavesGap(number, 'closed', missing), lossWords.clearBoth('closed'))
      return { view, changed }
    })
    return one('loss', view, changed ? lossWords.changed(number) : lossWords.unchanged(number))
  },
})

/** Nothing to change, a day ahead, or a step that is to go and to be corrected at once. */
function refuseUnclear(edit: Edit, today: Parameters<typeof happened>[1]): void {
  const { clear, ...given } = edit
  if (clear.length === 0 && Object.values(given).every((value) => value === undefined))
    throw usage(lossWords.nothingToChange, lossWords.nameAField)
  for (const flag of ['found', ...partNames.map((name) => parts[name].day)] as const) {
    const on = edit[flag]
    if (on !== undefined) happened(on, today, typed(flag))
  }
  for (const name of clear)
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

async function columnsWanted(tx: Write, row: Row<'loss'>, edit: Edit): Promise<Changes<'loss'>> {
  const { certificate } = edit
  const found = edit.found ?? row.found_on
  const certificateId =
    certificate === undefined
      ? undefined
      : await certificateOf(tx.db, await customerById(tx.db, row.customer_id), certificate, found)
  const idOf = async (name: string | undefined, role: 'manager' | 'quality', on: Row<'loss'>['found_on'] | null) =>
    name === undefined || on === null
      ? undefined
      : (await requireRoleOf(tx.db, name, [role], '4.3.7', on, lossWords.makeRole(name, role, on))).id
  const wanted = {
    kind: edit.kind,
    certificate_id: certificateId,
    found_on: edit.found,
    situation: edit.situation,
    verified_on: edit.verified,
    verification: edit.result,
    cause_on: edit.explained,
    cause: edit.cause,
    reported_on: edit.reported,
    manager_id: await idOf(edit.to, 'manager', edit.reported ?? row.reported_on),
    quality_on: edit.reportedToQuality,
    quality_id: await idOf(edit.quality, 'quality', edit.reportedToQuality ?? row.quality_on),
    decided_on: edit.decided,
    ...decided('remedy', edit, row),
    ...decided('improvement', edit, row),
    closed_on: edit.closed,
    outcome: edit.outcome,
  }
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
  return Object.assign(given, ...edit.clear.map((name) => cleared[name]))
}

/** A yes with its action, a no without. */
function decided(name: 'remedy' | 'improvement', edit: Edit, row: Row<'loss'>): Changes<'loss'> {
  const answer = edit[name]
  const action = edit[`${name}Action`]
  if (answer === 'no') return { [name]: 0, [`${name}_action`]: null }
  const is = answer === 'yes' || row[name] === 1
  if (action !== undefined && !is) throw usage(lossWords.actionOfNone(name), lossWords.leaveAction)
  if (is && action === undefined && row[`${name}_action`] === null && answer === 'yes')
    throw usage(lossWords.needsAction(name), lossWords.sayAction(name))
  return {
    ...(answer === undefined ? {} : { [name]: 1 }),
    ...(action === undefined ? {} : { [`${name}_action`]: action }),
  }
}

/** No step is left without the one before it, and none on a day before that. */
function refuseDisorder(row: Row<'loss'>): void {
  const days = lossDays(row)
  for (const step of lossSteps) {
    const before = days[step] === null ? null : stepBefore(days, step)
    if (before !== null) throw usage(lossWords.leavesGap(row.number, step, before), lossWords.clearBoth(step))
  }
  checkLossOrder(row, (step) => typed(parts[step].day))
}

/** `loss void`: one that was recorded by mistake. */
export const lossVoid = verb({
  words: { en: 'Take back a loss or abnormality recorded by mistake', zh: '作废误录的流失/异常' },
  access: 'write',
  by: doneBy('business', '4.3.7'),
  args: { number: required(lossNumber) },
  flags: { reason: required(text({ en: 'why', zh: '原因' })) },
  examples: { 'loss void LS-2026-0001 --reason "recorded twice"': { en: 'recorded twice', zh: '作废重复登记的事项' } },
  run: async ({ number, reason }, call) => {
    const view = await call.write(async (tx) => {
      if ((await lossByNumber(tx.db, number))?.voided_at != null) return null
      const { id } = await requireLoss(tx.db, number)
      const view = await lossView(tx.db, number, call.today)
      tx.void('loss', id, reason)
      return view
    })
    if (view === null) return one('loss', { number, voided: true }, lossWords.alreadyVoid(number))
    return one('loss', { ...view, voided: true }, lossWords.voided(number))
  },
})
