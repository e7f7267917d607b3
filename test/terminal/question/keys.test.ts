import { Readable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
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

  it('are not Ctrl-Z, after which the terminal would not be the program’s again', async () => {
    const { keys, press, read } = keyboard()
    keys.hold()
    await press(Buffer.from('a\u001ab'), Buffer.from('\u001a'))
    expect(read()).toBe('ab')
  })

  const [begins, ends] = ['\u001b[200~', '\u001b[201~']
  /** What is pasted while a question stands there, and what is typed. */
  const asked = () => {
    const own = keyboard()
    const pasted: string[] = []
    const typed: string[] = []
    own.keys.hold()
    own.keys.on('data', (piece: Buffer) => typed.push(piece.toString()))
    const end = own.keys.onPaste((text) => pasted.push(text))
    return { ...own, pasted, typed, end }
  }

  it('are no keys where they are pasted, as the terminal marks it, in however many pieces', async () => {
    const { press, pasted, typed } = asked()
    await press(Buffer.from(`a${begins}一\r二`), Buffer.from('三\r\u001b[20'), Buffer.from(`1~b`))
    expect({ pasted, typed: typed.join('') }).toEqual({ pasted: ['一\r二三\r'], typed: 'ab' })
  })

  it('are pasted where several lines come at once without a mark, but not where Enter is pressed twice', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    try {
      const { press, pasted, typed } = asked()
      await press(Buffer.from('一\r\r'))
      await press(Buffer.from('二\r\n三'), Buffer.from('四\r'))
      vi.runAllTimers()
      expect({ pasted, typed: typed.join('') }).toEqual({ pasted: ['二\r\n三四\r'], typed: '一\r\r' })
    } finally {
      vi.useRealTimers()
    }
  })

  it('that are pasted while no question stands there wait for the next; Ctrl-C ends a paste that has no end', async () => {
    const { keys, press, pasted, typed, end } = asked()
    end()
    await press(Buffer.from(`${begins}一${ends}`))
    expect(pasted).toEqual([])
    keys.onPaste((text) => pasted.push(text))
    await expect.poll(() => pasted).toEqual(['一'])
    await press(Buffer.from(`${begins}二`), Buffer.from('\u0003'))
    expect(typed.join('')).toBe('\u0003')
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
    await expect.poll(() => gone).toBe(1)
    expect(keys.readableEnded).toBe(false)
  })
})
