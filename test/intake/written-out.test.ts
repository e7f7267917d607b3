import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBack, writtenOut } from '../../src/intake/written-out.ts'

test('control characters are written out, and what only looks so is told from them', () => {
  const cells = [
    '\u001b[31m红',
    '\u009b1m',
    'a\u200bb',
    '\\x1b',
    '\\\u001b',
    '\\x41',
    'C:\\x',
    'a\r\nb',
    'a\rb',
    'a\n\tb',
  ]
  expect(cells.map((cell) => writtenOut(cell, '\r\n'))).toEqual([
    ...['\\x1b[31m红', '\\x9b1m', 'a\\u200bb', '\\\\x1b', '\\\\\\x1b', '\\x41', 'C:\\x', 'a\r\nb', 'a\\x0db', 'a\n\tb'],
  ])
  expect(writtenOut('a\r\nb', '\n')).toBe('a\\x0d\nb')
})

test('every cell comes back as it was, and a terminal obeys none', () => {
  const unit = fc.constantFrom(
    '\\',
    'x',
    'u',
    '{',
    '}',
    '0',
    '1',
    'b',
    'd',
    'e',
    '\u001b',
    '\r',
    '\n',
    '\t',
    '\u009b',
    '\u200b',
    '\ufe00',
    '甲',
  )
  const cell = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit, maxLength: 12 }))
  for (const lineEnd of ['\r\n', '\n'] as const)
    fc.assert(
      fc.property(cell, (original) => {
        const written = writtenOut(original, lineEnd)
        expect(readBack(written)).toBe(original)
        expect(written.replaceAll(lineEnd, '')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
      }),
    )
})
