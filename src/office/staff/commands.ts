import { type Day, dayAfter, later } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import { joined, lines, same, type Words } from '../../clause/words.ts'
import { optionalReason } from '../../record/reason.ts'
import type { Db } from '../../register/register.ts'
import { ask } from '../../terminal/ask.ts'
import { type Noun, noun, verb, type WriteCall } from '../../terminal/command.ts'
import { day } from '../../terminal/day-flag.ts'
import {
  askedAs,
  choice,
  many,
  offering,
  ofKind,
  orOthers,
  required,
  searched,
  text,
  yes,
} from '../../terminal/flag.ts'
import { names } from '../../terminal/named.ts'
import { type Column, list, one, sentence, table } from '../../terminal/result.ts'
import { accountTyped, isSid } from '../account/rules.ts'
import { bindAccount, releaseAccount, requireStillTypes } from '../account/store/seat.ts'
import { accountsExplained, accountWords } from '../account/words.ts'
import { byStandingManager } from '../confirmation/done-by.ts'
import {
  refuseSelfGrant,
  requireInPerson,
  requireNoneBetween,
  requireStandingManager,
} from '../confirmation/store/standing.ts'
import { staffNamed } from './argument.ts'
import type { InHand, LeftOpen } from './in-hand.ts'
import { hasLeft, holdsRole, type RoleSpan, roles, rolesSince } from './rules.ts'
import {
  addName,
  addStaff,
  endRoles,
  findStaff,
  grantRole,
  listStaff,
  renameStaff,
  requireStaff,
  rolesByStaff,
  type StaffRecord,
} from './store/staff.ts'
import { officeWords } from './words.ts'

/** A role as programs split it from others: by blanks, with the days that it is held from, until, and was granted on where that was later. */
const spanCell = ({ role, from, until, granted }: RoleSpan): string =>
  `${role}@${from}${until ? `/${until}` : ''}${granted ? `(granted@${granted})` : ''}`

const staffColumns: readonly Column<StaffRecord>[] = [
  { key: 'name', title: { en: 'Name', zh: '姓名' }, cell: (staff) => staff.name, whole: true },
  {
    key: 'roles',
    title: { en: 'Roles', zh: '角色' },
    cell: (staff) => staff.roles.map(spanCell).join(' '),
    shown: (staff) => officeWords.heldRoles(staff.roles),
  },
  {
    key: 'alsoCalled',
    title: { en: 'Also called', zh: '其他姓名' },
    cell: (staff) => staff.alsoCalled.join(' ') || null,
    shown: (staff) => joined(staff.alsoCalled.map(same)),
  },
  { key: 'note', title: { en: 'Note', zh: '备注' }, cell: (staff) => staff.note },
]

/** Shown where anybody has one. */
const accountsColumn: Column<StaffRecord> = {
  key: 'accounts',
  title: { en: 'Accounts', zh: '系统账户' },
  cell: (staff) => staff.accounts.join(' ') || null,
  shown: (staff) => joined(staff.accounts.map(same)),
}

const leftOpenColumns: readonly Column<LeftOpen>[] = [
  { key: 'what', title: { en: 'Left open', zh: '未了事项' }, cell: (item) => item.what.en, shown: (item) => item.what },
  { key: 'number', title: { en: 'Number', zh: '编号' }, cell: (item) => item.number, whole: true },
  {
    key: 'command',
    title: { en: 'Give it to somebody with', zh: '交接命令' },
    cell: (item) => item.command.en,
    shown: (item) => item.command,
  },
]

const nameWords: Words = { en: 'the name, as it is typed everywhere', zh: '姓名（各处均按此填写）' }
const staffName = staffNamed(nameWords)
const roleFlag = choice({ en: 'a role of the procedure', zh: '程序规定的角色' }, roles, 'ROLE')

const staffAdd = verb({
  words: { en: 'Add a member of staff, with roles', zh: '添加人员及其角色' },
  access: 'write',
  by: byStandingManager,
  args: { name: required(ofKind('name', orOthers(offering('staff', text(nameWords, 'NAME'))))) },
  flags: {
    role: many(roleFlag),
    from: askedAs(
      { en: 'Roles held from', zh: '角色起始日期' },
      day('past', {
        en: `the roles are held from this day (default ${rolesSince})`,
        zh: `角色自该日起（默认 ${rolesSince}）`,
      }),
    ),
    note: text({ en: 'a remark', zh: '备注' }),
  },
  asks: ['role', 'from', 'note'],
  examples: { 'staff add 孙丽 --role business': { en: 'somebody new in the business department', zh: '业务部新成员' } },
  run: async ({ name, role, from, note }, call) => {
    const { staff, changed } = await call.write(async (tx) => {
      const { id, added } = await addStaff(tx, name, note)
      let changed = added
      if (role.length > 0 && !added) await refuseSelfGrant(tx, id)
      for (const each of role) changed = (await grantRole(tx, id, each, from ?? rolesSince)) || changed
      return { staff: await staffRecord(tx.db, name), changed }
    })
    return staffResult(staff, changed)
  },
})

