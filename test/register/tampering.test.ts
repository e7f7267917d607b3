import { execFileSync, spawnSync } from 'node:child_process'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Difference } from '../../src/register/difference.ts'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { lacks } from '../tools.ts'
import { addCustomer, fiveEntries, open, shell, unseen, withoutTriggers } from './registers.ts'

const edit = `UPDATE customer SET name = '假名' WHERE id = 1`

function differences(file: string, anchor?: { seq: number; seal: string }): Difference[] {
  const raw = new Database(file, { fileMustExist: true })
  try {
    return [...verifyRegister(raw, anchor).differences]
  } finally {
    raw.close()
  }
}

test('a whole register has no differences', async () => {
  const file = await fiveEntries()
  expect(differences(file)).toEqual([])
  const raw = new Database(file)
  expect(verifyRegister(raw)).toMatchObject({ entries: 5, changes: 5, rows: 4, head: { seq: 5 } })
  raw.close()
})

test.skipIf(lacks('sqlite3'))('the sqlite3 shell is refused, and goes through only where it is found', async () => {
  const file = await fiveEntries()
  const refused = spawnSync('sqlite3', [file, edit], { encoding: 'utf8' })
  expect(refused.status).not.toBe(0)
  expect(refused.stderr).toContain('write through certdesk')
  expect(differences(file)).toEqual([])
  execFileSync('sqlite3', [file, '.dbconfig enable_trigger off', edit])
  expect(differences(file)).toMatchObject([{ kind: 'row', where: 'customer 1', detail: { en: /column name/ } }])
})

test('another program is refused', async () => {
  const file = await fiveEntries()
  for (const sql of [
    edit,
    `DELETE FROM customer WHERE id = 1`,
    `INSERT INTO vip (customer_id, from_day, recorded_at, recorded_by) VALUES (1, '2026-01-01', 'now', 'me')`,
    `REPLACE INTO setting (id, name, value, recorded_at, recorded_by) VALUES (1, 'a', 'b', 'c', 'd')`,
    `UPDATE entry SET command = 'other' WHERE seq = 1`,
    `DELETE FROM entry WHERE seq = 5`,
    `INSERT INTO entry SELECT 6, at, by, staff, system_user, command, note, last_change, seal, seal FROM entry WHERE seq = 5`,
    `UPDATE entry_change SET after = '{}' WHERE id = 1`,
    `DELETE FROM entry_change WHERE id = 5`,
    `INSERT INTO counter VALUES ('C', 1)`,
    `INSERT INTO entry_change (entry, "table", key, op, after) VALUES (5, 'customer', 1, 'update', '{"name":"x"}')`,
  ])
    shell(file, (raw) => expect(() => raw.exec(sql), sql).toThrow(/write through certdesk|the journal is not changed/))
  expect(differences(file)).toEqual([])
})

