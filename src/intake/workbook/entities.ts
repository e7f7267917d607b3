import { latinText } from '../decode.ts'

/** The names of the characters from U+00A1 to U+00FF in web pages, in their order. Its reader makes a space of nbsp. */
const latin =
  'iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

/** Those of others that Chinese and European texts have. */
const others =
  'ensp\u2002 emsp\u2003 thinsp\u2009 ndash– mdash— horbar― lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” bdquo„ hellip… bull• prime′ Prime″ permil‰ lsaquo‹ rsaquo› euro€ trade™ numero№ larr← uarr↑ rarr→ darr↓ minus− infin∞ asymp≈ ne≠ le≤ ge≥ Omega\u03a9 mu\u03bc alpha\u03b1 beta\u03b2 OElig\u0152 oelig\u0153 Scaron\u0160 scaron\u0161 Yuml\u0178 circ\u02c6 tilde\u02dc ZeroWidthSpace\u200b zwnj\u200c zwj\u200d'

const named = new Map([
  ...latin.split(' ').map((name, at): [string, string] => [name, String.fromCharCode(0xa1 + at)]),
  ...[...others.matchAll(/([A-Za-z]+)(.)(?: |$)/g)].map(([, name = '', character = '']): [string, string] => [
    name,
    character,
  ]),
])

/** What would be read as markup stays written as it is. */
const markup: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }

const reference = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]*));/gi

/**
 * The text of a web page with its characters instead of their numbers and names (`&#40869;`, `&eacute;`), but for those that are markup,
 * which its reader knows. A name that is nobody's stays.
 */
export const withoutReferences = (page: string): string =>
  page.replace(reference, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return named.get(name) ?? whole
    const character = characterOf(decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal))
    return markup[character] ?? character
  })

/** The character of a number. Those from 128 to 159 are meant as Windows has them, as every browser takes them. */
function characterOf(code: number): string {
  if (code >= 0x80 && code < 0xa0) return latinText(Buffer.of(code)) ?? '\ufffd'
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : '\ufffd'
}
