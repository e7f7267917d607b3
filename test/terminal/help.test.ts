import { describe, expect, it } from 'vitest'
import { lineInChinese } from '../../src/clause/placeholder.ts'
import { program } from '../../src/program.ts'
import { globalOptions } from '../../src/terminal/global-options.ts'
import { exampleIn, helpText } from '../../src/terminal/help.ts'
import { placeholderOf } from '../../src/terminal/placeholder.ts'
import { parse } from '../../src/terminal/tree.ts'
import { argumentOf } from '../../src/terminal/usage-line.ts'
import { widthOf } from '../../src/terminal/wrap.ts'
import { desk } from '../upkeep/desk.ts'
import { nouns, verbs, wordsOf } from '../walk.ts'
import { testWorld } from '../world.ts'

/** Values that are typed so: codes that stand for a choice, which the help shows with their meaning, and what numbers begin with. */
const typedSo = /^(?:[a-z-]+(?:\|[a-z-]+)*|CH-…)$/

describe('help in Chinese', () => {
  it.each(verbs)('of $name has no placeholder in Latin letters', ({ verb }) => {
    for (const [key, flag] of Object.entries(verb.args)) expect(argumentOf(key, flag, 'zh')).not.toMatch(/[A-Za-z]/)
    for (const flag of Object.values(verb.flags)) {
      const shown = placeholderOf(flag, 'zh')
      if (/[A-Za-z]/.test(shown)) expect(shown).toMatch(typedSo)
      if (/[A-Za-z]/.test(shown)) expect(flag.asked.kind).toBe('choice')
    }
  })

  it('has none among the options of every command', () => {
    for (const { key, flag } of globalOptions)
      if (key !== 'format' && key !== 'lang') expect(placeholderOf(flag, 'zh'), key).not.toMatch(/[A-Za-z]/)
  })

  it.each(verbs)('shows examples of $name with Chinese values, which can be typed', async ({ path, verb }) => {
    for (const example of Object.keys(verb.examples)) {
      const shown = exampleIn(example, verb, 'zh')
      const values = wordsOf(shown).filter((word, i, all) => !word.startsWith('-') && all[i - 1] !== '--en')
      // What has two English words beside each other is a text, and texts are Chinese there.
      for (const value of values.filter((each) => !each.includes('|') && !each.includes('/')))
        if (value !== 'Wang Fang') expect(value, shown).not.toMatch(/[a-z]{2,},? [a-z]{2,}/i)
      const parsed = await parse(program, wordsOf(shown), testWorld(), 'zh')
      expect(parsed, shown).toMatchObject({ kind: 'run', path })
      expect(exampleIn(example, verb, 'en')).toBe(example)
    }
  })

  it.each([...nouns, ...verbs])('of $name has usage lines of at most 80 columns', async (each) => {
    for (const lang of ['en', 'zh'] as const) {
      const text = await helpText(each.path, 'noun' in each ? each.noun : each.verb, 80, lang)
      const usage = text.slice(0, text.indexOf('\n\n')).split('\n')
      for (const [i, line] of usage.entries()) {
        // What is one piece, such as an option with all its choices, is never parted.
        const only = line.trim().split(' ').length <= 2
        if (!only) expect(widthOf(line), line).toBeLessThanOrEqual(80)
        if (i > 0) expect(line).toMatch(lang === 'zh' ? /^ {6}\S/ : /^ {7}\S/)
      }
      expect(usage.map((line) => line.trim()).join(' ')).toContain(`certdesk ${each.path.join(' ')}`)
    }
  })
})

describe('messages in Chinese', () => {
  it('name an argument by what it is', async () => {
    const { at } = desk()
    await at(['init'])
    for (const [line, said] of [
      ['limit set contacts-a-year drei --from 2026-07-01 --reason x', /^certdesk: 值 不是/],
      ['undo x', /^certdesk: 序号 /],
      ['takeover answer event vielleicht', /^certdesk: 答复 不是可用的值/],
      ['staff add " " --role business', /^certdesk: 姓名 为空/],
    ] as const) {
      const { code, err } = await at([...wordsOf(line), '--lang', 'zh'])
      expect({ code, err }, line).toMatchObject({ code: 2, err: expect.stringMatching(said) })
    }
    const english = await at(['staff', 'add', ' ', '--role', 'business'])
    expect(english.err).toMatch(/^certdesk: NAME is empty/)
  })

  it('show what to type for a value in Chinese, and values that are known as they are', () => {
    expect(lineInChinese('certdesk change signal C1 --at "YYYY-MM-DD HH:MM" --asks TEXT --audit REF')).toBe(
      'certdesk change signal C1 --at "日期 时:分" --asks 文字 --audit 编号',
    )
    expect(lineInChinese('certdesk change enter CH-1 --number [OLD=]NEW --set FIELD=VALUE --audit A-17')).toBe(
      'certdesk change enter CH-1 --number [原编号=]新编号 --set 字段=值 --audit A-17',
    )
    expect(lineInChinese('certdesk staff end TEXT --role TEXTS')).toBe('certdesk staff end TEXT --role TEXTS')
  })
})

it('notes are no wider than the terminal, and one line in a pipe', async () => {
  const { at } = desk()
  const ran = async (argv: string[], tty: boolean) =>
    (await at([...argv, '--lang', 'zh', '--no-input'], tty ? { tty, columns: 60 } : {})).err
  await ran(['init'], false)
  await ran(['customer', 'add', '甲公司'], false)
  const add = (number: string) => [
    'contract',
    'add',
    '甲公司',
    '--number',
    number,
    '--kind',
    'management-system',
    '--amount',
    '10000',
    '--accepted',
    '2026-06-01',
    '--reviewed',
    '2026-06-02',
    '--signed',
    '2026-06-03',
  ]
  const piped = await ran(add('HT-1'), false)
  expect(piped.split('\n').filter((line) => line.includes('注意：'))).toHaveLength(1)
  expect(Math.max(...piped.split('\n').map(widthOf))).toBeGreaterThan(60)
  const shown = (await ran(add('HT-2'), true)).split('\n')
  expect(shown.some((line) => line.startsWith('注意：'))).toBe(true)
  for (const line of shown.filter((each) => !each.startsWith('certdesk ')))
    expect(widthOf(line)).toBeLessThanOrEqual(60)
})
