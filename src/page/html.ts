import { visible } from '../clause/visible.ts'

/** Marks markup that was made here. A symbol cannot come out of a list, a register or JSON. */
const made = Symbol('html')

/** Markup that is safe in a page: every value interpolated into it was escaped. */
export interface Html {
  readonly [made]: true
  toString(): string
}

/** A value that may be interpolated. Null and undefined become nothing; a list becomes its parts one after the other. */
export type Part = string | number | Html | null | undefined | readonly Part[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Escapes a text for use between tags and within quoted attributes. Control characters, above all those that change the direction
 * of writing, are written out; line ends and tabs stay, because CSS handles them. Lone surrogates, which no encoding can write,
 * are replaced.
 */
const escaped = (text: string): string =>
  visible(text, '\n\t')
    .toWellFormed()
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')

const isHtml = (part: object): part is Html => made in part

function written(part: Part): string {
  if (part === null || part === undefined) return ''
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return isHtml(part) ? part.toString() : part.map(written).join('')
}

const markup = (text: string): Html => ({ [made]: true, toString: () => text })

/**
 * Markup with values in it: `` html`<td title="${name}">${name}</td>` ``. Every text is escaped, nested markup is not. Values may
 * appear between tags or within quoted attributes, never as the name of a tag, in a style or in a script.
 */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  markup(strings.reduce((text, string, i) => text + written(parts[i - 1]) + string))
