import { widthOf } from '../wrap.ts'

/** A text that is being typed, as it stands below its question: the lines that it fills, and where the cursor is in them. */
export interface TypedText {
  /** The lines down to that of the cursor. */
  readonly above: readonly string[]
  /** Those below it. */
  readonly below: readonly string[]
  /** The column of the cursor, from 0. */
  readonly column: number
}

/**
 * Lays a text out in lines of at most `columns` columns behind what stands before it on its first line. A Chinese character is never cut in
 * two, and the cursor (a position in the text) always has a column to stand in.
 */
export function laidOut(before: string, text: string, cursor: number, columns: number): TypedText {
  const rows = [before]
  let taken = widthOf(before)
  let at = 0
  let place = { row: 0, column: taken }
  for (const character of text) {
    const width = widthOf(character)
    if (taken + width > columns - 1) {
      rows.push('')
      taken = 0
    }
    if (at === cursor) place = { row: rows.length - 1, column: taken }
    rows[rows.length - 1] += character
    taken += width
    at += character.length
  }
  if (cursor >= at) place = { row: rows.length - 1, column: taken }
  return { above: rows.slice(0, place.row + 1), below: rows.slice(place.row + 1), column: place.column }
}
