import { expect, it } from 'vitest'
import { withoutTimes } from '../../src/ooxml/same-bytes.ts'
import { cell, grid, line, row, type Sheet, text } from '../../src/paper/sheet.ts'
import { wordFile } from '../../src/paper/word.ts'
import { isWellFormed, partOf, unpacked } from './unpacked.ts'

const sheet: Sheet = {
  blocks: [text(line('甲', 10)), grid([20, 30], [row([cell([line('一\n二', 9)]), cell([])], 12)])],
  foot: ['左', '右'],
}

it('is a file without the time at which it was made', async () => {
  const file = await wordFile('标题 <&>', [sheet, sheet])
  for (const { name, packed } of unpacked(file)) expect([name, packed]).toEqual([name, [0, 0x21]])
  const properties = partOf(file, 'docProps/core.xml')
  expect(properties).toContain('<dc:title>标题 &lt;&amp;&gt;</dc:title>')
  expect(properties).not.toMatch(/created|modified|\d{4}-\d{2}-\d{2}T/)
})

it('has every part well formed, its lines apart and its foot on each page', async () => {
  const file = await wordFile('标题', [sheet, sheet])
  for (const { name, text } of unpacked(file)) expect([name, isWellFormed(text)]).toEqual([name, true])
  const document = partOf(file, 'word/document.xml')
  expect(document).toMatch(/一<\/w:t>.*<w:br\/>.*二<\/w:t>/)
  expect(document).toContain('w:hRule="atLeast"')
  expect(partOf(file, 'word/footer1.xml')).toMatch(/<w:jc w:val="right"\/>.*左.*<\/w:p>.*右/)
})

it('is not guessed at where it is no zip file', () => {
  expect(() => withoutTimes(Buffer.from('no zip'))).toThrow('no directory')
})
