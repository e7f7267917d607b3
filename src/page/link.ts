import { type Html, html, type Part } from './html.ts'

/** A file beside the page or in a folder beside it: never up, never to another place, and no script. */
const isBeside = (address: string): boolean =>
  /^[\w.-]+(\/[\w.-]+)*$/.test(address) && !address.split('/').some((part) => /^\.*$/.test(part))

/** What is shown, as a link to a file beside the page; to any other address it leads nowhere. */
export const linked = (shown: Html | string, address: string | null | undefined): Part =>
  address == null || !isBeside(address) ? shown : html`<a href="${address}">${shown}</a>`
