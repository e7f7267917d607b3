import fs from 'node:fs'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { erasedMark } from '../../src/register/erasure.ts'
import type { OpenRegister } from '../../src/register/file/open-register.ts'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { unwiped } from '../../src/register/file/wipe.ts'
import { tries } from '../tries.ts'
import { addCustomer, entered, fiveEntries, newFile, open, shell, unseen } from './registers.ts'

const erase = (register: OpenRegister, id: number) =>
  register.write(entered('customer person erase C00001 ‹name›'), (tx) => tx.erase([{ table: 'person', id }]))

/** Everything that stands in the file and in what SQLite keeps beside it. */
const bytesOf = (file: string): Buffer =>
  Buffer.concat(
    ['', '-wal', '-shm'].flatMap((rest) => (fs.existsSync(file + rest) ? [fs.readFileSync(file + rest)] : [])),
  )

const holds = (file: string, texts: readonly string[]): string[] => {
  const bytes = bytesOf(file)
  return texts.filter((text) => bytes.includes(text))
}

/** The register of five entries, in which 赵敏 (entry 3) was given another number by entry 6. */
async function sixEntries(): Promise<OpenRegister> {
  const register = open(await fiveEntries())
  await register.write(entered('customer person edit'), (tx) => tx.update('person', 1, { mobile: '13911112222' }))
  return register
}

const ofZhao = ['赵敏', '13800138000', '13911112222']

test('an erased person is in no table, no image and no byte, and every seal holds', async () => {
  const register = await sixEntries()
  const { file, raw } = register
  expect(holds(file, ofZhao)).toEqual(ofZhao)
  const { seq, seal } = register.head()
  await erase(register, 1)
  expect(unwiped(raw)).toBe(7)
  expect(register.wipe()).toBe(true)
  expect(unwiped(raw)).toBeNull()
  expect(raw.prepare('SELECT name, mobile FROM person').all()).toEqual([{ name: erasedMark, mobile: null }])
  expect(verifyRegister(raw, { seq, seal })).toMatchObject({
    entries: 7,
    erasures: [{ entry: 7, changes: 3 }],
    differences: [],
  })
  // While the register is open its log stands beside it.
  expect(holds(file, ofZhao)).toEqual([])
  register.close()
  expect(holds(file, ofZhao)).toEqual([])
})

test('without the wiping the bytes would be there still: what is tested can fail', async () => {
  const register = await sixEntries()
  await erase(register, 1)
  expect(holds(register.file, ofZhao)).not.toEqual([])
})

