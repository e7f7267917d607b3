import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { Problem } from '../../src/clause/problem.ts'
import { factTables } from '../../src/register/catalogue.ts'
import { Depended } from '../../src/register/dependents.ts'
import type { OpenRegister } from '../../src/register/file/open-register.ts'
import { statementsOf } from '../../src/register/file/statements.ts'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { type Db, headText, type Write } from '../../src/register/register.ts'
import type { FactTable } from '../../src/register/tables.ts'
import { tries } from '../tries.ts'
import { addCustomer, customer, entered, newFile, noon, open } from './registers.ts'

/** All that the fact tables hold, as queries see it. */
async function dump(register: OpenRegister): Promise<Record<string, unknown[]>> {
  const tables = factTables(statementsOf(register.raw)) as FactTable[]
  return register.read(async (db) => {
    const all: Record<string, unknown[]> = {}
    for (const table of tables) all[table] = await db.selectFrom(table).selectAll().orderBy('id').execute()
    return all
  })
}

type Act =
  | { readonly kind: 'customer' | 'person' | 'vip' | 'limit' }
  | { readonly kind: 'edit' | 'end'; readonly which: number; readonly text: string }
  | { readonly kind: 'void'; readonly table: 'customer' | 'person' | 'vip' | 'limit_value'; readonly which: number }
  | { readonly kind: 'reverse'; readonly which: number }

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom<Act>({ kind: 'customer' }, { kind: 'person' }, { kind: 'vip' }, { kind: 'limit' }),
  fc.record({
    kind: fc.constantFrom('edit' as const, 'end' as const),
    which: fc.nat(20),
    text: fc.constantFrom('甲', '乙', '丙 "x"', "'", ''),
  }),
  fc.record({
    kind: fc.constant('void' as const),
    table: fc.constantFrom('customer' as const, 'person' as const, 'vip' as const, 'limit_value' as const),
    which: fc.nat(20),
  }),
  fc.record({ kind: fc.constant('reverse' as const), which: fc.nat(20) }),
)

async function pick(db: Db, table: FactTable, which: number): Promise<number | undefined> {
  const rows = await db.selectFrom(table).select('id').where('voided_at', 'is', null).orderBy('id').execute()
  return rows.length === 0 ? undefined : rows[which % rows.length]?.id
}

async function perform(tx: Write, act: Act, n: number): Promise<unknown> {
  if (act.kind === 'reverse') return tx.reverse((act.which % Math.max(1, n)) + 1, 'undone')
  if (act.kind === 'customer') return tx.insert('customer', customer(`C${n}`, `客户${n}`))
  if (act.kind === 'limit')
    return tx.insert('limit_value', { name: `n${n}`, effective_on: '2026-01-01' as Day, value: n, reason: 'r' })
  const table = act.kind === 'void' ? act.table : act.kind === 'end' ? 'person' : 'customer'
  const id = await pick(tx.db, table, 'which' in act ? act.which : n)
  if (id === undefined) return undefined
  if (act.kind === 'void') return tx.void(act.table, id, 'taken back')
  if (act.kind === 'edit') return tx.update('customer', id, { name: act.text, phone: act.text || null, headcount: n })
  if (act.kind === 'end') return tx.update('person', id, { until_day: '2026-05-01' as Day, mobile: act.text || null })
  if (act.kind === 'person')
    return tx.insert('person', { customer_id: id, name: `人${n}`, mobile: `138${n}`, is_primary: 0 })
  return tx.insert('vip', { customer_id: id, from_day: '2026-02-01' as Day, file_number: `V${n}` })
}

test('the register known at an entry is the register as it stood then, table by table', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(acts, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), async (entries) => {
      const file = newFile()
      const register = open(file)
      const remembered = new Map<string, Awaited<ReturnType<typeof dump>>>()
      for (const [n, entry] of entries.entries()) {
        try {
          await register.write(entered(`entry ${n}`), async (tx) => {
            for (const [i, act] of entry.entries()) await perform(tx, act, n * 10 + i)
          })
        } catch (error) {
          // Undoing what later entries stand on is refused, and nothing of the entry is left.
          if (!(error instanceof Problem || error instanceof Depended)) throw error
        }
        if (register.written !== null) remembered.set(headText(register.head()), await dump(register))
      }
      expect(verifyRegister(register.raw).differences).toEqual([])
      register.close()
      for (const [head, facts] of remembered) {
        const past = open(file)
        // What was asked of the present must not be answered from it, nor with its columns.
        await dump(past)
        expect(headText(past.knownAt(head))).toBe(head)
        expect(headText(past.head())).toBe(head)
        // Twice: the views of the first reading must be gone.
        expect(await dump(past)).toEqual(facts)
        expect(await dump(past)).toEqual(facts)
        past.close()
      }
    }),
    { numRuns: tries(25) },
  )
})

