import type { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { passedContacts } from '../../src/contact/contact/transmittal.ts'
import { passedInformation } from '../../src/contact/information/transmittal.ts'
import type { Db } from '../../src/register/register.ts'
import { addCustomer, entered, newFile, open } from '../register/registers.ts'

const [from, day] = ['2026-01-01', '2026-06-30'] as Day[] as [Day, Day]

it('reads no records of other customers: a report asks for one block of customers after the other', async () => {
  const register = open(newFile())
  const customers: number[] = []
  for (const number of [1, 2, 3]) customers.push(await addCustomer(register, `C0000${number}`, `第${number}号轴承厂`))
  await register.write(entered('contact import'), (tx) => {
    const staff_id = tx.insert('staff', { name: '王芳' })
    const told = { staff_id, channel: 'phone', needs: '无' } as const
    for (const [at, customer_id] of customers.entries()) {
      const [contact, information] = [`CT-2026-000${at + 1}`, `IN-2026-000${at + 1}`]
      tx.insert('contact', { ...told, number: contact, customer_id, on_day: '2026-03-02' as Day, outcome: 'reached' })
      tx.insert('information', {
        ...{ number: information, customer_id, received_on: '2026-03-02' as Day, passing_asked: 1 },
        ...{ content: '更换联系人', source: 'customer', action_needed: 0 },
      })
    }
  })
  let rows = 0
  const counting = (db: Db): Db => {
    const watched = (db as unknown as Kysely<unknown>).withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        rows += result.rows.length
        return result
      },
    })
    return watched as unknown as Db
  }
  const asked = customers.slice(1, 2)
  const [contacts, information] = await register.read(async (db) => [
    await passedContacts(counting(db), asked, from, day),
    await passedInformation(counting(db), asked, from, day),
  ])
  expect([...contacts, ...information].map(({ number }) => number)).toEqual(['CT-2026-0002', 'IN-2026-0002'])
  expect(rows).toBe(2)
})
