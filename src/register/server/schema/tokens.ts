/** A comment, blanks, a name in quotation marks, a word, a number, an operator. Nothing else stands in a step of the schema. */
const token = /--[^\n]*|\s+|"[^"\n]*"|[A-Za-z_][A-Za-z_0-9]*|\d+|<>|[(),;=>]/y

/** A step of the schema as words and signs, without blanks and comments. Throws where it holds what is none of them, such as a literal text. */
export function tokensOf(sql: string): string[] {
  const tokens: string[] = []
  token.lastIndex = 0
  for (let at = 0; at < sql.length; at = token.lastIndex) {
    const [found] = token.exec(sql) ?? []
    if (found === undefined) throw notRead(sql.slice(at, at + 40))
    if (!/^(\s|--)/.test(found)) tokens.push(found)
  }
  return tokens
}

/** What the reader came to, with what stands before it and a little of what comes behind it. */
export function ownConstruct(tokens: readonly string[], at: number): Error {
  const begun = tokens.slice(0, at).lastIndexOf(';') + 1
  return notRead(tokens.slice(begun, at + 3).join(' '))
}

const notRead = (place: string): Error =>
  new Error(`A step of the schema has what is not known to mean the same on a server: ${place.trim()}`)
