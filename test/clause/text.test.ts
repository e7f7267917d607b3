import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kept, onOneLine, refusal } from '../../src/clause/text.ts'

test('the longest text of each kind is taken, in characters, and one more is refused with both figures', () => {
  for (const [kind, longest, en] of [
    ['name', 200, 'is 201 characters long, 200 at most'],
    ['number', 100, 'is 101 characters long, 100 at most'],
    ['line', 500, 'is 501 characters long, 500 at most'],
    ['prose', 4000, 'is 4,001 characters long, 4,000 at most'],
  ] as const) {
    // Outside of the basic plane a character is two units.
    expect(refusal('𠮷'.repeat(longest), kind)).toBeNull()
    expect(refusal('𠮷'.repeat(longest + 1), kind)).toMatchObject({
      reason: { en, zh: `有 ${longest + 1} 个字符，最多 ${longest} 个` },
    })
    expect(refusal(`${'a'.repeat(longest)}   `, kind)).toBeNull()
  }
})

test('a code is refused for what nobody sees, a text is not, and what is called by its name is left alone', () => {
  expect(refusal('Q\u200b1', 'number')?.reason.en).toBe(
    'has U+200B (zero-width space) at character 2, which nobody sees',
  )
  expect(refusal('Q\u200b1', 'name')).toBeNull()
  expect(kept('a\u200bb', 'verbatim')).toBe('a\u200bb')
  expect(refusal('长'.repeat(9999), 'reference')).toBeNull()
})

test('lines are joined, in prose they stay', () => {
  expect(onOneLine('深圳\n 某 \r\n公司\tA\nB')).toBe('深圳某公司 A B')
  expect(kept('甲\u2028乙\u0085丙', 'name')).toBe('甲乙丙')
  expect(kept('甲\u2028乙\n丙', 'prose')).toBe('甲\n乙\n丙')
})

test('lines are joined as a pattern over the whole text joins them', () => {
  const piece = fc.constantFrom('深', '。', 'a', ' ', '\n', '\r\n', '\u3000', '1')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('')
      const joined = text.replace(/[^\S\n\r]*[\n\r]\s*/gu, (_, at: number, whole: string) =>
        /[\p{Script=Han}\p{P}]$/u.test(whole.slice(0, at)) ? '' : ' ',
      )
      expect(onOneLine(text).trim()).toBe(joined.trim())
    }),
  )
})

/** It would take hours if a blank were looked at for every blank before it, and for every line again. */
test('a text of nothing but blanks and lines is joined in one go', () => {
  expect(onOneLine(`a${' '.repeat(300_000)}b\n${'\n '.repeat(300_000)}c`)).toHaveLength(300_000 + 4)
})
