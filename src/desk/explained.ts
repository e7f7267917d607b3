import type { Lang } from '../clause/words.ts'
import type { Topic } from '../terminal/command.ts'
import { hanging, padded, widthOf, wrapped } from '../terminal/wrap.ts'
import { leaving } from './line.ts'
import { deskHelp, leads } from './words.ts'

/**
 * The explanation of the desk and its input, in one language. With 80 columns it fits on a screen of 24 lines, including the line
 * that asked for it and the desk's own line below it.
 */
export function deskExplained(width: number, lang: Lang): string {
  const ways = leads.map(({ word, initials = '', words }): [string, string] => [
    `${word} ${initials}`.trim(),
    words[lang],
  ])
  const rows: (readonly [string, string])[] = [
    ...deskHelp.typed.map(({ typed, words }) => [typed[lang], words[lang]] as const),
    ...ways,
    ...deskHelp.further.map(({ typed, words }) => [typed[lang], words[lang]] as const),
    [leaving[0] ?? '', deskHelp.leaves[lang]],
  ]
  const longest = Math.max(...rows.map(([typed]) => widthOf(typed)))
  const told = rows.flatMap(([typed, words]) => hanging(`  ${padded(typed, longest)}`, words, width))
  return [...wrapped(deskHelp.title[lang], width), ...told, ...wrapped(deskHelp.more[lang], width), ''].join('\n')
}

export const deskTopic: Topic = {
  names: ['desk', '工作台', '桌面'],
  words: { en: 'The desk, which certdesk alone opens on a terminal', zh: '工作台：在终端上直接输入 certdesk 即打开' },
  text: deskExplained,
}
