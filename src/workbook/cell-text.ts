import { writableText } from '../ooxml/text.ts'

/** No cell holds more; a spreadsheet takes a file with a longer text for damaged. */
const longest = 32_767

/** A character as these files may write it within a text: `_x005F_`. */
const coded = (unit: string): string => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** Characters that are no characters, which the library takes out of a text instead of writing them. */
const dropped =
  /[\ufdd0-\ufdef\ufffd]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g

/** What a reader would take for a character written so, once it is written: what is dropped then begins with an underscore. */
const looksCoded = new RegExp(`_(?=x[0-9A-Fa-f]{4}(?:_|${dropped.source}))`, 'g')

/**
 * A text as a cell shows it, however it was typed: what begins with an equals sign is no formula, and what looks like a
 * coded character is not one. A text longer than a cell can hold ends in an ellipsis.
 */
export function cellText(text: string): string {
  const shown = writableText(text).replace(/\t/g, ' ')
  const kept = shown.length <= longest ? shown : `${shown.slice(0, longest - 2).replace(/[\ud800-\udbff]$/, '')}…`
  const written = kept.replace(looksCoded, coded).replace(dropped, (unit) => [...unit.split('')].map(coded).join(''))
  // The library looks texts up in an object, which has names of its own, such as constructor.
  return written in Object.prototype ? coded(written) + written.slice(1) : written
}

/** Texts that a spreadsheet would read as a formula or a number once somebody edits them: those cells are text by format. */
export const readsAsOther = (text: string): boolean =>
  text.length <= 255 && (/^[=+\-@']/.test(text) || (text.trim() !== '' && Number.isFinite(Number(text))))
