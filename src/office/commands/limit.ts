import { inForceFrom, isWithin, type Limit, valueOn } from '../../clause/limit.ts'
import { usage } from '../../clause/problem.ts'
import { type Noun, noun, verb } from '../../terminal/command.ts'
import { count, day, required, text } from '../../terminal/flag.ts'
import { type Column, list, one, sentence } from '../../terminal/result.ts'
import { requireRole, setLimit, setLimits, voidLimit } from '../store.ts'
import { officeWords } from '../words.ts'

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

/** The commands on the figures that duties are judged by; `limits` are those of the procedure's clauses. */
export const limitCommands = (limits: readonly CitedLimit[]): Noun => {
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
        throw usage(officeWords.limitOutside(name, value), officeWords.limitBounds(limit.least, limit.most))
      if (from < inForceFrom) throw usage(officeWords.limitTooEarly(from), officeWords.limitSince(inForceFrom))
      const done = await call.write(async (tx) => {
        await requireRole(tx, 'manager', '3')
        return setLimit(tx, name, from, value, reason)
      })
      const said = done ? officeWords.limitSet(name, value, from) : officeWords.limitAlready(name)
      return one('limit', { name, value, from, reason }, said)
    },
  })
  const limitVoid = verb({
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
  return noun(
    { en: 'The figures that duties are judged by', zh: '判定所依据的限值' },
    {
      list: async () => limitList,
      set: async () => limitSet,
      void: async () => limitVoid,
    },
  )
}
