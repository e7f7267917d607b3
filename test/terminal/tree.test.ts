import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/clause/problem.ts'
import type { Lang } from '../../src/clause/words.ts'
import { doneByAnybody } from '../../src/office/staff/done-by.ts'
import { noun, verb } from '../../src/terminal/command.ts'
import { day } from '../../src/terminal/day-flag.ts'
import { choice, many, neededWith, required, text, yes } from '../../src/terminal/flag.ts'
import { count } from '../../src/terminal/number-flag.ts'
import type { Parsed } from '../../src/terminal/parsed-run.ts'
import { parse } from '../../src/terminal/tree.ts'
import { usageLine } from '../../src/terminal/usage-line.ts'
import { type TestWorldOptions, testWorld } from '../world.ts'

const words = (en: string, zh: string) => ({ en, zh })
const channels = { phone: words('phone', '电话'), visit: words('visit', '走访') }

const add = verb({
  words: words('Record a contact', '登记一次联系'),
  access: 'write',
  by: doneByAnybody('4.3.2'),
  args: { customer: required(text(words('the customer', '客户'), 'CUSTOMER')) },
  flags: {
    on: required(day('past', words('the day of the contact', '联系日期'))),
    channel: required(choice(words('the channel', '联系方式'), channels)),
    summary: text(words('a summary', '摘要')),
    followUp: day('ahead', words('come back on', '回访日期')),
    topic: many(text(words('a topic', '主题'), 'TOPIC')),
    dryRun: yes(words('only try', '仅试运行')),
  },
  examples: { 'contact add 甲公司 --on 2026-03-31 --channel phone': words('a call', '一次电话') },
  run: async () => ({ json: {}, parts: [] }),
})
const show = verb({
  words: words('List contacts', '列出联系记录'),
  access: 'read',
  args: { names: many(text(words('names', '名称'), 'NAME')) },
  flags: { staff: text(words('made by', '联系人员'), 'NAME'), least: count(words('at least', '至少'), 1) },
  run: async () => ({ json: {}, parts: [] }),
})
const hand = verb({
  words: words('Hand something over', '交付'),
  access: 'write',
  by: doneByAnybody('4.3.2'),
  writesWith: 'issue',
  flags: { issue: yes(words('issue it', '提供')), to: neededWith('issue', text(words('to whom', '接收者'), 'NAME')) },
  run: async () => ({ json: {}, parts: [] }),
})
const contact = noun(words('Contacts with customers', '客户联系'), {
  add: async () => add,
  list: async () => show,
  hand: async () => hand,
})
const program = noun(words('A program', '程序'), { contact: async () => contact })

const parsed = (argv: readonly string[], options: TestWorldOptions = {}, lang: Lang = 'en'): Promise<Parsed> =>
  parse(program, argv, testWorld(options), lang)

async function run(argv: readonly string[], options: TestWorldOptions = {}) {
  const result = await parsed(argv, options)
  if (result.kind !== 'run') throw new Error('a text was printed')
  return result
}

