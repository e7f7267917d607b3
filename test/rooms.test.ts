// @module-tag long

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')

interface Module {
  readonly source: string
  readonly dependencies: readonly unknown[]
}

it('keeps to who may import whom, and sees the whole program', () => {
  const argv = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'bin']
  const { stdout } = spawnSync(process.execPath, [cruiser, ...argv], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })
  const { modules, summary } = JSON.parse(stdout)
  // With a compiler that it does not know the tool reads no file and finds nothing wrong.
  const ours = (modules as Module[]).filter(({ source }) => source.startsWith('src/'))
  expect(ours.length).toBeGreaterThanOrEqual(700)
  expect(ours.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThanOrEqual(4500)
  expect(summary.violations).toEqual([])
})
