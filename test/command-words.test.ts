import { describe, expect, it } from 'vitest'
import { simplified } from '../src/clause/simplified.ts'
import { commandWords } from '../src/command-words.ts'
import { program } from '../src/program.ts'
import { run } from '../src/start/main.ts'
import { commandAt, type Noun, type Verb } from '../src/terminal/command.ts'
import { nearestCommands } from '../src/terminal/nearest-command.ts'
import { commandMeant, commandsMeant, wordAsMatched } from '../src/terminal/spoken-command.ts'
import { desk } from './upkeep/desk.ts'
import { nouns, verbs, wordsOf } from './walk.ts'
import { testWorld } from './world.ts'

const { words, phrases, daily } = commandWords
const names = new Set([...nouns, ...verbs].flatMap(({ path }) => path))

describe('the words of people for commands', () => {
  it.each([...names])('%s has a Chinese one', (name) => {
    expect(words[name]?.some((word) => /\p{Script=Han}/u.test(word) || word === 'VIP')).toBe(true)
  })

  it('are of commands that there are', () => {
    expect(Object.keys(words).filter((name) => !names.has(name))).toEqual([])
    const commands = [...nouns, ...verbs].map(({ name }) => name)
    const targets = [...Object.values(phrases).flat(), ...daily].map((line) => line.split(' -')[0])
    expect(targets.filter((target) => !commands.includes(target as string))).toEqual([])
  })

  it('tell the commands below one noun from each other', () => {
    for (const { name, noun } of [{ name: 'certdesk', noun: program }, ...nouns]) {
      const owners = new Map<string, string>()
      for (const child of Object.keys(noun.commands))
        for (const word of [child, ...(words[child] ?? [])].map(wordAsMatched)) {
          // An English name is the command itself, and a phrase comes before the words of the program's own nouns.
          if (Object.hasOwn(noun.commands, word) || (noun === program && phrases[word] !== undefined)) continue
          expect(owners.get(word) ?? child, `${name}: ${word} is ${owners.get(word)} and ${child}`).toBe(child)
          owners.set(word, child)
        }
    }
  })

  it('are written in simplified characters', () => {
    for (const word of [...Object.values(words).flat(), ...Object.keys(phrases)]) expect(simplified(word)).toBe(word)
  })

  it.each([...nouns, ...verbs])('lead to $name when each of its names is said in Chinese', async ({ path }) => {
    let at: Verb | Noun = program
    const said: string[] = []
    for (const name of path) {
      const noun = at as Noun
      const own = [name, ...(words[name] ?? [])].filter((word) => at !== program || phrases[word] === undefined)
      said.push(own.find((word) => /\p{Script=Han}/u.test(word)) ?? name)
      at = (await noun.commands[name]?.()) as Verb | Noun
    }
    expect(await commandMeant(program, said), said.join(' ')).toMatchObject({ path, rest: [] })
  })
})

const meant: [line: string, path: string, rest?: readonly string[]][] = [
  ['联系 登记 艺科', 'contact add', ['艺科']],
  ['登记 联系 艺科', 'contact add', ['艺科']],
  ['登记投诉', 'complaint add'],
  ['新增客户 甲公司', 'customer add', ['甲公司']],
  ['聯絡 登記', 'contact add'],
  ['客戶 查找 艺科', 'customer find', ['艺科']],
  ['今日', 'today'],
  ['欠联系', 'contact due'],
  ['名称变更 C00001', 'change submit', ['--set', 'name', 'C00001']],
  ['名称 变更', 'change submit', ['--set', 'name']],
  ['改名', 'change submit', ['--set', 'name']],
  ['搬家 艺科', 'change submit', ['--set', 'address', '艺科']],
  ['ｔｏｄｏ', 'today'],
  ['call list', 'contact due'],
  ['Customers 清单', 'customer list'],
  ['暂停 开始', 'suspend start'],
  ['恢复 CN-Q-0001', 'suspend restore', ['CN-Q-0001']],
  ['恢复备份', 'restore'],
  ['撤销认证', 'suspend withdraw'],
  ['撤回', 'undo'],
  ['撤销操作', 'undo'],
  ['投诉 受理', 'complaint accept'],
  ['流失 登记', 'loss open'],
  ['变更 登记', 'change submit'],
  ['满意度 评分', 'survey score'],
  ['调查 发放 SV-2026-1', 'survey issue', ['SV-2026-1']],
  ['发放问卷', 'survey issue'],
  ['调查 新建', 'survey sample'],
  ['调查 问卷 登记', 'survey questionnaire add'],
  ['快到期', 'certificate list', ['--expires-within', '90']],
  ['快到期 艺科', 'certificate list', ['--expires-within', '90', '艺科']],
  ['contact 登记', 'contact add'],
  ['暂停', 'suspend'],
  ['月报', 'report monthly'],
]

