import { html, type Part } from '../../page/html.ts'
import { shown } from '../../page/shown.ts'

/** A text with a remark in small letters below it; a dash where there is none. */
export const small = (text: string | null, remark: string | null): Part =>
  html`${shown(text)}${remark === null ? null : html`<small>${remark}</small>`}`
