import type { Lang } from '../clause/words.ts'
import { type Html, html } from '../page/html.ts'
import { addressOf, type Line, withAsked } from './line.ts'
import type { Making } from './made.ts'
import { pageName } from './names.ts'
import { argumentsOf, everyOffered, flagsOf, inAddress, type Offered } from './offered.ts'
import { pageWords } from './page-words.ts'

/** The argument or flag by which a command is about one customer, as it stands in an address; null where it is about none. */
function customerKey({ verb }: Pick<Offered, 'verb'>): string | null {
  const all = [...argumentsOf(verb), ...flagsOf(verb)]
  // Where it is about a contact person, the customer only says whose.
  const needsMore = all.some(
    ([, { names, need, placeholder }]) => (need === 'required' && names !== 'customer') || placeholder === 'PERSON',
  )
  const [key] = all.find(([, { names, need }]) => names === 'customer' && need !== 'many') ?? []
  return key === undefined || needsMore ? null : inAddress(key)
}

/** Where a page is about one customer: what else there is of that one, each of the commands that can be asked about a customer. */
export async function also(
  { tree, links }: Pick<Making, 'tree' | 'links'>,
  line: Line,
  root: string,
  lang: Lang,
): Promise<Html | null> {
  const key = customerKey(line)
  const [customer] = key === null ? [] : (line.given.get(key) ?? [])
  if (customer === undefined) return null
  const nouns = await everyOffered(tree.program)
  const shown = nouns.flatMap(({ commands }) =>
    commands.flatMap((each) => {
      const own = customerKey(each)
      if (own === null) return []
      const address = withAsked(addressOf(each.path), { [own]: customer, ...line.goesOn })
      const isHere = each.path.join(' ') === line.path.join(' ') ? html` aria-current="page"` : null
      return [html`<a href="${root}${address}"${isHere}>${pageName(each, links)[lang]}</a>`]
    }),
  )
  return html`<nav class="also" aria-label="${pageWords.also[lang]}">${shown}</nav>
`
}
