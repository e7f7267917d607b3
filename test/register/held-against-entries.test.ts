import fs from 'node:fs'
import { expect, it } from 'vitest'
import { factTables } from '../../src/register/catalogue.ts'
import { statementsOf } from '../../src/register/file/statements.ts'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { unjournaled } from '../../src/register/verify.ts'
import { addCustomer, entered, newFile, open, resealed, shell, unseen } from './registers.ts'

/** Two customers, one of which was taken back, brought back and taken back again by undos, and the other corrected. */
async function register(): Promise<string> {
  const file = newFile()
  let now = Date.parse('2026-06-30T04:00:00.000Z')
  const own = open(file, () => {
    now += 60_000
    return now
  })
  const first = await addCustomer(own, 'C00001', '华夏轴承有限公司')
  const second = await addCustomer(own, 'C00002', '东海机床厂')
  await own.write(entered('customer void'), (tx) => tx.void('customer', first, '重复'))
  await own.write(entered('undo 3'), (tx) => tx.reverse(3, '误操作'))
  await own.write(entered('undo 4'), (tx) => tx.reverse(4, '仍然重复'))
  await own.write(entered('customer edit'), (tx) => tx.update('customer', second, { name: '东海机床' }))
  await own.write(entered('undo 2', { who: { by: '李明', staff: '李明', systemUser: 'x' } }), (tx) =>
    tx.void('customer', second, '改'),
  )
  own.close()
  return file
}

const differences = (file: string) => shell(file, (raw) => [...verifyRegister(raw).differences])

it('what was recorded, taken back and brought back again fits its entries', async () => {
  expect(differences(await register())).toEqual([])
})

const image = (change: number, column: string, value: string) =>
  `UPDATE entry_change SET after = json_set(after, '$.${column}', ${value}) WHERE id = ${change}`

/** Row and image alike, every seal made anew: only the entry's own moment and name are left to show it. */
const acts: readonly (readonly [what: string, sql: string, change: number, detail: RegExp])[] = [
  [
    'when it was recorded',
    `${image(2, 'recorded_at', "'2026-01-01T00:00:00.000Z'")};
     UPDATE customer SET recorded_at = '2026-01-01T00:00:00.000Z' WHERE id = 2`,
    2,
    /when it was recorded and by whom/,
  ],
  [
    'who recorded it',
    `${image(2, 'recorded_by', "'李明'")}; UPDATE customer SET recorded_by = '李明' WHERE id = 2`,
    2,
    /when it was recorded and by whom/,
  ],
  [
    'when it was recorded, by a later change',
    `${image(6, 'recorded_at', "'2026-01-01T00:00:00.000Z'")};
     UPDATE customer SET recorded_at = '2026-01-01T00:00:00.000Z' WHERE id = 2`,
    6,
    /when it was recorded and by whom/,
  ],
  [
    'when it was taken back',
    `${image(7, 'voided_at', "'2026-01-01T00:00:00.000Z'")};
     UPDATE customer SET voided_at = '2026-01-01T00:00:00.000Z' WHERE id = 2`,
    7,
    /when it was taken back and by whom/,
  ],
  [
    'who took it back',
    `${image(7, 'voided_by', "'王芳'")}; UPDATE customer SET voided_by = '王芳' WHERE id = 2`,
    7,
    /when it was taken back and by whom/,
  ],
  [
    'when it was taken back, as an undo says',
    `${image(5, 'voided_at', "'2026-01-01T00:00:00.000Z'")};
     UPDATE customer SET voided_at = '2026-01-01T00:00:00.000Z' WHERE id = 1`,
    5,
    /when it was taken back and by whom/,
  ],
  [
    'a reason without a taking back',
    `${image(6, 'void_reason', "'x'")}; UPDATE entry_change SET before = json_set(before, '$.void_reason', 'x') WHERE id = 7;`,
    6,
    /a taking back that was none/,
  ],
]

