import { trimmed } from './blank.ts'

/** A cell that meant what stands above it. */
export interface Ditto {
  readonly index: number
  /** As it stands in the file. */
  readonly written: string
  /** Whether there was anything above. */
  readonly isFound: boolean
}

/** Words and marks for what stands above. */
const ditto = /^(?:[同仝]上(?:一?行)?|[同仝]前|[〃″〞〟"]|′′|ditto|idem)[。.]?$/iu

/** How they begin: told of nearly every cell by its first character. */
const beginnings = new Set([...'同仝〃″〞〟＂"dDiI \u3000\u00a0'].map((each) => each.charCodeAt(0)))

const longest = 8

/** Whether a cell means what stands above it. */
export const isDitto = (cell: string): boolean =>
  cell.length > 0 &&
  cell.length <= longest &&
  beginnings.has(cell.charCodeAt(0)) &&
  ditto.test(trimmed(cell).normalize('NFKC'))
