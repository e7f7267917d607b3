import { describe, expect, it } from 'vitest'
import { importer } from './lists.ts'

const header = '客户名称,证书编号,认证标准,发证日期,有效期至,证书状态,暂停开始时间,暂停结束时间,备注'

interface Certificate {
  readonly number?: string
  readonly status?: string
  readonly note?: string
  readonly issued?: string
  readonly expires?: string
  readonly suspended?: readonly [string, string]
}

/** Lists of certificates, each of a firm of its own; returns those recorded, and the lines and reasons of what was not. */
async function taken(...certificates: readonly Certificate[]) {
  const own = await importer()
  const rows = certificates.map((each, n) => {
    const { number = `Q-${n + 1}`, status = '', note = '', issued = '2025-01-02', expires = '2028-01-01' } = each
    const [from = '', until = ''] = each.suspended ?? []
    return [`第${n + 1}机械有限公司`, number, 'GB/T 19001', issued, expires, status, from, until, note].join(',')
  })
  const { rejects, warnings } = await own.takes([header, ...rows, ''].join('\n'))
  const { certificates: recorded } = await own.json(['certificate', 'list'])
  return {
    numbers: recorded.map(({ number }: { number: string }) => number),
    rejects: rejects.map(({ line, code }) => [line, code]),
    warnings: warnings.map(({ line, code }) => [line, code]),
  }
}

const codesOf = (pairs: readonly (readonly (string | number)[])[]) => pairs.map(([, code]) => code)

describe('a certificate is kept out, and its row said,', () => {
  it.each(['#N/A', '########', '失效', '已失效', '过期', '到期'])('where its status is %s', async (status) => {
    const { numbers, rejects } = await taken({ status }, { status: '有效' })
    expect(numbers).toEqual(['Q-2'])
    expect(rejects.map(([line]) => line)).toEqual([2])
  })

  it.each(['证书2025-06-01被撤销', '暂停中', '已吊销', 'suspended in May'])(
    'where a note says %s and no status',
    async (note) => {
      const { numbers, rejects } = await taken({ note }, { note: '老客户' })
      expect(numbers).toEqual(['Q-2'])
      expect(rejects).toEqual([[2, 'note-without-status']])
    },
  )

  it('and a note beside 有效 is said', async () => {
    const { numbers, warnings } = await taken({ status: '有效', note: '已于2025年3月撤销' })
    expect([numbers, warnings]).toEqual([['Q-1'], [[2, 'note-beside-valid']]])
  })

  it('where it is called valid while a suspension goes on', async () => {
    const { numbers, rejects } = await taken({ status: '有效', suspended: ['2026-06-01', '2027-01-31'] })
    expect([numbers, rejects]).toEqual([[], [[2, 'still-suspended']]])
  })

  it.each([
    [{ expires: '2207-01-01' }, 'expires-too-late'],
    [{ expires: '2038-01-01' }, 'expires-too-late'],
    [{ issued: '1925-01-02' }, 'issued-too-early'],
  ])('where its days cannot be: %j', async (days, code) => {
    const { numbers, rejects } = await taken(days)
    expect([numbers, rejects]).toEqual([[], [[2, code]]])
  })

  it.each([
    ...['0', 'xxxx', '???', '1张', '01225Q****R0M', '01225Q    R0M', 'CNAS', '2025-01-02', '13800138000', 'TRUE'],
    ...['GB/T 19001-2016', 'ISO9001:2015', 'CN-0003/0004/0005', 'CN-0009等3张', '01224Q1238R0M\\01224E1239R0M'],
    ...['01224Q1240R0M01224E1241R0M', 'CN-0016(旧CN-0001)', 'CN-0027(扫描件)', '01224Q1252R0M正本1副本2'],
    ...['HX24Q009‹换证前HX21Q009›', 'A&AMP;008', '01224Q1257R0M（已撤销）', '撤销01224Q1258R0M', '同2024年'],
    ...['91440300MA5003013P', 'CNAS C012-M', '3', 'R0S', '2024-8', 'Q2024'],
  ])('where %s stands for its number', async (number) => {
    const { numbers, rejects } = await taken({ number }, {})
    expect(numbers).toEqual(['Q-2'])
    expect(rejects.map(([line]) => line)).toEqual([2])
  })

  it.each([
    ['01224-Q-1235-R0M', '01224Q1235R0M'],
    ['01224.Q.1235.R0M', '01224Q1235R0M'],
    ['01224Q1235ROM', '01224Q1235R0M'],
  ])('where another firm has it spelled otherwise: %s and %s', async (number, other) => {
    const { numbers, rejects } = await taken({ number: other }, { number })
    expect(numbers).toEqual([other])
    expect(codesOf(rejects)).toEqual(['alike-number'])
  })
})

