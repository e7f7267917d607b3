import { type Html, html } from './html.ts'

/** Days and numbers such as CH-2026-0001, which a browser would break behind a hyphen. */
const numbers = /((?:[A-Z]{1,6}-)*\d{4}-\d{2,4}(?:-\d{2,4})?)/

/** A text whose days and numbers stay on one line; what has none is the text itself. */
export function unbroken(text: string): Html | string {
  const pieces = text.split(numbers)
  if (pieces.length === 1) return text
  return html`<span>${pieces.map((piece, i) => (i % 2 === 1 ? html`<span class="day">${piece}</span>` : piece))}</span>`
}