/** What is done, what finds it: the kind and the place that `audit verify` must name. */
const acts: [what: string, act: (raw: Database.Database) => void, ...found: [string, string][]][] = [
  [
    'triggers dropped, name changed',
    (raw) => {
      withoutTriggers(raw)
      raw.exec(edit)
    },
    ['schema', 'trigger journal_appeal_delete'],
    ['row', 'customer 1'],
  ],
  ['triggers dropped and put back', (raw) => unseen(raw, edit), ['row', 'customer 1']],
  [
    'a row slipped in',
    (raw) =>
      unseen(
        raw,
        `INSERT INTO customer (code, name, name_key, recorded_at, recorded_by) VALUES ('C9', 'x', 'x', 'now', 'me')`,
      ),
    ['row', 'customer 3'],
  ],
  ['a row deleted', (raw) => unseen(raw, `DELETE FROM contract WHERE id = 1`), ['row', 'contract 1']],
  [
    'a moment falsified',
    (raw) => unseen(raw, `UPDATE customer SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE id = 2`),
    ['row', 'customer 2'],
  ],
  [
    'a forged token, taken away again',
    (raw) => raw.exec(`INSERT INTO token VALUES (1, 6); ${edit}; DELETE FROM token`),
    ['change', 'customer 1'],
  ],
  [
    'a forged token, left',
    (raw) => raw.exec(`INSERT INTO token VALUES (1, 6); ${edit}`),
    ['change', 'customer 1'],
    ['change', 'token'],
  ],
  [
    'a forged token of an old entry',
    (raw) => raw.exec(`INSERT INTO token VALUES (1, 2); ${edit}; DELETE FROM token`),
    ['change', 'customer 1'],
  ],
  [
    'a change slipped in',
    (raw) =>
      unseen(
        raw,
        `INSERT INTO entry_change (entry, "table", key, op, after) VALUES (5, 'customer', 1, 'update', '{"name":"x"}')`,
      ),
    ['change', 'customer 1'],
    ['row', 'customer 1'],
  ],
  [
    'no image made an empty one',
    (raw) => unseen(raw, `UPDATE entry_change SET before = '' WHERE id = 2`),
    ['change', 'customer 2'],
  ],
  [
    'an image edited',
    (raw) => unseen(raw, `UPDATE entry_change SET after = json_set(after, '$.name', '假名') WHERE id = 2`),
    ['seal', 'entry 2'],
    ['row', 'customer 2'],
  ],
  [
    'an image edited together with its row',
    (raw) =>
      unseen(
        raw,
        `UPDATE entry_change SET after = json_set(after, '$.name', '假名') WHERE id = 2; UPDATE customer SET name = '假名' WHERE id = 2`,
      ),
    ['seal', 'entry 2'],
  ],
  [
    'an old image edited',
    (raw) => unseen(raw, `UPDATE entry_change SET before = '{"name":"假名"}' WHERE id = 4`),
    ['seal', 'entry 4'],
  ],
  [
    'an image made unreadable',
    (raw) => unseen(raw, `UPDATE entry_change SET after = 'nonsense' WHERE id = 2`),
    ['seal', 'entry 2'],
    ['change', 'customer 2'],
  ],
  [
    'a personal image edited',
    (raw) => unseen(raw, `UPDATE entry_change SET private = json_set(private, '$.after.mobile', '1') WHERE id = 3`),
    ['seal', 'entry 3'],
    ['row', 'person 1'],
  ],
  [
    'a personal image with a false digest beside it',
    (raw) => unseen(raw, `UPDATE entry_change SET private_digest = 'd' WHERE id = 3`),
    ['change', 'person 1'],
  ],
  [
    'a change deleted',
    (raw) => unseen(raw, `DELETE FROM entry_change WHERE id = 2`),
    ['change', 'entry 2'],
    ['seal', 'entry 2'],
    ['row', 'customer 2'],
  ],
  [
    'the last change deleted',
    (raw) => unseen(raw, `DELETE FROM entry_change WHERE id = 5`),
    ['change', 'entry 5'],
    ['seal', 'entry 5'],
    ['row', 'contract 1'],
  ],
  [
    'a change filed elsewhere',
    (raw) => unseen(raw, `UPDATE entry_change SET entry = 1 WHERE id = 2`),
    ['change', 'customer 2'],
  ],
  [
    'a change of another row',
    (raw) => unseen(raw, `UPDATE entry_change SET key = 2 WHERE id = 4`),
    ['seal', 'entry 4'],
    ['row', 'customer 1'],
    ['row', 'customer 2'],
  ],
  ['who it was, edited', (raw) => unseen(raw, `UPDATE entry SET staff = '张三' WHERE seq = 3`), ['seal', 'entry 3']],
  ['who typed it, edited', (raw) => unseen(raw, `UPDATE entry SET by = '张三' WHERE seq = 3`), ['seal', 'entry 3']],
  ['the account edited', (raw) => unseen(raw, `UPDATE entry SET system_user = 'x' WHERE seq = 3`), ['seal', 'entry 3']],
  [
    'the moment of an entry edited',
    (raw) => unseen(raw, `UPDATE entry SET at = '2026-06-30T04:00:00.009Z' WHERE seq = 5`),
    ['seal', 'entry 5'],
  ],
  [
    'the moment of an entry set before the one in front of it',
    (raw) => unseen(raw, `UPDATE entry SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 5`),
    ['chain', 'entry 5'],
    ['seal', 'entry 5'],
  ],
  ['a command edited', (raw) => unseen(raw, `UPDATE entry SET command = 'x' WHERE seq = 1`), ['seal', 'entry 1']],
  ['a note added', (raw) => unseen(raw, `UPDATE entry SET note = 'x' WHERE seq = 1`), ['seal', 'entry 1']],
  [
    'an entry sealed anew',
    (raw) => unseen(raw, `UPDATE entry SET seal = '${'a'.repeat(64)}' WHERE seq = 2`),
    ['seal', 'entry 2'],
    ['chain', 'entry 3'],
  ],
  [
    'an entry deleted in the middle',
    (raw) => unseen(raw, `DELETE FROM entry WHERE seq = 2; DELETE FROM entry_change WHERE entry = 2`),
    ['chain', 'entry 3'],
    ['row', 'customer 2'],
  ],
  [
    'the last entry deleted, its changes left',
    (raw) => unseen(raw, `DELETE FROM entry WHERE seq = 5`),
    ['change', 'contract 1'],
  ],
  [
    'the journal table dropped',
    (raw) => raw.exec(`DROP TABLE entry_change`),
    ['schema', 'table entry_change'],
    ['schema', 'entry_change'],
  ],
]

