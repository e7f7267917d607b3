// @module-tag long

import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCustomer } from '../../src/customer/customer/store/master.ts'
import { hostile } from '../hostile.ts'
import { bookOf } from '../intake/workbook/books.ts'
import { tries } from '../tries.ts'
import { recordedBefore } from '../upkeep/desk.ts'
import { importer } from './lists.ts'

const header = [
  '客户编号',
  '客户名称',
  '统一社会信用代码',
  '联系人',
  '备注',
  '证书编号',
  '认证标准',
  '发证日期',
  '有效期至',
]
const row = ['C1', '深圳\u200b甲\u00ad厂', '', '李\u3164明', '第一\u202e行', '', '', '', '']

/** The rows as a list of each sort. */
const lists = (rows: readonly (readonly string[])[]): readonly (string | Buffer)[] => [
  [header, ...rows].map((cells) => `${cells.join(',')}\n`).join(''),
  bookOf([{ rows: [header, ...rows] }]),
  bookOf([{ rows: [header, ...rows] }], 'ods'),
]

describe('what nobody sees in the cells of a list', () => {
  it('is taken out with a remark that has the line, the field, the character and its place', async () => {
    for (const list of lists([row])) {
      const { takes, json } = await importer()
      const done = await takes(list)
      expect(done).toMatchObject({ created: 1, rejected: 0 })
      expect(done.warnings.map(({ line, field, reason }) => [line, field, reason])).toEqual([
        [
          2,
          'name',
          'what nobody sees was taken out: U+200B (zero-width space) at character 3, U+00AD (soft hyphen) at character 5',
        ],
        [2, 'contactPerson', 'what nobody sees was taken out: U+3164 (Hangul filler) at character 2'],
        [2, 'note', 'what nobody sees was taken out: U+202E (direction mark) at character 3'],
      ])
      const shown = await json(['customer', 'show', '深圳甲厂'])
      expect(shown.customer).toMatchObject({ name: '深圳甲厂', note: '第一行' })
      expect(shown.customer.persons[0]).toMatchObject({ name: '李明' })
    }
  })

  it('is a reason to refuse a code or a number, which names the character', async () => {
    const sound = '91440300192203821Q'
    for (const [column, field, cells] of [
      [0, 'code', ['C\u200b1']],
      [2, 'creditCode', [`${sound.slice(0, 4)}\u200b${sound.slice(4)}`, `\u200e${sound}`, `${sound}\ufe0f`]],
      [5, 'certificateNumber', ['Q-\u00ad1']],
    ] as const)
      for (const cell of cells)
        for (const list of lists([
          [...row.slice(0, 1), '甲厂', '', '', '', '', 'ISO 9001', '2025-02-01', '2028-02-01'].with(column, cell),
        ])) {
          const { takes } = await importer()
          const done = await takes(list)
          const [own] = done.rejects.filter((each) => each.field === field)
          expect(own?.reason).toMatch(/^has U\+(200B|200E|FE0F|00AD) \(.*\) at character \d+, which nobody sees$/)
        }
  })

  it('is said in Chinese too', async () => {
    const { at, file } = await importer()
    const { out } = await at(['customer', 'import', file(String(lists([row])[0])), '--lang', 'zh', '--format', 'table'])
    expect(out.replace(/\s+/g, '')).toContain('已去除看不见的字符：第3个字符处的U+200B（零宽空格）')
  })

  it('leaves the name that is there without it, and either finds the record', async () => {
    const { takes, customer, json } = await importer()
    const names = fc.string({ unit: fc.constantFrom('深', '圳', '甲', 'A', '1', '𠮷'), minLength: 3, maxLength: 12 })
    let count = 0
    await fc.assert(
      fc.asyncProperty(hostile(names), async ({ clean, dirty }) => {
        count += 1
        const name = `${count}号${clean}`
        await takes(`客户名称\n${count}号${dirty}\n`)
        const { code } = await customer(name)
        for (const either of [name, `${count}号${dirty}`]) {
          expect(await customer(either)).toMatchObject({ name, code })
          expect(await takes(`客户名称\n${either}\n`)).toMatchObject({ unchanged: 1, created: 0 })
          expect(await json(['customer', 'add', either])).toMatchObject({ customer: { code } })
        }
      }),
      { numRuns: tries(30) },
    )
  })
})

describe('what was recorded with it by an earlier release', () => {
  const recorded = async () => {
    const own = await importer()
    await recordedBefore(path.join(own.cwd, 'register.db'), async (tx) => {
      addCustomer(tx, { name: '深圳\u200b甲厂', note: '备\u00ad注' }, 'C1')
      // As it was folded then.
      tx.update('customer', 1, { name_key: '深圳\u200b甲厂' })
      tx.insert('person', { customer_id: 1, name: '李\u200b明', is_primary: 1 })
      tx.insert('contract', { customer_id: 1, number: 'HT\u200b1', kind: 'management-system' })
    })
    return own
  }

  it('is shown visibly, and whole to programs', async () => {
    const { at, customer } = await recorded()
    expect((await at(['customer', 'show', 'C1', '--format', 'table'])).out).toContain('深圳\\u200b甲厂')
    expect((await at(['customer', 'list', '--format', 'json'])).out).toContain('深圳\\u200b甲厂')
    expect((await customer('C1')).name).toBe('深圳\u200b甲厂')
  })

  it('is found by what is seen of it, at every door', async () => {
    const { at, takes, customer } = await recorded()
    for (const name of ['深圳甲厂', '深圳\u200b甲厂', '圳甲']) expect((await customer(name)).code).toBe('C1')
    expect(await at(['customer', 'add', '深圳甲厂'])).toMatchObject({ code: 2, err: expect.stringContaining('C1') })
    for (const name of ['深圳甲厂', '深圳\u200b甲厂', '深\u2060圳甲厂'])
      expect(await takes(`客户名称,联系人\n${name},李明\n`)).toMatchObject({ created: 0, unchanged: 1 })
    expect((await at(['customer', 'person', 'edit', 'C1', '李明', '--mobile', '13800138000'])).code).toBe(0)
    const stdin = '客户,联系日期,联系方式,业务员,联系人\n深圳甲厂,2026-06-01,电话,王芳,李明\n'
    const contacts = await at(['contact', 'import', '-', '--format', 'json'], { stdin })
    expect(JSON.parse(contacts.out)).toMatchObject({ created: 1, personsCreated: 0 })
  })

  it('comes in again as it went out', async () => {
    const { at, takes } = await recorded()
    const { out } = await at(['customer', 'export', '--format', 'csv'])
    expect(await takes(out)).toMatchObject({ created: 0, updated: 0, rejected: 0, replaced: [] })
  })
})
