import fc from 'fast-check'
import stringWidth from 'fast-string-width'
import { expect, test } from 'vitest'
import { widthOf } from '../../src/terminal/wrap.ts'

test('a text is as wide as the library says, whatever is in it', () => {
  const characters = fc.constantFrom(
    ...[
      'a',
      'Z',
      '9',
      ' ',
      '~',
      '中',
      '号',
      '鿿',
      '，',
      '（',
      '。',
      '　',
      'ｱ',
      '¥',
      'é',
      '…',
      '—',
      '😀',
      '👩‍💻',
      '0️⃣',
      '\t',
      '\u001b[1m',
      '\u0301',
      '\ufe0f',
      '𠮷',
    ],
  )
  const text = fc.oneof(fc.string({ unit: characters, maxLength: 20 }), fc.string({ unit: 'grapheme', maxLength: 20 }))
  fc.assert(
    fc.property(text, (each) => {
      expect(widthOf(each)).toBe(stringWidth(each))
    }),
    { numRuns: 2000 },
  )
})
