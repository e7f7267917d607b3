import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/clause/problem.ts'
import { Back, terminalPrompts } from '../../src/terminal/prompts.ts'

/** So many turns of its loop, a process that has nothing else to do has done what a key leads to at once. */
const turns = 20

/** A terminal whose keys are pressed by the test, one after the other once a question stands there. */
function terminal() {
  const input = new PassThrough()
  let shown = ''
  // A question ends what it writes to, unless it is a process's own stream.
  const output = () =>
    new PassThrough().on('data', (chunk: Buffer) => {
      shown += chunk.toString()
    })
  /** Waits until the terminal shows it. */
  const until = async (text: RegExp) => {
    while (!text.test(stripVTControlCharacters(shown))) await new Promise((turn) => setTimeout(turn))
  }
  /** Presses keys; what stands between them is waited for. */
  const type = async (...keys: (string | RegExp)[]) => {
    // The first question of all waits for its library.
    await until(/./)
    for (const key of keys) {
      for (let turn = 0; turn < turns; turn++) await new Promise((done) => setImmediate(done))
      if (typeof key === 'string') input.write(key)
      else await until(key)
    }
  }
  return { prompts: terminalPrompts(() => input, output), input, type, shown: () => shown }
}

describe('questions on a terminal', () => {
  it('take a text, and say why an answer does not do', async () => {
    const { prompts, type, shown } = terminal()
    const answer = prompts.text('day', (raw) => raw === '2026-03-31' || 'is not a day')
    await type('x\r', /is not a day/, '\u007f', '2026-03-31\r')
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

  it('take no choice that decides before one was moved to, or typed', async () => {
    const choices = [
      { value: 'approved', name: '同意' },
      { value: 'rejected', name: '不同意' },
    ]
    for (const [keys, value] of [
      [['\u001b[B', '\r'], 'approved'],
      [['\u001b[A', '\r'], 'rejected'],
      [['不', '\r'], 'rejected'],
    ] as const) {
      const { prompts, type } = terminal()
      const answer = prompts.choose('决定', choices, 'zh', { decides: true })
      await type('\r', /请先选择/, ...keys)
      expect(await answer).toBe(value)
    }
    // What was chosen before is chosen.
    const { prompts, type } = terminal()
    const again = prompts.choose('决定', choices, 'zh', { decides: true, before: 'rejected' })
    await type('\r')
    expect(await again).toBe('rejected')
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
    const { prompts, type } = terminal()
    let answered = false
    const answer = prompts.choose('联系方式', choices, 'zh').finally(() => {
      answered = true
    })
    await type('传真', '\r', /没有与此相符的选项/, '\r')
    await type('\u007f\u007f')
    expect(answered).toBe(false)
    await type('微信', '\r')
    expect(await answer).toBe('wechat')
  })

  it('take the choice that is typed whole before those that contain it', async () => {
    const choices = [
      { value: 'as-proposed', name: '按日期推断 22 张，其余 23 张以后再说' },
      { value: 'later', name: '以后再说' },
      { value: 'late', name: '超期' },
    ]
    for (const [typed, taken] of [
      ['以后再说', 'later'],
      ['LATE', 'late'],
      ['后再说', 'later'],
      ['其余', 'as-proposed'],
    ] as const) {
      const { prompts, type } = terminal()
      const answer = prompts.choose('如何处理', choices, 'zh')
      await type(typed, '\r')
      expect([typed, await answer]).toEqual([typed, taken])
    }
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
    await type('好\r', /请回答“是”或“否”/, '\u007f', '是\r')
    expect(await answer).toBe(true)
    expect(shown()).toContain('请回答“是”或“否”')
  })

  it('end in exit 130 at Ctrl-C and at the end of input', async () => {
    for (const end of ['\u0003', '\u0004', null]) {
      const { prompts, input, type } = terminal()
      const answer = prompts.text('name', () => true).catch((error: unknown) => error)
      await type(...(end === null ? [] : [end]))
      if (end === null) input.end()
      const error = await answer
      expect(error).toBeInstanceOf(Problem)
      expect((error as Problem).exitCode).toBe(130)
    }
  })

  it('mark what was refused, which the next character replaces and an arrow or Backspace changes', async () => {
    const check = (raw: string) => /^\d+$/.test(raw) || 'digits only'
    for (const [keys, answer] of [
      [['12x\r', /digits only/, '34', '\r'], '34'],
      [['12x\r', /digits only/, '\u007f', '\r'], '12'],
      [['x12\r', /digits only/, '\u001b[D', '\u001b[D', '\u001b[D', '\u001b[3~', '\r'], '12'],
      // Ctrl-U takes all of it away, Ctrl-W its last word.
      [['12x\r', /digits only/, '\u0015', '7\r'], '7'],
      [['12 x\r', /digits only/, '\u0017', '\u007f', '\r'], '12'],
      [['12', '\r'], '12'],
    ] as const) {
      const { prompts, type } = terminal()
      const asked = prompts.text('number', check)
      await type(...keys)
      expect(await asked).toBe(answer)
    }
  })

  it('offer what was answered before, taken by Enter and replaced by typing', async () => {
    for (const [keys, answer] of [
      [['\r'], '电话'],
      [['走访', '\r'], '走访'],
      [['\u007f', '\r'], '电'],
    ] as const) {
      const { prompts, type, shown } = terminal()
      const asked = prompts.text('方式', () => true, { before: '电话' })
      await type(/电话/, ...keys)
      expect(await asked).toBe(answer)
      expect(stripVTControlCharacters(shown())).toContain('方式 电话')
    }
  })

  it('offer the choice of before first, also one that is found only where it is typed', async () => {
    const choices = ['a', 'b', 'c'].map((value) => ({ value, name: `choice ${value}` }))
    const one = terminal()
    const chosen = one.prompts.choose('which', choices, 'en', { before: 'b' })
    await one.type(/choice b/, '\r')
    expect(await chosen).toBe('b')
    const other = terminal()
    const found = other.prompts.choose(
      'which',
      async (typed) => (typed === '' ? choices : [{ value: typed, name: `new: ${typed}` }]),
      'en',
      { before: '李明' },
    )
    await other.type(/new: 李明/, '\r')
    expect(await found).toBe('李明')
  })

  it('lose no key that is typed before the next question stands there, but agree to nothing unseen', async () => {
    const { prompts, type } = terminal()
    const first = prompts.text('one', () => true)
    await type('a\r', 'b\r', 'c\r')
    expect(await first).toBe('a')
    expect(await prompts.text('two', async () => true as const)).toBe('b')
    const seen = prompts.text('save', () => true, { fresh: true })
    await type(/save/, 'd\r')
    expect(await seen).toBe('d')
  })

  it('take nothing where what was refused is taken away by Ctrl-U', async () => {
    const { prompts, type } = terminal()
    const asked = prompts.text('day', (raw) => raw === '' || 'no day')
    await type('x\r', /no day/, '\u0015', '\r')
    expect(await asked).toBe('')
  })

  it.each([
    ['question', 'Esc 返回上一题'],
    ['desk', 'Esc 返回工作台'],
    ['choice', 'Esc 返回'],
    ['out', 'Esc 离开'],
    ['nowhere', 'Ctrl-C 离开'],
  ] as const)('say below the choices where Esc leads: %s', async (esc, said) => {
    const { prompts, type, shown } = terminal()
    const chosen = prompts.choose('哪个', [{ value: 'a', name: '甲' }], 'zh', { esc })
    await type(/甲/, '\r')
    await chosen
    expect(stripVTControlCharacters(shown())).toContain(`回车确定，${said}?`)
  })

  it('go back at Esc and leave at Ctrl-C', async () => {
    const { prompts, type } = terminal()
    const back = prompts.text('one', () => true).catch((error: unknown) => error)
    await type('half', '\u001b')
    expect(await back).toBeInstanceOf(Back)
  })
})
