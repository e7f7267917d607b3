import { Problem } from '../clause/problem.ts'
import type { Lang } from '../clause/words.ts'
import { headText } from '../register/register.ts'
import { sentence } from '../terminal/result.ts'
import { resultFragment } from '../terminal/result-article.ts'
import type { World } from '../terminal/world.ts'
import { type Answered, type Tree, withAnswer } from './asked-result.ts'
import type { Register } from './head.ts'
import { addressOf, type Line, withOptions } from './line.ts'
import type { Links } from './links.ts'
import { rootMark } from './page.ts'
import { type Made, type Middle, type Shown, standingOf } from './shown.ts'
import { type About, aboutIn, formalTitle, titleOf } from './title.ts'

/** How many rows of a list a page has: more than anybody reads, and no more than a browser sorts at once. */
const rowsOfPage = 1000

/** How often a page is made anew where the register moves under it. */
const tries = 3

/** What is needed to make the middle of a page. */
export interface Making {
  readonly tree: Tree
  readonly links: Links
  readonly register: Register
  readonly world: World
  /** The options that the server was started with: every command line has them too. */
  readonly options: readonly string[]
}

/** The address of a line itself, whatever order it was asked in: without the language, and how it is shown. */
export function ownAddress({ path, given }: Pick<Line, 'path' | 'given'>, from = 0): string {
  const asked = Object.fromEntries([...given].filter(([, values]) => values.length > 0))
  return addressOf(path, from === 0 ? asked : { ...asked, _from: String(from) })
}

async function middleOf(
  { result, remarks }: Answered,
  line: Line,
  lang: Lang,
  links: Links,
  about: About | null,
): Promise<Middle> {
  const title = titleOf(line, links, result, about)
  const formal = formalTitle(line, links, result)
  const shown = formal === null ? result : { ...result, parts: [sentence(formal), ...result.parts] }
  const leadsTo = links.from(line.path, line.goesOn)
  const marked = (address: string | null) => (address === null ? null : `${rootMark}${address}`)
  const pieces: string[] = []
  const fragment = resultFragment(
    shown,
    { title, langs: [lang], quiet: false },
    {
      address: (key, value, item) => marked(leadsTo(key, value, item)),
      rows: () => ({
        ...{ from: line.shape.from, count: rowsOfPage },
        address: (from) => `${rootMark}${ownAddress(line, from)}`,
      }),
    },
  )
  for await (const piece of fragment) pieces.push(String(piece))
  return { title: title[lang], markup: pieces.join(''), remarks }
}

/** Makes what a line answers in this process, in these languages. Throws what its command throws. */
export async function madeHere(making: Making, line: Line, langs: readonly Lang[]): Promise<Shown> {
  const { tree, links, register, world, options } = making
  for (let left = tries; ; left -= 1) {
    const { head, today } = await register.standing()
    const [first = 'en'] = langs
    const about = await aboutIn(making, line, first)
    let isOfHead = false
    const middles = await withAnswer(
      tree,
      withOptions(line, ['--no-input', ...options]),
      first,
      world,
      async (answered) => {
        // A report says by itself what it knows: whatever was written while it was made, it is of this head.
        isOfHead = answered.result.json.head === headText(head)
        const made: [Lang, Middle][] = []
        for (const lang of langs) made.push([lang, await middleOf(answered, line, lang, links, about)])
        return Object.fromEntries(made)
      },
    )
    const shown = { head, today, middles }
    // What it knows is said exactly, or it is made anew.
    if (isOfHead || left === 1 || standingOf(await register.standing()) === standingOf(shown)) return shown
  }
}

/** The same, for another process: why there is no answer is told, too. */
export async function madeElsewhere(making: Making, line: Line, langs: readonly Lang[]): Promise<Made> {
  try {
    return { shown: await madeHere(making, line, langs) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, words, hint, clause } = error
    return { refused: { code, words, hint, clause } }
  }
}
