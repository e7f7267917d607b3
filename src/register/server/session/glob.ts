/** A character of a pattern as a regular expression has it: none of its own marks. */
const literal = (character: string) => (/[A-Za-z0-9]|[^\0-\x7f]/.test(character) ? character : `\\${character}`)

/** What stands between brackets; a `]` that comes first is one of them. */
const set = /^\[(\^?)(\]?)([^\]]*)\]/su

/** What no text fits. */
const none = '$.'

/**
 * The characters between brackets as a regular expression has them. A `-` makes a range of the characters on both its sides, unless one is
 * missing there, or ends a range already; a range that goes backwards holds no more than its beginning.
 */
function members(listed: string): string {
  let found = ''
  let before: string | null = null
  const left = [...listed]
  for (let each = left.shift(); each !== undefined; each = left.shift()) {
    const to = each === '-' && before !== null ? left.shift() : undefined
    if (to === undefined) {
      found += literal(each)
      before = each
    } else {
      if ((before as string) <= to) found += `${literal(before as string)}-${literal(to)}`
      before = null
    }
  }
  return found
}

/** SQLite's GLOB as PostgreSQL's regular expression: `*` is any text, `?` a character, `[a-z]` one of a set, `[^a-z]` one of no set. */
export function regularOf(glob: string): string {
  let regular = '^'
  for (let rest = glob; rest !== ''; ) {
    const [first = ''] = rest
    if (first !== '[') {
      regular += first === '*' ? '.*' : first === '?' ? '.' : literal(first)
      rest = rest.slice(first.length)
      continue
    }
    const [whole, not = '', bracket = '', listed = ''] = set.exec(rest) ?? []
    // A set that is not closed.
    if (whole === undefined || bracket + listed === '') return none
    regular += `[${not}${bracket === '' ? '' : literal(bracket)}${members(listed)}]`
    rest = rest.slice(whole.length)
  }
  return `${regular}$`
}
