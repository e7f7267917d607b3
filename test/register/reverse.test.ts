import { expect, test } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import type { OpenRegister } from '../../src/register/open.ts'
import { verifyRegister } from '../../src/register/verify.ts'
import { addCustomer, customer, entered, newFile, open } from './registers.ts'

const undo = (register: OpenRegister, seq: number) =>
  register.write(entered(`undo ${seq}`), (tx) => tx.reverse(seq, `undo of #${seq}`))

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
  await expect(undo(made, 1)).rejects.toMatchObject({
    exitCode: 3,
    words: { en: expect.stringMatching(/#1 cannot be undone: entry #2 changed the same customer/) },
    hint: { en: 'certdesk undo 2' },
  })
  await made.write(entered('edit'), (tx) => tx.update('customer', 1, { phone: '010' }))
  expect(await undo(made, 2)).toBe(1)
  expect(made.raw.prepare('SELECT name, phone FROM customer').get()).toEqual({ name: '华夏', phone: '010' })
})

test('an add is not undone where a later entry filled in what it left empty', async () => {
  const made = await register()
  await made.write(entered('edit'), (tx) => tx.update('customer', 1, { phone: '010' }))
  await expect(undo(made, 1)).rejects.toMatchObject({ exitCode: 3, hint: { en: 'certdesk undo 2' } })
  await undo(made, 2)
  expect(await undo(made, 1)).toBe(1)
})

test('a row that was taken back since is not changed any more', async () => {
  const made = await register()
  await made.write(entered('edit'), (tx) => tx.update('customer', 1, { name: '华夏集团' }))
  await made.write(entered('void'), (tx) => tx.void('customer', 1, 'entered twice'))
  await expect(undo(made, 2)).rejects.toMatchObject({ exitCode: 3, hint: { en: 'certdesk undo 3' } })
})

test('what later facts refer to is not taken back', async () => {
  const made = await register()
  await made.write(entered('vip'), (tx) => tx.insert('vip', { customer_id: 1, from_day: '2026-01-01' as Day }))
  await expect(undo(made, 1)).rejects.toMatchObject({
    exitCode: 3,
    words: { en: expect.stringMatching(/the vip of entry #2 refers to the customer/) },
  })
  await undo(made, 2)
  expect(await undo(made, 1)).toBe(1)
})

test('what belongs to a row that was taken back does not come back alone', async () => {
  const made = await register()
  await made.write(entered('vip'), (tx) => tx.insert('vip', { customer_id: 1, from_day: '2026-01-01' as Day }))
  await undo(made, 2)
  await undo(made, 1)
  await expect(undo(made, 3)).rejects.toMatchObject({
    exitCode: 3,
    words: { en: expect.stringMatching(/entry #4 took/) },
  })
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
