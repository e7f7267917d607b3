import type { Words } from '../clause/words.ts'

/**
 * The value that a cell of a list means: by its own name in either language, or by another word that lists use for it;
 * null for anything else.
 */
export function valueNamed<Value extends string>(
  cell: string,
  values: Readonly<Record<Value, Words>>,
  others: Readonly<Record<string, Value>> = {},
): Value | null {
  const typed = cell.normalize('NFKC').trim().toLowerCase()
  const found = (Object.keys(values) as Value[]).find(
    (value) => typed === value || typed === values[value].zh.toLowerCase() || typed === values[value].en.toLowerCase(),
  )
  return found ?? others[typed] ?? null
}
