// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNoName } from '../../src/intake/no-row.ts'
import { tries } from '../tries.ts'
import { desk } from '../upkeep/desk.ts'
import { importer } from './lists.ts'

const words = fc.stringMatching(
  /^[\u4e00-\u4e20A-Za-z0-9=+@'";,（）()·-][\u4e00-\u4e20A-Za-z0-9=+@'";,（）()·\n -]{0,12}[\u4e00-\u4e20A-Za-z0-9]$/,
)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: '' })
const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(`${from}T00:00:00Z`), max: new Date(`${to}T00:00:00Z`), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))

/** A certificate in every state that a list can say. */
const certificate = fc.record({
  standard: fc.constantFrom('GB/T 19001-2016', 'ISO 14001:2015', 'CCC'),
  scope: maybe(words),
  issued: day('2024-01-01', '2025-06-01'),
  expires: fc.oneof(day('2026-12-01', '2028-01-01'), fc.constant('长期')),
  issue: fc.constantFrom(
    {},
    { kind: '初审' },
    { kind: '换证' },
    { kind: 'change' },
    { kind: '转入', lastAudit: '2023-11-30' },
  ),
  /** Of products alone. */
  interval: fc.constantFrom({}, { surveillanceMonths: '12个月' }, { surveillanceMonths: '0' }),
  state: fc.constantFrom(
    { status: '有效' },
    { status: '' },
    { status: '暂停', suspendedFrom: '2026-01-15', suspendedUntil: '2026-07-15', suspensionReason: '未按期监督' },
    { status: '撤销', withdrawnOn: '2026-02-01', withdrawalReason: 'misuse' },
    { status: '注销', withdrawnOn: '2026-02-01' },
  ),
})

const customer = fc.record({
  // A number follows each: a name of digits alone, and one such as n/a0, is refused as none.
  name: words.filter((name) => !isNoName(`${name}0`)),
  englishName: maybe(words),
  formerName: maybe(words.filter((name) => !name.includes(';'))),
  legalRepresentative: maybe(words),
  phone: maybe(fc.constantFrom('0755-88888888', '13800138000；0755-26543210', '021-58595386 转 12')),
  email: maybe(fc.constantFrom('a@example.com', 'a@example.com; b@example.com')),
  registeredAddress: maybe(words),
  postcode: maybe(fc.constantFrom('518000', '010020')),
  headcount: maybe(fc.integer({ min: 1, max: 5000 }).map(String)),
  note: maybe(words),
  vip: fc.constantFrom('', '是', '否'),
  maintainer: fc.constantFrom('', '示例甲', '示例乙'),
  persons: fc.uniqueArray(fc.constantFrom('联系人一', '联系人二', '联系人三'), { maxLength: 2 }),
  mobile: maybe(fc.constantFrom('13800138001', '13900139002')),
  certificates: fc.array(certificate, { maxLength: 2 }),
  contract: fc.boolean(),
})

type Customer = typeof customer extends fc.Arbitrary<infer T> ? T : never

const quoted = (cell: unknown) => `"${String(cell ?? '').replaceAll('"', '""')}"`

/** The customers as a list: one row for each certificate or person. */
function listOf(customers: readonly Customer[]): string {
  const rows = customers.flatMap((each, number) => {
    const length = Math.max(1, each.persons.length, each.certificates.length)
    return Array.from({ length }, (_, index) => {
      const { state, issue, interval, ...own } = each.certificates[index] ?? { state: {}, issue: {}, interval: {} }
      const ofProduct = 'standard' in own && own.standard === 'CCC' ? interval : {}
      const { persons, certificates: _all, contract, name, ...master } = each
      return {
        code: `K-${number}`,
        ...master,
        name: name + number,
        mobile: persons[index] === undefined ? '' : each.mobile,
        contactPerson: persons[index] ?? '',
        contractNumber: contract && index === 0 ? `HT-${number}` : '',
        contractAmount: contract && index === 0 ? '12,345.60' : '',
        certificateNumber: each.certificates[index] === undefined ? '' : `Z-${number}-${index}`,
        ...own,
        ...state,
        ...issue,
        ...ofProduct,
      } as Record<string, unknown>
    })
  })
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return `${[columns, ...rows.map((row) => columns.map((column) => row[column]))].map((row) => row.map(quoted).join(',')).join('\n')}\n`
}

