import { usage } from '../clause/problem.ts'

/** In the order of preference where several fit equally well. */
const usual = [',', ';', '\t', '|', '^'] as const

/** Those that times, addresses and sentences are full of as well: only where the header, or every line, says so. */
const shy = [':', '，', '；'] as const

const candidates: readonly string[] = [...usual, ...shy]

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
 * The delimiter of a table from its first lines. A leading `sep=;` decides; else the one under which most columns of a line
 * are `known`; else, of the usual ones, the one that stands, outside quotation marks, equally often in the first line that
 * has any and in most of the others. A table of one column gets a comma.
 */
export function detectDelimiter(head: string, known: (cells: readonly string[]) => number = () => 0): string {
  const asked = sepLine.exec(/^[^\r\n]*/.exec(head)?.[0] ?? '')?.[1]
  if (asked !== undefined && asked !== '') return asked
  const records = firstRecords(head, 50)
  return byHeader(records, known) ?? byCounts(records) ?? ','
}

/** The first lines of a text, each with how often each candidate stands in it outside quotation marks. */
interface Counted {
  readonly text: string
  readonly counts: readonly number[]
}

/** The delimiter that makes known columns of a line, two at least. */
function byHeader(records: readonly Counted[], known: (cells: readonly string[]) => number): string | null {
  for (const { text, counts } of records) {
    let [best, most] = ['', 1]
    for (const [index, delimiter] of candidates.entries()) {
      if (counts[index] === 0) continue
      const count = known(text.split(delimiter).map((cell) => cell.replace(/^\s*"|"\s*$/g, '')))
      if (count > most) [best, most] = [delimiter, count]
    }
    if (best !== '') return best
  }
  return null
}

function byCounts(records: readonly Counted[]): string | null {
  const first = records.find(({ counts }) => usual.some((_, index) => counts[index] !== 0))
  if (first === undefined) {
    const [header] = records
    const index = candidates.findIndex(
      (_, at) => (header?.counts[at] ?? 0) > 0 && records.every(({ counts }) => counts[at] === header?.counts[at]),
    )
    return candidates[index] ?? null
  }
  let best: { delimiter: string | null; agreeing: number; cells: number } = { delimiter: null, agreeing: 0, cells: 0 }
  usual.forEach((delimiter, index) => {
    const cells = first.counts[index] ?? 0
    if (cells === 0) return
    const agreeing = records.filter(({ counts }) => counts[index] === cells).length
    if (agreeing > best.agreeing || (agreeing === best.agreeing && cells > best.cells))
      best = { delimiter, agreeing, cells }
  })
  return best.delimiter
}

function firstRecords(head: string, most: number): Counted[] {
  const records: Counted[] = []
  let counts = candidates.map(() => 0)
  let quoted = false
  let from = 0
  for (let at = 0; at <= head.length; at += 1) {
    const character = head[at]
    if (character === '"') quoted = !quoted
    // The end of the head may cut the last record short: one vote less, but a file of one line has no other.
    if (character === undefined || (!quoted && (character === '\n' || character === '\r'))) {
      if (at > from) records.push({ text: head.slice(from, at), counts })
      if (records.length === most) return records
      counts = candidates.map(() => 0)
      from = at + 1
      continue
    }
    const index = quoted ? -1 : candidates.indexOf(character)
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1
  }
  return records
}
