import { describe, expect, it } from 'vitest'
import type { Encoding } from '../../src/intake/encoding.ts'
import { encode } from '../intake/encoders.ts'
import { tried } from '../tries.ts'
import { creditCode } from './credit-codes.ts'
import { importer } from './lists.ts'

const cities = [
  ['广东', '深圳市', '南山区科技路'],
  ['浙江', '东阳市', '华店功能区华店街'],
  ['上海', '上海市', '浦东新区宣秋路'],
  ['新疆', '乌鲁木齐市', '文竹一街'],
] as const

const header =
  'enterprise_name,legal_representative,contact_number,province,city,address,email,unified_social_credit_code,organization_code'

/** A list as a public directory gives it: 300 rows, of which five are about customers on earlier rows. */
function directory(): string[] {
  const row = (n: number, name = `示例${n}号（中国）有限公司`, person = '张某某'): string => {
    const [province, city, street] = cities[n % 4] ?? cities[0]
    const code = n === 17 ? `${creditCode(n).slice(0, 17)}0` : creditCode(n)
    const phone = n % 3 === 0 ? '—' : `0755-8${String(n).padStart(7, '0')}；1380013${String(n).padStart(4, '0')}`
    const email = n % 5 === 0 ? '' : `user${n}@example.com`
    const organization = `${code.slice(8, 16)}-${code.slice(16, 17)}`
    return [name, person, phone, province, city, `${street}${n}号`, email, code, organization].join(',')
  }
  const rows = Array.from({ length: 295 }, (_, n) => row(n))
  rows.splice(100, 0, row(3), row(4))
  rows.push(row(50), row(51, undefined, '王某'), row(52, '示例52号（中国）股份有限公司'))
  return [header, ...rows]
}

describe('a list of a public directory', () => {
  const list = `${directory().join('\r\n')}\r\n`
  const encodings: readonly [string, Encoding, string][] = [
    ['UTF-8', 'utf-8', ''],
    ['UTF-8 with a mark', 'utf-8', '\ufeff'],
    ['GB18030', 'gb18030', ''],
    ['UTF-16 with a mark', 'utf-16le', '\ufeff'],
    ['UTF-16 without one', 'utf-16le', ''],
    ['UTF-16, big end first', 'utf-16be', '\ufeff'],
  ]

  it('gives each customer once, whatever it is written in, and nothing the second time', async () => {
    const exports: string[] = []
    for (const [, encoding, mark] of tried(encodings)) {
      const { takes, exported, entries, file, at } = await importer()
      const bytes = encode(mark + list, encoding)
      const first = await takes(bytes)
      expect(first).toMatchObject({ rows: 300, created: 295, updated: 0, unchanged: 5, rejected: 0, encoding })
      expect(first.warnings.map(({ line, field }) => [line, field])).toEqual([
        [19, 'creditCode'],
        [300, 'legalRepresentative'],
        [301, 'name'],
      ])
      exports.push(await exported())
      const before = await entries()
      const second = await takes(bytes)
      expect(second).toMatchObject({ rows: 300, created: 0, updated: 0, unchanged: 300, rejected: 0 })
      expect([await entries(), await exported()]).toEqual([before, exports.at(-1)])
      const again = await at(['customer', 'import', file(bytes), '--format', 'table'])
      expect(again.out).toContain('Nothing in the file is new.')
    }
    expect(new Set(exports).size).toBe(1)
    expect(exports[0]?.split('\r\n').filter((line) => line !== '')).toHaveLength(296)
  })

  it('keeps an odd code with a warning, and names both lines where rows disagree', async () => {
    const { takes, customer } = await importer()
    const { warnings } = await takes(list)
    expect(warnings[0]?.reason).toMatch(/fails its check: it should end in/)
    expect(warnings[1]).toMatchObject({ line: 300, value: '王某' })
    expect(warnings[1]?.reason).toBe('line 53 says "张某某" for Legal representative, and the first row counts')
    expect(warnings[2]).toMatchObject({ line: 301, value: '示例52号（中国）股份有限公司' })
    expect(warnings[2]?.reason).toContain('line 54 says "示例52号（中国）有限公司" for Name')
    expect(await customer('示例17号')).toMatchObject({ creditCode: `${creditCode(17).slice(0, 17)}0` })
    expect(await customer('示例7号')).toMatchObject({
      phone: '0755-80000007；13800130007',
      registeredAddress: '新疆乌鲁木齐市文竹一街7号',
    })
  })

  it('says how it was read, what was taken as what, and what was left out', async () => {
    const { said, takes } = await importer()
    const gb = encode(list.replace('legal_representative', '等级'), 'gb18030')
    const en = await said(gb, 'en', '--dry-run')
    expect(en.out).toContain('Read as GB18030, columns separated by commas: 示例0号（中国）有限公司')
    expect(en.out).toContain('300 rows: 295 created, 0 updated, 5 unchanged, 0 rejected.')
    expect(en.out).toContain('Dry run: nothing was written.')
    expect(en.err).toContain('"address" was taken as registeredAddress; choose with --map address=FIELD.')
    expect(en.err).toContain('Columns that are not known and were left out: 等级.')
    const zh = await said(gb, 'zh', '--dry-run')
    expect(zh.out).toContain('按 GB18030 读取，分隔符为逗号：示例0号（中国）有限公司、')
    expect(zh.out).toContain('共 300 行：新建 295，更新 0，未变 5，拒绝 0。')
    expect(zh.err).toContain('未识别而未导入的列：等级')
    expect((await takes(gb)).unknownColumns).toEqual(['等级'])
  })
})

