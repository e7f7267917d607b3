import { body, bodyAs, staff } from '../change/body.ts'
import { both, called, certified } from '../contact/clerk.ts'
import { determined, three } from '../survey/round.ts'
import { cancels, restores, suspends } from '../suspension/suspended.ts'

/** Names that a page or a spreadsheet would take for something to be run. */
export const script = '<script>alert(1)</script>'
export const formula = '=HYPERLINK("http://x","y")'

const { business, certification, general, auditor, 'decision-maker': decider } = staff
const on = (day: string, ...argv: string[]) => [...argv, '--today', day]
const decided = { 'decided-by': decider }

/** An F01 that changes the mailing address: its acts, as many as there are days for them. */
function renamed(customer: string, place: number, address: string, days: readonly string[]): string[][] {
  const number = `CH-2026-000${place}`
  const acts = (on: readonly string[]): string[][] => [
    [
      ...['change', 'submit', customer, '--f01', `F-${place}`, '--copies', '2', '--set', `通讯地址=${address}`],
      ...['--signed-on', ...on, '--staff', business],
    ],
    ['change', 'classify', number, '--class', 'administrative', '--why', '仅通讯地址', '--staff', business],
    ['change', 'confirm', number, '--material', '执照', '--staff', certification],
    ['change', 'approve', number],
    ['change', 'enter', number, '--effective', ...on, '--staff', general],
    ['change', 'close', number, '--first-copy', '客户', '--second-copy', '综合部'],
  ]
  return days.map((day, place) => [...(acts([day])[place] ?? []), '--on', day])
}

