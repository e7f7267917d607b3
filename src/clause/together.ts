/** What several promises come to, by their names. What they ask of a register goes to its server together, for the price of one question. */
export async function together<Of extends Readonly<Record<string, unknown>>>(
  asked: Of,
): Promise<{ readonly [Name in keyof Of]: Awaited<Of[Name]> }> {
  const answers = await Promise.all(Object.values(asked))
  const answered: Record<string, unknown> = {}
  for (const [place, name] of Object.keys(asked).entries()) answered[name] = answers[place]
  return answered as { readonly [Name in keyof Of]: Awaited<Of[Name]> }
}
