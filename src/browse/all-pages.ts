import type { Lang } from '../clause/words.ts'
import { type Html, html } from '../page/html.ts'
import type { Noun } from '../terminal/command.ts'
import { placeOf } from './crumbs.ts'
import { labelled } from './labelled.ts'
import { addressOf, withAsked } from './line.ts'
import type { Links } from './links.ts'
import { labelOf, pageName } from './names.ts'
import { argumentsOf, everyOffered, type Offered } from './offered.ts'
import { pageWords } from './page-words.ts'

/** A command as it is listed: its name leads to its page; what it must be told is asked for there. Beside it what the help says. */
function entry(page: Offered, links: Links, root: string, as: Readonly<Record<string, string>>, lang: Lang): Html {
  const { path, verb } = page
  const needed = argumentsOf(verb).flatMap((each) => (each[1].need === 'required' ? [labelOf(path, each, lang)] : []))
  const more = needed.length === 0 ? null : html` <small>${needed.join(' · ')}</small>`
  return html`<li><a href="${root}${withAsked(addressOf(path), as)}">${pageName(page, links)[lang]}</a>${more}<small class="hint">${labelled(verb.words, page)[lang]} <code>${path.join(' ')}</code></small></li>
`
}

/** Every list and report that there is, by the noun that it stands under. */
export async function allPages(
  program: Noun,
  links: Links,
  root: string,
  as: Readonly<Record<string, string>>,
  lang: Lang,
): Promise<Html> {
  const nouns = await everyOffered(program)
  const sections = nouns.map(
    ({
      path: [noun = ''],
      noun: { words },
      commands,
    }) => html`<section id="${placeOf(noun)}"><h2>${noun === '' ? pageWords.daily[lang] : words[lang]}</h2><ul class="pages">
${commands.map((each) => entry(each, links, root, as, lang))}</ul></section>
`,
  )
  return html`${sections}`
}
