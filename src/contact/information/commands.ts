import type { Day } from '../../clause/day.ts'
import { happened, notBefore } from '../../clause/fact.ts'
import { dueWithin } from '../../clause/judge.ts'
import { inForceFrom, valueOn } from '../../clause/limit.ts'
import { refused, usage } from '../../clause/problem.ts'
import { lines, type Words } from '../../clause/words.ts'
import { addWorkingDays } from '../../clause/working-days.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { heldOn } from '../../customer/customer/rules.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { vipSpans } from '../../customer/vip/store.ts'
import { workingCalendar } from '../../office/calendar/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { timely } from '../../office/limit/timely.ts'
import { goLive } from '../../office/setting/store.ts'
import { doneByAnybody } from '../../office/staff/done-by.ts'
import { requirePresent } from '../../office/staff/store/role.ts'
import { columnsOf, everyColumn, shownFields } from '../../record/columns.ts'
import { addNumbered, requireRow } from '../../record/find.ts'
import { flagsOf, numberOf, valuesOf } from '../../record/flags.ts'
import { onRow } from '../../record/rule.ts'
import { recordWords } from '../../record/sentences.ts'
import type { Db, Row } from '../../register/register.ts'
import { ask } from '../../terminal/ask.ts'
import { noun, verb, type WriteCall } from '../../terminal/command.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { held, required, text, worded, yes } from '../../terminal/flag.ts'
import { list, noneOf, one, orDash, table } from '../../terminal/result.ts'
import { contactWords } from '../contact/words.ts'
import { aboutFlag } from './commands/edit.ts'
import {
  checkInformationOrder,
  type InformationRecord,
  information,
  informationView,
  listInformation,
} from './information.ts'

const informationNumber = numberOf(information)
const flags = flagsOf(information)

const informationAdd = verb({
  words: { en: 'Record information about a customer, from any source', zh: '记录从各种渠道获得的客户信息' },
  access: 'write',
  by: doneByAnybody('4.1.2', 'received'),
  args: {
    customer: worded(
      { en: 'whom it is about, where it is in the register', zh: '涉及的客户（已登记时填写）' },
      customerArgument,
    ),
  },
  flags: {
    source: required(flags.source),
    received: required(flags.received),
    content: required(flags.content),
    about: aboutFlag,
    owner: flags.owner,
    actionNeeded: flags.actionNeeded,
  },
  asks: [
    'customer',
    ['about', ({ customer }) => customer === undefined],
    'actionNeeded',
    ['owner', ({ actionNeeded }) => actionNeeded !== undefined],
  ],
  rules: [async (db, { owner }, today) => owner !== undefined && requirePresent(db, owner, today)],
  examples: {
    'information add C00004 --source 电话 --received 2026-07-27 --content "New general manager" --action-needed': {
      en: 'learned by telephone, and somebody has to act',
      zh: '电话获知的信息，需采取措施',
    },
  },
  run: async (input, call) => {
    const received = happened(input.received, call.today, '--received')
    if (input.customer !== undefined && input.about !== undefined)
      throw usage(contactWords.twoSubjects, contactWords.oneSubject)
    const {
      there,
      late,
      live,
      passOnBy: due,
      view,
    } = await call.write(async (tx) => {
      const customerId = input.customer === undefined ? null : (await requireCustomer(tx.db, input.customer)).id
      const ownerId = input.owner === undefined ? null : (await requirePresent(tx.db, input.owner, tx.today)).id
      const isNeeded = input.actionNeeded === true || ownerId !== null
      const { source, content, about = null } = input
      const same = { customer_id: customerId, about, source, received_on: received, content }
      const [there = null] = tx.find('information', same)
      if (there !== null) refuseOtherAction(there, isNeeded, ownerId)
      const row = {
        ...valuesOf(information, input),
        ...same,
        action_needed: isNeeded ? 1 : 0,
        owner_id: ownerId,
        passing_asked: 1,
      } as const
      const number = there?.number ?? addNumbered(tx, information, row)
      const late = there === null ? await recordedLate(tx.db, received, call.today) : 0
      const view = await informationView(tx.db, number, call.today)
      return { there, late, live: await goLive(tx.db), passOnBy: await passOnBy(tx.db, view, customerId), view }
    })
    if (there !== null) return one('information', view, recordWords.already(there.number))
    const more: Words[] = []
    if (late > 0 && !view.migrated) more.push(contactWords.lateAlready(late))
    if (view.actionNeeded && view.owner === null) more.push(contactWords.needsOwner(view.number))
    if (view.migrated && live !== null) more.push(contactWords.migrated(live))
    if (due !== null) more.push(contactWords.passOnInformationBy(view.number, due))
    return one('information', view, lines([contactWords.informationAdded(view.number), ...more]))
  },
})

