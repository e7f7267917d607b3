import { expect, it } from 'vitest'
import { isSid, mayType, onlyOwner, seatOf } from '../../../src/office/account/rules.ts'

const [wang, chen, li] = [1, 2, 3]
const bindings = [
  { account: 'wang', staffId: wang },
  { account: 'chen', staffId: chen },
  { account: 'desk', staffId: wang },
  { account: 'desk', staffId: chen },
]

/** Who of the three may type from the accounts, and whose they are alone. */
const at = (...accounts: string[]) => {
  const seat = seatOf(bindings, accounts)
  return { isBound: seat.isBound, only: onlyOwner(seat), may: [wang, chen, li].filter((id) => mayType(seat, id)) }
}

it('gives an account to its owner alone, a shared one to its owners and whoever has none, another to whoever has none', () => {
  expect(at('wang')).toEqual({ isBound: true, only: wang, may: [wang] })
  expect(at('desk')).toEqual({ isBound: true, only: null, may: [wang, chen, li] })
  expect(at('stranger')).toEqual({ isBound: false, only: null, may: [li] })
})

it('lends nobody an account by a change of name: of two that stand behind a command both must be theirs', () => {
  expect(at('chen', 'wang')).toEqual({ isBound: true, only: null, may: [li] })
  expect(at('chen', 'stranger')).toEqual({ isBound: true, only: null, may: [li] })
  expect(at('desk', 'wang')).toEqual({ isBound: true, only: wang, may: [wang] })
})

it('knows a SID', () => {
  expect(['S-1-5-21-1-2-3-1001', 's-1-5-18', 'wang', 'S-1', 'OFFICE\\wang'].map(isSid)).toEqual([
    ...[true, true, false, false, false],
  ])
})
