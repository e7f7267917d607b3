import { EventEmitter } from 'node:events'
import pg from 'pg'

const dataRow = 68

/** What a message of the protocol has in front of its content: its letter, and its length without the letter. */
const headLength = 5

/** What pg reads a stream by, and tells of its messages; it is handed what is one. */
const { attachListeners } = pg.Connection.prototype as unknown as { attachListeners(stream: EventEmitter): void }

/** Whole rows: `count` DataRow messages, one behind the other. */
type Rows = (bytes: Buffer, count: number) => void

/**
 * A connection of pg's that hands on rows as the bytes that came. Pg would make texts of them, which would then be copied to the other
 * thread one by one; there they are made once. All other messages are read and told by pg as ever.
 */
export class RowConnection extends pg.Connection {
  /** Is handed the rows. */
  onRows: Rows = () => undefined
  /** When the server was last heard of, as `performance.now()` counts. */
  heard = 0
  /** The beginning of a message whose end has not come. */
  #parts: Buffer[] = []
  #had = 0
  /** From how many bytes on it is worth looking again. */
  #wanted = headLength

  /** Overrides what pg begins to read a stream by. */
  attachListeners(stream: NodeJS.ReadableStream): void {
    const others = new EventEmitter()
    attachListeners.call(this, others)
    const told = (message: Buffer) => {
      try {
        others.emit('data', message)
      } catch (error) {
        // Of a kind that pg doesn't know: whoever answers there is no server, or a newer one.
        this.emit('error', error)
      }
    }
    stream.on('data', (chunk: Buffer) => {
      this.heard = performance.now()
      this.#parts.push(chunk)
      this.#had += chunk.length
      // A text of megabytes comes in many pieces, and is put together once.
      if (this.#had < this.#wanted) return
      const bytes = this.#parts.length === 1 ? chunk : Buffer.concat(this.#parts)
      const end = this.#read(bytes, told)
      const rest = bytes.subarray(end)
      this.#parts = rest.length === 0 ? [] : [rest]
      this.#had = rest.length
      this.#wanted = rest.length < headLength ? headLength : 1 + rest.readUInt32BE(1)
    })
  }

  /** Goes through the whole messages and returns where the first one begins that is not there to its end. */
  #read(bytes: Buffer, other: (message: Buffer) => void): number {
    let at = 0
    let [rowsFrom, rows] = [0, 0]
    const tellRows = () => {
      if (rows > 0) this.onRows(bytes.subarray(rowsFrom, at), rows)
      rows = 0
    }
    while (at + headLength <= bytes.length) {
      const end = at + 1 + bytes.readUInt32BE(at + 1)
      if (end > bytes.length) break
      if (bytes[at] === dataRow) {
        if (rows === 0) rowsFrom = at
        rows += 1
      } else {
        tellRows()
        other(bytes.subarray(at, end))
      }
      at = end
    }
    tellRows()
    return at
  }
}
