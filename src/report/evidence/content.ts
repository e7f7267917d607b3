import type { AssessedDuty } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { joined, same, type Words } from '../../clause/words.ts'
import { calendarWords } from '../../office/calendar/words.ts'
import { waitingParts } from '../../office/confirmation/columns.ts'
import type { AwaitedAct } from '../../office/confirmation/rules.ts'
import type { Deviation } from '../../office/limit/deviation.ts'
import { limitWords } from '../../office/limit/words.ts'
import type { FactWords } from '../../register/history.ts'
import type { Db } from '../../register/register.ts'
import type { WrittenFile } from '../../terminal/folder.ts'
import {
  type Column,
  columnOf,
  heading,
  linkTo,
  type Part,
  type Result,
  sentence,
  table,
} from '../../terminal/result.ts'
import type { Basis, Procedure } from '../basis.ts'
import { lineColumns, remarkColumns, remarkLines } from '../columns.ts'
import type { ClauseLine } from '../compliance.ts'
import { lateParts } from '../late/columns.ts'
import { proved } from '../proved.ts'
import { unknownParts } from '../unknowns.ts'
import { reportWords } from '../words.ts'
import { changeColumns, changesFile } from './changes.ts'
import { type FirstThings, shownColumns } from './judged.ts'
import { type LeftInMonth, leftOfAll, leftOnPage } from './left.ts'
import type { UsedLimit } from './limits.ts'
import { checkFile, proofFile } from './proof.ts'
import { type RecordFile, writtenAs } from './records.ts'
import { evidenceWords } from './words.ts'

/** What stands in every page of a pack. */
export interface PackFrame {
  readonly asOf: Day
  readonly known: Words
  readonly head: string
}

/** The name of a duty's files: its clause and its id, without what a file system does not like. */
const fileName = ({ cite, id }: Pick<AssessedDuty<Db>, 'cite' | 'id'>): string =>
  `${cite.replaceAll('/', '-').replaceAll(' ', '-')}-${id}`

/** The page of a duty. */
export const pageOf = (duty: Pick<AssessedDuty<Db>, 'cite' | 'id'>): string => `${fileName(duty)}.html`

/** Everything that was judged under a duty. */
export const judgedFile = (duty: Pick<AssessedDuty<Db>, 'cite' | 'id'>): string => `judged/${fileName(duty)}.csv`

const usedLimitColumn = columnOf<UsedLimit>()

const limitColumns: readonly Column<UsedLimit>[] = [
  {
    key: 'limit',
    title: { en: 'Limit', zh: '限值' },
    cell: ({ limit }) => limit.title.en,
    shown: ({ limit }) => limit.title,
  },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: ({ limit }) => limit.name },
  usedLimitColumn('period', 'Period', '期间', { whole: true }),
  usedLimitColumn('value', 'Value', '值', { align: 'right', whole: true }),
  usedLimitColumn('from', 'In force from', '生效日期', { whole: true }),
  usedLimitColumn('source', 'Set by', '来源', { shown: limitWords.source }),
  usedLimitColumn('by', 'Entered by', '设定人', { dashed: true }),
  usedLimitColumn('reason', 'Why', '原因', {
    shown: ({ reason, deviation }) => limitWords.why(reason, deviation, null),
  }),
]

const recordColumns: readonly Column<RecordFile>[] = [
  { key: 'file', title: { en: 'File', zh: '文件' }, cell: ({ name }) => name, link: ({ name }) => name, whole: true },
  {
    key: 'holds',
    title: { en: 'A row is', zh: '每行内容' },
    cell: ({ title }) => title.en,
    shown: ({ title }) => title,
  },
  { key: 'rows', title: { en: 'Rows', zh: '行数' }, cell: ({ rows }) => rows, align: 'right', whole: true },
]

/** The files of a pack. */
export const fileColumns: readonly Column<WrittenFile>[] = [
  { key: 'file', title: { en: 'File', zh: '文件' }, cell: ({ name }) => name, link: ({ name }) => name },
  { key: 'bytes', title: { en: 'Bytes', zh: '字节' }, cell: ({ bytes }) => bytes, align: 'right', whole: true },
  { key: 'sha256', title: same('SHA-256'), cell: ({ sha256 }) => sha256 },
]

