import { type Problem, usage } from '../clause/problem.ts'
import type { Reason } from '../clause/reason.ts'
import { simplified } from '../clause/simplified.ts'
import type { TextKind } from '../clause/text.ts'
import { joined, same, type Words } from '../clause/words.ts'
import type { Db } from '../register/register.ts'
import { contents, type FieldContent } from './content.ts'

/** What kind of text a field of a list is. */
export interface ListedText {
  readonly kind: TextKind
  /** What the field has on record, somewhere, that could not be recorded anew. */
  readonly onRecord?: (db: Db) => Promise<ReadonlySet<string>>
}

/** Which headers mean which field: data that a room gives. Field names are camelCase and are headers themselves. */
export interface HeaderCatalogue<Field extends string = string> {
  readonly fields: Readonly<Record<Field, readonly string[]>>
  /** Headers that may mean several fields: the first choice that no other column has taken is the default. */
  readonly ambiguous: readonly { readonly headers: readonly string[]; readonly choices: readonly Field[] }[]
  /** What kind of text each field is; a line where nothing says so. */
  readonly texts?: Readonly<Partial<Record<Field, ListedText>>>
  /** By which values a column is recognized where its header does not say its field, or says another: the surest first. */
  readonly contents?: readonly FieldContent<Field>[]
  /**
   * The column whose values name what a row is about, those that may do so in its place, and those of what is filed under it: a row with
   * any of these is one, whatever stands for its name.
   */
  readonly naming?: { readonly name: Field; readonly others: readonly Field[]; readonly filed: readonly Field[] }
  /** A field that the heading of a group of rows, the title of a list or the name of its file or sheet tells, where a row itself says nothing of it. */
  readonly headings?: {
    readonly field: Field
    readonly tells: (text: string) => boolean
    /** Why a row is refused for what is told above it; a file of rejected rows, which lacks that, keeps the code. */
    readonly above: Reason
    /** The same of what stands in a column that is not known, under this title. */
    readonly beside: (header: string) => Reason
  }
  /** Fields of which an empty cell says something: a value that was lost is read as it stands, and not as if there were none. */
  readonly neverEmpty?: readonly Field[]
}

/** A column whose field is known. */
export interface Column<Field extends string = string> {
  /** From 0. */
  readonly index: number
  readonly header: string
  readonly field: Field
  /** Somebody said so: neither its header nor its values say otherwise. */
  readonly isMapped: boolean
}

/** A column without a field. */
export type LeftColumn = Pick<Column, 'index' | 'header'>

/** A column whose field does not follow from its header alone. */
export interface Guess<Field extends string = string> extends LeftColumn {
  /** Null where it was left out. */
  readonly field: Field | null
  /** The whole of it, as a sentence. */
  readonly words: Words
  /** Whether no other column could be meant. */
  readonly isSure: boolean
}

/** A column that may mean several fields; it is in `columns` under its default until somebody is asked. */
export interface AmbiguousColumn<Field extends string = string> {
  readonly index: number
  readonly header: string
  readonly choices: readonly Field[]
  readonly default: Field
}

export interface RecognizedHeaders<Field extends string = string> {
  readonly columns: readonly Column<Field>[]
  /** Headers that no field has: reported. */
  readonly unknown: readonly string[]
  /** The columns that have no field and were not left out on purpose, those without a header too. */
  readonly left: readonly LeftColumn[]
  /** What was recognized by its values. */
  readonly guesses: readonly Guess<Field>[]
  readonly ambiguous: readonly AmbiguousColumn<Field>[]
  /** Why this header row cannot be used. Empty where it can. */
  readonly problems: readonly Words[]
}

/** Columns that a file of rejected rows has beside the original ones: known, and of no meaning to an import. */
export const rejectHeaders = ['_line', '_code', '_reason', '_check'] as const

/** What `--map` writes for a column that is to be left out. */
export const ignore = 'ignore'

/**
 * The notes on how to fill in a column that forms write beside its header, in brackets or on a line of their own. A unit is no such note:
 * 合同金额(万元) is another column than 合同金额.
 */
