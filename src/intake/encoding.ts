import { isUtf8 } from 'node:buffer'
import { type Problem, usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import { refuseBinary } from './binary.ts'
import { bytesOf, headOf, type Source, startsWith } from './source.ts'

/** The labels that Node's decoder knows. Never gbk, whose table there has 83 wrong codes and no 4-byte ones. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'big5'

/** How a file is to be read, and whether that is certain or the best guess. */
export interface Detected<Written extends string = Encoding> {
  readonly encoding: Written
  /** Whether a byte order mark says so. */
  readonly bom: boolean
  /** False where another encoding would read the same bytes without an error. */
  readonly certain: boolean
  /** Something the user should know before trusting the result. */
  readonly remark: Words | null
}

/** The encodings as people call them. */
export const encodingTitles: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'windows-1252': 'Latin-1',
  big5: 'Big5',
}

/** What `--encoding` accepts, without spaces, hyphens and underscores; `utf16` takes its byte order from the file. */
const aliases: Readonly<Record<string, Encoding | 'utf-16'>> = {
  utf8: 'utf-8',
  utf8bom: 'utf-8',
  utf8sig: 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  ansi: 'gb18030',
  utf16: 'utf-16',
  unicode: 'utf-16',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  windows1252: 'windows-1252',
  cp1252: 'windows-1252',
  big5: 'big5',
  cp950: 'big5',
}

const headBytes = 1 << 16

/**
 * The encoding of a source: its byte order mark decides; else UTF-16 by its pattern of zero bytes; else strict UTF-8
 * over the whole file; else GB18030. `asked` is the value of `--encoding` and is checked on the whole file too.
 * Usage problems: an unknown name, a binary file, bytes that the encoding does not have.
 */
export async function detectEncoding(source: Source, asked?: string): Promise<Detected> {
  const wanted = asked === undefined ? null : parseEncoding(asked)
  const head = await headOf(source, headBytes)
  const marked = byMark(head)
  const zeros = marked === null && head.includes(0) ? byZeros(head) : null
  refuseBinary(head, source.name, (marked ?? wanted ?? zeros ?? '').startsWith('utf-16'))
  if (marked !== null) return checked(source, marked, true, wanted === null ? null : overruled(wanted, marked))
  if (wanted !== null) return checked(source, wanted === 'utf-16' ? (zeros ?? 'utf-16le') : wanted, false, null)
  if (zeros !== null) return checked(source, zeros, false, null)
  if (await decodes(source, 'utf-8')) return { encoding: 'utf-8', bom: false, certain: true, remark: null }
  if (await decodes(source, 'gb18030'))
    return { encoding: 'gb18030', bom: false, certain: false, remark: looksWrong(head) ? maybeOther : null }
  throw undecodable(source.name)
}

/** Whether the whole source is text in this encoding, without one wrong byte. */
export async function decodes(source: Source, encoding: Encoding): Promise<boolean> {
  if (encoding === 'utf-8') return isUtf8Throughout(source)
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const bytes of bytesOf(source)) decoder.decode(bytes, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (isDecodingError(error)) return false
    throw error
  }
}

/**
 * How many bytes are decoded at once. The rows of a piece live until the next one: pieces as large as one read would be half
 * of the new memory at each garbage collection.
 */
const pieceBytes = 1 << 13

/** The source's text, piece by piece, without its byte order mark. Usage problem at a byte the encoding lacks. */
export async function* textOf(source: Source, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let first = true
  const begin = (text: string) => {
    if (!first || text === '') return text
    first = false
    // The decoder takes the mark off Unicode encodings only; GB18030 has one too.
    return text.startsWith('\ufeff') ? text.slice(1) : text
  }
  try {
    for await (const bytes of bytesOf(source))
      for (let at = 0; at < bytes.length; at += pieceBytes)
        yield begin(decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true }))
    yield begin(decoder.decode())
  } catch (error) {
    throw isDecodingError(error) ? notIn(encoding, source.name) : error
  }
}

/** The text of the source's first bytes; a character cut in two is dropped. */
export async function headTextOf(source: Source, encoding: Encoding): Promise<string> {
  const decoder = new TextDecoder(encoding)
  return decoder.decode(await headOf(source, headBytes), { stream: true }).replace(/^\ufeff/, '')
}

