import type { Day } from '../../../clause/day.ts'
import { valueOn } from '../../../clause/limit.ts'
import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { addWorkingDays } from '../../../clause/working-days.ts'
import { setLimits, workingCalendar } from '../../../office/store.ts'
import type { Db } from '../../../register/register.ts'
import { seriesNumber } from '../../../terminal/flag.ts'
import { type Column, type Field, field, orDash } from '../../../terminal/result.ts'
import { type ReSignPart, reSignDays, reSignStanding } from '../../certificate/rules.ts'
import { listRenewals } from '../../contract/store.ts'
import { contractWords } from '../../contract/words.ts'
import { listReSigns, type ReSignRow, reSignByNumber, reSignDaysOf } from '../store.ts'
import { reSignWords } from '../words.ts'

/** A request to re-sign as it is printed: as far as it had come on the day asked about. */
export interface ReSignRecord {
  readonly number: string
  readonly customer: string
  readonly name: string
  /** The contract that is to be signed anew. */
  readonly contract: string | null
  readonly requested: Day
  /** The last day on which all of it is in time. */
  readonly due: Day
  readonly situation: string | null
  readonly situationOn: Day | null
  readonly application: Day | null
  readonly applicationRef: string | null
  readonly papers: Day | null
  readonly papersRef: string | null
  /** What is still to be done. */
  readonly outstanding: readonly ReSignPart[]
  /** The day on which the last of it was done. */
  readonly completed: Day | null
  /** The contracts that took the place of the old one. */
  readonly renewedBy: readonly string[]
  readonly note: string | null
}

export const reSignNumber = seriesNumber(
  {
    en: 'the request to re-sign, such as RS-2026-0001',
    zh: '重新签订要求编号，如 RS-2026-0001',
  },
  're_sign',
)

/** The request of that number. Usage problem where there is none, or it was taken back. */
export async function requireReSign(db: Db, number: string): Promise<ReSignRow> {
  const found = await reSignByNumber(db, number)
  if (found === null) throw usage(reSignWords.unknown(number), reSignWords.listReSigns)
  if (found.voided_at !== null)
    throw usage(reSignWords.isVoid(number, found.void_reason ?? ''), reSignWords.listReSigns)
  return found
}

type Filter = Parameters<typeof listReSigns>[1]

/** The requests that the filter lets through as they are printed, newest first. */
export async function reSignRecords(db: Db, filter: Filter): Promise<ReSignRecord[]> {
  const requests = await listReSigns(db, filter)
  const [set, calendar, renewals] = [await setLimits(db), await workingCalendar(db), await listRenewals(db)]
  const by = (on: Day | null) => (on !== null && on <= filter.to ? on : null)
  return requests.map((row) => {
    const days = reSignDaysOf(row)
    const { outstanding, completed } = reSignStanding(days, filter.to)
    const seen = (on: Day | null, text: string | null) => (by(on) === null ? null : text)
    return {
      number: row.number,
      customer: row.code,
      name: row.name,
      contract: row.contract,
      requested: row.requested_on,
      due: addWorkingDays(row.requested_on, valueOn(reSignDays, row.requested_on, set), calendar),
      situation: seen(days.situation, row.situation),
      situationOn: by(days.situation),
      application: by(row.application_on),
      applicationRef: seen(row.application_on, row.application_reference),
      papers: by(row.papers_on),
      papersRef: seen(row.papers_on, row.papers_reference),
      outstanding,
      completed,
      renewedBy: renewals.filter(({ oldId }) => oldId === row.contract_id).map(({ newNumber }) => newNumber),
      note: row.note,
    }
  })
}

/** One request as it is printed. Usage problem where there is none by the day, or it was taken back. */
export async function reSignRecord(db: Db, number: string, day: Day): Promise<ReSignRecord> {
  await requireReSign(db, number)
  const [record] = await reSignRecords(db, { to: day, number })
  if (record === undefined) throw usage(reSignWords.unknown(number), reSignWords.listReSigns)
  return record
}

