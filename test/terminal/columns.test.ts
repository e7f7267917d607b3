import { describe, expect, it } from 'vitest'
import { columnWidths } from '../../src/terminal/column-widths.ts'
import { said, widestToken, wrapped } from '../../src/terminal/wrap.ts'

const column = (widest: number, token: number, whole = false) => ({ widest, token, title: '标题', whole })

describe('the widths of columns', () => {
  it('leave each column its longest token before long texts get the rest', () => {
    expect(columnWidths([column(60, 2), column(17, 17), column(10, 10), column(60, 12)], 66)).toEqual([17, 17, 10, 16])
    expect(columnWidths([column(6, 6, true), column(60, 2), column(17, 17), column(15, 10)], 50)).toEqual([
      6, 11, 17, 10,
    ])
  })

  it('let no endless token starve the others', () => {
    expect(columnWidths([column(300, 300), column(60, 2)], 60)).toEqual([29, 29])
    expect(columnWidths([column(300, 300), column(60, 2)], 32)).toEqual([20, 10])
  })

  it('serve the short tokens where there is no room for all', () => {
    expect(columnWidths([column(20, 20), column(10, 10), column(20, 20)], 34)).toEqual([10, 10, 10])
  })
})

describe('a text that is wrapped', () => {
  it.each([
    ['有风险、VIP', 10, ['有风险、', 'VIP']],
    ['GB/T 19001-2016', 10, ['GB/T', '19001-2016']],
    ['依据GB/T19001的体系', 12, ['依据', 'GB/T19001的', '体系']],
    ['于2025-03-01、2026-03-31', 11, ['于', '2025-03-01', '、', '2026-03-31']],
    ['证书（VIP）有效', 6, ['证书', '（VIP', '）有效']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
  ])('%s on %i columns ends its lines between tokens', (text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines)
  })

  it('has the widest token that a line end would cut', () => {
    expect(widestToken('有风险、VIP 2025-03-01\nGB/T')).toBe(10)
    expect(widestToken('')).toBe(0)
  })
})

describe('a command that a sentence leads to', () => {
  const command = 'certdesk contact pass-on CT-2026-0001'

  it('stands whole on a line of its own where the sentence has no room for it', () => {
    expect(said(`Pass it on, then: ${command}`, 80)).toEqual([`Pass it on, then: ${command}`])
    expect(said(`Pass it on, then: ${command}`, 40)).toEqual(['Pass it on, then:', command])
    expect(said(`To follow: notice. ${command}`, 40)).toEqual(['To follow: notice.', command])
    expect(said(`可登记：${command}；${command}`, 20)).toEqual(['可登记：', command, command])
    expect(said(`Set it: certdesk limit set x 4.5 --from 2027-01-01`, 30)).toEqual([
      'Set it:',
      'certdesk limit set x 4.5 --from 2027-01-01',
    ])
  })

  it('is text like any other where the sentence goes on after it', () => {
    const sentence = `Settle it with: ${command}. Then report it.`
    expect(said(sentence, 40)).toEqual(wrapped(sentence, 40))
  })
})
