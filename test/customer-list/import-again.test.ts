import { describe, expect, it } from 'vitest'
import { importer, type Remark } from './lists.ts'

const said = (remarks: readonly Remark[]) =>
  remarks.map(({ line, field, value, reason }) => [line, field, value, reason])

describe('a later list', () => {
  const people = '客户名称,联系人,职务,手机,法定代表人'

  it('replaces how a contact person is reached, and names it as it names what it replaces of the customer', async () => {
    const { takes, json } = await importer()
    await takes(`${people}\n甲公司,李明,经理,13811118888,张大\n`)
    const again = await takes(`${people}\n甲公司,李明,,13911119999,李大\n`)
    expect(again).toMatchObject({ updated: 1, warnings: [] })
    expect(said(again.replaced)).toEqual([
      [2, 'legalRepresentative', '李大', 'instead of "张大"'],
      [2, 'mobile', '13911119999', 'of 李明, instead of "13811118888"'],
    ])
    const { persons } = await json(['customer', 'person', 'list', '甲公司'])
    expect(persons).toMatchObject([{ name: '李明', title: '经理', mobile: '13911119999' }])
  })

  it('of one file: the first row about a person counts, and both lines are named', async () => {
    const { takes, json } = await importer()
    const list = `${people}\n甲公司,李明,,13811118888,\n甲公司,李明,总监,13911119999,\n`
    for (const [created, unchanged] of [
      [1, 0],
      [0, 1],
    ]) {
      const done = await takes(list)
      expect(done).toMatchObject({ created, replaced: [] })
      expect(done.unchanged).toBeGreaterThanOrEqual(unchanged ?? 0)
      expect(said(done.warnings)).toEqual([
        [3, 'mobile', '13911119999', 'line 2 says "13811118888" of the same person, and the first row counts'],
      ])
    }
    const { persons } = await json(['customer', 'person', 'list', '甲公司'])
    expect(persons).toMatchObject([{ title: '总监', mobile: '13811118888' }])
  })

  it('that says otherwise of a contract leaves it, and says so', async () => {
    const { takes, json } = await importer()
    const header = '客户名称,合同编号,合同金额,合同类别,签订日期'
    await takes(`${header}\n甲公司,HT-1,1000,产品,\n`)
    const again = await takes(`${header}\n甲公司,HT-1,2000,管理体系,2026-01-05\n`)
    expect(said(again.warnings).map(([, field, value]) => [field, value])).toEqual([
      ['contractKind', '管理体系'],
      ['contractAmount', '¥2,000.00'],
    ])
    expect(again.warnings[1]?.reason).toBe('contract HT-1 on record says ¥1,000.00; correct it with "contract edit"')
    expect((await json(['contract', 'list', '甲公司'])).contracts).toMatchObject([{ amount: 100_000, kind: 'product' }])
  })

  it('that ends or suspends a certificate, or makes a VIP, says so where it says what it replaced', async () => {
    const { takes } = await importer()
    const header = '客户名称,证书编号,认证标准,发证日期,有效期至,证书状态,暂停开始时间,vip'
    await takes(`${header}\n甲公司,Q1,ISO 9001,2025-02-01,2028-01-31,,,\n`)
    const again = await takes(`${header}\n甲公司,Q1,ISO 9001,2025-02-01,2028-01-31,暂停,2026-06-01,是\n`)
    expect(said(again.replaced)).toEqual([
      [2, 'vip', null, 'VIP from 2026-06-30'],
      [2, 'status', 'Q1', 'the certificate is suspended from 2026-06-01'],
    ])
    expect(again).toMatchObject({ filed: { certificates: 0, statusChanges: 1, vips: 1, persons: 0, contracts: 0 } })
  })

  it('does not enter again what somebody took back', async () => {
    const { takes, json, at } = await importer()
    const header = '客户编号,客户名称,联系人,合同编号,证书编号,认证标准,发证日期,有效期至,vip'
    const list = `${header}\nC1,甲公司,李明,HT-1,Q1,ISO 9001,2025-02-01,2028-01-31,是\nC2,乙公司,,,,,,,\n`
    await takes(list)
    await json(['certificate', 'void', 'Q1', '--reason', '录错'])
    await json(['contract', 'void', 'HT-1', '--reason', '录错'])
    await json(['customer', 'person', 'void', 'C1', '李明', '--reason', '录错'])
    await json(['customer', 'vip', 'void', 'C1', '--from', '2026-06-30', '--reason', '录错'])
    await json(['customer', 'void', 'C2', '--reason', '并非客户'])
    const { head } = await json(['audit', 'list'])
    const again = await takes(list)
    expect(again).toMatchObject({ rows: 2, created: 0, updated: 0, unchanged: 2, rejected: 0 })
    expect(again.warnings.map(({ field }) => field)).toEqual([
      'contactPerson',
      'vip',
      'contractNumber',
      'certificateNumber',
      'name',
    ])
    for (const { reason } of again.warnings)
      expect(reason).toMatch(/^clerk took it back \((录错|并非客户)\), and it is not entered again/)
    expect((await json(['audit', 'list'])).head).toBe(head)
    // By hand it can be entered all the same.
    expect((await at(['contract', 'add', 'C1', '--number', 'HT-1', '--kind', 'product'])).code).toBe(0)
  })

  it('enters again what an undo took back', async () => {
    const { takes, json } = await importer()
    const list =
      '客户编号,客户名称,联系人,证书编号,认证标准,发证日期,有效期至\nC1,甲公司,李明,Q1,ISO 9001,2025-02-01,2028-01-31\n'
    await takes(list)
    await json(['undo'])
    expect(await takes(list)).toMatchObject({ created: 1, warnings: [], filed: { persons: 1, certificates: 1 } })
  })

  it('neither begins VIP standing anew that was ended, nor calls back a person who left', async () => {
    const { takes, json } = await importer()
    const list = '客户名称,联系人,vip\n甲公司,李明,是\n'
    await takes(list)
    await json(['customer', 'person', 'end', '甲公司', '李明'])
    await json(['customer', 'vip', 'end', '甲公司', '--on', '2026-09-30', '--reason', '弄错'])
    const again = await takes(list, '--today', '2026-10-08')
    expect(again).toMatchObject({ unchanged: 1, replaced: [] })
    expect(said(again.warnings)).toEqual([
      [2, 'contactPerson', '李明', 'is not there any more since 2026-06-30, which stays'],
      [2, 'vip', null, expect.stringMatching(/^was VIP until 2026-09-30, which stays/)],
    ])
    const anew = await takes(
      '客户名称,vip,vipFrom\n甲公司,是,2026-10-01\n',
      '--map',
      'vipFrom=vipFrom',
      '--today',
      '2026-10-08',
    )
    expect(said(anew.replaced)).toEqual([[2, 'vip', null, 'VIP from 2026-10-01']])
  })
})