/** What is outstanding, or when all was done. */
const standingWords = ({ outstanding, completed }: ReSignRecord): Words =>
  completed === null ? reSignWords.lacks(outstanding) : reSignWords.done(completed)

export const reSignColumns: readonly Column<ReSignRecord>[] = [
  { key: 'number', title: { en: 'Request', zh: '编号' }, cell: (item) => item.number, whole: true },
  { key: 'customer', title: { en: 'Customer', zh: '客户' }, cell: (item) => item.customer, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (item) => item.name },
  {
    key: 'contract',
    title: { en: 'Contract', zh: '合同编号' },
    cell: (item) => item.contract,
    shown: (item) => orDash(item.contract),
    minor: true,
  },
  { key: 'requested', title: { en: 'Requested', zh: '要求日期' }, cell: (item) => item.requested, whole: true },
  { key: 'due', title: { en: 'Due', zh: '期限' }, cell: (item) => item.due, whole: true },
  {
    key: 'completed',
    title: { en: 'Standing', zh: '办理情况' },
    cell: (item) => item.completed,
    shown: standingWords,
    tone: (item) => (item.completed === null ? 'warn' : undefined),
    atLeast: 16,
  },
]

const plain = (key: keyof ReSignRecord & string, en: string, zh: string): Column<ReSignRecord> => ({
  key,
  title: { en, zh },
  cell: (item) => {
    const value = item[key]
    return typeof value === 'string' || value === null ? value : value.join(' ')
  },
})

/** Every value: what CSV and TSV write. */
export const reSignRows: readonly Column<ReSignRecord>[] = [
  plain('number', 'Request', '编号'),
  plain('customer', 'Customer', '客户'),
  plain('name', 'Name', '名称'),
  plain('contract', 'Contract', '合同编号'),
  plain('requested', 'Requested', '要求日期'),
  plain('due', 'Due', '期限'),
  plain('situation', 'Situation', '情况'),
  plain('situationOn', 'Situation learned', '了解情况日期'),
  plain('application', 'Application supplied', '提供申请书日期'),
  plain('applicationRef', 'Application reference', '申请书编号'),
  plain('papers', 'Contract supplied', '提供合同日期'),
  plain('papersRef', 'Contract reference', '合同文本编号'),
  plain('outstanding', 'Outstanding', '待办'),
  plain('completed', 'Completed', '完成日期'),
  plain('renewedBy', 'Renewed by', '续签为'),
  plain('note', 'Note', '备注'),
]

/** A request field by field, for people. */
export const reSignFields = (item: ReSignRecord): Field[] => [
  field('number', { en: 'Request', zh: '编号' }, item.number),
  field('customer', { en: 'Customer', zh: '客户编号' }, item.customer),
  field('name', { en: 'Name', zh: '客户名称' }, item.name),
  field('contract', { en: 'Contract', zh: '合同编号' }, item.contract, orDash(item.contract)),
  field('requested', { en: 'Requested', zh: '要求日期' }, item.requested),
  field('due', { en: 'Due', zh: '期限' }, item.due),
  field('situation', { en: 'Situation', zh: '情况' }, item.situation, suppliedWords(item.situationOn, item.situation)),
  field(
    'application',
    { en: 'Application supplied', zh: '提供申请书' },
    item.application,
    suppliedWords(item.application, item.applicationRef),
  ),
  field('papers', { en: 'Contract supplied', zh: '提供合同' }, item.papers, suppliedWords(item.papers, item.papersRef)),
  field('completed', { en: 'Standing', zh: '办理情况' }, item.completed, standingWords(item)),
  field(
    'renewedBy',
    { en: 'Renewed by', zh: '续签为' },
    item.renewedBy.join(' '),
    contractWords.numbers(item.renewedBy),
  ),
  field('note', { en: 'Note', zh: '备注' }, item.note),
]

const suppliedWords = (on: Day | null, text: string | null): Words =>
  orDash(on === null ? null : [on, text].filter((part) => part !== null).join('  '))
