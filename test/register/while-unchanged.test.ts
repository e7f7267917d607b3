import fs from 'node:fs'
import type { Kysely } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../src/register/register.ts'
import { whileUnchanged } from '../../src/register/while-unchanged.ts'
import { addCustomer, entered, newFile, open } from './registers.ts'

/** A question about customers, and how often it was asked. */
function counting() {
  const asked: string[][] = []
  const codes = async (db: Db) => {
    const rows = await db.selectFrom('customer').select('code').orderBy('code').execute()
    const found = rows.map(({ code }) => code)
    asked.push(found)
    return found
  }
  return { asked, ask: (db: Db) => whileUnchanged(db, ['customer'], codes) }
}

const person = (customer_id: number) => ({ customer_id, name: '赵敏', mobile: '13800138000', is_primary: 1 as const })

describe('a question asked while nothing has changed', () => {
  it('is asked again once a row of its tables has changed, and by no other change', async () => {
    const register = open(newFile())
    const id = await addCustomer(register, 'C00001', '华夏轴承有限公司')
    const { asked, ask } = counting()
    const read = () => register.read(ask)
    expect([await read(), await read()]).toEqual([['C00001'], ['C00001']])
    await register.write(entered('customer person add'), (tx) => tx.insert('person', person(id)))
    expect(await read()).toEqual(['C00001'])
    expect(asked.length).toBe(1)
    await addCustomer(register, 'C00002', '东海机床厂')
    expect([await read(), await read()]).toEqual([
      ['C00001', 'C00002'],
      ['C00001', 'C00002'],
    ])
    expect(asked.length).toBe(2)
  })

  it('sees what a transaction wrote, and keeps nothing of what is taken back', async () => {
    const register = open(newFile())
    await addCustomer(register, 'C00001', '华夏轴承有限公司')
    const { ask } = counting()
    expect(await register.read(ask)).toEqual(['C00001'])
    await register.write(entered('trial', { dryRun: true }), async (tx) => {
      expect(await ask(tx.db)).toEqual(['C00001'])
      tx.insert('customer', { code: 'C00002', name: '东海机床厂', name_key: '东海机床厂' })
      expect(await ask(tx.db)).toEqual(['C00001', 'C00002'])
    })
    expect(await register.read(ask)).toEqual(['C00001'])
    expect(await register.read(ask)).toEqual(['C00001'])
  })

  it('searches each change of a transaction once, however often it is asked in it', async () => {
    const register = open(newFile())
    const id = await addCustomer(register, 'C00001', '华夏轴承有限公司')
    const { asked, ask } = counting()
    await register.read(ask)
    const searchedFrom: unknown[] = []
    await register.write(entered('customer person import'), async (tx) => {
      const kysely = tx.db as unknown as Kysely<unknown>
      const watched = kysely.withPlugin({
        transformQuery: ({ node, queryId }) => {
          const { sql, parameters } = kysely.getExecutor().compileQuery(node, queryId)
          if (sql.includes('isChanged')) searchedFrom.push(parameters[0])
          return node
        },
        transformResult: async ({ result }) => result,
      })
      for (let row = 0; row < 4; row += 1) {
        tx.insert('person', { ...person(id), name: `赵敏${row}`, is_primary: 0 })
        await ask(watched as unknown as Db)
      }
    })
    const [first = 0] = searchedFrom
    expect(searchedFrom).toEqual([0, 1, 2, 3].map((more) => Number(first) + more))
    expect(asked.length).toBe(1)
  })

  it('is asked of each register, of each copy that went on by itself, and of each earlier state', async () => {
    const [file, copy, other] = [newFile(), newFile(), newFile()]
    const register = open(file)
    await addCustomer(register, 'C00001', '华夏轴承有限公司')
    register.close()
    fs.copyFileSync(file, copy)
    const [first, second, third] = [open(file), open(copy), open(other)]
    await addCustomer(first, 'C00002', '东海机床厂')
    await addCustomer(second, 'C00003', '南方水泥厂')
    const { ask } = counting()
    expect(await first.read(ask)).toEqual(['C00001', 'C00002'])
    expect(await second.read(ask)).toEqual(['C00001', 'C00003'])
    expect(await third.read(ask)).toEqual([])
    expect(await first.read(ask)).toEqual(['C00001', 'C00002'])
    expect(await first.readThen(first.head().seq - 1, ask)).toEqual(['C00001'])
    expect(await first.read(ask)).toEqual(['C00001', 'C00002'])
  })
})
