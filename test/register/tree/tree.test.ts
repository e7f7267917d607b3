// @module-tag long

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyRanges,
  isConsistent,
  leafHash,
  Parts,
  pathRanges,
  rootByPath,
  Tree,
} from '../../../src/register/tree/tree.ts'

/** The leaves and roots by which implementations of Certificate Transparency are tested. */
const known = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => leafHash(Buffer.from(hex, 'hex')),
)
const knownRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const leavesOf = (size: number): Buffer[] => Array.from({ length: size }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)))

function headOf(leaves: readonly Buffer[]) {
  const tree = new Tree()
  for (const leaf of leaves) tree.add(leaf)
  return tree.head()
}

function partsOf(leaves: readonly Buffer[], ranges: ReturnType<typeof pathRanges>): Buffer[] {
  const parts = new Parts(ranges)
  for (const leaf of leaves) parts.add(leaf)
  return parts.roots()
}

const all = leavesOf(200)
const rootsOfParts = new Map<string, Buffer>()

/** The same of the first of 200 leaves, each part worked out once: sizes and leaves are tried one with another. */
const rootsAmongAll = (ranges: ReturnType<typeof pathRanges>): Buffer[] =>
  ranges.map(([first, end]) => {
    const key = `${first} ${end}`
    const root = rootsOfParts.get(key) ?? headOf(all.slice(first, end)).root
    rootsOfParts.set(key, root)
    return root
  })

describe('the tree of RFC 6962', () => {
  it('has the roots that every other implementation has', () => {
    expect(new Tree().root().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    const tree = new Tree()
    const roots = known.map((leaf) => {
      tree.add(leaf)
      return tree.root().toString('hex')
    })
    expect(roots).toEqual(knownRoots)
  })

  it('proves every leaf of every size up to 200, each by no more hashes than the tree is high', () => {
    for (let size = 1; size <= 200; size++) {
      const { root } = headOf(all.slice(0, size))
      const wrong = all.slice(0, size).filter((leaf, index) => {
        const path = rootsAmongAll(pathRanges(index, size))
        return path.length > Math.ceil(Math.log2(size)) || rootByPath(leaf, index, size, path)?.equals(root) !== true
      })
      expect(wrong).toEqual([])
    }
  })

  it('proves of every size up to 200 that it extends each smaller one', () => {
    const heads = all.map((_, i) => headOf(all.slice(0, i + 1)))
    for (const newer of heads) {
      const wrong = heads.slice(0, newer.size).filter((older) => {
        const proof = rootsAmongAll(consistencyRanges(older.size, newer.size))
        return !isConsistent(older, newer, proof)
      })
      expect(wrong).toEqual([])
    }
  })

  it('gathers the parts of a proof while the leaves go by', () => {
    for (const size of [1, 2, 3, 7, 8, 9, 64, 65, 200])
      for (const index of [0, Math.floor(size / 3), size - 1]) {
        const [path, extending] = [pathRanges(index, size), consistencyRanges(index + 1, size)]
        expect(partsOf(all.slice(0, size), path)).toEqual(rootsAmongAll(path))
        expect(partsOf(all.slice(0, size), extending)).toEqual(rootsAmongAll(extending))
      }
  })

  it('proves no other leaf, index or size, and nothing by a path that was altered', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), fc.nat(), (size, a, b, bit) => {
        const leaves = leavesOf(size)
        const { root } = headOf(leaves)
        const index = a % size
        const path = partsOf(leaves, pathRanges(index, size))
        const own = leaves[index] as Buffer
        const other = (index + 1 + (b % (size - 1))) % size
        const holds = (leaf: Buffer, at: number, hashes: readonly Buffer[]) =>
          rootByPath(leaf, at, size, hashes)?.equals(root) === true
        expect(holds(leaves[other] as Buffer, index, path)).toBe(false)
        expect(holds(own, other, path)).toBe(false)
        expect(holds(own, index, path.slice(1))).toBe(false)
        expect(holds(own, index, [...path, own])).toBe(false)
        const altered = path.map((hash) => Buffer.from(hash))
        const at = altered[b % altered.length] as Buffer
        at[bit % 32] = (at[bit % 32] as number) ^ (1 << (bit % 8))
        expect(holds(own, index, altered)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('does not take one history for an extension of another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), (size, a, b) => {
        const leaves = leavesOf(size)
        const old = 1 + (a % (size - 1))
        const [older, newer] = [headOf(leaves.slice(0, old)), headOf(leaves)]
        const forked = leaves.with(b % old, leafHash(Buffer.from('forged')))
        const proof = partsOf(forked, consistencyRanges(old, size))
        expect(isConsistent(older, headOf(forked), proof)).toBe(false)
        const honest = partsOf(leaves, consistencyRanges(old, size))
        expect(isConsistent(older, newer, honest.slice(1))).toBe(false)
        expect(isConsistent(older, newer, [...honest, older.root])).toBe(false)
        expect(isConsistent({ ...older, root: newer.root }, newer, honest)).toBe(false)
        expect(isConsistent(newer, older, honest)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
