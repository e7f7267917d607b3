import { invisibleShown, mayHaveInvisible } from './invisible.ts'

/** What a terminal would obey instead of showing: C0 controls, DEL, and lines that end where no other program ends one. */
const obeyed = /[\u0000-\u001f\u007f\u2028\u2029]/g
const anyObeyed = new RegExp(obeyed.source)

/** Nearly every cell is of nothing else, and one look tells it. */
const unusual = /[^ -~\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]/

/** Whether a terminal surely shows all of the text, and obeys nothing in it: so it is of most, and quicker told than mended. */
export const isPlain = (text: string): boolean =>
  !unusual.test(text) || (!anyObeyed.test(text) && !mayHaveInvisible(text))

const escaped = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  if (code > 0xffff) return `\\u{${code.toString(16)}}`
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/**
 * The text with every control character written out (`\x1b`), and whatever nobody would see (`\u200b`), except those in `kept`, such as
 * a line's end.
 */
export const visible = (text: string, kept = ''): string =>
  isPlain(text)
    ? text
    : invisibleShown(text, escaped).replace(obeyed, (character) =>
        kept.includes(character) ? character : escaped(character),
      )

/** The text on one line: tabs and line ends become single spaces, other control characters are written out. */
export const oneLine = (text: string): string => visible(text.replace(/\r\n|[\t\n\r]/g, ' '))

/** Of what a terminal would obey, what JSON leaves raw inside strings: all but the C0 controls. */
const leftByJson = /[\u007f\u2028\u2029]/g

const escapedInJson = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/** JSON text as a terminal may show it: what JSON itself leaves raw inside strings is escaped too, and what nobody would see. */
export const visibleJson = (json: string): string =>
  invisibleShown(json, escapedInJson).replace(leftByJson, escapedInJson)
