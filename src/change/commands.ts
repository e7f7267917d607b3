import { requireCustomer } from '../customer/customer/store/find.ts'
import { type Role, roles } from '../office/staff/rules.ts'
import { noSuch } from '../record/find.ts'
import { noun, verb } from '../terminal/command.ts'
import { choice, offering, required, text, yes } from '../terminal/flag.ts'
import { list, noneOf, one } from '../terminal/result.ts'
import { standingOn } from './application.ts'
import { changeApplication } from './change.ts'
import { requireApplication } from './commands/perform.ts'
import { applicationNumber, changeDetail, changeRecords, nextActs } from './commands/record.ts'
import { changeColumns, changeDetailFields, changeDetailParts, nextColumns } from './commands/record-table.ts'
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
      const customerId = customer === undefined ? undefined : (await requireCustomer(db, customer)).id
      return changeRecords(await listApplications(db, { customerId }), call.asOf)
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
        return number === undefined ? acts.slice(0, 1).filter(() => standing.open) : acts
      })
    })
    return list('next', nextColumns, next, changeWords.nothingNext)
  },
})

/** Change applications (4.2, F01): an act each, as the table of transitions has them. */
export const changeCommands = noun(
  { en: 'Change applications (4.2, F01)', zh: '变更申请（4.2，F01）' },
  {
    submit: async () => (await import('./commands/submit.ts')).submit,
    list: async () => changeList,
    show: async () => changeShow,
    next: async () => changeNext,
    form: async () => (await import('./commands/form.ts')).changeForm,
    return: async () => (await import('./commands/acts.ts')).giveBack,
    classify: async () => (await import('./commands/acts.ts')).classify,
    confirm: async () => (await import('./commands/acts.ts')).confirm,
    'complete-documents': async () => (await import('./commands/acts.ts')).completeDocuments,
    review: async () => (await import('./commands/acts.ts')).review,
    audit: async () => (await import('./commands/acts.ts')).audit,
    decide: async () => (await import('./commands/acts.ts')).decide,
    'align-report': async () => (await import('./commands/acts.ts')).alignReport,
    approve: async () => (await import('./commands/acts.ts')).approve,
    enter: async () => (await import('./commands/acts.ts')).enter,
    forward: async () => (await import('./commands/acts.ts')).forward,
    reissue: async () => (await import('./commands/acts.ts')).reissue,
    close: async () => (await import('./commands/acts.ts')).close,
    reject: async () => (await import('./commands/acts.ts')).reject,
    retract: async () => (await import('./commands/acts.ts')).retract,
    void: async () => (await import('./commands/acts.ts')).voidApplication,
    signal: async () => (await import('./commands/signal.ts')).signal,
    report: async () => (await import('./commands/on-site.ts')).report,
    authorize: async () => (await import('./commands/on-site.ts')).authorize,
    refuse: async () => (await import('./commands/on-site.ts')).refuse,
    'return-file': async () => (await import('./commands/on-site.ts')).returnFile,
    notify: async () => (await import('./commands/on-site.ts')).notify,
  },
)
