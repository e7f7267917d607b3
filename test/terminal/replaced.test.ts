import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Back } from '../../src/terminal/prompts.ts'
import { emptyFolder } from '../scratch.ts'
import { runByPair } from '../ssh/pair.ts'
import { desk } from '../upkeep/desk.ts'
import { type TestWorldOptions, testWorld } from '../world.ts'

const posix = process.platform !== 'win32'

/** A register with a customer, and a ledger of the clerk's beside it. */
async function office() {
  const own = desk()
  await own.at(['init'])
  await own.at(['customer', 'add', '甲公司'])
  const ledger = path.join(own.cwd, 'ledger.csv')
  fs.writeFileSync(ledger, 'the clerk’s notes\n')
  // Noon in the zone of whichever machine runs this.
  fs.utimesSync(ledger, new Date(2026, 2, 14, 12, 5), new Date(2026, 2, 14, 12, 5))
  return { ...own, ledger, kept: () => fs.readFileSync(ledger, 'utf8') === 'the clerk’s notes\n' }
}

const list = ['customer', 'list', '--output', 'ledger.csv']

/** A person at a terminal who answers the question whether a file is to be replaced so. */
const sits = (answer: boolean): TestWorldOptions => ({
  tty: true,
  answers: (message) => (/Replace it\?|替换/.test(message) ? answer : undefined),
})

