/** A character of a pattern as a regular expression has it: none of its own marks. */
const literal = (character: string) => (/[A-Za-z0-9]|[^\0-\x7f]/.test(character) ? character : `\\${character}`)

/** What stands between brackets, where `-` makes ranges; a `]` that comes first is one of them. */
const set = /^\[(\^?)(\]?[^\]]*)\]/su

/** SQLite's GLOB as PostgreSQL's regular expression: `*` is any text, `?` a character, `[a-z]` one of a set, `[^a-z]` one of no set. */
export function regularOf(glob: string): string {
  let regular = '^'
  for (let rest = glob; rest !== ''; ) {
    const [whole, not, listed] = set.exec(rest) ?? []
    if (whole !== undefined && listed !== undefined && listed !== '') {
      // A range keeps its mark; at an end of the set it is a character like any other.
      const inside = [...listed].map((each, at, all) =>
        each === '-' && at > 0 && at < all.length - 1 ? '-' : literal(each),
      )
      regular += `[${not}${inside.join('')}]`
      rest = rest.slice(whole.length)
      continue
    }
    const [first = ''] = rest
    regular += first === '*' ? '.*' : first === '?' ? '.' : literal(first)
    rest = rest.slice(first.length)
  }
  return `${regular}$`
}