/** The same text again with another action is no retry: what is to be done would be lost without a word. */
function refuseOtherAction(there: Row<'information'>, isNeeded: boolean, ownerId: number | null): void {
  const isNew = (isNeeded && there.action_needed === 0) || (ownerId !== null && there.owner_id !== ownerId)
  if (isNew) throw usage(contactWords.otherAction(there.number), contactWords.changeAction(there.number))
}

/** 4.1.2: by how many days the recording is late already, 0 where it is in time. */
async function recordedLate(db: Db, received: Day, today: Day): Promise<number> {
  if (received < inForceFrom) return 0
  const days = valueOn(timely, received, await setLimits(db))
  return dueWithin(received, days, today, today, await workingCalendar(db)).daysLate
}

/** 4.3.3: the last day to pass it on in time, where it is about somebody who was a VIP when it was received; null elsewhere. */
async function passOnBy(
  db: Db,
  { received, migrated, passedOn }: Pick<InformationRecord, 'received' | 'migrated' | 'passedOn'>,
  customerId: number | null,
): Promise<Day | null> {
  if (customerId === null || migrated || passedOn !== null || received < inForceFrom) return null
  if (heldOn(await vipSpans(db, customerId), received) === null) return null
  return addWorkingDays(received, valueOn(timely, received, await setLimits(db)), await workingCalendar(db))
}

const informationAct = verb({
  words: { en: 'Name the owner of an action, or record what was done', zh: '明确措施责任人，或登记已采取的措施' },
  access: 'write',
  by: doneByAnybody('4.1.2', 'on'),
  args: { number: required(informationNumber) },
  flags: {
    action: flags.action,
    owner: flags.owner,
    on: pastDay({ en: 'the day it was done (default today)', zh: '措施日期（默认今天）' }),
  },
  asks: ['on'],
  rules: [onRow(information, refuseAct)],
  examples: {
    'information act IN-2026-0001 --action "Called the new manager" --owner 王芳': {
      en: 'what was done, and by whom',
      zh: '登记措施及责任人',
    },
  },
  run: async ({ number, on, ...typed }, call) => {
    const { action, owner } = await actionOrOwner(number, typed, call)
    const acted = happened(on ?? call.today, call.today, '--on')
    const { changed, view } = await call.write(async (tx) => {
      const row = await requireRow(tx.db, information, number)
      await refuseAct(row, { on: acted }, { db: tx.db, today: tx.today })
      const ownerId = owner === undefined ? row.owner_id : (await requirePresent(tx.db, owner, tx.today)).id
      if (ownerId === null) throw usage(contactWords.noOwnerYet(number), contactWords.giveOwner)
      const done = action === undefined ? {} : { action, acted_on: acted }
      const changed = tx.update('information', row.id, { action_needed: 1, owner_id: ownerId, ...done })
      return { changed, view: await informationView(tx.db, number, call.today) }
    })
    const said = action === undefined ? contactWords.owned(number, view.owner ?? '') : contactWords.acted(number)
    return one('information', view, changed ? said : recordWords.unchanged(number))
  },
})

/** Refuses what is done of closed information, before it was received, and by an owner who has left. */
async function refuseAct(
  { number, closed_on, received_on }: Row<'information'>,
  { on, owner }: { readonly on?: Day | undefined; readonly owner?: string | undefined },
  { db, today }: { readonly db: Db; readonly today: Day },
): Promise<void> {
  if (closed_on !== null) throw usage(contactWords.closedBefore(number, closed_on), contactWords.editClosed)
  if (on !== undefined) notBefore('--on', on, contactWords.theReceipt, received_on)
  if (owner !== undefined) await requirePresent(db, owner, today)
}

type Acted = Readonly<Record<'action' | 'owner', string | undefined>>

/**
 * What is recorded: on a terminal the owner is asked for where nobody owns the action, else what was done. Usage problem
 * elsewhere where neither is given.
 */
async function actionOrOwner(number: string, said: Acted, call: WriteCall): Promise<Acted> {
  if (said.action !== undefined || said.owner !== undefined) return said
  if (!call.interactive) throw usage(contactWords.nothingToRecord, contactWords.giveActionOrOwner)
  const { owner_id, closed_on } = await call.read((db) => requireRow(db, information, number))
  // Nobody answers a question to learn that it was closed before.
  if (closed_on !== null) throw usage(contactWords.closedBefore(number, closed_on), contactWords.editClosed)
  const present = held(flags.owner, (db, name: string, today) => requirePresent(db, name, today))
  if (owner_id === null) return { ...said, owner: await ask(present, 'owner', call) }
  return { ...said, action: await ask(flags.action, 'action', call) }
}

