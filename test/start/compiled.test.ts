import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandWords } from '../../src/command-words.ts'
import {
  cacheFile,
  commandOf,
  digestOf,
  isSpoken,
  likelyLine,
  readCompiled,
  writeCompiled,
} from '../../src/start/compiled.ts'
import { emptyFolder } from '../scratch.ts'

const machine = (env: Record<string, string>, platform: NodeJS.Platform = 'linux') => ({
  env,
  platform,
  arch: 'x64',
  version: 'v20.20.0',
})
const user = process.getuid?.()

const digest = 'd'.repeat(64)
const fileOn = (env: Record<string, string>, platform?: NodeJS.Platform) =>
  cacheFile(digest, 'contact', machine(env, platform))

describe('where the compiled program is kept', () => {
  it('is the platform’s cache folder', () => {
    expect(fileOn({ HOME: '/home/a' })).toBe(`/home/a/.cache/certdesk/contact-v20.20.0-x64-${digest}.v8`)
    expect(fileOn({ HOME: '/home/a', XDG_CACHE_HOME: '/c' })).toMatch(/^\/c\/certdesk\//)
    expect(fileOn({ HOME: '/home/a', XDG_CACHE_HOME: 'c' })).toMatch(/^\/home\/a\/\.cache\//)
    expect(fileOn({ HOME: '/Users/a' }, 'darwin')).toMatch(/^\/Users\/a\/Library\/Caches\/certdesk\//)
  })

  it('is nowhere without a home or where it is switched off', () => {
    expect(fileOn({})).toBeNull()
    expect(fileOn({ XDG_CACHE_HOME: '/c' })).toBeNull()
    expect(fileOn({ HOME: '/home/a', CERTDESK_CACHE: 'off' })).toBeNull()
  })

  it('differs for another program, another noun, another Node and another processor', () => {
    const home = machine({ HOME: '/home/a' })
    const names = [
      cacheFile(digest, 'contact', home),
      cacheFile('e'.repeat(64), 'contact', home),
      cacheFile(digest, 'customer', home),
      cacheFile(digest, 'contact', { ...home, version: 'v20.21.0' }),
      cacheFile(digest, 'contact', { ...home, arch: 'arm64' }),
    ]
    expect(new Set(names).size).toBe(5)
  })

  it('is for the command that the line begins with or for help, and for nothing that compiles little', () => {
    expect(commandOf(['contact', 'add', 'C00001', '--channel', 'phone'])).toBe('contact.add')
    for (const line of [
      ['contact', 'pass-on'],
      ['contact', '--lang', 'zh', 'list'],
    ])
      expect(commandOf(line)).toBe('contact')
    for (const help of [
      ['help', 'contact'],
      ['contact', '--help'],
      ['contact', 'add', '-h'],
    ])
      expect(commandOf(help), help.join(' ')).toBe('help')
    const completed = (...words: string[]) => commandOf(['completion', 'words', 'bash', '--', ...words])
    expect(completed('contact', 'add', '--help')).toBe('completion.contact')
    for (const begun of [[], ['con'], ['--lang', 'zh']]) expect(completed(...begun), begun.join(' ')).toBe('completion')
    expect(commandOf(['completion', 'install', 'bash'])).toBe('completion.install')
    expect(commandOf([]), 'the desk').toBe('desk')
    const short = [['--lang', 'zh', 'contact'], ['../contact'], ['客户']]
    for (const argv of short) expect(commandOf(argv), argv.join(' ')).toBeNull()
  })
})

describe('the digest of a bundle', () => {
  it('is that of its first line', () => {
    expect(digestOf(Buffer.from(`/*${digest}*/\n'use strict'`))).toBe(digest)
    for (const other of ['', "'use strict'", `/*${digest}`, `/*${'z'.repeat(64)}*/`])
      expect(digestOf(Buffer.from(other))).toBeNull()
  })
})

describe('the compiled program', () => {
  const place = () => join(emptyFolder(), 'certdesk', `${'a'.repeat(64)}.v8`)
  const compiled = { runs: 3, code: Buffer.from('compiled by V8') }

  it('is read as it was written, for its owner alone', () => {
    const file = place()
    expect(readCompiled(file, user)).toBeNull()
    writeCompiled(file, compiled)
    expect(readCompiled(file, user)).toEqual(compiled)
    expect(fs.readdirSync(join(file, '..'))).toHaveLength(1)
    if (process.platform !== 'win32') expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is not read where a block of it was lost', () => {
    const file = place()
    const code = Buffer.alloc(50_000, 'V8')
    writeCompiled(file, { runs: 1, code })
    const kept = fs.readFileSync(file)
    for (let at = 4096; at < kept.length; at += 4096) {
      fs.writeFileSync(file, Buffer.from(kept).fill(0, at, Math.min(at + 4096, kept.length)))
      expect(readCompiled(file, user), `block at ${at}`).toBeNull()
    }
  })

  it('is not read where its beginning or end differs or is missing', () => {
    const file = place()
    writeCompiled(file, compiled)
    const kept = fs.readFileSync(file)
    for (const at of [0, 7, 8, 16, kept.length - 1]) {
      const damaged = Buffer.from(kept)
      damaged[at] = (damaged[at] ?? 0) ^ 1
      fs.writeFileSync(file, damaged)
      expect(readCompiled(file, user)).toBeNull()
    }
    for (const length of [0, 7, 16, kept.length - 1]) {
      fs.writeFileSync(file, kept.subarray(0, length))
      expect(readCompiled(file, user)).toBeNull()
    }
  })

  it.skipIf(process.platform === 'win32')('is not read where somebody else may have written it', () => {
    const file = place()
    writeCompiled(file, compiled)
    expect(readCompiled(file, (user ?? 0) + 1)).toBeNull()
    fs.chmodSync(file, 0o622)
    expect(readCompiled(file, user)).toBeNull()
    fs.chmodSync(file, 0o600)
    fs.chmodSync(join(file, '..'), 0o777)
    expect(readCompiled(file, user)).toBeNull()
  })

  const formOf = (folder: string, program: string, noun = 'contact') =>
    join(folder, `${noun}-v20.20.0-x64-${program}.v8`)

  it('is removed when nobody has used it for a month', () => {
    const folder = emptyFolder()
    const old = formOf(folder, 'a', 'customer')
    writeCompiled(old, compiled)
    fs.utimesSync(old, 0, 0)
    writeCompiled(formOf(folder, 'a'), compiled)
    expect(fs.readdirSync(folder)).toEqual(['contact-v20.20.0-x64-a.v8'])
  })

  it('is kept of the three programs that were used last, with whatever they were used for', () => {
    const folder = emptyFolder()
    const other = join(folder, 'of-somebody-else')
    fs.writeFileSync(other, '')
    const now = Date.now() / 1000
    for (const [hoursAgo, program] of [...'edcba'].entries())
      for (const noun of ['contact', 'customer']) {
        const file = formOf(folder, program, noun)
        writeCompiled(file, compiled)
        fs.utimesSync(file, now - (5 - hoursAgo) * 3600, now - (5 - hoursAgo) * 3600)
      }
    const left = new Set(fs.readdirSync(folder).map((name) => /(.)\.v8$/.exec(name)?.[1] ?? name))
    expect([...left].sort()).toEqual(['a', 'b', 'c', 'of-somebody-else'])
    expect(fs.existsSync(formOf(folder, 'a', 'customer'))).toBe(true)
  })

  it('is done without where it cannot be written', () => {
    const file = place()
    writeCompiled(file, compiled)
    expect(() => writeCompiled(join(file, 'below-a-file.v8'), compiled)).not.toThrow()
  })
})

it('a line in the words of people shares the compiled form of its command', () => {
  const named = (...argv: string[]) => commandOf(likelyLine(argv, commandWords))
  expect(named('联系', '登记', '艺科')).toBe('contact.add')
  expect(named('欠联系')).toBe('contact.due')
  expect(named('今日')).toBe('today')
  expect(named('名称变更', 'C00001')).toBe('change.submit')
  expect(named('暂停', '开始')).toBe('suspend.start')
  expect(named('月饼')).toBeNull()
  expect(isSpoken(['联系', '登记'])).toBe(true)
  // English lines load no table.
  expect(isSpoken(['contact', 'add', '艺科'])).toBe(false)
  expect(isSpoken([])).toBe(false)
})
