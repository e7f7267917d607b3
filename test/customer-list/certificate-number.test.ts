import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { recordedBefore } from '../upkeep/desk.ts'
import { importer } from './lists.ts'

const header = '客户名称,证书编号,认证标准,发证日期,有效期至\n'
const row = (name: string, number: string) => `${name},${number},ISO 9001,2024-01-05,2027-01-04\n`

const spellings = [
  '012 24 Q 1234 R0M',
  '01224Q1234R0M',
  '01224q1234r0m',
  '０１２２４Ｑ１２３４Ｒ０Ｍ',
  ' 01224Q1234R0M\u00a0',
  '012 24\u3000Q1234R0M',
]

const numbersOf = async (own: { json: (argv: string[]) => Promise<{ certificates: { number: string }[] }> }) =>
  (await own.json(['certificate', 'list'])).certificates.map(({ number }) => number)

describe('the number of a certificate', () => {
  it('is one however a list spells it, and stands without blanks and in capitals', async () => {
    const own = await importer()
    const done = await own.takes(header + spellings.map((number) => row('甲有限公司', number)).join(''))
    expect(done).toMatchObject({ rows: 6, created: 1, rejected: 0, waiting: 0 })
    expect(await numbersOf(own)).toEqual(['01224Q1234R0M'])
    for (const number of spellings)
      expect((await own.json(['certificate', 'show', number])).certificate.number).toBe('01224Q1234R0M')
  })

  it('is one with any dash between its parts', async () => {
    const own = await importer()
    await own.takes(
      header + ['CN-Q-1', 'CN–Q—1', 'CN－Q‐1', 'cn−q-1'].map((number) => row('甲有限公司', number)).join(''),
    )
    expect(await numbersOf(own)).toEqual(['CN-Q-1'])
    expect((await own.json(['certificate', 'show', 'CN–Q–1'])).certificate.number).toBe('CN-Q-1')
  })

  it('is one at every door', async () => {
    const own = await importer()
    await own.takes('客户编号,客户名称\nC1,甲有限公司\nC2,乙有限公司\n')
    const add = (number: string, customer = 'C1') =>
      own.at([
        ...['certificate', 'add', customer, '--number', number, '--standard', 'ISO 9001', '--scope', '加工'],
        ...['--issued', '2024-01-05', '--expires', '2027-01-04', '--format', 'json'],
      ])
    const first = await add('012 24 q 1234 r0m')
    expect(JSON.parse(first.out).certificate.number).toBe('01224Q1234R0M')
    expect((await add('01224Q1234R0M')).code).toBe(0)
    expect((await add('01224q1234R0M', 'C2')).code).toBe(2)
    expect(await numbersOf(own)).toEqual(['01224Q1234R0M'])
    const edited = await own.json([
      ...['certificate', 'edit', '01224q 1234r0m', '--new-number', 'cn 5', '--reason', '录入有误'],
    ])
    expect(edited.certificate.number).toBe('CN5')
    const done = await own.takes(header + row('甲有限公司', 'ｃｎ 5') + row('乙有限公司', 'CN 5'))
    expect(done.rejects).toMatchObject([{ line: 3, code: 'elsewhere' }])
    expect(await numbersOf(own)).toEqual(['CN5'])
  })

  it('finds those that were recorded with blanks and small letters before', async () => {
    const own = await importer()
    await own.takes('客户编号,客户名称\nC1,甲有限公司\nC2,乙有限公司\n')
    await recordedBefore(path.join(own.cwd, 'register.db'), (tx) => {
      const dates = { first_issued_on: '2024-01-05', issued_on: '2024-01-05', expires_on: '2027-01-04' } as const
      const [one] = tx.find('customer', { code: 'C1' })
      const more = { scheme: 'management-system', standard: 'ISO 9001', customer_id: one?.id ?? 0, ...dates }
      for (const number of ['012 24 q 1', 'a 1', 'A1']) tx.insert('certificate', { number, ...more } as never)
    })
    const done = await own.takes(
      header + ['01224Q1', '012 24 Q 1', 'A 1', 'a1'].map((number) => row('甲有限公司', number)).join(''),
    )
    expect(done).toMatchObject({ unchanged: 4, rejected: 0, warnings: [] })
    expect((await numbersOf(own)).toSorted()).toEqual(['012 24 q 1', 'A1', 'a 1'])
    expect((await own.takes(header + row('乙有限公司', '01224Q1'))).rejects).toMatchObject([{ code: 'elsewhere' }])
    expect((await own.json(['certificate', 'show', '01224Q1'])).certificate.number).toBe('012 24 q 1')
    expect((await own.json(['certificate', 'show', 'a 1'])).certificate.number).toBe('a 1')
  })

  it('taken back in another spelling is not entered again', async () => {
    const own = await importer()
    await own.takes(header + row('甲有限公司', 'CN-1'))
    await own.json(['certificate', 'void', 'CN-1', '--reason', '录入有误'])
    const done = await own.takes(header + row('甲有限公司', 'cn - 1'))
    expect(done.warnings).toMatchObject([{ code: 'taken-back' }])
    expect(await numbersOf(own)).toEqual([])
  })
})

