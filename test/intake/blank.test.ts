import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orNothing, readEmails, readPostcode, trimmed } from '../../src/intake/blank.ts'

test.each([
  '',
  ' ',
  '\u00a0',
  '\u3000',
  '-',
  '—',
  '——',
  '－',
  '/',
  '／',
  '无',
  'N/A',
  'n/a',
  ' — ',
  '\ufeff',
  '‹erased›',
  '‹已删除›',
])('"%s" says that there is nothing', (cell) => {
  expect(orNothing(cell)).toBeNull()
})

test('blanks of every width are taken off around a text, never inside it', () => {
  expect(orNothing('\u3000\u00a0上海 一心（中国）\u200b ')).toBe('上海 一心（中国）')
  expect(trimmed(' 无 ')).toBe('无')
  expect(orNothing('无锡')).toBe('无锡')
})

test('no cell is taken for more or less than the rule says, however it is made up', () => {
  const blank = /^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/gu
  const nothing = /^(?:[-‐‑–—―−_/]+|无|N\/A)$/iu
  const pieces = fc.constantFrom(
    ' ',
    '\u00a0',
    '\u200b',
    '\u2060',
    '\ufeff',
    '-',
    '—',
    '－',
    '＿',
    '/',
    '／',
    '无',
    '⽆',
    'N',
    'Ｎ/',
    'a',
  )
  const cells = fc.array(pieces, { maxLength: 8 }).map((all) => all.join(''))
  fc.assert(
    fc.property(cells, (cell) => {
      const inner = cell.replace(blank, '')
      expect(trimmed(cell)).toBe(inner)
      expect(orNothing(cell)).toBe(inner === '' || nothing.test(inner.normalize('NFKC')) ? null : inner)
    }),
  )
})

test('a postcode keeps its leading 0; one that may have lost it is said', () => {
  expect(readPostcode('０１００１０')).toEqual({ postcode: '010010', remark: null })
  expect(readPostcode('10010')).toMatchObject({
    postcode: '10010',
    remark: { en: expect.stringContaining('leading 0') },
  })
  expect(readPostcode('邮编')).toMatchObject({
    postcode: '邮编',
    remark: { en: expect.stringContaining('not a postcode') },
  })
  expect(readPostcode('—')).toEqual({ postcode: null, remark: null })
})

test('e-mail addresses are joined one way; a malformed one is kept and said', () => {
  expect(readEmails('a@b.cn；c@d.com, a@b.cn')).toEqual({ email: 'a@b.cn; c@d.com', remark: null })
  expect(readEmails('a@b.cn; c@d')).toMatchObject({
    email: 'a@b.cn; c@d',
    remark: { en: expect.stringContaining('c@d') },
  })
  expect(readEmails('无')).toEqual({ email: null, remark: null })
  expect(readEmails('N/A')).toEqual({ email: null, remark: null })
})
