import { type Chart, longestFirst } from '../../src/clause/chart.ts'
import { same, type Words } from '../../src/clause/words.ts'
import { chart, heading, type Result } from '../../src/terminal/result.ts'

const months = Array.from({ length: 12 }, (_, i) => same(`2026-${String(i + 1).padStart(2, '0')}`))
const years = [2021, 2022, 2023, 2024, 2025, 2026].map((year) => same(String(year)))
const both = (en: string, zh: string): Words => ({ en, zh })

/** Twenty reasons with long names, each with a count of its own. */
export const reasons = Array.from({ length: 20 }, (_, i) => ({
  label: both(
    `reason ${i + 1}: the organization did not accept the surveillance audit within the time that the scheme allows`,
    `原因${i + 1}：获证组织未能在认证规则规定的期限内接受监督审核，且未提出延期申请或延期理由不成立`,
  ),
  value: 100 - 4 * i,
}))

/** Every kind of picture with what is hardest for it. */
export const everyChart: readonly (readonly [key: string, title: Words, drawn: Chart])[] = [
  [
    'owed',
    both('Customers owed contacts, and how many have had them', '应联系的客户及联系情况'),
    {
      kind: 'columns',
      stacked: true,
      labels: months,
      series: [
        {
          name: both('All made', '次数已够'),
          values: [81, 294, 637, 1077, 1563, 2053, 2604, 3100, 3800, null, null, null],
        },
        {
          name: both('Some made', '次数未够'),
          values: [1152, 1919, 2512, 2844, 3123, 3293, 3290, 3200, 3000, null, null, null],
        },
        {
          name: both('Ended with too few', '已终止，次数不够'),
          values: [0, 0, 0, 15, 31, 44, 61, 80, 95, null, null, null],
        },
      ],
      lines: [
        {
          name: both('Owed contacts', '应联系'),
          values: [8647, 8764, 8909, 9064, 9229, 9391, 9474, 9500, 9512, null, null, null],
        },
      ],
    },
  ],
  [
    'flow',
    both('Opened and acknowledged', '登记与确认'),
    {
      kind: 'columns',
      stacked: false,
      labels: months,
      series: [
        { name: both('Opened', '登记'), values: [3, 0, 2, 5, 1, 0, 0, 4, 2, 6, 1, 0] },
        { name: both('Acknowledged', '确认'), values: [0, 1, 2, 3, 4, 0, 0, 1, 1, 9, 0, 2] },
      ],
      lines: [{ name: both('Not acknowledged', '月末未确认'), values: [3, 2, 2, 4, 1, 1, 1, 4, 5, 2, 3, 1] }],
    },
  ],
  [
    'digits',
    both('Twelve months of seven digits', '七位数的十二个月'),
    {
      kind: 'columns',
      stacked: false,
      labels: months,
      series: [
        { name: both('Made', '已联系'), values: months.map((_, i) => 1_234_567 * ((i % 7) + 1)) },
        { name: both('Answered', '已答复'), values: months.map((_, i) => 1_111_111 * ((i % 5) + 1)) },
      ],
      lines: [{ name: both('Owed', '应有'), values: months.map((_, i) => 7_000_000 + 111_111 * i) }],
    },
  ],
  [
    'rate',
    both('Return rate against what is owed', '收回率与应达到的收回率'),
    {
      kind: 'columns',
      stacked: false,
      labels: years,
      series: [{ name: both('Return rate %', '收回率 %'), values: [91.2, null, 89.65, 90, 0, 46.5] }],
      lines: [{ name: both('Rate owed %', '应达到 %'), values: [90, 90, 90, 90, 90, 90] }],
      upTo: 100,
    },
  ],
  [
    'scores',
    both('Scores by stage', '各阶段得分'),
    {
      kind: 'lines',
      labels: years,
      series: [
        { name: both('Total', '总分'), values: [7.6, null, 8.1, 8.3, 8.31, 8.9] },
        { name: both('Contract acceptance', '合同受理'), values: [7.7, null, 8, 8.29, 8.4, 9] },
        { name: both('Audit', '审核/检验过程'), values: [7.5, null, 8.2, 8.3, 8.3, 8.8] },
        { name: both('Service', '证后服务'), values: [0, null, 8.05, 8.31, 8.2, 8.85] },
      ],
      apart: { places: [0], why: both('other questionnaire, not comparable', '问卷不同，不可比') },
      upTo: 10,
    },
  ],
  [
    'one',
    both('One value', '仅一个值'),
    { kind: 'lines', labels: [same('2026')], series: [{ name: both('Total', '总分'), values: [8.4] }], upTo: 10 },
  ],
  [
    'zero',
    both('Nothing came', '均为零'),
    {
      kind: 'columns',
      stacked: true,
      labels: months,
      series: [{ name: both('Received', '收到'), values: months.map(() => 0) }],
    },
  ],
  [
    'unknown',
    both('Nothing is known', '均不知'),
    {
      kind: 'columns',
      stacked: true,
      labels: months,
      series: [{ name: both('Received', '收到'), values: months.map(() => null) }],
    },
  ],
  ['reasons', both('Suspensions by reason', '暂停（按原因）'), { kind: 'bars', bars: longestFirst(reasons) }],
  [
    'threshold',
    both('Mean of each question', '各题平均分'),
    {
      kind: 'bars',
      bars: [
        { label: both('Certificates in time', '证书寄送是否及时'), value: 5.4 },
        { label: both('Accepted in time', '受理是否及时'), value: 8.8 },
        { label: both('Complaints', '投诉与申诉的处理'), value: null },
        { label: both('Fees', '收费'), value: 0 },
      ],
      threshold: { value: 6, label: both('mean below 6', '平均低于 6 分') },
      upTo: 10,
    },
  ],
]

/** All of them on one page. */
export const everyChartResult: Result = {
  json: {},
  title: both('Every picture', '全部图形'),
  parts: everyChart.flatMap(([key, title, drawn]) => [heading(key, title), chart(title, drawn)]),
}