const staffRole = verb({
  words: { en: 'Grant a role from a day on', zh: '自某日起授予角色' },
  access: 'write',
  by: byStandingManager,
  args: { name: required(staffName), role: required(roleFlag) },
  flags: {
    from: askedAs(
      { en: 'Role held from', zh: '角色起始日期' },
      day('past', { en: 'held from this day (default today)', zh: '自该日起（默认今天）' }),
    ),
  },
  asks: ['from'],
  examples: {
    'staff role 李强 quality --from 2026-01-01': { en: 'another role from a day on', zh: '自某日起再授予一个角色' },
  },
  run: async ({ name, role, from }, call) => {
    const { staff, changed } = await call.write(async (tx) => {
      const { id } = await requireStaff(tx.db, name)
      await refuseSelfGrant(tx, id)
      const changed = await grantRole(tx, id, role, from ?? call.today)
      return { staff: await staffRecord(tx.db, name), changed }
    })
    return staffResult(staff, changed, officeWords.staffHolds)
  },
})

/** Which of the roles that somebody holds ends: all of them unless one is chosen. Who holds one alone is not asked. */
const endedRole = askedAs(
  { en: 'Which role ends?', zh: '结束哪个角色？' },
  searched(roleFlag, async (db, typed, lang, { name = '' }, today) => {
    const staff = await findStaff(db, name)
    const held = staff === null ? [] : ((await rolesByStaff(db)).get(staff.id) ?? [])
    const open = new Set(held.flatMap(({ role, until }) => (until === null || until > today ? [role] : [])))
    if (open.size < 2) return []
    const each = [...open].map((value) => ({ value, name: roles[value][lang] }))
    const all = [{ value: '', name: officeWords.allRoles[lang] }, ...each]
    return all.filter(({ value, name }) => `${value} ${name}`.includes(typed.trim()))
  }),
)

/** The first day without the role, where a person is asked: tomorrow unless another is given, so that what was done today stays good. */
const lastAsked = async (call: WriteCall): Promise<Day> => ask({ ...endedOn, before: dayAfter(call.today) }, 'on', call)

const endedOn = askedAs(
  { en: 'First day without the role (from then on it is not held)', zh: '角色终止日期（自该日起不再任职）' },
  day('past', { en: 'the first day without it (default today)', zh: '自该日起不再担任（默认今天）' }),
)

const staffEnd = ({ maintained, leftOpen }: InHand) =>
  verb({
    words: { en: 'End a role, or all of somebody who leaves', zh: '结束某一角色，或离职人员的全部角色' },
    access: 'write',
    by: byStandingManager,
    args: { name: required(staffName) },
    flags: { role: endedRole, on: endedOn },
    asks: ['role'],
    examples: { 'staff end 赵敏 --on 2026-07-31': { en: 'leaves: all roles end', zh: '离职：全部角色终止' } },
    run: async ({ name, role, on }, call) => {
      const last = on ?? (call.interactive ? await lastAsked(call) : call.today)
      const { ended, open, record } = await call.write(async (tx) => {
        const { id, name: staff } = await requireStaff(tx.db, name)
        const ended = await endRoles(tx, id, role, last)
        await requireStandingManager(tx.db, later(last, tx.today))
        const held = (await rolesByStaff(tx.db)).get(id) ?? []
        const served = ended.length === 0 || holdsRole(held, 'business', last) ? 0 : await maintained(tx.db, name, last)
        if (served > 0) call.warn(officeWords.stillMaintains(name, served, last))
        const open = hasLeft(held, last) === null ? [] : await leftOpen(tx.db, staff, call.today)
        return { ended, open, record: await staffRecord(tx.db, name) }
      })
      const said = ended.length > 0 ? officeWords.rolesEnded(name, ended, last) : officeWords.noRoleToEnd(name)
      const more =
        open.length === 0 ? [] : [sentence(officeWords.leavesOpen(name, open.length)), table(leftOpenColumns, open)]
      return one('staff', { ...record, open }, said, [], more)
    },
  })

const staffEdit = verb({
  words: { en: 'Correct a mistyped name', zh: '更正录入有误的姓名' },
  access: 'write',
  by: byStandingManager,
  args: { name: required(staffName) },
  flags: { to: required(text({ en: 'the right name', zh: '正确的姓名' }, 'PERSON')), reason: optionalReason },
  examples: {
    'staff edit 李强 --to 李锵 --reason 录入错误': { en: 'the name was mistyped', zh: '更正录入有误的姓名' },
  },
  run: async (input, call) => {
    const { staff, done } = await call.write(async (tx) => {
      const done = await renameStaff(tx, input.name, input.to)
      return { staff: await staffRecord(tx.db, input.to), done }
    })
    const said = done ? officeWords.staffRenamed(input.name, input.to) : officeWords.staffAlready(input.to)
    return one('staff', staff, said)
  },
})

