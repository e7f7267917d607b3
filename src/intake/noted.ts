import { reasons } from '../clause/reason.ts'
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

const words = reasons({
  otherEncoding: (title: string): Words => ({
    en: `the row is written in ${title}, unlike the rest of the file, and was read so`,
    zh: `该行编码为 ${title}，与文件其余部分不同，已按此读取`,
  }),
  lostCharacters: {
    en: 'characters of it were lost before the list came here: type it again',
    zh: '其中有字符在名单传来之前已经损坏，请重新填写',
  },
})
