import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { importer } from './lists.ts'

const badCode = '客户名称,统一社会信用代码\n甲厂,9.144E+17\n'

test('an import names fields to people in their language, to programs in English', async () => {
  const desk = await importer()
  const zh = await desk.said(badCode, 'zh', '--dry-run')
  expect(zh.out).toContain('统一社会信用代码')
  expect(zh.all).not.toContain('creditCode')
  expect((await desk.said(badCode, 'en', '--dry-run')).out).toContain('creditCode')
  const { warnings, rejects } = await desk.takes(badCode, '--dry-run')
  expect([...warnings, ...rejects].map(({ field }) => field)).toContain('creditCode')
})

test('a list of contacts is sent to where it belongs, unless its day is left out by hand', async () => {
  const desk = await importer()
  const list = '企业名称,联系日期,联系方式,业务员,结果\n甲厂,2025-02-03,微信,王强,已联系\n'
  const { message, hint } = await desk.stops(list)
  expect(message).toBe('The columns "联系日期" and "联系方式" are those of a list of contacts, not of customers.')
  expect(hint).toContain('certdesk contact import list-1.csv')
  expect((await desk.said(list, 'zh')).err).toContain('应为联系记录，不是客户名单')
  expect(await desk.takes(list, '--map', '联系日期=ignore')).toMatchObject({ created: 1 })
  expect(await desk.takes('企业名称,联系方式\n乙厂,0755-88888888\n')).toMatchObject({ created: 1, warnings: [] })
})

test('what an ambiguous column was taken as is said in the language of the reader', async () => {
  const desk = await importer()
  const list = '客户名称,地址\n甲厂,上海市\n'
  expect((await desk.said(list, 'zh', '--dry-run')).err).toContain('“地址”按“注册地址”处理')
  expect((await desk.said(list, 'en', '--dry-run')).err).toContain('was taken as registeredAddress')
})

test('the rejects file gives its reasons in the language of the reader, and says where a row is cut', async () => {
  const desk = await importer()
  const list = `客户名称,证书编号,发证日期\n甲厂,A1,2025-13-45\n乙厂,A2,${'x'.repeat(1_100_000)}\n`
  await desk.said(list, 'zh', '--rejects', 'out.csv')
  const rejects = fs.readFileSync(path.join(desk.cwd, 'out.csv'), 'utf8')
  expect(rejects).toMatch(/2,[a-z -]*not-a-day[a-z -]*,发证日期“2025-13-45”：/)
  expect(rejects).toContain('该行超过 100 万个字符；此处只保留了开头部分')
})

test('an empty value is told what to do, whether it is required or not', async () => {
  const { at } = await importer()
  for (const command of [
    ['customer', 'find', ''],
    ['customer', 'add', '甲厂', '--note', ''],
  ]) {
    const { code, err } = await at([...command, '--lang', 'zh'])
    expect(code).toBe(2)
    expect(err).not.toContain('不写')
  }
})
