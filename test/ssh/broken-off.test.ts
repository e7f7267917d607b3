import fs from 'node:fs'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/clause/problem.ts'
import { sshAddress } from '../../src/ssh/address.ts'
import { type Connecting, runThere } from '../../src/ssh/caller.ts'
import { jsonFrame, magic } from '../../src/ssh/frames.ts'
import type { Connection } from '../../src/ssh/ssh-process.ts'
import { desk } from '../upkeep/desk.ts'
import { testWorld } from '../world.ts'
import { pairOf } from './pair.ts'

const now = '2026-06-30T03:00:00.000Z'
const add = ['contact', 'add', 'C00001', '--channel', 'phone', '--needs', '无', '--by', 'clerk']

/** What comes from the other end up to a piece, and whether that piece comes too. */
function cut({ input, ...connection }: Connection, at: (piece: string) => boolean, isHeard: boolean): Connection {
  const left = new PassThrough()
  let isCut = false
  input.on('data', (piece: Buffer) => {
    if (isCut) return
    isCut = at(piece.toString('latin1'))
    if (!isCut || isHeard) left.write(piece)
    if (!isCut) return
    // What this end answers to the last piece still goes out.
    setImmediate(() => left.end())
    if (!isHeard) connection.output.end()
  })
  input.on('end', () => left.end())
  return { ...connection, input: left }
}

async function office() {
  const there = desk()
  expect((await there.at(['init', '--go-live', '2025-01-16'])).code).toBe(0)
  expect((await there.at(['customer', 'add', '广州艺科示例有限公司'])).code).toBe(0)
  const world = testWorld({ now, env: { CERTDESK_LANG: 'en' } })
  const pair = () => pairOf({ register: undefined, as: undefined }, world).connection
  const ran = async (connect: Connecting) => {
    try {
      return { code: await runThere(add, sshAddress(`ssh://office${there.file}`), world, connect), said: '' }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { code: error.exitCode, said: `${error.words.en} ${error.hint?.en}` }
    }
  }
  const onRecord = async () => (await there.json(['contact', 'list'])).contacts.length as number
  return { pair, ran, onRecord }
}

const isSealed = (piece: string) => piece.includes('"what":"sealed"')

describe('a connection that breaks off', () => {
  it('before the entry is sealed: nothing is on record, and it says so', async () => {
    const { pair, ran, onRecord } = await office()
    const { code, said } = await ran(async () => cut(pair(), isSealed, false))
    expect(code).toBe(4)
    expect(said).toContain('nothing else was recorded')
    expect(await onRecord()).toBe(0)
  })

  it('before the answer comes: the entry is asked for, and whoever typed it hears that it is on record', async () => {
    const { pair, ran, onRecord } = await office()
    let calls = 0
    const { code, said } = await ran(async () => {
      calls += 1
      return calls === 1 ? cut(pair(), isSealed, true) : pair()
    })
    expect(calls).toBe(2)
    expect(code).toBe(1)
    expect(said).toContain('The command itself is done: journal entry #3.')
    expect(said).toContain('Do not run it again')
    expect(await onRecord()).toBe(1)
  })

  it('and the other machine with it: whoever typed it hears what to look for', async () => {
    const { pair, ran, onRecord } = await office()
    let calls = 0
    const { code, said } = await ran(async () => {
      calls += 1
      if (calls === 1) return cut(pair(), isSealed, true)
      return cut(pair(), () => true, false)
    })
    expect(code).toBe(4)
    expect(said).toContain('while entry #3 was being committed')
    expect(said).toContain('certdesk audit list')
    expect(await onRecord()).toBe(1)
  })

  it.each([
    ['before the program there has spoken', false, 'office has not answered for a minute.'],
    ['after that', true, 'the connection hangs, or the program there'],
  ])('that only falls silent, %s', async (_, hasSpoken, sentence) => {
    const [input, output] = [new PassThrough(), new PassThrough()]
    let end = (): void => undefined
    const ended = new Promise<{ notFound: boolean; code: number; said: string }>((done) => {
      end = () => {
        input.end()
        done({ notFound: false, code: 255, said: '' })
      }
    })
    if (hasSpoken) input.write(Buffer.concat([magic, jsonFrame('hello', { protocol: 1, version: '0.1.0' })]))
    const world = testWorld({ now, env: { CERTDESK_LANG: 'en' } })
    const connect = async () => ({ input, output, ended, end })
    const ran = runThere(add, sshAddress('ssh://office/r.db'), world, connect, 30)
    await expect(ran).rejects.toMatchObject({ code: 'register', words: { en: expect.stringContaining(sentence) } })
  })

  it('by Ctrl-C, of which this program hears a moment after ssh: it was left', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()]
    const connect = async () => {
      // Events that were collected together are handled in one turn, before a signal that came meanwhile.
      fs.stat('.', () => {
        process.kill(process.pid, 'SIGINT')
        input.end()
      })
      const ended = Promise.resolve({ notFound: false, code: 255, said: 'Host key verification failed.' })
      return { input, output, ended, end: () => undefined }
    }
    const world = testWorld({ now, env: { CERTDESK_LANG: 'en' } })
    const ran = runThere(add, sshAddress('ssh://office/r.db'), world, connect)
    await expect(ran).rejects.toMatchObject({ exitCode: 130 })
  })
})
