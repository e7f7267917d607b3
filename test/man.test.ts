import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { program } from '../src/program.ts'
import { manPages } from './man.ts'
import { lacks } from './tools.ts'

const folder = fileURLToPath(new URL('../man', import.meta.url))
const pages = manPages(program)

describe('the pages for man', () => {
  it.each([...pages])('%s is that of the program', async (name, text) => {
    const told = `man/${name} is not that of the program: run "npm run docs"`
    await expect(text, told).toMatchFileSnapshot(`../man/${name}`)
  })

  it('are all there and no others, and the package names each', () => {
    expect(fs.readdirSync(folder).sort()).toEqual([...pages.keys()].sort())
    const { man } = JSON.parse(fs.readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    expect(man).toEqual([...pages.keys()].sort().map((name) => `man/${name}`))
  })

  it.skipIf(lacks('man')).each([...pages.keys()])('%s is rendered without a warning', (name) => {
    const { stdout, stderr } = spawnSync('man', ['--warnings', '-P', 'cat', '-l', `${folder}/${name}`], {
      ...{ encoding: 'utf8', env: { ...process.env, MANWIDTH: '100', LC_ALL: 'C.UTF-8' } },
    })
    expect(stderr).toBe('')
    expect(stdout).toContain('certdesk')
  })
})
