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
  const found = [...tagsOf(tokens, [{ label: labels }, specimen])]
  const foreign = found.find(({ sign }) => sign === '&' || sign === '>')
  if (foreign !== undefined) return notAllowed(foreign, lineOf(layout, foreign.at))
  if (found.length === 0) return noneNamed(fieldsOf(specimen))
  const unknown = found.find(({ offered }) => offered !== null)
  return unknown === undefined ? null : notKnown(unknown, lineOf(layout, unknown.at))
}

interface Tag {
  readonly sign: string
  readonly name: string
  readonly at: number
  /** Null where the name is known; else what may be named in its place. */
  readonly offered: readonly string[] | null
}

/** Every placeholder and section in the order of the layout; inside a section the names of its items are known too. */
function* tagsOf(tokens: readonly Token[], scopes: readonly unknown[]): Generator<Tag> {
  for (const [sign, name, at, , inner] of tokens) {
    if (sign === 'text' || sign === '!' || sign === '=') continue
    const value = valueIn(scopes, name)
    yield {
      sign,
      name,
      at,
      offered: sign === 'name' ? insteadOf(name, value, scopes) : offeredFor(name, value, scopes),
    }
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

/** A list or a thing with fields is not a text: it would be printed as [object Object]. */
function insteadOf(name: string, value: unknown, scopes: readonly unknown[]): string[] | null {
  if (Array.isArray(value)) return [`#${name}`]
  return typeof value === 'object' ? fieldsOf(value, `${name}.`) : offeredFor(name, value, scopes)
}

/** What may be named instead: beside the last step of a dotted name, or else in the innermost section. */
function offeredFor(name: string, value: unknown, scopes: readonly unknown[]): string[] | null {
  if (value !== undefined) return null
  const before = name.split('.').slice(0, -1).join('.')
  const holder = before === '' ? undefined : valueIn(scopes, before)
  const beside = fieldsOf(holder, `${before}.`)
  return beside.length > 0 ? beside : fieldsOf(scopes.at(-1))
}

/** The fields of a value as they are written: a list as the section it takes, what has fields itself with a star. */
function fieldsOf(value: unknown, before = ''): string[] {
  if (typeof value !== 'object' || value === null) return before === '' ? ['.'] : []
  if (Array.isArray(value)) return []
  return Object.entries(value).map(([name, field]) => {
    if (Array.isArray(field)) return `#${before}${name}`
    return typeof field === 'object' && field !== null ? `${before}${name}.*` : before + name
  })
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

const notKnown = ({ name, offered }: Tag, line: number): Words => ({
  en: `there is no placeholder {{${name}}} (line ${line}); there are: ${offered?.join(', ')}`,
  zh: `没有占位符 {{${name}}}（第 ${line} 行）；可用的有：${offered?.join('、')}`,
})

const noneNamed = (offered: readonly string[]): Words => ({
  en: `it has no placeholder; there are: ${offered.join(', ')}`,
  zh: `其中没有占位符；可用的有：${offered.join('、')}`,
})
