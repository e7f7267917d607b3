import fs from 'node:fs'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { sshAddress } from '../../src/ssh/address.ts'
import { runThere } from '../../src/ssh/caller.ts'
import { magic } from '../../src/ssh/frames.ts'
import type { Connection } from '../../src/ssh/ssh-process.ts'
import { Wire } from '../../src/ssh/wire.ts'
import { emptyFolder } from '../scratch.ts'
import { desk } from '../upkeep/desk.ts'
import { type TestWorldOptions, testWorld } from '../world.ts'
import { runByPair } from './pair.ts'

const now = '2026-06-30T03:00:00.000Z'

/** A register with a customer, and a person at another machine, whose folder is another one. */
async function office() {
  const there = desk()
  for (const argv of [
    ['init', '--go-live', '2025-01-16'],
    ['customer', 'add', '广州艺科示例有限公司'],
    ['customer', 'add', '深圳样本电子有限公司'],
  ])
    expect((await there.at(argv)).code).toBe(0)
  const cwd = emptyFolder()
  const at = async (argv: readonly string[], options: TestWorldOptions = {}, as?: string) => {
    const world = testWorld({
      cwd,
      now,
      env: { HOME: cwd, CERTDESK_LANG: 'zh', CERTDESK_REGISTER: there.file },
      ...options,
    })
    const code = await runByPair(argv, world, as === undefined ? {} : { as })
    return { code, out: world.out(), err: world.err(), asked: world.asked }
  }
  return { there, cwd, at }
}

describe('whoever sits at another machine', () => {
  it('is asked there, sees what is about to be saved, and is refused at the question', async () => {
    const { at, there } = await office()
    const days = ['2026-13-01', '2026-06-29']
    const typed: Readonly<Record<string, () => string | undefined>> = {
      '--channel': () => 'phone',
      '--outcome': () => 'reached',
      '--on': () => days.shift(),
    }
    const done = await at(['contact', 'add', 'C00001'], {
      tty: true,
      answers: (_, flag) => (Object.hasOwn(typed, flag ?? '') ? typed[flag ?? '']?.() : ''),
    })
    expect(done.code, done.err).toBe(0)
    expect(done.asked.join('\n')).toContain('2026-13-01')
    expect(done.err).toContain('C00001 广州艺科示例有限公司')
    expect((await there.json(['contact', 'list'])).contacts).toMatchObject([{ on: '2026-06-29', channel: 'phone' }])
  })

  it('chooses from lists that are searched there', async () => {
    const { at, there } = await office()
    const done = await at(['contact', 'add', '--channel', 'phone', '--needs', '无'], {
      tty: true,
      answers: (message) => (message.includes('客户') ? '样本' : ''),
    })
    expect(done.code, done.err).toBe(0)
    expect((await there.json(['contact', 'list'])).contacts).toMatchObject([{ customer: 'C00002' }])
  })

  it('has the desk, with what is said of each row', async () => {
    const { at, there } = await office()
    const lines = ['艺科 昨天 电话 需求 无 已谈', 'q']
    const boards: string[] = []
    const done = await at([], {
      tty: true,
      answers: (message) => {
        if (!message.startsWith('desk:')) return ''
        boards.push(message)
        return lines.shift()
      },
    })
    expect(done.code, done.err).toBe(0)
    expect(boards.length).toBeGreaterThan(1)
    expect((await there.json(['contact', 'list'])).contacts).toMatchObject([{ customer: 'C00001', on: '2026-06-29' }])
  })

  it('names a list at the desk, and a place for one', async () => {
    const { at, cwd, there } = await office()
    fs.writeFileSync(
      path.join(cwd, '名 单.csv'),
      '客户编号,联系日期,方式,需求\nC00001,2026-06-01,电话,无\nC09999,2026-06-01,电话,无\n',
    )
    const lines = ['contact import "名 单.csv" --rejects 退回.csv', 'contact list --output 全部.csv', 'q']
    const done = await at([], { tty: true, answers: (message) => (message.startsWith('desk:') ? lines.shift() : '') })
    expect(done.code, done.err).toBe(0)
    expect(fs.readdirSync(cwd).sort()).toEqual(['全部.csv', '名 单.csv', '退回.csv'].sort())
    expect((await there.json(['contact', 'list'])).contacts).toHaveLength(1)
  })

  it('may drag a list into a question, and nothing else of theirs is read', async () => {
    const { at, cwd, there } = await office()
    const list = path.join(cwd, '名 单.csv')
    fs.writeFileSync(list, '客户编号,联系日期,方式,需求\nC00001,2026-06-01,电话,无\n')
    const done = await at(['contact', 'import'], {
      tty: true,
      answers: (message) => (message.includes('文件') ? `'${list}'` : ''),
    })
    expect(done.code, done.err).toBe(0)
    expect((await there.json(['contact', 'list'])).contacts).toMatchObject([{ on: '2026-06-01' }])
  })

  it('takes over with a workbook that is written here', async () => {
    const { at, cwd } = await office()
    const done = await at(['takeover', '--output', '以前.xlsx'])
    expect(done.code, done.err).toBe(0)
    expect(fs.readdirSync(cwd)).toEqual(['以前.xlsx'])
  })
})

