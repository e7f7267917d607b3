import { type Problem, usage } from '../clause/problem.ts'
import type { TextKind } from '../clause/text.ts'
import { joined, same, type Words } from '../clause/words.ts'
import type { Db } from '../register/register.ts'

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
}

/** A column whose field is known. */
export interface Column<Field extends string = string> {
  /** From 0. */
  readonly index: number
  readonly header: string
  readonly field: Field
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
  /** Headers that no field has: reported, never guessed at. */
  readonly unknown: readonly string[]
  readonly ambiguous: readonly AmbiguousColumn<Field>[]
  /** Why this header row cannot be used. Empty where it can. */
  readonly problems: readonly Words[]
}

/** Columns that a file of rejected rows has beside the original ones: known, and of no meaning to an import. */
export const rejectHeaders = ['_line', '_code', '_reason', '_check'] as const

/** What `--map` writes for a column that is to be left out. */
const ignore = 'ignore'

/** A header as it is compared: width, case, spaces, hyphens, asterisks, colons and bracket characters are folded away. */
export const foldHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}*:_\-()[\]{}<>〔〕【】〈〉《》「」『』]/gu, '')

/** Whether a header says that its column counts years as the Republic does (1 is 1912): 发证日期(民国). */
export const countsRepublic = (header: string): boolean => /民[国國]/u.test(header)

/** A folded header without the years it counts. */
const withoutRepublic = (folded: string): string =>
  folded.replace(/(?:中[华華])?民[国國](?:年月日|纪年|紀年|年)?/gu, '')

/** What is known of the columns of a header row besides their headers. */
export interface ColumnsBelow {
  /** How a column is called, from 0. */
  columnName(column: number): string
  /** Whether a column without a header has no value either, as those beside a table in a spreadsheet. */
  isUnused(column: number): boolean
}

/** Columns of text are numbered from 1, and each of them is there because somebody wrote it. */
const columnsOfText: ColumnsBelow = { columnName: (column) => String(column + 1), isUnused: () => false }

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
  const columns: Column<Field>[] = []
  const unknown: string[] = []
  const open: { index: number; header: string; choices: readonly Field[] }[] = []
  cells.forEach((cell, index) => {
    const header = cell.trim()
    const folded = foldHeader(header)
    if (folded === '' || isRejectHeader(header) || mapped.get(folded) === ignore) return
    const field = (mapped.get(folded) as Field | undefined) ?? known.get(folded)
    // A list may have both: then the column beside it counts, whose years need no explaining.
    const ofRepublic = countsRepublic(folded) ? known.get(withoutRepublic(folded)) : undefined
    const choices =
      catalogue.ambiguous.find(({ headers }) => headers.some((each) => foldHeader(each) === folded))?.choices ??
      (ofRepublic === undefined ? undefined : [ofRepublic])
    if (field !== undefined) columns.push({ index, header, field })
    else if (choices !== undefined) open.push({ index, header, choices })
    else unknown.push(header)
  })
  const ambiguous = withDefaults(open, columns, unknown)
  columns.sort((a, b) => a.index - b.index)
  const problems = [...faultyHeaders(cells, below), ...doubledFields(columns, catalogue)]
  return { columns, unknown, ambiguous, problems }
}

/** A field as people read it: in Chinese the first Chinese header it has, which `--map` and a header row take too. */
export function fieldName({ fields }: HeaderCatalogue, field: string): Words {
  const chinese = fields[field]?.find((header) => /\p{sc=Han}/u.test(header))
  return { en: field, zh: chinese ?? field }
}

/** The catalogue turned round: folded header to field. */
function knownHeaders<Field extends string>(catalogue: HeaderCatalogue<Field>): Map<string, Field> {
  const known = new Map<string, Field>()
  for (const [field, headers] of Object.entries(catalogue.fields) as [Field, readonly string[]][])
    for (const header of [field, ...headers]) known.set(foldHeader(header), field)
  return known
}

function readMaps<Field extends string>(
  maps: readonly string[],
  cells: readonly string[],
  catalogue: HeaderCatalogue<Field>,
  known: ReadonlyMap<string, Field>,
): Map<string, Field | typeof ignore> {
  const mapped = new Map<string, Field | typeof ignore>()
  for (const map of maps) {
    const cut = map.lastIndexOf('=')
    const header = foldHeader(map.slice(0, cut))
    const asked = foldHeader(map.slice(cut + 1))
    if (cut < 1 || asked === '') throw badMap(map)
    if (!cells.some((cell) => foldHeader(cell) === header)) throw noSuchHeader(map.slice(0, cut), cells)
    const field = asked === ignore ? ignore : known.get(asked)
    if (field === undefined) throw noSuchField(map.slice(cut + 1), catalogue)
    mapped.set(header, field)
  }
  return mapped
}

/** Gives each ambiguous column the first of its choices that is free, and adds it to the columns. */
function withDefaults<Field extends string>(
  open: readonly { index: number; header: string; choices: readonly Field[] }[],
  columns: Column<Field>[],
  unknown: string[],
): AmbiguousColumn<Field>[] {
  const ambiguous: AmbiguousColumn<Field>[] = []
  for (const { index, header, choices } of open) {
    const free = choices.filter((choice) => !columns.some((column) => column.field === choice))
    const first = free[0]
    if (first === undefined) {
      unknown.push(header)
      continue
    }
    columns.push({ index, header, field: first })
    if (free.length > 1) ambiguous.push({ index, header, choices: free, default: first })
  }
  return ambiguous
}

const isRejectHeader = (header: string): boolean => (rejectHeaders as readonly string[]).includes(header.toLowerCase())

/**
 * Empty headers and headers that stand twice: a cell below them could not be told from another. The columns of a file
 * of rejected rows are not counted, or a list with a column `line` of its own could never be imported again.
 */
function faultyHeaders(cells: readonly string[], { columnName, isUnused }: ColumnsBelow): Words[] {
  const places = new Map<string, number[]>()
  cells.forEach((cell, index) => {
    if (isRejectHeader(cell.trim())) return
    const folded = foldHeader(cell)
    if (folded === '' && isUnused(index)) return
    places.set(folded, [...(places.get(folded) ?? []), index])
  })
  const problems: Words[] = []
  for (const [folded, numbers] of places) {
    const names = numbers.map((number) => same(columnName(number)))
    const list = joined(names, ', ', '、')
    const header = (cells[numbers[0] ?? 0] ?? '').trim()
    if (folded === '') problems.push({ en: `Without a header: column ${list.en}`, zh: `第 ${list.zh} 列没有表头` })
    else if (numbers.length > 1)
      problems.push({
        en: `Columns ${list.en} have the same header "${header}"`,
        zh: `第 ${list.zh} 列的表头相同：“${header}”`,
      })
  }
  return problems
}

/** Different headers of one field: which of the two is meant, only the user knows. */
function doubledFields(columns: readonly Column[], catalogue: HeaderCatalogue): Words[] {
  const problems: Words[] = []
  columns.forEach((column, at) => {
    const first = columns.findIndex((other) => other.field === column.field)
    const other = columns[first]
    if (first >= at || other === undefined || foldHeader(other.header) === foldHeader(column.header)) return
    problems.push({
      en: `"${other.header}" and "${column.header}" both mean ${column.field}: add --map "${column.header}=${ignore}", or map it to another field`,
      zh: `“${other.header}”和“${column.header}”都对应“${fieldName(catalogue, column.field).zh}”：请加 --map "${column.header}=${ignore}"，或把它对应到其他字段`,
    })
  })
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
