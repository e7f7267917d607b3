import { describe, expect, it } from 'vitest'
import { certified, clerk } from '../contact/clerk.ts'

const office = async () => {
  const own = await clerk()
  await own.json(certified('C001', '2025-01-20', '2028-01-19'))
  await own.json(certified('C002', '2025-01-20', '2028-01-19'))
  return own
}

describe('a customer where a certificate is wanted', () => {
  it('is taken for a question where only one certificate can be meant, and that is said', async () => {
    const { at } = await office()
    const { code, out, err } = await at(['certificate', 'show', '甲机械', '--format', 'table', '--lang', 'zh'])
    expect({ code, err }).toEqual({ code: 0, err: '注意：“甲机械”理解为 Q-C001 ISO 9001:2015 C001 甲机械有限公司。\n' })
    expect(out).toContain('Q-C001')
  })

  it('is asked about on a terminal, and refused in a pipe, where something is to be recorded', async () => {
    const { at, json, problem } = await office()
    const note = ['certificate', 'edit', '甲机械', '--note', '随附英文版', '--reason', '漏记']
    expect((await problem(note, 2)).message).toBe(
      'There is no certificate 甲机械; it may be Q-C001 ISO 9001:2015 C001 甲机械有限公司.',
    )
    const { code, err, asked } = await at([...note, '--lang', 'zh'], { tty: true, answers: ['Q-C001', ''] })
    expect(code, err).toBe(0)
    expect(asked[0]).toBe('“甲机械”指的是哪一个？')
    expect((await json(['certificate', 'show', 'Q-C001'])).certificate.note).toBe('随附英文版')
  })

  it('is none where nobody is like it, or has no certificate', async () => {
    const { json, problem } = await office()
    await json(['customer', 'add', '丙新成立有限公司'])
    for (const typed of ['无此家', '丙新成立'])
      expect((await problem(['certificate', 'show', typed], 2)).message).toBe(`There is no certificate ${typed}.`)
  })
})
