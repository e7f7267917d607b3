import { describe, expect, it } from 'vitest'
import { lineClerk } from '../contact/line/desk.ts'

// C00127 has 张伟 and 张敏 as contact persons, C00124 王强, 李洁 and 江山, C00126 John Smith.

const added = (customer: string, person: string) => [
  ...['contact', 'add', customer, '--channel', 'phone', '--outcome', 'no-answer', '--person', person],
]

describe('a part of a contact person’s name, or its pinyin', () => {
  it('is a list to choose from at a terminal, and the journal names nobody', async () => {
    const { at, json } = await lineClerk()
    const { code, asked, err } = await at([...added('大兴五金', '张'), '--lang', 'zh'], {
      tty: true,
      answers: ['张敏'],
    })
    expect({ code, asked }, err).toEqual({ code: 0, asked: ['“张”指的是哪一个？'] })
    expect((await json(['contact', 'list'])).contacts).toMatchObject([{ customer: 'C00127', person: '张敏' }])
    const { entries } = await json(['audit', 'list'])
    expect(entries[0].command).not.toMatch(/张|敏/u)
  })

  it('is a short list with numbers in a pipe', async () => {
    const { at, json } = await lineClerk()
    const { code, err } = await at([...added('C00127', '张'), '--lang', 'zh'])
    expect({ code, err }).toEqual({
      code: 2,
      err: 'certdesk: “张”可能是 C00127 的以下联系人：1 张伟、2 张敏。\n  → 请写全名。\n',
    })
    const ended = await at(['customer', 'person', 'end', 'C00127', 'zhang'])
    expect(ended.err).toContain('"zhang" may be several contact persons of C00127: 1 张伟, 2 张敏.')
    expect(ended.code).toBe(2)
    expect((await json(['contact', 'list'])).contacts).toEqual([])
  })

  it('is the only one that it may be, which is said', async () => {
    const { at, json } = await lineClerk()
    const { code, err } = await at([...added('C00124', 'lj'), '--lang', 'zh'])
    expect({ code, said: err.includes('“lj”理解为 李洁。') }, err).toEqual({ code: 0, said: true })
    expect((await at(['customer', 'person', 'end', 'C00124', '江'])).code).toBe(0)
    expect((await json(['contact', 'list'])).contacts).toMatchObject([{ person: '李洁' }])
  })

  it('is a new person of a contact where it may be a whole name', async () => {
    const { json } = await lineClerk()
    for (const [customer, person] of [
      ['C00124', '李小'],
      ['C00124', 'Li'],
      ['C00126', 'John'],
    ] as const)
      expect((await json(added(customer, person))).contact).toMatchObject({ customer, person })
  })
})
