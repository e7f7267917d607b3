import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { sshAddress } from '../../src/ssh/address.ts'
import { runThere } from '../../src/ssh/caller.ts'
import { jsonFrame, magic, protocol, streamFrame } from '../../src/ssh/frames.ts'
import { streams } from '../../src/ssh/hello.ts'
import type { Output } from '../../src/terminal/world.ts'
import { testWorld } from '../world.ts'

/** An output whose writes end some turns after they began, and what is noted of both. */
function lateOutput(name: string, noted: string[], isTTY: boolean): Output {
  const output: Output = {
    isTTY,
    write: (piece, done) => {
      const text = Buffer.from(piece).toString('utf8')
      noted.push(`${name} begins ${text}`)
      setImmediate(() =>
        setImmediate(() => {
          noted.push(`${name} ends ${text}`)
          done?.()
        }),
      )
      return true
    },
    on: () => output,
    off: () => output,
  }
  return output
}

/** What the caller writes of what comes from the other machine all at once, and when; `fails`: the reader of stdout has gone. */
async function noted(isTTY: boolean, fails = false) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  output.on('error', () => undefined)
  const said = (stream: number, text: string) => streamFrame('data', stream, Buffer.from(text))
  input.write(
    Buffer.concat([
      ...[magic, jsonFrame('hello', { protocol, version: '0.1.0' })],
      ...[said(streams.stdout, '1'), said(streams.stdout, '2'), said(streams.stderr, '3'), said(streams.stdout, '4')],
      jsonFrame('exit', { code: 0 }),
    ]),
  )
  const notes: string[] = []
  const late = lateOutput('stdout', notes, isTTY)
  const gone: Output = {
    ...late,
    write: (_, done) => {
      notes.push('stdout fails')
      setImmediate(() => done?.(Object.assign(new Error('nobody reads'), { code: 'EPIPE' })))
      return true
    },
  }
  const world = { ...testWorld(), stdout: fails ? gone : late, stderr: lateOutput('stderr', notes, isTTY) }
  const ended = Promise.resolve({ notFound: false, code: 0, said: '' })
  const connect = async () => ({ input, output, ended, end: () => input.end() })
  const code = await runThere(['customer', 'list'], sshAddress('ssh://office/r.db'), world, connect)
  return { code, notes }
}

describe('what comes over ssh', () => {
  it('is written piece by piece, the next once the one before is written, whichever stream it is of', async () => {
    const { code, notes } = await noted(false)
    expect(code).toBe(0)
    expect(notes).toEqual(
      ['stdout 1', 'stdout 2', 'stderr 3', 'stdout 4'].flatMap((each) => [
        each.replace(' ', ' begins '),
        each.replace(' ', ' ends '),
      ]),
    )
  })

  it('is written at once to a terminal, where a question may come behind it', async () => {
    const { code, notes } = await noted(true)
    expect(code).toBe(0)
    expect(notes.slice(0, 4)).toEqual(['stdout begins 1', 'stdout begins 2', 'stderr begins 3', 'stdout begins 4'])
    expect(notes).toHaveLength(8)
  })

  it('still says on the error stream what is to be said where nobody reads the output any more', async () => {
    const { code, notes } = await noted(false, true)
    expect(code).toBe(0)
    expect(notes).toEqual(expect.arrayContaining(['stderr begins 3', 'stderr ends 3']))
  })
})
