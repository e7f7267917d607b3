import type Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { verifyRegister } from '../../src/register/file/verify.ts'
import type { Write } from '../../src/register/register.ts'
import { addCustomer, entered, fiveEntries, open, shell, unseen } from './registers.ts'

const write = (register: ReturnType<typeof open>, work: (tx: Write) => unknown) => register.write(entered('edit'), work)

const refused = { exitCode: 4, words: { en: expect.stringMatching(/changed outside certdesk/) } }

const found = (file: string) => shell(file, (raw) => [...verifyRegister(raw).differences])

test('a row that was altered is not changed on top of the alteration', async () => {
  const file = await fiveEntries()
  shell(file, (raw) => unseen(raw, `UPDATE customer SET name = '假名' WHERE id = 1`))
  const register = open(file)
  for (const act of [
    write(register, (tx) => tx.update('customer', 1, { name: '又改' })),
    write(register, (tx) => tx.void('customer', 1, '错')),
  ])
    await expect(act).rejects.toMatchObject(refused)
  register.close()
  expect(found(file)).toMatchObject([{ kind: 'row', where: 'customer 1' }])
})

test('a row changed twice in one transaction is held against the journal once', async () => {
  const file = await fiveEntries()
  const register = open(file)
  await write(register, (tx) => {
    for (const name of ['甲', '乙', '丙']) tx.update('customer', 1, { name })
  })
  register.close()
  expect(found(file)).toEqual([])
})

test('the id of a deleted row is not given again', async () => {
  const file = await fiveEntries()
  shell(file, (raw) => unseen(raw, 'DELETE FROM person WHERE id = 1'))
  const register = open(file)
  const add = write(register, (tx) =>
    tx.insert('person', { customer_id: 1, name: '李明', is_primary: 1, from_day: null, until_day: null }),
  )
  await expect(add).rejects.toMatchObject(refused)
  await addCustomer(register, 'C00003', '西山')
  register.close()
  expect(found(file)).toMatchObject([{ kind: 'row', where: 'person 1' }])
})

/** What another program could leave behind with its own entries sealed by ours: each change has to go on from the last. */
const journals: [what: string, act: (raw: Database.Database) => void, where: string, detail: RegExp][] = [
  [
    'a row added twice',
    (raw) =>
      unseen(
        raw,
        `INSERT INTO entry_change (entry, "table", key, op, after)
        SELECT 5, "table", key, op, after FROM entry_change WHERE id = 2`,
      ),
    'customer 2',
    /change 6 adds a row that was there already/,
  ],
  [
    'an update that found something else',
    (raw) => unseen(raw, `UPDATE entry_change SET before = json_set(before, '$.name', '另一名称') WHERE id = 4`),
    'customer 1',
    /change 4 did not find name as the change before it left it/,
  ],
  [
    'an update of a row never added',
    (raw) => unseen(raw, `UPDATE entry_change SET op = 'update' WHERE id = 2`),
    'customer 2',
    /change 2 changes a row that was never added/,
  ],
  [
    'a personal image gone',
    (raw) => unseen(raw, `UPDATE entry_change SET private = NULL, salt = NULL, private_digest = 'd' WHERE id = 3`),
    'person 1',
    /change 3 has lost its personal part, and no entry says so/,
  ],
]

test.each(journals)('found: %s', async (_, act, where, detail) => {
  const file = await fiveEntries()
  shell(file, act)
  expect(found(file)).toContainEqual(
    expect.objectContaining({
      kind: 'change',
      where,
      detail: expect.objectContaining({ en: expect.stringMatching(detail) }),
    }),
  )
})
