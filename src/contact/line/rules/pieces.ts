/** Where a word stands in the line, in its characters: `to` is the place behind it. */
export interface Place {
  readonly from: number
  readonly to: number
}

/** A word of the line. */
export interface Piece extends Place {
  readonly text: string
  /** In quotes it is none of the grammar, whatever it says. */
  readonly isQuoted: boolean
  /** Whether a comma or the like stands before it, not blanks alone. */
  readonly isBehindComma: boolean
}

/** A quoted text, or whatever stands between blanks, commas of either width and full stops: 3、4月 is one. */
const word =
  /["“”]([^"“”]+)["“”]|「([^「」]+)」|[^\s,，、;；。]+(?:(?<=[\d一二三四五六七八九十])、[\d一二三四五六七八九十]{1,2}月[^\s,，、;；。]*)*/gu

/** The words of a line, in their order. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  for (const found of line.matchAll(word)) {
    const quoted = (found[1] ?? found[2])?.trim()
    const before = line.slice(pieces.at(-1)?.to ?? 0, found.index)
    pieces.push({
      ...{ from: found.index, to: found.index + found[0].length },
      ...{ text: quoted ?? found[0], isQuoted: quoted !== undefined },
      isBehindComma: /[^\s]/u.test(before),
    })
  }
  return pieces
}

/** The place that some neighbouring words take together. */
export const placeOf = (pieces: readonly Place[]): Place => ({ from: pieces[0]?.from ?? 0, to: pieces.at(-1)?.to ?? 0 })

/** Neighbouring words as one text. */
export const together = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join(' ')

/**
 * The longest run of words from the first on of which something can be made, at most `most`, with what was made of it. A run ends before
 * what is quoted or behind a comma. Null where nothing can be made even of the first.
 */
export function longestRun<Made>(
  pieces: readonly Piece[],
  most: number,
  make: (text: string) => Made | null,
): { readonly made: Made; readonly run: readonly Piece[] } | null {
  const end = pieces.findIndex((each, i) => i > 0 && (each.isBehindComma || each.isQuoted))
  const longest = Math.min(most, end === -1 ? pieces.length : end)
  for (let length = longest; length > 0; length -= 1) {
    const run = pieces.slice(0, length)
    const made = make(together(run))
    if (made !== null) return { made, run }
  }
  return null
}