async function problem(argv: readonly string[], options: TestWorldOptions = {}): Promise<Problem> {
  const thrown = await parsed(argv, options).then(
    () => null,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(Problem)
  expect((thrown as Problem).exitCode).toBe(2)
  return thrown as Problem
}

const whole = ['contact', 'add', '甲公司', '--on', '2026-3-31', '--channel', '电话']

describe('a command line that is complete', () => {
  it('becomes precise values', async () => {
    const { input, path, interactive } = await run([...whole, '--topic', 'a', '--topic', 'b', '--dry-run'])
    expect(path).toEqual(['contact', 'add'])
    expect(interactive).toBe(false)
    expect(input).toEqual({
      customer: '甲公司',
      on: '2026-03-31',
      channel: 'phone',
      summary: undefined,
      followUp: undefined,
      topic: ['a', 'b'],
      dryRun: true,
    })
  })

  it('takes options in either spelling, values that look like options, and words after --', async () => {
    expect((await run([...whole, '--summary=--on'])).input).toMatchObject({ summary: '--on' })
    expect((await run([...whole, '--summary', '-x'])).input).toMatchObject({ summary: '-x' })
    expect((await run(['contact', 'list', '--', '--odd', '-'])).input).toMatchObject({ names: ['--odd', '-'] })
    expect((await run([...whole, '--follow-up', '2026-04-30'])).input).toMatchObject({ followUp: '2026-04-30' })
  })

  it('takes global options on every level, the innermost winning', async () => {
    const { globals } = await run([
      ...['--register', 'a.db', '--by', '王芳', 'contact', '--register', 'b.db'],
      ...['list', '--register', 'c.db', '--as-of', '2026-06-30', '--known-at', '#12', '-q', '--no-input'],
    ])
    expect(globals).toMatchObject({
      register: 'c.db',
      by: '王芳',
      asOf: '2026-06-30',
      knownAt: '#12',
      quiet: true,
      input: false,
      lang: 'en',
    })
  })

  it('gives a verb its own option where it has the name of a global one', async () => {
    const { input } = await run(['contact', 'list', '--staff', '李雷'])
    expect(input).toMatchObject({ staff: '李雷' })
  })
})

describe('what is wrong with a command line', () => {
  it('is named all at once where values are missing', async () => {
    const { words: said, hint } = await problem(['contact', 'add'])
    expect(said.en).toBe('Missing CUSTOMER, --on DAY, --channel phone|visit.')
    expect(said.zh).toBe('缺少 客户、--on 日期、--channel phone|visit。')
    expect(hint?.en).toBe('Usage: certdesk contact add CUSTOMER --on DAY --channel phone|visit [options]')
  })

  it('is named all at once where values are wrong', async () => {
    const { words: said } = await problem(['contact', 'add', 'A', '--on', '2026-02-30', '--channel', 'fax'])
    expect(said.en).toContain('--on is not a day: "2026-02-30".')
    expect(said.en).toContain('--channel is none of the known values: "fax".')
  })

  it('names of many values those that are near, and all of them where none is', () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`value-${i}`, { en: `v${i}`, zh: `值${i}` }]))
    const few = { phone: { en: 'phone', zh: '电话' }, visit: { en: 'visit', zh: '走访' } }
    const hintOf = (choices: typeof many, raw: string) => {
      try {
        choice({ en: '', zh: '' }, choices).parse(raw, '--value')
      } catch (error) {
        if (error instanceof Problem) return error.hint
      }
      throw new Error(`${raw} was taken`)
    }
    expect(hintOf(many, 'valu-19')?.en).toMatch(/^Did you mean [^.]*value-19\?$/)
    expect(hintOf(many, 'zzzzzz')?.en).toBe(`Use one of: ${Object.keys(many).join(', ')}.`)
    expect(hintOf(few, 'phon')?.en).toBe('Did you mean phone? Use one of: phone, visit.')
  })

  it('comes with what was probably meant', async () => {
    expect((await problem(['contct', 'add'])).hint?.en).toBe('Did you mean contact?')
    expect((await problem(['contact', 'ad'])).hint?.zh).toBe('您是否想输入 add？')
    expect((await problem([...whole, '--chanel', 'x'])).hint?.en).toBe('Did you mean --channel?')
    expect((await problem([...whole, '--registr', 'x'])).hint?.en).toBe('Did you mean --register?')
    expect((await problem(['contact', 'erase'])).words.en).toBe('"contact" has no command "erase".')
  })

  it.each([
    [[...whole, '--json'], '--format json'],
    [[...whole, '--xlsx'], '--format xlsx'],
    [['contact', '--csv'], '--format csv'],
    [['--html'], '--format html'],
    [[...whole, '-o', 'x.csv'], '--output'],
    [[...whole, '-v'], '--version'],
    [[...whole, '-y'], '--no-input'],
    [[...whole, '--force'], '--no-input'],
  ])('%j has the name of an option elsewhere: here it is %s', async (line, option) => {
    expect((await problem(line)).hint).toEqual({ en: `Did you mean ${option}?`, zh: `您是否想输入 ${option}？` })
  })

  it('suggests no option that the command lacks', async () => {
    expect((await problem(['contact', 'list', '-n'])).hint?.en).toBe('See certdesk contact list --help.')
  })

  it('is an option without its value, a word too many, or one value given twice', async () => {
    expect((await problem([...whole, '--summary'])).words.en).toBe('--summary has no value.')
    expect((await problem([...whole, 'B', 'C'])).words.en).toContain('"B", "C"')
    expect((await problem([...whole, '--on', '2026-04-01'])).words.en).toBe('--on is given more than once.')
  })

  it('is another time on a command that changes the register', async () => {
    expect((await problem([...whole, '--as-of', '2026-01-01'])).words.en).toContain('--as-of')
    expect((await problem([...whole, '--known-at', '#1'])).words.en).toContain('--known-at')
  })
})

