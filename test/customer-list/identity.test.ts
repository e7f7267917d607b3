import { describe, expect, it } from 'vitest'
import { creditCode } from './credit-codes.ts'
import { importer } from './lists.ts'

const codes = [creditCode(1), creditCode(2), creditCode(3)] as const

const names = async ({ json }: Awaited<ReturnType<typeof importer>>): Promise<string[]> =>
  (await json(['customer', 'list'])).customers.map(({ name }: { name: string }) => name)

describe('a placeholder in the place of a credit code', () => {
  const placeholders = [
    ...['办理中', '待补', '暂无', '不详', '000000000000000000', '111111111111111111', '123456789012345678'],
    ...['XXXXXXXXXXXXXXXXXX', '91440300XXXXXXXXXX', '914403000000000000', '1234567', '申请中', 'TBD'],
  ]

  it('tells no organization: thirteen rows are thirteen customers, and it is kept as a note', async () => {
    const own = await importer()
    const rows = placeholders.map((code, n) => `示例${n}号有限公司,${code}`)
    const done = await own.takes(['客户名称,统一社会信用代码', ...rows].join('\n'))
    expect(done).toMatchObject({ rows: 13, created: 13, rejected: 0, identity: [] })
    expect(done.warnings.map(({ code }) => code)).toEqual(placeholders.map(() => 'placeholder'))
    for (const [n, code] of placeholders.entries())
      expect(await own.customer(`示例${n}号有限公司`)).toMatchObject({
        creditCode: null,
        note: `统一社会信用代码：${code}`,
      })
  })

  it('makes no company the former name of another, from one list to the next', async () => {
    const own = await importer()
    await own.takes('客户名称,信用代码\n深圳甲电子有限公司,办理中\n')
    await own.takes('客户名称,信用代码\n广州乙机械有限公司,办理中\n')
    expect(await names(own)).toEqual(['深圳甲电子有限公司', '广州乙机械有限公司'])
    expect(await own.customer('广州乙机械有限公司')).toMatchObject({ formerNames: [] })
  })

  it('gives way to the code once there is one, and changes nothing when it comes again', async () => {
    const own = await importer()
    const list = '客户名称,信用代码,备注\n深圳甲电子有限公司,办理中,老客户\n广州乙机械有限公司,待补,\n'
    await own.takes(list)
    expect(await own.takes(list)).toMatchObject({ unchanged: 2, replaced: [] })
    expect(await own.customer('深圳甲电子有限公司')).toMatchObject({ note: '老客户；统一社会信用代码：办理中' })
    await own.takes(`客户名称,信用代码\n深圳甲电子有限公司,${codes[0]}\n`)
    expect(await own.customer('深圳甲电子有限公司')).toMatchObject({ creditCode: codes[0], note: '老客户' })
    await own.takes('客户名称,信用代码,备注\n深圳甲电子有限公司,办理中,老客户\n')
    expect(await own.customer('深圳甲电子有限公司')).toMatchObject({ creditCode: codes[0], note: '老客户' })
  })
})

describe('a code that identifies nobody', () => {
  it.each([
    ['a malformed one', '91440300MA5N'],
    ['one whose last digits a spreadsheet took', '914403001922038000'],
    ['fifteen digits of no place', '990301103012345'],
  ])('such as %s is kept, and merges no two names', async (_, code) => {
    const own = await importer()
    expect(
      await own.takes(`客户名称,信用代码\n深圳甲电子有限公司,${code}\n广州乙机械有限公司,${code}\n`),
    ).toMatchObject({ created: 2 })
    expect(await own.customer('广州乙机械有限公司')).toMatchObject({ creditCode: code })
  })
})

