import { expect, test } from 'vitest'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { headText } from '../../src/register/register.ts'
import { addCustomer, customer, entered, newFile, open } from '../register/registers.ts'

/** SQLite's own limit stands in for the disk's: it ends in the same error, and in the same rollback. */
const full = (register: ReturnType<typeof open>) => {
  const pages = register.raw.pragma('page_count', { simple: true }) as number
  register.raw.pragma(`max_page_count = ${pages + 4}`)
}

test('a full disk ends the write with a sentence and leaves nothing of it', async () => {
  const register = open(newFile())
  await addCustomer(register, 'C00001', '华夏')
  const head = headText(register.head())
  full(register)
  const many = register.write(entered('import'), async (tx) => {
    for (let n = 0; n < 5000; n++) tx.insert('customer', customer(`X${n}`, '客户'.repeat(50)))
  })
  await expect(many).rejects.toMatchObject({ exitCode: 4, words: { en: /disk is full/, zh: /磁盘已满/ } })
  expect(headText(register.head())).toBe(head)
  expect(verifyRegister(register.raw)).toMatchObject({ rows: 1, differences: [] })
  register.raw.pragma('max_page_count = 1000000')
  expect(await addCustomer(register, 'C00002', '东海')).toBe(2)
  register.close()
})

test('whoever goes on after the transaction is gone writes nothing', async () => {
  const register = open(newFile())
  await addCustomer(register, 'C00001', '华夏')
  let refused = 0
  const stubborn = register.write(entered('import'), (tx) => {
    for (let n = 0; n < 10; n++) {
      if (n === 5) register.raw.exec('ROLLBACK')
      try {
        tx.insert('customer', customer(`X${n}`, '客户'))
      } catch {
        refused += 1
      }
    }
  })
  await expect(stubborn).rejects.toMatchObject({ exitCode: 4, words: { en: /ended by the system/ } })
  expect(refused).toBe(5)
  expect(verifyRegister(register.raw)).toMatchObject({ rows: 1, entries: 1, differences: [] })
  register.close()
})
