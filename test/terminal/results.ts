import { same } from '../../src/clause/words.ts'
import type { Pieces } from '../../src/terminal/delivery.ts'
import { type FileFormat, type FileOptions, fileOf } from '../../src/terminal/render.ts'
import { type Column, chart, field, heading, type Result, sentence, table } from '../../src/terminal/result.ts'

export interface Visit {
  readonly customer: string
  readonly on: string | null
  readonly count: number
  readonly rate: number | null
  readonly amount: number
  readonly counted: boolean
  readonly state: 'met' | 'breach' | 'at-risk'
  readonly said: string
}

export const visit = (more: Partial<Visit> = {}): Visit => ({
  customer: '甲公司',
  on: '2026-02-28',
  count: 3,
  rate: 90.5,
  amount: 1234560,
  counted: true,
  state: 'breach',
  said: '第一行\n第二行',
  ...more,
})

const states = {
  met: { en: 'met', zh: '符合' },
  breach: { en: 'breach', zh: '不符合' },
  'at-risk': { en: 'at risk', zh: '有风险' },
}
const tones = { met: 'good', breach: 'bad', 'at-risk': 'warn' } as const

export const visitColumns: readonly Column<Visit>[] = [
  { key: 'customer', title: { en: 'Customer', zh: '客户' }, cell: (item) => item.customer },
  {
    key: 'on',
    title: { en: 'On', zh: '日期' },
    cell: (item) => item.on,
    shown: (item) => same(item.on ?? '—'),
    whole: true,
  },
  { key: 'count', title: { en: 'Count', zh: '次数' }, cell: (item) => item.count, align: 'right', whole: true },
  {
    key: 'rate',
    title: { en: 'Rate', zh: '比率' },
    cell: (item) => item.rate,
    shown: ({ rate }) => (rate === null ? same('—') : { en: `${rate} %`, zh: `${rate}%` }),
    align: 'right',
  },
  {
    key: 'amount',
    title: { en: 'Amount', zh: '金额' },
    cell: (item) => item.amount,
    shown: (item) => same((item.amount / 100).toFixed(2)),
    align: 'right',
  },
  { key: 'counted', title: { en: 'Counted', zh: '计入' }, cell: (item) => item.counted },
  {
    key: 'state',
    title: { en: 'State', zh: '状态' },
    cell: (item) => item.state,
    shown: (item) => states[item.state],
    tone: (item) => tones[item.state],
  },
  { key: 'said', title: { en: 'Said', zh: '内容' }, cell: (item) => item.said, prose: true },
  {
    key: 'settle',
    title: { en: 'Settled by', zh: '处理命令' },
    cell: (item) => `certdesk contact add "${item.customer}"`,
    command: true,
    offTerminal: true,
  },
]

export const hostileNames = [
  '=HYPERLINK("http://example.com","y")',
  '<script>alert(1)</script>',
  "'; DROP TABLE customer; --",
  '+86 755',
  '@SUM(A1)',
  '甲&乙"丙\'',
]

const months = ['2026-01', '2026-02', '2026-03'].map(same)

/** A report with everything that a report can have. */
export const report = (visits: readonly Visit[], more: Partial<Result> = {}): Result => ({
  json: { visits },
  items: visits,
  title: { en: 'Visits as of 2026-03-31', zh: '截至 2026-03-31 的走访' },
  parts: [
    sentence({ en: 'As known after entry #7.', zh: '按第 7 条记录之后所知。' }),
    heading('visits', { en: 'Visits', zh: '走访' }),
    table(visitColumns, visits, { empty: { en: 'Nobody was visited.', zh: '没有走访。' } }),
    heading('months', { en: 'By month', zh: '按月' }),
    {
      kind: 'record',
      prominent: true,
      fields: [
        field('total', { en: 'Total', zh: '合计' }, 6),
        field('best', { en: 'Most', zh: '最多' }, 3, same('3 (2026-03)')),
      ],
    },
    chart(
      { en: 'Visits by month', zh: '各月走访' },
      {
        kind: 'columns',
        stacked: true,
        labels: months,
        series: [
          { name: { en: 'by phone', zh: '电话' }, values: [1, 0, 2] },
          { name: { en: 'in person', zh: '上门' }, values: [1, 1, 1] },
        ],
      },
    ),
    table(
      [
        { key: 'month', title: { en: 'Month', zh: '月份' }, cell: (each: { month: string; n: number }) => each.month },
        { key: 'n', title: { en: 'Visits', zh: '次数' }, cell: (each) => each.n, align: 'right' },
      ],
      [
        { month: '2026-01', n: 2 },
        { month: '2026-02', n: 1 },
      ],
    ),
    sentence({ en: 'March is not over.', zh: '三月尚未结束。' }),
    table([{ key: 'who', title: { en: 'Who', zh: '经办人' }, cell: (each: string) => each }], ['王芳', '李强'], {
      title: { en: 'By maintainer', zh: '按维护人' },
    }),
    heading('notes', { en: 'Notes', zh: '说明' }, { offTerminal: true }),
    sentence({ en: 'Nothing is left out.', zh: '没有遗漏。' }),
    {
      kind: 'record',
      fields: [field('from', { en: 'From', zh: '自' }, '2026-01-01'), field('ok', { en: 'Ok', zh: '正常' }, true)],
    },
  ],
  foot: [{ en: 'Journal head #7:ab', zh: '日志头 #7:ab' }],
  ...more,
})

/** The bytes of pieces. */
async function bytesOf(pieces: Pieces): Promise<Buffer> {
  const kept: Buffer[] = []
  for await (const piece of pieces) kept.push(Buffer.from(piece))
  return Buffer.concat(kept)
}

export const written = async (
  result: Result,
  format: FileFormat,
  lang: 'en' | 'zh' = 'en',
  options: FileOptions = { quiet: false },
): Promise<Buffer> => bytesOf(await fileOf(result, format, lang, options))
