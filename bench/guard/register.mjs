import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../pairs.mjs'

/** The day that every run takes for today, the day of `surroundings.cjs`. */
const today = '2026-10-15'
const surroundings = fileURLToPath(new URL('surroundings.cjs', import.meta.url))

/** The ten commonest commands. Each run of one that writes gets a fresh copy of the register. */
export const commands = {
  '--version': { argv: ['--version'], writes: false },
  'contact add': {
    argv: ['contact', 'add', 'C00004', '--channel', 'phone', '--surveillance', '2027-09-10', '--needs', '无'],
    writes: true,
  },
  'contact list': { argv: ['contact', 'list'], writes: false },
  'customer find': { argv: ['customer', 'find', '轴承'], writes: false },
  'customer show': { argv: ['customer', 'show', 'C00004'], writes: false },
  today: { argv: ['today', '--format', 'csv'], writes: false },
  'report compliance': { argv: ['report', 'compliance', '--format', 'csv'], writes: false },
  'report monthly': { argv: ['report', 'monthly', '--month', '2026-09', '--format', 'html'], writes: false },
  'customer import': { argv: ['customer', 'import', 'list-of-next-month.csv'], writes: true },
  completion: { argv: ['completion', 'words', 'bash', '--', 'contact', 'add', '华'], writes: false },
}

const cities = ['深圳', '广州', '东莞', '佛山', '惠州', '中山', '珠海', '江门', '华阳', '肇庆', '汕头', '湛江']
const names = '远景 恒通 金石 瑞丰 天成 博雅 宏图 立信 明达 新纪元 安泰 启航 众志 百川'.split(' ')
const trades = '轴承 电子 机械 化工 食品 纺织 塑胶 五金 印刷 物流 照明 医疗器械 建材 包装'.split(' ')
const more = ['', '科技', '实业', '制造', '集团', '发展', '贸易', '工程', '设备']
const staff = ['王芳', '李强', '赵敏', '陈静', '刘洋', '周杰', '吴霞', '郑凯']
const standards = ['GB/T 19001-2016', 'GB/T 24001-2016', 'GB/T 45001-2020', 'GB/T 19001-2016']
const kinds = [...trades.keys()].flatMap((trade) =>
  more.flatMap((word) => names.map((name) => [name, trades[trade] + word])),
)

/** A different name for each number below 21,168. */
function customerName(number) {
  const [name, trade] = kinds[(number * 5) % kinds.length]
  return `${cities[(number + Math.floor(number / kinds.length)) % cities.length]}${name}${trade}有限公司`
}

const day = (year, number) =>
  `${year}-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`

const csv = (heads, rows) => `\ufeff${[heads, ...rows].map((cells) => cells.join(',')).join('\r\n')}\r\n`

const customerHeads =
  '企业名称,法定代表人,联系人,职务,手机,电子邮箱,注册地址,所属行业,员工人数,客户级别,业务员,合同编号,合同金额,证书编号,认证标准,认证范围,初次获证日期,发证日期,有效期至'

/** A row as a certification body's spreadsheet has it. `grown` gives the customer a hundred employees more. */
function customerRow(number, grown) {
  const issued = 2023 + (number % 3)
  const employees = 20 + (number % 900) + (grown ? 100 : 0)
  return [
    ...[customerName(number), '陈小明', `周${number % 97}红`, '质量部经理', `138${String(number).padStart(8, '0')}`],
    ...[`contact${number}@example.com`, `广东省深圳市南山区示例路${number}号`, '制造业', employees],
    ...[
      number % 15 === 0 ? 'VIP' : '普通',
      staff[number % staff.length],
      `HT-${number}`,
      9000 + (number % 40) * 500,
      `Q-${number}`,
    ],
    ...[standards[number % standards.length], '产品的设计和制造', `${day(issued - (number % 3), number)}`],
    ...[`${day(issued, number)}`, `${day(issued + 3, number)}`],
  ]
}

const contactHeads = '企业名称,联系日期,联系方式,业务员,监督检验时间,审核/检验需要,内容,结果'

