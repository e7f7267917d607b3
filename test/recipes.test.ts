// @module-tag long

import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { emptyFolder } from './scratch.ts'
import { isTwin } from './tries.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')

interface Edit {
  readonly file: string
  readonly where: string
  readonly line: string
  readonly text: string
}

/** The edits that a recipe names, in its order. */
function editsOf(recipe: string): Edit[] {
  const [, section = ''] = page.split(`\n### ${recipe}\n`)
  const [own = ''] = section.split(/\n##+ /)
  const edits = own.matchAll(/In `([^`]+)`, (below|above) `([^`]+)`:\n\n```ts\n([\s\S]*?)```/g)
  return [...edits].map(([, file = '', where = '', line = '', text = '']) => ({ file, where, line, text }))
}

/** What is in the repository, with the modules that are installed here. */
function copyOfTree(): string {
  const copy = emptyFolder()
  const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const file of stdout.split('\0').filter((name) => name !== '')) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(root, file), join(copy, file))
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

function made(copy: string, { file, where, line, text }: Edit): void {
  const path = join(copy, file)
  const before = readFileSync(path, 'utf8')
  expect(before.split(`${line}\n`), `${file} has one line: ${line}`).toHaveLength(2)
  const after = where === 'below' ? `${line}\n${text}` : `${text}${line}\n`
  writeFileSync(
    path,
    before.replace(`${line}\n`, () => after),
  )
}

/** The migration that both recipes want, and the two lines that name it. */
function migrated(copy: string): void {
  copyFileSync(join(root, 'test/recipes/0010_recipes.sql'), join(copy, 'schema/0010_recipes.sql'))
  const path = join(copy, 'src/register/migrations.ts')
  const before = readFileSync(path, 'utf8')
  const after = before
    .replace('\n\n/** The schema', `\nimport recipes0010 from '../../schema/0010_recipes.sql'\n\n/** The schema`)
    .replace('  accounts0009,\n', '  accounts0009,\n  recipes0010,\n')
  writeFileSync(path, after)
}

it('builds a program with a field more and a kind of record more, by the edits of the page', () => {
  const copy = copyOfTree()
  migrated(copy)
  const field = editsOf('Add a field')
  const kind = editsOf('Add a kind of record')
  for (const edit of [...field, ...kind]) made(copy, edit)
  const gifts = join(copy, 'src/maintenance/gift')
  mkdirSync(gifts)
  const files = readdirSync(join(root, 'test/recipes/gift'))
  for (const file of files) copyFileSync(join(root, 'test/recipes/gift', file), join(gifts, file.replace(/\.txt$/, '')))
  // What the house promises: a field in four places at most, a kind in a folder of six files and two lines outside.
  expect(field.length).toBeLessThanOrEqual(4)
  expect(files.length).toBeLessThanOrEqual(6)
  expect(kind.filter(({ file }) => !file.startsWith('src/register/tables/')).map(({ text }) => text)).toHaveLength(2)

  const node = (...argv: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: copy, encoding: 'utf8' })
    expect(status, `${argv.join(' ')}\n${stdout}${stderr}`).toBe(0)
    return stdout
  }
  // What the compiler says of a whole program takes longer than all the rest.
  if (isTwin) {
    const own = JSON.stringify({ extends: './tsconfig.json', include: ['src'] })
    writeFileSync(join(copy, 'tsconfig.program.json'), own)
    node('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.program.json')
  }
  node('test/snapshot.mjs')
  node('build/program.mjs')

  const env = {
    ...process.env,
    CERTDESK_REGISTER: join(copy, 'r.db'),
    CERTDESK_BY: '王芳',
    CERTDESK_TODAY: '2026-06-30',
  }
  const certdesk = (...argv: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/certdesk.js', ...argv], {
      ...{ cwd: copy, env, encoding: 'utf8' },
    })
    return { code: status, out: stdout, err: stderr }
  }
  const json = (...argv: string[]) => JSON.parse(certdesk(...argv, '--format', 'json').out)
  certdesk('init')
  json('customer', 'add', '甲机械有限公司')
  const added = json('contact', 'add', 'C00001', '--channel', 'phone', '--on', '2026-06-01', '--language', '粤语')
  expect(added.contact.language).toBe('粤语')
  expect(certdesk('contact', 'list', '--format', 'md').out).toContain('| Language |')
  expect(certdesk('contact', 'show', 'CT-2026-0001', '--format', 'md').out).toContain('| Language | 粤语 |')
  json('contact', 'edit', 'CT-2026-0001', '--language', '英语', '--reason', '听错')
  expect(certdesk('customer', 'history', 'C00001', '--lang', 'zh', '--format', 'md').out).toContain('语言')
  writeFileSync(join(copy, 'c.csv'), '客户名称,联系日期,联系方式,语言\n甲机械有限公司,2026-06-02,电话,普通话\n')
  expect(certdesk('contact', 'import', 'c.csv').code).toBe(0)
  expect(json('contact', 'list').contacts[0].language).toBe('普通话')

  expect(json('gift', 'add', 'C00001', '--on', '2026-06-03', '--what', '茶叶').gift.number).toBe('GF-2026-0001')
  writeFileSync(join(copy, 'g.csv'), '客户名称,赠送日期,礼品\n甲机械有限公司,2026-06-04,月饼\n甲机械有限公司,某日,茶\n')
  expect(certdesk('gift', 'import', 'g.csv', '--format', 'json')).toMatchObject({ code: 1 })
  json('gift', 'edit', 'GF-2026-0001', '--what', '咖啡', '--reason', '写错')
  json('gift', 'void', 'GF-2026-0002', '--reason', '重复')
  expect(json('gift', 'list').gifts).toMatchObject([{ number: 'GF-2026-0001', what: '咖啡', name: '甲机械有限公司' }])
  expect(json('gift', 'show', 'GF-2026-0001').gift.given).toBe('2026-06-03')
  expect(certdesk('gift', 'edit', 'GF-2026-0002', '--what', '茶', '--reason', '写错').err).toContain('is void: 重复')
  expect(json('audit', 'verify').verification.ok).toBe(true)
})
