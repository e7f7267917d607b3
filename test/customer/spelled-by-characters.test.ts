import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold } from '../../src/clause/fold.ts'
import { customersSpelled } from '../../src/customer/customer/store/by-spelling.ts'
import { gathered } from '../../src/customer/customer/store/gathered.ts'
import { entered, newFile, open } from '../register/registers.ts'
import { tries } from '../tries.ts'

const characters = [...'深圳市安达华夏轴承电子人民保险有限公司（）Ａa']
const text = (least: number, most: number) =>
  fc.array(fc.constantFrom(...characters), { minLength: least, maxLength: most }).map((each) => each.join(''))
const customers = fc.array(
  fc.record({ name: text(3, 9), short: fc.option(text(2, 3)), former: fc.option(text(3, 6)) }),
  { minLength: 1, maxLength: 12 },
)

it('finds by Chinese characters among the names that have them what it finds among all names', async () => {
  await fc.assert(
    fc.asyncProperty(customers, fc.array(text(1, 5), { minLength: 1, maxLength: 6 }), async (named, typed) => {
      const register = open(newFile())
      await register.write(entered('customer import'), (tx) => {
        for (const [at, { name, short, former }] of named.entries()) {
          const folded = { name, name_key: fold(name), short_name: short }
          const customer_id = tx.insert('customer', { code: `C${String(at + 1).padStart(5, '0')}`, ...folded })
          if (former !== null) tx.insert('former_name', { customer_id, name: former, name_key: fold(former) })
        }
      })
      await register.read(async (db) => {
        for (const each of [...typed, '安'.repeat(5000)])
          expect(await customersSpelled(db, each, 4), each).toEqual(
            await customersSpelled(db, each, 4, gathered(db, 'names')),
          )
      })
      register.close()
    }),
    { numRuns: tries(60) },
  )
})
