import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { customerHeaders } from '../../src/customer-list/headers.ts'
import { checkOf } from '../../src/intake/mended.ts'
import { rejectsWriter } from '../../src/intake/rejects.ts'
import { openSource } from '../../src/intake/source.ts'
import { openTable } from '../../src/intake/table.ts'
import { emptyFolder } from '../scratch.ts'

const folder = emptyFolder()

const header = ['客户名称', '电话']

test('rejected rows are written so that nothing obeys them, and can be imported again as they were', async () => {
  const path = join(folder, 'rejects.csv')
  const writer = await rejectsWriter({ path, inPlace: false, shared: null }, header, ';', 'en')
  await writer.add({
    line: 3,
    cells: ['甲;"乙"\n公司', '+8613'],
    code: 'x',
    reason: 'The row has 3 cells',
    isBroken: false,
  })
  await writer.add({ line: 9, cells: ['a', 'b', 'c'], code: 'x', reason: '=bad', isBroken: false })
  expect(existsSync(path)).toBe(false)
  expect(await writer.finish()).toBe(2)
  expect(readFileSync(path, 'utf8').startsWith('\ufeff_line;_code;_reason;_check;客户名称;电话\r\n3;x;')).toBe(true)

  const source = await openSource(path, { stdin: Readable.from([]), cwd: folder })
  const table = await openTable(source, customerHeaders)
  expect(table.recognized).toMatchObject({ unknown: [], problems: [] })
  const rows = []
  for await (const batch of table.rows()) rows.push(...batch)
  const check = checkOf(['甲;"乙"\n公司', '+8613'], false)
  expect(rows[0]).toEqual({ line: 2, cells: ['3', 'x', 'The row has 3 cells', check, '甲;"乙"\n公司', '+8613'] })
  expect(rows[1]).toMatchObject({ code: 'cell-count', cells: ['9', 'x', '=bad', expect.any(String), 'a', 'b', 'c'] })

  const second = await rejectsWriter(
    { path: join(folder, 'again.csv'), inPlace: false, shared: null },
    table.header.cells,
    ';',
    'en',
  )
  await second.add({ line: 2, cells: rows[0]?.cells ?? [], code: 'x', reason: 'still wrong', isBroken: false })
  await second.finish()
  expect(readFileSync(join(folder, 'again.csv'), 'utf8')).toBe(
    `\ufeff_line;_code;_reason;_check;客户名称;电话\r\n2;x;still wrong;${check};"甲;""乙""\n公司";'+8613\r\n`,
  )
})

test('without a rejected row there is no file, and one that is given up leaves nothing behind', async () => {
  const none = await rejectsWriter({ path: join(folder, 'none.csv'), inPlace: false, shared: null }, header, ',', 'en')
  expect(await none.finish()).toBe(0)
  const givenUp = await rejectsWriter(
    { path: join(folder, 'none.csv'), inPlace: false, shared: null },
    header,
    ',',
    'en',
  )
  for (let line = 2; line < 2000; line += 1)
    await givenUp.add({ line, cells: ['a', 'b'], code: 'x', reason: 'r', isBroken: false })
  await givenUp.discard()
  expect(readdirSync(folder).filter((name) => name.includes('none.csv'))).toEqual([])
})

test('a file that cannot be put in its place is a sentence, and leaves nothing behind', async () => {
  const path = join(folder, 'taken.csv')
  const writer = await rejectsWriter({ path, inPlace: false, shared: null }, header, ',', 'en')
  mkdirSync(path)
  await writer.add({ line: 2, cells: ['a', 'b'], code: 'x', reason: 'r', isBroken: false })
  await expect(writer.finish()).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringContaining('cannot be written'),
  })
  expect(readdirSync(folder).filter((name) => name.startsWith('.taken.csv'))).toEqual([])
})
