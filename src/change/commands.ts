import type { CasesNaming } from '../certificate/certificate/referring.ts'
import { requireCustomer } from '../customer/customer/store/find.ts'
import { type Role, roles } from '../office/staff/rules.ts'
import { noSuch } from '../record/find.ts'
import { type Noun, noun, verb } from '../terminal/command.ts'
import { choice, offering, required, text, yes } from '../terminal/flag.ts'
import { isOnScreen } from '../terminal/format.ts'
import { list, noneOf, one, table } from '../terminal/result.ts'
import { standingOn } from './application.ts'
import { changeApplication } from './change.ts'
import { requireApplication } from './commands/perform.ts'
import { applicationNumber, changeDetail, changeRecords, nextActs } from './commands/record.ts'
import {
  changeColumns,
  changeDetailFields,
  changeDetailParts,
  customerNextColumns,
  nextColumns,
  nextRows,
} from './commands/record-table.ts'
import { type State, states } from './rules.ts'
import { listApplications } from './store/application.ts'
import { changeWords } from './words.ts'

const changeList = verb({
  words: { en: 'Change applications and what each waits for', zh: '变更申请及其等待事项' },
  access: 'read',
  args: { customer: offering('customer', text({ en: 'only those of this customer', zh: '仅此客户的申请' })) },
  flags: {
    open: yes({ en: 'only those that are not finished', zh: '仅未办结的' }),
    state: choice({ en: 'only those in this state', zh: '仅此状态' }, states),
    waitingFor: choice({ en: 'only those that wait for this role', zh: '仅等待该角色的' }, roles, 'ROLE'),
  },
  examples: {
    'change list --open': { en: 'applications that are under way', zh: '办理中的申请' },
    'change list --waiting-for certification': {
      en: 'those that wait for the certification department',
      zh: '等待认证部办理的申请',
    },
  },
  run: async ({ customer, open, state, waitingFor }, call) => {
    const records = await call.read(async (db) => {
      const asked = customer === undefined ? null : (await requireCustomer(db, customer)).id
      return changeRecords(await listApplications(db, { asked }), call.asOf)
    })
    const wanted = records.filter(
      (each) =>
        (open !== true || each.open) &&
        (state === undefined || each.state === (state as State)) &&
        (waitingFor === undefined || each.next?.roles.includes(waitingFor as Role) === true),
    )
    return list('changes', changeColumns, wanted, noneOf({ customer, open, state, waitingFor }, changeWords.none))
  },
})

const changeShow = verb({
  words: { en: 'One change application with all that was done', zh: '查看一份变更申请及其办理过程' },
  access: 'read',
  args: { application: required(applicationNumber) },
  examples: { 'change show CH-2026-0001': { en: 'the application with every act', zh: '申请及其全部办理过程' } },
  run: async ({ application: number }, call) => {
    const { detail, possible } = await call.read(async (db) => {
      const application = await requireApplication(db, number)
      const standing = standingOn(application, call.asOf)
      const detail = await changeDetail(db, application, call.asOf)
      if (detail === null || standing === null) throw noSuch(changeApplication, number)
      return { detail, possible: nextActs(application, standing) }
    })
    return one('change', { ...detail, possible }, null, changeDetailFields(detail), changeDetailParts(detail, possible))
  },
})

const changeNext = verb({
  words: { en: 'What can be done now, by whom, and the command', zh: '现在可办理的事项、办理人和命令' },
  access: 'read',
  args: { application: applicationNumber },
  examples: {
    'change next CH-2026-0001': {
      en: 'what can be done with this one, by whom, and how',
      zh: '该申请下一步可办理什么、由谁、用什么命令',
    },
    'change next': { en: 'what every open one waits for', zh: '每份未结申请等待什么' },
  },
  run: async ({ application: number }, call) => {
    const next = await call.read(async (db) => {
      const only = number === undefined ? await listApplications(db) : [await requireApplication(db, number)]
      return only.flatMap((application) => {
        const standing = standingOn(application, call.asOf)
        if (standing === null) return []
        const acts = nextActs(application, standing)
        const named = acts.map((act) => ({
          ...act,
          customer: application.customer.code,
          name: application.customer.name,
        }))
        return number === undefined ? named.slice(0, 1).filter(() => standing.open) : named
      })
    })
    const columns = isOnScreen(call) ? customerNextColumns : nextColumns
    return { ...list('next', columns, next, changeWords.nothingNext), rows: table(nextRows, next) }
  },
})

/** The command of an act: what the act takes and does is loaded when it is asked for. */
const actOf = (act: Parameters<typeof import('./commands/acts.ts').verbOf>[0]) => async () =>
  (await import('./commands/acts.ts')).verbOf(act)

/**
 * Change applications (4.2, F01): an act each, as the table of transitions has them. What a complaint or an appeal is about is
 * not voided: `casesNaming` tells.
 */
export const changeCommands = (casesNaming: CasesNaming): Noun =>
  noun(
    { en: 'Change applications (4.2, F01)', zh: '变更申请（4.2，F01）' },
    {
      submit: async () => (await import('./commands/submit.ts')).submit,
      list: async () => changeList,
      show: async () => changeShow,
      next: async () => changeNext,
      form: async () => (await import('./commands/form.ts')).changeForm,
      return: actOf('return'),
      classify: actOf('classify'),
      confirm: actOf('confirm'),
      'complete-documents': actOf('complete-documents'),
      review: actOf('review'),
      'plan-audit': actOf('plan-audit'),
      audit: actOf('audit'),
      decide: actOf('decide'),
      'align-report': actOf('align-report'),
      approve: actOf('approve'),
      enter: actOf('enter'),
      forward: actOf('forward'),
      reissue: actOf('reissue'),
      close: actOf('close'),
      reject: actOf('reject'),
      retract: actOf('retract'),
      void: async () => (await import('./commands/acts.ts')).voidVerb(casesNaming),
      signal: async () => (await import('./commands/signal.ts')).signal,
      report: actOf('report'),
      authorize: actOf('authorize'),
      refuse: actOf('refuse'),
      'return-file': actOf('return-file'),
      notify: actOf('notify'),
    },
  )
