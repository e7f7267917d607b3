import { expect } from 'vitest'
import { clerk, clerkAs } from '../contact/clerk.ts'

/** Who made the register and so is of business, and its manager. */
export const manager = 'clerk'

/** Who does what at the body: a name for each role of 4.2. */
export const staff = {
  business: '赵敏',
  certification: '张三',
  general: '周华',
  'team-leader': '李强',
  auditor: '钱进',
  'project-manager': '孙丽',
  'decision-maker': '陈红',
} as const

const today = '2026-06-30'

/** A certification body with its staff and a certified customer under contract. */
export const body = () => bodyAs('body', certifiedBody)

async function certifiedBody() {
  const own = await clerk('客户编号,客户名称,注册地址\nC001,甲机械有限公司,深圳市南山区1号\nC002,乙食品有限公司,\n')
  for (const [role, name] of Object.entries(staff)) await own.json(['staff', 'add', name, '--role', role])
  await own.json([
    ...['contract', 'add', 'C001', '--number', 'HT-1', '--kind', 'management-system', '--amount', '12000'],
    ...['--accepted', '2025-02-03', '--accepted-ref', 'A1', '--reviewed', '2025-02-05', '--reviewed-ref', 'R1'],
    ...['--signed', '2025-02-10', '--signed-ref', 'S1', '--set-up', '2025-02-12', '--set-up-ref', 'P1'],
  ])
  await own.json([
    ...['certificate', 'add', 'C001', '--number', 'Q-1', '--standard', 'ISO 9001:2015', '--contract', 'HT-1'],
    ...['--scope', '齿轮的加工和销售', '--issued', '2025-03-01', '--expires', '2028-02-29'],
  ])
  return own
}

/** A body as `prepare` leaves one, which is done once for a process. */
export async function bodyAs(name: string, prepare: () => ReturnType<typeof clerk>) {
  const own = await clerkAs(name, prepare)
  /** An act by somebody on a day; the application as it is left. */
  const act = async (verb: string, number: string, by: string, on: string, ...more: string[]) =>
    (await own.json(['change', verb, number, ...more, '--staff', by, ...(more.includes('--at') ? [] : ['--on', on])]))
      .change
  /** The digest of the whole journal: equal before and after what is refused. */
  const head = async () => (await own.json(['audit', 'verify'])).verification.head as string
  /** A command that is refused with exit 3 under a clause and changes nothing. */
  const refused = async (argv: readonly string[], clause: string, message: string, hint: string) => {
    const before = await head()
    const problem = await own.problem(argv, 3)
    expect(problem.clause, `${argv.join(' ')}: ${problem.message}`).toBe(clause)
    expect(problem.message).toContain(message)
    expect(problem.hint).toContain(hint)
    expect(await head()).toBe(before)
  }
  return { ...own, act, head, refused, today }
}

/** An F01 at the desk, complete. */
export const f01 = (subject: string, number: string, ...more: string[]) => [
  ...['change', 'submit', subject, '--f01', number, '--copies', '2', '--signed-on', '2026-06-01'],
  ...['--on', '2026-06-02', '--staff', staff.business, ...more],
]