describe('the columns of a list', () => {
  it('are parted by whatever the file parts them by', async () => {
    const { takes, said } = await importer()
    for (const [delimiter, name] of [
      [';', 'semicolons'],
      ['\t', 'tabs'],
      ['|', '"|"'],
    ] as const) {
      const list = `客户名称${delimiter}电话\n分隔${delimiter}0755-88888888\n`
      expect(await takes(list, '--dry-run')).toMatchObject({ delimiter, created: 1 })
      expect((await said(list, 'en', '--dry-run')).out).toContain(`columns separated by ${name}`)
    }
    expect(await takes('客户名称^电话\n甲^0755-88888888\n', '--delimiter', '^')).toMatchObject({ created: 1 })
    expect(await takes('客户名称;电话\n乙,丙;0755-88888888\n')).toMatchObject({ created: 1, delimiter: ';' })
  })

  it('are named where they are not known, or left out', async () => {
    const { takes, customer, stops } = await importer()
    const list = '厂名,地址,级别\n甲机械厂,工业路1号,A\n'
    expect((await stops(list.replace('厂,', ','))).message).toBe('The file has no column for the name of the customer.')
    const done = await takes(list, '--map', '厂名=name', '--map', '地址=siteAddress', '--map', '级别=ignore')
    expect(done).toMatchObject({ created: 1, unknownColumns: [] })
    expect(await customer('甲机械厂')).toMatchObject({ siteAddress: '工业路1号', registeredAddress: null })
    expect((await stops(list, '--map', '厂=name')).message).toContain('"厂"')
    expect((await stops(list, '--map', '厂名=naam')).hint).toContain('englishName')
    expect((await stops(list, '--map', '厂名')).message).toContain('HEADER=FIELD')
  })

  it('that may mean several things are asked about on a terminal', async () => {
    const { at, file, customer } = await importer()
    const name = file('客户名称,地址\n甲机械厂,工业路1号\n')
    const asked = await at(['customer', 'import', name], { tty: true, answers: ['mailingAddress'] })
    expect(asked).toMatchObject({ code: 0, asked: ['What is the column "地址" (工业路1号)?'] })
    expect(asked.err).not.toContain('was taken as')
    expect(await customer('甲机械厂')).toMatchObject({ mailingAddress: '工业路1号' })
  })

  it('come from the standard input too', async () => {
    const { at } = await importer()
    const piped = await at(['customer', 'import', '-', '--format', 'json'], {
      stdin: encode('客户名称\n甲机械有限公司\n', 'gb18030'),
    })
    expect(JSON.parse(piped.out)).toMatchObject({ created: 1, encoding: 'gb18030' })
    const none = await at(['customer', 'import', '-'], { stdin: '' })
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining('The standard input is empty.') })
  })
})

