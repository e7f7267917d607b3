import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../src/clause/fold.ts'

test('width, case, brackets, spaces and what nobody sees are folded away', () => {
  expect(fold('\ufeff深圳\u200b甲\u00ad\u202e有\u3164限\u{e0041}公司')).toBe('深圳甲有限公司')
  expect(fold('葛\u{e0100}某')).toBe('葛某')
  expect(fold('ＡＢＣ（中国）有限公司')).toBe('abc中国有限公司')
  expect(fold('ABC (中国) 有限公司')).toBe('abc中国有限公司')
  expect(fold('东莞12精密')).toBe('东莞12精密')
})

test('a text that is folded stays as it is, whatever it was made of', () => {
  const pieces = fc.constantFrom(
    '华夏',
    '⽆',
    'Ａ',
    'a',
    'é',
    'ﬁ',
    '１',
    '7',
    ' ',
    '\u3000',
    '（',
    ')',
    '〔',
    '\u200b',
    'İ',
    '豈',
  )
  const texts = fc.array(pieces, { maxLength: 12 }).map((all) => all.join(''))
  fc.assert(
    fc.property(texts, (text) => {
      const plainly = text
        .replaceAll('\u200b', '')
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s()[\]{}〔〕【】〈〉《》「」『』]/gu, '')
      expect(fold(text)).toBe(plainly)
    }),
  )
})
