import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { addCustomer } from '../../src/customer/customer/store/master.ts'
import { bookOf } from '../intake/workbook/books.ts'
import { recordedBefore } from '../upkeep/desk.ts'
import { importer } from './lists.ts'

const header = ['客户编号', '客户名称', '备注', '经营地址', '联系人']

/** A list of one row in each sort of file. */
const lists = (row: readonly string[]): readonly (string | Buffer)[] => [
  `${header.join(',')}\n${row.join(',')}\n`,
  bookOf([{ rows: [header, row] }]),
]

describe('a text of a list that is longer than its field takes', () => {
  it.each<[string, readonly string[], string, string]>([
    ['name', ['C1', '名'.repeat(201), '', '', ''], 'is 201 characters long, 200 at most', '有 201 个字符，最多 200 个'],
    [
      'note',
      ['C1', '甲厂', '记'.repeat(4312), '', ''],
      'is 4,312 characters long, 4,000 at most',
      '有 4312 个字符，最多 4000 个',
    ],
    [
      'siteAddress',
      ['C1', '甲厂', '', '路'.repeat(501), ''],
      'is 501 characters long, 500 at most',
      '有 501 个字符，最多 500 个',
    ],
    [
      'contactPerson',
      ['C1', '甲厂', '', '', '李'.repeat(201)],
      'is 201 characters long, 200 at most',
      '有 201 个字符，最多 200 个',
    ],
  ])(
    'is refused by the field %s, with its length and the limit, and only its beginning is shown',
    async (field, row, en, zh) => {
      for (const list of lists(row)) {
        const { takes, said } = await importer()
        const [reject] = (await takes(list)).rejects
        expect(reject).toMatchObject({ line: 2, field, reason: en })
        expect(reject?.value).toHaveLength(41)
        expect((await said(list, 'zh')).all.replace(/\s+/g, '')).toContain(zh.replace(/\s+/g, ''))
      }
    },
  )

  it('is taken at its longest, whatever planes its characters are of', async () => {
    const { counts } = await importer()
    expect(
      await counts(lists(['C1', '𠮷'.repeat(200), '记'.repeat(4000), '路'.repeat(500), '李'.repeat(200)])[0] ?? ''),
    ).toEqual([1, 1, 0, 0, 0])
  })

  it('passes where it is on record just so, from before: what was exported comes in again', async () => {
    const own = await importer()
    await recordedBefore(path.join(own.cwd, 'register.db'), (tx) => {
      addCustomer(tx, { name: '名'.repeat(300), note: '记'.repeat(5000) }, 'C1')
      tx.insert('person', { customer_id: 1, name: '李'.repeat(250), is_primary: 1 })
    })
    const exported = await own.exported()
    expect(await own.takes(exported)).toMatchObject({ rows: 1, unchanged: 1, warnings: [] })
    expect((await own.takes(exported.replace('记'.repeat(5000), '记'.repeat(5001)))).rejects).toMatchObject([
      { field: 'note', reason: 'is 5,001 characters long, 4,000 at most' },
    ])
  })
})