describe('rows about one customer', () => {
  const list = [
    '客户编号,客户名称,业务员,是否VIP,联系人,手机,合同编号,合同金额,证书编号,认证标准,认证范围,发证日期,有效期至,证书状态,暂停开始时间',
    'C1,甲机械有限公司,示例甲,是,李明,13800138000,HT-1,"12,345.60",Q-1,GB/T 19001-2016,机械加工,2025年2月1日,2028/1/31,有效,',
    'C1,甲机械有限公司,示例甲,,王芳,１３９００１３９００１,,,E-1,ISO 14001:2015,机械加工,45689,长期,暂停,2026-05-01',
    'C1,,,,,,,,X-1,ISO 9001,x,2025-02-01,2028-01-31,,',
    'C2,乙食品有限公司,,,,,HT-2,100,,,,,,,',
  ].join('\n')

  it('carry its certificates, contact persons and contracts', async () => {
    const { takes, json, customer } = await importer()
    const done = await takes(list)
    expect(done).toMatchObject({ rows: 4, created: 2, updated: 1, rejected: 1, staffCreated: ['示例甲'] })
    expect(done.rejects).toEqual([
      {
        ...{
          line: 4,
          cell: null,
          field: 'name',
          value: null,
          code: 'no-name',
          other: null,
          reason: 'the name is empty',
        },
        row: [{ field: 'certificateNumber', value: 'X-1' }],
      },
    ])
    const { certificates } = await json(['certificate', 'list', 'C1'])
    expect(certificates).toMatchObject([
      { number: 'Q-1', scheme: 'management-system', issued: '2025-02-01', expires: '2028-01-31', status: 'valid' },
      { number: 'E-1', issued: '2025-02-01', expires: null, status: 'suspended' },
    ])
    expect((await json(['customer', 'person', 'list', 'C1'])).persons).toMatchObject([
      { name: '李明', mobile: '13800138000' },
      { name: '王芳', mobile: '13900139001' },
    ])
    expect((await json(['contract', 'list', 'C1'])).contracts).toMatchObject([{ number: 'HT-1', amount: 1234560 }])
    expect(await customer('C1')).toMatchObject({ maintainer: '示例甲', vip: expect.anything(), relation: 'certified' })
    const { staff } = await json(['staff', 'list'])
    expect(staff.find((each: { name: string }) => each.name === '示例甲')).toMatchObject({
      roles: [{ role: 'business', from: '2025-01-01' }],
    })
  })

  it('change nothing when they are imported again, on whatever day', async () => {
    const { takes, counts, entries, exported } = await importer()
    await takes(list)
    const [before, register] = [await entries(), await exported()]
    expect(await counts(list)).toEqual([4, 0, 0, 3, 1])
    expect(await counts(list, '--today', '2026-09-01')).toEqual([4, 0, 0, 3, 1])
    expect([await entries(), await exported()]).toEqual([before, register])
  })

  it('fill what is empty, first row first', async () => {
    const { takes, customer } = await importer()
    const done = await takes(
      '客户编号,客户名称,电话,邮箱,备注\nC1,甲厂,,a@example.com,\nC1,甲厂,0755-88888888,b@example.com,\nC1,甲厂,0755-99999999,,注\n',
    )
    expect(done).toMatchObject({ created: 1, updated: 2 })
    expect(await customer('C1')).toMatchObject({ phone: '0755-88888888', email: 'a@example.com', note: '注' })
    expect(done.warnings).toEqual([
      {
        line: 3,
        cell: null,
        field: 'email',
        value: 'b@example.com',
        code: 'other-line',
        other: null,
        reason: expect.stringContaining('line 2 says "a@example.com"'),
      },
      {
        line: 4,
        cell: null,
        field: 'phone',
        value: '0755-99999999',
        code: 'other-line',
        other: null,
        reason: expect.stringContaining('line 3 says "0755-88888888"'),
      },
    ])
  })

  it('put no words in the place of a telephone number', async () => {
    const { takes, customer } = await importer()
    await takes('客户编号,客户名称,电话\nC1,甲厂,0755-88888888\n')
    const done = await takes('客户编号,客户名称,联系方式\nC1,甲厂,微信\nC2,乙厂,走访；电话\nC3,丙厂,无\n')
    expect(done).toMatchObject({ created: 2, unchanged: 1, replaced: [] })
    const reason = expect.stringContaining('it was left out, and the number on record stays')
    expect(done.warnings).toEqual([
      { line: 2, cell: null, field: 'phone', value: '微信', code: 'no-digit', other: null, reason },
      { line: 3, cell: null, field: 'phone', value: '走访；电话', code: 'no-digit', other: null, reason },
    ])
    expect(await customer('C1')).toMatchObject({ phone: '0755-88888888' })
    expect(await customer('C2')).toMatchObject({ phone: null })
  })

  it('may be thousands', async () => {
    const { counts } = await importer()
    const rows = Array.from({ length: 4000 }, (_, n) => `C1,甲厂,Z-${n},ISO 9001,2025-02-01,2028-01-31`)
    const many = ['客户编号,客户名称,证书编号,认证标准,发证日期,有效期至', ...rows].join('\n')
    expect(await counts(many)).toEqual([4000, 1, 3999, 0, 0])
  })
})

