import { ownConstruct, tokensOf } from './tokens.ts'

/** A column as a step of the schema declares it. */
export interface StepColumn {
  readonly name: string
  readonly holds: 'text' | 'whole'
  readonly isKey: boolean
  readonly nullable: boolean
  /** The table whose rows it refers to, and whether that is settled when the transaction ends only. */
  readonly to: { readonly table: string; readonly atEnd: boolean } | null
  /** What each value has to be, as SQL. */
  readonly check: string | null
}

/** What a statement of a step does. Expressions are SQL that both engines read alike. */
export type StepStatement =
  | {
      readonly does: 'table'
      readonly name: string
      readonly columns: readonly StepColumn[]
      readonly checks: readonly string[]
    }
  | { readonly does: 'column'; readonly table: string; readonly column: StepColumn }
  | {
      readonly does: 'index'
      readonly name: string
      readonly table: string
      readonly unique: boolean
      readonly parts: readonly string[]
      readonly where: string | null
    }
  | { readonly does: 'drop index'; readonly name: string }

/** Types of SQLite's STRICT tables that columns of a register have. */
const types: Readonly<Record<string, StepColumn['holds']>> = { INTEGER: 'whole', TEXT: 'text' }

/** Functions that both engines have, and answer alike. */
const functions = ['coalesce']

/**
 * Reads a step of the schema statement by statement. Only what is known to mean the same in both engines is read: anything else throws,
 * with its place, instead of being dropped. A step that wants more has to teach it here first.
 */
export function statementsOfStep(sql: string): StepStatement[] {
  const reader = new Reader(tokensOf(sql))
  const statements: StepStatement[] = []
  while (!reader.isDone) statements.push(reader.statement())
  return statements
}

class Reader {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  get isDone(): boolean {
    return this.#at === this.#tokens.length
  }

  get #next(): string {
    return this.#tokens[this.#at] ?? ''
  }

  #unknown(): Error {
    return ownConstruct(this.#tokens, this.#at)
  }

  /** Takes these words if they come next, all of them or none. */
  #took(...words: readonly string[]): boolean {
    if (words.some((word, i) => this.#tokens[this.#at + i] !== word)) return false
    this.#at += words.length
    return true
  }

  #take(...words: readonly string[]): void {
    if (!this.#took(...words)) throw this.#unknown()
  }

  /** A name that is written as names are, or in quotation marks; without those. */
  #name(): string {
    const [, quotedName, plain] = /^(?:"([a-z][a-z_0-9]*)"|([a-z][a-z_0-9]*))$/.exec(this.#next) ?? []
    const name = quotedName ?? plain
    // PostgreSQL cuts off what is longer.
    if (name === undefined || name.length > 63) throw this.#unknown()
    this.#at += 1
    return name
  }

  statement(): StepStatement {
    const statement = this.#statement()
    this.#take(';')
    return statement
  }

  #statement(): StepStatement {
    if (this.#took('CREATE', 'TABLE')) return this.#table()
    if (this.#took('CREATE', 'UNIQUE', 'INDEX')) return this.#index(true)
    if (this.#took('CREATE', 'INDEX')) return this.#index(false)
    if (this.#took('DROP', 'INDEX')) return { does: 'drop index', name: this.#name() }
    this.#take('ALTER', 'TABLE')
    const table = this.#name()
    this.#take('ADD', 'COLUMN')
    return { does: 'column', table, column: this.#column() }
  }

  #table(): StepStatement {
    const name = this.#name()
    const columns: StepColumn[] = []
    const checks: string[] = []
    this.#take('(')
    do {
      if (this.#took('CHECK')) checks.push(this.#inBrackets())
      else columns.push(this.#column())
    } while (this.#took(','))
    // Without STRICT a column would hold what it is not declared to.
    this.#take(')', 'STRICT')
    if (this.#took(',')) this.#take('WITHOUT', 'ROWID')
    return { does: 'table', name, columns, checks }
  }

  #column(): StepColumn {
    const name = this.#name()
    const holds = types[this.#next]
    if (holds === undefined) throw this.#unknown()
    this.#at += 1
    const isKey = this.#took('PRIMARY', 'KEY')
    const nullable = !this.#took('NOT', 'NULL') && !isKey
    const to = this.#took('REFERENCES') ? this.#reference() : null
    return { name, holds, isKey, nullable, to, check: this.#took('CHECK') ? this.#inBrackets() : null }
  }

  #reference(): StepColumn['to'] {
    const table = this.#name()
    this.#take('(')
    // Rows are referred to by their keys.
    if (!this.#took('id')) this.#take('seq')
    this.#take(')')
    return { table, atEnd: this.#took('DEFERRABLE', 'INITIALLY', 'DEFERRED') }
  }

  #index(unique: boolean): StepStatement {
    const name = this.#name()
    this.#take('ON')
    const table = this.#name()
    const parts: string[] = []
    this.#take('(')
    do parts.push(this.#operand())
    while (this.#took(','))
    this.#take(')')
    return { does: 'index', name, table, unique, parts, where: this.#took('WHERE') ? this.#condition() : null }
  }

  #inBrackets(): string {
    this.#take('(')
    const condition = this.#condition()
    this.#take(')')
    return `(${condition})`
  }

  #condition(): string {
    const parts = [this.#comparison()]
    while (this.#took('AND')) parts.push(this.#comparison())
    return parts.join(' AND ')
  }

  #comparison(): string {
    const operand = this.#operand()
    if (this.#took('IS', 'NOT', 'NULL')) return `${operand} IS NOT NULL`
    if (this.#took('IS', 'NULL')) return `${operand} IS NULL`
    if (this.#took('IN')) return `${operand} IN ${this.#list()}`
    const comparing = ['=', '<>', '>'].find((each) => this.#took(each))
    return comparing === undefined ? operand : `${operand} ${comparing} ${this.#operand()}`
  }

  #operand(): string {
    if (/^\d+$/.test(this.#next)) return this.#number()
    if (this.#next === '(') return this.#inBrackets()
    const called = functions.find((each) => this.#took(each))
    return called === undefined ? `"${this.#name()}"` : `${called}${this.#list()}`
  }

  #number(): string {
    const number = this.#next
    this.#at += 1
    return number
  }

  #list(): string {
    const parts: string[] = []
    this.#take('(')
    do parts.push(this.#operand())
    while (this.#took(','))
    this.#take(')')
    return `(${parts.join(', ')})`
  }
}
