import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Judged } from '../../src/browse/judged.ts'
import type { Line } from '../../src/browse/line.ts'
import type { Making } from '../../src/browse/made.ts'
import { Pieces } from '../../src/browse/pieces.ts'
import { Problem } from '../../src/clause/problem.ts'
import { inTwin, takesLong, tried } from '../tries.ts'
import { browsed, inBrowser, office } from './browsed.ts'

/** The processes that a process started, as every account of the machine sees them. */
function startedBy(parent: number | undefined): { readonly id: number; readonly line: string }[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return stdout.split('\n').flatMap((row) => {
    const [, id, above, line = ''] = /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(row) ?? []
    return Number(above) === parent ? [{ id: Number(id), line }] : []
  })
}

/** Waits for the first process that is started. */
async function firstOf(parent: number | undefined) {
  for (;;) {
    const [first] = startedBy(parent)
    if (first !== undefined) return first
    await pause(5)
  }
}

const isThere = (id: number): boolean => {
  try {
    return process.kill(id, 0)
  } catch {
    return false
  }
}

describe('what works beside the pages', () => {
  it('shows no other account what was asked', inTwin, async () => {
    await browsed(await office(), async ({ child, get }) => {
      for (const address of [
        'customer/find?text=13800138001&_as=csv',
        'customer/file/C00004',
        'today?maintainer=%E7%8E%8B%E8%8A%B3',
      ]) {
        const answer = get(address)
        const { line } = await firstOf(child.pid)
        expect(line).not.toMatch(/13800138001|C00004|maintainer|customer|today/)
        expect((await answer).status).toBe(200)
        while (startedBy(child.pid).length > 0) await pause(20)
      }
    })
  })

  it.each(tried(['SIGTERM', 'SIGINT'] as const))('ends with them at %s', takesLong, async (signal) => {
    await browsed(await office(), async ({ child, get }) => {
      const judged = get('report/compliance').catch(() => null)
      const { id } = await firstOf(child.pid)
      // Else it could have ended by itself.
      process.kill(id, 'SIGSTOP')
      const closed = new Promise((done) => child.once('close', done))
      child.kill(signal)
      await closed
      await judged
      try {
        await expect.poll(() => isThere(id)).toBe(false)
      } finally {
        if (isThere(id)) process.kill(id, 'SIGKILL')
      }
    })
  })

  it('says to the next who asks what failed when nobody waited any more', async () => {
    const refused = { code: 'usage', words: { en: 'No.', zh: '否。' }, hint: null }
    let seq = 1
    const ends: (() => void)[] = []
    const judged = new Judged(
      () => new Promise((done) => ends.push(() => done(JSON.stringify({ refused })))),
      [],
      new AbortController().signal,
    )
    const register = { standing: async () => ({ head: { seq, hash: 'ab', at: '' }, today: '2026-10-15' }) }
    const nothingMade = { made: async () => Promise.reject(new Error('nothing but what is judged is asked')) }
    const pieces = new Pieces({ register } as unknown as Making, judged, nothingMade)
    const asked = (isPart: boolean) => {
      const line = { path: ['report', 'compliance'], given: new Map(), judges: true, shape: { from: 0, isPart } }
      return pieces.of(line as unknown as Line, {
        lang: 'zh',
        isOneOfSeveral: false,
        wait: 0,
        gone: new AbortController().signal,
      })
    }
    expect(await asked(false)).toMatchObject({ shown: null, isCurrent: false })
    ends.pop()?.()
    await pause(0)
    // A page that is there asks for the part, and then to be shown anew.
    await expect(asked(true)).rejects.toThrow(Problem)
    await expect(asked(false)).rejects.toThrow(Problem)
    // As long as the register stands there nothing else comes of it; then it is tried again.
    await expect(asked(false)).rejects.toThrow(Problem)
    seq += 1
    expect(await asked(false)).toMatchObject({ shown: null })
    ends.pop()?.()
  })

  it('judges one after the other, rests for as long as that took, and judges nothing that nobody asks for any more', async () => {
    let [now, seq] = [0, 1]
    const begun: string[] = []
    const ends: (() => void)[] = []
    const shown = () =>
      JSON.stringify({ shown: { head: { seq, hash: 'ab', at: '' }, today: '2026-10-15', middles: {} } })
    const judged = new Judged(
      (argv) => {
        begun.push(argv[2] ?? '')
        return new Promise((done) => ends.push(() => done(shown())))
      },
      [],
      new AbortController().signal,
      () => now,
    )
    const first = judged.judge('a', '1')
    const [second, left] = [judged.judge('b', '1'), judged.judge('c', '1').catch(() => 'not judged')]
    await pause(0)
    expect(begun).toEqual(['a'])
    now += 8000
    ends.pop()?.()
    await first
    await expect.poll(() => begun).toEqual(['a', 'b'])
    // What was written meanwhile is not judged at once.
    seq += 1
    expect(judged.holds('a', '#2:ab 2026-10-15')).toBe(false)
    expect(judged.rests('a')).toBe(true)
    expect(judged.rests('d')).toBe(false)
    now += 7999
    expect(judged.rests('a')).toBe(true)
    now += 1
    expect(judged.rests('a')).toBe(false)
    // Somebody still looks at b, and nobody at c.
    void judged.judge('b', '2')
    ends.pop()?.()
    await second
    expect(await left).toBe('not judged')
    expect(begun).toEqual(['a', 'b'])
  })

  it('says on the page why there is no answer', takesLong, async () => {
    await browsed(await office(), (served) =>
      inBrowser(served, async (page) => {
        await page.goto(`${served.base}report/compliance?as-of=junk`)
        await page.locator('h1', { hasText: '不是有效日期' }).waitFor()
      }),
    )
  })

  it('says on the page that the register is away, and that it is there again', takesLong, async () => {
    const desk = await office()
    await browsed(desk, (served) =>
      inBrowser(served, async (page) => {
        await page.goto(`${served.base}customer/list`)
        fs.renameSync(desk.file, `${desk.file}.away`)
        await page.locator('#told', { hasText: '目前无法读取登记簿' }).waitFor()
        fs.renameSync(`${desk.file}.away`, desk.file)
        await expect.poll(() => page.locator('#told').textContent()).toBe('')
      }),
    )
  })
})