const noted = (() => {
  const note =
    '(?:必填项?|选填项?|必选|可选|非必填|required|optional|mandatory|年[-/.]?月[-/.]?日|y{4}[-/.]?m{1,2}[-/.]?d{1,2}|(?:日期)?格式.{0,30}|(?:例如|示例|比如|如|例).{1,30}|以.{1,12}为准|按.{1,12}填写|与.{1,12}一致|请.{1,20})'
  // Without a limit to the blanks, a cell of so many line ends would be gone through once for each of them.
  const notes = `\\s{0,40}${note}(?:[,;、\\s]{1,40}${note}){0,2}\\s{0,40}`
  return new RegExp(`[([{〔【〈《「『]${notes}[)\\]}〕】〉》」』]|\\n${notes}$`, 'gu')
})()

/**
 * A bracket on the last line of a header that can only be a note, by its words: (初次) and (手机) are none. Every repetition has a limit, or
 * each line end of a cell would be tried as the beginning of a note that runs to the end of the cell.
 */
const notedBelow =
  /\r?\n\s{0,40}[(（](?=[^()（）]{0,40}(?:\d|含|提醒|注意|须|需|请|参照|详见))[^()（）]{1,40}[)）]\s{0,40}$/u

/**
 * A header as it is compared: width, case, traditional characters, spaces, hyphens, full stops, asterisks, colons and bracket
 * characters are folded away, and notes of how it is to be filled in.
 */
export const foldHeader = (header: string): string =>
  simplified(header.replace(notedBelow, '').normalize('NFKC').toLowerCase())
    .replace(noted, '')
    .replace(/[\s\p{Cf}*:._\-()[\]{}<>〔〕【】〈〉《》「」『』★☆※●○■□◆◇▲△]/gu, '')

/** Whether a header says that its column counts years as the Republic does (1 is 1912): 发证日期(民国). */
export const countsRepublic = (header: string): boolean => /民[国國]/u.test(header)

/** A folded header without the years it counts. */
const withoutRepublic = (folded: string): string =>
  folded.replace(/(?:中[华華])?民[国國](?:年月日|纪年|紀年|年)?/gu, '')

/** Whether two rows say the same, as a head does that is printed on each page. */
export const isSameRow = (a: readonly string[], b: readonly string[]): boolean => {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1)
    if (a[at] !== b[at] && foldHeader(a[at] ?? '') !== foldHeader(b[at] ?? '')) return false
  return true
}

/** What is known of the columns of a header row besides their headers. */
export interface ColumnsBelow {
  /** How a column is called, from 0. */
  columnName(column: number): string
  /** Whether a column without a header has no value either, as those beside a table in a spreadsheet. */
  isUnused(column: number): boolean
}

/** Columns of text are numbered from 1, and each of them is there because somebody wrote it. */
export const columnsOfText: ColumnsBelow = { columnName: (column) => String(column + 1), isUnused: () => false }

/**
 * What the cells of a header row mean. `maps` are the values of `--map`, `header=field`; they go before the catalogue,
 * and `header=ignore` leaves a column out. Usage problem for a map that names no header of the file or no field.
 */
export function recognizeHeaders<Field extends string>(
  cells: readonly string[],
  catalogue: HeaderCatalogue<Field>,
  maps: readonly string[] = [],
  below: ColumnsBelow = columnsOfText,
): RecognizedHeaders<Field> {
  const known = knownHeaders(catalogue)
  const mapped = readMaps(maps, cells, catalogue, known)
  let columns: Column<Field>[] = []
  const left: LeftColumn[] = []
  const open: { index: number; header: string; choices: readonly Field[] }[] = []
  cells.forEach((cell, index) => {
    const header = cell.trim()
    const folded = foldHeader(header)
    if (isRejectHeader(header) || mapped.get(folded) === ignore) return
    const said = mapped.get(folded) as Field | undefined
    const means = folded === '' ? undefined : meaningOf(folded, known)
    if (said !== undefined) columns.push({ index, header, field: said, isMapped: true })
    else if (means === undefined) left.push({ index, header })
    else if (typeof means === 'string') columns.push({ index, header, field: means, isMapped: false })
    else open.push({ index, header, choices: means })
  })
  // Whoever says which column is meant says of the others that they are not.
  const isBeaten = ({ isMapped, field }: Column<Field>) =>
    !isMapped && columns.some((other) => other.isMapped && other.field === field)
  left.push(...columns.filter(isBeaten).map(({ index, header }) => ({ index, header })))
  columns = columns.filter((column) => !isBeaten(column))
  const ambiguous = withDefaults(open, columns, left)
  columns.sort((a, b) => a.index - b.index)
  left.sort((a, b) => a.index - b.index)
  const problems = problemsOf(columns, left, catalogue, below)
  return { columns, unknown: unknownOf(left), left, guesses: [], ambiguous, problems }
}