const informationClose = verb({
  words: { en: 'Close information with its outcome', zh: '关闭信息并登记结果' },
  access: 'write',
  by: doneByAnybody('4.1.2', 'on'),
  args: { number: required(informationNumber) },
  flags: {
    outcome: required(text({ en: 'what came of it', zh: '结果' })),
    on: pastDay({ en: 'the day it was closed (default today)', zh: '关闭日期（默认今天）' }),
  },
  asks: ['on'],
  rules: [onRow(information, refuseClosing)],
  examples: {
    'information close IN-2026-0001 --outcome "Contact person updated"': { en: 'how it ended', zh: '登记结果并关闭' },
  },
  run: async ({ number, outcome, on }, call) => {
    const closed = happened(on ?? call.today, call.today, '--on')
    const { before, view } = await call.write(async (tx) => {
      const row = await requireRow(tx.db, information, number)
      const before = row.closed_on
      refuseClosing(row, { on: closed })
      if (before === null) tx.update('information', row.id, { closed_on: closed, outcome })
      return { before, view: await informationView(tx.db, number, call.today) }
    })
    const said = before === null ? contactWords.closed(number, closed) : contactWords.alreadyClosed(number, before)
    return one('information', view, said)
  },
})

/** Refuses a closing on a day before what it follows, and of what nobody saw to. */
function refuseClosing(row: Row<'information'>, { on }: { readonly on?: Day | undefined }): void {
  if (row.closed_on !== null) return
  if (on !== undefined) checkInformationOrder({ ...row, closed_on: on }, '--on')
  // 4.1.2: an action that nobody owned was not seen to, whatever is said of its outcome.
  if (row.action_needed === 1 && row.owner_id === null)
    throw refused('4.1.2', contactWords.noOwnerYet(row.number), contactWords.actFirst(row.number))
}

/** What people need on one screen. */
const listedColumns = columnsOf(information, {
  number: { whole: true },
  received: { whole: true },
  name: {},
  source: {},
  content: {},
  owner: { shown: (item) => orDash(item.owner) },
  closed: {
    title: { en: 'Action', zh: '措施' },
    shown: contactWords.actionState,
    tone: (item) => (item.actionNeeded && item.closed === null ? 'warn' : undefined),
  },
})

const informationList = verb({
  words: { en: 'Information received, and what came of it', zh: '收到的信息及处理情况' },
  access: 'read',
  args: { customer: worded({ en: 'only about this customer', zh: '仅此客户的信息' }, customerArgument) },
  flags: { open: yes({ en: 'only where an action is still open', zh: '仅措施未关闭的' }) },
  examples: { 'information list --open': { en: 'what is still to be done', zh: '尚未处理完的信息' } },
  run: async ({ customer, open }, call) => {
    const views = await call.read(async (db) => {
      const customerId = customer === undefined ? undefined : (await requireCustomer(db, customer)).id
      return listInformation(db, { to: call.asOf, customerId, open })
    })
    const listed = list('information', listedColumns, views, noneOf({ customer, open }, contactWords.noInformation))
    return { ...listed, rows: table(everyColumn(information), views) }
  },
})

const informationShow = verb({
  words: { en: 'One record of information in full', zh: '查看一条信息记录' },
  access: 'read',
  args: { number: required(informationNumber) },
  examples: { 'information show IN-2026-0001': { en: 'what was learned and what was done', zh: '信息及处理情况' } },
  run: async ({ number }, call) => {
    const view = await call.read((db) => informationView(db, number, call.asOf))
    return one('information', view, null, shownFields(information, view))
  },
})

/** What is learned of customers from any source (4.1.2). */
export const informationCommands = noun(
  { en: 'What is learned of customers (4.1.2)', zh: '客户信息（4.1.2）' },
  {
    add: async () => informationAdd,
    act: async () => informationAct,
    close: async () => informationClose,
    'pass-on': async () => (await import('./commands/pass-on.ts')).informationPassOn,
    list: async () => informationList,
    show: async () => informationShow,
    edit: async () => (await import('./commands/edit.ts')).informationEdit,
    void: async () => (await import('./commands/edit.ts')).informationVoid,
  },
)
