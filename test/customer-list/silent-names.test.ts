import { describe, expect, it } from 'vitest'
import { importer } from './lists.ts'

const header = '客户名称,联系人,证书编号,认证标准,发证日期,有效期至,证书状态\n'
const row = (name: string, number = '', status = '有效', person = '') =>
  `${name},${person},${number},${number === '' ? ',,,' : `GB/T 19001,2025-01-02,2028-01-01,${status}`}\n`
const plain = ['甲乙机械有限公司', '丙丁食品厂', '戊己设计院', '庚辛（深圳）有限公司', '壬癸供销社']

/** Imports names among others; returns the customers, what was refused, and the names to check. */
async function named(...names: readonly string[]) {
  const own = await importer()
  const list = header + plain.map((name, n) => row(name, `Q-${n}`)).join('') + names.map((name) => row(name)).join('')
  const { rejects, skipped, ...more } = await own.takes(list)
  const { customers } = await own.json(['customer', 'list'])
  const { namesToCheck } = more as unknown as { namesToCheck: { line: number; name: string }[] }
  return {
    customers: customers.map(({ name }: { name: string }) => name).filter((name: string) => !plain.includes(name)),
    rejects: rejects.map(({ line, code }) => [line, code]),
    skipped: skipped.map(({ line }) => line),
    toCheck: namesToCheck.map(({ line, name }) => [line, name]),
  }
}

