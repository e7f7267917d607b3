import { trimmed } from './blank.ts'

/** A cell that meant what stands above it. */
export interface Ditto {
  readonly index: number
  /** As it stands in the file. */
  readonly written: string
  /** Whether there was anything above. */
  readonly isFound: boolean
}

/** Words and marks for what stands above, with a note in brackets or a number behind them. */
const ditto =
  /^\(?(?:[同仝如见接]上(?:一?[行页]|列|单位|公司|企业)?|接上[行页]|上同|与上(?:[同行]|一行相?同)|同一(?:公司|单位|企业|客户|人)|[同仝]前|[〃″〞〟"]|′′|-*(?:ditto|do|idem)-*|(?:same)?asabove)\)?\d?(?:\([^()]*\))?[。.]?$/iu

/** How they begin: told of nearly every cell by its first character. */
const beginnings = new Set([...'同仝如见接上与〃″〞〟＂"dDiIaAsS-(（ \u3000\u00a0'].map((each) => each.charCodeAt(0)))

const longest = 14

/** Whether a cell means what stands above it. */
export const isDitto = (cell: string): boolean =>
  cell.length > 0 &&
  cell.length <= longest &&
  beginnings.has(cell.charCodeAt(0)) &&
  ditto.test(trimmed(cell).normalize('NFKC').replace(/\s/gu, ''))
