import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fenText, readFen } from '../../src/clause/fen.ts'

describe('money in fen', () => {
  it.each([
    ['12,345.60', 1_234_560],
    ['12345.6', 1_234_560],
    ['12345', 1_234_500],
    ['¥12,345.60', 1_234_560],
    ['￥１２，３４５．６０', 1_234_560],
    ['12345元', 1_234_500],
    ['0.07', 7],
    ['0', 0],
  ])('reads %s', (text, fen) => {
    expect(readFen(text)).toBe(fen)
  })

  it.each(['', '-5', '1.234', '1,23', '12,34.5', '1e3', '1.2万', 'abc', '99999999999999', '1 2'])(
    'refuses %s',
    (text) => {
      expect(readFen(text)).toBeNull()
    },
  )

  it('prints what it reads, to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (fen) => {
        expect(readFen(fenText(fen))).toBe(fen)
      }),
    )
    expect([0, 7, 100, 1_234_560].map(fenText)).toEqual(['¥0.00', '¥0.07', '¥1.00', '¥12,345.60'])
  })
})
