import { issueKinds } from '../certificate/certificate/issue-kind.ts'
import type { Day } from '../clause/day.ts'
import { takeoverEnds, takeoverPresses } from '../clause/takeover.ts'
import { type Lang, same } from '../clause/words.ts'
import { customerColumns } from '../customer/customer/columns.ts'
import { type Column, columnOf, type Result, sentence, table } from '../terminal/result.ts'
import { type MatterName, matterNames, matters } from './matters.ts'
import type { Subject } from './open.ts'
import { takeoverWords } from './words.ts'

/** A matter with how much of it is open: a line of the overview. */
interface OpenMatter {
  readonly matter: MatterName
  readonly open: number
  readonly customers: number
}

const matterColumn = <Item extends { readonly matter: MatterName }>(): Column<Item> => ({
  key: 'matter',
  title: { en: 'Matter', zh: '事项' },
  cell: ({ matter }) => matter,
  shown: ({ matter }) => matters[matter].title,
  whole: true,
})

const overviewColumns: readonly Column<OpenMatter>[] = [
  matterColumn(),
  columnOf<OpenMatter>()('open', 'Open', '待接收', { align: 'right', whole: true }),
  columnOf<OpenMatter>()('customers', 'Customers', '客户数', { align: 'right', whole: true }),
  {
    key: 'question',
    title: { en: 'What is asked', zh: '需要答复的问题' },
    cell: ({ matter }) => matters[matter].question.en,
    shown: ({ matter }) => matters[matter].question,
    prose: true,
  },
]

const empty = (key: string, en: string, zh: string): Column<Subject> => ({
  key,
  title: { en, zh },
  cell: () => null,
  whole: true,
})

/** What stands in the workbook: what is asked about on the left, what is to be filled in on the right. */
const subjectColumns: readonly Column<Subject>[] = [
  matterColumn(),
  ...customerColumns,
  columnOf<Subject>()('number', 'Certificate or contract', '证书或合同编号', { whole: true }),
  {
    key: 'known',
    title: { en: 'What is known', zh: '已知情况' },
    cell: ({ known }) => known.en,
    shown: ({ known }) => known,
    prose: true,
  },
  {
    key: 'asks',
    title: { en: 'Which day is asked for', zh: '日期填什么' },
    cell: ({ matter, asks }) => (asks ?? matters[matter].day)?.en ?? null,
    shown: ({ matter, asks }) => asks ?? matters[matter].day ?? same(''),
    prose: true,
  },
  empty('day', 'Day', '日期'),
  empty('reference', 'Reference', '依据或报告编号'),
  {
    key: 'proposed',
    title: { en: 'Kind by its dates', zh: '推断的发证类型' },
    cell: ({ proposed }) => proposed ?? null,
    shown: ({ proposed, datesTell = true }) =>
      proposed === undefined ? same('') : takeoverWords.proposed(issueKinds[proposed], datesTell),
  },
  empty('kind', 'Kind of issue', '发证类型'),
  empty('lastAudit', 'Last audit before the transfer', '转入前最近一次审核'),
  empty('answer', 'Answer (complete or unknown)', '答复（在案的即为全部、无从查明）'),
  empty('reason', 'Reason', '理由'),
]

/** How many of each matter are open. */
const overview = (subjects: readonly Subject[]): OpenMatter[] =>
  matterNames.flatMap((matter) => {
    const own = subjects.filter((each) => each.matter === matter)
    const customers = new Set(own.map(({ customer }) => customer).filter((code) => code !== null)).size
    return own.length === 0 ? [] : [{ matter, open: own.length, customers }]
  })

/** The columns for whoever fills them in: a file without titles has them in its head, and the values too, in a Chinese session. */
const columnsToFill = (lang: Lang): readonly Column<Subject>[] =>
  lang === 'en'
    ? subjectColumns
    : subjectColumns.map((column) => ({
        shown: (item) => same(String(column.cell(item) ?? '')),
        ...column,
        key: column.title[lang],
        prose: true,
      }))

/** What is to be filled in, as a workbook's own sheet or as a list: every subject with the columns for it. */
export const workbookResult = (subjects: readonly Subject[], goLive: Day, lang: Lang): Result => ({
  json: {},
  title: takeoverWords.heading(goLive),
  parts: [table(subjectColumns, subjects)],
  rows: table(columnsToFill(lang), subjects),
})

/** What is open as it is told: matter by matter for people, every subject for programs. */
export function takeoverResult(subjects: readonly Subject[], goLive: Day | null, asOf: Day): Result {
  const open = overview(subjects)
  const json = { asOf, goLive, matters: open, open: subjects }
  const rows = table(subjectColumns, subjects)
  if (goLive === null || open.length === 0)
    return { json, items: subjects, parts: [sentence(takeoverWords.nothing)], rows }
  return {
    json,
    items: subjects,
    title: takeoverWords.heading(goLive),
    parts: [
      table(overviewColumns, open),
      sentence(takeoverWords.until(takeoverPresses(goLive), takeoverEnds(goLive))),
      sentence(takeoverWords.byWorkbook('takeover.xlsx')),
      sentence(takeoverWords.byAnswer),
    ],
    rows,
  }
}

/** The first subjects of a matter, for whoever is asked about it. */
export const shownSubjects = (subjects: readonly Subject[], most = 8) => [
  table(
    subjectColumns.filter(
      ({ key, cell }) =>
        ['customer', 'name', 'number', 'known'].includes(key) && subjects.some((each) => cell(each) !== null),
    ),
    subjects.slice(0, most),
  ),
  ...(subjects.length > most ? [sentence(takeoverWords.and(most, subjects.length))] : []),
]
