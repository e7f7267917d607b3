import { describe, expect, it } from 'vitest'
import { bookOf } from '../intake/workbook/books.ts'
import { importer } from './lists.ts'

const header = [
  '客户名称',
  '证书编号',
  '认证标准',
  '发证日期',
  '有效期至',
  '证书状态',
  '暂停开始时间',
  '撤销日期',
  '注销日期',
]

/** A row with its status and days; each is another customer's. */
const row = (n: number, status: string, suspended = '', withdrawn = '', cancelled = '') => [
  `甲${n}有限公司`,
  `CN-${n}`,
  'ISO 9001',
  '2024-01-05',
  '2027-01-04',
  status,
  suspended,
  withdrawn,
  cancelled,
]

const csv = (...rows: readonly (readonly string[])[]) =>
  [header, ...rows].map((cells) => `${cells.join(',')}\n`).join('')

/** What the certificates of a list are after its import, and why others are none. */
async function standing(...rows: readonly (readonly string[])[]) {
  const { takes, json } = await importer()
  const done = await takes(csv(...rows))
  expect(done).toMatchObject({ created: rows.length, rejected: 0 })
  const { certificates } = await json(['certificate', 'list'])
  return {
    statuses: certificates.map(({ status }: { status: string }) => status) as string[],
    rejects: done.rejects.map(({ line, code, field, value }) => [line, code, field, value]),
  }
}

describe('the status of a certificate', () => {
  it.each([
    ['suspended', ['暂停', '已暂停', '暂停中', '暂停使用', '冻结', '已冻结', '冻结中', 'Suspended']],
    ['withdrawn', ['撤销', '已撤销', '撤消', '已撤消', '被撤销', '撤证', 'withdrawn', 'revoked']],
    ['cancelled', ['注销', '已注销', 'cancelled', 'canceled']],
    ['superseded', ['已换证', '换证', 'superseded']],
    ['valid', ['有效', '正常', '有效期内', '保持有效', '恢复', '已恢复', 'valid', 'active', 'Certified']],
  ])('%s is what many words say', async (status, words) => {
    const day = { suspended: ['2025-05-01'], cancelled: ['', '', '2025-05-01'], valid: [] }[status] ?? [
      '',
      '2025-05-01',
    ]
    const { statuses, rejects } = await standing(...words.map((word, n) => row(n, word, ...day)))
    expect(statuses).toEqual(words.map(() => status))
    expect(rejects).toEqual([])
  })

  it('is not guessed where the word says that it ended and not how', async () => {
    const words = ['作废', '已作废', '终止', '已终止', '废止', '停用']
    const { statuses, rejects } = await standing(...words.map((word, n) => row(n, word, '', '2025-05-01')))
    expect(statuses).toEqual([])
    expect(rejects).toEqual(words.map((word, n) => [n + 2, 'status-ended', 'status', word]))
  })

  it('keeps the certificate out where nobody knows the word', async () => {
    const { statuses, rejects } = await standing(row(1, '待核实'), row(2, '有效'), row(3, '撤销？', '', '2025-05-01'))
    expect(statuses).toEqual(['valid'])
    expect(rejects).toEqual([
      [2, 'status-unknown', 'status', '待核实'],
      [4, 'status-unknown', 'status', '撤销？'],
    ])
  })

  it('keeps it out where it is empty beside the day of an end or of a suspension', async () => {
    const { statuses, rejects } = await standing(
      row(1, '', '', '2025-05-01'),
      row(2, '', '', '', '2025-05-01'),
      row(3, '', '2025-05-01'),
      row(4, ''),
    )
    expect(statuses).toEqual(['valid'])
    expect(rejects).toEqual([
      [2, 'end-without-status', 'withdrawnOn', '2025-05-01'],
      [3, 'end-without-status', 'cancelledOn', '2025-05-01'],
      [4, 'suspension-without-status', 'suspendedFrom', '2025-05-01'],
    ])
  })

  it('keeps it out where its days say something else', async () => {
    const { statuses, rejects } = await standing(
      row(1, '有效', '', '2025-05-01'),
      row(2, '暂停', '2025-04-01', '2025-05-01'),
      row(3, '过期', '', '', '2025-05-01'),
      row(4, '撤销', '', '', '2025-05-01'),
      row(5, '注销', '', '2025-05-01', '2025-05-02'),
      row(6, '注销', '', '2025-05-01'),
    )
    expect(statuses).toEqual(['cancelled'])
    expect(rejects.map(([line, code, field]) => [line, code, field])).toEqual([
      [2, 'end-otherwise', 'withdrawnOn'],
      [3, 'end-otherwise', 'withdrawnOn'],
      [4, 'end-otherwise', 'cancelledOn'],
      [5, 'end-otherwise', 'cancelledOn'],
      [6, 'end-otherwise', 'withdrawnOn'],
    ])
  })

  it('is said in both languages what to write, in text and in a workbook', async () => {
    const rows = [row(1, '待核实'), row(2, '作废', '', '2025-05-01'), row(3, '', '', '2025-05-01')]
    for (const list of [csv(...rows), bookOf([{ rows: [header, ...rows] }])]) {
      const { said } = await importer()
      const zh = (await said(list, 'zh', '--dry-run')).all.replace(/\s+/g, '')
      expect(zh).toContain('不是证书状态，证书未录入')
      expect(zh).toContain('是撤销（机构决定）还是注销（客户申请）')
      expect(zh).toContain('有撤销或注销日期但无证书状态')
      const en = (await said(list, 'en', '--dry-run')).all.replace(/\s+/g, ' ')
      expect(en).toContain('not a status of a certificate')
    }
  })
})
