import { describe, expect, it } from 'vitest'
import { bookOf } from '../intake/workbook/books.ts'
import { importer } from './lists.ts'

const header = ['客户名称', '证书编号', '认证标准', '发证日期', '有效期至']
const rows = [
  ['深圳甲有限公司', 'CN-1', 'ISO 9001', '2024-01-05', ''],
  ['深圳乙有限公司', 'CN-2', 'ISO 9001', '2024-13-05', '2027-01-04'],
  ['深圳丙有限公司', 'CN-3', 'ISO 9001', '2024-01-05', ''],
  ['深圳丁有限公司', 'CN-4', 'ISO 9001', '2024-01-05', ''],
  ['深圳戊有限公司', 'CN-5', 'ISO 9001', '2024-01-05', ''],
  ['', 'CN-6', 'ISO 9001', '2024-01-05', '2027-01-04'],
]
const csv = [header, ...rows].map((cells) => `${cells.join(',')}\n`).join('')

describe('a row that is not taken whole', () => {
  it('is named to people with its line, its organization, its certificate and the reason, every one of them', async () => {
    const { said } = await importer()
    const zh = await said(csv, 'zh', '--dry-run')
    expect(zh.out).toContain('已导入的行中有 5 行尚有内容未录入')
    for (const [at, [name = '', number = '', , , expires]] of rows.slice(0, 5).entries()) {
      const [line] = zh.out.split('\n').filter((each) => each.includes(number))
      expect(line).toMatch(new RegExp(`^ *${at + 2} +${name} +${number}`))
      expect(line).toContain(expires === '' ? '证书无有效期至' : '2024-13-05')
    }
    const en = await said(csv, 'en', '--dry-run')
    expect(en.out).toMatch(/Line +name +certificateNumber +Field +Value +Not taken because/)
    expect(en.out.match(/深圳.有限公司/g)?.length).toBeGreaterThanOrEqual(5)
  })

  it('is so in the cells of a workbook', async () => {
    const { said } = await importer()
    const { out } = await said(bookOf([{ rows: [header, ...rows] }]), 'zh', '--dry-run')
    expect(out).toMatch(/E2 +深圳甲有限公司 +CN-1 +有效期至/)
    expect(out).toMatch(/E6 +深圳戊有限公司 +CN-5 +有效期至/)
  })

  it('is so on the error stream where only the counts are printed', async () => {
    const { at, file } = await importer()
    const { err } = await at(['customer', 'import', file(csv), '--lang', 'zh'])
    for (const [at, [name, number]] of rows.slice(0, 5).entries())
      expect(err).toContain(`第 ${at + 2} 行（${name} ${number}），此项未采用：`)
    expect(err).toContain('第 7 行（CN-6），已拒绝：')
  })

  it('is so for programs, and in a report', async () => {
    const { takes, readFile } = await importer()
    const done = await takes(csv, '--report', 'said.csv')
    expect(done.rejects.find(({ line }) => line === 3)).toMatchObject({
      code: 'not-a-day',
      row: [
        { field: 'name', value: '深圳乙有限公司' },
        { field: 'certificateNumber', value: 'CN-2' },
      ],
    })
    expect(readFile('said.csv')).toContain('深圳乙有限公司 CN-2')
  })

  it('is named so too where the register is the reason', async () => {
    const { takes, said } = await importer()
    await takes('客户名称,证书编号,认证标准,发证日期,有效期至\n广州己有限公司,CN-1,ISO 9001,2024-01-05,2027-01-04\n')
    const { all } = await said(csv.replace('2024-01-05,\n', '2024-01-05,2027-01-04\n'), 'zh', '--dry-run')
    expect(all).toMatch(/2 +深圳甲有限公司 +CN-1 +证书编号 +CN-1/)
  })
})
