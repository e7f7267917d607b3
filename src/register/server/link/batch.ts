import pg from 'pg'
import type { Answered, Sending, Step } from './message.ts'
import type { PreparedTexts } from './prepared-texts.ts'

/** Of pg's connection what sends the messages of statements. */
interface Messages {
  readonly stream: { cork(): void; uncork(): void }
  parse(query: { readonly text: string; readonly name: string }): void
  bind(config: { readonly portal: string; readonly statement: string; readonly values: readonly unknown[] }): void
  describe(of: { readonly type: 'P'; readonly name: string }): void
  execute(config: { readonly portal: string; readonly rows: number }): void
  close(of: { readonly type: 'P'; readonly name: string }): void
  sync(): void
  query(text: string): void
}

interface Column {
  readonly name: string
  readonly dataTypeID: number
}

/** Of pg's queries nothing is used but that it sends what is one without waiting for the answers to others. */
const Query = pg.Query as unknown as new (text: string) => object

const none = new Uint8Array(0)

/** Each number as its digits, which PostgreSQL reads as whatever type is wanted there. */
const asText = (value: unknown) => (value === null ? null : String(value))

/** A text as SQL has it, whatever a session is set to read a backslash as. */
const inQuotes = (text: string): string =>
  `${text.includes('\\') ? ' E' : ''}'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/**
 * A statement with its values in it; null where it has to go apart from them: its rows are fetched bit by bit, or a value has U+0000 in it, of which the
 * server is to say itself that it keeps it nowhere.
 */
function withValues(step: Step): string | null {
  if (!('sql' in step) || step.portal !== undefined) return null
  const texts = step.values.map(asText)
  if (texts.some((text) => text?.includes('\0'))) return null
  if (texts.length === 0) return step.sql
  return step.sql.replace(/\$(\d+)/g, (_, place) => {
    const text = texts[Number(place) - 1] as string | null
    return text === null ? 'NULL' : inQuotes(text)
  })
}

/**
 * Several statements that are sent together, and answered together: one round trip. The server stops at the first error and leaves the rest
 * of them out, since what ends a batch, Sync, stands behind the last. Outside a transaction that takes back what came before it, too.
 * It is what pg calls a query: `submit` is called with the connection, the other functions as the answers come.
 */
export class Batch extends Query {
  readonly #steps: readonly Step[]
  readonly #prepared: PreparedTexts
  readonly #sending: Sending
  readonly answers: Answered[] = []
  /** The texts that it sent, in the order in which the server reads them, and their names: what comes behind an error is never read. */
  readonly #sent: (readonly [sql: string, name: string])[] = []
  /** The error that stopped it. */
  error: unknown = null
  readonly #read = this.#sent.values()
  #columns: readonly Column[] = []
  #parts: Buffer[] = []
  #count = 0

  constructor(steps: readonly Step[], prepared: PreparedTexts, sending: Sending) {
    super('')
    this.#steps = steps
    this.#prepared = prepared
    this.#sending = sending
  }

  /** Sends all of it at once. */
  submit(connection: Messages): null {
    const texts = this.#sending === 'whole' ? this.#steps.map(withValues) : [null]
    if (texts.every((text) => text !== null)) {
      connection.query(texts.join(';\n'))
      return null
    }
    connection.stream.cork()
    for (const step of this.#steps) this.#send(connection, step)
    connection.sync()
    connection.stream.uncork()
    return null
  }

  #send(connection: Messages, step: Step): void {
    if ('close' in step) {
      connection.close({ type: 'P', name: step.close })
      return
    }
    if ('fetch' in step) {
      // Told anew, so that whoever reads the rows need not remember what they have.
      connection.describe({ type: 'P', name: step.fetch })
      connection.execute({ portal: step.fetch, rows: step.rows })
      return
    }
    const { portal = '', rows = 0, sql, values } = step
    const name = this.#prepared.nameOf(sql) ?? this.#parse(connection, sql)
    connection.bind({ portal, statement: name, values: values.map(asText) })
    connection.describe({ type: 'P', name: portal })
    connection.execute({ portal, rows })
  }

  /** Sends a text, unless the batch has done so before; returns its name. */
  #parse(connection: Messages, sql: string): string {
    const before = this.#sent.find(([each, known]) => each === sql && known !== '')
    if (before !== undefined) return before[1]
    const name = this.#prepared.newName(sql)
    this.#sent.push([sql, name])
    connection.parse({ text: sql, name })
    return name
  }

  /** The server has read the next of the texts. */
  parsed(): void {
    const read = this.#read.next().value
    if (read !== undefined) this.#prepared.isReady(...read)
  }

  /** Rows of the step that is being answered. */
  gather(bytes: Buffer, count: number): void {
    this.#parts.push(bytes)
    this.#count += count
  }

  handleRowDescription({ fields }: { readonly fields: readonly Column[] }): void {
    this.#columns = fields
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#answered(text, false)
  }

  handlePortalSuspended(): void {
    this.#answered('', true)
  }

  handleEmptyQuery(): void {
    this.#answered('', false)
  }

  /** A portal was let go of. Pg doesn't tell this to a query. */
  handleClosed(): void {
    this.#answered('', false)
  }

  handleError(error: unknown): void {
    this.error ??= error
  }

  /** What ends a batch is told by the connection itself, after an error too. */
  handleReadyForQuery(): void {}

  #answered(command: string, isMore: boolean): void {
    const [only] = this.#parts
    // Memory of its own, so that it can be handed over to the other thread instead of copied.
    const bytes = only === undefined ? none : joined(this.#parts)
    const names = this.#columns.map(({ name }) => name)
    const types = this.#columns.map(({ dataTypeID }) => dataTypeID)
    this.answers.push({ names, types, bytes, count: this.#count, command, isMore })
    this.#columns = []
    this.#parts = []
    this.#count = 0
  }
}

function joined(parts: readonly Buffer[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