describe('matching', () => {
  const codes = [creditCode(1), creditCode(2)]
  const list = `客户编号,客户名称,统一社会信用代码\nC1,甲（中国）有限公司,${codes[0]}\nC2,乙有限公司,\n`

  it.each([
    ['by the code before all else', '客户编号,客户名称,电话\nC1,甲（中国）有限公司,0755-88888888\n', 'C1'],
    ['by the credit code', `客户名称,信用代码,电话\n甲(中国)有限公司,${codes[0]?.toLowerCase()},0755-88888888\n`, 'C1'],
    ['by the name, folded', '客户名称,电话\n甲 (中国) 有限公司,0755-88888888\n', 'C1'],
    ['by the name where the code is new', `客户名称,信用代码,电话\n乙有限公司,${codes[1]},0755-88888888\n`, 'C2'],
  ])('is %s', async (_, again, code) => {
    const { takes, counts, customer } = await importer()
    await takes(list)
    expect(await counts(again)).toEqual([1, 0, 1, 0, 0])
    expect(await customer(code)).toMatchObject({ phone: '0755-88888888' })
  })

  it('takes the same name under different codes for different customers', async () => {
    const { takes, counts, stops } = await importer()
    const twice = '客户编号,客户名称\nC1,甲有限公司\nC2,甲有限公司\n'
    expect(await counts(twice)).toEqual([2, 2, 0, 0, 0])
    expect(await counts(twice)).toEqual([2, 0, 0, 2, 0])
    const { rejects } = await takes('客户名称,电话\n甲有限公司,0755-88888888\n')
    expect(rejects).toMatchObject([{ line: 2, field: 'name', reason: expect.stringContaining('(C1, C2)') }])
    expect((await stops('客户编号,电话\nC1,0755-88888888\n')).hint).toContain('--map HEADER=name')
  })

  it('passes over codes that the list itself has given', async () => {
    const { counts, json } = await importer()
    expect(await counts('客户编号,客户名称\nC00001,甲厂\nC00003,乙厂\n,丙厂\n,丁厂\n')).toEqual([4, 4, 0, 0, 0])
    const { customers } = await json(['customer', 'list'])
    expect(customers.map(({ code, name }: Record<string, string>) => `${code} ${name}`)).toEqual([
      'C00001 甲厂',
      'C00003 乙厂',
      'C00004 丙厂',
      'C00005 丁厂',
    ])
  })

  it('takes the same name with another credit code for another customer, and says so', async () => {
    const { takes } = await importer()
    await takes(list)
    const done = await takes(`客户名称,信用代码\n甲（中国）有限公司,${codes[1]}\n`)
    expect(done).toMatchObject({ created: 1 })
    expect(done.warnings).toMatchObject([{ line: 2, field: 'name', reason: expect.stringContaining('customer merge') }])
  })

  it('says where one credit code stands under two codes', async () => {
    const { takes, customer } = await importer()
    const done = await takes(`客户编号,客户名称,信用代码\nC1,甲厂,${codes[0]}\nC9,甲厂,${codes[0]}\n`)
    expect(done).toMatchObject({ created: 1, unchanged: 1 })
    expect(done.warnings).toMatchObject([{ line: 3, field: 'code', value: 'C9' }])
    expect((await customer('甲厂')).code).toBe('C1')
  })

  it('finds a customer that was merged into another by its old code', async () => {
    const { takes, json, counts } = await importer()
    await takes('客户编号,客户名称\nC1,甲有限公司\nC2,甲有限责任公司\n')
    await json(['customer', 'merge', 'C2', 'C1'])
    expect(await counts('客户编号,客户名称,电话\nC2,甲有限公司,0755-88888888\n')).toEqual([1, 0, 1, 0, 0])
  })
})