it.each(acts)('found: %s', async (_, sql, change, detail) => {
  const file = await register()
  shell(file, (raw) => {
    unseen(raw, sql)
    unseen(raw, resealed(raw))
  })
  const all = differences(file)
  expect(all.map(({ kind }) => kind)).toEqual(['change'])
  expect(all[0]?.detail.en).toMatch(new RegExp(`^change ${change} .*`))
  expect(all[0]?.detail.en).toMatch(detail)
  expect(all[0]?.detail.zh).toMatch(new RegExp(`^第 ${change} 项改动`))
})

it('found: why it was taken back, altered in its row', async () => {
  const file = await register()
  shell(file, (raw) => unseen(raw, `UPDATE customer SET void_reason = '别的' WHERE id = 2`))
  expect(differences(file)).toMatchObject([{ kind: 'row', detail: { en: expect.stringContaining('void_reason') } }])
})

it('every table is a fact table, or it is said what it is held against', () => {
  const { raw } = open(newFile())
  const tables = raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all()
  expect([...factTables(statementsOf(raw)), ...Object.keys(unjournaled)].sort()).toEqual(tables)
})

it('found: bytes that are said to be still to be wiped, though nothing was erased', async () => {
  const file = await register()
  shell(file, (raw) => unseen(raw, 'INSERT INTO unwiped VALUES (1, 3)'))
  expect(differences(file)).toMatchObject([
    { kind: 'row', where: 'unwiped 1', detail: { en: 'names entry 3, which erased nothing' } },
  ])
})

it('what is still to be wiped of an erasing is well', async () => {
  const file = await register()
  const own = open(file)
  await own.write(entered('customer person add'), (tx) =>
    tx.insert('person', { customer_id: 2, name: '赵敏', mobile: '13800138000', is_primary: 1 }),
  )
  await own.write(entered('customer person erase'), (tx) => tx.erase([{ table: 'person', id: 1 }]))
  expect(own.raw.prepare('SELECT entry FROM unwiped').pluck().all()).toEqual([9])
  expect(verifyRegister(own.raw)).toMatchObject({ erasures: [{ entry: 9, changes: 2 }], differences: [] })
})

it('found: a row without an image, and images of what is no table of records', async () => {
  const file = await register()
  shell(file, (raw) => {
    unseen(
      raw,
      `INSERT INTO setting (name, value, recorded_at, recorded_by) VALUES ('a', 'b', 'c', 'd');
       UPDATE entry_change SET "table" = 'counter' WHERE id = 6`,
    )
    unseen(raw, resealed(raw))
  })
  expect(differences(file)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: 'row',
        where: 'setting 1',
        detail: expect.objectContaining({ en: 'is in no journal entry' }),
      }),
      expect.objectContaining({ kind: 'change', where: 'table counter' }),
    ]),
  )
})

it.each([
  ['application_id = 1', 'does not say that it is a register'],
  ['auto_vacuum = FULL; VACUUM', 'has pages moved at every commit (auto_vacuum)'],
  ['auto_vacuum = INCREMENTAL; VACUUM', 'has pages moved at every commit (auto_vacuum)'],
])('found in the header: %s', async (pragma, detail) => {
  const file = await register()
  shell(file, (raw) => {
    raw.pragma('journal_mode = DELETE')
    raw.exec(`PRAGMA ${pragma}`)
  })
  expect(differences(file)).toMatchObject([{ kind: 'file', where: 'header', detail: { en: detail } }])
})

it('found in the header: an earlier version than that of its schema', async () => {
  const file = await register()
  shell(file, (raw) => raw.pragma('user_version = 3'))
  expect(differences(file)).toMatchObject([
    { kind: 'schema', where: 'schema', detail: { en: expect.stringMatching(/^is of version 3, not/) } },
  ])
})

it('found in the header: another encoding, which makes its own schema unreadable', async () => {
  const file = await register()
  const bytes = fs.readFileSync(file)
  bytes.writeUInt32BE(2, 56)
  fs.writeFileSync(file, bytes)
  expect(() => differences(file)).toThrow(/malformed|not a database/)
})
