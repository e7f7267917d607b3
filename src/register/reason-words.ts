import { same, type Words } from '../clause/words.ts'

/** The reasons that the program itself writes down: stored text is in one language, and is told in both. */
const own: readonly (readonly [RegExp, string])[] = [
  [/^undo of #(\d+)$/, '撤回 #$1'],
  [/^merged into (.+)$/, '并入 $1'],
  [/^correction: /, '录入更正：'],
  [/^out of order: /, '步骤颠倒：'],
  [/^ended on the day it began$/, '开始当日即终止'],
  [/^ended (\S+), before it began$/, '在开始之前已于 $1 终止'],
  [/^assigned to somebody else from the same day$/, '自同日起改由他人维护'],
  [/^indexes made anew$/, '重建索引'],
  [/^mirror added: /, '添加镜像：'],
  [/^mirror removed: /, '移除镜像：'],
  [/^left behind: /, '舍弃的记录：'],
  [/^restored from a backup at (\S+)/, '由备份（$1）恢复'],
]

/** Why something was done, as the journal keeps it, for readers of either language. What people wrote stays as it is. */
export function reasonWords(stored: string): Words {
  const found = own.find(([form]) => form.test(stored))
  return found === undefined ? same(stored) : { en: stored, zh: stored.replace(found[0], found[1]) }
}
