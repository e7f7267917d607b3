import { body, bodyAs, f01, manager, staff } from '../change/body.ts'
import { certified } from '../contact/clerk.ts'
import { restores, suspends } from '../suspension/suspended.ts'

/** A finding as the report prints it. */
export interface Found {
  readonly duty: string
  readonly clause: string
  readonly period: string
  readonly state: string
  readonly customer: string | null
  readonly text: { readonly en: string; readonly zh: string }
  readonly facts: Readonly<Record<string, unknown>>
  readonly settle: readonly string[] | null
  readonly record: string | null
}

const { business, certification, general, 'decision-maker': decider, auditor } = staff

/** What went wrong in a year and a half at a certification body: of every duty that can be too late, something that is. */
const wrongs: readonly (readonly string[])[] = [
  // 4.3.2, 4.3.3, 4.3.1 and 4.5 of 2025 were not done at all.
  ['customer', 'vip', 'set', 'C001', '--from', '2025-04-01', '--file', 'V-1'],
  // 4.1.2: recorded after five working days, and so was the action.
  ['information', 'add', 'C001', '--source', '电话', '--received', '2026-05-04', '--content', '更换总经理'],
  [
    'information',
    'add',
    'C002',
    '--source',
    '网站',
    '--received',
    '2026-05-04',
    '--content',
    '搬迁',
    '--owner',
    'clerk',
  ],
  ['information', 'close', 'IN-2026-0002', '--outcome', '已办理'],
  // 4.1.3: the papers came late.
  ['contract', 're-sign', 'add', 'C001', '--requested', '2026-05-04'],
  [
    ...['contract', 're-sign', 'supply', 'RS-2026-0001', '--situation', '增加场所', '--application', '2026-06-30'],
    ...['--application-ref', 'SQ-1', '--papers', '2026-06-30', '--papers-ref', 'HT-9'],
  ],
  // 4.1.4: signed before the review.
  [
    ...['contract', 'add', 'C002', '--number', 'HT-2', '--kind', 'product', '--accepted', '2026-02-03'],
    ...['--accepted-ref', 'A', '--signed', '2026-02-10', '--signed-ref', 'S', '--reviewed', '2026-03-10'],
    ...['--reviewed-ref', 'R', '--set-up', '2026-03-11', '--set-up-ref', 'P', '--out-of-order', '评审会延期'],
  ],
  // 4.1.5: below the floor, as a manager decided.
  ['contract', 'floor', 'add', 'ISO 9001', '20000', '--from', '2025-02-01'],
  [
    ...['contract', 'add', 'C002', '--number', 'HT-3', '--kind', 'management-system', '--service', 'ISO 9001'],
    ...['--amount', '15000', '--accepted', '2026-02-03', '--accepted-ref', 'A', '--reviewed', '2026-02-04'],
    ...['--reviewed-ref', 'R', '--signed', '2026-02-05', '--signed-ref', 'S', '--below-floor', '三年框架'],
  ],
  // 4.4.1: suspended too long, restored late, the notice and the public status later still.
  suspends('Q-1', '2025-08-31', { 'decided-by': decider }),
  restores('Q-1', '2026-03-05', { 'decided-by': decider, 'verified-by': auditor }),
  ...['suspension', 'restoration'].flatMap((of) => [
    [
      ...['suspend', 'follow-up', 'SP-2025-0001', 'notice', '--of', of, '--on', '2026-06-30'],
      ...['--reference', `T-${of}`, '--delivery', '挂号信'],
    ],
    ['suspend', 'follow-up', 'SP-2025-0001', 'publication', '--of', of, '--on', '2026-06-30'],
  ]),
  // 9.1.3: surveillance done late, and a certificate that expired. 4.3.7: whose loss was recorded late, and handled late.
  ['certificate', 'surveillance', 'done', 'Q-1', '--on', '2026-05-10', '--reference', 'JD-1'],
  certified('C002', '2023-02-01', '2026-01-31', 'Q-2'),
  ['loss', 'open', 'C002', '--kind', 'loss', '--certificate', 'Q-2', '--found', '2026-03-20', '--situation', '转机构'],
  ['loss', 'verify', 'LS-2026-0001', '--result', '属实'],
  ['loss', 'cause', 'LS-2026-0001', '--text', '价格'],
  ['loss', 'report', 'LS-2026-0001', '--to', 'clerk'],
  // 4.5.1: classified late, also of somebody who is no customer.
  ['feedback', 'add', 'C001', '--channel', 'visit', '--received', '2026-05-04', '--content', '报告慢'],
  ['feedback', 'add', '--about', '己厂', '--channel', 'symposium', '--received', '2026-05-04', '--content', '多培训'],
  ['feedback', 'classify', 'FB-2026-0001', '--stage', 'service', '--topic', '报告', '--as', 'suggestion'],
  ['feedback', 'classify', 'FB-2026-0002', '--stage', 'service', '--topic', '培训', '--as', 'suggestion'],
]

/** The body with all that, as of 2026-06-30, and its findings as the report prints them. */
export async function richDesk() {
  const own = await bodyAs('rich', async () => {
    const own = await body()
    for (const argv of wrongs) await own.json(argv)
    // 4.2: an act by somebody whose role, as it turned out, had ended, of a change that is closed.
    const { change } = await own.json(f01('C001', 'F-1', '--set', 'mailing-address=深圳市福田区2号'))
    await own.act('classify', change.number, business, '2026-06-03', '--class', 'administrative', '--why', '仅地址')
    await own.act('confirm', change.number, certification, '2026-06-04', '--material', '执照')
    await own.act('approve', change.number, manager, '2026-06-05')
    await own.act('enter', change.number, general, '2026-06-05', '--effective', '2026-06-05')
    await own.act('close', change.number, business, '2026-06-05', '--first-copy', '档案', '--second-copy', '客户')
    await own.json(['staff', 'end', certification, '--role', 'certification', '--on', '2026-06-01'])
    return own
  })
  const findings = async (...more: string[]): Promise<Found[]> => {
    const { clauses } = await own.json(['report', 'compliance', ...more])
    type Line = { id: string; clause: string; period: string; findings: Omit<Found, 'duty' | 'clause'>[] }
    return (clauses as Line[]).flatMap(({ id, clause, period, findings }) =>
      findings.map((finding) => ({ ...finding, duty: id, clause, period: finding.period ?? period })),
    )
  }
  return { ...own, findings }
}

/** The breaches that nothing truthful cures any more. */
export const incurable = (found: readonly Found[]): Found[] =>
  found.filter(({ state, settle, record }) => state === 'breach' && (record !== null || settle?.[0] === 'finding'))
