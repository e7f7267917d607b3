import { expect, it } from 'vitest'
import { unknownWords } from '../../src/report/unknowns-words.ts'

it.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [6055, '6,055'],
  [1_234_567, '1,234,567'],
  [999_999, '999,999'],
])('writes a count of %d with its thousands: %s', (judged, written) => {
  expect(unknownWords.none(judged)).toEqual({
    en: `Unknown: none of ${written} judged.`,
    zh: `结果不明：无（共判定 ${written} 项）。`,
  })
})
