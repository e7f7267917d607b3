import { usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import { startsWith } from './source.ts'

const askAnew: Words = { en: 'Ask for the list as a CSV or Excel file.', zh: '请索取 CSV 或 Excel 格式的名单。' }

/** Files that are often given in place of a list, by their first bytes. Workbooks are told apart before. */
const kinds: readonly { readonly magic: readonly number[]; readonly is: Words; readonly hint: Words }[] = [
  { magic: [0x25, 0x50, 0x44, 0x46], is: { en: 'is a PDF document', zh: '是 PDF 文档' }, hint: askAnew },
  { magic: [0x89, 0x50, 0x4e, 0x47], is: { en: 'is a picture (PNG)', zh: '是图片（PNG）' }, hint: askAnew },
  { magic: [0xff, 0xd8, 0xff], is: { en: 'is a picture (JPEG)', zh: '是图片（JPEG）' }, hint: askAnew },
  {
    magic: [0xff, 0xfe, 0x00, 0x00],
    is: { en: 'is UTF-32 text', zh: '是 UTF-32 文本' },
    hint: { en: 'Save it again as CSV UTF-8.', zh: '请重新另存为“CSV UTF-8”。' },
  },
]

/** Usage problem for a file of a kind that is no list, by its first bytes. */
export function refuseOtherKind(head: Buffer, name: Words): void {
  const kind = kinds.find(({ magic }) => startsWith(head, ...magic))
  if (kind !== undefined)
    throw usage({ en: `${name.en} ${kind.is.en}, not a list.`, zh: `${name.zh}${kind.is.zh}，不是名单。` }, kind.hint)
}

/**
 * Whether a file that begins so is no text: most of its lines hold control characters. Few lines that hold them, and be it
 * thousands, are rows that are damaged, which costs these rows.
 */
export function isBinary(head: Buffer): boolean {
  const lines = head.toString('latin1').split(/[\r\n]+/)
  const filled = lines.filter((line) => line !== '')
  return filled.filter((line) => /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(line)).length > filled.length / 2
}

/** Usage problem for a file that is no text. */
export function refuseBinary(name: Words): never {
  throw usage(
    { en: `${name.en} is a binary file, not a list.`, zh: `${name.zh}是二进制文件，不是名单。` },
    {
      en: 'Save the list as CSV UTF-8 and import that. For UTF-16 text, give --encoding utf-16.',
      zh: '请把名单另存为“CSV UTF-8”再导入；如果是 UTF-16 文本，请加 --encoding utf-16。',
    },
  )
}
