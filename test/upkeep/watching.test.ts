// @module-tag long

import { expect, test } from 'vitest'
import { verifying, verifyRegister } from '../../src/register/file/verify.ts'
import type { Call } from '../../src/terminal/command.ts'
import type { Step } from '../../src/terminal/progress.ts'
import { watching } from '../../src/upkeep/watching.ts'
import { customer, entered, newFile, open } from '../register/registers.ts'

test('a long verification tells how far it is, and lets an interruption in between its steps', async () => {
  const register = open(newFile())
  await register.write(entered('customer import'), async (tx) => {
    for (let n = 0; n < 10_000; n++) tx.insert('customer', customer(`C${n}`, `客户${n}`))
  })
  const steps: (Step | null)[] = []
  const heard: number[] = []
  const interrupt = () => {
    heard.push(steps.length)
    if (steps.at(-1) !== null) setImmediate(interrupt)
  }
  setImmediate(interrupt)
  const call = { progress: (step: Step | null) => void steps.push(step) } as unknown as Call
  expect(await watching(call)(verifying(register.raw))).toEqual(verifyRegister(register.raw))
  const done = steps.flatMap((step) => step?.done ?? [])
  expect(done.slice(0, 2)).toEqual([4096, 8192])
  expect(done).toEqual([...new Set(done)].sort((a, b) => a - b))
  // Each of the 10,000 changes is looked at twice.
  expect(steps.map((step) => step?.of)).toEqual([20_000, 20_000, 20_000, 20_000, undefined])
  expect(new Set(heard).size).toBeGreaterThanOrEqual(4)
})

test('a verification that is given up leaves the register as it was, to be written on', async () => {
  const register = open(newFile())
  await register.write(entered('customer import'), async (tx) => {
    for (let n = 0; n < 5000; n++) tx.insert('customer', customer(`C${n}`, `客户${n}`))
  })
  const work = verifying(register.raw)
  expect(work.next().done).toBe(false)
  work.return({} as never)
  await register.write(entered('customer add'), async (tx) => tx.insert('customer', customer('D1', '新客户')))
  expect(verifyRegister(register.raw)).toMatchObject({ entries: 2, rows: 5001, differences: [] })
})
