// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { processOf, program } from '../faults/process.ts'
import { emptyFolder } from '../scratch.ts'

const preloaded = fileURLToPath(new URL('distant.cjs', import.meta.url))

/** An office whose mirror is on a share; `share` says how that is from now on. */
async function office() {
  const cwd = emptyFolder()
  const place = emptyFolder()
  const state = path.join(cwd, 'state-of-share')
  const env = {
    CERTDESK_REGISTER: path.join(cwd, 'register.db'),
    CERTDESK_BY: '陈红',
    CERTDESK_CACHE: 'off',
    HOME: cwd,
    NODE_OPTIONS: `--require ${preloaded}`,
    DISTANT_PLACE: place,
    DISTANT_STATE: state,
  }
  const at = (...args: string[]) => processOf(process.execPath, [program, ...args], { cwd, env })
  await at('init', '--by', '陈红')
  return { at, place, share: (how: string) => fs.writeFileSync(state, how) }
}

const linesIn = (place: string): number => {
  const [folder = ''] = fs.readdirSync(place)
  return (
    fs
      .readFileSync(path.join(place, folder, 'journal'), 'utf8')
      .trimEnd()
      .split('\n').length - 1
  )
}

test('a mirror is removed for good, whoever waits for its share at that moment', async () => {
  const { at, place, share } = await office()
  await at('mirror', 'add', place)
  share('hangs')
  const adding = ['王芳', '李明', '赵雷'].map((name) => at('staff', 'add', name))
  expect((await at('mirror', 'remove', place)).code).toBe(0)
  expect((await Promise.all(adding)).map(({ code }) => code)).toEqual([0, 0, 0])
  const { mirrors } = JSON.parse((await at('mirror', 'list', '--format', 'json')).out)
  expect(mirrors).toMatchObject([{ state: 'removed' }])
})

test('a share is written to by a child process alone; one that hangs or errs keeps nobody, and is caught up', async () => {
  const { at, place, share } = await office()
  expect(await at('mirror', 'add', place)).toMatchObject({ code: 0, errors: '' })
  expect(linesIn(place)).toBe(2)
  share('hangs')
  const hung = await at('staff', 'add', '王芳')
  expect(hung).toMatchObject({
    code: 0,
    errors: expect.stringContaining('cannot be reached (no answer within two seconds) and is 1 entry behind'),
  })
  share('gone')
  const gone = await at('staff', 'add', '李明')
  expect(gone).toMatchObject({
    code: 0,
    errors: expect.stringContaining('cannot be reached (the share went away) and is 2 entries behind'),
  })
  expect(linesIn(place)).toBe(2)
  share('hangs')
  // Whoever reads asks no place, and so waits for none.
  expect((await at('today', '--format', 'table')).out).toContain('is 2 entries behind')
  expect(await at('mirror', 'status', '--format', 'table')).toMatchObject({
    code: 1,
    out: expect.stringContaining('no answer within two seconds'),
  })
  share('')
  expect(await at('staff', 'add', '赵雷')).toMatchObject({ code: 0, errors: '' })
  expect(linesIn(place)).toBe(5)
  expect(await at('mirror', 'status')).toMatchObject({ code: 0 })
})
