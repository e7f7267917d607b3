import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('names each unknown measure once, with the known ones, before anything is measured', () => {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['bench/run.mjs', 'version', 'fast', 'owed', 'slow', 'fast'],
    { encoding: 'utf8' },
  )
  expect(stderr).toMatch(
    /^There is no measure fast\.\nThere is no measure slow\.\n {2}→ Name .*: version, .*contact-list, .*server-large.*\n$/,
  )
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
})
