import { certified, clerk, clerkAs } from '../contact/clerk.ts'

/** A line of the compliance report. */
export interface Line {
  readonly period: string
  readonly result: string
  readonly population: number
  readonly findings: readonly {
    readonly customer: string | null
    readonly state: string
    readonly period?: string
    readonly text: { readonly en: string; readonly zh: string }
    readonly facts: Readonly<Record<string, unknown>>
    readonly settle: readonly string[] | null
  }[]
  readonly remarks: readonly { readonly text: { readonly en: string; readonly zh: string } }[]
}

/** A desk with three certified customers, one that is not, business staff and a leader. */
export async function office() {
  const own = await clerkAs('office', async () => {
    const own = await clerk(
      '客户编号,客户名称\nC001,甲机械有限公司\nC002,乙食品有限公司\nC003,丙电子有限公司\nC004,丁物流有限公司\n',
    )
    for (const code of ['C001', 'C002', 'C003']) await own.json(certified(code, '2025-01-20', '2028-01-19'))
    await own.json(['staff', 'add', '王芳', '--role', 'business'])
    await own.json(['staff', 'add', '林总', '--role', 'leader'])
    return own
  })
  /** The lines of a duty by their period. */
  const lines = async (id: string, ...more: string[]): Promise<Readonly<Record<string, Line>>> => {
    const { clauses } = await own.json(['report', 'compliance', '--clause', id, ...more])
    return Object.fromEntries(clauses.map((line: Line) => [line.period, line]))
  }
  /** The journal's head: a command that changes nothing leaves it. */
  const head = async (): Promise<string> => (await own.json(['audit', 'list'])).head
  /** Runs a command that must be refused and leave the register as it was. */
  const refuses = async (argv: readonly string[], code: number) => {
    const before = await head()
    const problem = await own.problem(argv, code)
    if ((await head()) !== before) throw new Error(`${argv.join(' ')} was refused and changed the register`)
    return problem
  }
  return { ...own, lines, head, refuses }
}
