import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/clause/fold.ts'
import { joined, remarks, same, shellWord } from '../../src/clause/words.ts'

describe('words in two languages', () => {
  it('are joined as each language joins them', () => {
    expect(joined([same('a'), { en: 'b', zh: '乙' }])).toEqual({ en: 'a, b', zh: 'a、乙' })
    expect(remarks([same('a'), same('b')])).toEqual({ en: 'a; b', zh: 'a；b' })
  })
})

describe('a value on a command line', () => {
  it.each([
    ['C00001', 'C00001'],
    ['王芳', '王芳'],
    ['#12', '"#12"'],
    ['CT#12', 'CT#12'],
    ['ISO/IEC 17021-1 9.1.3', '"ISO/IEC 17021-1 9.1.3"'],
    ['5" & $HOME `x` \\', '"5\\" & \\$HOME \\`x\\` \\\\"'],
    ['', '""'],
  ])('%s is written %s', (text, written) => {
    expect(shellWord(text)).toBe(written)
  })

  it.skipIf(process.platform === 'win32')('comes out of a shell as it went in', () => {
    const texts = fc.sample(fc.string({ maxLength: 20, unit: fc.constantFrom(...'a王"\\$`\'&;|<>*?!()#~ ={}') }), 300)
    const line = `printf '%s\\n' ${texts.map(shellWord).join(' ')}`
    expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' })).toBe(texts.map((text) => `${text}\n`).join(''))
  })
})

describe('a text as it is matched', () => {
  it.each([
    ['（中国）有限公司', '(中国) 有限公司'],
    ['ＡＢＣ　有限公司', 'abc有限公司'],
    ['甲【乙】丙', '甲乙丙'],
    ['甲\u00a0公司', '甲公司'],
  ])('%s and %s are one name', (a, b) => {
    expect(fold(a)).toBe(fold(b))
  })

  it('keeps apart what differs in more than width, case, brackets and spaces', () => {
    expect(fold('甲有限公司')).not.toBe(fold('甲股份有限公司'))
  })
})
