import { describe, expect, it } from 'vitest'
import { Problem } from '../src/clause/problem.ts'
import type { Lang, Words } from '../src/clause/words.ts'
import { program } from '../src/program.ts'
import { run } from '../src/start/main.ts'
import type { Flag } from '../src/terminal/flag.ts'
import { globalOptions, typed } from '../src/terminal/global-options.ts'
import { parse } from '../src/terminal/tree.ts'
import { takesLong } from './tries.ts'
import { desk } from './upkeep/desk.ts'
import { nouns, verbs, wordsOf } from './walk.ts'
import { testWorld } from './world.ts'

const langs: readonly Lang[] = ['en', 'zh']

/** A command line without anybody at the keyboard, and without a register: what is wrong with it is seen before. */
async function ran(argv: readonly string[], lang: Lang) {
  const world = testWorld({ env: { CERTDESK_LANG: lang, CERTDESK_REGISTER: 'none.db' }, cwd: '/' })
  const code = await run(argv, world)
  return { code, out: world.out(), err: world.err() }
}

const chinese = /\p{Script=Han}/u

/** One sentence of what is wrong, one of what to do, in the language asked for, and exit 2. */
async function refused(argv: readonly string[]): Promise<void> {
  for (const lang of langs) {
    const { code, out, err } = await ran(argv, lang)
    const what = `${argv.join(' ')} (${lang}): ${out}${err}`
    expect(code, what).toBe(2)
    expect(out, what).toBe('')
    expect(err, what).toMatch(/^certdesk: [^\n]*[.。]\n {2}→ [^\n]+\n$/)
    if (lang === 'zh') for (const line of err.trim().split('\n')) expect(line, what).toMatch(chinese)
  }
}

/** A value that the flag does not take; null where it takes anything. */
function wrongValue(flag: Flag): string | null {
  const isWrong = (raw: string) => {
    try {
      flag.parse(raw, '--it')
      return false
    } catch (error) {
      return error instanceof Problem
    }
  }
  return ['neither this nor that', ' '].find(isWrong) ?? null
}

function expectBoth(words: Words, of: string): void {
  expect(words.en, of).toMatch(/[a-z]/i)
  // A shell is called by its name in every language.
  expect(words.zh, of).toMatch(/\p{Script=Han}|^(VIP|bash|zsh|fish|PowerShell)$/u)
}

describe('every command', () => {
  it('stands under one name, with words in both languages', () => {
    expect(new Set(verbs.map(({ name }) => name)).size).toBe(verbs.length)
    for (const { name, noun } of nouns) expectBoth(noun.words, name)
    for (const { name, verb } of verbs) {
      expectBoth(verb.words, name)
      const flags = [...Object.entries(verb.args), ...Object.entries(verb.flags)]
      for (const [key, flag] of flags) {
        expectBoth(flag.words, `${name} ${key}`)
        if (flag.asked.kind === 'choice')
          for (const [value, words] of Object.entries(flag.asked.choices)) expectBoth(words, `${name} ${key} ${value}`)
      }
    }
    for (const { key, flag } of globalOptions) expectBoth(flag.words, key)
  })

  it.each(verbs)('$name shows an example that parses', async ({ path, verb }) => {
    expect(Object.keys(verb.examples)).not.toHaveLength(0)
    for (const [example, meaning] of Object.entries(verb.examples)) {
      expectBoth(meaning, example)
      const parsed = await parse(program, wordsOf(example), testWorld(), 'en')
      expect(parsed, example).toMatchObject({ kind: 'run', verb: { words: verb.words }, path })
    }
  })

  it.each(verbs)('$name has help in both languages', async ({ path, verb }) => {
    for (const lang of langs) {
      const { code, out, err } = await ran([...path, '--help'], lang)
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toContain(verb.words[lang].split(' ')[0])
      expect(out).toContain(lang === 'zh' ? '用法：certdesk' : 'Usage: certdesk')
      for (const key of Object.keys(verb.flags)) expect(out).toContain(typed(key))
    }
  })

  it.each([...nouns, ...verbs])('$name is explained to Chinese readers in Chinese alone', async ({ path }) => {
    const { out } = await ran([...path, '--help'], 'zh')
    const said = out.split('\n').filter((line) => !/^\s*(用法：)?certdesk /.test(line))
    // Names of things, such as tables and formats, stand alone; what is a sentence has words beside each other.
    for (const line of said) expect(line.replace(/certdesk [a-z -]+/g, '')).not.toMatch(/[a-z]+,? [a-z]+,? [a-z]+/i)
  })
})

describe('with nobody at the keyboard', () => {
  const needing = verbs.filter(({ verb }) =>
    [...Object.values(verb.args), ...Object.values(verb.flags)].some(({ need }) => need === 'required'),
  )

  it.each(needing)('$name says what is missing', ({ path }) => refused(path))

  it.each(verbs)('$name refuses a wrong value', async ({ path, verb }) => {
    const filled = Object.values(verb.args).flatMap((flag) => (flag.need === 'required' ? [flag] : []))
    for (const [i, flag] of filled.entries()) {
      const wrong = wrongValue(flag)
      if (wrong !== null) await refused([...path, ...filled.slice(0, i).map(() => '1'), wrong])
    }
    for (const [key, flag] of Object.entries(verb.flags)) {
      const wrong = flag.placeholder === '' ? null : wrongValue(flag)
      if (wrong !== null) await refused([...path, typed(key), wrong])
      else expect(flag.placeholder, `${path.join(' ')} ${key} takes anything`).toBe('')
    }
    await refused([...path, '--today', '2026-02-30'])
  })

  it.each(verbs)('$name refuses an option that it does not have', ({ path }) => refused([...path, '--no-such-thing']))

  it.each(verbs)('$name refuses a value where none is left to give', async ({ path, verb }) => {
    if (Object.values(verb.args).some(({ need }) => need === 'many')) return
    await refused([...path, ...Object.keys(verb.args).map(() => '1'), 'too', 'much'])
  })

  it('never waits for input that does not come', takesLong, async () => {
    const { at } = desk()
    expect((await at(['init'])).code).toBe(0)
    // Pages stay until nobody looks at them any more.
    const asking = verbs.filter((each) => !needing.includes(each) && each.name !== 'browse')
    for (const { path, name } of asking)
      for (const lang of langs) {
        const { code, out, err } = await at([...path, '--lang', lang])
        // A register is there already: nothing is made.
        expect(name === 'init' ? [4] : [0, 2, 3], `${name}: ${out}${err}`).toContain(code)
        if (code !== 0) expect(err, name).toMatch(/^certdesk: [^\n]*\n {2}→ [^\n]+\n$/)
      }
    for (const noun of ['customer', 'contact'])
      for (const lang of langs) {
        const { code, err } = await at([noun, 'import', '-', '--lang', lang])
        expect(code).toBe(2)
        expect(err).toMatch(/^certdesk: [^\n]*\n {2}→ [^\n]+\n$/)
      }
  })
})

it('takes a long dash for what it is: two hyphens that a word processor joined', async () => {
  for (const [lang, said] of [
    ['en', 'two plain hyphens'],
    ['zh', '两个半角连字符'],
  ] as const) {
    const { code, err } = await ran(['contact', 'list', '—from', '2026-01-01'], lang)
    expect(code).toBe(2)
    expect(err).toContain(said)
  }
})
