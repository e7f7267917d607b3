/** The order of two texts, days and moments among them, by their characters: the same on every machine, whatever its language. */
export const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
