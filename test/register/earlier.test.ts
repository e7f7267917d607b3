import { expect, it } from 'vitest'
import type { Moment } from '../../src/clause/day.ts'
import { Earlier, entryBy } from '../../src/register/earlier.ts'
import { openRegister } from '../../src/register/file/open.ts'
import type { Db } from '../../src/register/register.ts'
import { called, clerk } from '../contact/clerk.ts'
import { shell } from '../upkeep/desk.ts'

const namesOf = async (db: Db) =>
  (await db.selectFrom('customer').select('name').orderBy('id').execute()).map(({ name }) => name)
const contactsOf = (db: Db) => db.selectFrom('contact').select(['number', 'voided_at']).orderBy('id').execute()
const newest = async (db: Db) =>
  (await db.selectFrom('entry').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()).seq

/** Two customers in entries #1 and #2; a contact in #3, its void in #4, another name in #5, a new customer in #6. */
async function register() {
  const own = await clerk()
  await own.json(called('C001', '2026-06-20', '--needs', '无'))
  await own.json(['contact', 'void', 'CT-2026-0001', '--reason', '记错客户'])
  await own.json(['customer', 'edit', 'C001', '--name', '甲重工有限公司', '--correction', '录入错误'])
  await own.json(['customer', 'add', '丙电子有限公司', '--code', 'C003'])
  return { ...own, opened: () => openRegister({ file: own.file, writes: false, clock: () => 0, wait: 200 }) }
}

it('is asked beside the snapshot as it is, and leaves nothing behind', async () => {
  const { opened } = await register()
  const own = opened()
  try {
    await own.read(async (db) => {
      const then = await Earlier.of(db, { seq: 3 })
      for (const _ of [1, 2]) {
        expect(await then.with(namesOf)).toEqual(['甲机械有限公司', '乙食品有限公司'])
        expect(await then.with(contactsOf)).toEqual([{ number: 'CT-2026-0001', voided_at: null }])
        expect(await then.with(newest)).toBe(3)
        expect(await namesOf(db)).toEqual(['甲重工有限公司', '乙食品有限公司', '丙电子有限公司'])
        expect(await contactsOf(db)).toEqual([{ number: 'CT-2026-0001', voided_at: expect.any(String) }])
        expect(await newest(db)).toBe(6)
      }
      await expect(then.with(() => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped')
      expect(await newest(db)).toBe(6)
      then.close()
    })
    expect(own.raw.prepare('SELECT name FROM temp.sqlite_schema').all()).toEqual([])
  } finally {
    own.close()
  }
})

it('is asked in a register as it was known at a moment between, which it leaves as it was', async () => {
  const { opened } = await register()
  const own = opened()
  try {
    own.knownAt('#5')
    await own.read(async (db) => {
      const then = await Earlier.of(db, { seq: 3 })
      expect(await then.with(namesOf)).toEqual(['甲机械有限公司', '乙食品有限公司'])
      expect(await then.with(newest)).toBe(3)
      then.close()
      expect(await namesOf(db)).toEqual(['甲重工有限公司', '乙食品有限公司'])
      expect(await newest(db)).toBe(5)
      // Nothing later than what is known is there to be taken away.
      const same = await Earlier.of(db, { seq: 5 })
      expect(await same.with((each) => Promise.resolve(each === db))).toBe(true)
      same.close()
    })
    expect(own.raw.prepare('SELECT name FROM temp.sqlite_schema').all()).toEqual([])
  } finally {
    own.close()
  }
})

it('the entry by a moment is the newest made by then, and none where the register was made later', async () => {
  const { opened, file } = await register()
  const at = shell(file, (raw) => raw.prepare('SELECT at FROM entry WHERE seq = 4').pluck().get()) as Moment
  const own = opened()
  try {
    await own.read(async (db) => {
      expect((await entryBy(db, at))?.seq).toBe(4)
      expect(await entryBy(db, '2020-01-01T00:00:00.000Z' as Moment)).toBeUndefined()
    })
  } finally {
    own.close()
  }
})
