import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type Input, Keys } from '../../../src/terminal/question/keys.ts'

/** A keyboard on which bytes are pressed, and what came of them. */
function keyboard() {
  const input: Input = new Readable({ read: () => undefined })
  const keys = new Keys(input, () => undefined)
  const press = async (...pieces: Uint8Array[]) => {
    for (const piece of pieces) {
      input.push(piece)
      await new Promise((done) => setImmediate(done))
    }
  }
  const read = () => Buffer.from((keys.read() as Buffer | null) ?? '').toString()
  return { input, keys, press, read }
}

describe('keys', () => {
  it('are whole characters, even where their bytes come in pieces', async () => {
    const { keys, press, read } = keyboard()
    keys.hold()
    const bytes = Buffer.from('投诉')
    await press(bytes.subarray(0, 1), bytes.subarray(1, 4), bytes.subarray(4))
    expect(read()).toBe('投诉')
  })

  it('belong to others while the terminal is left to them', async () => {
    const { input, keys, press, read } = keyboard()
    keys.hold()
    keys.rest()
    expect({ isPaused: input.isPaused(), heard: input.listenerCount('data') }).toEqual({ isPaused: true, heard: 0 })
    await press(Buffer.from('q'))
    expect(read()).toBe('')
  })

  it('tell that the terminal itself is gone, which is no end of what is typed', async () => {
    const input: Input = Object.assign(new Readable({ read: () => undefined }), { isTTY: true })
    let gone = 0
    const keys = new Keys(
      input,
      () => undefined,
      () => {
        gone += 1
      },
    )
    keys.hold()
    input.push(null)
    await new Promise((done) => setTimeout(done, 10))
    expect({ gone, hasEnded: keys.readableEnded }).toEqual({ gone: 1, hasEnded: false })
  })
})