describe('a row that is no customer', () => {
  it('adds up the others, and is skipped', async () => {
    const { takes } = await importer()
    const done = await takes('客户编号,客户名称,合同金额\nC1,甲公司,100\n,合 计,100\n,总计：,\nC9,Total,5\n')
    expect(done).toMatchObject({ rows: 2, created: 2, rejected: 0 })
    expect(done.skipped).toEqual([
      { code: 'total', line: 3, text: '合 计 | 100' },
      { code: 'total', line: 4, text: '总计：' },
    ])
  })

  it('has name and credit code swapped, and is rejected', async () => {
    const { takes, at } = await importer()
    const done = await takes('客户名称,统一社会信用代码\n91350100M000100Y43,长沙丁有限公司\n')
    expect(done).toMatchObject({ rejected: 1 })
    expect(done.rejects[0]?.reason).toContain('are two columns swapped?')
    const typed = await at(['customer', 'add', '91350100M000100Y43'])
    expect(typed).toMatchObject({ code: 2, err: expect.stringContaining('--credit-code') })
  })
})

describe('a row that may mean another customer', () => {
  it('has a new code and the name of one on record: it is another one, and the clerk is told', async () => {
    const { takes } = await importer()
    await takes('客户编号,客户名称\nK1,长沙甲有限公司\n')
    const done = await takes('客户编号,客户名称\nK777,长沙甲有限公司\n')
    expect(done).toMatchObject({ created: 1 })
    expect(done.warnings[0]?.reason).toMatch(/^K1 has this name too, under another code/)
  })

  it('has the credit code of one and the name of another, and is rejected', async () => {
    const { takes } = await importer()
    const header = '客户编号,客户名称,统一社会信用代码'
    await takes(`${header}\nK1,长沙甲有限公司,\nK5,长沙戊有限公司,91440300MA5NCT0870\n`)
    const done = await takes('客户名称,统一社会信用代码\n长沙甲有限公司,91440300MA5NCT0870\n')
    expect(done).toMatchObject({ rejected: 1 })
    expect(done.rejects[0]?.reason).toBe('this name is on record for K1, and the code of the row for 长沙戊有限公司')
  })
})

describe('what a cell and a name are', () => {
  it('is on one line where a paste brought a break, and says so', async () => {
    const { takes, json } = await importer()
    const done = await takes('客户名称,英文名称\n"深圳己\n有限公司","Shenzhen Ji \r\n Co., Ltd."\n')
    expect(done.warnings.map(({ field, reason }) => [field, reason])).toEqual([
      ['name', 'had a line break inside, which was taken out'],
      ['englishName', 'had a line break inside, which was taken out'],
    ])
    expect((await json(['customer', 'show', '深圳己有限公司'])).customer.englishName).toBe('Shenzhen Ji Co., Ltd.')
  })

  it('adds nobody to the staff for a name that is not used', async () => {
    const { takes, json } = await importer()
    await takes('客户名称,业务员\n甲公司,李强\n')
    const done = await takes('客户名称,业务员\n甲公司,李強\n')
    expect(done).toMatchObject({ unchanged: 1, staffCreated: [] })
    expect(done.warnings[0]?.reason).toContain('is maintained by 李强, which stays')
    const { staff } = await json(['staff', 'list'])
    expect(staff.map((each: { name: string }) => each.name)).not.toContain('李強')
  })

  it('of a rejected row is told apart from a warning where only the counts are printed', async () => {
    const { at, file } = await importer()
    const list = file('客户名称,统一社会信用代码\n甲公司,9.144E+17\n乙公司,123\n')
    const { err } = await at(['customer', 'import', list, '--lang', 'zh'])
    expect(err).toMatch(/第 2 行（甲公司），已拒绝：统一社会信用代码/)
    expect(err).toMatch(/第 3 行：统一社会信用代码/)
  })

  it('says of a row that is taken which detail of it is not', async () => {
    const { at, file, json } = await importer()
    const list = file('客户名称,证书号,认证标准,发证日期,到期日期\n甲公司,N1,ISO 9001:2015,2025-03-01,31/02/2028\n')
    const { err } = await at(['customer', 'import', list, '--lang', 'zh'])
    expect(err).toMatch(/第 2 行（甲公司 N1），此项未采用：/)
    expect(err).not.toContain('已拒绝')
    const { out } = await at(['customer', 'import', list, '--lang', 'zh', '--format', 'table'])
    expect(out).toContain('未采用原因')
    expect(out).not.toContain('拒绝原因')
    expect((await json(['customer', 'show', '甲公司'])).customer.name).toBe('甲公司')
  })
})
