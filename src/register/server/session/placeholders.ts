/** What a placeholder cannot stand in: texts, names, comments, and texts between dollar signs. The last is the placeholder itself. */
const pieces = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$|\?/g

/** A text whose values are `?` as PostgreSQL has them: `$1`, `$2`… in their order. */
export function numbered(sql: string): string {
  let last = 0
  return sql.replace(pieces, (piece) => {
    if (piece !== '?') return piece
    last += 1
    return `$${last}`
  })
}