test.each(acts)('found: %s', async (_, act, ...found) => {
  const file = await fiveEntries()
  shell(file, act)
  const all = differences(file)
  for (const [kind, where] of found) expect(all).toContainEqual(expect.objectContaining({ kind, where }))
  for (const { detail } of all) {
    expect(detail.en).not.toMatch(/[\u4e00-\u9fff]/)
    expect(detail.zh).toMatch(/[\u4e00-\u9fff]/)
  }
})

/** The newest entries and what they changed taken away without a trace in the file. */
const truncate = (raw: Database.Database) =>
  unseen(
    raw,
    `DELETE FROM contract; UPDATE customer SET name = '华夏轴承有限公司' WHERE id = 1;
     DELETE FROM entry_change WHERE entry >= 4; DELETE FROM entry WHERE seq >= 4`,
  )

/** An index made without rows and given its old text again: neither rows nor schema nor journal show it. */
const emptied = (raw: Database.Database, index: string) => {
  raw.unsafeMode(true)
  raw.pragma('writable_schema = ON')
  const sql = raw.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(index) as string
  const give = raw.prepare('UPDATE sqlite_schema SET sql = ? WHERE name = ?')
  give.run(`${sql.replace(/ WHERE .*/s, '')} WHERE id < 0`, index)
  raw.pragma('writable_schema = RESET')
  raw.exec(`REINDEX "${index}"`)
  raw.pragma('writable_schema = ON')
  give.run(sql, index)
  raw.pragma('writable_schema = RESET')
}

test.each(['contract_customer', 'entry_change_row'])('found: an index that hides rows: %s', async (index) => {
  const file = await fiveEntries()
  const raw = new Database(file)
  emptied(raw, index)
  raw.close()
  const found = differences(file)
  expect(found.length).toBeGreaterThan(0)
  for (const each of found) expect(each).toMatchObject({ kind: 'file', where: `index ${index}` })
  expect(found[0]?.detail.en).toContain(index)
})

test('a truncated journal is found by a head that was kept elsewhere, and by nothing else', async () => {
  const file = await fiveEntries()
  const anchor = shell(file, (raw) => raw.prepare('SELECT seq, seal FROM entry ORDER BY seq DESC').get()) as {
    seq: number
    seal: string
  }
  expect(differences(file, anchor)).toEqual([])
  shell(file, truncate)
  expect(differences(file)).toEqual([])
  expect(differences(file, anchor)).toMatchObject([{ kind: 'anchor', where: 'entry 5' }])
})

test('a journal that was rewritten from some entry on does not bear an older head', async () => {
  const file = await fiveEntries()
  const anchor = shell(file, (raw) => raw.prepare('SELECT seq, seal FROM entry WHERE seq = 4').get()) as {
    seq: number
    seal: string
  }
  shell(file, truncate)
  const register = open(file)
  await addCustomer(register, 'C00003', '西山')
  register.close()
  expect(differences(file)).toEqual([])
  expect(differences(file, anchor)).toMatchObject([{ kind: 'anchor', where: 'entry 4' }])
})

test.each([
  ['for the next entry', 6],
  ['for an old one', 2],
])('a change forged %s is never sealed by the program as its own', async (_, entry) => {
  const file = await fiveEntries()
  shell(file, (raw) => raw.exec(`INSERT INTO token VALUES (1, ${entry}); ${edit}; DELETE FROM token`))
  const register = open(file)
  await expect(addCustomer(register, 'C00003', '西山')).rejects.toMatchObject({
    exitCode: 4,
    words: { en: expect.stringMatching(/changed outside certdesk/) },
  })
  register.close()
  expect(differences(file)).toContainEqual(expect.objectContaining({ kind: 'change', where: 'customer 1' }))
})

test('a token that was left stops the program from writing', async () => {
  const file = await fiveEntries()
  shell(file, (raw) => raw.exec(`INSERT INTO token VALUES (1, 6)`))
  const register = open(file)
  await expect(addCustomer(register, 'C00003', '西山')).rejects.toMatchObject({ exitCode: 4 })
  register.close()
})

test('many differences are named up to a hundred and then counted', async () => {
  const file = await fiveEntries()
  shell(file, (raw) =>
    unseen(
      raw,
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)
       INSERT INTO setting (name, value, recorded_at, recorded_by) SELECT 'n' || i, '', '', '' FROM n`,
    ),
  )
  const all = differences(file)
  expect(all).toHaveLength(101)
  expect(all.at(-1)?.detail).toEqual({ en: 'and 50 more', zh: '另有 50 处' })
})
