import fs from 'node:fs'
import path from 'node:path'
import { type Problem, unavailable } from '../../clause/problem.ts'
import { joined, same, type Words } from '../../clause/words.ts'

/** Names that the program gives to a file for a moment: while it is made, and while a restore sets the register aside. */
const passing = /\.([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(new|part)|replaced-\d{8}-\d{6}(\.\d+)?)$/

/** The other hard links of a file in its own folder, by their paths. Links elsewhere on the disk cannot be found without searching all of it. */
function linksBeside(file: string): string[] {
  const real = fs.realpathSync.native(file)
  const { dev, ino } = fs.statSync(real, { bigint: true })
  const folder = path.dirname(real)
  return fs
    .readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((each) => {
      const stat = each === real ? undefined : fs.lstatSync(each, { throwIfNoEntry: false, bigint: true })
      return stat?.dev === dev && stat.ino === ino
    })
}

/**
 * Removes names that a killed program left on a register: the file then has two hard links, its own and one of `passing`. Only a name
 * goes; the file and its log stay.
 */
function removeLeftovers(file: string): void {
  for (const each of linksBeside(file)) if (passing.test(each)) fs.rmSync(each, { force: true })
}

/** A second name, in words: the path, or that it is in another folder. */
function namedSecond(file: string): Words {
  const beside = linksBeside(file)
  return beside.length > 0 ? same(beside.join(', ')) : { en: 'a name in another folder', zh: '另一文件夹中的名称' }
}

/** How the other names of a file are listed by the system. */
const listing = (file: string): string =>
  process.platform === 'win32' ? `fsutil hardlink list "${file}"` : `find / -samefile '${file}'`

export const removeSecondName = (file: string): Words => ({
  en: `Delete the name that is not the register's (its entries stay in the register; list all names: ${listing(file)}), and copy registers with "certdesk backup".`,
  zh: `请删除多余的名称（登记簿内容不受影响；列出全部名称：${listing(file)}）；复制登记簿请用 certdesk backup。`,
})

/** Why a register with a second name is not written to; null while it has one name. */
export function secondName(file: string): Words | null {
  if ((fs.statSync(file, { throwIfNoEntry: false })?.nlink ?? 1) < 2) return null
  return joined(
    [
      {
        en: `${file} has a second name (hard link), so that entries recorded by one name are lost to the other: `,
        zh: `${file} 另有一个名称（硬链接），用一个名称登记的内容在另一个名称下会丢失：`,
      },
      namedSecond(file),
    ],
    '',
    '',
  )
}

/**
 * Refuses a register with a second hard link: SQLite finds the log by the file's name, so that two names have two logs and what one writes
 * is overwritten by the other. Removes a second name of the program's own making instead.
 */
export function requireSingleName(file: string): void {
  removeLeftovers(file)
  const words = secondName(file)
  if (words !== null) throw refusedByName(words, file)
}

const refusedByName = (words: Words, file: string): Problem =>
  unavailable(
    joined([words, { en: '. Nothing was recorded.', zh: '。未登记任何内容。' }], '', ''),
    removeSecondName(file),
  )
