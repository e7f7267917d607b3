// @module-tag long

import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  constants,
  cpSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder } from '../scratch.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const bin = at('bin/certdesk.js')
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))

const home = emptyFolder()
const env = { PATH: process.env.PATH, HOME: home, USERPROFILE: home, CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' }
const certdesk = (argv: readonly string[], more: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, [bin, ...argv], { encoding: 'utf8', env: { ...env, ...more }, cwd: home })

interface Loaded {
  /** The large parts of the program that were read. */
  readonly files: string[]
  /** The small ones, each for one purpose. */
  readonly parts: string[]
  readonly cryptography: boolean
  readonly servers: string[]
}

/** What a command line has loaded, of the program and of Node. */
function loadedBy(...argv: readonly string[]): Loaded {
  const hook = join(home, 'files.cjs')
  writeFileSync(
    hook,
    `const vm = require('node:vm')
    const files = []
    const { Script } = vm
    vm.Script = class extends Script {
      constructor(text, options) {
        super(text, options)
        files.push(require('node:path').basename(options.filename))
      }
    }
    process.on('exit', () => {
      const cryptography = process.moduleLoadList.includes('NativeModule crypto')
      const servers = process.moduleLoadList.filter((name) => /^NativeModule (http|https|http2)$/.test(name))
      const parts = Object.keys(require.cache).map((file) => require('node:path').basename(file))
      process.stderr.write('\\n' + JSON.stringify({ files, parts, cryptography, servers }))
    })`,
  )
  const how = { encoding: 'utf8', env, cwd: home } as const
  const { stderr } = spawnSync(process.execPath, ['--require', hook, bin, ...argv], how)
  return JSON.parse(stderr.split('\n').at(-1) ?? '')
}

beforeAll(() => {
  expect(certdesk(['init'])).toMatchObject({ status: 0, stderr: '' })
})

describe('the program as it is installed', () => {
  it('tells its version without the register’s native part', () => {
    expect(certdesk(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' })
    const hook = join(home, 'hook.cjs')
    writeFileSync(
      hook,
      `process.on('exit', () => process.stderr.write(Object.keys(require.cache).filter((file) => file.endsWith('.node')).join()))`,
    )
    const loading = (argv: string[]) =>
      spawnSync(process.execPath, ['--require', hook, bin, ...argv], { encoding: 'utf8', env, cwd: home }).stderr
    expect(loading(['--version'])).toBe('')
    expect(loading(['version'])).toBe('')
    // At a register on another machine it is the version of this program all the same.
    for (const line of [['version'], ['version', '--lang', 'zh']])
      for (const CERTDESK_REGISTER of ['none.db', 'ssh://nowhere.invalid/register.db', 'postgres://nowhere.invalid/db'])
        expect(certdesk(line, { CERTDESK_REGISTER })).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' })
    expect(JSON.parse(certdesk(['version', '--format', 'json']).stdout)).toEqual({ schema: 1, version })
    expect(loading(['staff', 'list'])).toContain(join('dist', 'native'))
  })

  it('explains its environment, exit codes and files, whichever register is named', () => {
    const help = (...argv: string[]) => certdesk(['help', ...argv], { CERTDESK_REGISTER: 'ssh://nowhere.invalid/r.db' })
    expect(help()).toMatchObject({ status: 0, stdout: expect.stringContaining('help environment') })
    expect(help('environment').stdout).toContain('CERTDESK_WAIT')
    expect(help('exit-codes').stdout).toContain('  143  ')
    expect(help('卸载', '--lang', 'zh')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('npm uninstall -g'),
    })
  })

  it('leads from options of other programs to the ones here', () => {
    const stderr = 'certdesk: There is no option --json here.\n  → Did you mean --format json?\n'
    expect(certdesk(['contact', 'list', '--json'])).toMatchObject({ status: 2, stdout: '', stderr })
    expect(certdesk(['undo', '-n'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--dry-run?') })
  })

  it('reads the part of itself that a command needs, and loads cryptography for what is recorded alone', () => {
    const needed = (...argv: string[]) => {
      const { files, cryptography } = loadedBy(...argv)
      return { files, cryptography }
    }
    expect(certdesk(['customer', 'add', '华夏轴承有限公司'])).toMatchObject({ status: 0 })
    const asked = { files: ['certdesk.cjs'], cryptography: false }
    expect(needed('contact', 'list')).toEqual(asked)
    expect(needed('customer', 'find', '轴承')).toEqual(asked)
    for (const words of [['conta'], ['contact', 'add', '--'], ['contact', 'add', '华'], ['contact', 'show', 'CT']])
      expect(needed('completion', 'words', 'bash', '--', ...words), words.join(' ')).toEqual(asked)
    const added = needed('contact', 'add', 'C00001', '--channel', 'phone', '--needs', '无')
    expect(added).toEqual({ files: ['certdesk.cjs'], cryptography: true })
    expect(needed('report', 'compliance').files).toEqual(['certdesk.cjs', 'seldom.cjs'])
  })

  it('loads nothing of the page on this machine, nor a server, for any command but browse', async () => {
    const sources = (bundle: string): string[] => JSON.parse(readFileSync(at(`dist/${bundle}.map`), 'utf8')).sources
    const ofPage = /\/src\/browse\/|\/hono\b|@hono/
    expect(sources('certdesk.cjs').filter((source) => ofPage.test(source))).toEqual([])
    expect(sources('seldom.cjs').filter((source) => /\/hono\b|@hono|\/browse\/server/.test(source))).toEqual([])
    expect(sources('seldom.cjs').filter((source) => source.endsWith('src/browse/commands.ts'))).toHaveLength(1)
    const lines = [
      ...['--version', '--help', 'contact list', 'customer find a', 'completion words bash -- brow', 'completion bash'],
      ...['today', 'report overview', 'report compliance --format html', 'help browse', 'customer list --format csv'],
    ]
    for (const line of lines) {
      const { parts, servers } = loadedBy(...line.split(' '))
      expect([...parts.filter((part) => /^(door|beside|elsewhere)\./.test(part)), ...servers], line).toEqual([])
    }
    // The same is seen where it is loaded; it ends at once, since its port is taken.
    const taken = createServer()
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
    const { port } = taken.address() as AddressInfo
    expect(loadedBy('browse', '--port', String(port), '--no-open')).toMatchObject({
      files: ['certdesk.cjs', 'seldom.cjs'],
      parts: expect.arrayContaining(['door.cjs']),
      servers: expect.arrayContaining(['NativeModule http']),
    })
    await new Promise((done) => taken.close(done))
  })

  it.runIf(existsSync('/dev/full'))('says that it is done where only its output failed', () => {
    const out = openSync('/dev/full', 'w')
    const run = (lang: string) =>
      spawnSync(process.execPath, [bin, 'staff', 'add', `赵${lang}`, '--role', 'auditor', '--lang', lang], {
        encoding: 'utf8',
        env,
        cwd: home,
        stdio: ['ignore', out, 'pipe'],
      })
    const [en, zh] = [run('en'), run('zh')]
    const failed = spawnSync(process.execPath, [bin, 'staff', 'list'], {
      env,
      cwd: home,
      stdio: ['ignore', out, 'pipe'],
    })
    closeSync(out)
    expect(en.status).toBe(1)
    expect(en.stderr).toMatch(
      /cannot be written to stdout: the disk is full\. The command itself is done: journal entry #\d+\./,
    )
    expect(en.stderr).toContain('Do not run it again')
    expect(zh.stderr).toContain('请勿重复执行')
    expect(failed.status).toBe(2)
    expect(certdesk(['staff', 'list']).stdout).toMatch(/赵en.*赵zh/s)
  })

  it('does its work and ends with the command’s own code', () => {
    expect(certdesk(['staff', 'list'])).toMatchObject({ status: 0, stderr: '' })
    expect(certdesk(['staff', 'list', '--register', 'none.db']).status).toBe(4)
    expect(certdesk(['staff']).status).toBe(2)
  })

  it('finds the user’s folder where the environment names none, as under cron', () => {
    const { HOME: _, USERPROFILE: __, ...bare } = env
    const { status, stdout } = spawnSync(process.execPath, [bin, 'where'], { encoding: 'utf8', env: bare, cwd: home })
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining(userInfo().homedir) })
  })

  it('runs where the system knows neither a home nor a name, as in a container', () => {
    const there = emptyFolder()
    const uid = String(process.getuid?.())
    const as = (...argv: string[]) =>
      spawnSync(process.execPath, ['--require', at('test/start/nobody.cjs'), bin, ...argv], {
        encoding: 'utf8',
        env: {},
        cwd: there,
      })
    const file = join(there, 'own.db')
    expect(as('init', '--register', file)).toMatchObject({ status: 0, stderr: '' })
    expect(as('today', '--register', file)).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(as('audit', 'list', '--register', file, '--format', 'json').stdout)).toMatchObject({
      entries: [{ by: uid, systemUser: uid }],
    })
    // Never in the folder that one happens to be in.
    expect(as('init')).toMatchObject({ status: 4, stderr: expect.stringMatching(/no home .*\n.*--register/) })
    expect(readdirSync(there).filter((name) => !name.startsWith('own.db'))).toEqual([])
  })

  it('is the same from its compiled form, without one, and from a damaged one', () => {
    const folder = join(home, '.cache', 'certdesk')
    const { stdout } = certdesk(['staff', 'list'], { CERTDESK_CACHE: 'off' })
    expect(certdesk(['staff', 'list']).stdout).toBe(stdout)
    if (process.platform !== 'linux') return
    const name = readdirSync(folder).find((each) => each.startsWith('staff.list-'))
    expect(name).toMatch(/^staff\.list-v[\d.]+-\w+-[0-9a-f]{64}\.v8$/)
    const file = join(folder, name as string)
    const kept = readFileSync(file)
    writeFileSync(file, Buffer.concat([kept.subarray(0, 5000), Buffer.alloc(kept.length - 5000)]))
    expect(certdesk(['staff', 'list'])).toMatchObject({ status: 0, stdout, stderr: '' })
    expect(certdesk(['staff', 'list'], { HOME: '' })).toMatchObject({ stderr: expect.not.stringContaining('ENOENT') })
  })

  it('says what to do where it was not built', () => {
    const folder = emptyFolder()
    cpSync(at('bin'), join(folder, 'bin'), { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin', 'certdesk.js')], { encoding: 'utf8' })
    expect(status).toBe(70)
    expect(stderr).toContain('npm run build')
  })
})

describe('a mistake of the program itself', () => {
  it('is told with files and lines of the source under CERTDESK_DEBUG=1', () => {
    const hook = join(home, 'no-clock.cjs')
    writeFileSync(hook, `Date.now = () => { throw new Error('the clock is gone') }`)
    const { status, stderr } = certdesk(['staff', 'list'], {
      CERTDESK_DEBUG: '1',
      CERTDESK_TODAY: '',
      NODE_OPTIONS: `--require=${hook}`,
    })
    expect({ status, stderr }).toEqual({ status: 70, stderr: expect.stringContaining('the clock is gone') })
    expect(stderr).toMatch(/src[/\\]terminal[/\\]session\.ts:\d+:\d+/)
  })
})

describe('the help in a pipe', () => {
  it.each(['en', 'zh'])('is answered by the launcher as the program says it, in %s', (CERTDESK_LANG) => {
    const said = certdesk(['help', '--lang', CERTDESK_LANG]).stdout
    expect(said).toMatch(/certdesk (COMMAND|命令)/)
    const hook = join(home, 'no-program.cjs')
    writeFileSync(
      hook,
      `const fs = require('node:fs')
      const read = fs.readFileSync
      fs.readFileSync = (file, ...how) => {
        if (String(file).endsWith('certdesk.cjs')) throw new Error('the program is read')
        return read(file, ...how)
      }`,
    )
    for (const asked of ['help', '--help', '-h']) {
      const alone = { CERTDESK_LANG, NODE_OPTIONS: `--require=${hook}` }
      expect(certdesk([asked], alone)).toMatchObject({ status: 0, stdout: said, stderr: '' })
      const narrow = certdesk([asked], { CERTDESK_LANG, COLUMNS: '60' }).stdout
      expect(narrow).toBe(certdesk(['help', '--lang', CERTDESK_LANG], { COLUMNS: '60' }).stdout)
      expect(narrow).not.toBe(said)
    }
  })
})

describe('a pipe', () => {
  const waits = process.platform === 'win32'
  it.skipIf(waits).each(['help --lang en', '--help'])(
    'that is full and does not wait gets everything of %s',
    async (line) => {
      const fifo = join(home, `fifo-${line.length}`)
      expect(spawnSync('mkfifo', [fifo]).status).toBe(0)
      const { O_RDWR, O_NONBLOCK } = constants
      const end = openSync(fifo, O_RDWR | O_NONBLOCK)
      const filling = Buffer.alloc(4096)
      const filled = Array.from({ length: 16 }, () => writeSync(end, filling)).reduce((sum, each) => sum + each)
      // Node has a child's pipes wait. So the hook refuses, as the pipe would, until the program was refused and may go on.
      const [hook, met, go] = ['refuses.cjs', `met-${line.length}`, `go-${line.length}`].map((name) =>
        join(home, name),
      ) as [string, string, string]
      writeFileSync(
        hook,
        `const fs = require('node:fs'); const { writeSync } = fs
      fs.writeSync = (fd, ...rest) => {
        if (fd !== 1 || fs.existsSync(process.env.GO)) return writeSync(fd, ...rest)
        fs.writeFileSync(process.env.MET, '')
        throw Object.assign(new Error('the pipe is full'), { code: 'EAGAIN' })
      }`,
      )
      const child = spawn(process.execPath, ['--require', hook, bin, ...line.split(' ')], {
        ...{ env: { ...env, MET: met, GO: go }, cwd: home, stdio: ['ignore', end, 'pipe'] },
      })
      const status = new Promise((done) => child.on('exit', done))
      while (!existsSync(met)) await new Promise((turn) => setTimeout(turn, 10))
      writeFileSync(go, '')
      const taken = Buffer.alloc(1 << 20)
      let length = readSync(end, taken)
      expect(await status).toBe(0)
      length += readSync(end, taken, { offset: length })
      closeSync(end)
      expect(taken.toString('utf8', filled, length)).toBe(certdesk(['help']).stdout)
    },
  )

  it('that is closed early ends the output quietly', async () => {
    const child = spawn(process.execPath, [bin, '--help'], { env, cwd: home, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.stdout.destroy()
    const status = await new Promise((done) => child.on('close', done))
    expect({ status, said }).toEqual({ status: 0, said: '' })
  })

  it('gets no colours and no questions', () => {
    const { status, stdout, stderr } = certdesk(['staff', 'add'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toBe('certdesk: Missing NAME.\n  → Usage: certdesk staff add NAME [options]\n')
  })
})
