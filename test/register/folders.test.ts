import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { foldersMade } from '../../src/register/mirror/folders.ts'
import { emptyFolder } from '../scratch.ts'

it('folders are made with those above them, and the topmost new one is told', () => {
  const folder = emptyFolder()
  const deep = path.join(folder, 'a', 'b', 'c')
  expect(foldersMade(deep, { mode: 0o700 })).toBe(path.join(folder, 'a'))
  expect(fs.statSync(deep).isDirectory()).toBe(true)
  if (process.platform !== 'win32') expect(fs.statSync(deep).mode & 0o777).toBe(0o700)
  expect(foldersMade(deep)).toBeUndefined()
  expect(foldersMade(path.join(deep, 'd'))).toBe(path.join(deep, 'd'))
})

it('what stands in the way of a folder is said, as the system says it', () => {
  const file = path.join(emptyFolder(), 'file')
  fs.writeFileSync(file, '')
  expect(() => foldersMade(file)).toThrow('EEXIST')
  expect(() => foldersMade(path.join(file, 'below'))).toThrow('ENOTDIR')
})

it.runIf(process.platform === 'linux')('below a place where nothing can be made it ends, too', () => {
  for (const folder of ['/proc/nothing/here', '/proc/self/nothing/at/all', '/dev/null/x'])
    expect(() => foldersMade(folder), folder).toThrow(/ENOENT|ENOTDIR|EACCES/)
})

it('no folder is made otherwise', () => {
  const sources = fs.readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const wrong = sources.filter((name) =>
    /mkdir(Sync)?\([^)]*recursive/.test(fs.readFileSync(path.join('src', name), 'utf8')),
  )
  expect(wrong).toEqual([])
})
