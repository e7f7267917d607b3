import { both, called, clerk, clerkAs } from '../contact/clerk.ts'
import { determined, three } from '../survey/round.ts'
import { suspends, withdraws } from '../suspension/suspended.ts'

const header = '客户编号,客户名称,联系人,手机,证书编号,认证标准,认证范围,发证日期,有效期至'

/** Customers with what became of each: the list says who is certified, the commands below what happened. */
const customers = [
  'C001,甲机械有限公司,李明,13800138001,Q-1,ISO 9001:2015,机械加工,2025-03-01,2028-02-29',
  'C002,乙食品有限公司,王强,13800138002,Q-2,ISO 9001:2015,食品生产,2025-02-01,2028-01-31',
  'C003,丙电子有限公司,赵丽,13800138003,Q-3,ISO 9001:2015,电子装配,2025-07-20,2028-07-19',
  'C004,丁物流有限公司,孙浩,13800138004,,,,,',
  'C005,戊化工有限公司,周敏,13800138005,Q-5,ISO 9001:2015,涂料生产,2023-07-25,2026-07-24',
  'C006,己建材有限公司,吴刚,13800138006,Q-6,ISO 9001:2015,水泥制品,2025-04-01,2028-03-31',
  'C007,庚纺织有限公司,郑洁,13800138007,Q-7,ISO 9001:2015,织造,2025-05-01,2028-04-30',
  'C008,辛科技有限公司,冯伟,13800138008,Q-8,ISO 9001:2015,软件开发,2023-04-01,2026-03-31',
  'C009,壬医药有限公司,陈静,13800138009,,,,,',
  'C010,癸贸易有限公司,褚云,13800138010,Q-10,ISO 9001:2015,贸易,2025-08-01,2028-07-31',
  'C011,子包装有限公司,卫东,13800138011,Q-11,ISO 9001:2015,包装,2026-01-20,2029-01-19',
  'C012,丑家具有限公司,蒋欣,13800138012,Q-12,ISO 9001:2015,家具,2026-01-20,2029-01-19',
  'C013,寅塑料有限公司,沈月,13800138013,Q-13,ISO 9001:2015,注塑,2026-01-20,2029-01-19',
]

const staff = [
  ['王芳', 'business'],
  ['林总', 'leader'],
  ['李决', 'decision-maker'],
  ['赵审', 'auditor'],
  ['周证', 'certification'],
  ['吴质', 'quality'],
]

/** A survey of March over the certified of that day, with one form that is out and one that came back with a low answer. */
const survey = 'SV-2026-1'