it('one that was recorded by hand beside another spelling is read again as it is', async () => {
  const own = await importer()
  const rows = ['A1-Q', 'A1Q'].map((number, n) => `第${n}机械有限公司,${number},GB/T 19001,2025-01-02,2028-01-01,,,,`)
  const list = [header, ...rows, ''].join('\n')
  expect((await own.takes(list)).rejects).toMatchObject([{ line: 3, code: 'alike-number' }])
  await own.json([
    ...['certificate', 'add', 'C00002', '--number', 'A1Q', '--standard', 'GB/T 19001', '--scope', '加工'],
    ...['--issued', '2025-01-02', '--expires', '2028-01-01'],
  ])
  expect(await own.takes(list)).toMatchObject({ unchanged: 2, rejects: [] })
})

it.each([
  ['CN-1-23', 'CN-12-3'],
  ['CN-2024-1-12', 'CN-2024-11-2'],
  ['Q-2024/0012', 'Q-2024/0013'],
])('%s and %s are two numbers', async (one, other) => {
  expect((await taken({ number: one }, { number: other })).numbers.sort()).toEqual([one, other])
})

it.each([
  ['No.01224Q1235R0M', '01224Q1235R0M'],
  ['证书号:CN-0018', 'CN-0018'],
  ['№CN-0017', 'CN-0017'],
])('%s is the number %s', async (number, plain) => {
  expect((await taken({ number })).numbers).toEqual([plain])
})

it.each([
  ...['已撤', '无效', '退证', '已过期', '已转到方圆', '转机构', '转出', '已更换机构', '迁出', '不再认证', '放弃认证'],
  ...[
    '不再续证',
    '证书收回',
    '已收回',
    '监督未做，证书停了',
    '2025.5撤',
    '已退',
    '已取消',
    '销户',
    '被替换',
    '倒闭',
    '流失',
  ],
])('the note %s keeps a certificate without a status out', async (note) => {
  const own = await importer()
  const list = (rest: string) =>
    `客户名称,证书编号,认证标准,发证日期,有效期至,备注\n甲乙有限公司,Q-1,ISO9001,2025-01-02,${rest}\n`
  const { rejects } = await own.takes(list(`2028-01-01,${note}`))
  expect(rejects.map(({ line, field }) => [line, field])).toEqual([[2, 'note']])
  const other = await importer()
  expect(await other.takes(list('2028-01-01,2027年5月换证，问卷已收回'))).toMatchObject({ rejected: 0, waiting: 0 })
})

it('a standard and a contact that tell of an end keep it out, too, and a reason beside a status is said', async () => {
  const own = await importer()
  const head = '客户名称,联系人,证书编号,认证标准,发证日期,有效期至,证书状态,撤销原因\n'
  const { rejects, warnings } = await own.takes(
    `${head}甲有限公司,,Q-1,ISO9001（已撤销）,2025-01-02,2028-01-01,,\n乙有限公司,王一（证书已撤销）,Q-2,ISO9001,2025-01-02,2028-01-01,,\n丙有限公司,,Q-3,ISO9001,2025-01-02,2028-01-01,有效,企业申请注销\n`,
  )
  expect(rejects.map(({ line, field }) => [line, field])).toEqual([
    [2, 'standard'],
    [3, 'contactPerson'],
  ])
  expect(warnings.map(({ line, field }) => [line, field])).toEqual([[4, 'withdrawalReason']])
})

it('two contract numbers in a cell are two contracts', async () => {
  const own = await importer()
  const { rejects } = await own.takes('客户名称,合同编号,合同金额\n甲有限公司,HT-1、HT-2,9000\n')
  expect(rejects.map(({ line, field }) => [line, field])).toEqual([[2, 'contractNumber']])
})

it.each([
  ...['01224Q1306R0S/1307/1308', '01224Q1238R0M+E', '01224Q1241R0M/R1M', '01224Q1306R0M-1/2', '01224Q/E/S0012R0M'],
  ...['受理号SL-2026-013', '审核组2024-05'],
])('%s is not the number of one certificate', async (number) => {
  const own = await importer()
  const list = `客户名称,证书编号,认证标准,发证日期,有效期至\n甲乙有限公司,${number},ISO 9001,2025-01-02,2028-01-01\n`
  const { rejects } = await own.takes(list)
  expect(rejects).toMatchObject([{ line: 2, field: 'certificateNumber' }])
})

it.each(['00124Q12345R0M/4400', '粤认字第0012号', 'CN-1234-01'])('%s is one', async (number) => {
  const own = await importer()
  const list = `客户名称,证书编号,认证标准,发证日期,有效期至\n甲乙有限公司,${number},ISO 9001,2025-01-02,2028-01-01\n`
  expect(await own.takes(list)).toMatchObject({ rejected: 0, waiting: 0 })
})

it('a number with strokes between its first digits is the same as one without', async () => {
  const own = await importer()
  const rows = ['012-24-Q-1234-R0M', '01224Q1234R0M'].map(
    (number) => `甲乙有限公司,${number},ISO 9001,2025-01-02,2028-01-01\n`,
  )
  const { rejects } = await own.takes(`客户名称,证书编号,认证标准,发证日期,有效期至\n${rows.join('')}`)
  expect(rejects).toMatchObject([{ line: 3, code: 'alike-number' }])
})
