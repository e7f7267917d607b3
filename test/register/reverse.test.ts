import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { Depended, type Dependent } from '../../src/register/dependents.ts'
import type { OpenRegister } from '../../src/register/file/open-register.ts'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { undoNote } from '../../src/register/undone.ts'
import { tries } from '../tries.ts'
import { addCustomer, customer, entered, newFile, open } from './registers.ts'

const undo = (register: OpenRegister, seq: number) =>
  register.write(entered(`undo ${seq}`, { note: undoNote(seq) }), (tx) => tx.reverse(seq, undoNote(seq)))

/** That an entry is not undone before these are, in this order; undoing them so makes way for it. */
async function rests(register: OpenRegister, seq: number, expected: readonly (readonly [seq: number, why: string])[]) {
  const refusal = await undo(register, seq).catch((error) => error)
  expect(refusal).toBeInstanceOf(Depended)
  expect(refusal.dependents.map((each: Dependent) => [each.seq, each.why.en])).toEqual(expected)
}

const customers = (register: OpenRegister) =>
  register.raw.prepare('SELECT code, name, voided_at IS NOT NULL AS voided FROM customer ORDER BY id').all()

async function register(): Promise<OpenRegister> {
  const made = open(newFile())
  await addCustomer(made, 'C00001', '华夏')
  return made
}

test('undoing an add voids it, with a reason', async () => {
  const made = await register()
  expect(await undo(made, 1)).toBe(1)
  expect(customers(made)).toEqual([{ code: 'C00001', name: '华夏', voided: 1 }])
  expect(made.raw.prepare('SELECT void_reason FROM customer').pluck().get()).toBe('undo of #1')
  expect(made.head().seq).toBe(2)
})

test('undoing an edit sets the earlier values back, null among them', async () => {
  const made = await register()
  await made.write(entered('edit'), (tx) => tx.update('customer', 1, { name: '华夏集团', phone: '010' }))
  expect(await undo(made, 2)).toBe(1)
  expect(made.raw.prepare('SELECT name, phone FROM customer').get()).toEqual({ name: '华夏', phone: null })
})

test('undoing a void makes it valid again, and undoing an undo too', async () => {
  const made = await register()
  await made.write(entered('void'), (tx) => tx.void('customer', 1, 'entered twice'))
  await undo(made, 2)
  expect(customers(made)).toMatchObject([{ voided: 0 }])
  await undo(made, 3)
  expect(customers(made)).toMatchObject([{ voided: 1 }])
  expect(made.raw.prepare('SELECT void_reason FROM customer').pluck().get()).toBe('entered twice')
  await undo(made, 4)
  await undo(made, 1)
  await undo(made, 6)
  expect(customers(made)).toMatchObject([{ voided: 0 }])
  expect(verifyRegister(made.raw).differences).toEqual([])
})

test('an entry that added and changed the same row is undone as a whole', async () => {
  const made = await register()
  await made.write(entered('add'), async (tx) => {
    const id = tx.insert('customer', customer('C00002', '东海'))
    tx.update('customer', id, { name: '东海机床' })
    tx.insert('person', { customer_id: id, name: '赵敏', is_primary: 1 })
  })
  expect(await undo(made, 2)).toBe(2)
  expect(customers(made)).toMatchObject([{ voided: 0 }, { code: 'C00002', voided: 1 }])
  expect(made.raw.prepare('SELECT count(*) FROM person WHERE voided_at IS NULL').pluck().get()).toBe(0)
})

test('a row that replaced another gives its place back', async () => {
  const made = await register()
  const limit = { name: 'contacts-a-year', effective_on: '2026-01-01' as Day, reason: 'r' }
  await made.write(entered('limit set'), (tx) => tx.insert('limit_value', { ...limit, value: 2 }))
  await made.write(entered('limit set'), async (tx) => {
    tx.void('limit_value', 1, 'replaced')
    tx.insert('limit_value', { ...limit, value: 3 })
  })
  await undo(made, 3)
  expect(made.raw.prepare('SELECT value FROM limit_value WHERE voided_at IS NULL').pluck().all()).toEqual([2])
})

