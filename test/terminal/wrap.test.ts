// @module-tag long

import fc from 'fast-check'
import stringWidth from 'fast-string-width'
import { expect, test } from 'vitest'
import { clipped, said, widestToken, widthOf, wrapped } from '../../src/terminal/wrap.ts'
import { tries } from '../tries.ts'

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
    { numRuns: tries(2000) },
  )
})

/** What readers count as a character, of every kind that is measured or kept together in a way of its own. */
const reader = fc.oneof(
  fc.constantFrom('中', '，', '（', ' ', 'a', 'Z', '9', ' 项', '👩‍💻', '🇨🇳', 'e\u0301', '\u200b', '각', 'क्षि'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((each) => !/\p{Cc}/u.test(each)),
)

test('no line is wider than the width, and nothing but blanks is lost where lines end', () => {
  const text = fc.string({ unit: reader, maxLength: 60 })
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 30 }), (each, width) => {
      const lines = wrapped(each, width)
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
      expect(lines.join('').replaceAll(/\s/gu, '')).toBe(each.replaceAll(/\s/gu, ''))
    }),
    { numRuns: tries(2000) },
  )
})

/** Each took hours when the growing line was measured again with every character. */
test.each(['中', 'a', '1', '，', '」', 'e\u0301 ', '👩‍💻', '\u200b', '中a1 项，'])(
  'a hundred thousand characters of %j are broken into lines',
  (character) => {
    const text = character.repeat(100_000 / character.length)
    const lines = wrapped(text, 20)
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(20)
    expect(widestToken(text)).toBeGreaterThanOrEqual(0)
    expect(clipped(text, 20)).toMatch(/…$/)
  },
)

test('a number stays on a line with what it counts', () => {
  const text = '监督应于 2019-08-06 前完成，此后没有监督记录，已超期 2627 天；证书于 2024-08-06 换发'
  expect(wrapped(text, 54)).toEqual([
    '监督应于 2019-08-06 前完成，此后没有监督记录，已超期',
    '2627 天；证书于 2024-08-06 换发',
  ])
})

test('a command stands whole on a line of its own, also where the sentence goes on behind it', () => {
  expect(said('先添加办理人：certdesk staff add 姓名 --by 王芳；如 赵敏 确有：certdesk staff role 赵敏', 40)).toEqual([
    '先添加办理人：',
    'certdesk staff add 姓名 --by 王芳',
    '如 赵敏 确有：',
    'certdesk staff role 赵敏',
  ])
})
