import { same, shellWord, type Words } from '../clause/words.ts'
import type { Content, FieldContent } from './content.ts'
import {
  type Column,
  type ColumnsBelow,
  fieldName,
  foldHeader,
  type Guess,
  type HeaderCatalogue,
  type LeftColumn,
  problemsOf,
  type RecognizedHeaders,
  unknownOf,
} from './headers.ts'

/** A field takes a column by its values alone where so many of them are of its kind. */
const most = 0.8

/** A header is not believed where so few of the values are what it says. */
const few = 0.2

/** Fewer values contradict no header. */
const fewest = 3

/** A header that says nothing of its column: 列1, Column 1, F1, 甲, A, 必填. */
const saysNothing =
  /^(?:(?:列|字段|栏目?|column|field|col|f)?\d*|[甲乙丙丁戊己庚辛壬癸a-z]\d*|必填项?|选填项?|未命名\d*|unnamed\d*)$/u

/** A column about others than the customer: our own staff, its parent, whom it was before. */
const ofOthers =
  /员|经理|业务|客服|审核|财务|上级|母公司|集团|认证机构|发证机构|咨询|代理|合作|介绍|中介|委托|付款|开票|原|曾|旧|银行|快递|紧急|培训机构|auditor|consultant|agent|former|old|parent|sales|bank|body/u

/** The values of a column that are there, of one width. */
const valuesIn = (rows: readonly (readonly string[])[], index: number): string[] =>
  rows.map((cells) => (cells[index] ?? '').normalize('NFKC').trim()).filter((value) => value !== '')

/** How many of the values are of the kind. */
const countOf = (values: readonly string[], content: Content): number => values.filter(content.is).length

/** A column that its values speak for, and how clearly. */
interface Candidate<Field extends string> extends LeftColumn {
  readonly of: FieldContent<Field>
  readonly count: number
  readonly values: readonly string[]
}

/**
 * Holds the columns against what stands below them: one whose values are plainly of another kind than its header says, one
 * that no header names, and of two columns of one field the fuller. What is settled so is a guess that is said; what is not
 * stays a problem.
 */
export function settled<Field extends string>(
  recognized: RecognizedHeaders<Field>,
  sample: readonly (readonly string[])[],
  catalogue: HeaderCatalogue<Field>,
  below: ColumnsBelow,
): RecognizedHeaders<Field> {
  const settling = new Settling(recognized, sample, catalogue, below)
  settling.chooseBetweenTwins()
  settling.doubtHeaders()
  settling.recognizeLeft()
  return settling.result()
}

class Settling<Field extends string> {
  readonly #recognized: RecognizedHeaders<Field>
  readonly #sample: readonly (readonly string[])[]
  readonly #catalogue: HeaderCatalogue<Field>
  readonly #contents: readonly FieldContent<Field>[]
  readonly #below: ColumnsBelow
  readonly #guesses: Guess<Field>[] = []
  #columns: Column<Field>[]
  #left: LeftColumn[]
  /** Columns whose header was not believed: their values alone say what they are. */
  readonly #doubted = new Set<number>()

  constructor(
    recognized: RecognizedHeaders<Field>,
    sample: readonly (readonly string[])[],
    catalogue: HeaderCatalogue<Field>,
    below: ColumnsBelow,
  ) {
    this.#recognized = recognized
    this.#sample = sample
    this.#catalogue = catalogue
    this.#contents = catalogue.contents ?? []
    this.#below = below
    this.#columns = [...recognized.columns]
    this.#left = [...recognized.left]
  }