/** How a duty stands, its title leading to its page. */
const linkedLines = (lines: readonly ClauseLine[]): readonly Column<ClauseLine>[] =>
  lineColumns(lines).map((column) =>
    column.key === 'title' ? { ...column, link: ({ clause, id }) => pageOf({ cite: clause, id }) } : column,
  )

async function listed({ first, total }: FirstThings, empty: Words, file: string): Promise<Part[]> {
  const more = total > first.length ? [sentence(evidenceWords.firstOf(first.length, total, file))] : []
  return [table(await shownColumns(first), first, { empty }), ...more]
}

/** What the page of a duty is made of. */
export interface DutyEvidence {
  readonly duty: AssessedDuty<Db>
  readonly lines: readonly ClauseLine[]
  readonly findings: FirstThings
  readonly passed: FirstThings
  /** The breaches that left without being cured. */
  readonly left: readonly LeftInMonth[]
  readonly limits: readonly UsedLimit[]
  readonly deviations: readonly Deviation[]
  /** The file of everything judged. */
  readonly judged: string
  readonly records: readonly RecordFile[]
  /** How many changes of recorded rows there are, in the pack's file of them. */
  readonly changes: number
  readonly frame: PackFrame
}

/** The page of one duty: its rule and limits, how it stands, every finding, what met it, and where its records are. */
export async function dutyPage(evidence: DutyEvidence): Promise<Result> {
  const { duty, lines, findings, passed, left, limits, deviations, judged, records, changes, frame } = evidence
  const remarks = remarkLines(lines)
  const { cite, title, rule, gap } = duty
  const parts: Part[] = [
    linkTo(evidenceWords.allDuties, 'index.html'),
    sentence(frame.known),
    heading('rule', evidenceWords.rule),
    sentence(rule),
    ...(gap === undefined ? [] : [sentence(reportWords.gap(cite, gap))]),
    heading('limits', evidenceWords.limits),
    table(limitColumns, limits, { empty: evidenceWords.noLimits }),
    ...deviations.map((each) => sentence(limitWords.deviation(each))),
    heading('result', evidenceWords.result),
    table(lineColumns(lines), lines),
    ...lateParts(lines),
    sentence(evidenceWords.countIt),
    linkTo(evidenceWords.inFile(judged), judged),
    heading('findings', evidenceWords.findings),
    ...(await listed(findings, evidenceWords.noFindings, judged)),
    heading('passed', evidenceWords.passed),
    ...(await listed(passed, evidenceWords.nonePassed, judged)),
    ...leftOnPage(left),
    ...(remarks.length === 0 ? [] : [heading('remarks', evidenceWords.remarks), table(remarkColumns, remarks)]),
    heading('records', evidenceWords.records),
    sentence(evidenceWords.recordsAre),
    table(recordColumns, records),
    linkTo(evidenceWords.changes(changes), changesFile),
    linkTo(evidenceWords.columnsIn, 'columns.html'),
  ]
  return { json: {}, title: evidenceWords.dutyTitle(cite, title, frame.asOf), parts, foot: proved(frame.head) }
}

/** What the first page is made of. */
export interface PackContents {
  readonly procedure: Procedure
  readonly basis: Basis
  readonly duties: readonly AssessedDuty<Db>[]
  readonly lines: readonly ClauseLine[]
  readonly left: readonly LeftInMonth[]
  readonly files: readonly WrittenFile[]
  readonly again: string
  readonly isSigned: boolean
  /** What somebody else typed and still waits for the word of whoever is said to have done it. */
  readonly waiting: readonly AwaitedAct[]
  readonly changes: number
  readonly frame: PackFrame
}