describe('a file that is there already, on a terminal', () => {
  it('is replaced once a person says so, who reads its name, date and size', async () => {
    const { at, kept } = await office()
    const done = await at(list, sits(true))
    expect(done).toMatchObject({ code: 0, err: 'Wrote ledger.csv.\n' })
    expect(done.asked).toEqual(['There is a file "ledger.csv" already, of 2026-03-14 12:05, 20 bytes. Replace it?'])
    expect(kept()).toBe(false)
  })

  it('stays as it is where the answer is no, an empty one or Esc', async () => {
    const { at, kept } = await office()
    const no = await at(list, sits(false))
    expect(no).toMatchObject({ code: 130, out: '' })
    expect(no.err).toContain('Nothing was written: "ledger.csv" is as it was.')
    expect(no.err).toContain('--output')
    const chinese = await at([...list, '--lang', 'zh'], sits(false))
    expect(chinese.asked).toEqual(['文件“ledger.csv”已存在（2026-03-14 12:05，20 字节）。替换它？'])
    expect(chinese.err).toContain('未写入任何内容，“ledger.csv”保持原样。')
    const esc = () => {
      throw new Back()
    }
    expect(await at(list, { tty: true, answers: esc })).toMatchObject({ code: 130, out: '' })
    expect(kept()).toBe(true)
  })

  it('is asked about before anything is recorded, once, and before any other question', async () => {
    const { at, json, kept } = await office()
    const add = ['contact', 'add', 'C00001', '--output', 'ledger.csv']
    expect((await at(add, sits(false))).code).toBe(130)
    expect((await json(['contact', 'list'])).contacts).toEqual([])
    const answers = (message: string, flag?: string) =>
      /Replace it\?/.test(message) ? true : ({ '--channel': 'phone', '--outcome': 'reached' }[flag ?? ''] ?? '')
    const done = await at(add, { tty: true, answers })
    expect(done.code, done.err).toBe(0)
    expect(done.asked.filter((each) => each.includes('Replace it?'))).toHaveLength(1)
    expect(done.asked[0]).toContain('Replace it?')
    // What is recorded is shown without it.
    expect(done.err).not.toContain('Replace')
    expect(kept()).toBe(false)
  })

  it('has another file named where one was asked for', async () => {
    const { at, cwd, kept } = await office()
    const names = ['ledger.csv', 'other.csv']
    const done = await at(['customer', 'export'], {
      tty: true,
      answers: (message) => (/Replace it\?/.test(message) ? false : names.shift()),
    })
    expect(done.code, done.err).toBe(0)
    expect(kept()).toBe(true)
    expect(fs.readFileSync(path.join(cwd, 'other.csv'), 'utf8')).toContain('甲公司')
  })

  it('is asked about in a folder, too, where the program names the file', async () => {
    const { at, cwd } = await office()
    const month = ['report', 'monthly', '--month', '2026-05', '--output', 'reports']
    const first = await at(month, sits(false))
    expect([first.code, first.asked]).toEqual([0, []])
    const file = path.join(cwd, 'reports', 'NCT-GI-007-2026-05.html')
    fs.writeFileSync(file, 'signed')
    const no = await at(month, sits(false))
    expect([no.code, no.asked]).toEqual([130, [expect.stringContaining('NCT-GI-007-2026-05.html" already')]])
    expect(fs.readFileSync(file, 'utf8')).toBe('signed')
    expect((await at(month, sits(true))).code).toBe(0)
    expect(fs.readFileSync(file, 'utf8')).toContain('</html>')
  })

  it('is asked about by an import for the file of --report', async () => {
    const { at, cwd, json, kept } = await office()
    fs.writeFileSync(path.join(cwd, 'list.csv'), '客户名称\n乙公司\n')
    const read = ['customer', 'import', 'list.csv', '--report', 'ledger.csv']
    const no = await at(read, sits(false))
    expect([no.code, no.asked.length]).toEqual([130, 1])
    expect((await json(['customer', 'list'])).customers).toHaveLength(1)
    expect(kept()).toBe(true)
    const yes = await at(read, sits(true))
    expect(yes.code, yes.err).toBe(0)
    expect(yes.asked.filter((each) => each.includes('Replace it?'))).toHaveLength(1)
    expect(kept()).toBe(false)
  })

  it('is asked about where the person sits, over ssh', async () => {
    const { file, kept: _ } = await office()
    const cwd = emptyFolder()
    const ledger = path.join(cwd, 'ledger.csv')
    fs.writeFileSync(ledger, 'theirs')
    const at = async (argv: readonly string[], options: TestWorldOptions) => {
      const env = { HOME: cwd, CERTDESK_LANG: 'en', CERTDESK_REGISTER: file }
      const world = testWorld({ cwd, env, now: '2026-06-30T03:00:00.000Z', ...options })
      return { code: await runByPair(argv, world), err: world.err(), asked: world.asked }
    }
    const no = await at(list, sits(false))
    expect([no.code, no.asked]).toEqual([130, [expect.stringContaining('a file "ledger.csv" already')]])
    expect(fs.readFileSync(ledger, 'utf8')).toBe('theirs')
    const yes = await at(list, sits(true))
    expect([yes.code, yes.asked.length]).toEqual([0, 1])
    expect(fs.readFileSync(ledger, 'utf8')).toContain('甲公司')
    const month = ['report', 'monthly', '--month', '2026-05', '--output', 'reports']
    const asked = []
    for (const answer of [false, false, true]) asked.push(await at(month, sits(answer)))
    expect(asked.map(({ code, asked: questions }) => [code, questions.length])).toEqual([
      ...[
        [0, 0],
        [130, 1],
      ],
      [0, 1],
    ])
    fs.writeFileSync(ledger, 'theirs')
    expect(await at(list, {})).toMatchObject({ code: 0, asked: [] })
    expect(fs.readFileSync(ledger, 'utf8')).toContain('甲公司')
  })

  it.runIf(posix)('is nothing to what is no file', async () => {
    const { at } = await office()
    expect(await at(['customer', 'list', '--output', '/dev/null'], sits(false))).toMatchObject({ code: 0, asked: [] })
  })
})

describe('a file that is there already, in a pipe', () => {
  it('is replaced: the report of a month that is written again and again', async () => {
    const { at, cwd } = await office()
    for (const output of ['month.html', 'reports/', 'reports/']) {
      if (output === 'reports/') fs.mkdirSync(path.join(cwd, output), { recursive: true })
      expect(await at(['report', 'monthly', '--month', '2026-05', '--output', output])).toMatchObject({
        ...{ code: 0, out: '', err: '', asked: [] },
      })
    }
    expect(fs.readdirSync(path.join(cwd, 'reports'))).toEqual(['NCT-GI-007-2026-05.html'])
    expect(await at(list, { tty: true, answers: [] })).toMatchObject({ code: 130 })
    expect(await at([...list, '--no-input'], { tty: true, answers: [] })).toMatchObject({ code: 0 })
  })
})
