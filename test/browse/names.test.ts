import { describe, expect, it } from 'vitest'
import { refuseWriting } from '../../src/browse/asked-result.ts'
import { problemLabelled } from '../../src/browse/labelled.ts'
import { type Line, lineAt, timeFlags, withOptions } from '../../src/browse/line.ts'
import { Links } from '../../src/browse/links.ts'
import { fieldNames, pageNames } from '../../src/browse/name-words.ts'
import { fieldName, pageName } from '../../src/browse/names.ts'
import { argumentsOf, everyOffered, flagsOf, inAddress, type Offered } from '../../src/browse/offered.ts'
import { Problem } from '../../src/clause/problem.ts'
import type { Lang, Words } from '../../src/clause/words.ts'
import { program } from '../../src/program.ts'
import { everyKind } from '../../src/records.ts'
import type { Flag } from '../../src/terminal/flag.ts'
import { takesLong } from '../tries.ts'
import { testWorld } from '../world.ts'
import { office } from './browsed.ts'

/** The columns that a text takes: a Chinese character is as broad as two Latin ones. */
const widthOf = (text: string): number => text.length + (text.match(/[^\u0000-\u2e7f]/g)?.length ?? 0)

const langs: readonly Lang[] = ['en', 'zh']

/** As much as stands above a field of a form or in a row of tabs: twelve Chinese characters, or 28 Latin ones. */
const widest: Readonly<Record<Lang, number>> = { en: 28, zh: 24 }