/** The first page: what the pack is of, how every duty stands, how to verify it, and what lies in it. */
export function indexPage({
  procedure,
  basis,
  duties,
  lines,
  left,
  files,
  again,
  isSigned,
  waiting,
  changes,
  frame,
}: PackContents): Result {
  const { document, deviations, plain, unofficial } = basis
  const gaps = duties.flatMap(({ cite, gap }) => (gap === undefined ? [] : [sentence(reportWords.gap(cite, gap))]))
  const parts: Part[] = [
    sentence(frame.known),
    ...unknownParts(basis.unknowns, duties),
    sentence(evidenceWords.howToRead),
    heading('duties', evidenceWords.duties),
    table(linkedLines(lines), lines),
    ...lateParts(lines),
    ...leftOfAll(left),
    heading('basis', evidenceWords.basis),
    sentence(evidenceWords.revision(document.revision, document.since)),
    sentence(evidenceWords.limitsAre),
    ...deviations.map((each) => sentence(limitWords.deviation(each))),
    sentence(evidenceWords.calendarIs),
    ...(plain.length === 0 ? [] : [sentence(calendarWords.noCalendar(plain))]),
    ...(unofficial.length === 0 ? [] : [sentence(calendarWords.unofficial(unofficial))]),
    ...(gaps.length === 0 ? [] : [heading('gaps', evidenceWords.gaps), ...gaps]),
    heading('people', evidenceWords.people),
    sentence(evidenceWords.authenticated),
    ...waitingParts(waiting),
    sentence(evidenceWords.noPersons),
    heading('verify', evidenceWords.verify),
    linkTo(evidenceWords.sums, 'SHA256SUMS'),
    sentence(evidenceWords.verifySteps(frame.head)),
    linkTo(evidenceWords.proof(proofFile, isSigned), proofFile),
    linkTo(evidenceWords.checkProof(checkFile, proofFile, isSigned), checkFile),
    sentence(evidenceWords.again(again, isSigned)),
    heading('files', evidenceWords.files),
    linkTo(evidenceWords.changes(changes), changesFile),
    linkTo(evidenceWords.columnsIn, 'columns.html'),
    table(fileColumns, files),
  ]
  const title = evidenceWords.indexTitle(`${procedure.number} ${document.revision}`, document.title, frame.asOf)
  return { json: {}, title, parts, foot: proved(frame.head) }
}

interface ColumnMeaning {
  readonly name: string
  readonly meaning: Words
}

const meaningColumns: readonly Column<ColumnMeaning>[] = [
  { key: 'column', title: { en: 'Column', zh: '列' }, cell: ({ name }) => name, whole: true },
  {
    key: 'meaning',
    title: { en: 'What it holds', zh: '内容' },
    cell: ({ meaning }) => meaning.en,
    shown: ({ meaning }) => meaning,
    prose: true,
  },
]

/** What the columns of the files of records hold, for who reads them without the program. */
export function columnsPage(files: readonly RecordFile[], facts: FactWords, { asOf, head }: PackFrame): Result {
  const parts = files.flatMap(({ table: of, name, title, columns }): Part[] => [
    heading(of.replaceAll('_', '-'), { en: `${of}.csv: ${title.en}`, zh: `${of}.csv：${title.zh}` }),
    linkTo(evidenceWords.inFile(name), name),
    table(meaningColumns, meanings(of, columns, facts)),
  ])
  return {
    json: {},
    title: evidenceWords.columnsTitle(asOf),
    parts: [
      linkTo(evidenceWords.allDuties, 'index.html'),
      sentence(evidenceWords.recordsAre),
      sentence(evidenceWords.columnsAre),
      ...parts,
      heading('changes', evidenceWords.changesTitle),
      linkTo(evidenceWords.inFile(changesFile), changesFile),
      table(meaningColumns, changeColumns),
    ],
    foot: proved(head),
  }
}

const meanings = (of: string, columns: readonly string[], facts: FactWords): ColumnMeaning[] => [
  { name: 'id', meaning: evidenceWords.ownId },
  ...columns.flatMap((column) => {
    const [name = column, called] = writtenAs(column, facts)
    const told = evidenceWords.recording(column) ?? facts.column(of, column)
    if (called !== undefined)
      return [
        { name, meaning: evidenceWords.idOf(told) },
        { name: called, meaning: told },
      ]
    const codes = Object.entries(facts.codes(of, column) ?? {})
    return [{ name, meaning: codes.length === 0 ? told : evidenceWords.coded(told, codesTold(codes)) }]
  }),
  { name: 'entry', meaning: evidenceWords.entry },
]

/** Each stored value with what it is called, where that is another word. */
const codesTold = (codes: readonly (readonly [string, Words])[]): Words =>
  joined(
    codes.map(([code, { en, zh }]) => ({ en: code === en ? code : `${code} (${en})`, zh: `${code} ${zh}` })),
    ', ',
    '，',
  )
