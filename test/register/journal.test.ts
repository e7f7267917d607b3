import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headText } from '../../src/register/register.ts'
import { tries } from '../tries.ts'
import { addCustomer, customer, entered, fiveEntries, newFile, noon, open, shell } from './registers.ts'

interface EntryRow {
  seq: number
  at: string
  by: string
  staff: string
  system_user: string
  command: string
  note: string | null
  last_change: number
  prev_seal: string
  seal: string
}

interface ChangeRow {
  id: number
  entry: number
  table: string
  key: number
  op: string
  before: string | null
  after: string | null
  private: string | null
  salt: string | null
  private_digest: string | null
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The seal as the documentation describes it, written here a second time and without the program's own code. */
function sealOf(entry: EntryRow, changes: ChangeRow[]): string {
  const lines = changes.map((change) => {
    const personal = change.private === null ? change.private_digest : sha256(`${change.salt}\n${change.private}`)
    const { id, table, key, op, before, after } = change
    return [id, table, key, op, before ?? '', after ?? '', personal ?? ''].join('\t')
  })
  const header = [entry.seq, entry.at, entry.by, entry.staff, entry.system_user, entry.command, entry.note]
  return sha256(`${[entry.prev_seal, ...lines, JSON.stringify([...header, entry.last_change])].join('\n')}\n`)
}

const journal = (file: string) =>
  shell(file, (raw) => ({
    entries: raw.prepare('SELECT * FROM entry ORDER BY seq').all() as EntryRow[],
    changes: raw.prepare('SELECT * FROM entry_change ORDER BY id').all() as ChangeRow[],
  }))

test('each seal is SHA-256 over the one before, its changes and its header', async () => {
  const { entries, changes } = journal(await fiveEntries())
  let previous = '0'.repeat(64)
  for (const entry of entries) {
    expect(entry.prev_seal).toBe(previous)
    expect(
      sealOf(
        entry,
        changes.filter((change) => change.entry === entry.seq),
      ),
    ).toBe(entry.seal)
    previous = entry.seal
  }
  expect(entries).toHaveLength(5)
})

test('an entry says who typed, who did it, on which account, by which command, with a note', async () => {
  const file = newFile()
  const register = open(file)
  await register.write(entered('customer add 华夏'), async (tx) => {
    tx.insert('customer', customer('C00001', '华夏'))
    tx.note('by telephone')
  })
  register.close()
  const { entries, changes } = journal(file)
  expect(entries).toMatchObject([
    {
      seq: 1,
      at: '2026-06-30T04:00:00.000Z',
      by: '王芳',
      staff: '李明',
      system_user: 'office-pc',
      command: 'customer add 华夏',
      note: 'by telephone',
      last_change: 1,
    },
  ])
  expect(changes).toMatchObject([{ id: 1, entry: 1, table: 'customer', key: 1, op: 'insert', before: null }])
  expect(JSON.parse(changes[0]?.after ?? '')).toEqual({
    code: 'C00001',
    name: '华夏',
    name_key: '华夏',
    recorded_by: '王芳',
    recorded_at: '2026-06-30T04:00:00.000Z',
  })
})

test('an update journals only what changed, before and after', async () => {
  const { changes } = journal(await fiveEntries())
  const edit = changes.find((change) => change.op === 'update')
  expect(JSON.parse(edit?.before ?? '')).toEqual({ name: '华夏轴承有限公司' })
  expect(JSON.parse(edit?.after ?? '')).toEqual({ name: '华夏轴承集团' })
})

test('personal columns stand apart, salted, and can be erased without breaking a seal', async () => {
  const file = await fiveEntries()
  const { entries, changes } = journal(file)
  const person = changes.find((change) => change.table === 'person') as ChangeRow
  expect(person.after).not.toContain('赵敏')
  expect(person.after).not.toContain('13800138000')
  expect(JSON.parse(person.private ?? '')).toMatchObject({ after: { name: '赵敏', mobile: '13800138000' } })
  expect(person.salt).toMatch(/^[0-9a-f]{32}$/)
  const erased = { ...person, private: null, salt: null, private_digest: sha256(`${person.salt}\n${person.private}`) }
  expect(sealOf(entries[2] as EntryRow, [erased])).toBe(entries[2]?.seal)
})

test('the triggers let a change row lose its private part to an erasure that names it, and nothing else', async () => {
  const file = await fiveEntries()
  const lose = `UPDATE entry_change SET private = NULL, salt = NULL, private_digest = 'd'`
  const refused = 'the journal is not changed'
  const erasure = (table: string, key: number, changes: string) =>
    `INSERT INTO erasure (of_table, of_key, changes, recorded_at, recorded_by) VALUES ('${table}', ${key}, '${changes}', '', '')`
  shell(file, (raw) => {
    expect(() => raw.exec(`${lose} WHERE id = 3`)).toThrow(refused)
    raw.exec('BEGIN; INSERT INTO token (id, entry) VALUES (1, 6)')
    expect(() => raw.exec(`${lose} WHERE id = 3`)).toThrow(refused)
    for (const other of [erasure('person', 2, '[3]'), erasure('customer', 1, '[3]'), erasure('person', 1, '[4]')]) {
      raw.exec(other)
      expect(() => raw.exec(`${lose} WHERE id = 3`), other).toThrow(refused)
    }
    raw.exec(erasure('person', 1, '[3]'))
    for (const more of [
      `after = '{}'`,
      'before = NULL, op = op || 1',
      'key = 2',
      '"table" = \'vip\'',
      'entry = 4',
      'id = 99',
      "private = '{}'",
      "salt = 'a'",
      'private_digest = NULL',
    ])
      expect(() => raw.exec(`${lose}, ${more} WHERE id = 3`), more).toThrow(refused)
    expect(() => raw.exec(`UPDATE entry_change SET after = '{}' WHERE id = 3`)).toThrow(refused)
    expect(() => raw.exec(`${lose} WHERE id = 4`), 'a change without a personal part').toThrow(refused)
    raw.exec(`${lose} WHERE id = 3`)
    expect(() => raw.exec(`UPDATE entry_change SET private_digest = 'e' WHERE id = 3`)).toThrow(refused)
    raw.exec('ROLLBACK')
  })
})

test('the token is gone when the entry is written', async () => {
  const file = await fiveEntries()
  expect(shell(file, (raw) => raw.prepare('SELECT count(*) FROM token').pluck().get())).toBe(0)
})

test('a write that changes nothing leaves no entry, and neither does a dry run', async () => {
  const register = open(newFile())
  const id = await addCustomer(register, 'C00001', '华夏')
  const head = headText(register.head())
  expect(await register.write(entered('edit'), (tx) => tx.update('customer', id, { name: '华夏' }))).toBe(false)
  expect(
    await register.write(entered('number'), (tx) =>
      tx.number({ table: 'customer', column: 'code', prefix: 'C', digits: 5 }),
    ),
  ).toBe('C00002')
  const dry = entered('customer add', { dryRun: true })
  expect(await register.write(dry, (tx) => tx.insert('customer', customer('C00002', '东海')))).toBe(2)
  expect(headText(register.head())).toBe(head)
  expect(register.raw.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(1)
  register.close()
})

test('an entry without changes is written where it is asked for', async () => {
  const register = open(newFile())
  await register.write(entered('restore', { always: true }), async (tx) => tx.note('from a backup'))
  expect(register.head().seq).toBe(1)
  register.close()
})

test('moments rise strictly, whatever the clock does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 1, maxLength: 8 }), async (steps) => {
      let now = noon
      const register = open(newFile(), () => now)
      const moments: string[] = []
      for (const [i, step] of steps.entries()) {
        now += step
        await addCustomer(register, `C${i}`, `${i}`)
        moments.push(register.head().at)
        expect(Date.parse(register.head().at)).toBeGreaterThanOrEqual(now)
      }
      register.close()
      expect(moments).toEqual([...new Set(moments)].sort())
    }),
    { numRuns: tries(15) },
  )
})

