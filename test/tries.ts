/** Whether this is `npm run twin`, which leaves nothing out. */
export const isTwin = process.env.CERTDESK_TWIN !== undefined

/** `npm run twin` and `npm run faults` try everything; elsewhere a fifth of what is tried many times does. */
const all = isTwin || process.env.CERTDESK_FAULTS !== undefined

/** How often something random is tried: so often in `npm run twin`, a fifth of it elsewhere. */
export const tries = (often: number): number => (all ? often : Math.ceil(often / 5))

/** Of cases that are many and alike those that are tried, spread over all of them: a fifth, but at least so many; or all of them. */
export function tried<T>(cases: readonly T[], least = 1): T[] {
  const every = Math.max(1, Math.min(5, Math.floor(cases.length / least)))
  return cases.filter((_, i) => all || i % every === 0)
}

/** A test that takes long, for a build server: `test('…', takesLong, async () => …)`. Where a whole file does, it begins with `@module-tag long`. */
export const takesLong = { tags: ['long'] }

/** A test like others that a build server runs, for `npm run twin`: `test('…', inTwin, async () => …)`. Where a whole file is, it begins with `@module-tag twin`. */
export const inTwin = { tags: ['twin'] }
