import { same, type Words } from '../clause/words.ts'
import type { Encoding } from './encoding.ts'

/*
 * What of a file cannot be read as it should goes through the text as marks, so that records and cells are cut as ever: the character
 * SUBSTITUTE, which no cell may hold, and codes that are set apart for a program's own use and are no characters. They tell a wrong byte with
 * its two digits, one at which the file ends in the middle of a character, or that the line is written in another encoding than the file.
 */
const substitute = '\u001a'
const wrong = '\ufde0'
const cutOff = '\ufde1'
const rowEncodings: Readonly<Record<string, Encoding>> = { '\ufde2': 'utf-8', '\ufde3': 'gb18030' }

const marks = /\u001a(?:(?:\ufde0|\ufde1)[\ufdd0-\ufddf]{2}|[\ufde2\ufde3])/g

const digit = (value: number): string => String.fromCharCode(0xfdd0 + value)

/** The mark of a byte that is no character. */
export const wrongByte = (byte: number, isCutOff: boolean): string =>
  substitute + (isCutOff ? cutOff : wrong) + digit(byte >> 4) + digit(byte & 15)

const isByte = (mark: string): boolean => mark[1] === wrong || mark[1] === cutOff

/** Wrong bytes that stand together. */
const wrongBytes = /(?:\u001a(?:\ufde0|\ufde1)[\ufdd0-\ufddf]{2})+/g

/** The bytes of marks, in hexadecimal digits. */
const hexOf = (found: string): string =>
  (found.match(marks) ?? [])
    .slice(0, mostBytes)
    .map((mark) => [2, 3].map((at) => ((mark.charCodeAt(at) - 0xfdd0) & 15).toString(16).toUpperCase()).join(''))
    .join(' ')

/**
 * A line that is written in another encoding than the file. Its mark stands behind its first character beyond ASCII: before or behind
 * a quotation mark it would be a fault of the row.
 */
export const readOtherwise = (line: string, encoding: Encoding): string =>
  line.replace(/[^\u0000-\u007f]/u, `$&${substitute}${encoding === 'utf-8' ? '\ufde2' : '\ufde3'}`)

/** What is to be known of a row besides its cells. Nearly no row has a note. */
export interface RowNote {
  /** The encoding that the row is written in, where it is another than the file's. */
  readonly encoding: Encoding | null
  /** Whether a cell holds what stands for characters that were lost before the list came here. */
  readonly hasLost: boolean
}

/**
 * What makes a cell worth a closer look: control characters other than tab and line ends, which are damage, and which a terminal
 * would obey; the character that stands for a lost one, and 锟, which that becomes when UTF-8 is read as GBK; and the private ones, whose
 * meaning only their maker knows.
 * Those of the upper planes are told by the first half of their pairs.
 */
export const suspect = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\udb80-\udbff\ue000-\uf8ff\ufffd锟]/

/** Whether a cell may be suspect: characters that are not met with in every list, told of nearly every cell by one look. */
export const unusual = /[^\t\n\r -~\u3000-\u303f\u4e00-\u951e\u9520-\u9fff\uff01-\uff5e]/

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Whether characters of a text were lost before it came here: two that stand for lost ones are 锟斤拷 where UTF-8 was read as GBK. */
export const hasLostCharacters = (text: string): boolean => /[\ufffd\p{Co}]|锟斤|斤拷/u.test(text)

/** Of a cell the characters that were lost on the way stand so, in what is shown of it and in a file of rejected rows. */
const replacement = '\ufffd'

const readable = (cell: string): string => cell.replace(marks, (mark) => (isByte(mark) ? replacement : ''))

/** The cells without marks: those of a row that is refused. */
export const readableCells = (cells: readonly string[]): readonly string[] =>
  cells.some((cell) => cell.includes(substitute)) ? cells.map(readable) : cells

/** Headers are what can be read of them. */
export const readableHeaders = (cells: readonly string[]): readonly string[] =>
  cells.some((cell) => suspect.test(cell)) ? cells.map((cell) => readable(cell).replace(controls, replacement)) : cells

/** Why a row cannot be read. */
export interface Unreadable {
  readonly code: 'wrong-byte' | 'cut-off' | 'control-character'
  readonly reason: Words
}