test('a reader of an earlier state keeps the bytes, and that is said until they are gone', async () => {
  const register = await sixEntries()
  const reader = new Database(register.file, { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM person').get()
  await erase(register, 1)
  expect(register.wipe()).toBe(false)
  expect(unwiped(register.raw)).toBe(7)
  expect(verifyRegister(register.raw).differences).toEqual([])
  reader.close()
  expect(register.wipe()).toBe(true)
  expect(holds(register.file, ofZhao)).toEqual([])
})

test('an erased row is erased once more: only what came since is named', async () => {
  const register = await sixEntries()
  await erase(register, 1)
  await register.write(entered('again'), (tx) => tx.update('person', 1, { name: '赵敏' }))
  await erase(register, 1)
  register.wipe()
  expect(holds(register.file, ['赵敏'])).toEqual([])
  expect(verifyRegister(register.raw)).toMatchObject({
    erasures: [
      { entry: 7, changes: 3 },
      { entry: 9, changes: 2 },
    ],
    differences: [],
  })
})

test('what is left of a text is kept, in the table and by the journal', async () => {
  const register = open(newFile())
  const customer = await addCustomer(register, 'C00001', '华夏轴承有限公司')
  const came = await register.write(entered('event attend'), (tx) => {
    const staff = tx.insert('staff', { name: '王芳' })
    const event = tx.insert('event', {
      number: 'EV-1',
      kind: 'other',
      held_on: '2026-05-01' as never,
      title: '座谈',
      staff_id: staff,
    })
    return tx.insert('event_attendance', { event_id: event, customer_id: customer, persons: '赵敏、李明' })
  })
  const left = { persons: `${erasedMark}、李明` }
  await register.write(entered('erase'), (tx) => tx.erase([{ table: 'event_attendance', id: came, left }]))
  register.wipe()
  expect(register.raw.prepare('SELECT persons FROM event_attendance').pluck().get()).toBe(left.persons)
  expect(holds(register.file, ['赵敏', '李明'])).toEqual(['李明'])
  expect(verifyRegister(register.raw).differences).toEqual([])
})

test('a dry run erases nothing', async () => {
  const register = await sixEntries()
  await register.write(entered('erase', { dryRun: true }), (tx) => tx.erase([{ table: 'person', id: 1 }]))
  expect(unwiped(register.raw)).toBeNull()
  expect(register.raw.prepare('SELECT name FROM person').pluck().get()).toBe('赵敏')
  expect(register.head().seq).toBe(6)
})

test('earlier moments are still told, the person in them as erased', async () => {
  const register = await sixEntries()
  await erase(register, 1)
  const then = open(register.file)
  then.knownAt('#3')
  const persons = await then.read((db) => db.selectFrom('person').select(['name', 'mobile', 'is_primary']).execute())
  expect(persons).toEqual([{ name: erasedMark, mobile: null, is_primary: 1 }])
  const before = open(register.file)
  before.knownAt('#2')
  expect(await before.read((db) => db.selectFrom('person').select('name').execute())).toEqual([])
})

test('neither an erasing nor what it took the values of is undone', async () => {
  const register = await sixEntries()
  await erase(register, 1)
  const undo = (seq: number) => register.write(entered('undo'), (tx) => tx.reverse(seq, 'no'))
  await expect(undo(7)).rejects.toMatchObject({
    words: {
      en: 'Entry #7 erased personal data and cannot be undone: nothing of them is left.',
      zh: '第 7 条记录删除了个人信息，不能撤回：原内容已不存在。',
    },
  })
  for (const seq of [3, 6])
    await expect(undo(seq)).rejects.toMatchObject({
      words: {
        en: `Entry #${seq} cannot be undone: entry #7 erased the personal data of a person that it changed.`,
        zh: `第 ${seq} 条记录不能撤回：其改动的person的个人信息已被第 7 条删除。`,
      },
    })
  // What has nothing to do with the person is undone as ever.
  await undo(5)
  expect(verifyRegister(register.raw).differences).toEqual([])
})

/** A register in which 赵敏 was erased by entry 7, changed behind its back. */
async function tamperedAfter(act: (raw: Database.Database) => void) {
  const register = await sixEntries()
  await erase(register, 1)
  register.close()
  shell(register.file, act)
  return shell(register.file, (raw) =>
    verifyRegister(raw).differences.map(({ where, detail }) => `${where}: ${detail.en}`),
  )
}

test.each<[string, string, string]>([
  ['a name put in the place', `UPDATE person SET name = '赵敏'`, 'person 1: column name is not what the journal says'],
  [
    'a number put in the place',
    `UPDATE person SET mobile = '1'`,
    'person 1: column mobile is not what the journal says',
  ],
  [
    'a personal part put back',
    `UPDATE entry_change SET private = '{"after":{"name":"赵敏"}}', salt = 'a', private_digest = NULL WHERE id = 3`,
    'person 1: change 3 has a personal part that entry #7 erased',
  ],
  [
    'another digest',
    `UPDATE entry_change SET private_digest = 'd' WHERE id = 3`,
    'entry 3: its seal does not match its content',
  ],
  [
    'an erasure that names less',
    `UPDATE erasure SET changes = '[3]'`,
    'person 1: change 6 has lost its personal part, and no entry says so',
  ],
  [
    'an erasure that names nothing readable',
    `UPDATE erasure SET changes = 'x'`,
    'erasure 1: column changes is not what the journal says',
  ],
  [
    'an erasure forged for another row',
    `UPDATE entry_change SET private = NULL, salt = NULL, private_digest = 'd' WHERE id = 3;
     INSERT INTO erasure (of_table, of_key, changes, recorded_at, recorded_by) VALUES ('person', 1, '[3]', '', '')`,
    'erasure 2: is in no journal entry',
  ],
])('found: %s', async (_, sql, told) => {
  expect(await tamperedAfter((raw) => unseen(raw, sql))).toContain(told)
})

test('what differs from the journal is not erased over', async () => {
  const file = await fiveEntries()
  shell(file, (raw) => unseen(raw, `UPDATE person SET mobile = '1'`))
  await expect(erase(open(file), 1)).rejects.toThrow('changed outside certdesk')
})

// No name and no number may stand in the file by itself: seals are hexadecimal, and the first is all zeros, right behind the
// number of the customer.
const word = fc.stringMatching(/^[g-z]{6,10}$/)
const number = fc.stringMatching(/^1[0-9]{10}$/)
const someone = fc.record({ name: word, mobile: number, email: word.map((each) => `${each}@x.example`) })
const edit = fc.record({ who: fc.nat(), mobile: number })

test('whoever is erased is in no byte; everybody else stands as before, and every seal holds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(someone, { minLength: 1, maxLength: 6, selector: ({ name }) => name }),
      fc.array(edit, { maxLength: 8 }),
      fc.nat(),
      async (persons, edits, chosen) => {
        const register = open(newFile())
        const customer_id = await addCustomer(register, 'CX', '甲')
        const values = persons.map(({ name, mobile, email }) => [name, mobile, email])
        for (const person of persons)
          await register.write(entered('add'), (tx) => tx.insert('person', { ...person, customer_id, is_primary: 0 }))
        for (const { who, mobile } of edits) {
          values[who % persons.length]?.push(mobile)
          await register.write(entered('edit'), (tx) => tx.update('person', 1 + (who % persons.length), { mobile }))
        }
        const erased = chosen % persons.length
        const others = () => register.raw.prepare('SELECT * FROM person WHERE id <> ?').all(erased + 1)
        const before = others()
        const { seq, seal } = register.head()
        await erase(register, erased + 1)
        expect(register.wipe()).toBe(true)
        expect(others()).toEqual(before)
        expect(verifyRegister(register.raw, { seq, seal }).differences).toEqual([])
        const kept = new Set(values.filter((_, i) => i !== erased).flat())
        register.close()
        expect(
          holds(
            register.file,
            (values[erased] ?? []).filter((value) => !kept.has(value)),
          ),
        ).toEqual([])
      },
    ),
    { numRuns: tries(20) },
  )
})
