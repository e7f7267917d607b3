import { creditCheck, organizationCheck } from '../../src/customer/customer/credit-code.ts'
import { clerk, clerkAs } from '../contact/clerk.ts'
import type { Desk } from '../upkeep/desk.ts'

/** The vector of 4.5.4: one item a stage, full score 10. */
export const three = [
  'A1|acceptance|10|受理是否及时|Was the application accepted in time',
  'B1|audit|10|审核是否专业|Was the audit competent',
  'C1|service|10|服务是否满意|Was the service helpful',
]

/** Ten items, so that three blanks are 30 %; C3 has another full score. */
export const ten = [
  'A1|合同受理|10|受理是否及时|Accepted in time',
  'A2|合同受理|10|收费是否清楚|Fees clear',
  'B1|审核过程|10|计划是否提前沟通|Plan agreed in advance',
  'B2|审核过程|10|审核员的能力|Competence of the auditors',
  'B3|审核过程|10|审核员是否公正|Impartiality of the auditors',
  'B4|审核过程|10|审核员的态度|Attitude of the auditors',
  'B5|审核过程|10|审核发现的帮助|Use of the findings',
  'C1|证后服务|10|证书是否及时送达|Certificate in time',
  'C2|证后服务|10|变更服务|Service for changes',
  'C3|证后服务|5|投诉处理|Handling of complaints',
]

const grounds = ['--market-trend', '新标准换版', '--customer-needs', '答复更快', '--own-work', '管理评审']

export const determined = (items: readonly string[], ...more: string[]) => [
  ...['survey', 'questionnaire', 'add', ...items.flatMap((item) => ['--item', item]), ...grounds, ...more],
]

/** The customer's code by its number: C001, C002 … */
export const codeOf = (place: number) => `C${String(place).padStart(3, '0')}`
export const nameOf = (place: number) => `第${place}机械有限公司`

export function creditCodeOf(place: number): string {
  const organization = `MA5N${String(place).padStart(4, '0')}`
  const first = `91440300${organization}${organizationCheck(organization)}`
  return `${first}${creditCheck(first)}`
}

const header = '客户编号,客户名称,统一社会信用代码,联系人,手机,证书编号,认证标准,认证范围,发证日期,有效期至'
const certified = (place: number) => [
  ...[codeOf(place), nameOf(place), creditCodeOf(place), `联系${place}`, `138${String(place).padStart(8, '0')}`],
  ...[`Q-${place}`, 'ISO 9001:2015', '机械加工', '2025-01-20', '2028-01-19'],
]

interface RoundOptions {
  readonly customers?: number
  readonly size?: number
  readonly items?: readonly string[]
  /** The day of the questionnaire, the draw and the issue. */
  readonly on?: string
  /** How far it gets; everything up to that is done. */
  readonly until?: 'register' | 'questionnaire' | 'drawn' | 'issued'
}

export const survey = 'SV-2026-1'

/** Corrects, or takes back, what came back from a customer. */
export const edited = (customer: string, ...more: string[]) => [
  'survey',
  'edit',
  survey,
  customer,
  ...more,
  '--reason',
  '误录',
]
export const voided = (customer: string, ...more: string[]) => [
  'survey',
  'void',
  survey,
  customer,
  ...more,
  '--reason',
  '误录',
]

/** Whom the survey's draw chose, by rank. */
export async function drawnIn({ json }: Pick<Desk, 'json'>): Promise<readonly string[]> {
  const shown = await json(['survey', 'show', survey])
  return (shown.survey.sampled as { customer: string }[]).map(({ customer }) => customer)
}

const steps = ['register', 'questionnaire', 'drawn', 'issued']

/** A desk with certified customers and the survey of 2026 over them, up to forms that were issued. */
export async function round({
  customers = 20,
  size = 4,
  items = three,
  on = '2026-03-02',
  until = 'issued',
}: RoundOptions = {}) {
  const rows = Array.from({ length: customers }, (_, i) => certified(i + 1).join(','))
  const reached = (step: string) => steps.indexOf(step) <= steps.indexOf(until)
  const drawing = ['survey', 'sample', '--seed', 'NCT-GI-007-F02/2025', '--size', String(size), '--today', on]
  const own = await clerkAs(`round ${JSON.stringify([customers, size, items, on, until])}`, async () => {
    const own = await clerk([header, ...rows, ''].join('\n'))
    if (reached('questionnaire')) await own.json(determined(items, '--today', on))
    if (reached('drawn')) await own.json(drawing)
    if (reached('issued')) await own.json(['survey', 'issue', survey, '--channel', 'email', '--today', on])
    return own
  })
  const { json } = own
  const drawn = reached('drawn') ? await drawnIn(own) : []
  /** The journal's head: a command that is refused leaves it. */
  const head = async () => (await json(['audit', 'verify'])).verification.head as string
  /** What a command prints that must be refused and leave the register as it was. */
  const refuses = async (argv: readonly string[], code: number) => {
    const before = await head()
    const problem = await own.problem(argv, code)
    if ((await head()) !== before) throw new Error(`${argv.join(' ')} was refused and changed the register`)
    return problem
  }
  const back = (customer: string, answers: string, ...more: string[]) =>
    json(['survey', 'return', survey, customer, '--answers', answers, ...more])
  const scored = (...more: string[]) => json(['survey', 'score', ...more])
  /** The lines of the compliance report about one clause. */
  const lines = async (clause: string, ...more: string[]): Promise<Line[]> =>
    (await json(['report', 'compliance', '--clause', clause, ...more])).clauses
  return { ...own, drawn, head, refuses, back, scored, lines }
}

interface Answered {
  readonly answers: readonly { readonly item: string; readonly answer: number | null }[]
}

/** What was answered on a form, by item, as JSON prints it; blanks are left out. */
export const given = ({ answers }: Answered): Readonly<Record<string, number | null>> =>
  Object.fromEntries(answers.filter(({ answer }) => answer !== null).map(({ item, answer }) => [item, answer]))

export interface Line {
  readonly clause: string
  readonly id: string
  readonly period: string
  readonly result: string
  readonly findings: readonly {
    readonly state: string
    readonly text: { readonly en: string; readonly zh: string }
    readonly facts: Readonly<Record<string, unknown>>
    readonly settle: readonly string[] | null
  }[]
  readonly remarks: readonly { readonly text: { readonly en: string; readonly zh: string } }[]
}

/** A survey of ten items with what lists of returns are imported by. */
export async function imported(options: RoundOptions = {}) {
  const own = await round({ items: ten, ...options })
  /** Imports what a list says; JSON. */
  const take = async (list: string | Uint8Array, ...more: string[]) => {
    const done = await own.at(['survey', 'import', '-', ...more, '--format', 'json'], { stdin: list })
    return JSON.parse(done.code < 2 ? done.out : done.err.slice(done.err.indexOf('{')))
  }
  const people = async (list: string, ...more: string[]) => {
    const done = await own.at(['survey', 'import', '-', ...more, '--format', 'table'], { stdin: list })
    return { ...done, all: done.out + done.err }
  }
  const answersOf = async (customer: string) => (await own.json(['survey', 'answers', survey, customer])).return
  return { ...own, take, people, answersOf }
}

/** Line, field and reason of what an import rejected. */
export const reasons = (done: { rejects: Record<string, unknown>[] }) =>
  done.rejects.map(({ line, field, reason }) => [line, field, reason])
