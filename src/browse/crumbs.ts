import type { Lang } from '../clause/words.ts'
import { type Html, html } from '../page/html.ts'
import { inShort } from './in-short.ts'
import { addressOf, type Line, withAsked } from './line.ts'
import type { Making } from './made.ts'
import { pageName } from './names.ts'
import { argumentsOf, inAddress, offeredAt } from './offered.ts'
import { pageWords } from './page-words.ts'

/** Where the list of all pages has those of a noun. */
export const placeOf = (noun: string): string => `of-${noun}`

/** The way down to a page: the first page, what its command is about, the list that its record stands in, and what is shown. */
export async function crumbs(
  { tree, links }: Pick<Making, 'tree' | 'links'>,
  line: Line,
  root: string,
  lang: Lang,
): Promise<Html> {
  const link = (address: string, name: string) => html`<li><a href="${root}${address}">${name}</a></li>`
  const nouns = line.path.slice(0, -1)
  const [noun] = nouns
  const above = noun === undefined ? undefined : await tree.program.commands[noun]?.()
  const all = withAsked('_/all', line.goesOn)
  const listed = line.path.at(-1) === 'list' ? null : await offeredAt(tree.program, [...nouns, 'list'])
  const list = noun === undefined || listed === null ? null : pageName(listed, links)[lang]
  const known = argumentsOf(line.verb).flatMap(([key]) => line.given.get(inAddress(key)) ?? [])
  const isOfList = line.path.at(-1) === 'show' && known.length > 0
  const here = isOfList ? known.join(' ') : pageName(line, links)[lang]
  const group = above === undefined ? null : inShort(above.words)[lang]
  // What is called the same is not said twice.
  const isSaid = group === null || [list, here].includes(group)
  const toGroup = isSaid ? null : link(`${all}#${placeOf(noun ?? '')}`, group)
  const toList = list === null || listed === null ? null : link(withAsked(addressOf(listed.path), line.goesOn), list)
  return html`<nav class="crumbs" aria-label="${pageWords.way[lang]}"><ol>${link(withAsked('', line.goesOn), pageWords.home[lang])}${toGroup}${toList}<li aria-current="page">${here}</li></ol></nav>
`
}
