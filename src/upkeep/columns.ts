import { wallTime } from '../clause/moment.ts'
import { same, type Words } from '../clause/words.ts'
import type { LoneEntry } from '../register/file/comparison.ts'
import { type Column, columnOf } from '../terminal/result.ts'

const column = columnOf<LoneEntry>()

/** What every list of entries of the journal tells of each. */
export const entryColumns = (timeZone: string) => ({
  seq: column('seq', 'Entry', '序号', { align: 'right', whole: true }),
  at: column('at', 'At', '时刻', { shown: ({ at }) => same(wallTime(at, timeZone)), whole: true }),
  by: column('by', 'Typed by', '录入人'),
  command: column('command', 'Command', '命令', { atLeast: 30 }),
})

/** The column of a text that there is in both languages: rows have that of the reader, as everywhere in prose. */
export const wordsColumn = <Item>(key: string, en: string, zh: string, words: (item: Item) => Words): Column<Item> => ({
  key,
  title: { en, zh },
  cell: (item) => words(item).en,
  shown: words,
  prose: true,
})