describe('what is no number of a certificate', () => {
  const placeholders = ['办理中', '待定', '见附件', '见附件1', '待发证', '申请中', '未发', '同上证', 'TBD', 'pending']

  it('keeps the certificate out and names the row, and the customer comes in', async () => {
    const own = await importer()
    const done = await own.takes(header + placeholders.map((text, n) => row(`甲${n}有限公司`, text)).join(''))
    expect(done).toMatchObject({ created: placeholders.length, waiting: placeholders.length })
    expect(done.rejects.map(({ code, field, value, row: known }) => [code, field, value, known?.[0]?.value])).toEqual(
      placeholders.map((text, n) => ['no-number', 'certificateNumber', text, `甲${n}有限公司`]),
    )
    expect(await numbersOf(own)).toEqual([])
  })

  it('is several numbers in one cell', async () => {
    const several = [
      'CN-1、CN-2',
      'CN-1；CN-2',
      'CN-1/CN-2',
      '"CN-1,CN-2"',
      'CN-1 CN-2',
      '"CN-1\nCN-2"',
      'CN-1和CN-2',
      'CN-1~CN-5',
    ]
    const own = await importer()
    const done = await own.takes(header + several.map((text, n) => row(`甲${n}有限公司`, text)).join(''))
    expect(done).toMatchObject({ created: several.length, waiting: several.length })
    expect(done.rejects.map(({ code }) => code)).toEqual(several.map(() => 'several-numbers'))
    expect(done.rejects[0]?.reason).toContain('CN-1, CN-2')
    expect(await numbersOf(own)).toEqual([])
  })

  it('is not a number of several parts', async () => {
    const own = await importer()
    const numbers = [
      'CQC/2024/0012',
      '2024 0012 0034',
      'CNAS C001-Q-12',
      'Q/QMS-2024-1',
      '粤认字第0012号',
      'CN(2024)12',
    ]
    const done = await own.takes(header + numbers.map((text, n) => row(`甲${n}有限公司`, text)).join(''))
    expect(done).toMatchObject({ created: numbers.length, waiting: 0 })
  })

  it.each([['办理中'], ['CN-1、CN-2']])('%s is refused at the keyboard too', async (number) => {
    const own = await importer()
    await own.takes('客户编号,客户名称\nC1,甲有限公司\n')
    const { code, err } = await own.at([
      ...['certificate', 'add', 'C1', '--number', number, '--standard', 'ISO 9001', '--scope', '加工'],
      ...['--issued', '2024-01-05', '--expires', '2027-01-04', '--lang', 'zh'],
    ])
    expect(code).toBe(2)
    expect(err).toContain('证书编号')
    await own.takes(header + row('甲有限公司', 'CN-1'))
    const edit = ['certificate', 'edit', 'CN-1', '--new-number', number, '--reason', '录入有误']
    expect((await own.at(edit)).code).toBe(2)
  })
})
