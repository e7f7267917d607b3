// @module-tag long

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder } from './scratch.ts'
import { inTwin } from './tries.ts'

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
const onWindows = process.platform === 'win32'

function ran(file: string, args: readonly string[], more: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): string {
  const { status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8', shell: onWindows, ...more })
  expect({ args, status, stderr: status === 0 ? '' : stderr }).toEqual({ args, status: 0, stderr: '' })
  return stdout
}

beforeAll(() => {
  ran(process.execPath, [at('build/package.mjs')])
})

describe('the package', () => {
  const folder = at('out/package')
  const files = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))

  it('needs no other package, and holds the program, SQLite for eight systems, and its papers', () => {
    const { dependencies, optionalDependencies, scripts } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    )
    expect({ dependencies, optionalDependencies, scripts }).toEqual({})
    const needed = ['bin/certdesk.js', 'dist/launch.cjs', 'dist/certdesk.cjs', 'dist/seldom.cjs', 'dist/help.zh.txt']
    const papers = ['LICENSE', 'CHANGELOG.md', 'README.md', 'fixtures/customers.csv', 'man/certdesk.1']
    expect(files()).toEqual(expect.arrayContaining([...needed, ...papers]))
    expect(files().filter((file) => file.endsWith('.node'))).toHaveLength(8)
    expect(files().filter((file) => /\.map$|\.mjs$|^(src|test|bench|node_modules)\b/.test(file))).toEqual([])
  })

  it('has the license of everything that is bundled', () => {
    const notices = readFileSync(join(folder, 'dist/third-party-notices.txt'), 'utf8')
    for (const name of Object.keys(JSON.parse(readFileSync(at('package.json'), 'utf8')).dependencies))
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'))
    expect(notices.match(/Permission is hereby granted/g)?.length).toBeGreaterThan(30)
    expect(notices).toContain('SQLite is in the public domain')
  })

  it('has no link that leads nowhere', () => {
    const dead = files()
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        [...readFileSync(join(folder, file), 'utf8').matchAll(/\]\(([^)\s#]+)[^)\s]*\)/g)]
          .map(([, link = '']) => link)
          .filter((link) => !/^\w+:/.test(link) && !existsSync(join(folder, dirname(file), link)))
          .map((link) => `${file}: ${link}`),
      )
    expect(dead).toEqual([])
  })
})

describe('the package, installed without a network', () => {
  const home = emptyFolder()
  const installed = join(home, 'lib', 'node_modules', 'certdesk')
  const env = {
    PATH: process.env.PATH,
    SystemRoot: process.env.SystemRoot,
    HOME: home,
    USERPROFILE: home,
    CERTDESK_BY: '王芳',
    CERTDESK_TODAY: '2026-10-15',
    CERTDESK_REGISTER: join(home, 'register.db'),
  }
  const certdesk = (...argv: string[]) =>
    ran(process.execPath, [join(installed, 'bin', 'certdesk.js'), ...argv], { env, cwd: home })

  beforeAll(() => {
    const file = at(`out/certdesk-${version}.tgz`)
    ran('npm', ['install', '--global', '--offline', '--prefix', home, file], {
      env: { ...env, npm_config_cache: join(home, 'cache') },
    })
  })

  it('is one package', () => {
    expect(readdirSync(join(home, 'lib', 'node_modules'))).toEqual(['certdesk'])
    expect(existsSync(join(installed, 'node_modules'))).toBe(false)
  })

  it('works, from a register to a page and a workbook', () => {
    certdesk('init')
    certdesk('customer', 'import', join(installed, 'fixtures', 'customers.csv'))
    for (const file of ['list.csv', 'list.xlsx', 'list.html'])
      certdesk('customer', 'list', '--output', join(home, file))
    expect(readFileSync(join(home, 'list.csv'), 'utf8')).toContain('深圳示例电子有限公司')
    expect(readFileSync(join(home, 'list.xlsx')).subarray(0, 2).toString()).toBe('PK')
    certdesk('report', 'compliance', '--format', 'json')
    certdesk('audit', 'verify')
  })

  it('says what to do where SQLite for this computer is missing', () => {
    rmSync(join(installed, 'dist', 'native'), { recursive: true })
    for (const line of [['today'], ['init', '--register', 'new.db']]) {
      const { status, stderr } = spawnSync(process.execPath, [join(installed, 'bin', 'certdesk.js'), ...line], {
        encoding: 'utf8',
        env,
        cwd: home,
      })
      expect(status).toBe(4)
      expect(stderr).toMatch(
        /^certdesk: SQLite cannot be loaded on this computer \(\w+-\w+\): .*\n {2}→ Install certdesk again/,
      )
    }
    expect(existsSync(join(home, 'new.db'))).toBe(false)
  })
})