describe('customers on record', () => {
  const list = '客户编号,客户名称,电话\nC1,甲有限公司,0755-88888888\n'
  const changed =
    '客户编号,客户名称,电话,备注\nC1,甲有限公司,0755-99999999,注\nC1,甲有限公司,0755-99999999,注\nC2,乙厂,,\n'

  it('are updated', async () => {
    const { takes, counts, customer } = await importer()
    await takes(list)
    expect(await counts(changed)).toEqual([3, 1, 1, 1, 0])
    expect(await customer('C1')).toMatchObject({ phone: '0755-99999999', note: '注' })
  })

  it('are skipped with --on-existing skip, on whichever rows they stand', async () => {
    const { takes, counts, customer } = await importer()
    await takes(list)
    expect(await counts(changed, '--on-existing', 'skip')).toEqual([3, 1, 0, 2, 0])
    expect(await customer('C1')).toMatchObject({ phone: '0755-88888888', note: null })
  })

  it('are refused with --on-existing refuse', async () => {
    const { takes, customer, stops } = await importer()
    await takes(list)
    const done = await takes(changed, '--on-existing', '拒绝')
    expect(done).toMatchObject({ created: 1, rejected: 2 })
    expect(done.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'already on record as C1'],
      [3, 'already on record as C1'],
    ])
    expect(await customer('C1')).toMatchObject({ phone: '0755-88888888' })
    expect((await stops(changed, '--on-existing', 'overwrite')).hint).toContain('update, skip, refuse')
  })

  it('keep what F01 governs once a contract is signed; the difference is proposed', async () => {
    const { takes, counts, customer, entries } = await importer()
    const signed = '客户编号,客户名称,法定代表人,注册地址,电话,合同编号,签订日期\n'
    await takes(`${signed}C1,甲有限公司,张三,,0755-88888888,HT-1,2025-03-01\n`)
    const before = await entries()
    const wanted = `${signed}C1,甲股份有限公司,李四,工业路1号,0755-99999999,HT-1,2025-03-01\n`
    const done = await takes(wanted)
    expect(done).toMatchObject({ updated: 1 })
    expect(done.warnings.map(({ line, field, value }) => [line, field, value])).toEqual([
      [2, 'legalRepresentative', '李四'],
      [2, 'name', '甲股份有限公司'],
    ])
    for (const { reason } of done.warnings) expect(reason).toContain('by a change application (4.2)')
    expect(await customer('C1')).toMatchObject({
      name: '甲有限公司',
      legalRepresentative: '张三',
      registeredAddress: '工业路1号',
      phone: '0755-99999999',
    })
    expect(await counts(wanted)).toEqual([1, 0, 0, 1, 0])
    expect(await entries()).toBe(before + 1)
  })

  it('change freely before a contract is signed, and stay findable under the old name', async () => {
    const { takes, json } = await importer()
    await takes('客户编号,客户名称\nC1,甲有限公司\n')
    expect(await takes('客户编号,客户名称\nC1,丙股份有限公司\n', '--renames')).toMatchObject({
      updated: 1,
      warnings: [],
    })
    expect((await json(['customer', 'find', '甲有限'])).customers).toMatchObject([
      { code: 'C1', name: '丙股份有限公司' },
    ])
  })
})