/** Why a row that has a suspect cell is refused, or what is to be known of it. `called` is how a column is named, from 0. */
export function inspected(
  line: number,
  cells: readonly string[],
  called: (column: number) => Words,
): Unreadable | RowNote {
  const byte = firstPlace(line, cells, wrongBytes)
  if (byte !== null)
    return { code: byte.found[1] === cutOff ? 'cut-off' : 'wrong-byte', reason: byteReason(byte, cells, called) }
  const rest = readableCells(cells)
  const character = firstPlace(line, rest, controls)
  if (character !== null) return { code: 'control-character', reason: controlReason(character, called) }
  const [mark] = cells.flatMap((cell) => cell.match(marks) ?? [])
  const encoding = mark === undefined ? null : (rowEncodings[mark.charAt(1)] ?? null)
  return { encoding, hasLost: rest.some(hasLostCharacters) }
}

/** Where something stands in a row for the first time. */
interface Place {
  readonly column: number
  /** Of the characters of the cell, from 1. */
  readonly character: number
  /** The physical line where the row goes over several, and it is not the first. */
  readonly line: number | null
  readonly found: string
  /** How often it stands there besides. */
  readonly more: number
}

function firstPlace(line: number, cells: readonly string[], pattern: RegExp): Place | null {
  const counts = cells.map((cell) => cell.match(pattern)?.length ?? 0)
  const column = counts.findIndex((count) => count > 0)
  if (column < 0) return null
  const cell = cells[column] ?? ''
  const index = cell.search(pattern)
  const [found = ''] = cell.slice(index).match(pattern) ?? []
  const before = cell.slice(0, index)
  const ends = [...cells.slice(0, column), before].reduce((sum, each) => sum + lineEnds(each), 0)
  return {
    column,
    character: [...readable(before)].length + 1,
    line: ends === 0 ? null : line + ends,
    found,
    more: counts.reduce((sum, count) => sum + count, 0) - 1,
  }
}

const lineEnds = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0

function placed({ column, character, line }: Place, called: (column: number) => Words): Words {
  const name = called(column)
  return {
    en: `${line === null ? '' : `line ${line}, `}${name.en}, character ${character}`,
    zh: `${line === null ? '' : `第 ${line} 行`}${name.zh}第 ${character} 个字符`,
  }
}

const capital = ({ en, zh }: Words): Words => ({ en: en.charAt(0).toUpperCase() + en.slice(1), zh })

/** How much of a cell is shown, in characters to either side. */
const shownAround = 20

/** How many of the bytes are named. */
const mostBytes = 8

function byteReason(place: Place, cells: readonly string[], called: (column: number) => Words): Words {
  const at = place.character - 1
  const cell = [...readable(cells[place.column] ?? '')]
  const shown = cell.slice(Math.max(0, at - shownAround), at + shownAround).join('')
  const words = place.found[1] === cutOff ? rowWords.cutOff : rowWords.wrongByte
  return words(capital(placed(place, called)), hexOf(place.found), shown.replace(/\s+/g, ' '), place.more)
}

/** How people call the control characters that are met with in lists. */
const controlNames: Readonly<Record<number, string>> = {
  0: 'NUL',
  7: 'BEL',
  8: 'BS',
  11: 'VT',
  12: 'FF',
  27: 'ESC',
  26: 'SUB',
  127: 'DEL',
}

function controlReason(place: Place, called: (column: number) => Words): Words {
  const code = place.found.charCodeAt(0)
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return rowWords.control(capital(placed(place, called)), point, controlNames[code] ?? null, place.more)
}

const morePlaces = (more: number): Words =>
  more === 0 ? same('') : { en: ` (and ${more} more in this row)`, zh: `（本行另有 ${more} 处）` }

/** Why a row cannot be read. */
const rowWords = {
  wrongByte: (place: Words, hex: string, shown: string, more: number): Words => ({
    en: `${place.en}: ${hex.length > 2 ? 'the bytes' : 'the byte'} ${hex} ${hex.length > 2 ? 'are' : 'is'} no character; what can be read is "${shown}"${morePlaces(more).en}`,
    zh: `${place.zh}：字节 ${hex} 不是有效字符；可读部分为“${shown}”${morePlaces(more).zh}`,
  }),
  cutOff: (place: Words, hex: string, shown: string): Words => ({
    en: `${place.en}: the file ends in the middle of a character (byte ${hex}); what can be read is "${shown}"`,
    zh: `${place.zh}：文件在一个字符中间结束（字节 ${hex}）；可读部分为“${shown}”`,
  }),
  control: (place: Words, point: string, name: string | null, more: number): Words => ({
    en: `${place.en} is a control character (${point}${name === null ? '' : `, ${name}`})${morePlaces(more).en}`,
    zh: `${place.zh}是控制字符（${point}${name === null ? '' : `，${name}`}）${morePlaces(more).zh}`,
  }),
}
