/** How many names are offered at most. */
const most = 3

/**
 * The names that somebody who typed `typed` may have meant, the nearest first: one slip of the keyboard away, or, of
 * Chinese names, with at least half of their characters in common (王方 for 王芳).
 */
export function nearNames(typed: string, names: readonly string[]): string[] {
  const wanted = [...typed.toLowerCase()]
  return names
    .map((name) => ({ name, ...nearness(wanted, [...name.toLowerCase()]) }))
    .filter(({ slip, shared }) => slip || shared >= 0.5)
    .sort((a, b) => Number(b.slip) - Number(a.slip) || b.shared - a.shared)
    .slice(0, most)
    .map(({ name }) => name)
}

const nearness = (a: readonly string[], b: readonly string[]) => ({ slip: isOneSlip(a, b), shared: sharedPart(a, b) })

/** Whether one character more, less or other makes one name of the other. */
function isOneSlip(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same += 1
  const rest = short.length === long.length ? short.slice(same + 1) : short.slice(same)
  return rest.join('') === long.slice(same + 1).join('')
}

/** The part of the longer name's characters that both have; Latin letters say too little to be counted so. */
function sharedPart(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  let shared = 0
  for (const character of a) {
    const place = /\p{Script=Han}/u.test(character) ? left.indexOf(character) : -1
    if (place === -1) continue
    left.splice(place, 1)
    shared += 1
  }
  return shared / Math.max(a.length, b.length, 1)
}
