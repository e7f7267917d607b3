// @module-tag long

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { noTerminal, terminalDesk } from '../../terminal/keyboard.ts'

const [enter, esc] = ['\r', '\u001b']

const desk = terminalDesk()

const contacts = (): { number: string; on: string }[] => {
  const { contacts } = JSON.parse(desk.pipe('contact', 'list', '--format', 'json').stdout)
  return contacts.sort((a: { number: string }, b: { number: string }) => a.number.localeCompare(b.number))
}

beforeAll(() => {
  if (noTerminal) return
  expect(desk.pipe('init').status).toBe(0)
  writeFileSync(
    join(desk.cwd, 'list.csv'),
    '客户编号,客户名称\nC00127,佛山大兴五金有限公司\nC00128,中山大兴灯饰有限公司\n',
  )
  expect(desk.pipe('customer', 'import', 'list.csv').status).toBe(0)
})

describe.skipIf(noTerminal)('a line at the keyboard', () => {
  it('asks which customer and what an unknown word is, and Enter saves what it shows', async () => {
    const { code, restored } = await desk.type(
      ['log', '大兴昨天电话 摸摸 需求无', '--lang', 'zh'],
      [
        ['“大兴”是哪个客户', `灯饰${enter}`],
        ['“摸摸”是什么', `去掉${enter}`],
        ['回车保存', enter],
      ],
    )
    expect({ code, restored }).toEqual({ code: 0, restored: true })
    expect(contacts()).toMatchObject([{ customer: 'C00128', on: '2026-06-29', needs: '无', summary: null }])
  })

  it('leads back to the line by Esc, where it is mended', async () => {
    const { code } = await desk.type(
      ['log', '--lang', 'zh'],
      [
        ['一行写下这次联系', `127 昨天 走访 摸摸 需求 无${enter}`],
        ['“摸摸”是什么', esc],
        ['一行写下这次联系', `127 昨天 走访 需求 扩项${enter}`],
        ['回车保存', enter],
      ],
    )
    expect(code).toBe(0)
    expect(contacts()).toMatchObject([{ customer: 'C00128' }, { customer: 'C00127', needs: '扩项', summary: null }])
  })

  it('saves nothing by Esc', async () => {
    const before = desk.pipe('audit', 'list', '--format', 'json').stdout
    const { code, shown, restored } = await desk.type(
      ['log', '127 昨天 微信 需求 无', '--lang', 'zh'],
      [['回车保存', esc]],
    )
    expect({ code, restored, isShown: shown.includes('佛山大兴五金有限公司') }).toEqual({
      ...{ code: 130, restored: true, isShown: true },
    })
    expect(desk.pipe('audit', 'list', '--format', 'json').stdout).toBe(before)
  })

  it('leads from the two days that an answer may be back to its text', async () => {
    const number = contacts()[0]?.number ?? ''
    const { code } = await desk.type(
      ['contact', 'edit', number, '--reason', '日期录错', '--lang', 'zh'],
      [
        ['↑↓', `联系日期${enter}`],
        ['联系日期', `last monday${enter}`],
        ['“last monday”是哪一天', esc],
        ['\u001b[?25h', `上周五${enter}`],
        ['↑↓', enter],
        ['回车保存', enter],
      ],
    )
    expect(code).toBe(0)
    expect(contacts().map(({ on }) => on)).toContain('2026-06-26')
  })
})

describe.skipIf(noTerminal)('what is pasted', () => {
  const [begins, ends] = ['\u001b[200~', '\u001b[201~']

  it('of several lines at the desk is shown whole, and one Enter saves it; one line stands there to be sent', async () => {
    const before = contacts().length
    const { code, shown, restored } = await desk.type(
      ['--lang', 'zh'],
      [
        ['q 离开', `${begins}127\t06-01\t电话 需求 无\r128 06-02 电话 需求 无\r${ends}`],
        ['回车保存', enter],
        ['q 离开', `${begins}127 06-03 电话 需求 无\r${ends}`],
        ['06-03 电话', enter],
        ['回车保存', enter],
        ['q 离开', `q${enter}`],
      ],
    )
    expect({ code, restored }).toEqual({ code: 0, restored: true })
    expect(shown).toContain("$ certdesk log - <<'END'\r\n127 06-01 电话 需求 无\r\n128 06-02 电话 需求 无\r\nEND")
    expect(contacts().slice(before)).toMatchObject([{ on: '2026-06-01' }, { on: '2026-06-02' }, { on: '2026-06-03' }])
    // The terminal is asked for its marks, and no longer once the program ends.
    expect(shown.lastIndexOf('\u001b[?2004l')).toBeGreaterThan(shown.lastIndexOf('\u001b[?2004h'))
  })

  it('of several lines at a question answers it by the first alone, and says so', async () => {
    const { code } = await desk.type(
      ['complaint', 'add', '127', '--lang', 'zh'],
      [
        ['投诉内容', `${begins}报告迟到\r第二段\r第三段${ends}`],
        ['粘贴了 3 行：这里只填第一行，其余 2 行未填入', '\u0003'],
      ],
    )
    expect(code).toBe(130)
  })
})