const isShort = (words: Words): boolean =>
  langs.every((lang) => widthOf(words[lang]) <= widest[lang] && !/[。；：,;:.(（]/u.test(words[lang]))

const everyPage = async (): Promise<Offered[]> => (await everyOffered(program)).flatMap(({ commands }) => [...commands])

const fieldsOf = ({ verb }: Pick<Offered, 'verb'>): [string, Flag][] => [
  ...argumentsOf(verb),
  ...flagsOf(verb),
  ...timeFlags.filter(([key]) => !(key in verb.flags)),
]

/** What stands more than once. */
const twice = (names: readonly string[]): string[] => names.filter((name, i) => names.indexOf(name) !== i)

describe('what pages are called', () => {
  it('is a few words, declared for each or said by the kind of its records, and no two are called the same', async () => {
    const links = await Links.of(program, await everyKind())
    const pages = await everyPage()
    expect(pages.length).toBeGreaterThan(80)
    const lacking = pages.filter((page) => {
      const [noun, word] = [page.path.slice(0, -1).join(' '), page.path.at(-1) ?? '']
      const isOfKind = ['show', 'list'].includes(word) && links.called(noun) !== null
      return !(page.path.join(' ') in pageNames || isOfKind) || !isShort(pageName(page, links))
    })
    expect(lacking.map(({ path }) => path.join(' '))).toEqual([])
    for (const lang of langs) expect(twice(pages.map((page) => pageName(page, links)[lang]))).toEqual([])
  })

  it('is what their fields are called, too: one word for each flag, and no two on a page', async () => {
    const pages = await everyPage()
    const wrong: string[] = []
    for (const page of pages) {
      const fields = fieldsOf(page)
      for (const [key, flag] of fields) {
        const isDeclared = [...page.path, key].join(' ') in fieldNames || key in fieldNames
        if (!isDeclared || !isShort(fieldName(page.path, key, flag))) wrong.push(`${page.path.join(' ')}: ${key}`)
      }
      for (const lang of langs) wrong.push(...twice(fields.map(([key, flag]) => fieldName(page.path, key, flag)[lang])))
    }
    expect(wrong).toEqual([])
  })

  it('is declared of nothing that there is not', async () => {
    const pages = await everyPage()
    const paths = new Set(pages.map(({ path }) => path.join(' ')))
    expect(Object.keys(pageNames).filter((path) => !paths.has(path))).toEqual([])
    const keys = new Set(
      pages.flatMap((page) => fieldsOf(page).flatMap(([key]) => [key, [...page.path, key].join(' ')])),
    )
    expect(Object.keys(fieldNames).filter((key) => !keys.has(key))).toEqual([])
  })
})

/** What stands in no command line and in no quotes, where the flags of what is to be typed may stand. */
const ownWords = (text: string): string => text.replace(/“[^”]*”|"[^"]*"|certdesk [ -~]+/gu, '')

/** What no flag takes, each of another kind: a day, a number, a choice and a text that has to be shown. */
const wrong = ['2026-13-45', '-1.5x', 'no such thing', 'with\u0007bell']

/** What keeps a page from being shown that is asked so; null where nothing does before the register is read. */
async function refusal(page: Offered, asked: Readonly<Record<string, string>>): Promise<[Problem, Line] | null> {
  const world = testWorld()
  const query = new URLSearchParams(asked)
  const line = await lineAt(program, { path: page.path, query, base: '/', gone: new AbortController().signal })
  if (line === null) throw new Error(`${page.path.join(' ')} is no page`)
  try {
    await refuseWriting({ program, understanding: {} }, withOptions(line, ['--no-input']), 'zh', world)
  } catch (error) {
    if (error instanceof Problem) return [error, line]
    throw error
  }
  return null
}

describe('what is refused on a page', () => {
  it('is said of the label of its field, whatever the field', takesLong, async () => {
    const left: string[] = []
    const named = new Set<string>()
    for (const page of await everyPage()) {
      const args = argumentsOf(page.verb).map(([key]) => key)
      // Arguments are told apart by their order: those in front of one are there, too.
      const isNeeded = ([key, { need }]: [string, Flag], asked: string) =>
        need === 'required' || args.slice(0, Math.max(0, args.indexOf(asked))).includes(key)
      const neededFor = (asked: string) =>
        Object.fromEntries(
          fieldsOf(page).flatMap((each) => (isNeeded(each, asked) ? [[inAddress(each[0]), 'X1']] : [])),
        )
      for (const [key, flag] of fieldsOf(page).filter(([, { placeholder }]) => placeholder !== ''))
        for (const value of wrong) {
          const refused = await refusal(page, { ...neededFor(key), [inAddress(key)]: value })
          // What another field needs is refused in its place where X1 is nothing there either.
          if (refused === null || refused[0].words.en.includes('X1')) continue
          const [problem, line] = refused
          const { words, hint } = problemLabelled(problem, line)
          const name = fieldName(page.path, key, flag)
          const [said, ...about] = langs.map((lang) => [words[lang], hint?.[lang] ?? ''].map(ownWords).join(' '))
          if ([said, ...about].some((text = '') => /--[a-z]/.test(text))) left.push(`${page.path.join(' ')} ${key}`)
          if (!words.zh.includes(`“${name.zh}”`) || !words.en.includes(`"${name.en}"`))
            left.push(`${page.path.join(' ')} ${key}: ${words.en} ${words.zh}`)
          named.add(`${page.path.join(' ')} ${key}`)
        }
    }
    expect(left).toEqual([])
    expect(named.size).toBeGreaterThan(150)
  })

  it('leaves alone what was typed, and what is to be typed', async () => {
    const [page] = (await everyPage()).filter(({ path }) => path.join(' ') === 'contact list')
    if (page === undefined) throw new Error('there are no contacts')
    const words = {
      en: 'CUSTOMER and --from DAY are not "--from": run "certdesk contact list --from".',
      zh: '客户 和 --from 日期 不是“--from”，请用 certdesk contact list --from。',
    }
    const { words: said } = problemLabelled(new Problem('usage', words), page)
    expect(said).toEqual({
      en: '"Customer" and "From" are not "--from": run "certdesk contact list --from".',
      zh: '“客户”和“起”不是“--from”，请用 certdesk contact list --from。',
    })
  })

  it('is what would write, whatever leads to it', async () => {
    const desk = await office()
    const world = testWorld({ env: { CERTDESK_REGISTER: desk.file, CERTDESK_BY: '王芳' } })
    const writing = [
      ['contact', 'void', 'CT-2026-0001', '--reason', 'x'],
      ['report', 'maintenance', '--issue', '--to', '王芳', '--delivery', 'paper'],
      ['confirm', '1:ab12cd34'],
      ['init'],
    ]
    for (const line of writing)
      await expect(refuseWriting({ program, understanding: {} }, line, 'en', world), line.join(' ')).rejects.toThrow(
        'Pages only show; this would change something.',
      )
    await refuseWriting({ program, understanding: {} }, ['report', 'maintenance'], 'en', world)
  })
})