describe('a line in the words of people', () => {
  it.each(meant)('%s is %s', async (line, path, rest = []) => {
    expect(await commandMeant(program, line.split(' '))).toMatchObject({ path: path.split(' '), rest })
  })

  it('is none, or several', async () => {
    expect(await commandMeant(program, ['月饼'])).toBeNull()
    expect(await commandMeant(program, [])).toBeNull()
    expect(await commandMeant(program, ['换证'])).toBeNull()
    expect((await commandsMeant(program, ['换证'])).map(({ path }) => path.join(' '))).toEqual([
      'certificate add',
      'change reissue',
    ])
  })

  it('leads nowhere but to commands', async () => {
    for (const lines of Object.values(phrases))
      for (const line of lines) {
        const [{ path } = { path: [] }] = await commandsMeant(program, line.split(' '))
        expect(await commandAt(program, path.join(' '))).not.toBe(program)
      }
  })

  it('is kept by the journal in the names of commands, options before it and behind', async () => {
    const { at } = desk()
    await at(['init'])
    expect((await at(['--by', 'clerk', '新增客户', '甲公司'])).code).toBe(0)
    expect((await at(['联系', '-q', '登记', '甲公司', '--channel', '电话', '--needs', '无'])).code).toBe(0)
    const { json } = await at(['audit', 'list', '--format', 'json']).then(({ out }) => ({ json: JSON.parse(out) }))
    expect(json.entries.map(({ command }: { command: string }) => command).slice(0, 2)).toEqual([
      'contact add -q 甲公司 --channel 电话 --needs 无',
      '--by clerk customer add 甲公司',
    ])
  })

  it('leaves a line of its own names alone, whatever its values are', async () => {
    const { at } = desk()
    await at(['init'])
    expect((await at(['customer', 'add', '登记'])).code).toBe(0)
    expect((await at(['customer', 'list', '-q'])).out).toContain('登记')
  })
})

/** Without a register: what is said before one is opened. */
async function said(line: string, lang = 'zh') {
  const world = testWorld({ env: { CERTDESK_LANG: lang, CERTDESK_REGISTER: 'none.db' }, cwd: '/' })
  const code = await run(wordsOf(line), world)
  return { code, out: world.out(), err: world.err() }
}

describe('help by a word', () => {
  it('is that of its command', async () => {
    expect((await said('help 名称变更')).out).toMatch(/^用法：certdesk change submit /)
    expect((await said('帮助 暂停')).out).toMatch(/^用法：certdesk suspend /)
    expect((await said('联系 登记 --help')).out).toBe((await said('help contact add')).out)
    expect((await said('快到期 --help')).out).toMatch(/^用法：certdesk certificate list /)
  })

  it('is a short list where several may be meant, which are refused where one was to be run', async () => {
    expect(await said('help 换证')).toMatchObject({ code: 0, out: expect.stringMatching(/^可以是：\n {4}certdesk /) })
    const { code, err } = await said('换证 CN-Q-0001')
    expect(code).toBe(2)
    expect(err).toMatch(/^certdesk: “换证”可以是几个命令。\n {2}→ 请输入其中一个：\n {4}certdesk certificate add /)
  })

  it.each([
    ['help 杂志寄给谁', 'magazine'],
    ['怎样发放杂志', 'magazine'],
    ['客户改名字怎么办', 'change submit'],
    ['哪些证书过期', 'certificate'],
    ['低分答案', 'survey follow-up'],
    ['营业执照地址', 'customer'],
  ])('%s leads to the nearest by meaning: %s', async (line, command) => {
    const { code, err } = await said(line)
    expect(code).toBe(2)
    expect(err).toMatch(/^certdesk: 没有“[^\n]*”这个命令。\n {2}→ 您是否想找：\n( {4}certdesk [^\n]+\n){1,3}$/)
    expect(err).toContain(`certdesk ${command}`)
  })

  it('keeps to slips of the keyboard, and to the list of all where nothing is near', async () => {
    expect((await said('contct')).err).toContain('您是否想输入 contact？')
    expect((await said('help contct')).err).toContain('您是否想输入 contact？')
    expect((await said('xyz')).err).toBe('certdesk: 没有“xyz”这个命令。\n  → 请查看 certdesk --help。\n')
    expect(await nearestCommands(program, 'invoices')).toEqual([])
  })
})

describe('a line without a command', () => {
  it.each(['zh', 'en'])('is told of the commands of every day in ten lines (%s)', async (lang) => {
    const { code, out, err } = await said('', lang)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.trimEnd().split('\n')).toHaveLength(10)
    for (const command of daily) expect(err).toContain(`certdesk ${command}`)
    expect(err).toContain('certdesk help')
    expect((await said('help', lang)).out.split('\n').length).toBeGreaterThan(40)
  })
})
