/** Keys in parts, since one query takes a limited number of them. */
export function* inParts<Key>(keys: readonly Key[], most: number): Generator<readonly Key[]> {
  for (let start = 0; start < keys.length; start += most) yield keys.slice(start, start + most)
}