/** What happened at the body up to June 2026, most of it in May. */
const happened: readonly (readonly string[])[] = [
  ['customer', 'add', script, '--code', 'C003'],
  ['customer', 'add', formula, '--code', 'C004'],
  ['customer', 'add', '戊物流有限公司', '--code', 'C005'],
  ['customer', 'add', '己化工有限公司', '--code', 'C006'],
  ['staff', 'add', '林总', '--role', 'leader'],
  ['staff', 'add', '王芳', '--role', 'business'],
  // Certificates: C002's ran out on 19 May, C003's was issued, C004's was cancelled, C005 got a new one for its old one.
  certified('C002', '2023-05-20', '2026-05-19', 'Q-2'),
  certified('C003', '2026-05-06', '2029-05-05', 'Q-3'),
  certified('C004', '2025-04-01', '2028-03-31', 'Q-4'),
  certified('C005', '2025-05-01', '2028-04-30', 'Q-5'),
  certified('C006', '2025-06-01', '2028-05-31', 'Q-6'),
  [
    ...['certificate', 'add', 'C005', '--number', 'Q-5A', '--standard', 'ISO 9001:2015', '--scope', '机械加工'],
    ...['--issued', '2026-05-12', '--expires', '2028-04-30', '--replaces', 'Q-5'],
  ],
  cancels('Q-4', '2026-05-25', decided),
  // Suspensions: one from March to 15 May, one since 8 May.
  suspends('Q-1', '2026-03-02', decided),
  restores('Q-1', '2026-05-15', { ...decided, 'verified-by': auditor }),
  suspends('Q-6', '2026-05-08', decided),
  ['customer', 'assign', 'C001', '--to', '王芳', '--from', '2026-01-05'],
  ['customer', 'assign', 'C006', '--to', '王芳', '--from', '2026-01-05'],
  ['customer', 'assign', 'C005', '--to', business, '--from', '2026-01-05'],
  // Contacts: three of May reached two customers; one of them is about one topic, one call was not answered.
  called('C001', '2026-05-04', ...both),
  ['contact', 'add', 'C001', '--on', '2026-05-20', '--channel', 'visit', '--needs', '无'],
  called('C005', '2026-05-29', ...both),
  ['contact', 'add', 'C003', '--on', '2026-05-11', '--channel', 'phone', '--outcome', 'no-answer'],
  ['contact', 'add', 'C006', '--on', '2026-04-10', '--channel', 'wechat', ...both],
  called('C006', '2025-06-03', ...both),
  called('C001', '2025-05-30', ...both),
  called('C001', '2026-06-02', ...both),
  // Change applications: closed after 12 and 4 days; entered only; of June.
  ...renamed('C001', 1, '深圳市甲科技路1号', [
    '2026-04-29',
    '2026-04-30',
    '2026-05-06',
    '2026-05-07',
    '2026-05-08',
    '2026-05-11',
  ]),
  ...renamed('C005', 2, '深圳市戊供应链路1号', [
    '2026-05-11',
    '2026-05-11',
    '2026-05-12',
    '2026-05-13',
    '2026-05-14',
    '2026-05-15',
  ]),
  ...renamed('C006', 3, '深圳市己新材料路1号', ['2026-05-18', '2026-05-18', '2026-05-19', '2026-05-20', '2026-05-21']),
  ...renamed('C002', 4, '深圳市乙粮油路1号', ['2026-06-03']),
  ['loss', 'open', 'C002', '--kind', 'loss', '--certificate', 'Q-2', '--found', '2026-05-21', '--situation', '转机构'],
  on('2026-05-21', 'loss', 'verify', 'LS-2026-0001', '--result', '属实'),
  on('2026-05-22', 'loss', 'cause', 'LS-2026-0001', '--text', '价格'),
  ['loss', 'open', 'C001', '--kind', 'abnormality', '--found', '2026-06-10', '--situation', '电话不通'],
  // The survey, a suggestion from it, and what was said otherwise.
  determined(three, '--on', '2026-05-04'),
  on('2026-05-06', 'survey', 'sample', '--size', '1', '--seed', '1 2 3', '--chosen-by', decider, '--witness', '林总'),
  ['survey', 'issue', 'SV-2026-1', '--channel', 'wechat', '--on', '2026-05-07'],
  ['feedback', 'add', 'C001', '--channel', 'visit', '--received', '2026-05-20', '--content', '报告慢'],
  ['feedback', 'add', '--about', '庚厂', '--channel', 'symposium', '--received', '2026-05-28', '--content', '多培训'],
  ['feedback', 'add', 'C001', '--channel', 'return-call', '--received', '2026-06-01', '--content', '满意'],
  on(
    '2026-05-20',
    ...['survey', 'suggest', 'add', '--content', '提前提醒', '--department', '市场客服部'],
    ...['--owner', 'clerk', '--due', '2026-05-29'],
  ),
  ['event', 'add', '--kind', 'training', '--title', '内审员培训', '--on', '2026-03-12'],
  ['event', 'add', '--kind', 'symposium', '--title', '换版座谈', '--on', '2026-05-19'],
  ['event', 'attend', 'EV-2026-02', 'C001', '--headcount', '2'],
  ['event', 'attend', 'EV-2026-02', 'C003', '--headcount', '3'],
  ['event', 'add', '--kind', 'symposium', '--title', '六月座谈', '--on', '2026-06-04'],
  ['intel', 'add', '--month', '2026-05', '--source', '公示系统', '--nothing', '--on', '2026-05-13'],
  [
    'intel',
    'add',
    '--month',
    '2026-05',
    '--source',
    '新闻',
    '--finding',
    '环保处罚',
    '--customer',
    'C006',
    '--on',
    '2026-05-14',
  ],
  ['intel', 'report', 'OI-2026-0002', '--leader', '林总', '--on', '2026-05-18'],
  ['magazine', 'issue', '2026年第1期', '--published', '2026-05-15'],
  ['magazine', 'send', 'MG-2026-01', 'C001', '--delivery', '邮寄', '--on', '2026-05-16'],
  on('2026-05-27', 'finding', 'open', 'contact-twice-a-year', '--period', '2025', '--customer', 'C001'),
]

/** A body with something in every section of the report on May 2026. */
export const busyMonth = () =>
  bodyAs('busy month', async () => {
    const own = await body()
    for (const argv of happened) await own.json(argv)
    return own
  })
