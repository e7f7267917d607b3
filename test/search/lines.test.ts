import { describe, expect, it } from 'vitest'
import { Lines } from '../../src/search/lines.ts'

/** Three things, the second of two texts. */
function lines() {
  const all = new Lines<number>()
  all.add(1, ['c00001', '安达电子'])
  all.add(2, ['q-0012'])
  all.add(3, ['安达电器', 'c00012'])
  all.add(4, [])
  return all
}

describe('lines that are looked through', () => {
  it('are found by parts that they all have, in their order, and no more than are wanted', () => {
    expect(lines().holding(['安达'], 10)).toEqual([1, 3])
    expect(lines().holding(['安达'], 1)).toEqual([1])
    expect(lines().holding(['c000', '器'], 10)).toEqual([3])
    expect(lines().holding([], 10)).toEqual([])
    // Nothing goes from one text on into the next.
    expect(lines().holding(['0001安'], 10)).toEqual([])
  })

  it('are found among some of them, in the order of those', () => {
    expect(lines().among([4, 3, 1], ['安达'], 10)).toEqual([3, 1])
    expect(lines().among([3, 1], ['安达'], 1)).toEqual([3])
    expect(lines().among([2], ['安达'], 10)).toEqual([])
  })

  it('are found by how they end', () => {
    expect(lines().ending('0012', 10)).toEqual([2, 3])
    expect(lines().ending('c0000', 10)).toEqual([])
    expect(lines().ending('', 10)).toEqual([])
    const all = lines()
    expect(all.ending('12', 10)).toEqual([2, 3])
    all.add(5, ['12'])
    expect(all.ending('12', 10)).toEqual([2, 3, 5])
  })
})
