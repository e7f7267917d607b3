import type { Day } from '../clause/day.ts'
import { inForceFrom, isWithin, type Limit, valueOn } from '../clause/limit.ts'
import { usage } from '../clause/problem.ts'
import { maintainersOn } from '../customer/store/maintainer.ts'
import { customerNames } from '../customer/store/master.ts'
import type { Db } from '../register/register.ts'
import { type Noun, noun, type ReadCall, verb } from '../terminal/command.ts'
import { choice, count, day, many, required, text } from '../terminal/flag.ts'
import { type Column, field, list, one, sentence } from '../terminal/result.ts'
import { holdsRole, roles } from './rules.ts'
import {
  addStaff,
  endRoles,
  grantRole,
  listStaff,
  renameStaff,
  requireRole,
  requireStaff,
  rolesByStaff,
  type StaffRecord,
  setLimit,
  setLimits,
  voidLimit,
} from './store.ts'
import { officeWords } from './words.ts'

const staffColumns: readonly Column<StaffRecord>[] = [
  { key: 'name', title: { en: 'Name', zh: '姓名' }, cell: (staff) => staff.name, whole: true },
  {
    key: 'roles',
    title: { en: 'Roles', zh: '角色' },
    cell: (staff) =>
      staff.roles.map((span) => `${span.role}@${span.from}${span.until ? `/${span.until}` : ''}`).join(' '),
    shown: (staff) => officeWords.heldRoles(staff.roles),
  },
  { key: 'note', title: { en: 'Note', zh: '备注' }, cell: (staff) => staff.note },
]

const staffName = text({ en: 'the name, as it is typed everywhere', zh: '姓名（各处均按此填写）' }, 'NAME')
const roleFlag = choice({ en: 'a role of the procedure', zh: '程序规定的角色' }, roles, 'ROLE')

const staffAdd = verb({
  name: 'add',
  words: { en: 'Add a member of staff, with roles', zh: '添加人员及其角色' },
  access: 'write',
  args: { name: required(staffName) },
  flags: {
    role: many(roleFlag),
    from: day({ en: 'the roles are held from this day (default 2025-01-16)', zh: '角色自该日起（默认 2025-01-16）' }),
    note: text({ en: 'a remark', zh: '备注' }),
  },
  examples: ['staff add 王芳 --role business'],
  run: async ({ name, role, from, note }, call) => {
    const done = await call.write(async (tx) => {
      await requireRole(tx, 'manager', '3')
      const { id, added } = await addStaff(tx, name, note)
      let changed = added
      for (const each of role) changed = (await grantRole(tx, id, each, from ?? inForceFrom)) || changed
      return changed
    })
    return staffResult(await staffRecord(call, name), done)
  },
})

const staffRole = verb({
  name: 'role',
  words: { en: 'Grant a role from a day on', zh: '自某日起授予角色' },
  access: 'write',
  args: { name: required(staffName), role: required(roleFlag) },
  flags: { from: day({ en: 'held from this day (default today)', zh: '自该日起（默认今天）' }) },
  examples: ['staff role 王芳 manager --from 2026-01-01'],
  run: async ({ name, role, from }, call) => {
    const done = await call.write(async (tx) => {
      await requireRole(tx, 'manager', '3')
      const { id } = await requireStaff(tx.db, name)
      return grantRole(tx, id, role, from ?? call.today)
    })
    return staffResult(await staffRecord(call, name), done)
  },
})

const staffEnd = verb({
  name: 'end',
  words: { en: 'End a role, or all of somebody who leaves', zh: '结束某一角色，或离职人员的全部角色' },
  access: 'write',
  args: { name: required(staffName) },
  flags: {
    role: roleFlag,
    on: day({ en: 'the first day without it (default today)', zh: '自该日起不再担任（默认今天）' }),
  },
  examples: ['staff end 王芳 --on 2026-06-30'],
  run: async ({ name, role, on }, call) => {
    const last = on ?? call.today
    const ended = await call.write(async (tx) => {
      await requireRole(tx, 'manager', '3')
      const { id } = await requireStaff(tx.db, name)
      const ended = await endRoles(tx, id, role, last)
      const held = (await rolesByStaff(tx.db)).get(id) ?? []
      const codes = ended.length === 0 || holdsRole(held, 'business', last) ? [] : await maintained(tx.db, name, last)
      if (codes.length > 0) call.warn(officeWords.stillMaintains(name, codes, last))
      return ended
    })
    const said = ended.length > 0 ? officeWords.rolesEnded(name, ended, last) : officeWords.noRoleToEnd(name)
    return one('staff', await staffRecord(call, name), said)
  },
})

