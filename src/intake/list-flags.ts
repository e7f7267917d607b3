import { usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import type { Flag, ValuesOf } from '../terminal/flag.ts'
import { typed } from '../terminal/global-options.ts'
import { fileArgument, importFlags } from './import.ts'

/** Where a command takes what it records from a list instead. */
const fileFlag = {
  ...fileArgument,
  need: 'optional',
  words: {
    en: 'take them from this list (CSV, XLSX or XLS), or - for standard input',
    zh: '取自该名单（CSV、XLSX、XLS），- 表示标准输入',
  },
} as const satisfies Flag<string, 'optional'>

/** The flags of a list, where a command takes one instead of names. */
export const listFlags = { file: fileFlag, ...importFlags } as const

const words = {
  withoutFile: (flags: readonly string[]): Words => ({
    en: `${flags.join(' and ')} ${flags.length === 1 ? 'is' : 'are'} about a list, and no --file is given.`,
    zh: `${flags.join('、')} 只用于名单，而未给出 --file。`,
  }),
  giveFile: { en: 'Give the list with --file FILE.', zh: '请用 --file 给出名单。' },
}

/** Refuses flags that say how a list is read where none is. Usage problem. */
export function refuseWithoutFile(options: ValuesOf<typeof importFlags>): void {
  const said = ['encoding', 'delimiter', 'sheet', 'strict', 'rejects'] as const
  const given = said.filter((key) => options[key] !== undefined)
  const flags = [...given.map(typed), ...(options.map.length > 0 ? ['--map'] : [])]
  if (flags.length > 0) throw usage(words.withoutFile(flags), words.giveFile)
}