test.each([
  { heads: 'as programs read them', flags: [] },
  { heads: 'in Chinese', flags: ['--heads', 'zh'] },
])('an export with heads $heads imports back to the same register', async ({ flags }) => {
  await fc.assert(
    fc.asyncProperty(fc.array(customer, { minLength: 1, maxLength: 6 }), async (customers) => {
      const [first, second] = [desk(), desk()]
      const folder = path.dirname(first.file)
      fs.writeFileSync(path.join(folder, 'list.csv'), listOf(customers))
      await first.at(['init'])
      const taken = await first.at(['customer', 'import', path.join(folder, 'list.csv'), '--format', 'json'])
      expect(JSON.parse(taken.out)).toMatchObject({ rejected: 0 })
      const exported = await first.at(['customer', 'export', ...flags, '--output', path.join(folder, 'out.csv')])
      expect(exported).toMatchObject({ code: 0, err: '' })
      await second.at(['init'])
      const back = await second.at(['customer', 'import', path.join(folder, 'out.csv'), '--format', 'json'])
      expect(JSON.parse(back.out)).toMatchObject({ created: customers.length, rejected: 0 })
      const [one, two] = [await first.at(['customer', 'export']), await second.at(['customer', 'export'])]
      expect(two.out).toBe(one.out)
      const again = await second.at(['customer', 'import', path.join(folder, 'out.csv'), '--format', 'json'])
      const { rows, unchanged, warnings } = JSON.parse(again.out)
      expect({ unchanged, warnings }).toEqual({ unchanged: rows, warnings: [] })
    }),
    { numRuns: tries(15) },
  )
})

test('heads are Chinese where that is asked for, each its own, and JSON stays as it is', async () => {
  const { at } = desk()
  await at(['init'])
  await at(['customer', 'add', '甲公司'])
  const headsOf = (text: string) => (text.split('\r\n')[0] ?? '').replace('\ufeff', '').split(',')
  for (const noun of ['customer', 'certificate']) {
    const [plain, chinese] = [await at([noun, 'export']), await at([noun, 'export', '--heads', 'zh'])]
    const heads = headsOf(chinese.out)
    expect(heads).toHaveLength(headsOf(plain.out).length)
    expect(new Set(heads).size).toBe(heads.length)
    for (const head of heads) expect(head).toMatch(/\p{Script=Han}/u)
    expect(headsOf(plain.out).join()).toMatch(/^[a-zA-Z,]+$/)
    expect(headsOf((await at([noun, 'export', '--heads', 'en'])).out)).toEqual(headsOf(plain.out))
    const json = async (more: string[]) => (await at([noun, 'export', '--format', 'json', ...more])).out
    expect(await json(['--heads', '中文'])).toBe(await json([]))
  }
  expect(headsOf((await at(['customer', 'export', '--heads', 'zh'])).out)).toEqual(
    expect.arrayContaining(['客户名称', '发证日期', 'VIP起始日期', '维护起始日期']),
  )
})

test.each(['csv', 'tsv'])('runs no formula in full width either, and comes in again as it was: %s', async (format) => {
  const own = await importer()
  await own.json(['customer', 'add', '＝甲公司', '--note', '＋86 139'])
  await own.json(['customer', 'add', '＠乙公司', '--note', '－12'])
  const { out } = await own.at(['customer', 'export', '--format', format])
  for (const cell of ["'＝甲公司", "'＋86 139", "'＠乙公司", "'－12"]) expect(out).toContain(cell)
  expect(await own.takes(out)).toMatchObject({ unchanged: 2, created: 0, updated: 0, rejected: 0 })
})
