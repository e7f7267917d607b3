import { describe, expect, it } from 'vitest'
import { encode } from '../intake/encoders.ts'
import { bookOf } from '../intake/workbook/books.ts'
import { importer } from './lists.ts'

describe('a text that a list writes as a formula', () => {
  it.each([
    ['in quotation marks', '客户名称,客户编号,备注\n"=""深圳甲有限公司""","=""00123""",甲\n'],
    ['without', '客户名称,客户编号,备注\n="深圳甲有限公司",="00123",甲\n'],
    ['in the header, too', '="客户名称",="客户编号",="备注"\n="深圳甲有限公司",="00123",甲\n'],
    ['with the separator in it', '客户名称,客户编号,简称,备注\n="深圳甲有限公司",="00123",="甲,乙",甲\n'],
    ['between tabs', '客户名称\t客户编号\t备注\n="深圳甲有限公司"\t="00123"\t甲\n'],
    ['beside a cell of several lines', '客户名称,客户编号,地址,备注\n="深圳甲有限公司",="00123","一\n二",甲\n'],
  ])('%s means the text', async (_, list) => {
    for (const content of [list, encode(list, 'gb18030')]) {
      const { takes, customer } = await importer()
      expect(await takes(content)).toMatchObject({ rows: 1, created: 1, rejected: 0 })
      expect(await customer('00123')).toMatchObject({ code: '00123', name: '深圳甲有限公司', note: '甲' })
    }
  })

  it('means it in a cell of a workbook, too', async () => {
    const { takes, customer } = await importer()
    await takes(
      bookOf([
        {
          rows: [
            ['客户名称', '备注'],
            ['="深圳甲有限公司"', '="她说""好"""'],
          ],
        },
      ]),
    )
    expect(await customer('深圳甲有限公司')).toMatchObject({ note: '她说"好"' })
  })

  it('is no formula that works something out, and hides no stray quotation mark', async () => {
    const { takes, customer } = await importer()
    const list = '客户名称,备注\n甲有限公司,"=""a""&""b"""\n乙有限公司,=a"b\n丙有限公司,"说,="",好"\n'
    const done = await takes(list)
    expect(done).toMatchObject({ rows: 3, created: 2, rejected: 1 })
    expect(done.rejects[0]).toMatchObject({ line: 3, code: 'stray-quote' })
    expect((await customer('甲有限公司')).note).toBe('="a"&"b"')
    expect((await customer('丙有限公司')).note).toBe('说,=",好')
  })

  it('is read back from the rejects', async () => {
    const { takes, customer, readFile } = await importer()
    const done = await takes('客户名称,客户编号,证书编号\n="深圳甲有限公司",="00123",="CN-1"\n', '--rejects', 'r.csv')
    expect(done).toMatchObject({ created: 1, waiting: 1 })
    expect(readFile('r.csv')).toContain('深圳甲有限公司')
    expect((await customer('00123')).name).toBe('深圳甲有限公司')
  })
})

describe('a web page saved as an Excel file', () => {
  const page = (...cells: string[]) =>
    `<html><head><meta charset="utf-8"></head><body><table><tr><th>客户名称</th><th>备注</th></tr>${cells
      .map((cell) => `<tr><td>${cell}</td><td>甲</td></tr>`)
      .join('')}</table></body></html>`

  it('has its characters by numbers and by names', async () => {
    const { takes, json } = await importer()
    const done = await takes(
      page(
        '深圳&#40869;有限公司',
        '深圳&#x9fa5;有限公司',
        '北京&#X5409;野家&amp;Co. Ltd',
        'Caf&eacute;&mdash;&ldquo;甲&rdquo;&hellip;有限公司',
        'A&lt;B&gt;C&#60;D&#38;E有限公司',
        '&#x20BB7;野家&nbsp;有限公司',
      ),
    )
    expect(done).toMatchObject({ rows: 6, created: 5 })
    expect((await json(['customer', 'list'])).customers.map(({ name }: { name: string }) => name)).toEqual([
      '深圳龥有限公司',
      '北京吉野家&Co. Ltd',
      'Café—“甲”…有限公司',
      'A<B>C<D&E有限公司',
      '𠮷野家 有限公司',
    ])
  })

  it('has characters that were written by number twice as they stand there, and no customer of them', async () => {
    const { takes } = await importer()
    const done = await takes(page('甲&amp;#40869;有限公司', '乙有限公司'))
    expect(done.rejects).toMatchObject([{ line: 2, field: 'name', value: '甲&#40869;有限公司' }])
  })
})
