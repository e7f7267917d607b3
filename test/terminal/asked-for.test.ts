import { describe, expect, it, test } from 'vitest'
import { program } from '../../src/program.ts'
import { isNoun, type Noun, type Verb } from '../../src/terminal/command.ts'
import type { Flag } from '../../src/terminal/flag.ts'
import { calledIn } from '../../src/terminal/question-words.ts'
import { suspensionDesk } from '../suspension/suspended.ts'

/** Every verb that writes, by its words. */
async function writing(path: readonly string[] = [], command: Noun | Verb = program): Promise<[string, Verb][]> {
  if (!isNoun(command)) return command.access === 'write' ? [[path.join(' '), command]] : []
  const all: [string, Verb][] = []
  for (const [name, load] of Object.entries(command.commands))
    all.push(...(await writing([...path, name], await load())))
  return all
}

/** What is not on record yet, or is a file: nothing can be offered for it. */
const isNew = (key: string, { kind, placeholder }: Flag) =>
  /FILE/.test(placeholder) || (key === 'number' && kind === 'number')

/** A price is first recorded of a service that no list has yet, and a person is new who is added. */
const firstNamed = ['contract floor add service', 'staff add name']

describe('every verb that writes', () => {
  test('offers a choice wherever an argument or what it asks names a record', async () => {
    const unoffered: string[] = []
    for (const [path, { args, flags, asks = [] }] of await writing()) {
      const asked = asks.map((each) => (typeof each === 'string' ? each : each[0]))
      for (const [key, flag] of Object.entries({ ...args, ...flags })) {
        const isAsked = key in args || flag.need === 'required' || asked.includes(key)
        const names = flag.names !== undefined && flag.names !== 'clause' && flag.names !== 'limit'
        if (isAsked && names && flag.search === undefined && !isNew(key, flag)) unoffered.push(`${path} ${key}`)
      }
    }
    expect(unoffered).toEqual(firstNamed)
  })

  test('calls no two of the things that it asks for alike', async () => {
    const alike: string[] = []
    for (const [path, { args, flags }] of await writing())
      for (const lang of ['zh', 'en'] as const) {
        const names = Object.entries({ ...args, ...flags }).map(([key, flag]) => ({ key, name: calledIn(flag, lang) }))
        for (const { key, name } of names)
          for (const other of names)
            if (key < other.key && name === other.name) alike.push(`${path}: ${key} and ${other.key}: ${name}`)
      }
    expect(alike).toEqual([])
  })

  test('lets no bare Enter choose why a certificate is suspended, withdrawn or cancelled', async () => {
    const deciding = (await writing()).flatMap(([path, { flags }]) =>
      path.startsWith('suspend ') && flags.reason?.decides === true ? [path] : [],
    )
    expect(deciding).toEqual(['suspend start', 'suspend withdraw', 'suspend cancel'])
  })

  test('asks only for what it takes', async () => {
    for (const [path, { args, flags, asks = [] }] of await writing())
      for (const [place, each] of asks.entries()) {
        const key = typeof each === 'string' ? each : each[0]
        expect([path, key, key in args || key in flags]).toEqual([path, key, true])
        // What has to be there is asked for anyway: it has a place only behind what may be left out.
        if (place === 0) expect([path, key, { ...args, ...flags }[key]?.need]).not.toEqual([path, key, 'required'])
      }
  })
})

const desk = async () => {
  const own = await suspensionDesk()
  const asked = (argv: readonly string[], answers: readonly (string | boolean)[]) =>
    own.at([...argv, '--lang', 'zh'], { tty: true, answers })
  return { ...own, asked }
}

