import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../src/clause/fold.ts'

test('width, case, brackets and spaces are folded away', () => {
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
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s()[\]{}〔〕【】〈〉《》「」『』]/gu, '')
      expect(fold(text)).toBe(plainly)
    }),
  )
})
