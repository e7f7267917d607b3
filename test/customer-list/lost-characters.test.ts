import { describe, expect, it } from 'vitest'
import { encode } from '../intake/encoders.ts'
import { bookOf } from '../intake/workbook/books.ts'
import { importer } from './lists.ts'

const names = async ({ json }: { json: (argv: string[]) => Promise<{ customers: { name: string }[] }> }) =>
  (await json(['customer', 'list'])).customers.map(({ name }) => name)

describe('a name of which characters were lost before the list came', () => {
  it.each([
    ['北京??野家有限公司', 'question-marks'],
    ['北京?野家有限公司', 'question-marks'],
    ['北京？？野家有限公司', 'question-marks'],
    ['深圳甲有限公司?', 'question-marks'],
    ['锟斤拷锟斤拷有限公司', 'lost-characters'],
    ['深圳锟斤拷甲有限公司', 'lost-characters'],
    ['北京\ufffd\ufffd野家有限公司', 'lost-characters'],
    ['深圳&#40869;有限公司', 'web-codes'],
    ['甲&amp;乙有限公司', 'web-codes'],
  ])('is rejected: %s', async (name, code) => {
    const rows = [
      ['客户名称', '电话'],
      [name, '0755-88888888'],
      ['深圳乙有限公司', ''],
    ]
    const csv = rows.map((row) => `${row.join(',')}\n`).join('')
    // What makes workbooks writes codes of web pages as the characters that they mean.
    const book = code === 'web-codes' ? [] : [bookOf([{ rows }])]
    for (const list of [csv, encode(csv, 'gb18030'), ...book]) {
      const own = await importer()
      const done = await own.takes(list)
      expect(done).toMatchObject({ created: 1, rejected: 1 })
      expect(done.rejects).toMatchObject([{ line: 2, field: 'name', code, value: name }])
      expect(await names(own)).toEqual(['深圳乙有限公司'])
    }
  })

  it('waits where it is a person’s, and nothing else is doubted', async () => {
    const own = await importer()
    const done = await own.takes(
      '客户名称,联系人,法定代表人,备注,注册地址\n深圳甲有限公司,张?,李？四,是否续证?,深圳市??路1号\nWho? Co. Ltd,王五,赵锟,AT&amp;T,x\n',
    )
    expect(done).toMatchObject({ created: 2, waiting: 1 })
    expect(done.rejects.map(({ line, field }) => [line, field])).toEqual([
      [2, 'contactPerson'],
      [2, 'legalRepresentative'],
    ])
    expect(await own.customer('Who? Co. Ltd')).toMatchObject({ legalRepresentative: '赵锟', note: 'AT&amp;T' })
  })
})
