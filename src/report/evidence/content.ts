import type { AssessedDuty } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import type { Limit } from '../../clause/limit.ts'
import { same, type Words } from '../../clause/words.ts'
import type { Db } from '../../register/register.ts'
import type { WrittenFile } from '../../terminal/folder.ts'
import { type Column, heading, type Part, type Result, sentence, table } from '../../terminal/result.ts'
import { lineColumns, remarkColumns, remarkLines } from '../columns.ts'
import type { ClauseLine } from '../compliance.ts'
import { reportWords } from '../words.ts'
import { type JudgedThing, judgedColumns } from './judged.ts'
import { evidenceWords } from './words.ts'

/** What stands in every page of a pack. */
export interface PackFrame {
  readonly asOf: Day
  readonly known: Words
  readonly head: string
}

/** A limit with its value at the end of a period, and where that comes from. */
export interface UsedLimit {
  readonly limit: Limit
  readonly period: string
  readonly value: number
  readonly source: Words
}

/** A file of records, with how many it holds. */
export interface RecordFile {
  readonly name: string
  readonly title: Words
  readonly rows: number
}

const limitColumns: readonly Column<UsedLimit>[] = [
  {
    key: 'limit',
    title: { en: 'Limit', zh: '限值' },
    cell: ({ limit }) => limit.title.en,
    shown: ({ limit }) => limit.title,
  },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: ({ limit }) => limit.name },
  { key: 'period', title: { en: 'Period', zh: '期间' }, cell: ({ period }) => period, whole: true },
  { key: 'value', title: { en: 'Value', zh: '值' }, cell: ({ value }) => value, align: 'right', whole: true },
  {
    key: 'source',
    title: { en: 'Source', zh: '来源' },
    cell: ({ source }) => source.en,
    shown: ({ source }) => source,
  },
]

const recordColumns: readonly Column<RecordFile>[] = [
  { key: 'file', title: { en: 'File', zh: '文件' }, cell: ({ name }) => name, whole: true },
  { key: 'holds', title: { en: 'Holds', zh: '内容' }, cell: ({ title }) => title.en, shown: ({ title }) => title },
  { key: 'rows', title: { en: 'Rows', zh: '行数' }, cell: ({ rows }) => rows, align: 'right', whole: true },
]

/** The files of a pack. */
export const fileColumns: readonly Column<WrittenFile>[] = [
  { key: 'file', title: { en: 'File', zh: '文件' }, cell: ({ name }) => name },
  { key: 'bytes', title: { en: 'Bytes', zh: '字节' }, cell: ({ bytes }) => bytes, align: 'right', whole: true },
  { key: 'sha256', title: same('SHA-256'), cell: ({ sha256 }) => sha256 },
]

/** So many lines of one kind stand on a page; all are in the file beside it. */
const mostOnAPage = 500

function listed(things: readonly JudgedThing[], empty: Words, file: string): Part[] {
  const shown = things.slice(0, mostOnAPage)
  const more = things.length > shown.length ? [sentence(evidenceWords.firstOf(shown.length, things.length, file))] : []
  return [table(judgedColumns(shown), shown, { empty }), ...more]
}

const gapOf = ({ cite, gap }: AssessedDuty<Db>): Part[] =>
  gap === undefined ? [] : [heading('gaps', evidenceWords.gaps), sentence(reportWords.gap(cite, gap))]

/** The page of one duty: its rule and limits, how it stands, every finding, what met it, and where its records are. */
export function dutyPage(
  duty: AssessedDuty<Db>,
  lines: readonly ClauseLine[],
  things: readonly JudgedThing[],
  limits: readonly UsedLimit[],
  judgedFile: string,
  records: readonly RecordFile[],
  { asOf, known, head }: PackFrame,
): Result {
  const findings = things.filter(({ text }) => text !== null)
  const passed = things.filter(({ text }) => text === null)
  const remarks = remarkLines(lines)
  const parts: Part[] = [
    sentence(known),
    heading('rule', evidenceWords.rule),
    sentence(duty.rule),
    heading('limits', evidenceWords.limits),
    table(limitColumns, limits, { empty: evidenceWords.noLimits }),
    heading('result', evidenceWords.result),
    table(lineColumns, lines),
    sentence(evidenceWords.countIt(judgedFile)),
    heading('findings', evidenceWords.findings),
    ...listed(findings, evidenceWords.noFindings, judgedFile),
    heading('passed', evidenceWords.passed),
    ...listed(passed, evidenceWords.nonePassed, judgedFile),
    ...(remarks.length === 0 ? [] : [heading('remarks', evidenceWords.remarks), table(remarkColumns, remarks)]),
    ...gapOf(duty),
    heading('records', evidenceWords.records),
    sentence(evidenceWords.recordsAre),
    table(recordColumns, records),
  ]
  return {
    json: {},
    title: evidenceWords.dutyTitle(duty.cite, duty.title, asOf),
    parts,
    foot: [reportWords.head(head)],
  }
}

/** The first page: what the pack is of, how every duty stands, how to verify it, and what lies in it. */
export function indexPage(
  document: { readonly number: string; readonly revision: string; readonly title: Words },
  duties: readonly AssessedDuty<Db>[],
  lines: readonly ClauseLine[],
  files: readonly WrittenFile[],
  again: string,
  { asOf, known, head }: PackFrame,
): Result {
  const gaps = duties.flatMap(({ cite, gap }) => (gap === undefined ? [] : [sentence(reportWords.gap(cite, gap))]))
  const parts: Part[] = [
    sentence(known),
    sentence(evidenceWords.authenticated),
    sentence(evidenceWords.noPersons),
    heading('duties', evidenceWords.duties),
    table(lineColumns, lines),
    ...(gaps.length === 0 ? [] : [heading('gaps', evidenceWords.gaps), ...gaps]),
    heading('verify', evidenceWords.verify),
    sentence(evidenceWords.verifySteps(head)),
    sentence(evidenceWords.again(again)),
    sentence(evidenceWords.sums),
    heading('files', evidenceWords.files),
    table(fileColumns, files),
  ]
  const title = evidenceWords.indexTitle(`${document.number} ${document.revision}`, document.title, asOf)
  return { json: {}, title, parts, foot: [reportWords.head(head)] }
}