describe('a row that may be about another customer', () => {
  it.each([
    ['same-code', `深圳甲电子有限公司,${codes[0]}`, `广州乙机械有限公司,${codes[0]}`],
    ['branch', `深圳甲电子有限公司,${codes[0]}`, `深圳甲电子有限公司广州分公司,${codes[0]}`],
    ['legal-form', '深圳甲电子有限公司,', '深圳甲电子有限责任公司,'],
    ['brackets', '昌硕科技（上海）有限公司,', '昌硕科技上海有限公司,'],
    ['word-order', '昌硕科技（上海）有限公司,', '上海昌硕科技有限公司,'],
    ['script', '北京東方華聯商貿有限公司,', '北京东方华联商贸有限公司,'],
    ['script', '北京东方华联商贸有限公司,', '北京東方华聯商贸有限公司,'],
    ['script', '廣州慾樑併購有限公司,', '广州欲梁并购有限公司,'],
    ['legal-form', '北京東方華聯商貿有限公司,', '北京东方华联商贸有限责任公司,'],
  ])('%s: waits among the rejects with both names, in one list and in two', async (code, first, second) => {
    const header = '客户名称,信用代码'
    const [one, two] = [await importer(), await importer()]
    const together = await one.takes(`${header}\n${first}\n${second}\n`)
    expect(together).toMatchObject({ created: 1, rejected: 1 })
    const [name = ''] = first.split(',')
    expect(together.rejects).toMatchObject([{ line: 3, code, other: { line: 2, code: 'C00001', name } }])
    await two.takes(`${header}\n${first}\n`)
    const apart = await two.takes(`${header}\n${second}\n`)
    expect(apart.rejects).toMatchObject([{ line: 2, code, other: { line: null, code: 'C00001', name } }])
    expect(await names(two)).toEqual([name])
  })

  it('former-name: under the former name of one, or saying that it was called like one', async () => {
    const own = await importer()
    await own.takes('客户名称\n深圳甲电子有限公司\n')
    await own.json(['customer', 'edit', 'C00001', '--name', '深圳子电子有限公司'])
    for (const row of ['深圳甲电子有限公司,', '广州乙机械有限公司,深圳子电子有限公司'])
      expect((await own.takes(`客户名称,曾用名\n${row}\n`)).rejects).toMatchObject([{ code: 'former-name' }])
    expect(
      await own.takes('客户名称,曾用名\n广州乙机械有限公司,深圳子电子有限公司\n', '--same-code', 'merge'),
    ).toMatchObject({ updated: 1 })
    expect(await names(own)).toEqual(['广州乙机械有限公司'])
  })

  it('is none where both codes tell them apart, or each has a number of its own', async () => {
    const own = await importer()
    const list = `客户名称,信用代码\n昌硕科技（上海）有限公司,${codes[0]}\n上海昌硕科技有限公司,${codes[1]}\n深圳新华电子有限公司,\n深圳华新电子有限公司,\n`
    expect(await own.takes(list)).toMatchObject({ created: 4, rejected: 0 })
    const numbered = await importer()
    expect(await numbered.takes('客户编号,客户名称\nK1,甲电子有限公司\nK2,甲电子有限责任公司\n')).toMatchObject({
      created: 2,
    })
  })

  it('is answered for a script with --same-code', async () => {
    const list = `客户编号,客户名称,信用代码\nK1,深圳甲电子有限公司,${codes[0]}\n,广州乙机械有限公司,${codes[0]}\nK1,北京丙食品有限公司,\n`
    const [merged, apart] = [await importer(), await importer()]
    const together = await merged.takes(list, '--same-code', 'merge')
    expect(together).toMatchObject({ created: 1, rejected: 0 })
    expect(together.identity.map(({ line, code }) => [line, code])).toContainEqual([3, 'repeated'])
    expect(await merged.takes(list)).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejected: 0 })
    const separate = await apart.takes(list, '--same-code', 'separate')
    expect(separate).toMatchObject({ created: 3, rejected: 0 })
    expect(await names(apart)).toEqual(['深圳甲电子有限公司', '广州乙机械有限公司', '北京丙食品有限公司'])
    expect(await apart.takes(list, '--same-code', 'separate')).toMatchObject({ created: 0, unchanged: 3 })
  })

  it('is answered row by row and kind by kind with --doubt, which goes before --same-code', async () => {
    const list = `客户编号,客户名称,信用代码\nK1,深圳甲电子有限公司,${codes[0]}\n,广州乙机械有限公司,${codes[0]}\nK1,北京丙食品有限公司,\n`
    const [byLine, byKind] = [await importer(), await importer()]
    const done = await byLine.takes(list, '--doubt', '3=separate', '--doubt', '4=ask', '--same-code', 'merge')
    expect(done).toMatchObject({ created: 2, rejected: 1, rejects: [{ line: 4, code: 'same-number' }] })
    expect(await byKind.takes(list, '--doubt', 'same-code=separate')).toMatchObject({ created: 2, rejected: 1 })
  })

  it.each(['3', '3=yes', 'other=merge', '0=merge'])('is not answered by --doubt %s', async (typed) => {
    const own = await importer()
    const { code, err } = await own.said('客户名称\n甲厂\n', 'zh', '--doubt', typed)
    expect(code).toBe(2)
    expect(err).toContain('5=merge、same-number=separate 或 5=ask')
  })
})

