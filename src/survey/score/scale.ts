/** Scores that lie close together are drawn on the upper part of the scale of 10, at least four points of it: where it begins. */
export function lowEnd(scores: readonly (number | null)[]): number {
  const values = scores.filter((value) => value !== null)
  if (values.length === 0) return 0
  return Math.max(0, Math.min(6, Math.floor(Math.min(...values)) - 1))
}
