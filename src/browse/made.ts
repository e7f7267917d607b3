import { Problem } from '../clause/problem.ts'
import { type Lang, same, type Words } from '../clause/words.ts'
import { headText } from '../register/register.ts'
import type { Verb } from '../terminal/command.ts'
import type { Result } from '../terminal/result.ts'
import { resultFragment } from '../terminal/result-article.ts'
import type { World } from '../terminal/world.ts'
import { type Answered, type Tree, withAnswer } from './asked-result.ts'
import type { Register } from './head.ts'
import { inShort } from './in-short.ts'
import { addressOf, type Line, withOptions } from './line.ts'
import type { Links } from './links.ts'
import { rootMark } from './page.ts'
import { type Made, type Middle, type Shown, standingOf } from './shown.ts'

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

/** What a page is called: as its result says, as the record that it shows is known, or as the command is. */
function titleOf({ title, json }: Result, { words }: Verb): Words {
  if (title !== undefined) return title
  const [only, ...others] = Object.values(json)
  const record = others.length > 0 || typeof only !== 'object' || only === null || Array.isArray(only) ? {} : only
  const { name, code, number } = record as Readonly<Record<string, unknown>>
  if (typeof name === 'string' && typeof code === 'string') return same(`${name} ${code}`)
  const short = inShort(words)
  return typeof number === 'string' ? { en: `${number}: ${short.en}`, zh: `${number} ${short.zh}` } : short
}

async function middleOf({ result, verb, remarks }: Answered, line: Line, lang: Lang, links: Links): Promise<Middle> {
  const title = titleOf(result, verb)
  const leadsTo = links.from(line.path, line.goesOn)
  const marked = (address: string | null) => (address === null ? null : `${rootMark}${address}`)
  const pieces: string[] = []
  const fragment = resultFragment(
    result,
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
        for (const lang of langs) made.push([lang, await middleOf(answered, line, lang, links)])
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
