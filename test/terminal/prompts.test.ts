import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/clause/problem.ts'
import { terminalPrompts } from '../../src/terminal/prompts.ts'

/** A terminal whose keys are pressed by the test, one after the other once a question stands there. */
function terminal() {
  const input = new PassThrough()
  const output = new PassThrough()
  let shown = ''
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString()
  })
  const type = async (...keys: string[]) => {
    // The first question of all waits for its library.
    while (shown === '') await new Promise((done) => setTimeout(done, 10))
    for (const key of keys) {
      await new Promise((done) => setTimeout(done, 50))
      input.write(key)
    }
  }
  return { prompts: terminalPrompts(input, output), input, type, shown: () => shown }
}

describe('questions on a terminal', () => {
  it('take a text, and say why an answer does not do', async () => {
    const { prompts, type, shown } = terminal()
    const answer = prompts.text('day', (raw) => raw === '2026-03-31' || 'is not a day')
    await type('x\r', '\u007f', '2026-03-31\r')
    expect(await answer).toBe('2026-03-31')
    expect(shown()).toContain('is not a day')
  })

  it('take a choice', async () => {
    const { prompts, type, shown } = terminal()
    const choices = [
      { value: 'phone', name: '电话' },
      { value: 'visit', name: '走访' },
    ]
    const answer = prompts.choose('联系方式', choices, 'zh')
    await type('\u001b[B', '\r')
    expect(await answer).toBe('visit')
    expect(shown()).toContain('回车确定')
    expect(shown()).not.toMatch(/navigate|select/)
  })

  it('take a choice by a part of it, and never another one for what is none', async () => {
    const choices = [
      { value: 'phone', name: '电话' },
      { value: 'wechat', name: '微信' },
    ]
    for (const part of ['微', 'WeC', 'ｗｅｃｈａｔ']) {
      const { prompts, type } = terminal()
      const answer = prompts.choose('联系方式', choices, 'zh')
      await type(part, '\r')
      expect(await answer).toBe('wechat')
    }
    const { prompts, type, shown } = terminal()
    const answer = prompts.choose('联系方式', choices, 'zh')
    await type('传真', '\r')
    expect(await Promise.race([answer, new Promise((done) => setTimeout(() => done('asked on'), 100))])).toBe(
      'asked on',
    )
    expect(stripVTControlCharacters(shown())).toContain('没有与此相符的选项')
    await type('\u007f\u007f', '微信', '\r')
    expect(await answer).toBe('wechat')
  })

  it.each([
    ['en', 'write it?', 'write it? (y/N)'],
    ['zh', '写入吗？', '写入吗？（是/否）'],
  ] as const)(
    'take yes and no in both languages, and never an empty line for yes (%s)',
    async (lang, message, asked) => {
      const answers = { '': false, y: true, YES: true, 是: true, ｙ: true, n: false, no: false, 否: false }
      for (const [typed, expected] of Object.entries(answers)) {
        const { prompts, type, shown } = terminal()
        const answer = prompts.confirm(message, lang)
        await type(`${typed}\r`)
        expect(await answer).toBe(expected)
        expect(stripVTControlCharacters(shown())).toContain(asked)
      }
    },
  )

  it('say what to answer where it is neither yes nor no', async () => {
    const { prompts, type, shown } = terminal()
    const answer = prompts.confirm('写入吗？', 'zh')
    await type('好\r', '\u007f', '是\r')
    expect(await answer).toBe(true)
    expect(shown()).toContain('请回答“是”或“否”')
  })

  it('end in exit 130 at Ctrl-C and at the end of input', async () => {
    for (const end of ['\u0003', '\u0004', null]) {
      const { prompts, input, type } = terminal()
      const answer = prompts.text('name', () => true).catch((error: unknown) => error)
      if (end === null) setTimeout(() => input.end(), 50)
      else await type(end)
      const error = await answer
      expect(error).toBeInstanceOf(Problem)
      expect((error as Problem).exitCode).toBe(130)
    }
  })
})
