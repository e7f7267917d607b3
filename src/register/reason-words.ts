import { same, type Words } from '../clause/words.ts'

/** Stands in an entry's note before the reference of a signed paper. */
export const paperPrefix = 'paper: '

/** The reference of the signed paper that an entry's note names; null where it names none. It stands behind any reason. */
export const paperIn = (note: string | null): string | null =>
  [...(note ?? '').matchAll(/(?:^|; )paper: (.+?)(?=; |$)/g)].at(-1)?.[1] ?? null

/** The reasons that the program itself writes down: stored text is in one language, and is told in both. */
const own: readonly (readonly [RegExp, string])[] = [
  [/^undo of #(\d+)$/, '撤回 #$1'],
  [/^merged into (.+)$/, '并入 $1'],
  [/^correction: /, '录入更正：'],
  [/^out of order: /, '步骤颠倒：'],
  [/^paper: /, '签字文件：'],
  [/^ended on the day it began$/, '开始当日即终止'],
  [/^ended (\S+), before it began$/, '在开始之前已于 $1 终止'],
  [/^assigned to somebody else from the same day$/, '自同日起改由他人维护'],
  [/^indexes made anew$/, '重建索引'],
  [/^mirror added: /, '添加镜像：'],
  [/^mirror removed: /, '移除镜像：'],
  [/^left behind: /, '舍弃的记录：'],
  [/^restored from a backup at no entry$/, '由没有记录的备份恢复'],
  [/^restored from a backup at ([^\s;]+)$/, '由备份（$1）恢复'],
  [/^restored from a mirror at ([^\s;]+)$/, '由镜像（$1）恢复'],
  [/^restored from a backup and a mirror at ([^\s;]+)$/, '由备份和镜像（$1）恢复'],
  [/^replaced an unreadable register, kept as (.+)$/, '原登记簿无法读取，另存为 $1'],
  [/^replaced ([^\s;]+), kept as (.+)$/, '原登记簿（$1）另存为 $2'],
  [
    /^The mirror at (.+) was shortened: it had (\S+) and ended with (\S+)\. It has been caught up\.$/,
    '$1 处的镜像被截短：曾到 $2，只剩到 $3。现已补齐。',
  ],
]

/** Where one thing that the program wrote may end and the next begin. */
const seams = /(; |(?<=caught up\.) (?=The mirror at ))/

/** One of them in Chinese; null where it is what somebody wrote. */
function inChinese(part: string): string | null {
  const found = own.find(([form]) => form.test(part))
  return found === undefined ? null : part.replace(found[0], found[1])
}

/** Why something was done, as the journal keeps it, for readers of either language. What people wrote stays as it is. */
export function reasonWords(stored: string): Words {
  const parts = stored.split(seams)
  let zh = ''
  let wasOwn = false
  for (let i = 0; i < parts.length; i += 2) {
    const told = inChinese(parts[i] ?? '')
    const seam = wasOwn || told !== null ? (zh.endsWith('。') ? '' : '；') : (parts[i - 1] ?? '')
    zh += `${i === 0 ? '' : seam}${told ?? parts[i]}`
    // What stands behind these is what somebody wrote.
    wasOwn = told !== null && !/^(correction|out of order|paper): /.test(parts[i] ?? '')
  }
  return zh === stored ? same(stored) : { en: stored, zh }
}
