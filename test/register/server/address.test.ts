import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../../../src/clause/problem.ts'
import { addressText, isServerAddress, serverAddress, serverWords } from '../../../src/register/server/link/address.ts'

/** What is said of an address that is refused. */
function refusalOf(text: string): string {
  try {
    serverAddress(text)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    expect([error.code, error.exitCode]).toEqual(['usage', 2])
    expect(error.hint?.zh).toMatch(/\p{sc=Han}/u)
    return `${error.words.en} ${error.hint?.en} ${error.words.zh} ${error.hint?.zh}`
  }
  throw new Error(`${text.replace(/secret/g, '…')} was read`)
}

describe('The address of a register on a server', () => {
  test('is told from a path', () => {
    for (const text of ['postgres://h/d', 'postgresql://h/d', 'POSTGRES://h/d', 'postgres://'])
      expect(isServerAddress(text)).toBe(true)
    for (const text of ['register.db', 'postgres', './postgres://h', 'ssh://h/d', 'postgres:/h/d'])
      expect(isServerAddress(text)).toBe(false)
  })

  test('is read part by part', () => {
    const whole = {
      user: 'li',
      hosts: [{ host: 'db.example.cn', port: 6432 }],
      database: 'certdesk',
      tls: 'require',
      rootCertificate: '/etc/ca.pem',
    }
    expect(serverAddress('postgres://li@db.example.cn:6432/certdesk?sslmode=require&sslrootcert=/etc/ca.pem')).toEqual(
      whole,
    )
    expect(serverAddress('postgresql://h/d')).toEqual({
      user: null,
      hosts: [{ host: 'h', port: 5432 }],
      database: 'd',
      tls: 'verify-full',
      rootCertificate: null,
    })
    expect(serverAddress('postgres://[2001:db8::1]:5433/d')).toMatchObject({
      hosts: [{ host: '2001:db8::1', port: 5433 }],
    })
    expect(serverAddress('postgres://李@数据库.例子.cn/登记簿')).toMatchObject({
      user: '李',
      hosts: [{ host: '数据库.例子.cn', port: 5432 }],
      database: '登记簿',
    })
    expect(serverAddress('postgres://%E6%9D%8E@h/a%2Fb')).toMatchObject({ user: '李', database: 'a/b' })
    expect(serverAddress('postgres://%2Fvar%2Frun%2Fpostgresql/d')).toMatchObject({
      hosts: [{ host: '/var/run/postgresql', port: 5432 }],
      tls: 'disable',
    })
  })

  test('may name several hosts, each with its port', () => {
    expect(serverAddress('postgres://li@a,b:6432,[::1]:1,%2Frun/d').hosts).toEqual([
      { host: 'a', port: 5432 },
      { host: 'b', port: 6432 },
      { host: '::1', port: 1 },
      { host: '/run', port: 5432 },
    ])
    // What goes over a network is protected, whatever else is on this machine.
    expect(serverAddress('postgres://localhost,db.example.cn/d').tls).toBe('verify-full')
    expect(serverAddress('postgres://localhost,%2Frun/d').tls).toBe('prefer')
    expect(serverWords(serverAddress('postgres://a,[::1]:6432/d')).en).toBe('a,[::1]:6432')
  })

  test('has TLS that proves who answers, but on this machine', () => {
    for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '[::1]'])
      expect(serverAddress(`postgres://${host}/d`).tls).toBe('prefer')
    for (const host of ['h', '10.0.0.1', 'localhost.example.cn', '[::2]', '127.example.cn'])
      expect(serverAddress(`postgres://${host}/d`).tls).toBe('verify-full')
    expect(serverAddress('postgres://h/d?sslmode=disable').tls).toBe('disable')
  })

  test('is refused with a password in it, wherever it stands, and never repeated', () => {
    const texts = [
      'postgres://li:secret@h/d',
      'postgres://li:sec@ret-secret@h/d',
      'postgres://li:secret/@h/d',
      'postgres://li%3Asecret@h/d',
      'postgres://:secret@h/d',
      'postgres://h/d?password=secret',
      'postgres://h/d?sslmode=disable&PASSWORD=secret',
      'postgres://h/d?sslpassword=secret',
    ]
    for (const text of texts) {
      expect(refusalOf(text)).toMatch(/has a password in it.*PGPASSWORD/)
      expect(refusalOf(text)).not.toContain('secret')
    }
    for (const text of [
      'postgres://secret@secret@h/d',
      'postgres://h/d?x=secret',
      'postgres://li:secret?@h/d',
      'postgres://h:secret/d',
    ])
      expect(refusalOf(text)).not.toContain('secret')
  })

  test('is refused where it cannot be meant', () => {
    for (const slip of ['postgres://a,/d', 'postgres://,b/d', 'postgres://a,,b/d'])
      expect(refusalOf(slip)).toMatch(/names no host/)
    for (const slip of ['postgres://a,b:x/d', 'postgres://a:1,b:0/d']) expect(refusalOf(slip)).toMatch(/no valid port/)
    expect(refusalOf('postgres://a,b%2Cc/d')).toMatch(/no valid host/)
    expect(refusalOf('postgres://h')).toMatch(/names no database/)
    expect(refusalOf('postgres://h/')).toMatch(/names no database/)
    expect(refusalOf('postgres:///d')).toMatch(/names no host/)
    for (const slip of ['postgres:/li@h/d', 'postgres:h/d', 'postgres:/h'])
      expect(refusalOf(slip)).toMatch(/cannot be read/)
    for (const port of ['0', '65536', 'x', '-1', '1e3'])
      expect(refusalOf(`postgres://h:${port}/d`)).toMatch(/no valid port/)
    for (const host of ['a b', 'a%00b', 'a%0Ab', 'a%2Fb', 'a#b', '<h>'])
      expect(refusalOf(`postgres://${host}/d`)).toMatch(/no valid host/)
    expect(refusalOf('postgres://h/d?host=other')).toMatch(/parameter that certdesk does not know/)
    expect(refusalOf('postgres://h/d?sslmode=on')).toMatch(/one of disable, prefer, require, verify-ca, verify-full/)
    expect(refusalOf('postgres://h/d?sslmode=require&sslmode=disable')).toMatch(/says sslmode twice/)
    expect(refusalOf('postgres://h/%zz')).toMatch(/% that is followed by no character/)
    expect(refusalOf('postgres://h/a%0Ab')).toMatch(/control character in its database/)
    expect(refusalOf(`postgres://h/${'库'.repeat(22)}`)).toMatch(/database that is longer than PostgreSQL allows/)
    expect(serverAddress(`postgres://h/${'库'.repeat(21)}`).database).toBe('库'.repeat(21))
  })

  test('is written as it is read', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((text) => !/\p{Cc}/u.test(text) && Buffer.byteLength(text) <= 63)
    const host = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6(), fc.constantFrom('/var/run/postgresql', '数据库.cn'))
    const at = fc.record({ host, port: fc.integer({ min: 1, max: 65_535 }) })
    const hosts = fc.tuple(at, fc.array(at, { maxLength: 2 })).map(([first, more]) => [first, ...more] as const)
    // A colon in front of the @ is taken for the beginning of a password.
    const user = name.filter((text) => !text.includes(':'))
    const any = fc.record({ user: fc.option(user), hosts, database: name })
    fc.assert(
      fc.property(any, (address) => {
        expect(serverAddress(addressText(address))).toMatchObject(address)
      }),
    )
  })

  test('names its server with the port where that is another', () => {
    expect(serverWords(serverAddress('postgres://h/d')).en).toBe('h')
    expect(serverWords(serverAddress('postgres://[::1]:1/d')).en).toBe('[::1]:1')
  })

  test('never repeats what it refuses', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (before, behind) => {
        try {
          serverAddress(`postgres://${before}:XSECRETX@${behind}`)
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          expect(JSON.stringify([error.words, error.hint])).not.toContain('XSECRETX')
          return
        }
        throw new Error('an address with a password was read')
      }),
    )
  })
})
