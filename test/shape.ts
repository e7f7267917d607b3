/** The keys of a JSON value, all the way down: what other programs may rely on. */
type Shape = { readonly [key: string]: Shape } | readonly [Shape] | readonly [] | null

/** What holds values under names that the procedure decides: the names are no promise of this program's. */
const open = new Set(['facts', 'limits'])

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** What two values of the same place have between them: every key that either has. */
function merged(a: Shape, b: Shape): Shape {
  if (a === null || b === null) return a ?? b
  if (Array.isArray(a) && Array.isArray(b))
    return a[0] === undefined ? b : b[0] === undefined ? a : [merged(a[0], b[0])]
  if (Array.isArray(a) || Array.isArray(b)) return a
  const [left, right] = [a, b] as Record<string, Shape>[]
  const keys = [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])]
  return Object.fromEntries(keys.map((key) => [key, merged(left?.[key] ?? null, right?.[key] ?? null)]))
}

export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) {
    const item = value.map(shapeOf).reduce(merged, null)
    return value.length === 0 ? [] : item === null ? [null] : [item]
  }
  if (!isObject(value)) return null
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, open.has(key) && !Array.isArray(each) ? null : shapeOf(each)]),
  )
}

/** The shape on one line: {schema, customers: [{code, name}]}; a list of plain values is […]. */
export function shapeText(shape: Shape): string {
  if (shape === null) return '…'
  if (Array.isArray(shape)) return shape[0] === undefined ? '[]' : `[${shapeText(shape[0])}]`
  const keys = Object.entries(shape as Record<string, Shape>)
  return `{${keys.map(([key, each]) => (each === null ? key : `${key}: ${shapeText(each)}`)).join(', ')}}`
}

/** The text in lines of at most so many characters, broken behind a comma. */
export function wrappedShape(text: string, width = 110): string {
  const lines: string[] = []
  for (const piece of text.split(/(?<=,) /)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + piece.length <= width) lines[lines.length - 1] = `${last} ${piece}`
    else lines.push(lines.length === 0 ? piece : `  ${piece}`)
  }
  return lines.join('\n')
}