const staffAlias = ({ moveCustomers }: InHand) =>
  verb({
    words: {
      en: 'Record another name of somebody, such as a former one: both are one person',
      zh: '登记同一人员的其他姓名（如曾用名），两者视为一人',
    },
    access: 'write',
    by: byStandingManager,
    args: { name: required(staffName), other: required(text({ en: 'the other name', zh: '其他姓名' }, 'OTHER')) },
    examples: { 'staff alias 王芳 "Wang Fang"': { en: 'the two names are one person', zh: '两个姓名是同一人' } },
    run: async ({ name, other }, call) => {
      const { staff, added, moved, record } = await call.write(async (tx) => {
        const [one, two] = [await findStaff(tx.db, name), await findStaff(tx.db, other)]
        if (one !== null && two !== null && one.id !== two.id) {
          await requireInPerson(tx.db, tx.who)
          await requireNoneBetween(tx.db, one.id, two.id, tx.today)
        }
        const { staff, was, added } = await addName(tx, name, other)
        const moved = was === null ? 0 : await moveCustomers(tx, was, staff.id)
        return { staff, added, moved, record: await staffRecord(tx.db, name) }
      })
      const said = added ? [officeWords.alsoCalled(staff.name, other)] : [officeWords.staffAlready(staff.name)]
      if (moved > 0) said.push(officeWords.assignmentsMoved(staff.name, other, moved))
      return one('staff', record, lines(said))
    },
  })

const accountFlag = text(
  {
    en: 'an account of the machine: its user name, on Windows its SID (whoami /user)',
    zh: '系统账户：用户名；Windows 上为 SID（whoami /user）',
  },
  'ACCOUNT',
)

const staffAccount = verb({
  words: {
    en: 'Say which account of the machine is whose: they type from it, and nobody else does',
    zh: '登记人员的系统账户：此后由本人用该账户录入',
  },
  access: 'write',
  by: byStandingManager,
  args: { name: required(staffName), account: required(accountFlag) },
  flags: { end: yes({ en: 'it is no longer theirs', zh: '不再是其账户' }) },
  explained: async () => [accountsExplained],
  examples: {
    'staff account 李强 liqiang': { en: '李强 types from the account liqiang', zh: '李强用账户 liqiang 录入' },
    'staff account 李强 liqiang --end': { en: 'it is his no longer', zh: '该账户不再是李强的' },
  },
  run: async ({ name, account: typed, end }, call) => {
    const account = accountTyped(typed)
    const { staff, said } = await call.write(async (tx) => {
      const { name: known } = await requireStaff(tx.db, name)
      // One more account of one's own is typed for a manager as roles are, and waits.
      if (end === true || known !== tx.who.by) await requireInPerson(tx.db, tx.who)
      // What is taken back may have been mistyped.
      if (end !== true && call.world.platform === 'win32' && !isSid(account))
        throw usage(accountWords.notASid(account), accountWords.showSid)
      const changed = end === true ? await releaseAccount(tx, known, account) : await bindAccount(tx, known, account)
      if (changed) await requireStillTypes(tx, names(call.globals, call.world))
      const said = await accountSaid(tx.db, known, account, { end: end === true, changed })
      return { staff: await staffRecord(tx.db, known), said }
    })
    return one('staff', staff, said)
  },
})

async function accountSaid(
  db: Db,
  name: string,
  account: string,
  { end, changed }: { readonly end: boolean; readonly changed: boolean },
): Promise<Words> {
  if (end) return changed ? accountWords.released(name, account) : accountWords.notTheirs(name, account)
  if (!changed) return accountWords.already(name, account)
  const others = (await listStaff(db)).filter((each) => each.name !== name && each.accounts.includes(account))
  return others.length === 0
    ? accountWords.bound(name, account)
    : accountWords.boundToo(name, account, others.map((each) => each.name).join(', '))
}

const staffList = verb({
  words: { en: 'Who is on the staff, in which roles', zh: '人员及其角色' },
  access: 'read',
  examples: { 'staff list': { en: 'who works here, and as what', zh: '人员及其角色' } },
  run: async (_, call) => {
    const staff = await call.read(listStaff)
    const columns = staff.some(({ accounts }) => accounts.length > 0) ? [...staffColumns, accountsColumn] : staffColumns
    return list('staff', columns, staff, { en: 'Nobody is on the staff.', zh: '尚无人员。' })
  },
})

/** As it is once an act is done: what is only tried is not on record after it. */
async function staffRecord(db: Db, name: string): Promise<StaffRecord> {
  const { name: known } = await requireStaff(db, name)
  return (await listStaff(db)).find((staff) => staff.name === known) as StaffRecord
}

const staffResult = (staff: StaffRecord, changed: boolean, said = officeWords.staffAdded) =>
  one('staff', staff, changed ? said(staff.name, staff.roles) : officeWords.staffAlready(staff.name))

/** The commands on who works at the certification body. `inHand` tells what whoever leaves has to give to others. */
export const staffCommands = (inHand: InHand): Noun =>
  noun(
    { en: 'Who works here, in which roles', zh: '人员与角色' },
    {
      add: async () => staffAdd,
      role: async () => staffRole,
      edit: async () => staffEdit,
      end: async () => staffEnd(inHand),
      alias: async () => staffAlias(inHand),
      account: async () => staffAccount,
      list: async () => staffList,
    },
  )
