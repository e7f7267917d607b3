import type { Sheet } from './sheet.ts'

/** A paper that is printed and signed, ready for every format: plain data without a library. */
export interface Paper {
  /** Its title, for the properties of a Word file. */
  readonly title: string
  /** What it says as programs read it, under its noun: `{ form: {…} }`. */
  readonly json: Readonly<Record<string, unknown>>
  /** The layout of its HTML, with the placeholders that `data` fills. */
  readonly layout: string
  readonly data: object
  /** What the layout calls its fields, as `{{label.name.zh}}`; a layout of the user's may, too. */
  readonly labels: object
  /** The same data with something in every field and list: what a layout of the user's may name. */
  readonly specimen: () => object
  /** The same content for Word. */
  readonly sheets: readonly Sheet[]
}
