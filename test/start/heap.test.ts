import { spawnSync } from 'node:child_process'
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { largeRegister, memoryFlags } from '../../src/start/heap.ts'
import { emptyFolder } from '../scratch.ts'

const bin = fileURLToPath(new URL('../../bin/certdesk.js', import.meta.url))
const folder = emptyFolder()
const at = (name: string) => join(folder, name)
const run = { env: {}, platform: process.platform, cwd: folder }

beforeAll(() => {
  writeFileSync(at('small.db'), 'x')
  // Holes take no room on the disk.
  writeFileSync(at('large.db'), '')
  truncateSync(at('large.db'), 2 ** 28)
})

test('only a report on a register of uncommon size is given more memory', () => {
  const report = ['report', 'compliance', '--register']
  expect(largeRegister({ ...run, argv: [...report, 'large.db'] })).toBe(2 ** 28)
  expect(largeRegister({ ...run, argv: ['--register=small.db', ...report, 'large.db'] })).toBe(2 ** 28)
  expect(largeRegister({ ...run, argv: ['today'], env: { CERTDESK_REGISTER: at('large.db') } })).toBe(2 ** 28)
  expect(largeRegister({ ...run, argv: [...report, 'small.db'] })).toBeNull()
  expect(largeRegister({ ...run, argv: [...report, 'none.db'] })).toBeNull()
  expect(largeRegister({ ...run, argv: ['contact', 'add', '--register', 'large.db'] })).toBeNull()
})

test('most of the memory is for what a report finds, and some for what is new, as the register is large', () => {
  expect(memoryFlags(16 * 2 ** 30, 2 ** 28)).toEqual(['--max-old-space-size=11468', '--max-semi-space-size=32'])
  expect(memoryFlags(16 * 2 ** 30, 2 ** 32)).toEqual(['--max-old-space-size=11468', '--max-semi-space-size=256'])
  expect(memoryFlags(2 ** 29, 2 ** 30)).toEqual(['--max-old-space-size=358', '--max-semi-space-size=16'])
  expect(memoryFlags(2 ** 40, 2 ** 33)[1]).toBe('--max-semi-space-size=512')
})

test('a run with more memory says and ends as any other', () => {
  const env = { PATH: process.env.PATH, HOME: folder, USERPROFILE: folder }
  const report = (register: string) =>
    spawnSync(process.execPath, [bin, 'report', 'compliance', '--register', at(register)], { encoding: 'utf8', env })
  const said = (register: string) => {
    const { status, stdout, stderr } = report(register)
    return { status, stdout, stderr: stderr.replace(at(register), 'FILE') }
  }
  expect(said('large.db')).toMatchObject({ status: 4, stdout: '' })
  expect(said('large.db').stderr).toMatch(/^certdesk: FILE is not a certdesk register/)
})
