import { describe, expect, it } from 'vitest'
import { importer } from './lists.ts'

const reasons = ({ warnings }: { warnings: readonly { field: string | null; reason: string }[] }) =>
  warnings.map(({ field, reason }) => [field, reason])

describe('a contact person', () => {
  const header = '客户名称,联系人,职务,手机,联系人电话,联系人邮箱,微信,邮箱'

  it('who is not named leaves numbers and addresses to the customer, and the rest is said to be left out', async () => {
    const { takes, customer } = await importer()
    const imported = await takes(`${header}\n甲公司,,质量经理,13800138000,0755-26001234,a@b.cn,wx123,c@d.cn\n`)
    expect(imported).toMatchObject({ created: 1, rejected: 0 })
    expect(reasons(imported)).toEqual([
      ['contactTitle', 'no contact person is named; it was left out'],
      ['wechat', 'no contact person is named; it was left out'],
    ])
    expect(await customer('甲公司')).toMatchObject({ phone: '13800138000；0755-26001234', email: 'c@d.cn; a@b.cn' })
  })

  it('of whom a cell names several is kept as one, with a warning', async () => {
    const { takes } = await importer()
    expect(reasons(await takes(`${header}\n甲公司,李明；王五,,13800138000,,,,\n`))).toEqual([
      ['contactPerson', expect.stringContaining('several persons')],
    ])
  })

  it('is on one line, is nobody where a telephone number stands, and waits then', async () => {
    const { takes, json } = await importer()
    const list = '客户名称,联系人,手机\n甲公司,"吴八\n郑九",13800138000\n乙公司,13800130007,冯十\n'
    const done = await takes(list)
    expect(done).toMatchObject({ created: 2, rejected: 0, waiting: 1 })
    expect(done.rejects).toMatchObject([{ line: 4, field: 'contactPerson', code: 'number-as-person' }])
    const namesOf = async (of: string) =>
      (await json(['customer', 'person', 'list', of])).persons.map(({ name }: { name: string }) => name)
    expect([await namesOf('甲公司'), await namesOf('乙公司')]).toEqual([['吴八郑九'], []])
  })

  it('whom a later list names stands beside the primary one under contract (4.2), and it says so once', async () => {
    const { takes, at, json } = await importer()
    await takes(`${header}\n甲公司,李明,,13800138000,,,,\n`)
    await at(['contract', 'add', '甲公司', '--number', 'HT-1', '--kind', 'product', '--signed', '2026-01-05'])
    const list = `${header}\n甲公司,张三,,13900139000,,,,\n甲公司,赵六,,,,,,\n`
    expect(reasons(await takes(list))).toEqual([
      ['contactPerson', expect.stringMatching(/^was added beside 李明: .*4\.2/)],
    ])
    expect(reasons(await takes(list))).toEqual([])
    const { persons } = await json(['customer', 'person', 'list', '甲公司'])
    expect(persons.map((each: { name: string; primary: boolean }) => [each.name, each.primary])).toEqual([
      ['李明', true],
      ['张三', false],
      ['赵六', false],
    ])
  })
})

describe('a maintainer', () => {
  const header = '客户名称,业务员'

  it('is one person, however the name is spaced, or nobody', async () => {
    const { takes, json } = await importer()
    const imported = await takes(`${header}\n甲,李强\n乙,李　强\n丙,王芳、李强\n丁,待定\n`)
    expect(imported).toMatchObject({ created: 4, staffCreated: ['李强'] })
    expect(reasons(imported)).toEqual([
      ['maintainer', 'names no one person; nobody was assigned'],
      ['maintainer', 'names no one person; nobody was assigned'],
    ])
    expect((await json(['customer', 'list', '--maintainer', '李强'])).customers).toHaveLength(2)
  })

  it('who is on the staff and not of the business department is warned of', async () => {
    const { takes, at } = await importer()
    await at(['staff', 'add', '陈审', '--role', 'auditor'])
    const imported = await takes(`${header}\n甲,陈审\n`)
    expect(reasons(imported)).toEqual([['maintainer', expect.stringContaining('not of the business department')]])
  })
})

describe('what a list denies', () => {
  it('stays, and it says so: VIP standing, and a valid certificate that has expired', async () => {
    const { takes, at, customer } = await importer()
    await at(['customer', 'add', '甲'])
    await at(['customer', 'vip', 'set', '甲', '--from', '2026-01-01'])
    const imported = await takes(
      '客户名称,是否VIP,证书编号,认证标准,发证日期,有效期至,证书状态\n甲,否,Q1,ISO 9001,2020-01-01,2023-01-01,有效\n乙,否,,,,,\n',
    )
    expect(reasons(imported)).toEqual([
      ['status', 'called valid, but it ended on 2023-01-01; the day counts'],
      ['vip', expect.stringContaining('is VIP since 2026-01-01, which stays')],
    ])
    expect(await customer('甲')).toMatchObject({ vip: true })
  })
})
