import type { Completion } from './offers.ts'

export type Shell = 'bash' | 'zsh' | 'fish' | 'powershell'

/** A word as a shell that hands it on unread had it: without its quotes and backslashes. */
const unquoted = (word: string): string =>
  /^["']/.test(word) ? word.slice(1).replace(/["']$/, '') : word.replace(/\\(.)/gu, '$1')

/** `--flag`, `=`, `value` as bash splits them, put together again. */
function joinedAtEquals(words: readonly string[]): string[] {
  const joined: string[] = []
  for (const [i, word] of words.entries()) {
    const last = joined.at(-1)
    if (last?.startsWith('--') && (word === '=' || words[i - 1] === '=')) joined[joined.length - 1] = last + word
    else joined.push(word)
  }
  return joined
}

/** The words of the line as they would reach the program, the one at the cursor last. */
export function wordsFrom(shell: Shell, words: readonly string[]): string[] {
  switch (shell) {
    case 'bash':
      return joinedAtEquals(words.map(unquoted))
    case 'fish':
      return words.map(unquoted)
    case 'powershell':
      return [...words.slice(0, -1), (words.at(-1) ?? '.').slice(1)]
    case 'zsh':
      return [...words]
  }
}

/**
 * The completion as the shell's script reads it: a value a line, a tab and what it means; `:files` where files are to be
 * offered, `:part` where what was typed does not begin the values. `typed` is the word at the cursor.
 */
export function linesFor(shell: Shell, { offers, files }: Completion, typed: string): string {
  if (files) return ':files\n'
  const begins = offers.length === 0 || offers.some(({ value }) => value.startsWith(typed))
  // bash leaves `--flag=` alone and completes what stands behind it.
  const from = shell === 'bash' && typed.startsWith('--') ? typed.indexOf('=') + 1 : 0
  const lines = offers.map(({ value, meaning }) => `${value.slice(from)}\t${meaning}`.replace(/[\n\r]/g, ' '))
  if (shell === 'zsh' && !begins) lines.push(':part')
  // bash puts what all values begin with in the place of what was typed: with this one more, that is nothing.
  if (shell === 'bash' && !begins && offers.length > 1) lines.push(typed.slice(from))
  return lines.map((line) => `${line}\n`).join('')
}
