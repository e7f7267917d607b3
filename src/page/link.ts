import { type Html, html, type Part } from './html.ts'

/** A file beside the page or in a folder beside it: never up, never to another place, and no script. */
const isBeside = (address: string): boolean =>
  /^[\w.-]+(\/[\w.-]+)*$/.test(address) && !address.split('/').some((part) => /^\.*$/.test(part))

/** What is shown, as a link to a file beside the page; to any other address it leads nowhere. */
export const linked = (shown: Html | string, address: string | null | undefined): Part =>
  address == null || !isBeside(address) ? shown : html`<a href="${address}">${shown}</a>`

const anywhere = 'http://page.invalid'

/** A page of the same server: an address that a browser resolves to another host, or that runs something, is none. */
const isHere = (address: string): boolean => {
  try {
    return new URL(address, anywhere).origin === anywhere
  } catch {
    return false
  }
}

/** What is shown, as a link to another page of the server that serves this one; to any other address it leads nowhere. */
export const ledTo = (shown: Part, address: string | null | undefined): Part =>
  address == null || !isHere(address) ? shown : html`<a href="${address}">${shown}</a>`