describe('a machine that asks for more than was named', () => {
  /** A run against a program at the other end that does what `act` says. */
  async function against(
    argv: readonly string[],
    act: (wire: Wire) => Promise<unknown>,
    options: TestWorldOptions = {},
  ) {
    const cwd = emptyFolder()
    fs.writeFileSync(path.join(cwd, 'secret.txt'), 'secret')
    fs.writeFileSync(path.join(cwd, 'list.csv'), 'a,b\n1,2\n')
    const world = testWorld({ cwd, now, env: { HOME: cwd, CERTDESK_LANG: 'en' }, ...options })
    const [there, back] = [new PassThrough(), new PassThrough()]
    let end = (): void => undefined
    const ended = new Promise<{ notFound: boolean; code: number; said: string }>((done) => {
      end = () => {
        back.end()
        done({ notFound: false, code: 0, said: '' })
      }
    })
    const connection: Connection = { input: back, output: there, ended, end }
    const wire = new Wire(
      12,
      (bytes) => back.write(bytes),
      (type) => {
        if (type === 'run')
          void act(wire).then(
            () => wire.send('exit', { code: 0 }),
            () => end(),
          )
      },
    )
    there.on('data', (piece) => wire.add(piece))
    back.write(magic)
    wire.send('hello', { protocol: 1, version: '0.1.0' })
    const ran = runThere(argv, sshAddress('ssh://office/r.db'), world, async () => connection)
    const outcome = await ran.then(
      (code) => ({ code, error: '' }),
      (error: Error) => ({ code: null, error: error.message }),
    )
    return { ...outcome, cwd, world }
  }

  it.each<[string, (wire: Wire) => Promise<unknown>]>([
    ['reads a file', (wire) => wire.ask('file:read', { file: 'secret.txt' })],
    ['reads a file by another way', (wire) => wire.ask('file:read', { file: './list.csv/../secret.txt' })],
    ['reads what a question might have meant', (wire) => wire.ask('file:answered', { raw: 'secret.txt' })],
    [
      'writes over the list that was named to be read',
      (wire) => wire.ask('file:write', { file: 'list.csv', stream: 100 }),
    ],
    ['writes a file', (wire) => wire.ask('file:write', { file: '.bashrc', stream: 100 })],
    ['makes a folder', (wire) => wire.ask('file:new-folder', { name: 'x' })],
    [
      'asks whether a file is there',
      (wire) => wire.ask('file:check-place', { flag: '--output', name: 'x.csv', reading: null }),
    ],
    ['asks for a folder of results', (wire) => wire.ask('file:folder-of', { output: '.' })],
    ['reads what is typed', (wire) => wire.ask('input', null)],
    ['opens a page somewhere else', (wire) => wire.ask('page:show', { address: 'http://192.0.2.1/' })],
    ['asks for what there is not', (wire) => wire.ask('toString', null)],
  ])('is left: it %s', async (_, act) => {
    const { code, error, cwd, world } = await against(['contact', 'import', 'list.csv'], act)
    expect(code).toBeNull()
    expect(error).toContain('What came from office is not what certdesk says')
    expect(world.out()).toBe('')
    expect(fs.readdirSync(cwd).sort()).toEqual(['list.csv', 'secret.txt'])
    expect(fs.readFileSync(path.join(cwd, 'list.csv'), 'utf8')).toBe('a,b\n1,2\n')
  })

  it.each<[string, readonly string[], (wire: Wire) => Promise<unknown>]>([
    [
      'reads what was only written',
      ['contact', 'add', '--summary', 'secret.txt'],
      (wire) => wire.ask('file:read', { file: 'secret.txt' }),
    ],
    ['listens where no page was asked for', ['today'], (wire) => wire.ask('page:listen', { port: 0 })],
    ['starts a pager where nobody looks', ['today'], (wire) => wire.ask('pager', { stream: 100, lang: 'en' })],
    [
      'asks two things at once',
      ['today'],
      (wire) => Promise.all([1, 2].map((id) => wire.ask('confirm', { id, message: '?', lang: 'en' }))),
    ],
    ['says an exit code that is none', ['today'], async (wire) => wire.send('exit', { code: 'abc' })],
    ['says nothing that makes sense', ['today'], async (wire) => wire.send('ask', null)],
  ])('is left: it %s', async (_, argv, act) => {
    const { code, error } = await against(argv, act, { answers: () => undefined as never })
    expect(code).toBeNull()
    expect(error).toContain('What came from office is not what certdesk says')
  })

  it('takes no lock outside the folder that was named', async () => {
    const { code } = await against(['report', 'monthly', '--output', '.'], async (wire) => {
      await wire.ask('file:folder-of', { output: '.' })
      await wire.ask('file:claim', { output: '.', work: '/../../outside' })
    })
    expect(code).toBeNull()
  })

  it('puts nothing into a folder that was named but what a result is', async () => {
    const named = ['report', 'monthly', '--output', 'reports']
    for (const file of [
      'reports/.bashrc',
      'reports/run.sh',
      'reports/package.json',
      'reports/../x.html',
      'other/x.html',
      'reports/a/x.html',
    ]) {
      const { code, cwd } = await against(named, async (wire) => {
        expect(await wire.ask('file:folder-of', { output: 'reports' })).toBe(true)
        await wire.ask('file:write', { file, stream: 100 })
      })
      expect(code, file).toBeNull()
      expect(fs.existsSync(path.join(cwd, 'reports')), file).toBe(false)
    }
  })

  it('reads the list that was named, and no more', async () => {
    const pieces: string[] = []
    const { code } = await against(['contact', 'import', 'list.csv'], async (wire) => {
      const { stream } = await wire.ask<{ stream: number }>('file:read', { file: 'list.csv' })
      await new Promise<void>((done) => {
        wire.take(stream, (piece) => {
          if (piece === null) done()
          else pieces.push(piece.toString())
        })
        wire.tell('file:send', { stream })
      })
      await wire.ask('file:sent', { stream })
    })
    expect(code).toBe(0)
    expect(pieces.join('')).toBe('a,b\n1,2\n')
  })
})
