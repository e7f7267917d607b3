// @module-tag long

import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { both, called } from '../../contact/clerk.ts'
import { withoutOwnScript } from '../../page/own-script.ts'
import { emptyFolder } from '../../scratch.ts'
import { isRoot } from '../../tools.ts'
import { wordsOf } from '../../walk.ts'
import { packIn, packOf, workedOffice } from './office.ts'

const program = fileURLToPath(new URL('../../../bin/certdesk.js', import.meta.url))

let own: Awaited<ReturnType<typeof workedOffice>>
beforeAll(async () => {
  own = await workedOffice()
})

/** The folder of the desk, hidden names too. */
const left = () => fs.readdirSync(own.cwd).sort()

const text = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

describe('a pack', () => {
  it('tells what was corrected, added or taken back after it was recorded, with who, when and why', async () => {
    const desk = await workedOffice()
    await desk.json(['contact', 'edit', 'CT-2026-0001', '--summary', '改为面谈', '--reason', '误录'])
    await desk.json(['contact', 'void', 'CT-2026-0002', '--reason', '重复登记'])
    const { entries } = await desk.json(['audit', 'list'])
    const pack = await packOf(desk)
    const changes = pack.csv('records/changes.csv')
    const of = (what: string, field: string) => changes.find((row) => row.what === what && row.field === field)
    expect(of('CT-2026-0001', 'summary')).toMatchObject({
      ...{
        table: 'contact',
        before: '例行沟通',
        after: '改为面谈',
        by: 'clerk',
        staff: 'clerk',
        system_user: expect.stringMatching(/./),
      },
      note: '误录',
      entry: String(entries.find(({ note }: { note: string | null }) => note === '误录').seq),
    })
    expect(of('CT-2026-0002', 'void_reason')).toMatchObject({ before: '', after: '重复登记', staff: 'clerk' })
    // A later step is told apart from the first recording, and a reference by what people call it.
    expect(of('IN-2026-0002', 'outcome')).toMatchObject({ before: '', after: '已办理' })
    const spent = changes.map(({ entry }) => Number(entry))
    expect(spent).toEqual([...spent].sort((a, b) => a - b))
    // What is about people outside the body stays out of it as it does of the records.
    expect(new Set(changes.map(({ field }) => field))).not.toContain('person')
    const index = pack.text('index.html')
    expect(index).toContain('href="records/changes.csv"')
    expect(text(index)).toContain(`taken back after it was recorded: ${changes.length} changes`)
    // What is out of the question of a duty is out of the file too.
    const few = await packOf(desk, '--clause', '4.3.5')
    expect(new Set(few.csv('records/changes.csv').map(({ table }) => table))).not.toContain('contact')
  })

  it('verifies with sha256sum', async () => {
    const { folder, names, text } = await packOf(own)
    const sums = text('SHA256SUMS').trimEnd().split('\n')
    expect(sums.map((line) => line.slice(66)).sort()).toEqual(names.filter((name) => name !== 'SHA256SUMS'))
    const checked = spawnSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(checked).toMatchObject({ status: 0, stdout: '', stderr: '' })
    fs.appendFileSync(path.join(folder, 'index.html'), ' ')
    expect(spawnSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: folder }).status).toBe(1)
  })

  it('is written again to the byte by the command it names, whatever was recorded since', async () => {
    const first = await packOf(own, '--clause', '4.3', '--as-of', '2026-05-31', '--lang', 'zh')
    const command = /certdesk report evidence [^<]*--output DIR/.exec(text(first.text('index.html')))?.[0] ?? ''
    for (const argv of [
      called('C007', '2026-05-01', ...both),
      ['customer', 'edit', 'C001', '--name', '甲重工有限公司', '--correction', '录入错误'],
      ['contact', 'void', 'CT-2026-0001', '--reason', '记错客户'],
      ['limit', 'set', 'contacts-a-year', '4', '--from', '2026-05-01', '--reason', '管理评审'],
      ['revision', 'add', 'A/01', '--from', '2026-05-15', '--approved-by', '陈明', '--approved-on', '2026-05-10'],
    ])
      await own.json(argv)
    const changed = await packOf(own, '--clause', '4.3', '--as-of', '2026-05-31', '--lang', 'zh')
    const argv = wordsOf(command.slice('certdesk '.length)).map((word) => (word === 'DIR' ? 'again' : word))
    expect((await own.at(argv)).code).toBe(0)
    const again = packIn(path.join(own.cwd, 'again'))
    expect(again.names).toEqual(first.names)
    for (const name of first.names) expect(again.text(name), name).toBe(first.text(name))
    expect(changed.text('index.html')).not.toBe(first.text('index.html'))
    expect(changed.text('index.html')).toContain('A/01')
  })

  it('holds nothing that is dated later than its day', async () => {
    const pack = await packOf(own, '--as-of', '2026-03-05')
    const days: Readonly<Record<string, string>> = {
      contact: 'on_day',
      certificate: 'issued_on',
      status_change: 'effective_on',
      information: 'received_on',
      intelligence: 'collected_on',
      event: 'held_on',
      magazine_issue: 'published_on',
      survey_return: 'on_day',
      survey_closing: 'closed_on',
      surveillance: 'done_on',
      maintenance_list: 'issued_on',
      limit_value: 'effective_on',
      feedback: 'received_on',
    }
    const later = await packOf(own, '--as-of', '2026-06-30')
    for (const [table, column] of Object.entries(days)) {
      const rows = pack.csv(`records/${table}.csv`)
      expect(rows.filter((row) => (row[column] ?? '') > '2026-03-05')).toEqual([])
      expect(later.csv(`records/${table}.csv`).length, table).toBeGreaterThan(
        rows.length - (table === 'certificate' ? 1 : 0),
      )
    }
    // What goes with a row goes with it.
    expect(pack.csv('records/event_attendance.csv')).toEqual([])
    expect(pack.csv('records/suspension.csv')).toEqual([])
    expect(pack.csv('records/contract.csv')).toEqual([])
    expect(later.csv('records/contract.csv')).toHaveLength(1)
    const judged = pack.csv(pack.judged('contact-twice-a-year'))
    expect(
      judged.flatMap((row) => row['fact.countedOn']?.split('; ') ?? []).filter((day) => day > '2026-03-05'),
    ).toEqual([])
    expect(judged.length).toBeGreaterThan(20)
  })

  it('has the columns of a table without a row', async () => {
    const pack = await packOf(own, '--clause', '4.1.3')
    const [header, ...rows] = pack.text('records/re_sign.csv').replace('\ufeff', '').trimEnd().split('\r\n')
    expect(rows).toEqual([])
    expect(header?.split(',')).toEqual(
      expect.arrayContaining([
        'id',
        'number',
        'customer_id',
        'customer',
        'requested_on',
        'recorded_at',
        'recorded_by',
        'entry',
      ]),
    )
  })

  it('names no contact person, and no number or address of one', async () => {
    const pack = await packOf(own)
    const { persons } = (await own.json(['customer', 'show', 'C004'])).customer
    expect(persons).toMatchObject([{ name: '联系4', mobile: '13800000004' }])
    for (const name of pack.names) expect(pack.text(name), name).not.toMatch(/联系\d|1380000\d{4}/)
    expect(pack.text('index.html')).toContain('may name somebody')
  })

  it('keeps formulas and markup of a name as text', async () => {
    for (const name of ['=HYPERLINK("http://x")', '<script>alert(1)</script>'])
      await own.json(['customer', 'add', name, '--intention', '有'])
    const pack = await packOf(own, '--clause', '4.1.1')
    const page = withoutOwnScript(pack.text(pack.names.find((name) => name.startsWith('4.1.1')) ?? ''))
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;')
    for (const name of ['records/customer.csv', pack.judged('open-channels')])
      expect(pack.csv(name).map((row) => row.name)).toContain(`'=HYPERLINK("http://x")`)
  })
})