test('what a later entry changed again is not undone, and the later entry is named', async () => {
  const made = await register()
  await made.write(entered('edit'), (tx) => tx.update('customer', 1, { name: '华夏集团' }))
  await rests(made, 1, [[2, 'changed the same customer']])
  await made.write(entered('edit'), (tx) => tx.update('customer', 1, { phone: '010' }))
  expect(await undo(made, 2)).toBe(1)
  expect(made.raw.prepare('SELECT name, phone FROM customer').get()).toEqual({ name: '华夏', phone: '010' })
})

test('an add is not undone where a later entry filled in what it left empty', async () => {
  const made = await register()
  await made.write(entered('edit'), (tx) => tx.update('customer', 1, { phone: '010' }))
  await rests(made, 1, [[2, 'changed the same customer']])
  await undo(made, 2)
  expect(await undo(made, 1)).toBe(1)
})

test('a row that was taken back since is not changed any more', async () => {
  const made = await register()
  await made.write(entered('edit'), (tx) => tx.update('customer', 1, { name: '华夏集团' }))
  await made.write(entered('void'), (tx) => tx.void('customer', 1, 'entered twice'))
  await rests(made, 2, [[3, 'changed the same customer']])
})

test('what later facts refer to is not taken back', async () => {
  const made = await register()
  await made.write(entered('vip'), (tx) => tx.insert('vip', { customer_id: 1, from_day: '2026-01-01' as Day }))
  await rests(made, 1, [[2, 'its vip refers to the customer']])
  await undo(made, 2)
  expect(await undo(made, 1)).toBe(1)
})

test('what belongs to a row that was taken back does not come back alone', async () => {
  const made = await register()
  await made.write(entered('vip'), (tx) => tx.insert('vip', { customer_id: 1, from_day: '2026-01-01' as Day }))
  await undo(made, 2)
  await undo(made, 1)
  await rests(made, 3, [[4, 'took the customer of the vip back']])
})

test('a void is not undone where another row has taken the place', async () => {
  const made = await register()
  await made.write(entered('void'), (tx) => tx.void('customer', 1, 'entered twice'))
  await addCustomer(made, 'C00001', '华夏')
  await expect(undo(made, 2)).rejects.toMatchObject({
    exitCode: 3,
    words: { en: expect.stringMatching(/another customer/) },
  })
  expect(customers(made)).toMatchObject([{ voided: 1 }, { voided: 0 }])
})

test('an entry that is not there, or changed nothing, says so', async () => {
  const made = await register()
  await made.write(entered('restore', { always: true }), async () => undefined)
  for (const seq of [2, 9]) await expect(undo(made, seq)).rejects.toMatchObject({ exitCode: 2 })
  expect(made.head().seq).toBe(2)
})

test('everything that rests on an entry is named, in the order in which it can be undone', async () => {
  const made = await register()
  await made.write(entered('edit'), (tx) => tx.update('customer', 1, { phone: '010' }))
  await made.write(entered('contract'), (tx) =>
    tx.insert('contract', { customer_id: 1, number: 'HT-1', kind: 'certification' }),
  )
  await made.write(entered('edit'), (tx) => tx.update('customer', 1, { phone: '020' }))
  await made.write(entered('contract edit'), (tx) => tx.update('contract', 1, { note: '加急' }))
  const order = [
    [5, 'changed the same contract'],
    [4, 'changed the same customer'],
    [3, 'its contract refers to the customer'],
    [2, 'changed the same customer'],
  ] as const
  await rests(made, 1, order)
  await rests(made, 2, [[4, 'changed the same customer']])
  for (const [seq] of order) await undo(made, seq)
  expect(await undo(made, 1)).toBe(1)
  expect(verifyRegister(made.raw).differences).toEqual([])
})

test('what was entered later and undone later is not named', async () => {
  const made = await register()
  await made.write(entered('edit'), (tx) => tx.update('customer', 1, { phone: '010' }))
  await made.write(entered('edit'), (tx) => tx.update('customer', 1, { phone: '020' }))
  await undo(made, 3)
  await rests(made, 1, [[2, 'changed the same customer']])
})