/** What a folded header means: a field, or several that it may mean. */
export function meaningOf<Field extends string>(
  folded: string,
  known: ReadonlyMap<string, Field | readonly Field[]>,
): Field | readonly Field[] | undefined {
  const means = known.get(folded)
  if (means !== undefined || !countsRepublic(folded)) return means
  // A list may have both: then the column beside it counts, whose years need no explaining.
  const ofRepublic = known.get(withoutRepublic(folded))
  return typeof ofRepublic === 'string' ? [ofRepublic] : ofRepublic
}

/** The headers of columns without a field. */
export const unknownOf = (left: readonly LeftColumn[]): string[] =>
  left.map(({ header }) => header).filter((header) => header !== '')

/** Why columns cannot be used: a value below could not be told from another. */
export const problemsOf = <Field extends string>(
  columns: readonly Column<Field>[],
  left: readonly LeftColumn[],
  catalogue: HeaderCatalogue<Field>,
  below: ColumnsBelow,
): Words[] => [...namelessColumns(left, below), ...doubledFields(columns, catalogue, below)]

/** The fields that name an organization. */
export const nameFields = <Field extends string>({ contents: kinds = [] }: HeaderCatalogue<Field>): readonly Field[] =>
  kinds.filter(({ content }) => content === contents.organization).flatMap(({ field, kin = [] }) => [field, ...kin])

/** A field as people read it: in Chinese the first Chinese header it has, which `--map` and a header row take too. */
export function fieldName({ fields }: HeaderCatalogue, field: string): Words {
  const chinese = fields[field]?.find((header) => /\p{sc=Han}/u.test(header))
  return { en: field, zh: chinese ?? field }
}

/** The catalogue turned round: folded header to field, or to the fields that it may mean. */
export function knownHeaders<Field extends string>(
  catalogue: HeaderCatalogue<Field>,
): ReadonlyMap<string, Field | readonly Field[]> {
  const known = new Map<string, Field | readonly Field[]>()
  for (const { headers, choices } of catalogue.ambiguous)
    for (const header of headers) known.set(foldHeader(header), choices)
  for (const [field, headers] of Object.entries(catalogue.fields) as [Field, readonly string[]][])
    for (const header of [field, ...headers]) known.set(foldHeader(header), field)
  return known
}

function readMaps<Field extends string>(
  maps: readonly string[],
  cells: readonly string[],
  catalogue: HeaderCatalogue<Field>,
  known: ReadonlyMap<string, Field | readonly Field[]>,
): Map<string, Field | typeof ignore> {
  const mapped = new Map<string, Field | typeof ignore>()
  for (const map of maps) {
    const cut = map.lastIndexOf('=')
    const header = foldHeader(map.slice(0, cut))
    const asked = foldHeader(map.slice(cut + 1))
    if (cut < 1 || asked === '') throw badMap(map)
    if (!cells.some((cell) => foldHeader(cell) === header)) throw noSuchHeader(map.slice(0, cut), cells)
    const means = known.get(asked)
    const field = asked === ignore ? ignore : typeof means === 'object' && means.length === 1 ? means[0] : means
    if (typeof field !== 'string') throw noSuchField(map.slice(cut + 1), catalogue)
    mapped.set(header, field)
  }
  return mapped
}