describe('of what stands in the place of a name,', () => {
  it.each([
    ...['以上共12家', '上页转入', '过次页', '小记', '广东', '一季度', '2025年', '2025年度获证', 'QMS', '质量管理体系'],
    ...['ISO9001', '续上表', '附表一', 'A组', '更新日期2026-01-01', '以下为暂停客户', '甲乙机械有限公司1', '企业'],
    ...['甲乙机械有限公司。', '厂名', '证书持有人', '备注', '其他', '王一', '戊己食品有限公司*', '新星有限公司（VIP）'],
    ...['甲乙有限公司（重复）', '甲乙有限公司（黑名单）', '甲乙有限公司（2家）', '甲乙有限公司（李四代理）'],
    ...['甲乙有限公司（旧）', '甲乙有限公司（勿联系）', '甲乙有限公司(待确认)'],
    ...[
      '东莞分公司',
      '惠州工厂',
      '甲乙有限公司（总部）',
      '深圳市子*电子有限公司',
      '甲乙有限公司（2026年已搬迁）',
      '分公司',
      '*戊己有限公司',
      '数据来源：全国认证认可信息公共服务平台',
      '共 8 条记录',
      '续上表',
      '接下页',
      'TBA',
    ],
  ])('%s is said, or none', async (name) => {
    const { customers, rejects, skipped, toCheck } = await named(name)
    if (customers.length > 0) expect(toCheck).toEqual([[7, name]])
    else expect([...rejects.map(([line]) => line), ...skipped]).toEqual([7])
  })

  it.each([
    ['甲乙有限公司（已撤销）', 'status-in-name'],
    ['【暂停】丙丁有限公司', 'status-in-name'],
    ['庚辛有限公司-作废', 'status-in-name'],
    ['示例：甲某某科技有限公司', 'not-a-name'],
    ['深圳市XXX有限公司', 'not-a-name'],
    ['其中：丙丁店', 'not-a-name'],
    ['代理机构：丙丁企业管理有限公司', 'not-a-name'],
    ['戊漕运有限公司（改名：己运河有限公司）', 'renamed-in-name'],
    ['甲石业有限公司/乙旅游有限公司', 'several-names'],
    ['丙水晶有限公司、丁水晶城有限公司', 'several-names'],
    ['戊漕运有限公司（更名为：己运河有限公司）', 'renamed-in-name'],
    ['└ 东莞工厂', 'not-a-name'],
    ['——中山分公司', 'not-a-name'],
    ['己有限公司（转走）', 'status-in-name'],
    ['己有限公司（到期不续）', 'status-in-name'],
    ['己有限公司 前身为庚厂', 'renamed-in-name'],
    ['己有限公司（现名：庚有限公司）', 'renamed-in-name'],
    ['***（应获证组织要求不公开）', 'not-a-name'],
    ['庚包装有限公司→辛包装有限公司', 'renamed-in-name'],
    ['原：江阴毛纺厂', 'renamed-in-name'],
    ['甲厂 王一 13904110009', 'number-in-name'],
    ['ÄÏ¾©µç×ÓÓÐÏÞ¹«Ë¾', 'lost-characters'],
    ['鍗椾含鐢靛瓙鏈夐檺鍏徃', 'lost-characters'],
    ['上海□山钢铁有限公司', 'lost-characters'],
    ['戊<br>己有限公司', 'web-codes'],
    ['庚_x000D_辛有限公司', 'web-codes'],
    ['申酉&#30002有限公司', 'web-codes'],
    ['"=HYPERLINK(""http://x.cn"",""丙丁有限公司"")"', 'web-codes'],
  ])('%s is refused', async (name, code) => {
    const { customers, rejects } = await named(name)
    expect([customers, rejects]).toEqual([[], [[7, code]]])
  })

  it.each([
    ['甲乙有限公司（撤销）', 'status-in-name'],
    ['甲乙有限公司/丙丁有限公司', 'several-names'],
    ['甲乙有限公司（已更名为丙丁有限公司）', 'renamed-in-name'],
  ])('%s is refused beside a credit code, too', async (name, code) => {
    const own = await importer()
    const list = `客户名称,统一社会信用代码\n${name},91440300MA5003013P\n`
    const { rejects } = await own.takes(list)
    expect(rejects.map((each) => each.code)).toContain(code)
    expect((await own.json(['customer', 'list'])).customers).toEqual([])
  })

  it.each([
    'zhao@b.com',
    '钱七（离职）',
    '冯(原:陈)',
    '郑经理微信zheng123',
    '见名片',
    '空号',
    '已离职',
    '待定',
    '见附件',
    '未知',
    '??',
  ])('%s is no contact', async (person) => {
    const own = await importer()
    const { rejects } = await own.takes(header + row('甲乙机械有限公司', 'Q-1', '有效', person))
    const found = rejects.map(({ field }) => field)
    expect(found.length === 0 || found.includes('contactPerson')).toBe(true)
    expect((await own.json(['customer', 'person', 'list', 'C00001'])).persons).toEqual([])
  })

  it.each([
    '同 上',
    '(同上)',
    '上同',
    '如上',
    '见上',
    '与上同',
    '同一公司',
    'as above',
    '-do-',
    '同上1',
    '同上（环境）',
    '同上公司',
    'do',
    '接上页',
  ])('%s means the row above', async (name) => {
    const own = await importer()
    const done = await own.takes(header + row('甲乙机械有限公司', 'Q-1') + row(name, 'Q-2'))
    expect(done).toMatchObject({ rows: 2, created: 1, rejected: 0 })
    const { certificates } = await own.json(['certificate', 'list'])
    expect(certificates.map(({ customer }: { customer: string }) => customer)).toEqual(['C00001', 'C00001'])
  })

  it('names of another kind are taken, and said', async () => {
    const own = await importer()
    const done = await own.takes('客户名称\n华为\n腾讯\n小米\n甲乙有限公司\n')
    expect(done).toMatchObject({ created: 4, namesToCheck: [{ name: '华为' }, { name: '腾讯' }, { name: '小米' }] })
  })

  it('the names of a partnership or of a place in brackets are whole', async () => {
    const { toCheck } = await named('甲乙会计师事务所（特殊普通合伙）', '丙丁有限公司（深圳）', '戊己新城停车有限公司')
    expect(toCheck).toEqual([])
  })

  it('names in traditional characters and English ones of a factory read like those of organizations', async () => {
    const names = [
      '東莞華興電子廠',
      '欣興公司深圳代表處',
      'Nanhai Aluminium Works',
      'Shantou Toys Factory',
      'Ma On Mills',
    ]
    const { toCheck, customers } = await named(...names)
    expect({ toCheck, customers }).toEqual({ toCheck: [], customers: names })
  })

  it('two branches that are entered with one code are asked about', async () => {
    const own = await importer()
    const rows = ['深圳', '广州'].map((city) => `甲乙物流有限公司${city}分公司,91440300279280618U\n`).join('')
    const { rejects } = await own.takes(`客户名称,统一社会信用代码\n${rows}`)
    expect(rejects).toMatchObject([{ line: 3, field: 'creditCode' }])
    expect((await own.json(['customer', 'list'])).customers).toHaveLength(1)
  })

  it('two spellings in English are asked about, and a former name in brackets is one', async () => {
    const own = await importer()
    const names = [
      'Penang Rubber Sdn Bhd',
      'Penang Rubber Sdn. Bhd.',
      'Melaka Co. Ltd (formerly Malacca Ltd)',
      'MELAKA CO. LTD',
    ]
    const { rejects } = await own.takes(`客户名称\n${names.join('\n')}\n`)
    expect(rejects).toMatchObject([{ line: 3, code: 'brackets' }])
    const { customers } = await own.json(['customer', 'list'])
    expect(customers.map(({ name }: { name: string }) => name)).toEqual(['Penang Rubber Sdn Bhd', 'Melaka Co. Ltd'])
  })

  it('dots in a name are no characters that were lost', async () => {
    const names = ['艾山··买买提食品厂', '··一0']
    expect(await named(...names)).toMatchObject({ customers: names, rejects: [] })
  })

  it('a sign before a name is none of it, and an apostrophe is said', async () => {
    expect((await named('⑵宜兴紫砂有限公司')).customers).toEqual(['宜兴紫砂有限公司'])
    expect((await named("'辰星机械有限公司")).toCheck).toEqual([[7, "'辰星机械有限公司"]])
  })

  it('a person with a number is refused alone', async () => {
    const own = await importer()
    const done = await own.takes(header + row('甲乙有限公司', 'Q-1', '有效', '张三13800138000'))
    expect(done).toMatchObject({ created: 1, rejects: [{ line: 2, code: 'number-as-person' }] })
  })

  it('people read of them in both languages', async () => {
    const list = header + plain.map((name) => row(name)).join('') + row('一季度')
    const own = await importer()
    expect((await own.said(list, 'zh')).all.replace(/\s+/g, '')).toContain('名称不像组织名称：第7行“一季度”（C00006）')
    const other = await importer()
    expect((await other.said(list, 'en')).all.replace(/\s+/g, ' ')).toContain('line 7 "一季度" (C00006)')
  })
})