describe('a folder that cannot be filled', () => {
  const argv = ['report', 'evidence', '--clause', '4.3.5']

  it.each([
    ['is not named', [], 'Missing --output: this writes a folder of files.'],
    ['has something in it', ['--output', 'full'], '"full" is there already, and nothing in it is overwritten.'],
    ['is a file', ['--output', 'file'], '"file" is there already, and nothing in it is overwritten.'],
    ['lies nowhere', ['--output', 'no/where'], 'The output cannot be written to no/where: its folder does not exist.'],
    [
      'lies in a file',
      ['--output', 'file/x'],
      'The output cannot be written to file/x: a part of its path is not a folder.',
    ],
  ])('%s', async (_, more, message) => {
    fs.mkdirSync(path.join(own.cwd, 'full'), { recursive: true })
    fs.writeFileSync(path.join(own.cwd, 'full', 'notes.txt'), 'mine')
    fs.writeFileSync(path.join(own.cwd, 'file'), 'mine')
    const before = left()
    const { code, out, err } = await own.at([...argv, ...more])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    const [first, hint, ...rest] = err.trimEnd().split('\n')
    expect(first).toBe(`certdesk: ${message}`)
    expect(hint).toContain('--output DIR')
    expect(rest).toEqual([])
    expect(left()).toEqual(before)
    expect(fs.readFileSync(path.join(own.cwd, 'full', 'notes.txt'), 'utf8')).toBe('mine')
  })

  it.skipIf(isRoot)('may not be written', async () => {
    const closed = path.join(own.cwd, 'closed')
    fs.mkdirSync(closed, { mode: 0o555 })
    const { code, err } = await own.at([...argv, '--output', 'closed/pack'])
    expect([code, err]).toEqual([2, expect.stringContaining('writing there is not allowed')])
    expect(fs.readdirSync(closed)).toEqual([])
  })

  it('an empty one is filled', async () => {
    fs.mkdirSync(path.join(own.cwd, 'empty'))
    expect((await own.at([...argv, '--output', 'empty'])).code).toBe(0)
    expect(packIn(path.join(own.cwd, 'empty')).names).toContain('index.html')
  })

  it('leaves nothing where the clause is unknown', async () => {
    const before = left()
    expect((await own.at(['report', 'evidence', '--clause', '9.9', '--output', 'x'])).code).toBe(2)
    expect(left()).toEqual(before)
  })
})

