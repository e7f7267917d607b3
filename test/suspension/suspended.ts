import { certified, clerk, clerkAs } from '../contact/clerk.ts'

/** A desk with who decides and who verifies, and a certificate Q-C001 of C001. */
export async function suspensionDesk(more: readonly (readonly string[])[] = []) {
  const own = await clerkAs(`suspension ${JSON.stringify(more)}`, async () => {
    const own = await clerk()
    await own.json(['staff', 'add', '李决', '--role', 'decision-maker'])
    await own.json(['staff', 'add', '赵审', '--role', 'auditor'])
    await own.json(certified('C001', '2025-01-20', '2028-01-19'))
    for (const argv of more) await own.json(argv)
    return own
  })
  /** The journal's head: a command that is refused leaves it. */
  const digest = async () => (await own.json(['audit', 'verify'])).verification.head as string
  /** The findings of one clause. */
  const findings = async (clause: string, ...options: string[]) => {
    const { clauses } = await own.json(['report', 'compliance', '--clause', clause, ...options])
    return (clauses as { findings: Found[] }[]).flatMap((line) => line.findings)
  }
  const statusOn = async (number: string, day: string) => {
    const { certificates } = await own.json(['certificate', 'list', '--as-of', day])
    return (certificates as { number: string; status: string }[]).find((each) => each.number === number)?.status ?? null
  }
  return { ...own, digest, findings, statusOn }
}

export interface Found {
  readonly customer: string
  readonly state: string
  readonly period: string
  readonly text: { readonly en: string; readonly zh: string }
  readonly facts: Readonly<Record<string, unknown>>
  readonly settle: readonly string[] | null
}

/** Those of 4.4.1 but for what the authority is told, which has tests of its own. */
export const besidesReports = (findings: readonly Found[]): Found[] =>
  findings.filter(({ facts }) => facts.reported === undefined)

type Days = Readonly<Record<string, string | true | null>>

/** A command line of its flags; null leaves one out. */
const typed = (argv: readonly string[], flags: Days): string[] => [
  ...argv,
  ...Object.entries(flags).flatMap(([name, value]) =>
    value === null ? [] : value === true ? [`--${name}`] : [`--${name}`, value],
  ),
]

/** Suspends with all that 4.4.1 demands. */
export const suspends = (certificate: string, on: string, more: Days = {}) =>
  typed(['suspend', 'start', certificate], {
    on,
    reason: 'fees-unpaid',
    'ground-on': on,
    'decided-by': '李决',
    conditions: '缴清费用',
    ...more,
  })

export const restores = (certificate: string, on: string, more: Days = {}) =>
  typed(['suspend', 'restore', certificate], {
    on,
    evidence: '缴费凭证',
    'verified-by': '赵审',
    'verified-on': on,
    'decided-by': '李决',
    // Only where a surveillance is owed: what these tests are about is another thing.
    reason: '监督另行安排',
    ...more,
  })

export const withdraws = (certificate: string, on: string, more: Days = {}) =>
  typed(['suspend', 'withdraw', certificate], { on, reason: 'given-up', 'decided-by': '李决', ...more })

export const cancels = (certificate: string, on: string, more: Days = {}) =>
  typed(['suspend', 'cancel', certificate], { on, application: '申请-1', 'decided-by': '李决', ...more })