describe('what is merged is told', () => {
  it('with both spellings and lines', async () => {
    const { takes } = await importer()
    const done = await takes(
      `客户名称,信用代码\n甲（中国）有限公司,${codes[0]}\n甲(中国) 有限公司,\n甲(中国)有限责任公司,${codes[0]}\n`,
    )
    expect(done).toMatchObject({ created: 1, rejected: 0 })
    const other = { line: 2, code: 'C00001', name: '甲（中国）有限公司' }
    expect(done.identity).toMatchObject([
      { line: 3, code: 'repeated', other },
      { line: 3, code: 'spelled-otherwise', value: '甲(中国) 有限公司', other },
      { line: 4, code: 'repeated', other },
      { line: 4, code: 'other-line', field: 'name', other },
    ])
  })

  it('before all else to people, three of a kind and how many more', async () => {
    const { said } = await importer()
    const rows = Array.from({ length: 5 }, (_, n) => `甲${n}（中国）有限公司\n甲${n} (中国) 有限公司`)
    const { out } = await said(['客户名称', ...rows].join('\n'), 'zh')
    expect(out.indexOf('组织识别')).toBeGreaterThan(0)
    expect(out).toMatch(/甲0（中国）有限公司[\s\S]*另有 2 条同类/)
    expect(out).not.toContain('甲4（中国）有限公司')
  })
})

describe('a list that would give many customers another name', () => {
  const header = '客户编号,客户名称'
  const rows = (n: number, shift: number) =>
    Array.from({ length: n }, (_, at) => `K${at},示例${String.fromCharCode(0x4e00 + (at + shift) * 7)}厂`)

  it('is not written: fifty customers renumbered', async () => {
    const { takes, entries, exported, said, json, at, file } = await importer()
    await takes([header, ...rows(50, 0)].join('\n'))
    const before = [await entries(), await exported()]
    const renumbered = [header, ...rows(50, 100)].join('\n')
    const done = await takes(renumbered)
    expect(done).toMatchObject({ created: 0, updated: 0, rejected: 50, stopped: 'many-renames' })
    const { out, code } = await said(renumbered, 'zh')
    const why = '该文件涉及 50 个客户，其中 50 个将改名'
    expect([code, out]).toEqual([1, expect.stringContaining(why)])
    const { err } = await at(['customer', 'import', file(renumbered), '--format', 'csv', '--lang', 'zh'])
    expect(err).toContain(why)
    expect([await entries(), await exported()]).toEqual(before)
    expect(await takes(renumbered, '--renames')).toMatchObject({ updated: 50, rejected: 0, stopped: null })
    // One command gave them, one takes them back.
    await json(['undo'])
    expect(await exported()).toBe(before[1])
  })

  it('is written where they are few: each of them waits', async () => {
    const { takes } = await importer()
    await takes([header, ...rows(50, 0)].join('\n'))
    const some = [header, ...rows(4, 100), ...rows(50, 0).slice(4)].join('\n')
    expect(await takes(some)).toMatchObject({ unchanged: 46, rejected: 4, stopped: null })
    const touched = [header, ...rows(5, 100), ...rows(50, 0).slice(5)].join('\n')
    expect(await takes(touched)).toMatchObject({ unchanged: 45, rejected: 5, stopped: null })
    const more = [header, ...rows(6, 100), ...rows(50, 0).slice(6)].join('\n')
    expect(await takes(more)).toMatchObject({ rejected: 6, stopped: 'many-renames' })
  })
})

