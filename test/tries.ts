/** A build server (CI=true) and `npm run faults` try everything; at a desk a fifth of what is tried many times does. */
const all = process.env.CI !== undefined || process.env.CERTDESK_FAULTS !== undefined

/** How often something random is tried, which is as often as the test says where everything is. */
export const tries = (often: number): number => (all ? often : Math.ceil(often / 5))

/** Of cases that are many and alike those that are tried, spread over all of them: a fifth, but at least so many; or all of them. */
export function tried<T>(cases: readonly T[], least = 1): T[] {
  const every = Math.max(1, Math.min(5, Math.floor(cases.length / least)))
  return cases.filter((_, i) => all || i % every === 0)
}

/** A test that takes long, for a build server: `test('…', takesLong, async () => …)`. Where a whole file does, it begins with `@module-tag long`. */
export const takesLong = { tags: ['long'] }
