import { existsSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { desk } from '../upkeep/desk.ts'

describe('a file to be written', () => {
  it.each(['register.db', 'register.db-wal', 'linked.db', 'hard.db'])('never replaces a register: %s', async (name) => {
    const { at, cwd: folder } = desk()
    await at(['init'])
    const register = join(folder, 'register.db')
    symlinkSync(register, join(folder, 'linked.db'))
    linkSync(register, join(folder, 'hard.db'))
    writeFileSync(join(folder, 'list.csv'), 'name\n甲\nx,y\n')
    const before = readFileSync(register)
    for (const argv of [
      ['customer', 'export', '--output', name],
      ['customer', 'add', '甲', '--output', name],
      ['customer', 'import', 'list.csv', '--rejects', name],
      ['where', '--output', name],
    ]) {
      const { code, err } = await at(argv)
      expect(code, argv.join(' ')).toBe(2)
      expect(err).toContain('never overwritten')
    }
    expect(readFileSync(register).equals(before)).toBe(true)
    expect((await at(['audit', 'list', '--format', 'tsv'])).out.trim().split('\n')).toHaveLength(2)
  })

  it('never replaces the list that is being imported', async () => {
    const { at, cwd: folder } = desk()
    await at(['init'])
    const list = join(folder, 'list.csv')
    writeFileSync(list, 'name\n甲\nx,y\n')
    for (const flag of ['--output', '--rejects']) {
      const { code, err } = await at(['customer', 'import', 'list.csv', flag, 'list.csv'])
      expect([code, err]).toEqual([2, expect.stringContaining('would be overwritten')])
    }
    expect(readFileSync(list, 'utf8')).toBe('name\n甲\nx,y\n')
  })

  it('is refused before anything is recorded where it has no place', async () => {
    const { at, cwd: folder } = desk()
    await at(['init'])
    for (const name of ['.', join('none', 'x.csv')]) {
      expect((await at(['customer', 'add', '甲', '--output', name])).code).toBe(2)
      expect((await at(['customer', 'import', 'list.csv', '--rejects', name])).code).toBe(2)
    }
    expect((await at(['customer', 'list', '--format', 'tsv'])).out.trim().split('\n')).toHaveLength(1)
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})