/** What was done in the rooms up to the day, and above all what was not. */
const deeds: readonly (readonly string[])[] = [
  // 4.3.1: 王芳 maintains the first three; C009 has a contract and nobody.
  ...['C001', 'C002', 'C003'].map((code) => ['customer', 'assign', code, '--to', '王芳', '--from', '2025-02-01']),
  ...['C004', 'C005', 'C006', 'C007', 'C008', 'C010', 'C011', 'C012', 'C013'].map((code) => [
    ...['customer', 'assign', code, '--to', 'clerk', '--from', '2025-02-01'],
  ]),
  [
    ...['contract', 'add', 'C009', '--number', 'HT-9', '--kind', 'product', '--accepted', '2026-06-22', '--reviewed'],
    ...['2026-06-23', '--reviewed-ref', 'PS-9', '--signed', '2026-06-24', '--signed-ref', 'HT-9'],
  ],
  [
    ...['contract', 'add', 'C004', '--number', 'HT-4', '--kind', 'inspection', '--accepted', '2026-06-24'],
    ...['--accepted-ref', 'SL-4'],
  ],
  // 4.3.3: a VIP whose contact of 10 June was not passed on, and one without a file.
  ['customer', 'vip', 'set', 'C001', '--from', '2026-01-01', '--file', 'VIP-1'],
  ['customer', 'vip', 'set', 'C011', '--from', '2026-02-01'],
  called('C001', '2026-06-10', ...both, '--staff', '王芳'),
  // 4.1.1: a follow-up was promised, and nobody was reached since.
  called('C003', '2026-06-15', ...both, '--staff', '王芳', '--follow-up', '2026-06-25'),
  // 4.1.2: information that needs an action and has no owner, and an action that is owned.
  [
    ...['information', 'add', 'C003', '--source', '电话', '--received', '2026-06-22', '--content', '搬迁'],
    '--action-needed',
  ],
  [
    ...['information', 'add', 'C002', '--source', '网站', '--received', '2026-06-25', '--content', '增加产线'],
    ...['--owner', '王芳'],
  ],
  // 4.1.3: papers that a customer asked for.
  ['contract', 're-sign', 'add', 'C001', '--requested', '2026-06-22'],
  // 4.2: an application that waits to be classified.
  [
    ...['change', 'submit', 'C001', '--f01', 'F01-1', '--copies', '2', '--signed-on', '2026-06-28'],
    ...['--set', '法定代表人=张三', '--on', '2026-06-29'],
  ],
  // ISO/IEC 17021-1 9.1.3: done, and so due again next year; planned; Q-2 is overdue.
  ['certificate', 'surveillance', 'done', 'Q-1', '--on', '2026-02-20', '--reference', 'JD-1'],
  ['certificate', 'surveillance', 'plan', 'Q-3', '--on', '2026-07-10'],
  ...['2024-07-20', '2025-07-15'].map((on, i) => [
    ...['certificate', 'surveillance', 'done', 'Q-5', '--on', on, '--reference', `JD-5${i}`],
  ]),
  ...['2024-03-20', '2025-03-15'].map((on, i) => [
    ...['certificate', 'surveillance', 'done', 'Q-8', '--on', on, '--reference', `JD-8${i}`],
  ]),
  // 4.1.1: an inspection certificate that soon ends.
  [
    ...[
      'certificate',
      'add',
      'C004',
      '--number',
      'J-4',
      '--scheme',
      'inspection',
      '--standard',
      '检验',
      '--scope',
      '货架',
    ],
    ...['--issued', '2025-07-16', '--expires', '2026-07-15'],
  ],
  // 4.4.1: a suspension that runs out, with its public status to follow; one that has run out; a withdrawal to be told.
  suspends('Q-6', '2026-02-10'),
  [
    ...['suspend', 'follow-up', 'SP-2026-0001', 'notice', '--on', '2026-02-11', '--reference', 'TZ-1'],
    ...['--delivery', '快递'],
  ],
  suspends('Q-7', '2025-11-15'),
  [
    ...['suspend', 'follow-up', 'SP-2025-0001', 'notice', '--on', '2025-11-16', '--reference', 'TZ-2'],
    ...['--delivery', '快递'],
  ],
  ['suspend', 'follow-up', 'SP-2025-0001', 'publication', '--on', '2025-11-16'],
  withdraws('Q-10', '2026-06-26'),
  // 4.3.6: an issue that one of the certified has.
  ['magazine', 'issue', '2026年第1期', '--published', '2026-06-10'],
  ['magazine', 'send', 'MG-2026-01', 'C001', '--delivery', '邮寄', '--on', '2026-06-11'],
  // 4.5: the survey, a suggestion from it, feedback that is not classified, complaints.
  determined(three, '--today', '2026-03-02'),
  ['survey', 'sample', '--seed', 'NCT-GI-007-F02/2026', '--size', '2', '--witness', '林总', '--today', '2026-03-02'],
  ['survey', 'issue', survey, '--channel', 'email', '--today', '2026-03-02'],
  [
    ...['survey', 'suggest', 'add', '--survey', survey, '--content', '提前两周发审核计划', '--department', '认证部'],
    ...['--owner', '王芳', '--due', '2026-07-10'],
  ],
  ['feedback', 'add', 'C012', '--channel', 'visit', '--received', '2026-06-22', '--content', '报告太慢'],
  [
    ...['feedback', 'add', 'C013', '--channel', 'complaint', '--received', '2026-06-26', '--content', '发票有误'],
    ...['--owner', '王芳', '--due', '2026-07-05'],
  ],
  [
    ...['feedback', 'add', 'C011', '--channel', 'complaint', '--received', '2026-06-23', '--content', '电话无人接'],
    ...['--owner', 'clerk', '--due', '2026-07-03', '--stage', 'service', '--topic', '热线', '--as', 'dissatisfaction'],
  ],
  // 4.3.5 of last year was not done, and is on record without its cause.
  ['finding', 'open', 'two-events-a-year', '--period', '2025'],
]

/** A line of the agenda as programs read it. */
export interface Line {
  readonly urgency: 'overdue' | 'at-risk' | 'due' | 'record'
  readonly by: string
  readonly daysLeft: number
  readonly clauses: readonly string[]
  readonly customer: string | null
  readonly name: string | null
  readonly text: { readonly en: string; readonly zh: string }
  readonly maintainer: string | null
  readonly owner: string | null
  readonly person: string | null
  readonly phone: string | null
  readonly settle: readonly string[]
}

/** A certification body on a morning on which every room has something overdue, at risk or due. */
export async function busyDesk() {
  const own = await clerkAs('busy', async () => {
    const own = await clerk([header, ...customers, ''].join('\n'))
    for (const [name = '', role = ''] of staff) await own.json(['staff', 'add', name, '--role', role])
    for (const argv of deeds) await own.json(argv)
    return own
  })
  const { json } = own
  const { outstanding } = await json(['survey', 'remind', survey])
  const [low = '', out = ''] = (outstanding as { customer: string }[]).map(({ customer }) => customer)
  await json(['survey', 'return', survey, low, '--answers', '9 3 8', '--on', '2026-03-20'])
  const agenda = async (...more: string[]): Promise<readonly Line[]> => (await json(['today', ...more])).agenda
  return { ...own, agenda, survey, low, out }
}