describe('questions', () => {
  it('are asked where somebody sits at both ends, and only for what is missing', async () => {
    const world = testWorld({ tty: true, answers: ['甲公司', 'soon', '2026-03-31', 'visit'] })
    const result = await parse(program, ['contact', 'add', '--summary', 's'], world, 'en')
    if (result.kind !== 'run') throw new Error('a text was printed')
    expect(result.input).toMatchObject({ customer: '甲公司', on: '2026-03-31', channel: 'visit', summary: 's' })
    expect(result.argv.slice(4)).toEqual(['甲公司', '--on', '2026-03-31', '--channel', 'visit'])
    expect(world.asked.join('\n')).toContain('Day of the contact is not a day: "soon". Write it as YYYY-MM-DD')
  })

  it('are never asked in a pipe, on a build server, or with --no-input', async () => {
    const answers = ['甲公司', '2026-03-31', 'visit']
    const worlds: TestWorldOptions[] = [{ stdinTTY: true }, { stdoutTTY: true }, { tty: true, env: { CI: 'true' } }]
    for (const options of worlds)
      expect((await problem(['contact', 'add'], { ...options, answers })).words.en).toContain('Missing')
    expect((await problem(['contact', 'add', '--no-input'], { tty: true, answers })).words.en).toContain('Missing')
  })

  it('come after what was typed has been looked at', async () => {
    const world = testWorld({ tty: true, answers: ['2026-03-31'] })
    await expect(parse(program, ['contact', 'add', 'A', '--channel', 'fax'], world, 'en')).rejects.toThrow('--channel')
    expect(world.asked).toEqual([])
  })

  it('are asked for what only another flag calls for, once that one is given', async () => {
    const world = testWorld({ tty: true, answers: ['甲公司'] })
    const result = await parse(program, ['contact', 'hand', '--issue'], world, 'en')
    expect(result).toMatchObject({
      input: { issue: true, to: '甲公司' },
      argv: ['contact', 'hand', '--issue', '--to', '甲公司'],
    })
    expect(await parsed(['contact', 'hand'], { tty: true })).toMatchObject({ kind: 'run', input: { to: undefined } })
    const { words: said, hint } = await problem(['contact', 'hand', '--issue'])
    expect(said.en).toBe('Missing --to NAME.')
    expect(hint?.en).toBe('Usage: certdesk contact hand --issue --to NAME [options]')
  })

  it('stop the command at Ctrl-C', async () => {
    const thrown = await parsed(['contact', 'add'], { tty: true }).catch((error: unknown) => error)
    expect((thrown as Problem).exitCode).toBe(130)
  })
})

describe('help', () => {
  const said = async (argv: readonly string[], lang: Lang = 'en') => {
    const result = await parsed(argv, {}, lang)
    if (result.kind !== 'said') throw new Error('nothing was printed')
    return result
  }

  it('shows usage, arguments, options and examples in the reader’s language', async () => {
    const { text: english, problem: none } = await said(['contact', 'add', '--help'])
    expect(none).toBeNull()
    for (const part of [
      'Usage: certdesk contact add CUSTOMER',
      'Record a contact',
      '--on DAY',
      'Global options',
      '--register FILE',
    ])
      expect(english).toContain(part)
    expect(english).toContain(
      '\nExamples\n  certdesk contact add 甲公司 --on 2026-03-31 --channel phone\n      a call\n',
    )
    const { text: chinese } = await said(['contact', 'add', '-h'], 'zh')
    for (const part of ['用法：', '参数', '选项', '通用选项', '示例', '登记一次联系', 'phone 电话'])
      expect(chinese).toContain(part)
  })

  it('does not offer a write what it would refuse', async () => {
    expect((await said(['contact', 'add', '--help'])).text).not.toContain('--as-of')
    expect((await said(['contact', 'list', '--help'])).text).toContain('--as-of')
  })

  it('says with what a flag cannot be left out', async () => {
    expect((await said(['contact', 'hand', '--help'])).text).toContain('to whom (required with --issue)')
    expect((await said(['contact', 'hand', '--help'], 'zh')).text).toContain('接收者（给出 --issue 时必填）')
  })

  it('can be asked for by its own word, and wins over everything that is missing', async () => {
    const { text: byOption } = await said(['contact', 'add', '--help'])
    expect((await said(['help', 'contact', 'add'])).text).toBe(byOption)
    expect((await said(['contact', 'add', '--on', 'nonsense', '--help'])).text).toBe(byOption)
    expect((await said(['help'])).text).toContain('contact add|list')
  })

  it('of a noun without a verb is an error with the help', async () => {
    const { text: help, problem: incomplete } = await said(['contact'])
    expect(help).toContain('add   Record a contact')
    expect(incomplete?.exitCode).toBe(2)
    expect(incomplete?.hint?.en).toBe('Use one of: add, list, hand.')
    expect((await said([])).problem?.exitCode).toBe(2)
    expect((await said(['contact', '--help'])).problem).toBeNull()
  })

  it('refuses to help with a command that does not exist', async () => {
    expect((await problem(['contct', '--help'])).words.en).toContain('contct')
    expect((await problem(['help', 'contact', 'ad'])).hint?.en).toBe('Did you mean add?')
  })
})

describe('a usage line', () => {
  it('shows what a command cannot do without', () => {
    expect(usageLine(['contact', 'list'], show, 'en')).toBe('certdesk contact list [NAMES…] [options]')
  })
})
