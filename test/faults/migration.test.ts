// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openUpToDate } from '../../src/register/file/up-to-date.ts'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { schemaVersion } from '../../src/register/version.ts'
import { addCustomer, beside, open, shell } from '../register/registers.ts'
import { emptyFolder } from '../scratch.ts'
import { startWriter } from './program.ts'

const versionOf = (file: string) => shell(file, (raw) => raw.pragma('user_version', { simple: true }))

test.each([1, 2, 3])(
  'a register of schema %i whose migration is killed is as it was, and the next one succeeds',
  async (schema) => {
    const file = path.join(emptyFolder(), 'register.db')
    fs.copyFileSync(new URL(`../register/released/schema-${schema}.db`, import.meta.url), file)
    const entries = () => shell(file, (raw) => raw.prepare('SELECT seq, at, seal FROM entry ORDER BY seq').all())
    const before = entries()
    const { signal, lines } = await startWriter([file, 'step'], (_, child) => child.kill('SIGKILL'))
    expect({ signal, lines }).toEqual({ signal: 'SIGKILL', lines: ['stepped'] })
    expect(versionOf(file)).toBe(schema)
    expect(entries()).toEqual(before)

    const register = await openUpToDate({ file, writes: true, clock: Date.now })
    await addCustomer(register, 'C00099', '南山电子厂')
    expect(verifyRegister(register.raw).differences).toEqual([])
    register.close()
    expect(versionOf(file)).toBe(schemaVersion)
    expect(entries().slice(0, -1)).toEqual(before)
    expect(beside(file)).toEqual(['register.db', `register.db.schema-${schema}.bak`])
  },
)

test('of eight programs that open an older register at the same moment, one brings it up to date', async () => {
  const file = path.join(emptyFolder(), 'register.db')
  fs.copyFileSync(new URL('../register/released/schema-1.db', import.meta.url), file)
  const writers = Array.from({ length: 8 }, (_, n) => startWriter([file, 'entries', '5', `W${n}-`]))
  for (const { code, errors } of await Promise.all(writers)) expect({ code, errors }).toEqual({ code: 0, errors: '' })
  const register = open(file)
  expect(verifyRegister(register.raw)).toMatchObject({ entries: 8 + 40, differences: [] })
  register.close()
  expect(beside(file)).toEqual(['register.db', 'register.db.schema-1.bak'])
})