/** Six contacts of each customer in two years; a few that reached nobody or left a subject out. */
function* contactRows(customers) {
  for (let number = 1; number <= customers; number += 1)
    for (let contact = 0; contact < 6; contact += 1) {
      const seed = number * 7 + contact * 5
      yield [
        ...[customerName(number), day(contact < 3 ? 2025 : 2026, seed % 9), ['电话', '微信', '走访'][seed % 3]],
        ...[staff[number % staff.length], seed % 11 === 0 ? '' : '2027-03-10', seed % 13 === 0 ? '' : '无'],
        ...['例行沟通', seed % 17 === 0 ? '无人接听' : ''],
      ]
    }
}

const numbers = (customers) => Array.from({ length: customers }, (_, at) => at + 1)

/** Something of every kind that the reports judge, besides customers, certificates and contacts. */
const oneOfEach = [
  ['staff', 'add', '周华', '--role', 'certification', '--role', 'general'],
  ['staff', 'add', '陈红', '--role', 'decision-maker'],
  ['staff', 'add', '林总', '--role', 'leader'],
  [
    ...['change', 'submit', 'C00004', '--f01', 'F01-0001', '--copies', '2', '--signed-on', '2026-10-12'],
    ...['--set', '名称=佛山演示新材料有限公司'],
  ],
  ['change', 'classify', 'CH-2026-0001', '--class', 'administrative', '--why', '仅名称变更'],
  [
    ...['suspend', 'start', 'Q-5', '--reason', '未按期接受监督', '--ground-on', '2026-10-08', '--decided-by', '陈红'],
    ...['--decided-on', '2026-10-09', '--on', '2026-10-12', '--conditions', '完成监督审核'],
  ],
  ['report', 'maintenance', '--issue', '--to', '市场客服部', '--quiet'],
  ['intel', 'add', '--source', '国家企业信用信息公示系统', '--nothing'],
  ['intel', 'report', '--leader', '林总', '--delivery', '会议'],
  ['event', 'add', '--kind', 'training', '--title', '标准换版培训', '--on', '2026-09-22', '--place', '深圳'],
  ['event', 'attend', 'EV-2026-01', 'C00001', 'C00004', '--quiet'],
]

/** How a program is started in a folder: nothing of the surroundings decides what it does. */
export const started = (program, folder, home, argv) => ({
  file: process.execPath,
  args: ['--require', surroundings, program, ...argv],
  cwd: folder,
  env: {
    ...{ PATH: process.env.PATH, HOME: home, CERTDESK_REGISTER: 'register.db', CERTDESK_BY: '王芳' },
    ...{ CERTDESK_TODAY: today, CERTDESK_LANG: 'en' },
  },
})

/**
 * Makes a register of so many customers in a new folder, by the program's own commands, so that any version of the program makes its own.
 * Beside it lies the list that `customer import` takes: the same customers, one in twenty with more employees, and one in forty new.
 */
export function makeRegister(program, folder, home, customers) {
  for (const each of [folder, home]) mkdirSync(each, { recursive: true })
  const file = (name, heads, rows) => writeFileSync(join(folder, name), csv(heads.split(','), rows))
  file(
    'customers.csv',
    customerHeads,
    numbers(customers).map((number) => customerRow(number, false)),
  )
  file('contacts.csv', contactHeads, [...contactRows(customers)])
  file(
    'list-of-next-month.csv',
    customerHeads,
    numbers(customers + Math.floor(customers / 40)).map((number) => customerRow(number, number % 20 === 0)),
  )
  for (const argv of [
    ['init', '--go-live', '2025-01-16'],
    ['calendar', 'import', '--mainland', '2025', '--mainland', '2026', '--quiet'],
    ['customer', 'import', 'customers.csv', '--maintainer-since', '2025-01-16', '--quiet'],
    ['contact', 'import', 'contacts.csv', '--quiet'],
    ...oneOfEach,
  ])
    run(started(program, folder, home, argv))
}
