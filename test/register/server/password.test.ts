import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { serverAddress } from '../../../src/register/server/link/address.ts'
import { passwordFor, passwordIn } from '../../../src/register/server/link/password.ts'
import { emptyFolder } from '../../scratch.ts'

const { hosts, ...login } = serverAddress('postgres://li@db.example.cn:6432/certdesk')
const address = { ...login, ...hosts[0] }

describe('The password of a login', () => {
  test('is that of the environment before that of the file', () => {
    const home = emptyFolder()
    const file = path.join(home, '.pgpass')
    writeFileSync(file, 'db.example.cn:6432:certdesk:li:of the file\n', { mode: 0o600 })
    expect(passwordFor(address, { HOME: home }).password).toBe('of the file')
    expect(passwordFor(address, { HOME: home, PGPASSWORD: 'of the environment' }).password).toBe('of the environment')
    expect(passwordFor(address, { HOME: home, PGPASSWORD: '' }).password).toBe('of the file')
    expect(passwordFor(address, { HOME: emptyFolder() })).toEqual({ password: null, openFile: null })
    expect(passwordFor(address, {})).toEqual({ password: null, openFile: null })
    const other = path.join(home, 'other')
    writeFileSync(other, '*:*:*:*:elsewhere', { mode: 0o600 })
    expect(passwordFor(address, { HOME: home, PGPASSFILE: other }).password).toBe('elsewhere')
    mkdirSync(path.join(home, 'postgresql'))
    writeFileSync(path.join(home, 'postgresql', 'pgpass.conf'), '*:*:*:*:of Windows\r\n')
    expect(passwordFor(address, { APPDATA: home }, 'win32').password).toBe('of Windows')
  })

  test('is not read from a file that others may read, which is said', () => {
    const file = path.join(emptyFolder(), 'pgpass')
    writeFileSync(file, '*:*:*:*:seen')
    for (const mode of [0o640, 0o604, 0o660]) {
      chmodSync(file, mode)
      expect(passwordFor(address, { PGPASSFILE: file })).toEqual({ password: null, openFile: file })
    }
    expect(passwordFor(address, { PGPASSFILE: path.dirname(file) })).toEqual({ password: null, openFile: null })
  })

  test('is that of the first line that fits', () => {
    const text = `# db.example.cn:6432:certdesk:li:remark

too:few:fields
db.example.cn:5432:certdesk:li:other port
db.example.cn:*:certdesk:wang:other user
*:6432:*:li:first
db.example.cn:6432:certdesk:li:second`
    expect(passwordIn(text, address)).toBe('first')
    expect(passwordIn(text, { ...address, user: 'nobody' })).toBeNull()
    expect(passwordIn('localhost:*:*:li:socket', { ...address, host: '/var/run/postgresql' })).toBe('socket')
    expect(passwordIn('*:*:*:*:', address)).toBe('')
  })

  test('may have any characters, with a backslash before a colon and a backslash', () => {
    const written = (field: string) => field.replace(/[\\:]/g, '\\$&')
    const name = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !/[\r\n]/.test(text) && text !== '*' && !text.startsWith('#'))
    fc.assert(
      fc.property(name, name, name, name, (host, database, user, password) => {
        const line = [host, '6432', database, user, password].map(written).join(':')
        expect(passwordIn(`${line}\n`, { ...address, host, database, user })).toBe(password)
      }),
    )
    expect(passwordIn('*:*:*:*:a:b\\:c', address)).toBe('a:b:c')
  })
})
