import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fileAnswered } from '../../src/intake/named-file.ts'
import { emptyFolder } from '../scratch.ts'
import { testWorld } from '../world.ts'

const cwd = emptyFolder()
mkdirSync(join(cwd, '桌面'))
for (const name of ['名单.csv', 'my list.csv', "it's.csv", '桌面/客户（新）.csv', 'list-1.csv'])
  writeFileSync(join(cwd, name), 'a\n')
writeFileSync(join(cwd, 'empty.csv'), '')

const meant = (raw: string, platform: NodeJS.Platform = 'linux') =>
  fileAnswered(raw, testWorld({ cwd, env: { HOME: cwd }, platform }))

describe('the answer to which file', () => {
  it.each([
    ['名单.csv', '名单.csv'],
    ['  名单.csv ', '名单.csv'],
    ["'my list.csv' ", 'my list.csv'],
    ['"my list.csv"', 'my list.csv'],
    ['“my list.csv”', 'my list.csv'],
    ["& 'my list.csv'", 'my list.csv'],
    ['my\\ list.csv ', 'my list.csv'],
    ["it\\'s.csv", "it's.csv"],
    // Full-width letters are the plain ones; full-width brackets that are the file's own stay.
    ['ｌｉｓｔ－１．ｃｓｖ', 'list-1.csv'],
    ['桌面/客户（新）.csv', '桌面/客户（新）.csv'],
    ['~/名单.csv', join(cwd, '名单.csv')],
    ['～/名单.csv', join(cwd, '名单.csv')],
    [pathToFileURL(join(cwd, 'my list.csv')).href, join(cwd, 'my list.csv')],
  ])('%s is %s', async (raw, path) => expect(await meant(raw)).toBe(path))

  it('leaves the backslashes of Windows alone', async () => {
    await expect(meant('"C:\\Users\\wf\\名单.csv"', 'win32')).rejects.toThrow('C:\\Users\\wf\\名单.csv')
  })

  it.each([
    ['没有.csv', '找不到文件'],
    ['桌面', '是文件夹'],
    ['empty.csv', '是空的'],
    ['-', '键盘'],
    ['－', '找不到文件'],
  ])('%s is refused: %s', async (raw, said) => {
    await expect(meant(raw)).rejects.toMatchObject({ code: 'usage', words: { zh: expect.stringContaining(said) } })
  })
})