  result(): RecognizedHeaders<Field> {
    const columns = this.#columns.sort((a, b) => a.index - b.index)
    const left = this.#left.sort((a, b) => a.index - b.index)
    const ambiguous = this.#recognized.ambiguous.filter(({ index, default: field }) =>
      columns.some((column) => column.index === index && column.field === field),
    )
    const problems = problemsOf(columns, left, this.#catalogue, this.#below)
    return { columns, left, unknown: unknownOf(left), guesses: this.#guesses, ambiguous, problems }
  }

  /** Of several columns of one field, the one with values, with more that are of its kind, or with longer names. */
  chooseBetweenTwins(): void {
    for (const field of new Set(this.#columns.map((column) => column.field))) {
      const twins = this.#columns.filter((column) => column.field === field && !column.isMapped)
      if (twins.length < 2 || this.#columns.some((column) => column.field === field && column.isMapped)) continue
      const chosen = this.#chosenOf(twins, field)
      if (chosen === null) continue
      const others = twins.filter((each) => each !== chosen.column)
      for (const { index, header } of others) this.#leave({ index, header })
      const { index, header } = chosen.column
      const said = guessWords.between(
        [chosen.column, ...others].map((each) => this.#named(each)),
        this.#fieldName(field),
        chosen.because,
        header,
      )
      this.#guesses.push({ index, header, field, isSure: chosen.isSure, words: said })
    }
  }

  #chosenOf(twins: readonly Column<Field>[], field: Field) {
    const own = this.#contents.find((each) => each.field === field)?.content
    const read = twins.map((column) => ({ column, values: valuesIn(this.#sample, column.index) }))
    const filled = read.filter(({ values }) => values.length > 0)
    const [only, second] = filled
    if (only === undefined) return null
    if (second === undefined) return { column: only.column, because: guessWords.onlyFilled, isSure: true }
    const isSame = filled.every(({ values }) => values.join('\n') === only.values.join('\n'))
    if (isSame) return { column: only.column, because: guessWords.same, isSure: true }
    if (own === undefined) return null
    const ranked = filled
      .map((each) => ({ ...each, count: countOf(each.values, own), length: each.values.join('').length }))
      .sort((a, b) => b.count - a.count || b.length - a.length)
    const [best, next] = ranked
    if (best === undefined || next === undefined || best.count < most * best.values.length) return null
    const because = guessWords.because(best.count, best.values.length, own.said)
    if (next.count < best.count / 2) return { column: best.column, because, isSure: true }
    // 名称 and 全称: a short name is no whole one.
    if (field !== 'name' || best.length <= next.length) return null
    return { column: best.column, because: guessWords.longer, isSure: false }
  }

  /** Takes the field from columns that plainly hold something else: 联系人 with telephone numbers, 名称 with codes. */
  doubtHeaders(): void {
    for (const column of [...this.#columns]) {
      const own = this.#contents.filter(({ field, kin = [] }) => field === column.field || kin.includes(column.field))
      if (own.length === 0 || column.isMapped) continue
      const values = valuesIn(this.#sample, column.index)
      if (values.length < fewest) continue
      if (own.some(({ content }) => countOf(values, content) >= few * values.length)) continue
      const other = this.#contents.find(
        ({ content, field }) =>
          !own.some((each) => each.field === field) && countOf(values, content) >= most * values.length,
      )
      if (other === undefined) continue
      this.#leave(column)
      this.#doubted.add(column.index)
    }
  }

  /** Gives columns without a field the one that their values speak for, if no other column has it. */
  recognizeLeft(): void {
    for (const of of this.#contents) {
      const { field, kin = [] } = of
      if (this.#columns.some((column) => column.field === field || kin.includes(column.field))) continue
      const [best, second] = this.#candidates(of)
      if (best === undefined) continue
      const { index, header, count, values } = best
      this.#left = this.#left.filter((each) => each.index !== index)
      this.#columns.push({ index, header, field, isMapped: false })
      const because = guessWords.because(count, values.length, of.content.said)
      const isSure = second === undefined && count >= 0.9 * values.length
      this.#guesses.push({
        index,
        header,
        field,
        isSure,
        words: this.#doubted.has(index)
          ? guessWords.not(this.#named(best), this.#fieldName(field), because, header)
          : guessWords.taken(this.#named(best), this.#fieldName(field), because, header),
      })
    }
    for (const index of this.#doubted) {
      const column = this.#left.find((each) => each.index === index)
      const was = this.#recognized.columns.find((each) => each.index === index)
      if (column === undefined || was === undefined) continue
      const words = guessWords.leftOut(this.#named(column), this.#fieldName(was.field), column.header)
      this.#guesses.push({ ...column, field: null, isSure: false, words })
    }
  }

  /** The columns that may be of the field, the likeliest first. */
  #candidates(of: FieldContent<Field>): Candidate<Field>[] {
    return this.#left
      .filter(({ index, header }) => this.#doubted.has(index) || mayBe(header, of.content))
      .map(({ index, header }) => {
        const values = valuesIn(this.#sample, index)
        return { index, header, of, values, count: countOf(values, of.content) }
      })
      .filter(({ count, values }) => count > 0 && count >= most * values.length)
      .filter(({ values }) => of.field !== 'name' || isOfEachRow(values))
      .sort((a, b) => b.count / b.values.length - a.count / a.values.length || b.values.length - a.values.length)
  }

  #leave({ index, header }: LeftColumn): void {
    this.#columns = this.#columns.filter((each) => each.index !== index)
    this.#left.push({ index, header })
  }

  #named({ index, header }: LeftColumn): Words {
    if (header !== '') return { en: `column "${header}"`, zh: `“${header}”一列` }
    const name = this.#below.columnName(index)
    return { en: `column ${name}`, zh: `第 ${name} 列` }
  }

  #fieldName = (field: Field): Words => fieldName(this.#catalogue, field)
}

/** Whether values alone may say what a column is, whatever its header. */
const mayBe = (header: string, { weak }: Content): boolean => {
  const folded = foldHeader(header)
  return saysNothing.test(folded) || (weak !== true && !ofOthers.test(folded))
}

/** Whether the values tell rows apart, as names of customers do and those of who certified them don't. */
const isOfEachRow = (values: readonly string[]): boolean =>
  values.length < 5 || new Set(values).size >= values.length / 4

const choose = (header: string): Words =>
  header === ''
    ? same('')
    : {
        en: `; choose with --map ${shellWord(`${header}=FIELD`)}`,
        zh: `；可用 --map ${shellWord(`${header}=字段`)} 指定`,
      }

const guessWords = {
  because: (count: number, of: number, said: Words): Words => ({
    en: `${count} of ${of} values ${said.en}`,
    zh: `${of} 个值中有 ${count} 个${said.zh}`,
  }),
  onlyFilled: { en: 'it alone has values', zh: '只有它有内容' },
  same: { en: 'both hold the same', zh: '两列内容相同' },
  longer: { en: 'its values are longer', zh: '其内容更长' },
  taken: (column: Words, field: Words, because: Words, header: string): Words => ({
    en: `${capital(column.en)} was taken as ${field.en}, because ${because.en}${choose(header).en}.`,
    zh: `${column.zh}按“${field.zh}”处理（${because.zh}）${choose(header).zh}。`,
  }),
  not: (column: Words, field: Words, because: Words, header: string): Words => ({
    en: `${capital(column.en)} was taken as ${field.en}, whatever its header says, because ${because.en}${choose(header).en}.`,
    zh: `${column.zh}的表头与内容不符，按“${field.zh}”处理（${because.zh}）${choose(header).zh}。`,
  }),
  leftOut: (column: Words, field: Words, header: string): Words => ({
    en: `${capital(column.en)} was left out: its values are nothing like ${field.en}${choose(header).en}.`,
    zh: `${column.zh}未导入：其内容不像“${field.zh}”${choose(header).zh}。`,
  }),
  between: (columns: readonly Words[], field: Words, because: Words, taken: string): Words => ({
    en: `${capital(columns.map(({ en }) => en).join(' and '))} both mean ${field.en}: "${taken}" was taken, because ${because.en}${choose(taken).en}.`,
    zh: `${columns.map(({ zh }) => zh).join('和')}都对应“${field.zh}”：已取“${taken}”（${because.zh}）${choose(taken).zh}。`,
  }),
} as const

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