describe('an edit without a field', () => {
  it('shows before it saves what is on record now beside what is to be in its place', async () => {
    const { asked, json } = await desk()
    await json(['customer', 'edit', 'C001', '--phone', '0755-26001234', '--correction', '补录'])
    const answers = ['phone', '0755-26009999', 'note', '老客户', '', '搬迁']
    const edit = await asked(['customer', 'edit', 'C001'], answers)
    expect(edit.code, edit.err).toBe(0)
    expect(edit.err).toContain('电话：0755-26001234 → 0755-26009999')
    expect(edit.err).toContain('备注：老客户')
    expect(edit.err).toContain('--phone 0755-26009999')
  })

  it('asks which, with what it is now, until there is no more, and then why', async () => {
    const { asked, json } = await desk()
    const edit = await asked(['customer', 'edit', 'C001'], ['phone', '0755-26001234', 'note', '老客户', '', '搬迁'])
    expect(edit, edit.err).toMatchObject({ code: 0 })
    expect(edit.asked).toEqual(['更正哪一项？', '电话', '还更正哪一项？', '备注', '还更正哪一项？', '修改原因'])
    const { customer } = await json(['customer', 'show', 'C001'])
    expect(customer).toMatchObject({ phone: '0755-26001234', note: '老客户' })
  })

  it('takes several values where a flag takes several, until there is no other left', async () => {
    const { asked, json } = await desk()
    const filled = ['--phone', '0755-26001234', '--note', '老客户', '--short-name', '甲机械']
    await json(['customer', 'edit', 'C001', ...filled, '--reason', '补录'])
    const edit = await asked(['customer', 'edit', 'C001'], ['clear', 'phone', 'note', '', '', '不再使用'])
    expect(edit, edit.err).toMatchObject({ code: 0, err: expect.stringContaining('--clear phone --clear note') })
    const cleared = edit.asked.filter((message) => message.startsWith('清空该项'))
    expect(cleared).toHaveLength(3)
    const { customer } = await json(['customer', 'show', 'C001'])
    expect(customer).toMatchObject({ phone: null, note: null, shortName: '甲机械' })
  })

  it('asks for the correction alone of what F01 governs', async () => {
    const { asked, json } = await desk()
    const edit = await asked(['customer', 'edit', 'C001'], ['name', '甲电子公司', '', '录错'])
    expect(edit.asked.at(-1)).toBe('录入错误的说明（4.2.3）')
    expect((await json(['customer', 'show', 'C001'])).customer).toMatchObject({ name: '甲电子公司' })
  })

  it('offers first what a contract lacks, which takes no reason', async () => {
    const { asked, json } = await desk()
    await json(['contract', 'add', 'C001', '--number', 'HT-1', '--kind', 'product', '--accepted', '2026-06-01'])
    const edit = await asked(['contract', 'edit', 'HT-1'], ['acceptedRef', 'SL-1', ''])
    expect(edit, edit.err).toMatchObject({ code: 0, asked: expect.arrayContaining(['更正哪一项？', '还更正哪一项？']) })
    expect(edit.asked).toHaveLength(3)
    expect((await json(['contract', 'show', 'HT-1'])).contract).toMatchObject({ acceptedRef: 'SL-1' })
  })
})

test('a withdrawal is asked for with all that it records', async () => {
  const { asked, json } = await desk()
  const done = await asked(
    ['suspend', 'withdraw', 'Q-C001'],
    ['given-up', '2026-06-20', '2026-06-29', '李决', '2026-06-28', '两次'],
  )
  expect(done, done.err).toMatchObject({ code: 0 })
  const { suspension } = await json(['suspend', 'show', 'SP-2026-0001'])
  expect(suspension.acts[0]).toMatchObject({ on: '2026-06-29', groundOn: '2026-06-20', decidedOn: '2026-06-28' })
  expect(suspension.acts[0]).toMatchObject({ reason: 'given-up', statement: '两次' })
})

test('customers are given to somebody by a choice, one after the other', async () => {
  const { asked, json } = await desk()
  const done = await asked(['customer', 'assign'], ['C001', 'C002', '', 'clerk', ''])
  expect(done, done.err).toMatchObject({ code: 0 })
  const { customers } = await json(['customer', 'list'])
  expect(customers.filter((each: { maintainer: string }) => each.maintainer === 'clerk')).toHaveLength(2)
})

