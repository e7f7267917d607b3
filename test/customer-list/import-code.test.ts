import { describe, expect, it } from 'vitest'
import { importer } from './lists.ts'

const credit = ['91440300MA5NCT0870', '914403001922038216', '91440300708461136T'] as const
const header = '客户编号,客户名称,统一社会信用代码'

/** Two organizations on record, the second under two names. */
async function two() {
  const own = await importer()
  await own.takes(`${header}\nB1,一号公司,${credit[0]}\nB2,旧名公司,${credit[1]}\nB3,三号公司,\n`)
  await own.json(['customer', 'edit', 'B2', '--name', '二号公司', '--reason', '更名'])
  const before = await own.exported()
  return { ...own, before }
}

describe('a code in a list that stands for somebody else', () => {
  it.each([
    ['another organization of the register', `B3,三号公司,${credit[1]}`, 'creditCode', /on record for B2/],
    ['the name of another one', 'B3,二号公司,', 'name', /on record for B2, and the code of the row for 三号公司/],
    ['its name and credit code', `B3,一号公司,${credit[0]}`, 'creditCode', /on record for B1/],
    ['one that is new', `B1,全新公司,${credit[2]}`, 'code', /on record for 一号公司, with another credit code/],
  ])('rejects the row: %s', async (_, row, field, reason) => {
    const { takes, exported, before } = await two()
    for (const dry of [['--dry-run'], []]) {
      const { rejected, rejects } = await takes(`${header}\n${row}\n`, ...dry)
      expect(rejected).toBe(1)
      expect(rejects).toMatchObject([{ line: 2, field, reason: expect.stringMatching(reason) }])
    }
    expect(await exported()).toBe(before)
  })

  it('is found among the rows of one file too', async () => {
    const { takes } = await importer()
    const list = `${header}\nZ1,子公司甲,${credit[0]}\nZ1,子公司乙,${credit[1]}\n`
    expect(await takes(list)).toMatchObject({ created: 1, rejected: 1, rejects: [{ line: 3, field: 'code' }] })
  })

  it('is none where only the name is new, or a former one, or only the credit code', async () => {
    const { takes, customer } = await two()
    const list = `${header}\nB1,改名公司,${credit[0]}\nB2,旧名公司,${credit[1]}\nB3,三号公司,${credit[2]}\n`
    const done = await takes(list)
    expect(done).toMatchObject({ updated: 1, unchanged: 1, rejected: 1 })
    expect(done.rejects).toMatchObject([
      { line: 2, code: 'same-number', other: { line: null, code: 'B1', name: '一号公司' } },
    ])
    expect(done.identity).toMatchObject([
      { line: 3, code: 'spelled-otherwise', value: '旧名公司', other: { code: 'B2' } },
    ])
    expect(await customer('B3')).toMatchObject({ creditCode: credit[2] })
    // A list that is older than the new name does not give the old one back.
    expect(await customer('B2')).toMatchObject({ name: '二号公司', formerNames: ['旧名公司'] })
    expect(await takes(list, '--renames')).toMatchObject({ updated: 1, unchanged: 2, rejected: 0 })
    expect(await customer('B1')).toMatchObject({ name: '改名公司', formerNames: ['一号公司'] })
  })
})

describe('what a list replaces', () => {
  it('is named with what stood before, in a dry run as well', async () => {
    const { takes, said } = await two()
    const list = `${header},电话\nB1,改名公司,${credit[0]},0755-26001234\n`
    const replaced = [{ line: 2, field: 'name', value: '改名公司', reason: 'instead of "一号公司"' }]
    const identity = [{ ...replaced[0], code: 'renamed', other: { line: null, code: 'B1', name: '一号公司' } }]
    expect(await takes(list, '--renames', '--dry-run')).toMatchObject({ updated: 1, replaced, identity })
    expect((await said(list, 'zh', '--renames', '--dry-run')).all).toContain('原为“一号公司”')
    expect(await takes(list, '--renames')).toMatchObject({ updated: 1, replaced, identity, warnings: [] })
    expect(await takes(list)).toMatchObject({ unchanged: 1, replaced: [] })
  })

  it('is nothing where a strict import takes no row', async () => {
    const { takes } = await two()
    const list = `${header}\nB1,改名公司,${credit[0]}\nB1,又一公司,${credit[2]}\n`
    expect(await takes(list, '--renames', '--strict')).toMatchObject({ updated: 0, rejected: 1, replaced: [] })
  })
})