it('names that would only be proposed stop no list: under contract nobody is renamed by one', async () => {
  const own = await importer()
  const header = '客户编号,客户名称,合同编号,签订日期'
  const rows = (form: string) =>
    Array.from({ length: 6 }, (_, n) => `K${n},深圳示例精密机械${n}号${form},HT-${n},2025-03-01`)
  await own.takes([header, ...rows('有限公司')].join('\n'))
  const done = await own.takes([header, ...rows('股份有限公司')].join('\n'))
  expect(done).toMatchObject({ stopped: null, unchanged: 6, rejected: 0 })
  expect(done.identity.map(({ code }) => code)).toEqual(Array.from({ length: 6 }, () => 'proposal'))
})

describe('a branch', () => {
  it('is a customer of its own, with its head office on record, on whichever line that stands', async () => {
    const own = await importer()
    await own.takes('客户名称\n深圳甲电子有限公司广州分公司\n深圳甲电子有限公司\n')
    expect(await own.customer('深圳甲电子有限公司广州分公司')).toMatchObject({
      headOffice: { code: 'C00002', name: '深圳甲电子有限公司' },
    })
    const exported = await own.exported()
    expect(await own.takes(exported)).toMatchObject({ unchanged: 2 })
  })

  it('has no code of its head office where somebody says that it is another', async () => {
    const own = await importer()
    const list = `客户名称,信用代码\n深圳甲电子有限公司,${codes[0]}\n深圳甲电子有限公司广州分公司,${codes[0]}\n`
    const done = await own.takes(list, '--same-code', 'separate')
    expect(done.warnings).toMatchObject([{ line: 3, code: 'code-of-another', value: codes[0] }])
    expect(await own.customer('深圳甲电子有限公司广州分公司')).toMatchObject({ creditCode: null })
  })

  it.each(['公司', '有限公司', 'Co., Ltd.'])('of %s is asked about, and told apart once and for all', async (form) => {
    const own = await importer()
    const list = `客户名称,信用代码,联系人\n"深圳甲电子${form}",${codes[0]},张三\n"深圳甲电子${form}广州分公司",${codes[0]},李四\n`
    expect((await own.takes(list)).rejects).toMatchObject([{ line: 3, code: 'branch' }])
    await own.takes(list, '--same-code', 'separate')
    for (const flags of [[], ['--same-code', 'separate'], ['--renames']]) {
      const again = await own.takes(list, ...flags)
      expect(again).toMatchObject({ unchanged: 2, rejected: 0 })
      expect(again.warnings).toMatchObject([{ line: 3, code: 'code-of-another' }])
    }
    expect(await own.customer('C00002')).toMatchObject({ creditCode: null, name: `深圳甲电子${form}广州分公司` })
  })

  it('names its head office in a column, and says where that is not on record', async () => {
    const { takes, customer, said } = await importer()
    const list = '客户编号,客户名称,总公司\nK1,甲厂,\nK2,广州办事处,K1\nK3,上海办事处,丁厂\n'
    expect((await said(list, 'zh', '--dry-run')).out).toContain('总公司尚未登记：丁厂')
    await takes(list)
    expect(await customer('K2')).toMatchObject({ headOffice: { code: 'K1' } })
  })
})

describe('on a terminal', () => {
  const list = `客户名称,信用代码,电话\n深圳甲电子有限公司,${codes[0]},0755-88888888\n广州乙机械有限公司,${codes[0]},020-77777777\n北京丙食品有限公司,${codes[0]},\n`

  it('each is asked with both sides beside each other, and all like it with one answer', async () => {
    const own = await importer()
    const outcome = await own.at(['customer', 'import', own.file(list), '--lang', 'zh'], {
      tty: true,
      columns: 80,
      answers: ['another', 'same'],
    })
    expect(outcome.code).toBe(0)
    expect(outcome.asked).toHaveLength(2)
    expect(outcome.asked[0]).toContain('（1/2）信用代码相同而名称不同：第 2 行为“深圳甲电子有限公司”，是：')
    expect(outcome.err).toMatch(/电话 +.*020-77777777 +.*0755-88888888/)
    expect(await names(own)).toEqual(['深圳甲电子有限公司', '广州乙机械有限公司'])

    const all = await importer()
    const once = await all.at(['customer', 'import', all.file(list), '--lang', 'zh'], {
      tty: true,
      answers: ['another all', false, 'another all', true],
    })
    expect(once.asked).toHaveLength(4)
    expect(once.asked[1]).toContain('这 2 行都按“不同组织”处理？')
    // A no leads back to the row that was asked about.
    expect(once.asked[2]).toBe(once.asked[0])
    const [, shown = ''] = once.err.split('尚未处理')
    for (const name of ['广州乙机械有限公司', '北京丙食品有限公司', '深圳甲电子有限公司']) expect(shown).toContain(name)
    expect(await names(all)).toEqual(['深圳甲电子有限公司', '广州乙机械有限公司', '北京丙食品有限公司'])
  })

  it('later leaves it among the rejects, and nobody is asked at a dry run', async () => {
    const own = await importer()
    const later = await own.at(['customer', 'import', own.file(list), '--lang', 'zh'], {
      tty: true,
      answers: ['later all'],
    })
    expect([later.code, later.asked.length]).toEqual([1, 1])
    const dry = await own.at(['customer', 'import', own.file(list), '--dry-run'], { tty: true })
    expect([dry.code, dry.asked.length]).toEqual([1, 0])
  })
})

