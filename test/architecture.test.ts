import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { lacks } from './tools.ts'
import { desk, tamper } from './upkeep/desk.ts'

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const page = readFileSync(at('docs/architecture.md'), 'utf8')

it('shows every room, and names no file that is not there', () => {
  const rooms = readdirSync(at('src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const { name } of rooms)
    expect(page, `docs/architecture.md has no line for src/${name}/`).toContain(`\`src/${name}/\``)
  const folders = ['', 'src/', 'src/contact/', 'src/register/server/']
  for (const [, file = ''] of page.matchAll(/`([a-z./-]+\/[a-z./-]*\.?[a-z]*)`/g)) {
    const found = folders.some((folder) => existsSync(at(folder + file)))
    expect(found || file === 'dist/', `docs/architecture.md names ${file}`).toBe(true)
  }
})

it.skipIf(lacks('python3'))('has a check of the seals that agrees with the program', async () => {
  const { at: run, json, cwd, file } = desk()
  await json(['init'])
  const added = ['customer', 'add', '甲机械有限公司', '--person', '李明', '--mobile', '13800138000']
  await json(added)
  await json(['customer', 'edit', 'C00001', '--note', '第一行\n"第二行"\t\\', '--reason', 'a <b> & “c”'])
  await json(['undo'])
  const script = join(cwd, 'seals.py')
  writeFileSync(script, /```python\n([\s\S]*?)```/.exec(page)?.[1] ?? '')
  const python = () => spawnSync('python3', [script, file], { encoding: 'utf8' })
  // A person was erased: the digests stand for what is gone.
  await json(['customer', 'person', 'erase', 'C00001', '李明', '--reason', 'asked for it'])
  const { verification } = await json(['audit', 'verify'])
  expect(verification.erasures).toEqual([{ entry: 5, changes: 3 }])
  expect(python()).toMatchObject({ status: 0, stdout: `${verification.head}\n`, stderr: '' })
  tamper(file, `UPDATE entry_change SET after = replace(after, '甲', '乙') WHERE "table" = 'customer'`)
  expect(python()).toMatchObject({ status: 1, stderr: 'entry 2 is not as it was sealed\n' })
  expect((await run(['audit', 'verify'])).code).toBe(1)
})
