import { visible } from '../clause/visible.ts'

/** What marks a piece of markup as made here. A symbol cannot come out of a list, a register or JSON. */
const made = Symbol('html')

/** A piece of markup that is safe to stand in a page: what was interpolated into it is text and nothing else. */
export interface Html {
  readonly [made]: true
  toString(): string
}

/** What may be interpolated. Null and undefined are nothing, a list is its parts one after the other. */
export type Part = string | number | Html | null | undefined | readonly Part[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * A text as a page may show it, between tags and within quoted attributes. Control characters, above all those that turn
 * the direction of writing, are written out; line ends and tabs stay, as CSS decides about them. Halves of characters, which no
 * encoding has a way to write, are replaced.
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
 * Markup with values in it: `` html`<td title="${name}">${name}</td>` ``. Every text is escaped, nested markup is not. Values
 * stand between tags or within quoted attributes; a name of a tag, a style or a script is no place for one.
 */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  markup(strings.reduce((text, string, i) => text + written(parts[i - 1]) + string))
