import { describe, expect, it } from 'vitest'
import { deskExplained } from '../../src/desk/explained.ts'
import { meantBy } from '../../src/desk/line.ts'
import { leads } from '../../src/desk/words.ts'
import { program } from '../../src/program.ts'
import { commandMeant } from '../../src/terminal/spoken-command.ts'
import { widthOf } from '../../src/terminal/wrap.ts'

const meant = (line: string) => meantBy(line, (words) => commandMeant(program, words))

describe('a line at the desk', () => {
  it.each([
    ['艺科 昨天 电话 监审 2027-03 需求 无', 'log'],
    ['今天 艺科 电话', 'log'],
    ['yk zt dh js 2027-03 xq w', 'log'],
    ['ts zt dh js 2027-03 xq w', 'log'],
  ])('is a contact: %s', async (line) => expect(await meant(line)).toEqual(['log', line]))

  it.each([
    ['今天', ['today']],
    ['待办', ['today']],
    ['欠联系', ['contact', 'due']],
    ['快到期', ['certificate', 'list', '--expires-within', '90']],
    ['撤回', ['undo']],
    ['投诉', ['complaint', 'add']],
    ['投诉 艺科', ['complaint', 'add', '艺科']],
    ['艺科 投诉', ['complaint', 'add', '艺科']],
    ['ABC Test Co 改名', ['change', 'submit', 'ABC Test Co']],
    ['ts yk 报告 迟迟未到', ['complaint', 'add', 'yk', '--content', '报告 迟迟未到']],
    ['qlx', ['contact', 'due']],
    ['改名 艺科', ['change', 'submit', '艺科']],
    ['暂停', ['suspend', 'start']],
    ['联系 登记 艺科', ['contact', 'add', '艺科']],
    ['contact list --on 2026-01-01', ['contact', 'list', '--on', '2026-01-01']],
    ['certdesk contact due', ['contact', 'due']],
    ['CH-2026-0001', ['next', 'CH-2026-0001']],
  ])('is a command: %s', async (line, argv) => expect(await meant(line)).toEqual(argv))

  it('leaves', async () => {
    for (const line of ['q', 'Q', '退出']) expect(await meant(line)).toBe('leave')
  })
})

describe('the help of the desk', () => {
  it.each(['en', 'zh'] as const)('is one screen with the line that asked for it and the desk below it: %s', (lang) => {
    const lines = deskExplained(80, lang).trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(21)
    for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(80)
  })

  it('tells words and initials that lead away from a contact, as the desk reads them', async () => {
    for (const { word, initials } of leads) {
      const argv = await meant(word)
      expect(argv, word).not.toEqual(['log', word])
      if (initials !== undefined) expect(await meant(initials), initials).toEqual(argv)
    }
  })
})
