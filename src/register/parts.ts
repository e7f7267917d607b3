/** Keys in parts, since a query names no more than so many at once. */
export function* inParts<Key>(keys: readonly Key[], most: number): Generator<readonly Key[]> {
  for (let start = 0; start < keys.length; start += most) yield keys.slice(start, start + most)
}
