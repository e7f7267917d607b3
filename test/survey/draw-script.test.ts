// @module-tag long

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesOf, frameDigest, frameText, inTicketOrder } from '../../src/survey/round/draw.ts'
import { drawScript } from '../../src/survey/round/draw-script.ts'
import { emptyFolder } from '../scratch.ts'
import { lacks } from '../tools.ts'
import { inTwin, tries } from '../tries.ts'
import { codesTo, drawDesk } from './drawn.ts'

/** What a POSIX shell does with the script, which it is piped. */
function shelled(script: string, env: Readonly<Record<string, string>> = {}) {
  const home = { PATH: process.env.PATH, HOME: '/nowhere' }
  const { status, stdout, stderr } = spawnSync('/bin/sh', { input: script, encoding: 'utf8', env: { ...home, ...env } })
  return { status, stderr, lines: stdout.split('\n').slice(0, -1) }
}

/** The lines of a draw: rank, ticket, code. */
const lineOf = ({ ticket, code }: { readonly ticket: string; readonly code: string }, at: number) =>
  `${at + 1} ${ticket} ${code}`

interface Drawn {
  readonly sampled: readonly { readonly customer: string; readonly ticket: string }[]
}
const linesOf = ({ sampled }: Drawn) =>
  sampled.map(({ customer, ticket }, at) => lineOf({ ticket, code: customer }, at))

const scriptOf = (seed: string, codes: readonly string[], size: number) => {
  const frame = frameText(codes)
  return drawScript({ survey: 'SV-2026-1', seed, size, frame, frameDigest: frameDigest(frame) })
}

/** Codes as no list should have them, and some do. */
const hostile = [
  ...[
    "O'Brien",
    "''",
    '$HOME',
    '$(id)',
    '`id`',
    'a"b',
    '\\',
    'a\\nb',
    '\\c',
    '\\0',
    '%s',
    '%',
    '-n',
    '-e',
    '*',
    '~',
    '!!',
  ],
  ...['&', ';ls', '#', '=1+1', '-', '--', 'END_OF_FRAME', 'END_OF_FRAME_', '客户甲', '😀', 'Ω', '1', '01'],
]
const seeds = [
  ...[
    '3 1 6 6 2',
    '-n 1',
    '-e \\n',
    "it's",
    '$HOME `id` $(id) "q" \\ \\\\ %s',
    '骰子 三 一 六',
    "';exit 0;'",
    'a\tb',
    '!!',
    '\u202ex',
  ],
]

const toolAt = (tool: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, tool))
    .find((file) => fs.existsSync(file))

/** A folder with what the script needs, and of what works out a SHA-256 only this. */
function folderOf(...digests: string[]): string {
  const folder = emptyFolder()
  for (const tool of ['cat', 'cut', 'paste', 'sort', 'head', 'sed', 'nl', ...digests])
    fs.symlinkSync(toolAt(tool) ?? '', path.join(folder, tool))
  return folder
}

