// @module-tag long

import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { emptyFolder } from './scratch.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = emptyFolder()
const installed = join(folder, 'package')
const windows = process.platform === 'win32'

const ran = (file: string, args: readonly string[], more: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) =>
  spawnSync(file, args, { encoding: 'utf8', shell: windows, ...more })

let packed: readonly { filename: string; files: readonly { path: string }[] }[]

beforeAll(() => {
  const { stdout, stderr, status } = ran('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
  })
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
  packed = JSON.parse(stdout)
  expect(ran('tar', ['-xf', packed[0]?.filename ?? '', '-C', '.'], { cwd: folder }).status).toBe(0)
  // Of all packages that it is built from, only SQLite's native part is outside the bundle.
  mkdirSync(join(installed, 'node_modules'))
  symlinkSync(
    join(root, 'node_modules', 'better-sqlite3'),
    join(installed, 'node_modules', 'better-sqlite3'),
    'junction',
  )
})

test('the package holds the program and its papers, and nothing that is only for building it', () => {
  const files = packed[0]?.files.map(({ path }) => path) ?? []
  for (const needed of [
    'bin/certdesk.js',
    'dist/launch.cjs',
    'dist/certdesk.cjs',
    'dist/seldom.cjs',
    'dist/help.zh.txt',
    'LICENSE',
    'CHANGELOG.md',
  ])
    expect(files).toContain(needed)
  expect(files.filter((path) => /^(src|test|bench|fixtures|node_modules)\//.test(path))).toEqual([])
})

test('what is packed works with SQLite alone, from a register to a page and a workbook', () => {
  const env = {
    PATH: process.env.PATH,
    SystemRoot: process.env.SystemRoot,
    HOME: folder,
    USERPROFILE: folder,
    CERTDESK_BY: '王芳',
    CERTDESK_TODAY: '2026-06-30',
    CERTDESK_REGISTER: join(folder, 'register.db'),
  }
  const certdesk = (...argv: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(installed, 'bin', 'certdesk.js'), ...argv], {
      encoding: 'utf8',
      env,
      cwd: folder,
    })
    expect({ argv, status, stderr }).toMatchObject({ argv, status: 0 })
    return stdout
  }
  certdesk('init')
  certdesk('customer', 'add', '华夏轴承有限公司')
  for (const file of ['list.csv', 'list.xlsx', 'list.html'])
    certdesk('customer', 'list', '--output', join(folder, file))
  expect(readFileSync(join(folder, 'list.csv'), 'utf8')).toContain('华夏轴承有限公司')
  expect(readFileSync(join(folder, 'list.xlsx')).subarray(0, 2).toString()).toBe('PK')
  certdesk('report', 'compliance', '--format', 'json')
  certdesk('audit', 'verify')
})
