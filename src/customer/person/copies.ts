import path from 'node:path'
import { usage } from '../../clause/problem.ts'
import { type Copy, copiesHolding } from '../../register/file/copies-holding.ts'
import type { ReadCall } from '../../terminal/command.ts'
import { requireHere } from '../../terminal/far.ts'
import { many, text } from '../../terminal/flag.ts'
import { type Column, columnOf, type Part, table } from '../../terminal/result.ts'
import { erasureWords } from './erasure-words.ts'
import type { Telling } from './store/naming.ts'

/** Folders in which copies of the register are looked for, besides its own. */
export const copiesFlag = many(
  text({ en: 'also look for backups in this folder', zh: '另在此文件夹中查找备份' }, 'FOLDER'),
)

/** The copies that hold somebody. Usage problem where a folder that was named cannot be read. */
export function copiesOf(call: ReadCall, named: readonly string[], { names, reach }: Telling): Copy[] {
  for (const folder of named) requireHere(call.world, folder)
  const folders = named.map((folder) => path.resolve(call.world.cwd, folder))
  return copiesHolding(call.isFile ? call.file : null, folders, [...names, ...reach], (folder) =>
    usage(erasureWords.folderUnread(folder), erasureWords.nameAFolder),
  )
}

const columns: readonly Column<Copy>[] = [
  columnOf<Copy>()('file', 'File', '文件'),
  { key: 'holds', title: { en: 'Holds', zh: '含有' }, cell: ({ holds }) => holds.join(', ') },
]

/** The copies that hold the person; nothing if there is none. */
export const copyParts = (copies: readonly Copy[]): Part[] =>
  copies.length === 0 ? [] : [table(columns, copies, { title: erasureWords.copiesTitle })]
