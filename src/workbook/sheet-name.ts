import { oneLine } from '../clause/visible.ts'

/** No sheet's name is longer, in UTF-16. */
const longest = 31

const forbidden = /[[\]:*?/\\]+/g

/** The beginning of a name that fits: whole words where they leave enough of it, and never half a character. */
function cut(name: string, room: number): string {
  if (name.length <= room) return name
  const start = name.slice(0, room).replace(/[\ud800-\udbff]$/, '')
  const words = name[room] === ' ' ? start : start.replace(/ [^ ]*$/, '')
  return (words.length > room / 2 ? words : start).trimEnd()
}

/**
 * A text as the name of a sheet: of at most 31 characters, without those that none may have, and unlike those taken,
 * whatever their case.
 */
export function sheetName(text: string, taken: readonly string[]): string {
  const plain = oneLine(text)
    .replace(forbidden, '-')
    .trim()
    .replace(/^'+|'+$/g, '')
    .trim()
  // A spreadsheet keeps this name for itself.
  const whole = plain === '' || plain.toLowerCase() === 'history' ? `${plain}_` : plain
  const isTaken = (name: string) => taken.some((other) => other.toLowerCase() === name.toLowerCase())
  let name = cut(whole, longest)
  for (let nr = 2; isTaken(name); nr++) name = `${cut(whole, longest - ` (${nr})`.length)} (${nr})`
  return name
}