// Debian's wine runs node.exe. A pipe from outside fails there with EBADF, so its output goes into files.
describe.skipIf(onWindows)('the zip for Windows, under wine', inTwin, () => {
  const pc = join(emptyFolder(), '王芳 的 电脑')
  const program = join(pc, `certdesk-${version}-windows`)
  const desk = join(pc, '客户 登记')
  const windowsPath = (path: string) => `Z:${path.replaceAll('/', '\\')}`
  const env = {
    PATH: process.env.PATH,
    HOME: pc,
    LC_ALL: 'C.UTF-8',
    WINEPREFIX: join(pc, 'wine'),
    WINEDEBUG: '-all',
    CERTDESK_BY: '王芳',
    CERTDESK_TODAY: '2026-10-15',
    CERTDESK_LANG: 'zh',
    CERTDESK_REGISTER: windowsPath(join(desk, '登记簿.db')),
  }
  const [output, errors] = [join(pc, 'output.txt'), join(pc, 'errors.txt')]

  function certdesk(...argv: readonly string[]) {
    const { status } = spawnSync('wine', ['cmd', '/c', 'certdesk.cmd', ...argv], {
      cwd: program,
      env,
      stdio: ['ignore', openSync(output, 'w'), openSync(errors, 'w')],
    })
    return { status, out: readFileSync(output, 'utf8'), errors: readFileSync(errors, 'utf8') }
  }
  const done = (...argv: readonly string[]): string => {
    const { status, out, errors } = certdesk(...argv)
    expect({ argv, status, errors: status === 0 ? '' : errors }).toEqual({ argv, status: 0, errors: '' })
    return out
  }

  beforeAll(() => {
    ran(process.execPath, [at('build/windows.mjs')])
    mkdirSync(desk, { recursive: true })
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(at(`out/certdesk-${version}-windows.zip`))))) {
      mkdirSync(dirname(join(pc, name)), { recursive: true })
      if (!name.endsWith('/')) writeFileSync(join(pc, name), bytes)
    }
    ran('wine', ['wineboot', '--init'], { env })
  })

  it('holds Node’s own program and SQLite for Windows alone', () => {
    const files = readdirSync(program, { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([join('dist', 'native', 'win32-x64.node')])
    expect(files).toEqual(
      expect.arrayContaining(['node.exe', 'node-license.txt', 'certdesk.cmd', 'desktop-shortcut.cmd']),
    )
    expect(done('--version')).toBe(`${version}\n`)
  })

  it('keeps a register in a folder with a blank and Chinese in its name, and reports on it', async () => {
    done('init', '--go-live', '2025-01-16')
    expect(
      done('customer', 'import', 'fixtures/customers.csv', '--maintainer-since', '2025-01-16', '--format', 'tsv'),
    ).toContain('40\t32\t8\t0\t0')
    done('contact', 'import', 'fixtures/contacts.csv')
    expect(done('contact', 'add', 'C00001', '--channel', 'phone', '--needs', '无')).toContain('深圳示例电子有限公司')
    expect(done('report', 'compliance')).toContain('4.1.1')
    for (const file of ['九月.html', '九月.xlsx'])
      done('report', 'month', '--month', '2026-09', '--output', windowsPath(join(desk, file)))
    expect(readFileSync(join(desk, '九月.html'), 'utf8')).toContain('2026-09')
    expect(readFileSync(join(desk, '九月.xlsx')).subarray(0, 2).toString()).toBe('PK')
    done('backup', '--to', windowsPath(join(desk, 'copy.db')))
    done('audit', 'verify', '--register', windowsPath(join(desk, 'copy.db')))
    expect(done('audit', 'verify')).toContain('true')
  })

  it('refuses a name that Windows would write elsewhere, and says so', () => {
    for (const name of ['a:b.csv', 'nul.csv'])
      expect(certdesk('customer', 'list', '--output', name)).toMatchObject({ status: 2, out: '' })
  })

  it('serves the page', async () => {
    const browse = spawn('wine', ['node.exe', 'bin/certdesk.js', 'browse', '--no-open'], {
      cwd: program,
      env,
      stdio: ['ignore', openSync(output, 'w'), openSync(errors, 'w')],
    })
    const address = () => /http:\S+/.exec(readFileSync(output, 'utf8'))?.[0]
    while (address() === undefined && browse.exitCode === null) await new Promise((next) => setTimeout(next, 50))
    const page = await fetch(address() ?? '')
    expect(page.status).toBe(200)
    expect(await page.text()).toMatch(/^<!DOCTYPE html>/)
    browse.kill('SIGKILL')
    spawnSync('wineserver', ['--kill'], { env })
  })
})