test('numbers follow each other in each series', async () => {
  const register = open(newFile())
  const taken = await register.write(entered('add'), async (tx) => {
    tx.insert('customer', customer('C00001', '华夏'))
    const ofYear = (year: number) => tx.number({ table: 'contact', prefix: `CT-${year}-`, digits: 4 })
    return [ofYear(2026), ofYear(2026), ofYear(2027)]
  })
  expect(taken).toEqual(['CT-2026-0001', 'CT-2026-0002', 'CT-2027-0001'])
  register.close()
})

test('a void keeps the row with its reason; a voided row is not changed', async () => {
  const register = open(newFile())
  const id = await addCustomer(register, 'C00001', '华夏')
  await register.write(entered('customer void'), (tx) => tx.void('customer', id, 'entered twice'))
  expect(register.raw.prepare('SELECT voided_at, voided_by, void_reason FROM customer').get()).toEqual({
    voided_at: register.head().at,
    voided_by: '王芳',
    void_reason: 'entered twice',
  })
  const edit = register.write(entered('edit'), (tx) => tx.update('customer', id, { name: '新' }))
  await expect(edit).rejects.toThrow(/not there to be changed/)
  register.close()
})

test('two openings of one file take turns', async () => {
  const file = newFile()
  const [one, two] = [open(file), open(file)]
  for (let i = 0; i < 5; i++) {
    await addCustomer(one, `A${i}`, '甲')
    await addCustomer(two, `B${i}`, '乙')
  }
  expect(headText(one.head())).toBe(headText(two.head()))
  expect(one.head().seq).toBe(10)
  one.close()
  two.close()
})

test('a read is one snapshot: what is written meanwhile is not in it', async () => {
  const file = newFile()
  const [reader, writer] = [open(file), open(file)]
  await addCustomer(writer, 'C00001', '华夏')
  const seen = await reader.read(async (db) => {
    const count = async () => (await db.selectFrom('customer').select('id').execute()).length
    const before = [await count(), reader.head().seq]
    await addCustomer(writer, 'C00002', '东海')
    return [before, [await count(), reader.head().seq]]
  })
  expect(seen).toEqual([
    [1, 1],
    [1, 1],
  ])
  expect(reader.head().seq).toBe(2)
  reader.close()
  writer.close()
})

test('an entry of thousands of changes, some of them personal, is sealed like any other', async () => {
  const file = newFile()
  const register = open(file)
  await register.write(entered('import'), (tx) => {
    for (let n = 1; n <= 2500; n += 1) {
      const id = tx.insert('customer', customer(`X${n}`, `客户${n}`))
      if (n % 700 === 0) tx.insert('person', { customer_id: id, name: `人${n}`, is_primary: 1 })
    }
  })
  register.close()
  const { entries, changes } = journal(file)
  expect(changes).toHaveLength(2503)
  for (const entry of entries) expect(sealOf(entry, changes)).toBe(entry.seal)
})
