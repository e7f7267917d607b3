import { describe, expect, it } from 'vitest'
import { importer } from './lists.ts'

const names = async ({ json }: { json: (argv: string[]) => Promise<{ customers: { name: string }[] }> }) =>
  (await json(['customer', 'list'])).customers.map(({ name }) => name)

describe('a former name in brackets', () => {
  it.each([
    ['深圳甲有限公司（原乙公司）', '深圳甲有限公司', '乙公司'],
    ['深圳甲有限公司(原名：深圳乙厂)', '深圳甲有限公司', '深圳乙厂'],
    ['深圳甲有限公司（曾用名 深圳乙商行）', '深圳甲有限公司', '深圳乙商行'],
    ['深圳甲有限公司（原：深圳乙有限公司）', '深圳甲有限公司', '深圳乙有限公司'],
    ['深圳甲有限公司（前身为深圳乙有限公司）', '深圳甲有限公司', '深圳乙有限公司'],
  ])('is kept as one, and said: %s', async (written, name, former) => {
    const own = await importer()
    const done = await own.takes(`客户名称\n${written}\n`)
    expect(done.warnings).toMatchObject([{ line: 2, field: 'name', value: written, code: 'former-in-brackets' }])
    const { formerNames, ...customer } = await own.customer('C00001')
    expect(customer.name).toBe(name)
    expect(JSON.stringify(formerNames)).toContain(former)
    expect(await own.takes(`客户名称\n${written}\n`)).toMatchObject({ created: 0, unchanged: 1 })
    expect(await own.takes(`客户名称\n${name}\n`)).toMatchObject({ created: 0, unchanged: 1 })
    expect((await own.takes(`客户名称\n${former}\n`)).rejects).toMatchObject([{ code: 'former-name' }])
  })

  it('is asked about where a customer is called so', async () => {
    const own = await importer()
    const done = await own.takes('客户名称\n深圳乙有限公司\n深圳甲有限公司（原深圳乙有限公司）\n')
    expect(done.rejects).toMatchObject([{ line: 3, code: 'former-name', other: { code: 'C00001' } }])
    const merged = await own.takes('客户名称\n深圳甲有限公司（原深圳乙有限公司）\n', '--same-code', 'merge')
    expect(merged).toMatchObject({ updated: 1 })
    expect(await names(own)).toEqual(['深圳甲有限公司'])
  })

  it('stays a part of the name beside a number or a code, or where a customer has it so', async () => {
    const own = await importer()
    await own.takes('客户编号,客户名称\nK1,深圳甲有限公司（原乙公司）\n')
    expect(await names(own)).toEqual(['深圳甲有限公司（原乙公司）'])
    expect(await own.takes('客户名称\n深圳甲有限公司（原乙公司）\n')).toMatchObject({ created: 0, updated: 1 })
    expect(await own.takes('客户名称\n深圳甲有限公司（原乙公司）\n')).toMatchObject({ created: 0, unchanged: 1 })
    expect(await names(own)).toEqual(['深圳甲有限公司（原乙公司）'])
  })

  it('is none of brackets that say something else', async () => {
    const own = await importer()
    const list = ['深圳甲厂（原平）', '中原公司（深圳）', '深圳乙有限公司（原料部）']
    expect(await own.takes(`客户名称\n${list.join('\n')}\n`)).toMatchObject({ created: 3, warnings: [] })
    expect(await names(own)).toEqual(list)
  })
})

describe('a head office that the name of a branch tells', () => {
  it('is said of each, on record and for programs', async () => {
    const own = await importer()
    const branches = Array.from({ length: 5 }, (_, n) => `深圳丁有限公司${'广深珠佛惠'[n]}州分公司`)
    const list = `客户名称\n${branches.join('\n')}\n深圳丁有限公司\n北京戊有限公司上海分公司\n`
    const done = await own.takes(list)
    expect(done).toMatchObject({ created: 7 })
    expect(done.headOfficesInferred).toEqual(
      branches.map((name, n) => ({ code: `C0000${n + 1}`, name, headOffice: 'C00006' })),
    )
    const zh = await (await importer()).said(list, 'zh', '--dry-run')
    for (const name of branches) expect(zh.all.replace(/\s+/g, '')).toContain(`${name}→C00006深圳丁有限公司`)
    const cron = await importer()
    const { err } = await cron.at(['customer', 'import', cron.file(list), '--lang', 'zh'])
    for (const name of branches) expect(err).toContain(`${name} → C00006 深圳丁有限公司`)
    expect((await own.takes(list)).headOfficesInferred).toEqual([])
  })

  it('is none where the list names it', async () => {
    const own = await importer()
    const done = await own.takes('客户名称,总公司\n深圳丁有限公司,\n深圳丁有限公司广州分公司,深圳丁有限公司\n')
    expect(done.headOfficesInferred).toEqual([])
  })
})
