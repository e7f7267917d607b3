import { createHash } from 'node:crypto'
import text from './lists.browser.js'

/** A script that stands in a page, and how the page's policy allows it: by what it says, to the letter. */
export interface Script {
  readonly text: string
  readonly digest: string
}

/** The script by which lists are sorted and searched. */
export const listScript: Script = { text, digest: `sha256-${createHash('sha256').update(text).digest('base64')}` }
