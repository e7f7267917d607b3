/** The number of a clause without the name of the document that it stands in: 9.1.3 of ISO/IEC 17021-1. */
const numberOf = (cite: string): string => cite.split(' ').at(-1) as string

/** Whether a clause is the one that is named, with its document or without. */
export const isClause = (cite: string, named: string): boolean => cite === named || numberOf(cite) === named

/** Whether a clause is the one that is named or stands below it, as 4.3.1 does below 4.3. */
export const isUnder = (cite: string, named: string): boolean =>
  isClause(cite, named) || cite.startsWith(`${named}.`) || numberOf(cite).startsWith(`${named}.`)