describe('the script that draws again without the program (4.5.2)', () => {
  it('prints exactly whom the draw chose of two thousand customers, by rank', inTwin, async () => {
    const population = 2000
    const { json, at } = await drawDesk(codesTo(population))
    const drawn = await json(['survey', 'sample', '--seed', '3 1 6 6 2'])
    expect(drawn).toMatchObject({ population, size: 0.15 * population })
    const { out, code } = await at(['survey', 'verify', 'SV-2026-1', '--script'])
    expect(code).toBe(0)
    expect(shelled(out)).toEqual({ status: 0, stderr: '', lines: linesOf(drawn) })
  })

  it.each(seeds)('draws what the command drew by the seed %j, whatever the codes are', async (seed) => {
    const { json, at } = await drawDesk(hostile)
    const drawn = await json(['survey', 'sample', `--seed=${seed}`, '--size', '6'])
    expect(drawn).toMatchObject({ seed, population: hostile.length, size: 6 })
    const { out } = await at(['survey', 'verify', 'SV-2026-1', '--script'])
    expect(shelled(out)).toEqual({ status: 0, stderr: '', lines: linesOf(drawn) })
    expect((await json(['survey', 'verify', 'SV-2026-1'])).verification).toMatchObject({ ok: true, differences: [] })
  })

  it('draws every one of them in its place', () => {
    // The last was a code before what nobody sees was refused in them.
    const spaced = [...hostile, '\u202eabc', ' leading', 'trailing ', 'two  blanks', '   ', 'a\tb', '\t']
    for (const seed of seeds) {
      const order = inTicketOrder(seed, spaced).map(lineOf)
      expect(shelled(scriptOf(seed, spaced, spaced.length))).toEqual({ status: 0, stderr: '', lines: order })
    }
  })

  it('draws what the program draws, of any seed and codes', () => {
    const shellish = fc.constantFrom(...`'"\`$\\ !*?[]{}()<>|&;#~%=-_.,:/ne0aZ客ıİ😀`, '\\n', "'\\''", 'END_OF_FRAME')
    const typed = fc.array(shellish, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(typed, fc.uniqueArray(typed, { minLength: 1, maxLength: 6 }), (seed, codes) => {
        const order = inTicketOrder(seed, codes).map(lineOf)
        expect(shelled(scriptOf(seed, codes, codes.length))).toEqual({ status: 0, stderr: '', lines: order })
      }),
      { numRuns: tries(60) },
    )
  })

  it('does so in any locale', () => {
    const order = inTicketOrder('s', hostile).map(lineOf)
    const script = scriptOf('s', hostile, hostile.length)
    for (const LC_ALL of ['C', 'zh_CN.UTF-8', 'tr_TR.UTF-8', 'no such locale'])
      expect(shelled(script, { LC_ALL, LANG: LC_ALL })).toMatchObject({ status: 0, lines: order })
  })

  it.skipIf(lacks('shasum'))('does so where only shasum is there', () => {
    const order = inTicketOrder('s', hostile).map(lineOf)
    const script = scriptOf('s', hostile, hostile.length)
    expect(shelled(script, { PATH: folderOf('shasum') })).toEqual({ status: 0, stderr: '', lines: order })
  })

  it('prints nobody and fails where nothing works out a SHA-256', () => {
    const script = scriptOf('s', hostile, hostile.length)
    expect(shelled(script, { PATH: folderOf() })).toMatchObject({ status: 1, lines: [] })
  })

  it('stops where a code in it is changed, added or gone', async () => {
    const { json, at } = await drawDesk(codesTo(20))
    await json(['survey', 'sample', '--seed', 'x'])
    const { out } = await at(['survey', 'verify', 'SV-2026-1', '--script'])
    const stopped = { status: 1, stderr: 'the frame is not the one that was frozen\n', lines: [] }
    for (const [from, to] of [
      ['C0007\n', 'C0070\n'],
      ['C0007\n', 'c0007\n'],
      ['C0007\n', 'C0007 \n'],
      ['C0007\n', ''],
      ['C0020\n', 'C0020\nC0021\n'],
      ['C0001\nC0002\n', 'C0002\nC0001\n'],
    ] as const) {
      expect(out).toContain(from)
      expect(shelled(out.replace(from, to))).toEqual(stopped)
    }
  })

  it('holds the frame as it was frozen, and its digest as sha256sum gives it', async () => {
    const { json, at } = await drawDesk(codesTo(20))
    const { frameDigest } = await json(['survey', 'sample', '--seed', 'x'])
    // Who comes later, and who is called otherwise later, changes no frame.
    await json(['customer', 'edit', 'C0001', '--code', 'X0001', '--reason', '改号'])
    const { out } = await at(['survey', 'verify', 'SV-2026-1', '--script'])
    const frame = out.split("<<'END_OF_FRAME'\n")[1]?.split('END_OF_FRAME\n')[0] ?? ''
    expect(codesOf(frame)).toEqual(codesTo(20))
    expect(createHash('sha256').update(frame).digest('hex')).toBe(frameDigest)
    expect(out).toContain(` = ${frameDigest} ]`)
  })

  it('is there for an earlier draw and in an extension, and for no other', async () => {
    const { json, at, refusal } = await drawDesk(codesTo(20))
    const first = await json(['survey', 'sample', '--seed', 'x', '--size', '2'])
    const extended = await json(['survey', 'sample', '--extend', '多发一份', '--size', '3'])
    const redrawn = await json(['survey', 'sample', '--redraw', '抽样框有误', '--seed', 'y'])
    for (const [place, drawn] of [first, extended, redrawn].entries()) {
      const argv = ['survey', 'verify', 'SV-2026-1', '--draw', `${place + 1}`]
      expect(shelled((await at([...argv, '--script'])).out).lines).toEqual(linesOf(drawn))
      expect((await json(argv)).verification).toMatchObject({ ok: true, seed: drawn.seed, size: drawn.size })
    }
    expect(await refusal(['survey', 'verify', 'SV-2026-1', '--draw', '4'], 2)).toMatchObject({
      message: 'SV-2026-1 has no draw 4.',
      hint: 'certdesk survey show SV-2026-1',
    })
    expect((await refusal(['survey', 'verify', 'SV-2026-9'], 2)).message).toBe('There is no survey SV-2026-9.')
  })
})
