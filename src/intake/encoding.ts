import { usage } from '../clause/problem.ts'

/** The labels that Node's decoder knows. Never gbk, whose table there has 83 wrong codes and no 4-byte ones. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'big5' | 'shift_jis'

/** The encodings as people call them. */
export const encodingTitles: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'windows-1252': 'Latin-1',
  big5: 'Big5',
  shift_jis: 'Shift-JIS',
}

/** A text as it reads in one of the encodings that it may be written in. */
export interface Reading {
  readonly encoding: Encoding
  readonly sample: readonly string[]
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
  shiftjis: 'shift_jis',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
}

/** The encoding that `--encoding` names. Usage problem for a name that is not known. */
export function parseEncoding(asked: string): Encoding | 'utf-16' {
  const found = aliases[asked.toLowerCase().replace(/[\s_-]/g, '')]
  if (found !== undefined) return found
  throw usage(
    { en: `"${asked}" is not an encoding this program reads.`, zh: `不支持编码“${asked}”。` },
    {
      en: 'Use utf-8, gb18030 (also gbk, gb2312), utf-16, utf-16le, utf-16be, big5, shift-jis or latin1.',
      zh: '请使用 utf-8、gb18030（或 gbk、gb2312）、utf-16、utf-16le、utf-16be、big5、shift-jis 或 latin1。',
    },
  )
}

/** Whether its characters are units of two bytes, in which a byte says nothing by itself. */
export const isUtf16 = (encoding: Encoding): boolean => encoding.startsWith('utf-16')
