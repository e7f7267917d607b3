/** The words of a line: a text in quotes is one, and so is what a shell would take for one: 'a b', a\\ b. */
export const wordsTyped = (line: string): string[] =>
  [...line.normalize('NFC').matchAll(/"([^"]*)"|“([^”]*)”|(?<!\S)'([^']*)'(?!\S)|((?:\\\s|\S)+)/gu)].map(
    ([, a, b, c, d]) => a ?? b ?? c ?? d?.replace(/\\(?=\s)/gu, '') ?? '',
  )
