const whole = /^\s*="((?:[^"]|"")*)"\s*$/

/** The text that a cell means which keeps it as a formula, so that a spreadsheet leaves its digits alone: ="00123". Any other cell unchanged. */
export function textOfFormula(cell: string): string {
  if (!cell.includes('="')) return cell
  const [, text] = whole.exec(cell) ?? []
  return text === undefined ? cell : text.replaceAll('""', '"')
}

/** A line in which such formulas stand between the delimiters as they are, with each of them as a cell in quotation marks. */
export function withFormulasQuoted(line: string, delimiter: string): string {
  const parting = delimiter.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&')
  const formula = new RegExp(`(^|${parting})(="(?:[^"]|"")*")(?=${parting}|$)`, 'g')
  return line.replace(formula, (_, before: string, cell: string) => `${before}"${cell.replaceAll('"', '""')}"`)
}
