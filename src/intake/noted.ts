import { type Reason, reasons } from '../clause/reason.ts'
import type { Words } from '../clause/words.ts'
import { encodingTitles } from './encoding.ts'
import type { Column } from './headers.ts'
import type { Row } from './reader.ts'
import { type Remark, remark } from './remark.ts'
import { hasLostCharacters, type RowNote } from './unreadable.ts'

/** That a row is written in another encoding than its file. */
export const otherEncoding = ({ encoding }: RowNote): readonly Remark<never>[] =>
  encoding === null ? [] : [remark<never>(null, null, words.otherEncoding(encodingTitles[encoding]))]

/** The cells of a row of which characters were lost before the list came here. */
export function lostCharactersIn<Field extends string>(
  { cells, note }: Row,
  columns: readonly Column<Field>[],
): readonly Remark<Field>[] {
  if (note?.hasLost !== true) return []
  return columns
    .map(({ index, field }) => remark(field, cells[index] ?? '', words.lostCharacters))
    .filter(({ value }) => hasLostCharacters(value ?? ''))
}

/** Question marks in the place of Chinese characters that an encoding did not have, or of a doubt. */
const questionMarks = /\p{sc=Han}[?？]|[?？]\p{sc=Han}/u

/** Characters as web pages and programs write them, their marks, and formulas. */
const codes =
  /&(?:#\w{1,8}|amp|lt|gt|quot|nbsp|middot);?|<br\s*\/?>|<\/[a-z]+>|<(?:div|span|font|p|strong|em)\b[^<>]*>|_x[\da-f]{4}_|\\u[\da-f]{4}|^\s*=\s*(?:hyperlink|concat|[vx]lookup|iferror|index|text|substitute|indirect)\w*\(/iu

/**
 * Chinese that was read in another encoding than it is written in: GBK as Latin, UTF-8 as GBK; and boxes for characters that a font lacked.
 * The dot within names (·) is Latin, too.
 */
const misread = /^[^a-z]*[\u00a1-\u00b6\u00b8-\u00ff]{2}[^a-z]*$|鏈夐檺|鍏徃|[□■]/iu

/** Told of nearly every name by a look. */
const mayBeDamaged = /[?？&<\\=_□■鏈鍏\u00a1-\u00ff]/

/** Why a name is not whole; null where nothing speaks against it. */
function damageOf(name: string): Reason | null {
  if (!mayBeDamaged.test(name)) return null
  if (questionMarks.test(name)) return words.questionMarks
  if (misread.test(name)) return words.lostCharacters
  return codes.test(name) ? words.webCodes : null
}

/** The names of a row of which characters were lost so that nothing but the name itself tells it. `names`: the columns of names. */
export function damagedNamesIn<Field extends string>(
  cells: readonly string[],
  names: readonly Column<Field>[],
): readonly Remark<Field>[] {
  let found: Remark<Field>[] | null = null
  for (const { index, field } of names) {
    const reason = damageOf(cells[index] ?? '')
    if (reason !== null) found = [...(found ?? []), remark(field, cells[index] ?? '', reason)]
  }
  return found ?? none
}

const none: readonly never[] = []

const words = reasons({
  questionMarks: {
    en: 'has question marks in the place of characters that were lost, or of a doubt: type the name',
    zh: '含有问号，可能是字符丢失或存疑，请填写正确名称',
  },
  webCodes: {
    en: 'has codes of a web page or a program in the place of characters, such as &amp; or <br>: type the characters',
    zh: '含有网页或程序代码（如 &amp;、<br>），请改为实际字符',
  },
  otherEncoding: (title: string): Words => ({
    en: `the row is written in ${title}, unlike the rest of the file, and was read so`,
    zh: `该行编码为 ${title}，与文件其余部分不同，已按此读取`,
  }),
  lostCharacters: {
    en: 'characters of it were lost before the list came here: type it again',
    zh: '其中有字符在名单传来之前已经损坏，请重新填写',
  },
})
