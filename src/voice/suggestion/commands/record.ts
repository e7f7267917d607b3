import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { joined, same, type Words } from '../../../clause/words.ts'
import { requireStaff } from '../../../office/store.ts'
import type { Db, Row } from '../../../register/register.ts'
import { day, naming, offering, seriesNumber, text } from '../../../terminal/flag.ts'
import { type Column, columnOf } from '../../../terminal/result.ts'
import { listReports, type Report } from '../store/report.ts'
import { listSuggestions, type SuggestionRecord, suggestionByNumber } from '../store/suggestion.ts'
import { suggestionWords } from '../words.ts'

export const suggestionNumber = seriesNumber(
  {
    en: 'the suggestion, such as SG-2026-0001',
    zh: '改进建议编号，如 SG-2026-0001',
  },
  'suggestion',
)

/** What is said of a suggestion. */
export const suggestionFlags = {
  content: text({ en: 'what is suggested', zh: '建议内容' }),
  source: text({ en: 'where it comes from', zh: '来源' }),
  department: text({ en: 'the department that it concerns', zh: '涉及部门' }, 'NAME'),
  owner: naming(offering('staff', text({ en: 'who sees to it', zh: '责任人' }, 'NAME')), requireStaff),
  due: day({ en: 'by this day', zh: '期限' }),
} as const

/** Somebody who got a suggestion, by itself or with the analysis of its survey. */
type Recipient = Pick<Report, 'recipient' | 'kind' | 'on'>

/** A suggestion as it is printed. */
export interface SuggestionView extends SuggestionRecord {
  readonly reported: readonly Recipient[]
}

/** The suggestions of the day as they are printed; those of a survey are reported with each later report of it. */
export async function suggestionViews(db: Db, day: Day): Promise<SuggestionView[]> {
  const reports = await listReports(db, day)
  return (await listSuggestions(db, day)).map(({ id, surveyId, ...record }) => ({
    ...record,
    reported: reports
      .filter(
        (each) =>
          each.suggestionId === id || (surveyId !== null && each.surveyId === surveyId && record.made <= each.on),
      )
      .map(({ recipient, kind, on }) => ({ recipient, kind, on })),
  }))
}

/** The suggestion of a number. Usage problem where there is none. */
export async function requireSuggestion(db: Db, number: string): Promise<Row<'suggestion'>> {
  const found = await suggestionByNumber(db, number)
  if (found === null) throw usage(suggestionWords.unknown(number), suggestionWords.list)
  return found
}

/** One suggestion as it is printed. Usage problem where there is none by the day. */
export async function suggestionView(db: Db, number: string, day: Day): Promise<SuggestionView> {
  const found = (await suggestionViews(db, day)).find((each) => each.number === number)
  if (found === undefined) throw usage(suggestionWords.unknown(number), suggestionWords.list)
  return found
}

const reportedWords = ({ reported }: SuggestionView): Words =>
  reported.length === 0
    ? same('—')
    : joined(
        reported.map(({ recipient, on }) => same(`${recipient} ${on}`)),
        '; ',
        '；',
      )

const plain = columnOf<SuggestionView>()

const reported: Column<SuggestionView> = {
  key: 'reported',
  title: { en: 'Reported to', zh: '上报' },
  cell: (each) => (each.reported.length === 0 ? null : reportedWords(each).en),
  shown: reportedWords,
}

/** Every value: what CSV and TSV write, and `show`. */
export const suggestionRows: readonly Column<SuggestionView>[] = [
  plain('number', 'Suggestion', '编号'),
  plain('survey', 'Survey', '调查'),
  plain('feedback', 'Feedback', '客户反馈'),
  plain('made', 'Made', '提出日期'),
  plain('content', 'Content', '内容'),
  plain('source', 'Source', '来源'),
  plain('department', 'Department', '部门'),
  plain('owner', 'Owner', '责任人'),
  plain('due', 'Due', '期限'),
  plain('action', 'Action', '措施'),
  plain('acted', 'Acted', '措施日期'),
  plain('effectiveness', 'Effectiveness', '有效性'),
  plain('closed', 'Closed', '关闭日期'),
  reported,
]

/** What people need on one screen. */
export const suggestionColumns = (day: Day): readonly Column<SuggestionView>[] => [
  { ...plain('number', 'Suggestion', '编号'), whole: true },
  plain('content', 'Content', '内容'),
  plain('department', 'Department', '部门'),
  plain('owner', 'Owner', '责任人'),
  {
    key: 'state',
    title: { en: 'State', zh: '状态' },
    cell: (each) => each.closed,
    shown: (each) => suggestionWords.state(each, day),
    tone: (each) => (each.closed === null && each.due < day ? 'bad' : undefined),
  },
  reported,
]
