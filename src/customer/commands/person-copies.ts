import path from 'node:path'
import { usage } from '../../clause/problem.ts'
import { type Copy, copiesHolding } from '../../register/copies.ts'
import type { ReadCall } from '../../terminal/command.ts'
import { many, text } from '../../terminal/flag.ts'
import { columnOf, type Part, sentence, table } from '../../terminal/result.ts'
import { erasureWords } from '../erasure-words.ts'
import type { Telling } from '../store/naming.ts'

/** Folders in which copies of the register are looked for, besides its own. */
export const copiesFlag = many(
  text({ en: 'also look for backups in this folder', zh: '另在此文件夹中查找备份' }, 'FOLDER'),
)

/** The copies that hold somebody. Usage problem where a folder that was named cannot be read. */
export function copiesOf(call: ReadCall, named: readonly string[], { names, reach }: Telling): Copy[] {
  const folders = named.map((folder) => path.resolve(call.world.cwd, folder))
  return copiesHolding(call.file, folders, [...names, ...reach], (folder) =>
    usage(erasureWords.folderUnread(folder), erasureWords.nameAFolder),
  )
}

/** The copies that hold the person, and what to do about them; nothing where there is none. */
export function copyParts(copies: readonly Copy[]): Part[] {
  if (copies.length === 0) return []
  const holds = { key: 'holds', title: { en: 'Holds', zh: '含有' }, cell: ({ holds }: Copy) => holds.join(', ') }
  return [
    table([columnOf<Copy>()('file', 'File', '文件'), holds], copies, { title: erasureWords.copiesTitle }),
    sentence(erasureWords.deleteCopies),
  ]
}
