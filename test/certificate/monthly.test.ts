import { expect, it } from 'vitest'
import { certificatesOfMonth } from '../../src/certificate/monthly.ts'
import type { Day } from '../../src/clause/day.ts'
import type { Month } from '../../src/clause/month.ts'
import { customer, entered, newFile, open } from '../register/registers.ts'

const day = (text: string) => text as Day

it('counts in its sentence the customers that its tables list: none that was taken back since', async () => {
  const register = open(newFile())
  await register.write(entered('import'), (tx) => {
    const certified = (code: string, issued: string, expires: string) => {
      const customer_id = tx.insert('customer', customer(code, `客户${code}`))
      tx.insert('certificate', {
        ...{ customer_id, number: `Q-${code}`, scheme: 'product' },
        ...{ first_issued_on: day(issued), issued_on: day(issued), expires_on: day(expires) },
      })
      return customer_id
    }
    certified('C1', '2026-05-06', '2029-05-05')
    certified('C2', '2023-05-11', '2026-05-10')
    tx.void('customer', certified('C3', '2026-05-07', '2029-05-06'), '误录')
    tx.void('customer', certified('C4', '2023-05-12', '2026-05-11'), '误录')
  })
  const month = { month: '2026-05' as Month, first: day('2026-05-01'), last: day('2026-05-31') }
  const { said, tables } = await register.read((db) => certificatesOfMonth(db, month))
  expect(said).toEqual([
    {
      en: '1 organization certified on 2026-05-31: 1 gained, 1 lost.',
      zh: '2026-05-31 获证组织 1 家：新增 1 家，失去 1 家。',
    },
  ])
  const listed = tables.filter(({ key }) => key.startsWith('customers')).map(({ rows }) => rows.length)
  expect(listed).toEqual([1, 1])
})
