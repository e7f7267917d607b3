import type { Words } from '../clause/words.ts'

type Library = typeof import('./mustache.ts')['mustache']
type Token = ReturnType<Library['parse']>[number]

/** Loads what reads layouts: apart from the bundle. */
const library = async (): Promise<Library> => (await import('./mustache.ts')).mustache

/** The layout with the data in the place of its placeholders; what a placeholder names is escaped, always. */
export async function filled(layout: string, data: object, labels: object): Promise<string> {
  return (await library()).render(layout, { label: labels, ...data })
}

/**
 * What is wrong with a layout, or null. `specimen` has something in every field and list that there may be. Labels may be
 * named but are not offered: a layout of the user's has its own.
 */
export async function faultOf(layout: string, specimen: object, labels: object): Promise<Words | null> {
  const { parse } = await library()
  let tokens: readonly Token[]
  try {
    tokens = parse(layout)
  } catch (error) {
    return illFormed(layout, (error as Error).message)
  }
  const found = [...tagsOf(tokens, [{ label: labels, ...specimen }])]
  const foreign = found.find(({ sign }) => sign === '&' || sign === '>')
  if (foreign !== undefined) return notAllowed(foreign, lineOf(layout, foreign.at))
  const unknown = found.find(({ known }) => !known)
  if (unknown === undefined && found.length > 0) return null
  const names = [...namesIn(specimen)].join(', ')
  return unknown === undefined ? noneNamed(names) : notKnown(unknown.name, lineOf(layout, unknown.at), names)
}

interface Tag {
  readonly sign: string
  readonly name: string
  readonly at: number
  readonly known: boolean
}

/** Every placeholder and section in the order of the layout; inside a section the names of its items are known too. */
function* tagsOf(tokens: readonly Token[], scopes: readonly unknown[]): Generator<Tag> {
  for (const [sign, name, at, , inner] of tokens) {
    if (sign === 'text' || sign === '!' || sign === '=') continue
    const value = valueIn(scopes, name)
    yield { sign, name, at, known: value !== undefined }
    if (Array.isArray(inner)) yield* tagsOf(inner as Token[], sign === '#' ? [...scopes, itemOf(value)] : scopes)
  }
}

const itemOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

/** What a name stands for: looked up from the innermost section outwards, a dotted one step by step. */
function valueIn(scopes: readonly unknown[], name: string): unknown {
  if (name === '.') return scopes.at(-1)
  const steps = name.split('.')
  for (const scope of scopes.toReversed()) {
    const value = steps.reduce<unknown>((each, step) => ownField(each, step), scope)
    if (value !== undefined) return value
  }
  return undefined
}

/** Only what is data: a text has a length and every object a constructor, which are nothing to print. */
const ownField = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined

/** The names that a layout may use, as they are written: `customer.name`; of the items of a list `changes[].after`. */
function* namesIn(value: unknown, before = ''): Generator<string> {
  if (Array.isArray(value)) yield* namesIn(value[0], `${before}[]`)
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) yield* namesIn(each, before === '' ? name : `${before}.${name}`)
  else yield before
}

const lineOf = (layout: string, at: number): number => layout.slice(0, at).split('\n').length

/** The library says what is wrong in one of four ways, with the place where it noticed. */
function illFormed(layout: string, said: string): Words {
  const line = lineOf(layout, Number(/ at (\d+)$/.exec(said)?.[1] ?? 0))
  const section = /"(.*)"/s.exec(said)?.[1]
  if (said.startsWith('Unclosed section'))
    return {
      en: `the section {{#${section}}} is not closed by {{/${section}}} (line ${line})`,
      zh: `区块 {{#${section}}} 没有以 {{/${section}}} 结束（第 ${line} 行）`,
    }
  if (said.startsWith('Unopened section'))
    return {
      en: `{{/${section}}} closes a section that was not opened (line ${line})`,
      zh: `{{/${section}}} 结束了一个没有开始的区块（第 ${line} 行）`,
    }
  return { en: `a placeholder is not closed by }} (line ${line})`, zh: `有占位符没有以 }} 结束（第 ${line} 行）` }
}

const notAllowed = ({ sign, name }: Tag, line: number): Words =>
  sign === '&'
    ? {
        en: `{{{${name}}}} would take text of the register for HTML; write {{${name}}} (line ${line})`,
        zh: `{{{${name}}}} 会把登记簿中的文字当作 HTML；请写成 {{${name}}}（第 ${line} 行）`,
      }
    : {
        en: `{{>${name}}} asks for another file, and a template is one file (line ${line})`,
        zh: `{{>${name}}} 要求引入另一个文件，而模板只能是一个文件（第 ${line} 行）`,
      }

const notKnown = (name: string, line: number, names: string): Words => ({
  en: `there is no placeholder {{${name}}} (line ${line}); there are: ${names}`,
  zh: `没有占位符 {{${name}}}（第 ${line} 行）；可用的有：${names}`,
})

const noneNamed = (names: string): Words => ({
  en: `it has no placeholder; there are: ${names}`,
  zh: `其中没有占位符；可用的有：${names}`,
})
