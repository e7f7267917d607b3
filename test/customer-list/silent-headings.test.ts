import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { bookOf } from '../intake/workbook/books.ts'
import { importer } from './lists.ts'

const head = ['客户名称', '证书编号', '认证标准', '发证日期', '有效期至', '证书状态']
const row = (name: string, number: string, status = '') => [
  ...[`${name}有限公司`, number, 'GB/T 19001', '2025-01-02', '2028-01-01'],
  status,
]
const csv = (...rows: readonly (readonly string[])[]) => rows.map((cells) => `${cells.join(',')}\n`).join('')
const wide = (text: string) => [text, '', '', '', '', '']

async function taken(list: string | Uint8Array) {
  const own = await importer()
  const { rejects, hiddenRows } = await own.takes(list)
  const { certificates } = await own.json(['certificate', 'list'])
  const { customers } = await own.json(['customer', 'list'])
  return {
    numbers: certificates.map(({ number }: { number: string }) => number),
    customers: customers.map(({ name }: { name: string }) => name),
    rejects: rejects.map(({ line, code }) => [line, code]),
    hidden: hiddenRows,
  }
}

describe('what is told above rows of certificates that say nothing of their status keeps them out:', () => {
  it.each(['三、已撤销证书', '以下为暂停客户', '注销企业'])(
    'the heading %s of a group, up to the next',
    async (heading) => {
      const own = row('庚辛', 'A-4')
      const list = csv(
        head,
        row('甲乙', 'A-1'),
        wide(heading),
        row('丙丁', 'A-2'),
        row('戊己', 'A-3', '有效'),
        wide('四、获证客户'),
        own,
      )
      const { numbers, customers, rejects } = await taken(list)
      expect(numbers).toEqual(['A-1', 'A-3', 'A-4'])
      expect(customers).toHaveLength(4)
      expect(rejects).toEqual([[4, 'told-above']])
    },
  )

  it.each([
    ...['以下为暂停证书：', '撤销证书：', '下列企业证书已撤销', '2024年撤销名单', '失效证书清单', '附：注销客户'],
    ...['--- 已撤销 ---', '★已暂停★', '二、2023年度注销', '2024年度撤销证书企业一览表', '暂停'],
    ...['已收回的：', '不再合作客户', '流失客户（2家）'],
  ])('a line that says %s alone', async (heading) => {
    const { numbers, customers, rejects } = await taken(
      csv(head.slice(0, 5), row('甲乙', 'A-1'), wide(heading), row('丙丁', 'A-2')),
    )
    expect([numbers, customers.length, rejects]).toEqual([['A-1'], 2, [[4, 'told-above']]])
  })

  it('the heading of a group with others of lower rank below it, and its file again', async () => {
    const own = await importer()
    const list = csv(
      ...[head.slice(0, 5), wide('一、撤销证书'), wide('（1）广州市'), row('甲乙', 'A-1').slice(0, 5)],
      ...[wide('（2）深圳市'), row('丙丁', 'A-2').slice(0, 5), wide('二、获证客户'), row('戊己', 'A-3').slice(0, 5)],
    )
    const { rejects } = await own.takes(list, '--rejects', 'rest.csv')
    expect(rejects.map(({ line, code, value }) => [line, code, value])).toEqual([
      [4, 'told-above', '一、撤销证书'],
      [6, 'told-above', '一、撤销证书'],
    ])
    const rest = own.readFile('rest.csv')
    const again = await own.takes(rest)
    expect(again).toMatchObject({ rows: 2, rejected: 0, waiting: 2 })
    expect(again.rejects.map(({ code }) => code)).toEqual(['told-above', 'told-above'])
    const otherwise = await own.takes(rest.replace('甲乙有限公司', '甲丙有限公司'))
    expect(otherwise.rejects.map(({ code }) => code)).toEqual(['told-above', 'told-above'])
    const lines = rest.trim().split(/\r?\n/)
    const mended = lines.map((line, n) => `${line}${n === 0 ? ',证书状态' : ',有效'}\n`).join('')
    expect(await own.takes(mended)).toMatchObject({ rows: 2, rejected: 0, waiting: 0 })
    expect((await own.json(['certificate', 'list'])).certificates).toHaveLength(3)
  })

  it.each([
    ['a day of issue', (cells: string[]) => cells.with(3, '2025-13-02'), ['2025-13-02', '2025-01-02']],
    ['a standard', (cells: string[]) => cells.with(2, '见附件'), ['见附件', 'GB/T 19001']],
    ['a number', (cells: string[]) => cells.with(1, '办理中'), ['办理中', 'A-2']],
    ['a name', (cells: string[]) => cells.with(0, '同上公司名称'), ['同上公司名称', '丙丁有限公司']],
    ['one cell', (cells: string[]) => [...cells, '多余'], [',多余', '']],
  ])('also where %s has to be mended first', async (_, spoil, [wrong = '', right = '']) => {
    const own = await importer()
    const spoilt = spoil(row('丙丁', 'A-2').slice(0, 5))
    await own.takes(csv(head.slice(0, 5), wide('以下为暂停证书'), spoilt), '--rejects', 'rest.csv')
    const again = await own.takes(own.readFile('rest.csv').replace(wrong, right))
    expect(again.rejects.map(({ code }) => code)).toContain('told-above')
    expect((await own.json(['certificate', 'list'])).certificates).toEqual([])
  })

  it('the title of the list', async () => {
    expect(await taken(csv(wide('2025年撤销证书清单'), head, row('甲乙', 'A-1')))).toMatchObject({
      ...{ numbers: [], rejects: [[3, 'told-above']] },
    })
    const without = csv(wide('2025年撤销证书清单'), head.slice(0, 5), row('甲乙', 'A-1').slice(0, 5))
    expect((await taken(without)).numbers).toEqual([])
  })

  it('the name of the sheet', async () => {
    const book = bookOf([{ name: '撤销证书', rows: [head, row('甲乙', 'A-1')] }])
    expect(await taken(book)).toMatchObject({ numbers: [], rejects: [[2, 'told-above']] })
  })
})

