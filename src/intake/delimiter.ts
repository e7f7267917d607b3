import { usage } from '../clause/problem.ts'

/** In the order of preference where several fit equally well. */
const candidates = [',', ';', '\t', '|'] as const

const names: Readonly<Record<string, string>> = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';', pipe: '|' }

/** What can part cells: any character but quotation marks, line ends, letters and digits. */
const parting = '[^"\\r\\n\\p{L}\\p{N}]'
const oneCharacter = new RegExp(`^${parting}$`, 'u')

/** A first line by which Excel tells its delimiter: `sep=;`. It is no header. */
export const sepLine = new RegExp(`^"?sep=(${parting}?)"?$`, 'iu')

/**
 * What `--delimiter` asks for: one character, or the words tab, comma, semicolon, pipe. Usage problem for anything
 * else, and for characters that cannot part cells (quotation mark, line ends, letters, digits).
 */
export function parseDelimiter(asked: string): string {
  const named = names[asked.toLowerCase()]
  if (named !== undefined) return named
  if (oneCharacter.test(asked)) return asked
  throw usage(
    { en: `"${asked}" cannot be a delimiter.`, zh: `“${asked}”不能作为分隔符。` },
    { en: 'Give one character such as , ; or |, or write tab.', zh: '请给出一个字符，例如 , ; 或 |；制表符请写 tab。' },
  )
}

/**
 * The delimiter of a table from its first lines: of `,` `;` tab `|` the one that stands, outside quotation marks,
 * equally often in the header and in most rows below. A leading `sep=;` decides. A table of one column gets a comma.
 */
export function detectDelimiter(head: string): string {
  const asked = sepLine.exec(/^[^\r\n]*/.exec(head)?.[0] ?? '')?.[1]
  if (asked !== undefined && asked !== '') return asked
  const records = countsPerRecord(head, 50)
  const header = records[0]
  if (header === undefined) return ','
  let best: { delimiter: string; agreeing: number; cells: number } = { delimiter: ',', agreeing: 0, cells: 0 }
  candidates.forEach((delimiter, index) => {
    const cells = header[index] ?? 0
    if (cells === 0) return
    const agreeing = records.filter((counts) => counts[index] === cells).length
    if (agreeing > best.agreeing || (agreeing === best.agreeing && cells > best.cells))
      best = { delimiter, agreeing, cells }
  })
  return best.delimiter
}

/** For each of the first records how often each candidate stands in it outside quotation marks. */
function countsPerRecord(head: string, most: number): number[][] {
  const records: number[][] = []
  let counts = candidates.map(() => 0)
  let quoted = false
  let length = 0
  for (const character of head) {
    if (character === '"') quoted = !quoted
    if (!quoted && (character === '\n' || character === '\r')) {
      if (length > 0) records.push(counts)
      if (records.length === most) return records
      counts = candidates.map(() => 0)
      length = 0
      continue
    }
    length += 1
    const index = quoted ? -1 : (candidates as readonly string[]).indexOf(character)
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1
  }
  // The end of the head may cut the last record short: one vote less, but a file of one line has no other.
  if (length > 0) records.push(counts)
  return records
}
