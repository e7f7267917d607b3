import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder } from '../scratch.ts'
import { desk, openedAnew } from './desk.ts'

openedAnew()

/** A register, and a key elsewhere to which others may lead links. */
async function office() {
  const made = desk()
  await made.json(['init'])
  const key = path.join(emptyFolder(), 'key')
  fs.writeFileSync(key, 'secret', { mode: 0o600 })
  return { ...made, key }
}

test('notes beside a register are never written through a link that somebody put there', async () => {
  const { at, file, key } = await office()
  for (const note of ['mirrors', 'backups']) fs.symlinkSync(key, `${file}.${note}.${process.pid}.new`)
  expect((await at(['mirror', 'add', emptyFolder()])).code).toBe(0)
  expect((await at(['backup'])).code).toBe(0)
  expect(fs.readFileSync(key, 'utf8')).toBe('secret')
  expect(fs.statSync(key).mode & 0o777).toBe(0o600)
})

test.each(['to a file', 'to nothing'])('a lock beside a register is not opened through a link %s', async (leads) => {
  const { at, file, key } = await office()
  if (leads === 'to nothing') fs.rmSync(key)
  fs.symlinkSync(key, `${file}.mirrors-lock`)
  const { code, err } = await at(['mirror', 'add', emptyFolder()])
  expect(code).toBe(4)
  expect(err).toContain(`${file}.mirrors-lock`)
  expect(fs.existsSync(key)).toBe(leads === 'to a file')
})