describe('a run that is broken off', () => {
  /** Starts the program as it is installed and sends it a signal once its temporary folder is there. */
  function brokenOff(
    signal: NodeJS.Signals,
  ): Promise<{ code: number | null; signal: NodeJS.Signals | null; left: string[] }> {
    const folder = emptyFolder()
    const env = {
      PATH: '',
      HOME: folder,
      CERTDESK_REGISTER: own.file,
      CERTDESK_BY: 'clerk',
      CERTDESK_TODAY: '2026-06-30',
    }
    const child = spawn(process.execPath, [program, 'report', 'evidence', '--output', 'pack'], {
      cwd: folder,
      env,
      stdio: 'ignore',
    })
    const watcher = fs.watch(folder, () => {
      if (fs.readdirSync(folder).some((name) => name.endsWith('.tmp'))) child.kill(signal)
    })
    return new Promise((done) => {
      child.once('close', (code, by) => {
        watcher.close()
        const left = fs.readdirSync(folder)
        fs.rmSync(folder, { recursive: true, force: true })
        done({ code, signal: by, left })
      })
    })
  }

  it('by Ctrl-C leaves nothing and ends with 130', async () => {
    let ended = await brokenOff('SIGINT')
    // A run that was faster than the signal tells nothing.
    for (let again = 0; ended.code === 0 && again < 10; again++) ended = await brokenOff('SIGINT')
    expect(ended).toEqual({ code: 130, signal: null, left: [] })
  })

  it('by kill -9 leaves no pack under its name', async () => {
    const { signal, left } = await brokenOff('SIGKILL')
    expect(signal).toBe('SIGKILL')
    expect(left).not.toContain('pack')
  })
})
