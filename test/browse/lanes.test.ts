import { spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Beside } from '../../src/browse/beside-lines-process.ts'
import { Lanes } from '../../src/browse/lanes.ts'
import { linesIn } from '../../src/browse/lines-in.ts'
import type { Shown } from '../../src/browse/shown.ts'
import { takesLong } from '../tries.ts'
import { browsed, office } from './browsed.ts'

/** The processes that a process started. */
const startedBy = (parent: number | undefined): number[] =>
  spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .stdout.split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number))
    .flatMap(([id = 0, above]) => (above === parent ? [id] : []))

/** Waits until something is there. */
async function there<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    await pause(5)
  }
}

describe('the pages that are made beside the server', () => {
  it.runIf(process.platform !== 'win32')('keep nothing else waiting, however long one takes', takesLong, async () => {
    await browsed(await office(), async ({ child, get }) => {
      expect((await get('customer/list')).status).toBe(200)
      const [lane] = startedBy(child.pid)
      // What is asked of it from now on takes for ever.
      process.kill(lane ?? 0, 'SIGSTOP')
      const list = get('contact/list')
      expect((await get('_/state')).status).toBe(200)
      expect((await get('nowhere')).status).toBe(404)
      expect((await get('')).status).toBe(200)
      const found = await get('customer/find?text=C00004&_part=1')
      expect(found.text).toContain('C00004')
      process.kill(lane ?? 0, 'SIGCONT')
      expect((await list).text).toContain('CT-20')
    })
  })

  it.runIf(process.platform !== 'win32')('are made by another where one was ended', takesLong, async () => {
    await browsed(await office(), async ({ child, get }) => {
      expect((await get('customer/list')).status).toBe(200)
      const [lane = 0] = startedBy(child.pid)
      process.kill(lane, 'SIGKILL')
      await there(() => (startedBy(child.pid).includes(lane) ? undefined : true))
      const page = await get('customer/list?lang=en')
      expect(page.status).toBe(200)
      // Made for all who ask, it leads on in the language that this one asked for.
      expect(page.text).toMatch(/href="[^"]*customer\/show\/C00001\?lang=en"/)
    })
  })

  it('are two at a time, and end what nobody waits for where somebody does', async () => {
    const started: { readonly asked: string[]; answer(text: string | null): void; isEnded: boolean }[] = []
    const start = async (): Promise<Beside> => {
      let done: (text: string | null) => void = () => undefined
      const one = { asked: [] as string[], answer: (text: string | null) => done(text), isEnded: false }
      started.push(one)
      return {
        ask: (line) => {
          one.asked.push((JSON.parse(line) as { address: string }).address)
          return new Promise((then) => {
            done = then
          })
        },
        end: () => {
          one.isEnded = true
          done(null)
        },
        get hasEnded() {
          return one.isEnded
        },
      }
    }
    const [end, gone, here] = [new AbortController(), new AbortController(), new AbortController()]
    const lanes = new Lanes(start, end.signal)
    const asked = (address: string, { signal }: AbortController) => lanes.made({ address, lang: 'zh' }, signal)
    const left = asked('long', gone)
    left.catch(() => undefined)
    const [second, third, fourth, same] = [asked('b', here), asked('c', here), asked('d', here), asked('c', here)]
    await there(() => (started.length === 2 && started[1]?.asked.length === 1 ? true : undefined))
    expect(started.map((each) => each.asked)).toEqual([['long'], ['b']])
    gone.abort()
    await expect(left).rejects.toThrow('has ended')
    expect(started[0]?.isEnded).toBe(true)
    await there(() => (started[2]?.asked.length === 1 ? true : undefined))
    expect(started[2]?.asked).toEqual(['c'])
    const shown = (title: string) => JSON.stringify({ shown: { title } })
    started[2]?.answer(shown('c'))
    expect(await third).toEqual({ title: 'c' } as unknown as Shown)
    expect(await same).toEqual(await third)
    await there(() => (started[2]?.asked.length === 2 ? true : undefined))
    started[2]?.answer(JSON.stringify({ refused: { code: 'usage', words: { en: 'No.', zh: '否。' }, hint: null } }))
    await expect(fourth).rejects.toMatchObject({ code: 'usage' })
    end.abort()
    await expect(second).rejects.toThrow('has ended')
    expect(started.map((each) => each.isEnded)).toEqual([true, true, true])
  })

  it('are told apart by line feeds alone', async () => {
    async function* pieces() {
      yield new TextEncoder().encode('{"a":"\u2028"}\n').subarray(0, 7)
      yield new TextEncoder().encode('{"a":"\u2028"}\n').subarray(7)
      yield 'x\r\ny\n\nz'
    }
    const lines: string[] = []
    for await (const line of linesIn(pieces())) lines.push(line)
    expect(lines).toEqual(['{"a":"\u2028"}', 'x\r', 'y', ''])
  })
})
