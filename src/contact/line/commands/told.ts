import { Problem, usage } from '../../../clause/problem.ts'
import { joined, lines, same, type Words } from '../../../clause/words.ts'
import { widthOf } from '../../../terminal/wrap.ts'
import type { Fault } from '../rules/fault.ts'
import type { Place } from '../rules/pieces.ts'
import { lineWords } from '../words.ts'

/** A wrong line with all that is wrong with it; its number, where it is one of several. */
export interface WrongLine {
  readonly line: string
  readonly faults: readonly Fault[]
  readonly number?: number
}

/** So much of a line stands in one row, in columns: its marks stay below it on a terminal of 80. */
const widest = 76

/** The line with marks below what is wrong; in several rows where it is long. */
export function underlined(line: string, places: readonly Place[]): string {
  const rows: string[] = []
  let [text, marks] = ['', '']
  const end = () => {
    rows.push(text, ...(marks.trim() === '' ? [] : [marks.trimEnd()]))
    ;[text, marks] = ['', '']
  }
  let at = 0
  for (const character of line) {
    const width = widthOf(character)
    if (widthOf(text) + width > widest) end()
    text += character
    const place = at
    marks += (places.some(({ from, to }) => place >= from && place < to) ? '^' : ' ').repeat(width)
    at += character.length
  }
  if (text !== '') end()
  return rows.join('\n')
}

/** Faults are told in the order of the line, last what is missing. */
const beginning = ({ at: [first] }: Fault): number => first?.from ?? Number.POSITIVE_INFINITY

const block = ({ line, faults, number }: WrongLine): Words =>
  lines([
    ...(number === undefined ? [] : [lineWords.lineNumber(number)]),
    same(
      underlined(
        line,
        faults.flatMap(({ at }) => at),
      ),
    ),
    ...[...faults].sort((a, b) => beginning(a) - beginning(b)).map(({ words }) => words),
  ])

/** The usage problem of a wrong line: everything that is wrong with it, underlined and told. */
export const wrongLine = (line: string, faults: readonly Fault[]): Problem =>
  usage(lines([lineWords.wrong(faults.length), block({ line, faults })]), lineWords.howTo)

/** The problem of many lines of which some are wrong: all of them are told, nothing is saved. */
export const wrongLines = (wrong: readonly WrongLine[], all: number): Problem =>
  usage(lines([lineWords.wrongLines(wrong.length, all), ...wrong.map(block)]), lineWords.howTo)

/** The problem that a line met while it was recorded, with its number. */
export const problemOfLine = ({ code, words, hint, clause }: Problem, number: number): Problem =>
  new Problem(code, joined([lineWords.lineNumber(number), words], ' ', ''), hint, clause)
