/** The command that the first words of a line stand for, in either language, and the words behind it; null where they stand for none. */
export type CommandOf = (
  words: readonly string[],
) => Promise<{ readonly path: readonly string[]; readonly rest: readonly string[] } | null>

/** The words of a line: a text in quotes is one. */
const wordsOf = (line: string): string[] =>
  [...line.normalize('NFC').matchAll(/"([^"]*)"|“([^”]*)”|(\S+)/gu)].map(([, a, b, c]) => a ?? b ?? c ?? '')

const leaving: readonly string[] = ['q', 'ｑ', 'quit', 'exit', '退出', '离开']

/** An application or a case by its number. */
const walked = /^(?:ch|sp)-\d/iu

/**
 * What a line that is typed at the desk means: a command in words of either language, alone, with what it is about, or behind the customer
 * that it is about (`艺科 投诉`); an application or suspension to be walked on with; else a contact. `leave` is to leave the desk.
 */
export async function meantBy(line: string, commandOf: CommandOf): Promise<readonly string[] | 'leave'> {
  const words = wordsOf(line)
  const [first = '', ...others] = words[0] === 'certdesk' ? words.slice(1) : words
  if (others.length === 0 && leaving.includes(first.toLowerCase())) return 'leave'
  if (others.length === 0 && walked.test(first)) return ['next', first]
  const named = await commandOf([first, ...others])
  if (named !== null) return [...named.path, ...named.rest]
  const last = others.at(-1)
  const behind = others.length === 0 || last === undefined ? null : await commandOf([last])
  if (behind !== null && behind.rest.length === 0) return [...behind.path, [first, ...others.slice(0, -1)].join(' ')]
  return ['log', line.trim()]
}