it('what the name of a file tells of its certificates keeps them out', async () => {
  const own = await importer()
  const files = { '2024年撤销证书清单.csv': row('甲乙', 'A-1'), '清单.csv': row('丙丁', 'A-2') }
  const rejects = []
  for (const [name, cells] of Object.entries(files)) {
    fs.writeFileSync(path.join(own.cwd, name), csv(head.slice(0, 5), cells.slice(0, 5)))
    const { out } = await own.at(['customer', 'import', name, '--format', 'json'])
    rejects.push(...JSON.parse(out).rejects)
  }
  expect(rejects).toMatchObject([{ line: 2, code: 'told-above', value: '2024年撤销证书清单' }])
  const { certificates } = await own.json(['certificate', 'list'])
  expect(certificates.map(({ number }: { number: string }) => number)).toEqual(['A-2'])
})

describe('a web page', () => {
  const cells = (of: readonly string[], tag = 'td') => of.map((cell) => `<${tag}>${cell}</${tag}>`).join('')
  const tr = (of: readonly string[], more = '') => `<tr${more}>${cells(of)}</tr>`
  const page = (rows: string, style = '') =>
    `<html><head><meta charset="utf-8">${style}</head><body><table><tr>${cells(head, 'th')}</tr>${rows}</table></body></html>`

  it('is read to its end where a table stands in a cell', async () => {
    const inner = ['丙丁有限公司', '<table><tr><td>A-2</td></tr></table>', ...row('丙丁', '').slice(2)]
    const { numbers, customers } = await taken(
      page(tr(row('甲乙', 'A-1')) + tr(inner) + tr(row('戊己', 'A-3')) + tr(row('庚辛', 'A-4'))),
    )
    expect(numbers).toEqual(['A-1', 'A-2', 'A-3', 'A-4'])
    expect(customers).toEqual(['甲乙有限公司', '丙丁有限公司', '戊己有限公司', '庚辛有限公司'])
  })

  it.each([
    [' style="display:none"', ''],
    [' hidden', ''],
    [' style="visibility: hidden"', ''],
    [' class="xl1 gone"', '<style>.gone {color:red; display:none}</style>'],
    [' class="gone"', '<style><!-- .xl1 {color:red}\n.gone\n\t{display:none;} --></style>'],
  ])('says which rows it hides: %s', async (more, style) => {
    const { hidden } = await taken(page(tr(row('甲乙', 'A-1')) + tr(row('丙丁', 'A-2'), more), style))
    expect(hidden).toEqual([3])
  })

  it('says above and between its tables what their rows are', async () => {
    const table = (...rows: readonly (readonly string[])[]) =>
      `<table><tr>${cells(head, 'th')}</tr>${rows.map((of) => tr(of)).join('')}</table>`
    const told = `<!doctype html><html><head><meta charset="utf-8"><title>x</title><style>.cancel{}</style></head><body>
      <script>const cancelled = 1</script><h2>2025年&nbsp;暂停<b>证书</b></h2>${table(row('甲乙', 'A-1'))}
      <p>共 1 家</p><h3>二、获证客户</h3><!-- 撤销 -->${table(row('丙丁', 'A-2'))}<h3>三、撤销证书</h3>
      <p>截至六月</p>${table(row('戊己', 'A-3'), row('庚辛', 'A-4', '有效'))}<p>第 1 页</p>
      ${table(row('壬癸', 'A-5'))}</body></html>`
    const { numbers, customers, rejects } = await taken(told)
    expect(numbers).toEqual(['A-2', 'A-4'])
    expect(customers).toHaveLength(5)
    expect(rejects.map(([, code]) => code)).toEqual(['told-above', 'told-above', 'told-above'])
  })

  it('says what stands below its tables', async () => {
    const own = await importer()
    const said = await own.said(`${page(tr(row('甲乙', 'A-1')))}<p>注：A-1 已于2026-05-01撤销</p>`, 'zh')
    expect(said.all).toContain('A-1 已于2026-05-01撤销')
  })

  it('says that cells may be struck through', async () => {
    const styled = await importer()
    const style = '<style>.x {text-decoration:line-through}</style>'
    expect((await styled.said(page(tr(row('甲乙', 'A-1'), ' class="x"'), style), 'zh')).err).toContain('删除线')
    const own = await importer()
    const struck = row('甲乙', 'A-1').map((cell) => `<s>${cell}</s>`)
    expect((await own.said(page(tr(struck)), 'zh')).err).toContain('删除线')
    expect((await own.said(page(tr(row('丙丁', 'A-2'))), 'zh')).err).not.toContain('删除线')
  })

  it.each([' style="height:15.0pt"', ' height=20', ' class="shown"'])('hides no others: %s', async (more) => {
    const { hidden } = await taken(page(tr(row('甲乙', 'A-1'), more), '<style>.gone {display:none}</style>'))
    expect(hidden).toEqual([])
  })
})
