/** A record as it stands in the text: the cells are not yet taken apart. */
export interface PlainRecord {
  /** The first physical line, from 1. */
  readonly line: number
  readonly text: string
  /** Whether a quotation mark stands in it; a record without one may simply be split. */
  readonly quoted: boolean
}

/** A line that cannot be a record. Reading goes on with the line below it. */
export interface BrokenRecord {
  readonly line: number
  /** The line; of one that is too long only the beginning. */
  readonly text: string
  readonly fault: 'unclosed-quote' | 'stray-quote' | 'too-long'
}

/** Longer records are a quotation mark that nobody closed, or no customer list at all. In characters. */
export const longestRecord = 1_000_000

/** What is kept of a line that is too long, in characters. */
const longestExcerpt = 1_000

/**
 * Cuts text into records at line ends (CR LF, LF or CR) outside quotation marks, whatever pieces the text comes in,
 * and numbers their first lines. It holds at most one record, so memory stays flat. A parser that is left to find the
 * ends itself loses every row below an unclosed quotation mark; here only the line that opened it is given up.
 */
export class RecordCutter {
  readonly #faultOf: (record: string) => BrokenRecord['fault'] | null
  #text = ''
  #at = 0
  #line = 1
  /** Inside a line that is already given up: everything up to its end is dropped. */
  #dropping = false
  #ended = false
  /** The next LF, CR and quotation mark at or behind the position they were last asked for. */
  #next = { '\n': -1, '\r': -1, '"': -1 }

  /** `faultOf` judges the quoting of a record that spans several lines; null where it is sound. */
  constructor(faultOf: (record: string) => BrokenRecord['fault'] | null) {
    this.#faultOf = faultOf
  }

  /** The records that are complete with this piece of text; with `ended`, also what is left. Blank lines are not records. */
  cut(piece: string, ended = false): (PlainRecord | BrokenRecord)[] {
    this.#text = this.#text.slice(this.#at) + piece
    this.#at = 0
    this.#ended = ended
    this.#forget()
    const records: (PlainRecord | BrokenRecord)[] = []
    if (this.#dropping && !this.#drop()) return records
    while (this.#at < this.#text.length) {
      const record = this.#take()
      if (record === null) break
      if (record.text !== '') records.push(record)
    }
    return records
  }

  /** The record at the current position, or null while its end has not come. */
  #take(): PlainRecord | BrokenRecord | null {
    const start = this.#at
    const line = this.#line
    const firstEnd = this.#lineEnd(start)
    if (firstEnd < 0) {
      if (this.#text.length - start <= longestRecord) return null
      this.#dropping = true
      const record = this.#broken(line, start, this.#text.length, 'too-long')
      this.#drop()
      return record
    }
    if (firstEnd - start > longestRecord) return this.#giveUp(line, start, firstEnd, 'too-long')
    const quote = this.#find('"', start)
    if (quote >= firstEnd) return this.#whole(line, start, firstEnd, 1, false)
    if (!this.#isOpen(start, firstEnd)) return this.#whole(line, start, firstEnd, 1, true)
    return this.#takeSeveralLines(line, start, firstEnd)
  }

  /** A record whose first line leaves a quotation mark open: it goes on until the marks are even again. */
  #takeSeveralLines(line: number, start: number, firstEnd: number): PlainRecord | BrokenRecord | null {
    let lines = 1
    let end = firstEnd
    for (let open = true; open; lines += 1) {
      const from = this.#behind(end)
      const next = from >= this.#text.length ? -1 : this.#lineEnd(from)
      const tooFar = (next < 0 ? this.#text.length : next) - start > longestRecord
      if (next < 0 && !tooFar && !this.#ended) return null
      if (next < 0 || tooFar) {
        return this.#giveUp(line, start, firstEnd, this.#faultOf(this.#text.slice(start, firstEnd)) ?? 'unclosed-quote')
      }
      if (this.#isOpen(from, next)) open = false
      end = next
    }
    const fault = this.#faultOf(this.#text.slice(start, end))
    if (fault === null) return this.#whole(line, start, end, lines, true)
    return this.#giveUp(line, start, firstEnd, this.#faultOf(this.#text.slice(start, firstEnd)) ?? fault)
  }

  #whole(line: number, start: number, end: number, lines: number, quoted: boolean): PlainRecord {
    this.#at = this.#behind(end)
    this.#line += lines
    return { line, text: this.#text.slice(start, end), quoted }
  }

  /** Gives up one line and goes back to the one below it. */
  #giveUp(line: number, start: number, end: number, fault: BrokenRecord['fault']): BrokenRecord {
    this.#at = this.#behind(end)
    this.#line += 1
    this.#forget()
    return this.#broken(line, start, end, fault)
  }

  #broken(line: number, start: number, end: number, fault: BrokenRecord['fault']): BrokenRecord {
    const kept = fault === 'too-long' ? Math.min(end, start + longestExcerpt) : end
    return { line, text: this.#text.slice(start, kept), fault }
  }

  /** Drops the rest of a line that was given up; false while its end has not come. */
  #drop(): boolean {
    const end = this.#lineEnd(this.#at)
    if (end < 0 || (end === this.#text.length && !this.#ended)) {
      // A CR at the very end may be half of a CR LF.
      this.#text = this.#text.endsWith('\r') ? '\r' : ''
      this.#at = 0
      this.#forget()
      return false
    }
    this.#at = this.#behind(end)
    this.#line += 1
    this.#dropping = false
    return true
  }

  /** Whether an odd number of quotation marks stands between the two places. */
  #isOpen(from: number, to: number): boolean {
    let open = false
    for (let at = this.#find('"', from); at < to; at = this.#find('"', at + 1)) open = !open
    return open
  }

  /** Where the line that holds `from` ends, or -1 while its end has not come. */
  #lineEnd(from: number): number {
    const end = Math.min(this.#find('\n', from), this.#find('\r', from))
    if (end === Number.POSITIVE_INFINITY) return this.#ended ? this.#text.length : -1
    const isHalf = end === this.#text.length - 1 && this.#text[end] === '\r' && !this.#ended
    return isHalf ? -1 : end
  }

  #behind(end: number): number {
    return this.#text[end] === '\r' && this.#text[end + 1] === '\n' ? end + 2 : end + 1
  }

  #find(character: '\n' | '\r' | '"', from: number): number {
    const known = this.#next[character]
    if (known >= from) return known
    const found = this.#text.indexOf(character, from)
    this.#next[character] = found < 0 ? Number.POSITIVE_INFINITY : found
    return this.#next[character]
  }

  /** Places found ahead hold only while reading goes forward in the same text. */
  #forget(): void {
    this.#next = { '\n': -1, '\r': -1, '"': -1 }
  }
}
