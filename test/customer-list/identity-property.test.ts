import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold } from '../../src/clause/fold.ts'
import { tries } from '../tries.ts'
import { creditCode } from './credit-codes.ts'
import { importer } from './lists.ts'

/** Names that are near each other, of few words, so that any two rows may meet. */
const place = fc.constantFrom('深圳', '深圳市', '广州', '')
const word = fc.constantFrom('甲电子', '乙机械', '新华科技', '华新科技', '艺科口腔材料')
const form = fc.constantFrom('有限公司', '有限责任公司', '股份有限公司', '厂', '（中国）有限公司', '有限公司广州分公司')
const name = fc
  .tuple(place, word, form, fc.boolean())
  .map(([p, w, f, inBrackets]) => (inBrackets && p !== '' ? `${w}（${p}）${f}` : `${p}${w}${f}`))
const code = fc.oneof(
  fc.constantFrom('', '办理中', '000000000000000000', '91440300XXXXXXXXXX', '12345678', '440301103012345'),
  fc.integer({ min: 1, max: 4 }).map(creditCode),
)
const row = fc.record({
  number: fc.constantFrom('', '', 'K1', 'K2', 'K3'),
  name,
  code,
  former: fc.oneof(fc.constant(''), name),
})
const list = fc.array(row, { minLength: 1, maxLength: 12 })

const header = ['客户编号', '客户名称', '信用代码', '曾用名']
const written = (rows: readonly Record<'number' | 'name' | 'code' | 'former', string>[]) =>
  [header.join(','), ...rows.map((each) => [each.number, each.name, each.code, each.former].join(','))].join('\n')

it('every name of every row is on record or among the rejects, and no two names are one customer untold', async () => {
  await fc.assert(
    fc.asyncProperty(list, list, fc.constantFrom('ask', 'merge', 'separate'), async (first, second, sameCode) => {
      const own = await importer()
      for (const rows of [first, second]) {
        fs.rmSync(path.join(own.cwd, 'rejects.csv'), { force: true })
        const done = await own.takes(written(rows), '--same-code', sameCode, '--rejects', 'rejects.csv')
        if (done.stopped !== null) return
        const rejected = fs.existsSync(path.join(own.cwd, 'rejects.csv'))
          ? (parse(fs.readFileSync(path.join(own.cwd, 'rejects.csv')), { bom: true, columns: true }) as Record<
              string,
              string
            >[])
          : []
        expect(rejected).toHaveLength(done.rejected + done.waiting)
        const { customers } = await own.json(['customer', 'list'])
        const onRecord = new Set<string>()
        for (const { code: number } of customers) {
          const { customer } = await own.json(['customer', 'show', number])
          for (const each of [customer.name, ...customer.formerNames]) onRecord.add(fold(each))
        }
        const told = new Map(done.identity.map((each) => [`${each.line} ${each.code}`, each]))
        // A row that waits for its former name alone is taken.
        const isRejected = (line: number) =>
          rejected.some((each) => each._line === String(line) && each._code !== 'name-of-another')
        const names = new Set(customers.map((each: { name: string }) => fold(each.name)))
        for (const [at, each] of rows.entries()) {
          const line = at + 2
          if (isRejected(line)) continue
          // A name that is no customer's own was told as another spelling, a new name, or one that waits for an application.
          const isTold = [...told.values()].some((remark) => remark.line === line && remark.field === 'name')
          expect([each.name, onRecord.has(fold(each.name)) || isTold]).toEqual([each.name, true])
          if (!names.has(fold(each.name))) expect([each.name, isTold]).toEqual([each.name, true])
        }
      }
    }),
    { numRuns: tries(15) },
  )
}, 600_000)
