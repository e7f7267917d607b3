import fc from 'fast-check'
import { expect, test } from 'vitest'
import { neutralize, recover } from '../../src/terminal/neutral.ts'

test('what a spreadsheet would run gets an apostrophe', () => {
  expect(['=1+1', '+8613', '-', '@x', '\tx', '\rx', "'=1"].map(neutralize)).toEqual([
    "'=1+1",
    "'+8613",
    "'-",
    "'@x",
    "'\tx",
    "'\rx",
    "''=1",
  ])
  expect(["'s-Hertogenbosch", '上海', ''].map(neutralize)).toEqual(["'s-Hertogenbosch", '上海', ''])
})

test('so does what an input method writes in full width', () => {
  const texts = ['＝1+1', '＋86 139', '－', '＠x', "'＝1"]
  expect(texts.map(neutralize)).toEqual(["'＝1+1", "'＋86 139", "'－", "'＠x", "''＝1"])
  expect(texts.map((text) => recover(neutralize(text)))).toEqual(texts)
})

test('every text comes back as it was, and none is left for a spreadsheet to run', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', 'a') }),
  )
  fc.assert(fc.property(text, (original) => recover(neutralize(original)) === original))
  fc.assert(fc.property(text, (original) => !/^[=+\-@＝＋－＠\t\r]/.test(neutralize(original))))
})
