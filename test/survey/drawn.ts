import { expect } from 'vitest'
import { clerk, clerkAs } from '../contact/clerk.ts'
import { drawnIn } from './round.ts'

/** The codes C0001, C0002, … of so many customers. */
export const codesTo = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `C${String(at + 1).padStart(4, '0')}`)

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** A list of customers of these codes, each with a certificate Q-00001, Q-00002, … valid until the day. */
export const certifiedList = (codes: readonly string[], until = '2028-02-02'): string =>
  [
    '客户编号,客户名称,联系人,手机,证书编号,认证标准,初次获证日期,发证日期,有效期至',
    ...codes.map((code, at) => {
      const place = String(at + 1).padStart(5, '0')
      const mobile = `138${String(at + 1).padStart(8, '0')}`
      const certificate = [`Q-${place}`, 'ISO 9001:2015', '2025-02-03', '2025-02-03', until]
      return [code, `${code}号有限公司`, '李明', mobile, ...certificate].map(cell).join(',')
    }),
    '',
  ].join('\n')

/** A finding or a remark of the report. */
interface Said {
  readonly text: { readonly en: string; readonly zh: string }
}

/** How 4.5.2 judges the draw of a year. */
interface Judged {
  readonly id: string
  readonly period: string
  readonly result: string
  readonly findings: readonly (Said & { readonly state: string })[]
  readonly remarks: readonly Said[]
}

/** A desk whose register has customers of these codes, all certified until the day. */
export const drawDesk = (codes: readonly string[], until?: string) => drawing(() => clerk(certifiedList(codes, until)))

/** What is done about a draw at a desk. */
async function drawing(made: () => ReturnType<typeof clerk>) {
  const own = await made()
  /** The journal's head: a command that is refused or changes nothing leaves it. */
  const head = async () => (await own.json(['audit', 'list', '--limit', '1'])).head as string
  /** How 4.5.2 judges the draw of this year. */
  const judged = async (...options: string[]) => {
    const { clauses } = await own.json(['report', 'compliance', '--clause', '4.5.2', ...options])
    const found = (clauses as Judged[]).find(({ id, period }) => id === 'survey-draw' && period === '2026')
    expect(found).toBeDefined()
    return found as Judged
  }
  /** Draws, and gives whom, by rank. */
  const drawn = async (...flags: string[]) => {
    const { sampled } = await own.json(['survey', 'sample', ...flags])
    return (sampled as { customer: string }[]).map(({ customer }) => customer)
  }
  /** What a command that must not change the register stops with. */
  const refusal = async (argv: readonly string[], code: number) => {
    const before = await head()
    const stopped = await own.problem(argv, code)
    expect(await head()).toBe(before)
    return stopped
  }
  return { ...own, head, judged, drawn, refusal }
}

/** One question of each stage. */
export const threeItems = [
  ...['--item', 'A1|acceptance|10|受理是否及时|Accepted in time'],
  ...['--item', 'B1|audit|10|审核是否专业|Competent audit'],
  ...['--item', 'C1|service|10|服务是否满意|Helpful service'],
]

/** The three grounds of 4.5.3. */
export const grounds = ['--market-trend', '电子证书', '--customer-needs', '答复更快', '--own-work', '管理评审']

/** Records a questionnaire with one question of each stage. */
export const questionnaire = ['survey', 'questionnaire', 'add', ...threeItems, ...grounds]

/** Draws, or says what would be drawn. */
export const sample = (...flags: string[]) => ['survey', 'sample', ...flags]

/** A desk of twenty, of whom two are drawn by the seed "one". */
export async function twoDrawn() {
  const own = await drawing(() =>
    clerkAs('two drawn', async () => {
      const own = await drawDesk(codesTo(20))
      await own.drawn('--seed', 'one', '--size', '2')
      return own
    }),
  )
  const two = await drawnIn(own)
  /** The draws of the survey, oldest first. */
  const draws = async () => (await own.json(['survey', 'show', 'SV-2026-1'])).survey.draws
  /** How many forms were issued. */
  const issued = async () => (await own.json(['survey', 'show', 'SV-2026-1'])).survey.issued
  return { ...own, two, draws, issued }
}

/** Records a questionnaire of these questions. */
export const asking = (...items: string[]) => [
  ...['survey', 'questionnaire', 'add', ...items.flatMap((item) => ['--item', item])],
  ...grounds,
]

/** What questions are refused for. */
export const textFault = 'it lacks its text in one of the languages'
export const maximumFault = (typed: string) => `its maximum must be a whole number from 1 to 100, not "${typed}"`
