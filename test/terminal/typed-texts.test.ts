import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/clause/problem.ts'
import { textKinds } from '../../src/clause/text.ts'
import { addCustomer } from '../../src/customer/customer/store/master.ts'
import type { Flag } from '../../src/terminal/flag.ts'
import { typed } from '../../src/terminal/global-options.ts'
import { valueTyped } from '../../src/terminal/typed-value.ts'
import { clerk } from '../contact/clerk.ts'
import { hostile } from '../hostile.ts'
import { tries } from '../tries.ts'
import { recordedBefore } from '../upkeep/desk.ts'
import { verbs } from '../walk.ts'

const flags = verbs.flatMap(({ name, verb }) =>
  Object.entries({ ...verb.args, ...verb.flags }).map(([key, flag]) => ({ at: `${name} ${typed(key)}`, flag })),
)

const problemOf = (flag: Flag, raw: string): Problem | null => {
  try {
    valueTyped(flag, raw, '--it')
    return null
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

describe('every text that a command takes', () => {
  it('has a longest, which is said with the flag, but for what names a file or something on record', () => {
    let limited = 0
    for (const { at, flag } of flags) {
      const { longest } = textKinds[flag.kind ?? 'line']
      if (longest === Number.POSITIVE_INFINITY || flag.asked.kind !== 'text') continue
      limited += 1
      const problem = problemOf(flag, '9'.repeat(longest + 1))
      const en = longest.toLocaleString('en')
      expect([at, problem?.words.en]).toEqual([
        at,
        `--it is ${(longest + 1).toLocaleString('en')} characters long, ${en} at most.`,
      ])
      expect(problem?.words.zh).toBe(`--it 有 ${longest + 1} 个字符，最多 ${longest} 个。`)
      expect(problem?.exitCode).toBe(2)
    }
    expect(limited).toBeGreaterThan(300)
  })

  it('leaves files, sheets, columns, logins and numbers on record as they are typed', () => {
    const verbatim = flags.filter(({ flag }) => flag.kind === 'verbatim').map(({ flag }) => flag.placeholder)
    expect([...new Set(verbatim)].sort()).toMatchInlineSnapshot(`
      [
        "BACKUP",
        "CHAR",
        "FIELD=VALUE",
        "FILE",
        "FILE|FOLDER",
        "FOLDER",
        "HEADER=FIELD",
        "LOGIN",
        "NAME|NUMBER",
        "NUMBER",
        "SOURCE",
        "TARGET",
        "TEXT",
      ]
    `)
  })
})

describe('what nobody sees in what is typed', () => {
  it('is taken out of names with a remark on the error stream, and either name finds the record', async () => {
    const { at, json } = await clerk()
    const names = fc.string({ unit: fc.constantFrom('深', '圳', 'A', '1', '𠮷'), minLength: 3, maxLength: 12 })
    let count = 0
    await fc.assert(
      fc.asyncProperty(hostile(names), async ({ clean, dirty }) => {
        count += 1
        const [name, other] = [`${count}号${clean}`, `${count}号${dirty}`]
        const added = await at(['customer', 'add', other, '--person', dirty, '--format', 'json'])
        expect(added).toMatchObject({ code: 0, err: expect.stringMatching(/taken out of NAME: U\+/) })
        expect(added.err).toMatch(/taken out of --person: U\+/)
        const { customer } = JSON.parse(added.out)
        expect(customer).toMatchObject({ name })
        for (const either of [name, other])
          expect((await json(['customer', 'show', either])).customer.code).toBe(customer.code)
        expect((await at(['customer', 'person', 'end', customer.code, dirty])).code).toBe(0)
        // The journal knows the person's name again, and has it nowhere.
        const { entries } = await json(['audit', 'list'])
        expect(JSON.stringify(entries.slice(0, 2))).not.toContain(clean)
      }),
      { numRuns: tries(20) },
    )
  })

  it('is a reason to refuse a code, a certificate and a contract', async () => {
    const { problem } = await clerk()
    const number = (value: string) => [
      'certificate',
      'add',
      'C001',
      '--number',
      value,
      '--standard',
      'ISO 9001',
      '--scope',
      '轴承',
    ]
    for (const [argv, label] of [
      [['customer', 'add', '丙厂', '--credit-code', '9144\u200b0300192203821Q'], '--credit-code'],
      [['customer', 'add', '丙厂', '--code', 'C\u00ad9'], '--code'],
      [[...number('Q\u202e-1'), '--issued', '2025-02-01', '--expires', '2028-02-01'], '--number'],
      [['contract', 'add', 'C001', '--number', 'HT\u{e0041}1', '--kind', 'certification'], '--number'],
      [
        [
          'change',
          'submit',
          'C001',
          '--f01',
          'F01\u200d1',
          '--copies',
          '2',
          '--signed-on',
          '2026-06-29',
          '--set',
          'name=丙厂',
        ],
        '--f01',
      ],
    ] as const) {
      const { message, hint } = await problem(argv, 2)
      expect(message).toMatch(/has U\+(200B|00AD|202E|E0041|200D) \(.*\) at character \d+, which nobody sees\./)
      expect(message).toContain(label)
      expect(hint).toContain('by hand')
    }
  })

  it('is taken out of answers with the same remark; an answer that is too long is asked for again', async () => {
    const { at, json } = await clerk()
    const long = '长'.repeat(201)
    const names = [long, '丁\u200b厂']
    // What else is recorded of a customer is left empty.
    const answers = () => names.shift() ?? ''
    const asked = await at(['customer', 'add', '--lang', 'zh'], { tty: true, answers })
    expect(asked.asked.join('\n')).toContain('有 201 个字符，最多 200 个')
    expect(asked.err).toContain('第 2 个字符处的 U+200B（零宽空格）')
    expect((await json(['customer', 'show', '丁厂'])).customer.name).toBe('丁厂')
  })

  it('is left in the name of a file, and the file is found by it', async () => {
    const { at, cwd } = await clerk()
    const { writeFileSync } = await import('node:fs')
    writeFileSync(`${cwd}/名\u200d单.csv`, '客户名称\n戊食品厂\n')
    expect(await at(['customer', 'import', '名\u200d单.csv'])).toMatchObject({ code: 0, err: '' })
  })
})

describe('what is longer on record than it may be today', () => {
  it('is shown whole, and stays when another field is edited', async () => {
    const { at, json, file } = await clerk()
    const [name, note] = ['长'.repeat(300), '记'.repeat(5000)]
    await recordedBefore(file, (tx) => addCustomer(tx, { name, note }, 'C009'))
    expect(await at(['customer', 'edit', 'C009', '--region', '华南', '--reason', '补录'])).toMatchObject({ code: 0 })
    expect((await json(['customer', 'show', 'C009'])).customer).toMatchObject({ name, note, region: '华南' })
    expect((await json(['customer', 'show', name])).customer.code).toBe('C009')
    const refused = await at(['customer', 'edit', 'C009', '--note', `${note}了`, '--reason', '补录'])
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('5,001 characters long, 4,000 at most') })
  })
})
