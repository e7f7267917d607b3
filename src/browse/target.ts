/** A request's target that can be an address of a page: the words of its path, decoded once, and what stands behind the question mark. */
export interface Target {
  readonly words: readonly string[]
  readonly query: URLSearchParams
}

/** Nothing that the pages lead to is longer; what is sought takes nine characters for each Chinese one. */
export const longestTarget = 8000

/** What a target is made of before it is decoded: no browser sends anything else. A backslash is a slash to some. */
const plain = /^\/(?:(?![\\#?])[!-~])*(?:\?(?:(?!#)[!-~])*)?$/

/** Within a word, decoded: what would make two of it, what ends a text elsewhere, and what would be decoded a second time. */
const unwanted = /[/\\\u0000-\u001f\u007f]|%[\da-f]{2}/i

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** The words of a path; null where one of them is none: it is empty, leads upwards or on the spot, or is not what it seems. */
function wordsIn(path: string): readonly string[] | null {
  const parts = path.slice(1).split('/')
  // The page that all others stand below ends in a slash, and it alone: each page has one address.
  if (parts.length <= 2 && parts.at(-1) === '') parts.pop()
  const words = parts.map(decoded)
  const isWord = (word: string | null): word is string =>
    word !== null && word !== '' && word !== '.' && word !== '..' && !unwanted.test(word)
  return words.every(isWord) ? words : null
}

/**
 * The target of a request line as it came, before anything made it nicer: libraries take `/a/../b` for `/b`, and what refuses has to see what
 * was asked. Null for all that no page has as its address: whole addresses, `*`, backslashes, empty words, dots, what is not UTF-8, and what
 * was encoded twice.
 */
export function targetIn(raw: string): Target | null {
  if (!plain.test(raw)) return null
  const [path = '', ...rest] = raw.split('?')
  const words = wordsIn(path)
  const asked = rest.join('?')
  const query = decoded(asked.replaceAll('+', ' '))
  return words === null || query === null || query.includes('\0') ? null : { words, query: new URLSearchParams(asked) }
}