test('who attended is asked for until there is nobody more; of one alone how many', async () => {
  const { asked, json } = await desk()
  await json(['event', 'add', '--kind', 'symposium', '--title', '沙龙', '--on', '2026-06-20'])
  const two = await asked(['event', 'attend', 'EV-2026-01'], ['C001', 'C002', ''])
  expect(two, two.err).toMatchObject({ code: 0 })
  expect((await json(['event', 'show', 'EV-2026-01'])).event).toMatchObject({ organizations: 2 })
})

test('a complaint is asked for with its day, its owner and its due day', async () => {
  const { asked, json } = await desk()
  const answers = ['证书寄错', '2026-06-29', 'clerk', '2026-07-20', 'customer', 'C001', '', '']
  const done = await asked(['complaint', 'add'], answers)
  expect(done, done.err).toMatchObject({ code: 0 })
  const { complaint } = await json(['complaint', 'show', 'CP-2026-0001'])
  expect(complaint).toMatchObject({ customer: 'C001', received: '2026-06-29', owner: 'clerk' })
  const { feedback } = await json(['feedback', 'list', '--channel', 'complaint'])
  expect(feedback).toMatchObject([{ due: '2026-07-20' }])
})

it('says that there is nothing to do it with before it asks who does it', async () => {
  const { at } = await suspensionDesk()
  const done = await at(['complaint', 'acknowledge', '--lang', 'zh'], {
    tty: true,
    answers: [],
    env: { USER: 'nobody', CERTDESK_BY: '无此人' },
  })
  expect({ code: done.code, asked: done.asked }).toEqual({ code: 2, asked: [] })
  expect(done.err).toContain('登记簿中没有投诉')
})

describe('a suspension that is to end', () => {
  const begun = ['--reason', 'fees-unpaid', '--ground-on', '2026-06-20', '--conditions', '缴费', '--decided-by', '李决']
  const number = 'SP-2026-0001'
  const suspended = async () => {
    const own = await suspensionDesk()
    await own.json(['suspend', 'start', 'Q-C001', ...begun])
    return own
  }

  it('is withdrawn for what Enter is most likely to be meant, and asked why before when', async () => {
    const { at } = await suspended()
    const first = await at(['suspend', 'withdraw', number, '--lang', 'zh'], { tty: true, answers: ['?'] })
    expect(first.err).toMatch(/none\s+of:\s+suspension-unresolved,/)
    const why = ['suspension-unresolved', '', '']
    const { asked } = await at(['suspend', 'withdraw', number, '--lang', 'zh'], { tty: true, answers: why })
    expect(asked.map((each) => each.replace(/（.*/u, ''))).toEqual(['原因', '事由确认日期', '生效日期', '决定日期'])
  })

  it('says what comes before a restoration, then why it does not is asked', async () => {
    const { at } = await suspended()
    const { asked, err } = await at(['suspend', 'restore', number, '--lang', 'zh'], { tty: true, answers: [''] })
    expect(err).toContain('一般应先做监督')
    expect(err).not.toContain('不能恢复')
    expect(asked.at(-1)).toBe('未做监督先恢复的原因（写入报告）')
  })
})

