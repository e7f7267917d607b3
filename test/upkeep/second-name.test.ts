import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder } from '../scratch.ts'
import { type Desk, deskAs, desk as empty, openedAnew } from './desk.ts'

openedAnew()

const office = () =>
  deskAs('an office', async () => {
    const made = empty()
    await made.json(['init'])
    return made
  })

const added = ['customer', 'add', '深圳示例电子有限公司']

/** The number of customers on record. */
const customers = async ({ json }: Desk): Promise<number> => (await json(['customer', 'list'])).customers.length

test('a register with a second name is not written to by either, and both are named', async () => {
  const desk = await office()
  const copy = path.join(desk.cwd, '登记簿 副本.db')
  fs.linkSync(desk.file, copy)
  const first = await desk.at(added)
  expect(first.code).toBe(4)
  expect(first.err).toContain(copy)
  const second = await desk.at([...added, '--register', copy])
  expect(second.code).toBe(4)
  expect(second.err).toContain(desk.file)
  expect(await customers(desk)).toBe(0)
  fs.rmSync(copy)
  await desk.json(added)
  expect(await customers(desk)).toBe(1)
})

test('a second name in another folder is said to be elsewhere', async () => {
  const desk = await office()
  fs.linkSync(desk.file, path.join(emptyFolder(), 'register.db'))
  const { code, err } = await desk.at([...added, '--lang', 'en'])
  expect(code).toBe(4)
  expect(err).toContain('a name in another folder')
  expect(err).toContain(`-samefile '${desk.file}'`)
})

test('doctor and audit verify say that a register has a second name', async () => {
  const desk = await office()
  const copy = path.join(desk.cwd, 'copy.db')
  fs.linkSync(desk.file, copy)
  const doctor = await desk.at(['doctor'])
  expect(doctor.code).toBe(1)
  expect(doctor.out).toContain(copy)
  const verify = await desk.at(['audit', 'verify'])
  expect(verify.err).toContain(copy)
})

test.each([
  `register.db.${randomUUID()}.new`,
  `register.db.${randomUUID()}.part`,
  'register.db.replaced-20260630-090000',
])('a name that a killed program left is removed by the next entry: %s', async (left) => {
  const desk = await office()
  fs.linkSync(desk.file, path.join(desk.cwd, left))
  await desk.json(added)
  expect(fs.readdirSync(desk.cwd)).not.toContain(left)
  expect(await customers(desk)).toBe(1)
})

test('a register that a symbolic link leads to has one name', async () => {
  const desk = await office()
  const link = path.join(desk.cwd, 'link.db')
  fs.symlinkSync(desk.file, link)
  await desk.json([...added, '--register', link])
  expect(await customers(desk)).toBe(1)
})