function parseEncoding(asked: string): Encoding | 'utf-16' {
  const found = aliases[asked.toLowerCase().replace(/[\s_-]/g, '')]
  if (found !== undefined) return found
  throw usage(
    { en: `"${asked}" is not an encoding this program reads.`, zh: `不支持编码“${asked}”。` },
    {
      en: 'Use utf-8, gb18030 (also gbk, gb2312), utf-16, utf-16le, utf-16be, big5 or latin1.',
      zh: '请使用 utf-8、gb18030（或 gbk、gb2312）、utf-16、utf-16le、utf-16be、big5 或 latin1。',
    },
  )
}

async function checked(source: Source, encoding: Encoding, bom: boolean, remark: Words | null): Promise<Detected> {
  if (!(await decodes(source, encoding))) throw notIn(encoding, source.name)
  return { encoding, bom, certain: true, remark }
}

function byMark(head: Buffer): Encoding | null {
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be'
  return startsWith(head, 0x84, 0x31, 0x95, 0x33) ? 'gb18030' : null
}

/**
 * UTF-16 without a mark. Its ASCII characters (delimiters, digits, line ends) are a zero byte beside a plain one; the
 * side with more of them is the high byte. A few stray zeros in other text stay under that share, and binary
 * data decodes to control characters.
 */
function byZeros(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const units = head.length >> 1
  let little = 0
  let big = 0
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at + 1] === 0 && isPlain(head[at])) little += 1
    if (head[at] === 0 && isPlain(head[at + 1])) big += 1
  }
  if (Math.max(little, big) < Math.max(1, units * 0.02)) return null
  const encoding = little >= big ? 'utf-16le' : 'utf-16be'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(head.subarray(0, units * 2), { stream: true })
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : encoding
  } catch {
    return null
  }
}

const isPlain = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09)

async function isUtf8Throughout(source: Source): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const bytes of bytesOf(source)) {
    const whole = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    const end = lastBoundary(whole)
    if (!isUtf8(whole.subarray(0, end))) return false
    rest = whole.subarray(end)
  }
  return isUtf8(rest)
}

/** Where the last character that may be cut off begins: at most three bytes before the end. */
function lastBoundary(bytes: Buffer): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 3); at -= 1)
    if (((bytes[at] ?? 0) & 0xc0) === 0xc0) return at
  return bytes.length
}

/**
 * Big5 text is nearly always valid GB18030, but 40 % of it then decodes to characters outside GB 2312; ordinary simplified
 * text has 2 % there. Latin-1 that decodes at all falls almost wholly outside: the ü and l of Müller are no GB 2312 pair.
 */
function looksWrong(head: Buffer): boolean {
  let pairs = 0
  let rare = 0
  for (let at = 0; at + 1 < head.length; at += 1) {
    const lead = head[at] ?? 0
    if (lead < 0x81) continue
    const trail = head[at + 1] ?? 0
    pairs += 1
    if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1) rare += 1
    at += 1
  }
  if (rare < pairs * 0.1 || pairs === 0) return false
  if (rare > pairs * 0.5) return true
  try {
    new TextDecoder('big5', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

const isDecodingError = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA'

const maybeOther: Words = {
  en: 'Read as GB18030, but many characters are rare ones. If names look wrong, import again with --encoding big5 or latin1.',
  zh: '按 GB18030 读取，但生僻字很多。如果名称显示不对，请加 --encoding big5 或 latin1 重新导入。',
}

const overruled = (wanted: Encoding | 'utf-16', marked: Encoding): Words | null =>
  wanted === marked || (wanted === 'utf-16' && marked.startsWith('utf-16'))
    ? null
    : {
        en: `The file is marked as ${encodingTitles[marked]} at its beginning and was read so, whatever --encoding says.`,
        zh: `文件开头标明编码为 ${encodingTitles[marked]}，已按此读取，未采用 --encoding 的值。`,
      }

function notIn(encoding: Encoding, name: Words): Problem {
  const title = encodingTitles[encoding]
  return usage(
    { en: `${name.en} is not ${title} text.`, zh: `${name.zh}不是 ${title} 文本。` },
    {
      en: 'Leave --encoding out to have it detected, or save the file again as UTF-8 CSV.',
      zh: '请去掉 --encoding 以便自动识别，或将文件重新另存为 UTF-8 编码的 CSV。',
    },
  )
}

const undecodable = (name: Words): Problem =>
  usage(
    { en: `${name.en} is neither UTF-8 nor GB18030 text.`, zh: `${name.zh}既不是 UTF-8 也不是 GB18030 文本。` },
    {
      en: 'Name its encoding with --encoding latin1 or --encoding big5, or save it again as UTF-8 CSV.',
      zh: '请用 --encoding latin1 或 --encoding big5 指明编码，或重新另存为 UTF-8 编码的 CSV。',
    },
  )
