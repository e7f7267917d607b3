/**
 * What a terminal would obey instead of showing: C0 and C1 controls, DEL, and the marks that turn the direction of
 * writing, which make a name look like another.
 */
const obeyed = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g
const anyObeyed = new RegExp(obeyed.source)

/** Whether there is nothing in the text that a terminal would obey: of most texts, and quicker told than mended. */
export const isPlain = (text: string): boolean => !anyObeyed.test(text)

const escaped = (character: string): string => {
  const code = character.charCodeAt(0)
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/** The text with every control character written out (`\x1b`), except those in `kept`, such as a line's end. */
export const visible = (text: string, kept = ''): string =>
  text.replace(obeyed, (character) => (kept.includes(character) ? character : escaped(character)))

/** The text on one line: tabs and line ends become single spaces, other control characters are written out. */
export const oneLine = (text: string): string => visible(text.replace(/\r\n|[\t\n\r]/g, ' '))

/** Of what a terminal would obey, what JSON leaves raw inside strings: all but the C0 controls. */
const leftByJson = new RegExp(obeyed.source.replace('\\u0000-\\u001f', ''), 'g')

/** JSON text as a terminal may show it: what JSON itself leaves raw inside strings is escaped too. */
export const visibleJson = (json: string): string =>
  json.replace(leftByJson, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
