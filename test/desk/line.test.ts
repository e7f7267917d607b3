import { describe, expect, it } from 'vitest'
import { deskExplained } from '../../src/desk/explained.ts'
import { type CommandOf, meantBy } from '../../src/desk/line.ts'
import { leads } from '../../src/desk/words.ts'
import { program } from '../../src/program.ts'
import { commandsMeant } from '../../src/terminal/spoken-command.ts'
import { widthOf } from '../../src/terminal/wrap.ts'

const nothing = { en: '', zh: '' }
const commandOf: CommandOf = async (words) =>
  (await commandsMeant(program, words)).map((each) => ({ ...each, words: nothing }))
const meant = (line: string) => meantBy(line, commandOf)

describe('a line at the desk', () => {
  it.each([
    ['艺科 昨天 电话 监审 2027-03 需求 无', 'log'],
    ['今天 艺科 电话', 'log'],
    ['yk zt dh js 2027-03 xq w', 'log'],
    ['ts zt dh js 2027-03 xq w', 'log'],
    ['艺科 昨天 电话 投诉', 'log'],
    ['艺科 电话 改名', 'log'],
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
    ['ABC Test Co 改名', ['change', 'submit', '--set', 'name', 'ABC Test Co']],
    ['艺科 快到期', ['certificate', 'list', '--expires-within', '90', '艺科']],
    ['艺科 换联系人', ['change', 'submit', '--set', 'contact-person', '艺科']],
    ['联系人 艺科', ['customer', 'person', 'list', '艺科']],
    ['联系人 登记 艺科', ['customer', 'person', 'add', '艺科']],
    ['ts yk 报告 迟迟未到', ['complaint', 'add', 'yk', '--content', '报告 迟迟未到']],
    ['qlx', ['contact', 'due']],
    ['改名 艺科', ['change', 'submit', '--set', 'name', '艺科']],
    ['暂停', ['suspend', 'start']],
    ['联系 登记 艺科', ['contact', 'add', '艺科']],
    ['contact list --on 2026-01-01', ['contact', 'list', '--on', '2026-01-01']],
    ['certdesk contact due', ['contact', 'due']],
    ['certdesk today --all', ['today', '--all']],
    ['today --all', ['today', '--all']],
    ['CH-2026-0001', ['next', 'CH-2026-0001']],
  ])('is a command: %s', async (line, argv) => expect(await meant(line)).toEqual(argv))

  it.each([
    ['撤销 2', ['undo', '2']],
    ['撤消 #2', ['undo', '#2']],
    ['撤回 2', ['undo', '2']],
    ['撤销 Q-001', ['suspend', 'withdraw', 'Q-001']],
    ['取消上一步', ['undo']],
    ['帮助', ['help', 'desk']],
    ['帮助 投诉', ['help', '投诉']],
    ['查 艺科', ['customer', 'find', '艺科']],
    ['欠', ['contact', 'due']],
    ['历史', ['audit', 'list']],
    ['CT-2026-0001', ['contact', 'show', 'CT-2026-0001']],
    ['cp-2026-0001', ['next', 'CP-2026-0001']],
    ['修改 CT-2026-0001', ['contact', 'edit', 'CT-2026-0001']],
    ["客户 导入 '客户 名单.csv'", ['customer', 'import', '客户 名单.csv']],
    ['客户 导入 客户\\ 名单.csv', ['customer', 'import', '客户 名单.csv']],
  ])('is read as people type it: %s', async (line, argv) => expect(await meant(line)).toEqual(argv))

  it.each([
    ['撤销', [['undo'], ['suspend', 'withdraw']]],
    ['撤消', [['undo'], ['suspend', 'withdraw']]],
    ['导入 a.csv', ['customer', 'contact', 'survey', 'feedback'].map((noun) => [noun, 'import', 'a.csv'])],
    ['更正', ['contact', 'customer', 'certificate'].map((noun) => [noun, 'edit'])],
  ])('is asked about where it may be several commands: %s', async (line, several) => {
    expect(await meant(line)).toEqual({ several: several.map((argv) => ({ argv, words: nothing })) })
  })

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
