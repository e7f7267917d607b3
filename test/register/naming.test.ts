import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { gaveName } from '../../src/register/file/durable.ts'
import { emptyFolder } from '../scratch.ts'
import { beside } from './registers.ts'

test('a file gets its name once, and takes none from another', () => {
  const folder = emptyFolder()
  const [made, name] = [path.join(folder, 'a.part'), path.join(folder, 'a.db')]
  fs.writeFileSync(made, 'one')
  expect(gaveName(made, name)).toBe(true)
  expect(gaveName(made, name)).toBe(false)
  expect(fs.readFileSync(name, 'utf8')).toBe('one')
})

test('a register whose log could not be folded in when it was closed gets no name', () => {
  const folder = emptyFolder()
  const [made, name] = [path.join(folder, 'a.part'), path.join(folder, 'a.db')]
  fs.writeFileSync(made, 'one')
  fs.writeFileSync(`${made}-wal`, 'the newest entry')
  expect(() => gaveName(made, name)).toThrow(expect.objectContaining({ exitCode: 4 }))
  expect(beside(name)).toEqual(['a.part', 'a.part-wal'])
})
