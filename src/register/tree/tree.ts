import { hash } from 'node:crypto'

/** Bytes of a hash: SHA-256. */
export const hashLength = 32

const sha256 = (data: Uint8Array): Buffer => hash('sha256', data, 'buffer')

/** The hash of a leaf of a tree of RFC 6962: of a zero byte and what the leaf holds, so that no leaf can be taken for a node. */
export function leafHash(data: Uint8Array): Buffer {
  const marked = Buffer.allocUnsafe(data.length + 1)
  marked[0] = 0
  marked.set(data, 1)
  return sha256(marked)
}

/** Written anew for each node: there are as many as leaves. */
const marked = Buffer.alloc(1 + 2 * hashLength, 1)

/** The hash of two nodes beside each other. */
function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  marked.set(left, 1)
  marked.set(right, 1 + hashLength)
  return sha256(marked)
}

/** The root of a tree that has no leaves. */
const emptyRoot = (): Buffer => sha256(new Uint8Array())

/** How many parts of a tree become one with the next when its leaf at an index is added: as many as the index ends in ones. */
export function mergedAt(index: number): number {
  let merged = 0
  for (let rest = index; rest % 2 === 1; rest = (rest - 1) / 2) merged += 1
  return merged
}

/** How many whole parts a tree of a size has: one for each bit of it. */
export function partsOf(size: number): number {
  let parts = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) parts += rest % 2
  return parts
}

/** A tree of RFC 6962 that grows leaf by leaf. It keeps the roots of its whole parts alone. */
export class Tree {
  size = 0
  readonly #parts: Buffer[] = []

  /** Adds the hash of the next leaf. */
  add(leaf: Buffer): void {
    let part = leaf
    for (let merged = mergedAt(this.size); merged > 0; merged--) part = nodeHash(this.#parts.pop() as Buffer, part)
    this.#parts.push(part)
    this.size += 1
  }

  /** The root over the leaves so far. */
  root(): Buffer {
    const last = this.#parts.at(-1)
    if (last === undefined) return emptyRoot()
    return this.#parts.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
  }

  /** Its size and root, as a checkpoint has them. */
  head(): TreeHead {
    return { size: this.size, root: this.root() }
  }
}

/** Leaves that stand beside each other, counted from 0: from the first to before the end. */
export type Range = readonly [first: number, end: number]

/** How many leaves the left half of a tree has: the largest power of two below its size. */
function leftHalf(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

/** The parts of a tree whose roots prove that it has the leaf, from the leaf upwards. */
export function pathRanges(index: number, size: number, first = 0): Range[] {
  if (size <= 1) return []
  const half = leftHalf(size)
  return index < half
    ? [...pathRanges(index, half, first), [first + half, first + size]]
    : [...pathRanges(index - half, size - half, first + half), [first, first + half]]
}

/** The parts of a tree whose roots prove that it began as the tree of its first `old` leaves, of which there is at least one. */
export const consistencyRanges = (old: number, size: number): Range[] => extending(old, size, 0, true)

function extending(old: number, size: number, first: number, isOldTree: boolean): Range[] {
  // The old tree itself is known to whoever checks.
  if (old === size) return isOldTree ? [] : [[first, first + size]]
  const half = leftHalf(size)
  return old <= half
    ? [...extending(old, half, first, isOldTree), [first + half, first + size]]
    : [...extending(old - half, size - half, first + half, false), [first, first + half]]
}

/** The roots of parts of a tree, of which no two overlap, while its leaves go by in order. */
export class Parts {
  readonly #parts: readonly { readonly range: Range; readonly tree: Tree }[]
  readonly #inOrder: { readonly range: Range; readonly tree: Tree }[]
  #index = 0

  constructor(ranges: readonly Range[]) {
    this.#parts = ranges.map((range) => ({ range, tree: new Tree() }))
    this.#inOrder = [...this.#parts].sort((a, b) => b.range[0] - a.range[0])
  }

  /** Takes the hash of the next leaf. */
  add(leaf: Buffer): void {
    const next = this.#inOrder.at(-1)
    if (next !== undefined && this.#index >= next.range[0]) {
      next.tree.add(leaf)
      if (this.#index === next.range[1] - 1) this.#inOrder.pop()
    }
    this.#index += 1
  }

  /** The roots, in the order in which the parts were named. */
  roots(): Buffer[] {
    return this.#parts.map(({ tree }) => tree.root())
  }
}

/** The root of the tree of a size that has the leaf at an index, by the path that `pathRanges` names; null where that has another length. */
export function rootByPath(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer | null {
  if (size <= 1) return size === 1 && index === 0 && path.length === 0 ? leaf : null
  const [half, last] = [leftHalf(size), path.at(-1)]
  if (last === undefined) return null
  const [isLeft, rest] = [index < half, path.slice(0, -1)]
  const own = isLeft ? rootByPath(leaf, index, half, rest) : rootByPath(leaf, index - half, size - half, rest)
  if (own === null) return null
  return isLeft ? nodeHash(own, last) : nodeHash(last, own)
}

/** A tree as it is known from outside. */
export interface TreeHead {
  readonly size: number
  readonly root: Buffer
}

/** Whether the hashes prove that the newer tree begins with all leaves of the older one, in their order. */
export function isConsistent(older: TreeHead, newer: TreeHead, proof: readonly Buffer[]): boolean {
  if (older.size === 0 || older.size > newer.size) return older.size === 0 && proof.length === 0
  const left = [...proof]
  const both = (old: number, size: number, isOldTree: boolean): readonly [Buffer, Buffer] | null => {
    if (old === size) {
      const root = isOldTree ? older.root : left.shift()
      return root === undefined ? null : [root, root]
    }
    const half = leftHalf(size)
    const own = old <= half ? both(old, half, isOldTree) : both(old - half, size - half, false)
    const beside = left.shift()
    if (own === null || beside === undefined) return null
    return old <= half ? [own[0], nodeHash(own[1], beside)] : [nodeHash(beside, own[0]), nodeHash(beside, own[1])]
  }
  const roots = both(older.size, newer.size, true)
  return roots !== null && left.length === 0 && roots[0].equals(older.root) && roots[1].equals(newer.root)
}
