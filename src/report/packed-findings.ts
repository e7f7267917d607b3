import type { Words } from '../clause/words.ts'
import type { RecordableFinding } from './breach-records.ts'
import type { Packing } from './kept.ts'

/** A finding without the names of its values; of its text the number among those of its pack. */
type Row = readonly [
  customer: RecordableFinding['customer'],
  name: RecordableFinding['name'],
  state: RecordableFinding['state'],
  period: string | null,
  text: number,
  settle: RecordableFinding['settle'],
  record: RecordableFinding['record'],
  facts: RecordableFinding['facts'],
]

interface Packed {
  readonly texts: readonly Words[]
  readonly rows: readonly Row[]
}

/** Findings in half the room: a hundred thousand customers are short of the same contacts in the same words. */
export const packedFindings: Packing<RecordableFinding> = {
  pack(findings) {
    const texts = new Map<Words, number>()
    const rows = findings.map((finding): Row => {
      const { customer, name, state, period = null, text, settle, record, facts } = finding
      const known = texts.get(text) ?? texts.size
      texts.set(text, known)
      return [customer, name, state, period, known, settle, record, facts]
    })
    return { texts: [...texts.keys()], rows } satisfies Packed
  },
  unpack(packed) {
    const { texts, rows } = packed as Packed
    // Value by value, as they were made: a hundred thousand of them.
    return rows.map(([customer, name, state, period, number, settle, record, facts]) => {
      const text = texts[number] as Words
      if (period === null) return { customer, name, state, text, facts, settle, record }
      return { customer, name, state, period, text, facts, settle, record }
    })
  },
}