/** The codes of the customers that the member of staff maintains on the day (4.3.1). */
async function maintained(db: Db, name: string, day: Day): Promise<string[]> {
  const maintainers = await maintainersOn(db, day)
  return (await customerNames(db)).filter(({ id }) => maintainers.get(id) === name).map(({ code }) => code)
}

const staffEdit = verb({
  name: 'edit',
  words: { en: 'Correct a mistyped name', zh: '更正录错的姓名' },
  access: 'write',
  args: { name: required(staffName) },
  flags: {
    to: required(text({ en: 'the right name', zh: '正确的姓名' }, 'NEW')),
    reason: text({ en: 'why', zh: '原因' }),
  },
  examples: ['staff edit 王芳 --to 王方 --reason 录入错误'],
  run: async (input, call) => {
    const done = await call.write(async (tx) => {
      await requireRole(tx, 'manager', '3')
      if (input.reason !== undefined) tx.note(input.reason)
      return renameStaff(tx, input.name, input.to)
    })
    const said = done ? officeWords.staffRenamed(input.name, input.to) : officeWords.staffAlready(input.to)
    return one('staff', await staffRecord(call, input.to), said)
  },
})

const staffList = verb({
  name: 'list',
  words: { en: 'Who is on the staff, in which roles', zh: '人员及其角色' },
  access: 'read',
  examples: ['staff list'],
  run: async (_, call) =>
    list('staff', staffColumns, await call.read(listStaff), { en: 'Nobody is on the staff.', zh: '尚无人员。' }),
})

async function staffRecord(call: ReadCall, name: string) {
  const all = await call.read(listStaff)
  return all.find((staff) => staff.name === name) as StaffRecord
}

const staffResult = (staff: StaffRecord, changed: boolean) =>
  one('staff', staff, changed ? officeWords.staffAdded(staff.name, staff.roles) : officeWords.staffAlready(staff.name))

/** A limit as it is listed: what it is on the day, since when, and who says so. */
interface LimitRecord {
  readonly name: string
  readonly title: string
  readonly clauses: readonly string[]
  readonly value: number
  readonly from: string
  readonly source: 'procedure' | 'register'
}

/** A limit with the clauses that are judged by it. */
export interface CitedLimit {
  readonly limit: Limit
  readonly clauses: readonly string[]
}