describe('whose it is', () => {
  const first = async (argv: readonly string[], answers: readonly string[] = []) => {
    const own = await suspensionDesk()
    await own.json(['complaint', 'add', 'C001', '--content', '迟到', '--involved', 'clerk'])
    const begun = [
      '--reason',
      'fees-unpaid',
      '--ground-on',
      '2026-06-20',
      '--conditions',
      '缴费',
      '--decided-by',
      '李决',
    ]
    await own.json(['suspend', 'start', 'Q-C001', ...begun])
    return own.at([...argv, '--lang', 'zh'], { tty: true, answers })
  }

  it.each([
    ['the number of a case', ['suspend', 'withdraw', 'sp-2026-0001']],
    ['that of a certificate', ['suspend', 'withdraw', 'Q-C001']],
    ['that of a complaint', ['feedback', 'classify', 'CP-2026-0001']],
    ['that of a customer', ['contact', 'add', 'C001']],
    ['a part of its name', ['contact', 'add', '甲']],
    ['all certificates of a customer', ['suspend', 'withdraw', 'C001', '--all-certificates']],
  ])('is told before the first question where %s is typed', async (_, argv) => {
    const { err, asked } = await first(argv)
    expect(asked).toHaveLength(1)
    expect(err).toMatch(/^客户：C001 甲\S+\n/)
  })

  it('is told once, and not where the whole name was typed or it is chosen', async () => {
    const { err } = await first(['suspend', 'withdraw', 'SP-2026-0001'], ['suspension-unresolved', ''])
    expect(err.split('客户：C001')).toHaveLength(2)
    const { json } = await suspensionDesk()
    const { name } = (await json(['customer', 'show', 'C001'])).customer
    expect((await first(['contact', 'add', name])).err).not.toContain('客户：')
    expect((await first(['contact', 'add'], ['C001'])).err).not.toContain('客户：')
  })
})

it('tells money that stands on record as people write it', async () => {
  const { at, json } = await suspensionDesk()
  await json(['contract', 'add', 'C001', '--number', 'HT-1', '--kind', 'product', '--amount', '13,000'])
  const edit = await at(['contract', 'edit', 'HT-1', '--lang', 'zh'], {
    ...{ tty: true, answers: ['amount', '12,000元', '', '录入有误'] },
  })
  expect(edit, edit.err).toMatchObject({ code: 0, err: expect.stringMatching(/金额：¥13,000\.00 → 12,000元/) })
})

describe('a list with nothing on record', () => {
  it('is a text question where others may be named: the service of a contract without a price list', async () => {
    const { at, json } = await suspensionDesk()
    await json([
      'contract',
      'add',
      'C001',
      '--number',
      'HT-1',
      '--kind',
      'management-system',
      '--accepted',
      '2026-06-01',
    ])
    const edit = await at(['contract', 'edit', 'HT-1', '--lang', 'zh'], {
      ...{ tty: true, answers: ['service', 'ISO 9001 初次认证', '', '漏录', '价格表尚未录入'] },
    })
    expect(edit, edit.err).toMatchObject({
      code: 0,
      asked: expect.arrayContaining([expect.stringMatching(/^所报价的服务项目/)]),
    })
    expect((await json(['contract', 'show', 'HT-1'])).contract).toMatchObject({
      ...{ service: 'ISO 9001 初次认证', deviation: '价格表尚未录入' },
    })
  })

  it('says by which command one is put on record, a command that there is', async () => {
    const { at } = await suspensionDesk()
    const leading = new Set<string>()
    for (const [path, { args }] of await writing()) {
      const [first] = Object.values(args)
      if (first?.nothing === undefined || first.need !== 'required') continue
      const { code, err, asked } = await at([...path.split(' '), '--lang', 'zh'], {
        tty: true,
        answers: () => undefined,
      })
      const line = /请先登记：certdesk ([a-z -]+)/.exec(err)?.[1]?.trim()
      if (!/登记簿中没有[^，]*。/.test(err)) continue
      expect({ path, code, asked, line }).toEqual({ path, code: 2, asked: [], line: expect.any(String) })
      leading.add(line ?? '')
    }
    const verbs = (await writing()).map(([path]) => path)
    expect([...leading].filter((line) => !verbs.includes(line))).toEqual([])
    expect([...leading]).toEqual(expect.arrayContaining(['contact add', 'change submit', 'loss open', 'suspend start']))
  })
})