describe('the head office of a branch', () => {
  it('is said and taken back by hand, and moves with a merge', async () => {
    const own = await importer()
    await own.takes('客户编号,客户名称\nK1,甲厂\nK2,广州办事处\nK3,甲工厂\n')
    await own.json(['customer', 'edit', 'K2', '--head-office', 'K3'])
    expect(await own.customer('K3')).toMatchObject({ branches: [{ code: 'K2', name: '广州办事处' }] })
    const itself = await own.at(['customer', 'edit', 'K3', '--head-office', 'K3'])
    expect(itself).toMatchObject({ code: 2, err: expect.stringContaining('cannot be its own head office') })
    await own.json(['customer', 'merge', 'K3', 'K1'])
    expect(await own.customer('K2')).toMatchObject({ headOffice: { code: 'K1', name: '甲厂' } })
    await own.json(['undo'])
    expect(await own.customer('K2')).toMatchObject({ headOffice: { code: 'K3' } })
    await own.json(['customer', 'edit', 'K2', '--head-office', '无'])
    expect(await own.customer('K2')).toMatchObject({ headOffice: null })
    await own.json(['customer', 'add', '上海办事处', '--head-office', '甲厂'])
    expect(await own.customer('上海办事处')).toMatchObject({ headOffice: { code: 'K1' } })
    expect((await own.json(['audit', 'verify'])).verification.ok).toBe(true)
  })
})

it('a code that tells less does not take the place of one on record', async () => {
  const own = await importer()
  await own.takes(`客户名称,信用代码\n深圳甲电子有限公司,${codes[0]}\n`)
  for (const less of ['MA6642027', '665513621520', '9131011566420']) {
    const done = await own.takes(`客户名称,信用代码\n深圳甲电子有限公司,${less}\n`)
    expect(done).toMatchObject({ unchanged: 1, replaced: [] })
    expect(done.warnings.map(({ code }) => code)).toContain('code-kept')
  }
  expect(await own.customer('C00001')).toMatchObject({ creditCode: codes[0] })
})

it('a list that names two organizations under one code renames neither of them after the other', async () => {
  const { takes } = await importer()
  const list = `客户名称,信用代码\n上海华新精密集团有限公司,${codes[0]}\n宁波绿地食品厂,${codes[0]}\n`
  for (let time = 0; time < 2; time += 1)
    expect((await takes(list, '--renames')).rejects).toMatchObject([{ line: 3, code: 'same-code' }])
})

it('the name of one customer is no former name of another', async () => {
  const own = await importer()
  await own.takes('客户名称\n上海华新精密集团有限公司\n宁波绿地食品厂\n')
  const done = await own.takes('客户名称,曾用名\n宁波绿地食品厂,上海华新精密集团有限公司；宁波老厂\n')
  expect(done).toMatchObject({ updated: 1, rejected: 0, waiting: 1 })
  expect(done.rejects).toMatchObject([{ line: 2, field: 'formerName', code: 'name-of-another' }])
  expect(await own.customer('宁波绿地食品厂')).toMatchObject({ formerNames: ['宁波老厂'] })
})
