// @module-tag long

import fs from 'node:fs'
import { expect, test } from 'vitest'
import { erasedMark } from '../../src/register/erasure.ts'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { unwiped } from '../../src/register/file/wipe.ts'
import { addCustomer, entered, fiveEntries, open, shell } from '../register/registers.ts'
import { startWriter } from './program.ts'

const rows = 20_000

/** The file as the next command finds it: opened, checked, verified. */
function found(file: string) {
  const register = open(file)
  try {
    expect(register.raw.pragma('integrity_check', { simple: true })).toBe('ok')
    const { entries, differences } = verifyRegister(register.raw)
    expect(differences).toEqual([])
    const customers = register.raw.prepare('SELECT count(*) FROM customer').pluck().get() as number
    return { entries, customers }
  } finally {
    register.close()
  }
}

test.each(['0', '10000', `${rows - 1000}`])('kill -9 at row %s of a large entry leaves all or nothing', async (at) => {
  const file = await fiveEntries()
  const end = await startWriter([file, 'rows', String(rows), 'K'], (line, child) => {
    if (line === at) child.kill('SIGKILL')
  })
  expect(end.signal).toBe('SIGKILL')
  const after = found(file)
  expect([
    { entries: 5, customers: 2 },
    { entries: 6, customers: 2 + rows },
  ]).toContainEqual(after)
  // What was in the middle cannot be there; and the next one goes on as if nothing had been.
  if (at !== `${rows - 1000}`) expect(after.customers).toBe(2)
  const register = open(file)
  await addCustomer(register, 'C00099', '南山电子厂')
  register.close()
  expect(found(file)).toEqual({ entries: after.entries + 1, customers: after.customers + 1 })
})

test('kill -9 among many entries keeps each one that was acknowledged', async () => {
  const file = await fiveEntries()
  const end = await startWriter([file, 'entries', '100000', 'E'], (line, child) => {
    if (line === '200') child.kill('SIGKILL')
  })
  expect(end.signal).toBe('SIGKILL')
  const acknowledged = end.lines.length
  const { entries } = found(file)
  expect(entries - 5).toBeGreaterThanOrEqual(acknowledged)
  expect(entries - 5).toBeLessThanOrEqual(acknowledged + 1)
})

test('what was acknowledged is there after a kill that leaves the log behind', async () => {
  const file = await fiveEntries()
  await startWriter([file, 'rows', '100', 'A'], (line, child) => {
    if (line === 'committed') child.kill('SIGKILL')
  })
  expect(found(file)).toEqual({ entries: 6, customers: 102 })
  expect(shell(file, (raw) => raw.prepare('SELECT count(*) FROM token').pluck().get())).toBe(0)
})

test.each([
  ['inside', 5, '赵敏', null],
  ['between', 6, erasedMark, 6],
] as const)('kill -9 %s an erasing leaves all or nothing of it', async (where, entries, name, pending) => {
  const file = await fiveEntries()
  const end = await startWriter([file, 'erase', where, 'X'], (_, child) => child.kill('SIGKILL'))
  expect(end).toMatchObject({ signal: 'SIGKILL', lines: [where] })
  expect(found(file).entries).toBe(entries)
  const register = open(file)
  expect(register.raw.prepare('SELECT name FROM person').pluck().get()).toBe(name)
  expect(unwiped(register.raw)).toBe(pending)
  // The next erasing, or the wiping that doctor asks for, makes up for it.
  await register.write(entered('erase'), (tx) => tx.erase([{ table: 'person', id: 1 }]))
  expect(register.wipe()).toBe(true)
  register.close()
  expect(fs.readFileSync(file).includes('赵敏')).toBe(false)
  expect(found(file).entries).toBe(6)
})
