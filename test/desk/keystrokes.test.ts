// @module-tag long

import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { noTerminal, terminalDesk } from '../terminal/keyboard.ts'
import { type Job, jobs, keysOf, sent } from './jobs.ts'

// docs/keystrokes.md: each job is done at the desk through a terminal, its keys are counted, and the page is made of that. Whoever has no
// terminal here sees it skipped.

const page = new URL('../../docs/keystrokes.md', import.meta.url)

/** The keys that do the job; those that only lead up to it are not of it. */
const keysNow = ({ now }: Job): number => {
  const from = Math.max(
    0,
    now.findIndex(([after]) => after === '已保存'),
  )
  return now.slice(from).reduce((keys, [, ...typed]) => keys + keysOf(typed), 0)
}

const rowOf = (job: Job): string => `| ${job.name} | ${keysOf(job.before)} | ${keysNow(job)} |`

const heading = `# Keystrokes

What six everyday jobs take at the keyboard: with the command line alone, as it was before there was a desk, and at the desk (\`certdesk\` on a
terminal). A key is a key: Enter and an arrow count as one, a Chinese word as its pinyin and the key that chooses it. The desk stands open
all day. Each job is typed into a terminal by a test, which counts the keys and looks what is on record then; the page is made by it
(\`npm run docs\`).

| 工作 | 此前 | 现在 |
| --- | ---: | ---: |
`

const desk = terminalDesk()

beforeAll(() => {
  if (noTerminal) return
  expect(desk.pipe('init', '--go-live', '2025-01-16').status).toBe(0)
  const names = ['广州艺科示例有限公司', '南通医用材料示例有限公司', '深圳华南精密示例有限公司']
  const rows = names.map((name, i) => `C0000${i + 1},${name},0755-8600000${i},王芳\n`)
  writeFileSync(join(desk.cwd, 'list.csv'), `客户编号,客户名称,电话,维护人\n${rows.join('')}`)
  expect(desk.pipe('customer', 'import', 'list.csv', '--maintainer-since', '2025-01-16').status).toBe(0)
  for (const number of ['1', '2', '3'])
    expect(
      desk.pipe(
        ...['certificate', 'add', `C0000${number}`, '--number', `Q${number}`, '--standard', 'ISO 9001:2015', '--scope'],
        ...['机械加工', '--issued', '2026-01-10', '--expires', '2029-01-09', '--kind', 'initial'],
      ).status,
    ).toBe(0)
})

describe.skipIf(noTerminal)('six everyday jobs', () => {
  it.each(jobs.map((job, place) => ({ ...job, place })))('$name: in so few keys', async (job) => {
    const register = join(desk.cwd, `register-${job.place}.db`)
    for (const ending of ['', '.backups']) copyFileSync(join(desk.cwd, `register.db${ending}`), register + ending)
    const own = ['--register', register]
    if (job.begun !== undefined) expect(desk.pipe(...job.begun, ...own).status).toBe(0)
    const steps = job.now.map(([after, ...typed]): [string, string] => [after, sent(typed)])
    const { code, shown } = await desk.type(own, [...steps, ['继续输入', 'q\r']], {
      CERTDESK_LANG: 'zh',
      NO_COLOR: '1',
    })
    expect(code, shown).toBe(0)
    const [command, has] = job.done
    expect(JSON.parse(desk.pipe(...command, ...own, '--format', 'json').stdout), shown).toMatchObject(has)
    if (job.place === 0) expect(keysNow(job)).toBeLessThanOrEqual(30)
    else expect(keysNow(job) * 2).toBeLessThanOrEqual(keysOf(job.before))
  })

  it('are counted in docs/keystrokes.md', async () => {
    await expect(`${heading}${jobs.map(rowOf).join('\n')}\n`).toMatchFileSnapshot(page.pathname)
  })
})