/** Three entries, a second apart: added, edited, voided. */
async function three(): Promise<{ file: string; id: number }> {
  let now = noon
  const file = newFile()
  const register = open(file, () => now)
  const id = await addCustomer(register, 'C00001', '旧名')
  now += 1000
  await register.write(entered('customer edit'), (tx) => tx.update('customer', id, { name: '新名' }))
  now += 24 * 3600_000
  await register.write(entered('customer void'), (tx) => tx.void('customer', id, 'entered twice'))
  register.close()
  return { file, id }
}

const names = (register: OpenRegister) =>
  register.read((db) => db.selectFrom('customer').select(['name', 'void_reason']).execute())

test.each([
  ['#1', 1, '旧名'],
  ['#2', 2, '新名'],
  ['2026-06-30T04:00:00Z', 1, '旧名'],
  ['2026-06-30T04:00:00.999Z', 1, '旧名'],
  ['2026-06-30T12:00:01+08:00', 2, '新名'],
  ['2026-06-30T04:00Z', 1, '旧名'],
  ['2026-06-30', 2, '新名'],
  ['2026-12-31', 3, '新名'],
])('known at %s: after entry %d', async (moment, seq, name) => {
  const { file } = await three()
  const register = open(file)
  expect(register.knownAt(moment).seq).toBe(seq)
  expect(await names(register)).toEqual([{ name, void_reason: seq === 3 ? 'entered twice' : null }])
  register.close()
})

test('a day ends in the time zone of the register', async () => {
  const file = newFile()
  let now = Date.parse('2026-06-30T15:59:59.000Z')
  const register = open(file, () => now)
  await addCustomer(register, 'C00001', '甲')
  now = Date.parse('2026-06-30T16:00:00.000Z')
  await addCustomer(register, 'C00002', '乙')
  // Shanghai is eight hours ahead: the second was made on 1 July there.
  expect(register.knownAt('2026-06-30').seq).toBe(1)
  expect(register.knownAt('2026-07-01').seq).toBe(2)
  register.close()
})

test.each([
  '#0',
  '#4',
  '2026-06-29',
  '2026-06-30T03:59:59.999Z',
  '#1:ffff',
  'yesterday',
  '2026-13-01',
  '#',
  '2026-06-30T04:00:00',
])('known at %s is refused', async (moment) => {
  const { file } = await three()
  const register = open(file)
  expect(() => register.knownAt(moment)).toThrow(Problem)
  register.close()
})

test('the journal itself is that of the moment', async () => {
  const { file } = await three()
  const register = open(file)
  register.knownAt('#2')
  const entries = await register.read((db) => db.selectFrom('entry').select('seq').orderBy('seq').execute())
  expect(entries).toEqual([{ seq: 1 }, { seq: 2 }])
  expect(await register.read((db) => db.selectFrom('entry_change').select('id').execute())).toHaveLength(2)
  register.close()
})

test('a query that fails leaves no view of the past behind', async () => {
  const { file } = await three()
  const register = open(file)
  register.knownAt('#1')
  await expect(register.read(() => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped')
  expect(register.raw.prepare('SELECT count(*) FROM temp.sqlite_schema').pluck().get()).toBe(0)
  expect(await names(register)).toEqual([{ name: '旧名', void_reason: null }])
  register.close()
})

test('a time as the journal shows it is one in the register’s time zone, to the end of its minute or second', async () => {
  const file = newFile()
  let now = Date.parse('2026-06-30T09:30:15.968Z')
  const register = open(file, () => now)
  await addCustomer(register, 'C00001', '华夏')
  now += 60_000
  await addCustomer(register, 'C00002', '东海')
  // 17:30 and 17:31 in Shanghai.
  for (const moment of ['2026-06-30 17:30', '2026-06-30 17:30:15', '2026-06-30T17:30'])
    expect(register.knownAt(moment).seq).toBe(1)
  expect(register.knownAt('2026-06-30 17:31').seq).toBe(2)
  expect(() => register.knownAt('2026-06-30 17:30:14')).toThrow('no entry yet')
  register.close()
})
