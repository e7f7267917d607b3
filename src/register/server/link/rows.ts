import type { Answered } from './message.ts'

/** A value as the server's text is read. */
type Own = string | number | null | Uint8Array

const [numbers, truth, bytes] = [new Set([20, 21, 23, 26, 700, 701, 1700]), 16, 17]

const [zero, minus] = [48, 45]

/** The number of a text. A whole one that JavaScript cannot hold to the last digit throws: it would become another without a word. */
function numberOf(from: Buffer, start: number, end: number): number {
  let value = 0
  const first = from[start] === minus ? start + 1 : start
  // Nearly all are short and whole.
  if (end - first <= 15)
    for (let at = first; ; at++) {
      if (at === end) return first === start ? value : -value
      const digit = (from[at] as number) - zero
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
    }
  const text = from.toString('latin1', start, end)
  const read = Number(text)
  if (!Number.isSafeInteger(read) && /^-?\d+$/.test(text))
    throw new RangeError(`${text} is past what a number holds exactly`)
  return read
}

function readValue(from: Buffer, start: number, end: number, type: number): Own {
  if (numbers.has(type)) return numberOf(from, start, end)
  if (type === truth) return from[start] === 116 ? 1 : 0
  if (type === bytes) return new Uint8Array(Buffer.from(from.toString('latin1', start + 2, end), 'hex'))
  return from.toString('utf8', start, end)
}

/** Reads the rows of an answer one after the other into a list. */
function readerOf({ bytes, types }: Answered): (into: Own[]) => void {
  const from = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  return (into) => {
    // Each message: its letter, its length, how many values, and of each its length, -1 for null.
    at += 7
    for (let column = 0; column < types.length; column++) {
      const length = from.readInt32BE(at)
      at += 4
      if (length === -1) into[column] = null
      else {
        into[column] = readValue(from, at, at + length, types[column] as number)
        at += length
      }
    }
  }
}

/** The rows that a server sent, as lists of values: whole and decimal numbers as numbers, truth as 1 and 0, the rest as text. */
export function* listsOf(answered: Answered): Generator<Own[], void> {
  const read = readerOf(answered)
  for (let row = 0; row < answered.count; row++) {
    const values = new Array<Own>(answered.types.length)
    read(values)
    yield values
  }
}

/** The same rows as objects of their columns. */
export function objectsOf(answered: Answered): object[] {
  const { names, count } = answered
  const read = readerOf(answered)
  const values = new Array<Own>(names.length)
  const rows = new Array<object>(count)
  for (let index = 0; index < count; index++) {
    read(values)
    const row: Record<string, Own> = {}
    for (let at = 0; at < names.length; at++) row[names[at] as string] = values[at] as Own
    rows[index] = row
  }
  return rows
}
