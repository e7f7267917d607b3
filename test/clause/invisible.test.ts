import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bare, globOfInvisible, globOfUncommon, invisibleIn, withoutInvisible } from '../../src/clause/invisible.ts'
import { visible, visibleJson } from '../../src/clause/visible.ts'
import { hostile } from '../hostile.ts'

test('every character that Unicode calls ignorable, and every control of C1, is one of them', () => {
  const ignorable = /[\p{Default_Ignorable_Code_Point}\u0080-\u009f\u2800\ufff9-\ufffb]/u
  const all = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff)
  const differing = all.filter((code) => {
    const character = String.fromCodePoint(code)
    return (bare(character) === '') !== ignorable.test(character)
  })
  expect(differing.map((code) => code.toString(16))).toEqual([])
})

test('what chooses the shape of a character stays behind it, and nowhere else', () => {
  for (const kept of ['葛\u{e0100}某', '龍\ufe00', '♥\ufe0f', 'ᠠ\u180b']) {
    expect(withoutInvisible(kept)).toBe(kept)
    expect(visible(kept)).toBe(kept)
    expect(invisibleIn(kept)).toBeNull()
  }
  for (const taken of ['a\u{e0100}', '1\ufe0f', '\ufe00龍', '甲\u180b', '♥\ufe00']) {
    expect(withoutInvisible(taken)).toBe(bare(taken))
    expect(invisibleIn(taken)).not.toBeNull()
  }
  expect(invisibleIn('葛\u{e0100}某', true)).not.toBeNull()
})

test('they are named with their places, the first three of them', () => {
  expect(invisibleIn('𠮷甲\u200b乙\u00ad')).toEqual({
    en: 'U+200B (zero-width space) at character 3, U+00AD (soft hyphen) at character 5',
    zh: '第 3 个字符处的 U+200B（零宽空格）、第 5 个字符处的 U+00AD（软连字符）',
  })
  expect(invisibleIn('\u202e\u3164\u{e0041}\u0085x\u2060')?.en).toBe(
    'U+202E (direction mark) at character 1, U+3164 (Hangul filler) at character 2, U+E0041 (tag) at character 3 and 2 more',
  )
})

test('a text is as it was without them once they are out, and is shown with them written out before', () => {
  fc.assert(
    fc.property(hostile(fc.string({ unit: 'grapheme', maxLength: 20 }).map(bare)), ({ clean, dirty }) => {
      // A character that comes to stand behind another may choose its shape then, and only then.
      expect(bare(dirty)).toBe(clean)
      expect(withoutInvisible(withoutInvisible(dirty))).toBe(withoutInvisible(dirty))
      expect(invisibleIn(withoutInvisible(dirty))).toBeNull()
      expect(withoutInvisible(visible(dirty))).toBe(visible(dirty))
      const json = JSON.stringify(dirty)
      expect(JSON.parse(visibleJson(json))).toBe(dirty)
    }),
  )
})

test('SQLite asks for them only where the GLOB that is asked faster fits: every one of them does', () => {
  const inside = (glob: string) => new RegExp(glob.slice(1, -1), 'u')
  const [one, uncommonOne] = [inside(globOfInvisible), inside(globOfUncommon)]
  const all = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff)
  const found = all.map((code) => String.fromCodePoint(code)).filter((each) => one.test(each))
  expect(found.length).toBeGreaterThan(4000)
  expect(found.filter((each) => !uncommonOne.test(each))).toEqual([])
  for (const usual of ['华夏轴承（集团）有限公司', 'abcZ019-&']) expect(uncommonOne.test(usual)).toBe(false)
})
