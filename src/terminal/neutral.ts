/**
 * A cell that begins with = + - @, also in full width, a tab or a carriage return is run as a formula by spreadsheets. An export puts an
 * apostrophe before it and the import takes it off again. A text that already begins with apostrophes before such a
 * character gets one more, or the two could not be told apart and a stored value would change on its way.
 */
const formula = /^'*[=+\-@＝＋－＠\t\r]/
const neutralized = /^'+[=+\-@＝＋－＠\t\r]/

/** The text as an export writes it, so that no spreadsheet runs it. `recover` undoes it exactly. */
export const neutralize = (text: string): string => (formula.test(text) ? `'${text}` : text)

/**
 * The text as a workbook has it. A text cell runs nothing, so it stays as it is; only where `recover` would take an
 * apostrophe off that belongs to the text, it gets one more.
 */
export const unmistakable = (text: string): string => (neutralized.test(text) ? `'${text}` : text)

/** The stored text of a cell that `neutralize` wrote; any other cell unchanged. */
export const recover = (cell: string): string => (cell.startsWith("'") && neutralized.test(cell) ? cell.slice(1) : cell)
