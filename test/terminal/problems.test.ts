import { describe, expect, it } from 'vitest'
import { refused, unavailable, usage } from '../../src/clause/problem.ts'
import { unread } from '../../src/terminal/preread.ts'
import { sayProblem } from '../../src/terminal/problems.ts'
import { testWorld } from '../world.ts'

async function said(error: unknown, argv: readonly string[] = [], env: Record<string, string> = {}) {
  const world = testWorld({ env })
  const exit = await sayProblem(error, unread(argv, env), world)
  expect(world.out()).toBe('')
  return { exit, text: world.err() }
}

const alone = refused(
  '4.5.1',
  { en: 'Nobody approves a change alone.', zh: '变更不得由一人批准。' },
  { en: 'Ask the manager.', zh: '请经理批准。' },
)

describe('a problem', () => {
  it('is a sentence, what to do, and the clause, in the reader’s language', async () => {
    expect(await said(alone)).toEqual({
      exit: 3,
      text: 'certdesk: Nobody approves a change alone. (clause 4.5.1)\n  → Ask the manager.\n',
    })
    expect((await said(alone, ['--lang', 'zh'])).text).toBe(
      'certdesk: 变更不得由一人批准。（条款 4.5.1）\n  → 请经理批准。\n',
    )
  })

  it('keeps within a terminal, and each command whole on a line of its own', async () => {
    const world = testWorld({ tty: true, columns: 40, env: { NO_COLOR: '1' } })
    const hint = '请先登记该客户的证书，或换一个日期再试：certdesk certificate add C00001 --number Q1'
    const error = usage(
      { en: '', zh: '该客户在所说日期没有有效证书，因此没有可以登记的监督日期。' },
      { en: '', zh: hint },
    )
    await sayProblem(error, unread(['--lang', 'zh'], {}), world)
    expect(world.err()).toBe(
      [
        'certdesk: 该客户在所说日期没有有效证书，',
        '因此没有可以登记的监督日期。',
        '  → 请先登记该客户的证书，或换一个日期再',
        '    试：',
        '    certdesk certificate add C00001 --number Q1\n',
      ].join('\n'),
    )
  })

  it('is JSON where the output is', async () => {
    const { text, exit } = await said(alone, ['--format', 'json', '--lang', 'zh'])
    expect(exit).toBe(3)
    expect(JSON.parse(text)).toEqual({
      error: { code: 'refused', message: '变更不得由一人批准。', hint: '请经理批准。', clause: '4.5.1' },
    })
    expect(JSON.parse((await said(alone, ['--format=jsonl'])).text).error.code).toBe('refused')
  })

  it('has the exit code of its kind', async () => {
    const words = { en: 'x', zh: 'x' }
    expect((await said(usage(words))).exit).toBe(2)
    expect((await said(unavailable(words))).exit).toBe(4)
  })

  it('shows control characters of what was typed instead of sending them', async () => {
    const odd = usage({ en: 'No customer "a\u001b[2Jb".', zh: '无' })
    expect((await said(odd)).text).toBe('certdesk: No customer "a\\x1b[2Jb".\n')
    expect((await said(odd, ['--format', 'json'])).text).not.toContain('\u001b')
  })
})

describe('any other error', () => {
  it('is ours: exit 70, with its message and without its stack', async () => {
    const { exit, text } = await said(new TypeError('x is undefined'))
    expect(exit).toBe(70)
    expect(text).toContain('x is undefined')
    expect(text).toContain('whoever gave you certdesk')
    expect(text).not.toContain('problems.test.ts')
    expect((await said('a text', ['--lang', 'zh'])).text).toContain('a text')
  })

  it('shows its stack under CERTDESK_DEBUG=1', async () => {
    expect((await said(new Error('x'), [], { CERTDESK_DEBUG: '1' })).text).toContain('problems.test.ts')
  })
})
