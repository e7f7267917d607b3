import { partOf } from '../paper/unpacked.ts'

/** A cell read back as a spreadsheet takes it: a day as a date in UTC, which one sees as such by its format. */
export type ReadValue = string | number | boolean | Date | null

export interface ReadSheet {
  readonly name: string
  readonly rows: readonly (readonly ReadValue[])[]
  /** The format that each cell's number or text has, as A1 → yyyy-mm-dd. */
  readonly formats: Readonly<Record<string, string>>
  readonly xml: string
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** A text as the standard has it (ST_Xstring): `_x0041_` is an A. */
const decoded = (text: string): string =>
  unescaped(text).replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const attribute = (xml: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(xml)?.[1]
  return found === undefined ? undefined : unescaped(found)
}

const columnOf = (cell: string): number =>
  [...cell.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** The number formats of the styles, by their number. */
function formatsOf(styles: string): string[] {
  const own = new Map(
    [...styles.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => [attribute(tag, 'numFmtId'), attribute(tag, 'formatCode')]),
  )
  const cells = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)?.[1] ?? ''
  return [...cells.matchAll(/<xf [^>]*>/g)].map(([tag]) => own.get(attribute(tag, 'numFmtId')) ?? 'General')
}

function typedValue(cell: string, value: string | undefined, format: string, texts: readonly string[]): ReadValue {
  if (value === undefined) return null
  const type = attribute(cell, 't')
  if (type === 's') return texts[Number(value)] ?? null
  if (type === 'b') return value === '1'
  return format.includes('yy') ? new Date(Date.UTC(1899, 11, 30) + Number(value) * 86_400_000) : Number(value)
}

/** The sheets of a workbook file in their order. */
export function readWorkbook(file: Buffer): ReadSheet[] {
  const texts = [...partOf(file, 'xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
    ([, text = '']) => decoded(text),
  )
  const styles = formatsOf(partOf(file, 'xl/styles.xml'))
  return [...partOf(file, 'xl/workbook.xml').matchAll(/<sheet [^>]*>/g)].map(([tag], i) => {
    const xml = partOf(file, `xl/worksheets/sheet${i + 1}.xml`)
    const rows: ReadValue[][] = []
    const formats: Record<string, string> = {}
    for (const [, row = '', content = ''] of xml.matchAll(/<row ([^>]*?)(?:\/>|>(.*?)<\/row>)/gs)) {
      const cells: ReadValue[] = []
      for (const [, cell = '', inner = ''] of content.matchAll(/<c( [^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        const at = attribute(cell, 'r') ?? ''
        const format = styles[Number(attribute(cell, 's') ?? 0)] ?? 'General'
        formats[at] = format
        cells[columnOf(at)] = typedValue(cell, /<v>([^<]*)<\/v>/.exec(inner)?.[1], format, texts)
      }
      rows[Number(attribute(` ${row}`, 'r')) - 1] = Array.from(cells, (value) => value ?? null)
    }
    return { name: attribute(tag, 'name') ?? '', rows: Array.from(rows, (row) => row ?? []), formats, xml }
  })
}