test('a change back to an owner that was taken back is no way round', async () => {
  const made = await register()
  await addCustomer(made, 'C00002', '东海')
  await made.write(entered('vip'), (tx) => tx.insert('vip', { customer_id: 1, from_day: '2026-01-01' as Day }))
  await made.write(entered('move'), (tx) => tx.update('vip', 1, { customer_id: 2 }))
  await made.write(entered('void'), (tx) => tx.void('customer', 1, 'entered twice'))
  await rests(made, 4, [[5, 'took the customer of the vip back']])
})

test('an owner that was taken back is named too where the row itself was taken back since', async () => {
  const made = await register()
  await addCustomer(made, 'C00002', '东海')
  await made.write(entered('vip'), (tx) => tx.insert('vip', { customer_id: 1, from_day: '2026-01-01' as Day }))
  await made.write(entered('move'), (tx) => tx.update('vip', 1, { customer_id: 2 }))
  await made.write(entered('move'), (tx) => tx.update('vip', 1, { customer_id: 1 }))
  await made.write(entered('void'), (tx) => tx.void('customer', 2, 'entered twice'))
  await undo(made, 3)
  const order = [
    [7, 'changed the same vip'],
    [6, 'took the customer of the vip back'],
    [5, 'changed the same vip'],
  ] as const
  await rests(made, 4, order)
  for (const [seq] of order) await undo(made, seq)
  expect(await undo(made, 4)).toBe(1)
  expect(verifyRegister(made.raw).differences).toEqual([])
})

test('what took a row and its owner back brings both back', async () => {
  const made = await register()
  await made.write(entered('vip'), (tx) => tx.insert('vip', { customer_id: 1, from_day: '2026-01-01' as Day }))
  await made.write(entered('void'), (tx) => {
    tx.void('customer', 1, 'entered twice')
    tx.void('vip', 1, 'entered twice')
  })
  expect(await undo(made, 3)).toBe(2)
  expect(customers(made)).toMatchObject([{ voided: 0 }])
})

const kinds = ['edit', 'void', 'vip', 'contract', 'move', 'undo'] as const

test('whatever was done: entries undone in the order named make way for the one, and the register verifies', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat(3)), { minLength: 1, maxLength: 10 }),
      fc.nat(20),
      async (acts, which) => {
        const made = await register()
        await addCustomer(made, 'C00002', '东海')
        let n = 0
        for (const [kind, value] of acts) {
          n += 1
          const id = (value % 2) + 1
          await made
            .write(entered(`${kind === 'undo' ? 'undo' : kind} ${n}`), (tx): unknown => {
              const counts = tx.find('customer', { id }).length > 0
              if (kind === 'undo') {
                tx.note(undoNote(made.head().seq - value))
                return tx.reverse(made.head().seq - value, undoNote(made.head().seq - value))
              }
              if (!counts) return undefined
              if (kind === 'edit') return tx.update('customer', id, { phone: String(value) })
              if (kind === 'vip') return tx.insert('vip', { customer_id: id, from_day: `20${20 + n}-01-01` as Day })
              if (kind === 'contract')
                return tx.insert('contract', { customer_id: id, number: `HT-${n}`, kind: 'certification' })
              const [vip] = tx.find('vip', {})
              if (kind === 'move') return vip && tx.update('vip', vip.id, { customer_id: id })
              const rests = tx.find('vip', { customer_id: id }).length + tx.find('contract', { customer_id: id }).length
              return rests === 0 && tx.void('customer', id, 'entered twice')
            })
            .catch((error) => expect(['Error', 'Problem']).toContain(error.name))
        }
        const seq = (which % made.head().seq) + 1
        const refusal = await undo(made, seq).catch((error) => error)
        if (refusal instanceof Depended) {
          for (const dependent of refusal.dependents) await undo(made, dependent.seq)
          await undo(made, seq)
        }
        expect(verifyRegister(made.raw).differences).toEqual([])
        const broken = made.raw.prepare(
          'SELECT count(*) FROM vip JOIN customer c ON c.id = customer_id WHERE vip.voided_at IS NULL AND c.voided_at IS NOT NULL',
        )
        expect(broken.pluck().get()).toBe(0)
        made.close()
      },
    ),
    { numRuns: tries(15) },
  )
})
