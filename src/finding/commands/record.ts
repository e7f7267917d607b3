import { isUnder } from '../../clause/cite.ts'
import type { Day } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import type { Db, Row } from '../../register/register.ts'
import { seriesNumber } from '../../terminal/flag.ts'
import { type Column, columnOf } from '../../terminal/result.ts'
import { nextStep } from '../rules.ts'
import { type FindingRecord, findingByNumber, listFindings } from '../store.ts'
import { findingWords } from '../words.ts'

export const findingNumber = seriesNumber(
  { en: 'the record, such as FD-2026-0001', zh: '不符合编号，如 FD-2026-0001' },
  'finding',
)

/** A record as it is printed. */
export interface FindingView extends Omit<FindingRecord, 'days'> {
  readonly causeFound: Day | null
  readonly corrected: Day | null
  readonly verified: Day | null
  readonly acknowledged: Day | null
}

const viewOf = ({ days, ...record }: FindingRecord): FindingView => ({
  ...record,
  causeFound: days.cause,
  corrected: days.correct,
  verified: days.verify,
  acknowledged: days.acknowledge,
})

/** The records of the day as they are printed, oldest first: all, those of a clause, or those not acknowledged. */
export async function findingViews(
  db: Db,
  day: Day,
  filter: { readonly clause?: string | undefined; readonly open?: boolean | undefined } = {},
): Promise<FindingView[]> {
  const { clause, open } = filter
  return (await listFindings(db, day))
    .filter((each) => clause === undefined || each.duty === clause || isUnder(each.clause, clause))
    .filter((each) => open !== true || nextStep(each.days) !== null)
    .map(viewOf)
}

/** One record as it is printed. Usage problem where there is none by the day, or it was taken back. */
export async function findingView(db: Db, number: string, day: Day): Promise<FindingView> {
  await requireFinding(db, number)
  const found = (await findingViews(db, day)).find((each) => each.number === number)
  if (found === undefined) throw usage(findingWords.unknown(number), findingWords.list)
  return found
}

/** The row of a number. Usage problem where there is none, or it was taken back. */
export async function requireFinding(db: Db, number: string): Promise<Row<'finding'>> {
  const found = await findingByNumber(db, number)
  if (found === null) throw usage(findingWords.unknown(number), findingWords.list)
  if (found.voided_at !== null) throw usage(findingWords.isVoid(number, found.void_reason ?? ''), findingWords.list)
  return found
}

const plain = columnOf<FindingView>()

const content: Column<FindingView> = {
  key: 'content',
  title: { en: 'What', zh: '事项' },
  cell: (item) => item.content.en,
  shown: (item) => item.content,
  prose: true,
}

/** Every value: what CSV and TSV write, and `show`. */
export const findingRows: readonly Column<FindingView>[] = [
  plain('number', 'Finding', '编号'),
  plain('clause', 'Clause', '条款'),
  plain('duty', 'Duty', '职责'),
  plain('period', 'Period', '期间'),
  plain('customer', 'Customer', '客户'),
  plain('name', 'Name', '名称'),
  plain('about', 'About', '对象'),
  content,
  plain('opened', 'Opened', '登记日期'),
  plain('openedBy', 'Opened by', '登记人'),
  plain('causeFound', 'Cause found', '原因查明日期'),
  plain('cause', 'Cause', '原因'),
  plain('corrected', 'Corrected', '纠正日期'),
  plain('correction', 'Correction', '纠正'),
  plain('action', 'Action', '措施'),
  plain('verified', 'Verified', '验证日期'),
  plain('verifiedBy', 'Verified by', '验证人'),
  plain('effectiveness', 'Effectiveness', '有效性'),
  plain('acknowledged', 'Acknowledged', '确认日期'),
  plain('acknowledgedBy', 'Acknowledged by', '确认人'),
]

const state = ({ causeFound, corrected, verified, acknowledged }: FindingView): Words =>
  findingWords.state({ cause: causeFound, correct: corrected, verify: verified, acknowledge: acknowledged })

/** What people need on one screen. */
export const findingColumns: readonly Column<FindingView>[] = [
  { ...plain('number', 'Finding', '编号'), whole: true },
  plain('clause', 'Clause', '条款'),
  { ...plain('period', 'Period', '期间'), whole: true },
  { ...plain('customer', 'Customer', '客户'), whole: true },
  content,
  {
    key: 'state',
    title: { en: 'State', zh: '状态' },
    cell: (item) => item.acknowledged,
    shown: state,
    tone: (item) => (item.acknowledged === null ? 'warn' : undefined),
  },
]
