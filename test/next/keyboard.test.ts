// @module-tag long

import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { noTerminal, terminalDesk } from '../terminal/keyboard.ts'

const [enter, esc, ctrlC, down] = ['\r', '\u001b', '\u0003', '\u001b[B']

describe.skipIf(noTerminal)('at the keyboard', () => {
  const desk = terminalDesk()
  const state = () => JSON.parse(desk.pipe('change', 'show', 'CH-2026-0001', '--format', 'json').stdout).change.state

  it('Enter goes on with the next step, Esc leads back to the list and then out of it', async () => {
    expect(desk.pipe('init', '--go-live', '2025-01-16').status).toBe(0)
    desk.pipe('customer', 'add', '甲机械有限公司', '--code', 'C001')
    const f01 = ['--f01', 'F-1', '--copies', '2', '--signed-on', '2026-01-05', '--on', '2026-01-06']
    expect(desk.pipe('change', 'submit', 'C001', ...f01, '--set', '名称=甲科技有限公司').status).toBe(0)
    const next = ['next', 'CH-2026-0001', '--lang', 'zh']

    const left = await desk.type(next, [
      ['现在办理哪一步', enter],
      ['是否影响', esc],
      ['现在办理哪一步', ctrlC],
    ])
    expect({ code: left.code, restored: left.restored, state: state() }).toEqual({
      ...{ code: 130, restored: true, state: 'submitted' },
    })

    const walked = await desk.type(next, [
      ['现在办理哪一步', enter],
      ['是否影响', enter],
      ['请先选择', down + enter],
      ['分类理由', `只是更名${enter}`],
      ['办理日期', enter],
      ['回车保存', enter],
      ['确认资料', esc],
    ])
    expect({ code: walked.code, restored: walked.restored, state: state() }).toEqual({
      ...{ code: 0, restored: true, state: 'classified' },
    })
    const shown = stripVTControlCharacters(walked.shown)
    expect(shown).toContain('$ certdesk change classify CH-2026-0001 --lang zh --class administrative --why 只是更名')
    expect(shown).toContain('$ certdesk next CH-2026-0001')
  })
})
