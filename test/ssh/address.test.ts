import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/clause/problem.ts'
import { sshAddress, sshArguments } from '../../src/ssh/address.ts'
import { FrameReader, frame, NotFrames, streamFrame } from '../../src/ssh/frames.ts'
import { Wire } from '../../src/ssh/wire.ts'

describe('the address of a register on another machine', () => {
  it.each([
    ['ssh://office/srv/register.db', { user: null, host: 'office', port: null, path: '/srv/register.db' }],
    ['ssh://lilei@office:2222/srv/登记簿.db', { user: 'lilei', host: 'office', port: 2222, path: '/srv/登记簿.db' }],
    ['SSH://office/srv/a%20b.db', { user: null, host: 'office', port: null, path: '/srv/a b.db' }],
    ['ssh://[fe80::1%eth0]:22/r.db', { user: null, host: 'fe80::1%eth0', port: 22, path: '/r.db' }],
    ['ssh://win/C:/certdesk/register.db', { user: null, host: 'win', port: null, path: 'C:/certdesk/register.db' }],
  ])('%s', (text, parts) => {
    expect(sshAddress(text)).toMatchObject(parts)
  })

  it.each([
    ['ssh:office/r.db', 'two slashes'],
    ['ssh:///r.db', 'no host'],
    ['ssh://office', 'no file'],
    ['ssh://office/', 'no file'],
    ['ssh://office:0/r.db', '"0" is no port'],
    ['ssh://office:http/r.db', '"http" is no port'],
    ['ssh://-oProxyCommand=x/r.db', '"-oProxyCommand=x" is no host'],
    ['ssh://-l@office/r.db', '"-l" is no user'],
    ['ssh://%2Dl@office/r.db', '"-l" is no user'],
    ['ssh://of fice/r.db', 'is no host'],
    ['ssh://$(id)/r.db', 'is no host'],
    ['ssh://a;b@office/r.db', 'is no user'],
    ['ssh://[office]/r.db', '"office" is no host'],
  ])('%s is refused', (text, why) => {
    expect(() => sshAddress(text)).toThrow(why)
  })

  it.each(['ssh://lilei:secret@office/r.db', 'ssh://lilei%3Asecret@office/r.db'])(
    'a password is refused, and repeated nowhere: %s',
    (text) => {
      const problem = (() => {
        try {
          return sshAddress(text)
        } catch (error) {
          return error
        }
      })() as Problem
      expect(problem.words.en).toContain('it has a password')
      expect(JSON.stringify([problem.words, problem.hint])).not.toContain('secret')
    },
  )

  it('gives ssh nothing that it could take for an option, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (user, host, path) => {
        for (const text of [`ssh://${user}@${host}/${path}`, `ssh://${host}${path}`, `ssh://${user}`]) {
          let args: readonly string[]
          try {
            args = sshArguments(sshAddress(text))
          } catch (error) {
            expect(error).toBeInstanceOf(Problem)
            continue
          }
          const at = args.indexOf('--')
          expect(args.slice(0, at)).toEqual(expect.arrayContaining(['-T']))
          expect(args.slice(at + 2)).toEqual(['certdesk', 'serve-ssh'])
          expect(args[at + 1]).toMatch(/^[^\s;|&<>`'"()-][^\s;|&<>`'"()]*$/u)
        }
      }),
    )
  })
})

describe('frames', () => {
  it('come whole out of any pieces', () => {
    const content = fc.array(fc.tuple(fc.nat(9), fc.uint8Array({ maxLength: 300 })), { maxLength: 20 })
    fc.assert(
      fc.property(content, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (sent, cuts) => {
        const bytes = Buffer.concat(sent.map(([id, each]) => streamFrame('data', id, each)))
        const reader = new FrameReader()
        const heard: [number, Buffer][] = []
        for (let at = 0, n = 0; at < bytes.length; n++) {
          const end = at + (cuts[n % cuts.length] as number)
          for (const { content } of reader.add(bytes.subarray(at, end)))
            heard.push([content.readUInt32BE(0), Buffer.from(content.subarray(4))])
          at = end
        }
        expect(heard).toEqual(sent.map(([id, each]) => [id, Buffer.from(each)]))
      }),
    )
  })

  it('are refused where they are none', () => {
    const read = (bytes: Uint8Array) => [...new FrameReader().add(bytes)]
    expect(() => read(Buffer.from([0, 0, 0, 1, 99, 0]))).toThrow(NotFrames)
    expect(() => read(Buffer.from([0xff, 0xff, 0xff, 0xff, 3]))).toThrow(NotFrames)
    expect(read(frame('alive'))).toHaveLength(1)
  })

  it('of a stream are no more than was agreed, whether or not anybody takes it', () => {
    for (const taken of [true, false]) {
      const wire = new Wire(
        1,
        () => undefined,
        () => undefined,
      )
      if (taken) wire.take(7, () => new Promise<void>(() => undefined))
      const piece = streamFrame('data', 7, Buffer.alloc(60_000))
      const flood = () => {
        for (let n = 0; n < 100; n++) wire.add(piece)
      }
      expect(flood).toThrow(NotFrames)
    }
  })
})
