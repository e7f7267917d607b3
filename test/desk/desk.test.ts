import { describe, expect, it } from 'vitest'
import { clerk } from '../contact/clerk.ts'

/**
 * Somebody at the desk: what is typed on its line one after the other, and what is answered to questions by a part of them; any other is
 * answered by Enter.
 */
function sitting(lines: readonly string[], answers: Answers = {}) {
  const left = [...lines]
  const open = new Map(Object.entries(answers).map(([part, texts]) => [part, [...texts]]))
  return (message: string, flag: string | undefined): string | undefined => {
    if (message.startsWith('desk:')) return left.shift()
    for (const [part, texts] of open)
      if (`${message} ${flag ?? ''}`.includes(part) && texts.length > 0) return texts.shift()
    return ''
  }
}

/** Where there is no answer, Ctrl-C. */
type Answers = Readonly<Record<string, readonly (string | undefined)[]>>

const at = async (lines: readonly string[], answers: Answers = {}) => {
  const own = await clerk()
  const outcome = await own.at(['--lang', 'zh'], { tty: true, answers: sitting(lines, answers) })
  return { ...own, ...outcome }
}

describe('the desk', () => {
  it('takes a line for a contact, shows the record before it is saved, and the next line waits', async () => {
    const { code, err, json } = await at([
      '乙食品 昨天 电话 监审 2026-09 需求 无 已约定',
      '甲机械 今天 电话 需求 无',
      'q',
    ])
    expect(code, err).toBe(0)
    expect(err).toContain('尚未保存。保存后：')
    expect((await json(['contact', 'list'])).contacts).toMatchObject([
      { customer: 'C001', on: '2026-06-30' },
      { customer: 'C002', on: '2026-06-29', surveillance: '2026-09', needs: '无', summary: '已约定' },
    ])
  })

  it('leaves a conversation at Ctrl-C, not the desk, and offers its answers when it is taken up again', async () => {
    const { code, err, asked, json } = await at(['投诉 乙食品', '投诉 乙食品', 'q'], {
      '--content': ['报告迟迟未到', ''],
      '--received': [undefined, ''],
    })
    expect(code, err).toBe(0)
    expect(asked).toContain('投诉内容 [报告迟迟未到]')
    expect((await json(['complaint', 'list'])).complaints).toMatchObject([{ content: '报告迟迟未到' }])
  })
})
