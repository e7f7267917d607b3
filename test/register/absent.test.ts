import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tries } from '../tries.ts'
import { customer, entered, newFile, open } from './registers.ts'

const code = (n: number) => `C${String(n).padStart(5, '0')}`

test('thousands of lookups in vain never hide a row: of before, just inserted, or changed', async () => {
  const register = open(newFile())
  await register.write(entered('before'), (tx) => {
    for (let n = 0; n < 50; n += 1) tx.insert('customer', customer(code(n), `先有${n}`))
  })
  await register.write(entered('import'), (tx) => {
    for (let n = 0; n < 3000; n += 1) expect(tx.find('customer', { name_key: `没有${n}` })).toEqual([])
    for (let n = 0; n < 50; n += 1)
      expect(tx.find('customer', { name_key: `先有${n}`, merged_into: null })).toMatchObject([{ code: code(n) }])
    const names = fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 20 })
    fc.assert(
      fc.property(names, fc.nat(), (given, seed) => {
        given.forEach((name, at) => {
          const id = tx.insert('customer', customer(`${seed}-${at}-${name}-${Math.random()}`, name))
          expect(tx.find('customer', { name_key: name }).map((row) => row.id)).toContain(id)
          tx.update('customer', id, { name_key: `${name}改` })
          expect(tx.find('customer', { name_key: `${name}改` }).map((row) => row.id)).toContain(id)
        })
      }),
      { numRuns: tries(30) },
    )
  })
})

const numbers = { table: 'customer', column: 'code', prefix: 'C', digits: 5 } as const

test('a number is given that no row bears, whether of before or of a list that is being taken', async () => {
  const register = open(newFile())
  await register.write(entered('before'), (tx) => void tx.insert('customer', customer('C00001', '甲')))
  await register.write(entered('list'), (tx) => {
    expect(tx.number(numbers)).toBe('C00002')
    tx.insert('customer', customer('C00002', '乙'))
    const moved = tx.insert('customer', customer('C00003', '丙'))
    tx.update('customer', moved, { code: 'C00005' })
    expect([tx.number(numbers), tx.number(numbers)]).toEqual(['C00004', 'C00006'])
  })
})

test("what only one row may have is no second one's", async () => {
  const register = open(newFile())
  const twice = register.write(entered('twice'), (tx) => {
    tx.insert('customer', customer('C00001', '甲'))
    tx.insert('customer', customer('C00001', '乙'))
  })
  await expect(twice).rejects.toThrow('UNIQUE')
  expect(register.raw.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(0)
})
