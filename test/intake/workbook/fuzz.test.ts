import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Problem } from '../../../src/clause/problem.ts'
import { bookOf, glanceAt, kinds, shown } from './books.ts'
import { partsOf, zip } from './zip.ts'

const header = ['客户名称', '日期', '电话', '代码']
const list = {
  rows: [header, ...Array.from({ length: 20 }, (_, n) => [`第${n}号`, shown(46000 + n, 'yyyy-mm-dd'), `0755-${n}`, n])],
  merges: ['A3:A5', 'C7:D7'],
}
const books = kinds.map((kind) => bookOf([list, { rows: [['字典']], hidden: true }], kind))

const change = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'double', 'number', 'zeros'),
  /** In which part of a workbook that is a zip file; none: anywhere in the file itself. */
  part: fc.option(fc.nat(30)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  value: fc.nat(0xffffffff),
})

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

/** So many mutated workbooks; `CERTDESK_FUZZ` asks for more. */
const numRuns = Number(process.env.CERTDESK_FUZZ ?? 100)

function mutated(bytes: Buffer, { kind, at, value }: Change): Buffer {
  if (bytes.length < 40) return bytes
  const place = Math.floor(at * (bytes.length - 8))
  const copy = Buffer.from(bytes)
  if (kind === 'flip') copy[place] = value & 0xff
  if (kind === 'number') copy.writeUInt32LE(value, place)
  if (kind === 'zeros') copy.fill(0, place, Math.min(bytes.length, place + (value % 64)))
  if (kind === 'cut') return copy.subarray(0, place)
  if (kind === 'double')
    return Buffer.concat([copy.subarray(0, place), copy.subarray(Math.max(0, place - (value % 32)))])
  return copy
}

/** The parts of a zip file; none of what only looks like one, as bytes may after a change. */
function partsIn(book: Buffer): [string, Buffer][] {
  try {
    return book.subarray(0, 2).equals(Buffer.from('PK')) ? Object.entries(partsOf(book)) : []
  } catch {
    return []
  }
}

/** A change within a part leaves the zip file around it sound, so that it is read all the way. */
function changed(book: Buffer, how: Change): Buffer {
  const parts = how.part === null ? [] : partsIn(book)
  if (parts.length === 0) return mutated(book, how)
  const at = (how.part ?? 0) % parts.length
  return zip(Object.fromEntries(parts.map(([name, content], n) => [name, n === at ? mutated(content, how) : content])))
}

it(
  'a workbook that was changed anywhere is read, or refused in a sentence',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(books.length - 1),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (which, changes) => {
          // Only the last change may damage the file that holds the parts.
          const inOrder = [...changes].sort((a, b) => Number(a.part === null) - Number(b.part === null))
          const bytes = inOrder.reduce(changed, books[which] ?? Buffer.alloc(0))
          try {
            await glanceAt(bytes)
          } catch (error) {
            expect(error).toBeInstanceOf(Problem)
            expect((error as Problem).exitCode).toBe(2)
          }
        },
      ),
      { numRuns },
    )
  },
  numRuns * 1000,
)
