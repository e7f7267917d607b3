import { existsSync, mkdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { openSource } from '../../src/intake/source.ts'
import { fileOf, rowsOf } from './folder.ts'

const io = (text = '') => ({ stdin: Readable.from(text === '' ? [] : [Buffer.from(text)]), cwd: tmpdir() })

test('the standard input is copied to a private file, read twice, and removed on close', async () => {
  const source = await openSource('-', io('name,phone\n甲,1\n'))
  expect(statSync(source.path).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  expect((await rowsOf(source)).length).toBe(2)
  expect((await rowsOf(source)).length).toBe(2)
  await source.close()
  expect(existsSync(source.path)).toBe(false)
})

test('a file is left alone on close, and a relative name starts from the working folder', async () => {
  const path = fileOf('name\n甲\n')
  const source = await openSource(relative(tmpdir(), path), io())
  await source.close()
  expect(existsSync(path)).toBe(true)
  expect(source.size).toBe(9)
})

test.each([
  ['missing.csv', 'There is no file "missing.csv".'],
  ['-', 'The standard input is empty.'],
])('%s: %s', async (path, message) => {
  await expect(openSource(path, io())).rejects.toMatchObject({ code: 'usage', message })
})

test('a folder and an empty file have a sentence of their own', async () => {
  mkdirSync(join(tmpdir(), 'lists'))
  await expect(openSource('lists', io())).rejects.toThrow('"lists" is a folder, not a file.')
  await expect(openSource(fileOf(''), io())).rejects.toThrow('is empty.')
})

test('a keyboard is no list: nothing waits for what is typed there', async () => {
  const { stdin, cwd } = io('name\n甲\n')
  await expect(openSource('-', { stdin: Object.assign(stdin, { isTTY: true }), cwd })).rejects.toMatchObject({
    ...{ code: 'usage', words: { zh: '“-”表示标准输入，在这里就是键盘，无法读取名单。' } },
  })
})
