import { Problem } from '../clause/problem.ts'
import { joined, type Lang, same, type Words } from '../clause/words.ts'
import type { Flag } from '../terminal/flag.ts'
import type { Result } from '../terminal/result.ts'
import type { World } from '../terminal/world.ts'
import { type Tree, withAnswer } from './asked-result.ts'
import { type Line, timeFlags } from './line.ts'
import type { Links } from './links.ts'
import { fieldName, pageName, recordName } from './names.ts'
import { argumentsOf, flagsOf, inAddress, offeredAt } from './offered.ts'
import { pageWords } from './page-words.ts'

/** What a title is asked with: the program, and the options that the server was started with. */
interface Asking {
  readonly tree: Tree
  readonly world: World
  readonly options: readonly string[]
}

/** The customer that a page is about. */
export interface About {
  readonly code: string
  readonly name: string
}

const customerShow = ['customer', 'show'] as const

type Fields = readonly [string, Flag][]

const allOf = ({ verb }: Pick<Line, 'verb'>): Fields => [...argumentsOf(verb), ...flagsOf(verb)]

/** Whether a field says of which customer a page is. */
const namesCustomer = ([, { names, need }]: readonly [string, Flag]): boolean => names === 'customer' && need !== 'many'

const givenOf = ({ given }: Pick<Line, 'given'>, [key]: readonly [string, Flag]): string | undefined =>
  given.get(inAddress(key))?.[0]

/** Who a page is about, as it was called on the day and at the moment that are asked of: what `customer show` says. Null where it is about nobody. */
export async function aboutIn({ tree, world, options }: Asking, line: Line, lang: Lang): Promise<About | null> {
  const field = allOf(line).find((each) => namesCustomer(each) && givenOf(line, each) !== undefined)
  const shows = await offeredAt(tree.program, customerShow)
  if (field === undefined || shows === null) return null
  const times = timeFlags.flatMap(([key]) =>
    (line.given.get(inAddress(key)) ?? []).map((at) => `--${inAddress(key)}=${at}`),
  )
  const argv = [...customerShow, ...times, '--no-input', ...options, '--', givenOf(line, field) ?? '']
  try {
    return await withAnswer(tree, argv, lang, world, async ({ result }) => aboutOf(result))
  } catch (error) {
    // The page itself says why there is nobody of that name.
    if (!(error instanceof Problem)) throw error
    return null
  }
}

type Told = Readonly<Record<string, unknown>>

/** The one record that a result is of; null where it is of several, or of none. */
function recordOf({ json }: Pick<Result, 'json'>): Told | null {
  const [only, ...others] = Object.values(json)
  return others.length > 0 || typeof only !== 'object' || only === null || Array.isArray(only) ? null : (only as Told)
}

function aboutOf(result: Result): About | null {
  const { code, name } = recordOf(result) ?? {}
  return typeof code === 'string' && typeof name === 'string' ? { code, name } : null
}

/** What is said of a record behind its number: whose it is, else its own title. */
function saidOf(record: Told | null): string | null {
  const { customer, name, title } = record ?? {}
  if (typeof customer === 'string' && typeof name === 'string') return name
  return typeof title === 'string' ? title : null
}

/** A field as a title has it: what it is, and what was asked of it. */
function askedOf(line: Line, [key, flag]: readonly [string, Flag], value: string): Words {
  const name = fieldName(line.path, key, flag)
  if (flag.asked.kind === 'yes') return name
  // A month says by itself what it is.
  if (flag.placeholder === 'MONTH') return same(value)
  const chosen = (flag.asked.kind === 'choice' ? flag.asked.choices[value] : undefined) ?? same(value)
  return { en: `${name.en} ${chosen.en}`, zh: `${name.zh} ${chosen.zh}` }
}

/** What a page is of: its customer or record, and what is shown of that. */
function objectOf(line: Line, links: Links, result: Result | null, about: About | null): Words[] {
  const name = pageName(line, links)
  if (about !== null) {
    const customer = { en: `Customer ${about.code} ${about.name}`, zh: `客户 ${about.code} ${about.name}` }
    return line.path.join(' ') === customerShow.join(' ') ? [customer] : [customer, name]
  }
  const record = result === null ? null : recordOf(result)
  const typed = argumentsOf(line.verb).flatMap((each) => line.given.get(inAddress(each[0])) ?? [])
  const { number } = record ?? {}
  const known = typeof number === 'string' && typed.length > 0 ? [number, ...typed.slice(1)] : typed
  const called = (known.length > 0 ? recordName(line, links) : null) ?? name
  const said = saidOf(record)
  const numbered = (lang: Lang) => [called[lang], ...known].join(' ')
  return [{ en: numbered('en'), zh: numbered('zh') }, ...(said === null ? [] : [same(said)])]
}

const between = ' · '

/**
 * What a page is called, on it and in the history of a browser: what it is of, then what else was asked, so that no two are called the same.
 * `result` and `about` are null where nothing is judged yet. A result's own title is taken where it begins with the page's name.
 */
export function titleOf(line: Line, links: Links, result: Result | null, about: About | null): Words {
  const own = isOwn(line, links, result) ? result?.title : undefined
  const object = own === undefined ? objectOf(line, links, result, about) : [own]
  const args = argumentsOf(line.verb).map(([key]) => key)
  const filters = [...flagsOf(line.verb), ...timeFlags.filter(([key]) => !(key in line.verb.flags))].flatMap((each) => {
    const value = givenOf(line, each)
    const isSaid = args.includes(each[0]) || each[1].need === 'many' || (about !== null && namesCustomer(each))
    // The day that the result's own title says already is not said twice.
    return value === undefined || isSaid || own?.zh.includes(value) === true ? [] : [askedOf(line, each, value)]
  })
  const { from } = line.shape
  const rows = from === 0 ? [] : [pageWords.fromRow(from + 1)]
  const open = line.lacking.length === 0 ? [] : [pageWords.toFill]
  return joined([...object, ...filters, ...rows, ...open], between, between)
}

/** Whether a result's own title is what its page is called. */
function isOwn(line: Line, links: Links, result: Result | null): boolean {
  const { en, zh } = pageName(line, links)
  const own = result?.title
  return own?.en.startsWith(en) === true && own.zh.startsWith(zh)
}

/** What a result says that it is, for the page to say below its own title; null where that is the same. */
export const formalTitle = (line: Line, links: Links, result: Result): Words | null =>
  isOwn(line, links, result) ? null : (result.title ?? null)
