import type { Words } from '../clause/words.ts'
import { choice } from './flag.ts'
import type { Column } from './result.ts'

/** The language of the heads, where one was given. */
export type Heads = 'en' | 'zh' | undefined

/** In which language a list that is written for other programs has the heads of its columns: as programs read them where nothing is said. */
export const headsFlag = choice(
  {
    en: 'the language of the heads (default: as programs read them)',
    zh: '表头语言（默认为供其他程序读取的英文表头）',
  },
  { en: { en: 'English', zh: '英文' }, zh: { en: 'Chinese', zh: '中文' } },
)

/** The columns with the heads of that language in CSV and spreadsheets, by `inChinese`; as they are where it isn't Chinese. */
export const withHeads = <Item>(
  columns: readonly Column<Item>[],
  heads: Heads,
  inChinese: (column: Column<Item>) => string = ({ title }) => title.zh,
): readonly Column<Item>[] =>
  heads !== 'zh'
    ? columns
    : columns.map((column) => {
        const zh = inChinese(column)
        const title: Words = { en: zh, zh }
        return { ...column, key: zh, title }
      })