const limitCommands = (limits: readonly CitedLimit[]): Noun => {
  const byName = new Map(limits.map(({ limit }) => [limit.name, limit]))
  const columns: readonly Column<LimitRecord>[] = [
    { key: 'name', title: { en: 'Limit', zh: '限值' }, cell: (item) => item.name, whole: true },
    { key: 'value', title: { en: 'Value', zh: '值' }, cell: (item) => item.value, align: 'right', whole: true },
    { key: 'from', title: { en: 'From', zh: '自' }, cell: (item) => item.from, whole: true },
    {
      key: 'source',
      title: { en: 'Set by', zh: '来源' },
      cell: (item) => item.source,
      shown: (item) =>
        item.source === 'procedure' ? { en: 'procedure', zh: '程序' } : { en: 'register', zh: '登记簿' },
    },
    { key: 'clauses', title: { en: 'Clauses', zh: '条款' }, cell: (item) => item.clauses.join(' ') },
    {
      key: 'title',
      title: { en: 'Meaning', zh: '含义' },
      cell: (item) => item.title,
      shown: (item) => byName.get(item.name)?.title ?? { en: item.title, zh: item.title },
    },
  ]
  const limitList = verb({
    name: 'list',
    words: { en: 'The limits in force on a day', zh: '某日有效的限值' },
    access: 'read',
    examples: ['limit list', 'limit list --as-of 2026-03-31'],
    run: async (_, call) => {
      const set = await call.read(setLimits)
      const records = limits.map(({ limit, clauses }): LimitRecord => {
        const own = (set.get(limit.name) ?? []).filter((dated) => dated.from <= call.asOf).at(-1)
        const procedures = limit.values.filter((dated) => dated.from <= call.asOf).at(-1) ?? limit.values[0]
        const value = valueOn(limit, call.asOf, set)
        const source =
          own !== undefined && own.value === value && own.from >= (procedures?.from ?? '') ? 'register' : 'procedure'
        const from = source === 'register' ? own?.from : procedures?.from
        return { name: limit.name, title: limit.title.en, clauses, value, from: from ?? '', source }
      })
      const ahead = limits.flatMap(({ limit: { name } }) =>
        (set.get(name) ?? []).filter(({ from }) => from > call.asOf).map(({ from, value }) => ({ name, value, from })),
      )
      const more = ahead.map(({ name, value, from }) => sentence(officeWords.limitAhead(name, value, from)))
      return list('limits', columns, records, { en: 'There are no limits.', zh: '没有限值。' }, more)
    },
  })
  const limitSet = verb({
    name: 'set',
    words: { en: 'Set a limit from a day on', zh: '自某日起设定限值' },
    access: 'write',
    args: {
      name: required(text({ en: 'the limit, as "limit list" names it', zh: '限值名称（见 limit list）' }, 'LIMIT')),
      value: required(count({ en: 'a whole number', zh: '整数' }, 0, 'VALUE')),
    },
    flags: {
      from: required(day({ en: 'in force from this day', zh: '自该日起生效' })),
      reason: required(text({ en: 'why, and on whose decision', zh: '原因及决定人' })),
    },
    examples: ['limit set contacts-a-year 3 --from 2027-01-01 --reason "management review 2026"'],
    run: async ({ name, value, from, reason }, call) => {
      const limit = byName.get(name)
      if (limit === undefined) throw usage(officeWords.unknownLimit(name), officeWords.knownLimits([...byName.keys()]))
      if (!isWithin(limit, value))
        throw usage(officeWords.limitOutside(name, value), officeWords.limitBounds(limit.least ?? 0, limit.most))
      const done = await call.write(async (tx) => {
        await requireRole(tx, 'manager', '3')
        return setLimit(tx, name, from, value, reason)
      })
      const said = done ? officeWords.limitSet(name, value, from) : officeWords.limitAlready(name)
      return one('limit', { name, value, from, reason }, said, [field('name', { en: 'Limit', zh: '限值' }, name)])
    },
  })
  const limitVoid = verb({
    name: 'void',
    words: { en: 'Take back a limit set by mistake', zh: '作废误设的限值' },
    access: 'write',
    args: { name: required(text({ en: 'the limit', zh: '限值名称' }, 'LIMIT')) },
    flags: {
      from: required(day({ en: 'the day it was set from', zh: '所设的生效日' })),
      reason: required(text({ en: 'why', zh: '原因' })),
    },
    examples: ['limit void contacts-a-year --from 2027-01-01 --reason "wrong year"'],
    run: async ({ name, from, reason }, call) => {
      await call.write(async (tx) => {
        await requireRole(tx, 'manager', '3')
        await voidLimit(tx, name, from, reason)
      })
      return one('limit', { name, from, reason }, officeWords.limitVoided(name, from))
    },
  })
  return noun('limit', { en: 'The figures that duties are judged by', zh: '判定所依据的限值' }, [
    limitList,
    limitSet,
    limitVoid,
  ])
}

/** The commands of the office: staff and their roles, limits. `limits` are those of the procedure's clauses. */
export const officeCommands = (limits: readonly CitedLimit[]): readonly Noun[] => [
  noun('staff', { en: 'Who works here, in which roles', zh: '人员与角色' }, [
    staffAdd,
    staffRole,
    staffEdit,
    staffEnd,
    staffList,
  ]),
  limitCommands(limits),
]