describe('who maintains them', () => {
  const list = '客户编号,客户名称,业务员\nC1,甲厂,示例甲\nC2,乙厂,\nC3,丙厂,—\n'

  it('is whom the file names, else --maintainer, from --maintainer-since on', async () => {
    const { takes, json, customer, stops } = await importer()
    expect((await stops(list, '--maintainer', '示例乙')).message).toContain('"示例乙" is not on the staff')
    await json(['staff', 'add', '示例乙', '--role', 'business'])
    const done = await takes(list, '--maintainer', '示例乙', '--maintainer-since', '2025-02-01')
    expect(done.staffCreated).toEqual(['示例甲'])
    const maintained = [await customer('C1'), await customer('C2'), await customer('C3')]
    expect(maintained.map((each) => each.maintainer)).toEqual(['示例甲', '示例乙', '示例乙'])
    const asOf = async (day: string) => {
      const { customers } = await json(['customer', 'list', '--as-of', day])
      return customers.map((each: { maintainer: string | null }) => each.maintainer)
    }
    expect(await asOf('2025-02-01')).toEqual(['示例甲', '示例乙', '示例乙'])
    expect(await asOf('2025-01-31')).toEqual([null, null, null])
  })

  it('stays who it is, with a warning', async () => {
    const { takes, customer } = await importer()
    await takes(list)
    const done = await takes(list.replace('示例甲', '示例丙'))
    expect(done).toMatchObject({ warnings: [{ line: 2, field: 'maintainer', value: '示例丙' }] })
    expect((await customer('C1')).maintainer).toBe('示例甲')
  })
})

describe('certificates whose scheme the standard does not tell', () => {
  const list = '客户名称,证书编号,认证标准,发证日期,有效期至\n甲厂,Z-1,企业标准 Q/1,2025-02-01,2028-01-31\n'

  it('are rejected, or taken with --scheme', async () => {
    const { takes, json } = await importer()
    expect((await takes(list)).rejects).toMatchObject([{ line: 2, field: 'standard', value: '企业标准 Q/1' }])
    expect(await takes(list, '--scheme', 'product')).toMatchObject({ updated: 1, waiting: 0 })
    expect((await json(['certificate', 'list'])).certificates).toMatchObject([{ number: 'Z-1', scheme: 'product' }])
  })
})

describe('a certificate on record', () => {
  const header = '客户名称,证书编号,认证标准,认证范围,发证日期,有效期至,下次监督日期,证书状态,撤销日期\n'

  it('is filled where it is empty, keeps what it says, and takes a change of status', async () => {
    const { takes, json, counts, said } = await importer()
    await takes(`${header}甲厂,Z-1,ISO 9001,,2025-02-01,2028-01-31,,有效,\n`)
    const wanted = `${header}甲厂,Z-1,ISO 9001,机械加工,2025-03-01,长期,2026-08-01,撤销,2026-06-01\n`
    const done = await takes(wanted)
    expect(done).toMatchObject({ updated: 1 })
    expect(done.warnings.map(({ field, value }) => [field, value])).toEqual([
      ['issued', '2025-03-01'],
      ['expires', '长期'],
    ])
    expect((await json(['certificate', 'list'])).certificates).toMatchObject([
      { scope: '机械加工', issued: '2025-02-01', expires: '2028-01-31', status: 'withdrawn' },
    ])
    expect(await counts(wanted)).toEqual([1, 0, 0, 1, 0])
    expect((await said(wanted, 'zh')).out).toContain('已登记证书的发证日期为 2025-02-01')
  })
})
