import type { Lang } from '../clause/words.ts'
import { type Html, html } from '../page/html.ts'
import type { Noun } from '../terminal/command.ts'
import { calledIn } from '../terminal/question-words.ts'
import { addressOf, withAsked } from './line.ts'
import { argumentsOf, everyOffered, type Offered } from './offered.ts'

/** A command as it is listed: what it is for leads to its page; what it must be told is asked for there. */
function entry({ path, verb }: Offered, root: string, as: Readonly<Record<string, string>>, lang: Lang): Html {
  const needed = argumentsOf(verb).flatMap(([, flag]) => (flag.need === 'required' ? [calledIn(flag, lang)] : []))
  const more = needed.length === 0 ? null : html` <small>${needed.join(' · ')}</small>`
  return html`<li><a href="${root}${withAsked(addressOf(path), as)}">${verb.words[lang]}</a>${more} <code>${path.join(' ')}</code></li>
`
}

/** Every list and report that there is, by the noun that it stands under, in the words of the help. */
export async function allPages(
  program: Noun,
  root: string,
  as: Readonly<Record<string, string>>,
  lang: Lang,
): Promise<Html> {
  const nouns = await everyOffered(program)
  const sections = nouns.map(
    ({ noun, commands }) => html`<section><h2>${noun.words[lang]}</h2><ul class="pages">
${commands.map((each) => entry(each, root, as, lang))}</ul></section>
`,
  )
  return html`${sections}`
}
