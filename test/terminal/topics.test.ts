import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { locate, stateFolder } from '../../src/register/file/where.ts'
import { cacheFile } from '../../src/start/compiled.ts'
import { run } from '../../src/start/main.ts'
import { tables } from '../../src/terminal/topics.ts'
import { emptyFolder } from '../scratch.ts'
import { testWorld } from '../world.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
const sources = files
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(root, 'src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, ''))
const [environment] = tables.environment
const documented = environment.rows.flatMap(({ typed }) => typed.en.split(', '))

const literals = (text: string): string[] => [...text.matchAll(/'(\w+)'/g)].map(([, name = '']) => name)

/** The names behind `env[key]`: a constant of the file, or the items of the list that it loops over. */
function namesBehind(key: string, source: string): string[] {
  const constant = new RegExp(`const ${key} = ('\\w+')`).exec(source)?.[1]
  const list = new RegExp(`(\\w+)\\.\\w+\\(\\(${key}\\) =>[^;]*?\\benv\\[${key}\\]`).exec(source)?.[1]
  const items = sources.flatMap((each) => new RegExp(`const ${list} = \\[([^\\]]*)`).exec(each)?.[1] ?? [])
  const names = literals(constant ?? items.join())
  expect(names, `env[${key}]`).not.toEqual([])
  return names
}

function variablesIn(source: string): string[] {
  const matches = (pattern: RegExp) => [...source.matchAll(pattern)].map(([, name = '']) => name)
  const taken = matches(/\{([^{}]*)\}\s*=\s*(?:\w+\.)*env\b/g).flatMap(
    (keys) => keys.match(/\b[A-Z]\w*(?=\s*[:,]|\s*$)/g) ?? [],
  )
  return [
    // Not the names that are assigned to.
    ...matches(/\benv\??\.([A-Z]\w*)(?!\w|\s*=[^=])/g),
    ...taken,
    ...[...new Set(matches(/\benv\[(\w+)\]/g))].flatMap((key) => namesBehind(key, source)),
    // os.tmpdir() reads these.
    ...(/\btmpdir\(\)/.test(source) ? ['TMPDIR', 'TEMP', 'TMP'] : []),
  ]
}

it('the environment variables are those that the source reads', () => {
  expect(variablesIn("const { A: a, B_C } = world.env; env.D ?? x.env?.Eg; const k = 'F'; env[k]; tmpdir()")).toEqual([
    'D',
    'Eg',
    'A',
    'B_C',
    'F',
    'TMPDIR',
    'TEMP',
    'TMP',
  ])
  expect([...documented].sort()).toEqual([...new Set(sources.flatMap(variablesIn))].sort())
})

it('every CERTDESK_ name in the source is a documented variable', () => {
  const names = sources.flatMap((source) => source.match(/\bCERTDESK_\w+/g) ?? [])
  // The program passes its command line to its own child process in it.
  const internal = ['CERTDESK_OWN_LINE']
  expect([...new Set(names)].filter((name) => ![...documented, ...internal].includes(name))).toEqual([])
})

it.each([
  ['Linux', 'linux'],
  ['macOS', 'darwin'],
  ['Windows', 'win32'],
] as const)('the listed files on %s are those that the program uses', (system, platform) => {
  const home = '/home/me'
  const env = { HOME: home, USERPROFILE: home, ...(platform === 'win32' ? { LOCALAPPDATA: '%LOCALAPPDATA%' } : {}) }
  const cached = cacheFile('0'.repeat(64), 'today', { env, platform, version: 'v0', arch: 'x64' }) as string
  const found = [
    locate(undefined, env, platform).file,
    `${stateFolder(env, platform)}/`,
    `${path.dirname(cached)}/`,
  ].map((each) => each.replace(home, '~'))
  const listed = tables.files.flatMap(({ rows }) => rows.filter(({ typed }) => typed.en === system))
  expect(listed.map(({ meaning }) => meaning.en.replaceAll('\\', '/'))).toEqual(found)
})

it('names every file that the program leaves beside a register', async () => {
  const cwd = emptyFolder()
  mkdirSync(path.join(cwd, 'stick'))
  const beside = new Set<string>()
  for (const line of [
    'init --by 王芳',
    'mirror add stick',
    'customer add 华夏轴承有限公司',
    'backup',
    'mirror status',
  ]) {
    const world = testWorld({ cwd, env: { HOME: cwd, CERTDESK_REGISTER: 'register.db', CERTDESK_BY: '王芳' } })
    expect([await run(line.split(' '), world), world.err()]).toEqual([0, expect.any(String)])
    for (const name of readdirSync(cwd)) if (name.startsWith('register')) beside.add(name.replace(/-\d.*\./, '-….'))
  }
  const named = tables.files.flatMap(({ rows }) => rows.flatMap(({ typed }) => typed.en.split(', ')))
  expect([...beside].filter((name) => !named.includes(name))).toEqual([])
  expect(beside).toContain('register.db.backups')
})

it.each(['en', 'zh'] as const)('help lists each topic, and prints it by any of its names (%s)', async (lang) => {
  const printed = async (...argv: readonly string[]) => {
    const world = testWorld({ env: { CERTDESK_LANG: lang, CERTDESK_REGISTER: 'ssh://nowhere.invalid/register.db' } })
    expect(await run(argv, world)).toBe(0)
    return world.out()
  }
  const all = await printed('help')
  for (const [names, rows] of [
    [['environment', '环境变量'], environment.rows],
    [['exit-codes', '退出码'], tables['exit-codes'][0].rows],
    [['files', '文件', 'uninstall', '卸载'], tables.files.flatMap(({ rows: each }) => each)],
  ] as const) {
    expect(all).toContain(`help ${names[lang === 'zh' ? 1 : 0]}`)
    for (const name of names) {
      const text = await printed('help', name)
      for (const { typed, meaning } of rows) {
        expect(text).toContain(typed[lang])
        expect(text.replace(/\s/g, '')).toContain(meaning[lang].replace(/\s/g, ''))
      }
    }
  }
})

it.each(['docs/manual.md', 'man/certdesk.1'])('%s has them all', (page) => {
  const text = readFileSync(path.join(root, page), 'utf8')
  for (const name of documented) expect(text).toContain(name)
  for (const { typed } of tables['exit-codes'][0].rows) expect(text).toMatch(new RegExp(`[\`B]${typed.en}[\`\\\\]`))
})
