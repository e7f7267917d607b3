import fc from 'fast-check'
import stringWidth from 'fast-string-width'
import { expect, test } from 'vitest'
import { said, widthOf, wrapped } from '../../src/terminal/wrap.ts'

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