/** Gives each ambiguous column the first of its choices that is free, and adds it to the columns. */
function withDefaults<Field extends string>(
  open: readonly { index: number; header: string; choices: readonly Field[] }[],
  columns: Column<Field>[],
  left: LeftColumn[],
): AmbiguousColumn<Field>[] {
  const ambiguous: AmbiguousColumn<Field>[] = []
  for (const { index, header, choices } of open) {
    const free = choices.filter((choice) => !columns.some((column) => column.field === choice))
    const first = free[0]
    if (first === undefined) {
      left.push({ index, header })
      continue
    }
    columns.push({ index, header, field: first, isMapped: false })
    if (free.length > 1) ambiguous.push({ index, header, choices: free, default: first })
  }
  return ambiguous
}

/** Whether a header is one that a file of rejected rows has besides those of the list. */
export const isRejectHeader = (header: string): boolean =>
  (rejectHeaders as readonly string[]).includes(header.toLowerCase())

/** Columns without a header whose values do not tell either what they are. */
function namelessColumns(left: readonly LeftColumn[], { columnName, isUnused }: ColumnsBelow): Words[] {
  const nameless = left.filter(({ index, header }) => header === '' && !isUnused(index))
  if (nameless.length === 0) return []
  const list = joined(nameless.map(({ index }) => same(columnName(index))))
  return [{ en: `Without a header: column ${list.en}`, zh: `第 ${list.zh} 列没有表头` }]
}

/** Several columns of one field: which of them is meant, only the user knows. */
function doubledFields(columns: readonly Column[], catalogue: HeaderCatalogue, { columnName }: ColumnsBelow): Words[] {
  const problems: Words[] = []
  for (const field of new Set(columns.map((column) => column.field))) {
    const [first, ...others] = columns.filter((column) => column.field === field)
    if (first === undefined) continue
    const isTwin = ({ header }: Column) => foldHeader(header) === foldHeader(first.header)
    const twins = [first, ...others.filter(isTwin)].map(({ index }) => same(columnName(index)))
    const list = joined(twins)
    if (twins.length > 1)
      problems.push({
        en: `Columns ${list.en} have the same header "${first.header}"`,
        zh: `第 ${list.zh} 列的表头相同：“${first.header}”`,
      })
    for (const { header } of others.filter((each) => !isTwin(each)))
      problems.push({
        en: `"${first.header}" and "${header}" both mean ${field}: add --map "${header}=${ignore}", or map it to another field`,
        zh: `“${first.header}”和“${header}”都对应“${fieldName(catalogue, field).zh}”：请加 --map "${header}=${ignore}"，或把它对应到其他字段`,
      })
  }
  return problems
}

const badMap = (map: string) =>
  usage(
    { en: `--map "${map}" is not of the form HEADER=FIELD.`, zh: `--map “${map}”不是“表头=字段”的形式。` },
    { en: 'For example: --map 单位=name', zh: '例如：--map 单位=客户名称' },
  )

const noSuchHeader = (header: string, cells: readonly string[]) =>
  usage(
    {
      en: `--map names the header "${header}", which the file does not have.`,
      zh: `--map 中的表头“${header}”在文件中不存在。`,
    },
    { en: `The headers are: ${cells.join(', ')}`, zh: `文件的表头有：${cells.join('、')}` },
  )

function noSuchField(field: string, catalogue: HeaderCatalogue): Problem {
  const fields = Object.keys(catalogue.fields)
  const chinese = fields.map((each) => fieldName(catalogue, each).zh).find((name, i) => name !== fields[i])
  const example = chinese ?? fields[0] ?? ignore
  return usage(
    { en: `--map names the field "${field}", which does not exist.`, zh: `--map 中的字段“${field}”不存在。` },
    {
      en: `The fields are: ${fields.join(', ')}, ${ignore}. Chinese header names such as ${example} work too.`,
      zh: `可用字段：${fields.join('、')}、${ignore}。也可写中文表头，例如 ${example}。`,
    },
  )
}
