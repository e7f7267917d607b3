import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { emptyFolder } from '../scratch.ts'
import { takesLong } from '../tries.ts'

const at = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

it.each([
  ['elsewhere.cjs', 'runElsewhere'],
  ['beside.cjs', 'runBeside'],
  ['beside-lines.cjs', 'linesBeside'],
])('what is run beside the program ends with it, however that is ended (%s)', takesLong, async (part, run) => {
  const folder = emptyFolder()
  const [long, outer, noted] = ['long.cjs', 'outer.cjs', 'pid'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(
    long,
    `require('node:fs').writeFileSync(process.argv[2], String(process.pid)); setInterval(() => undefined, 1000)`,
  )
  writeFileSync(
    outer,
    `process.argv[1] = ${JSON.stringify(long)}
    require(${JSON.stringify(at(`dist/${part}`))}).${run}([${JSON.stringify(noted)}], new AbortController().signal)
    const { existsSync, readFileSync } = require('node:fs')
    setInterval(() => existsSync(${JSON.stringify(noted)}) && readFileSync(${JSON.stringify(noted)}, 'utf8') && process.exit(0), 20)`,
  )
  expect(spawnSync(process.execPath, [outer]).status).toBe(0)
  expect(existsSync(noted)).toBe(true)
  const pid = Number(readFileSync(noted, 'utf8'))
  try {
    await expect.poll(() => isRunning(pid)).toBe(false)
  } finally {
    if (isRunning(pid)) process.kill(pid)
  }
})
