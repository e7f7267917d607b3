// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { certified, clerk } from '../contact/clerk.ts'
import { desk } from '../upkeep/desk.ts'

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

  it('finds a customer by the number of a certificate, and offers what is done with that first', async () => {
    const own = await clerk()
    await own.json(certified('C001', '2025-01-20', '2028-01-19', 'Q-2025-00178'))
    await own.json(certified('C002', '2025-01-20', '2028-01-19', 'Q-2025-00245'))
    const answers = sitting(['/', '/', '/', 'q'], {
      '客户（编号': ['00245', 'Q-2025-00178', 'C002'],
      办理什么: ['0', '2', '1'],
    })
    const { code, err, out } = await own.at(['--lang', 'zh'], { tty: true, answers })
    expect(code, err).toBe(0)
    expect(err).toContain('$ certdesk certificate show Q-2025-00245')
    expect(err).toContain('$ certdesk suspend start Q-2025-00178')
    // By its code alone it is as it was.
    expect(err).toContain('$ certdesk customer show C002')
    expect(out).toContain('Q-2025-00245')
  })

  it('offers what is done with a certificate or contract of which the number is all that is typed', async () => {
    const own = await clerk()
    await own.json(certified('C001', '2025-01-20', '2028-01-19', 'Q-2025-00178'))
    const answers = sitting(['q-2025-00178', 'q'], { 办理什么: ['0'] })
    const { code, err, asked } = await own.at(['--lang', 'zh'], { tty: true, answers })
    expect(code, err).toBe(0)
    expect(err).toContain('$ certdesk certificate show Q-2025-00178')
    expect(asked.join('\n')).toContain('甲机械')
  })

  it('is the desk of whoever has always typed from an account that is nobody by itself', async () => {
    const own = await clerk()
    const env = { systemUser: 'front-desk' }
    const lines = (...typed: readonly string[]) => ({ tty: true, ...env, answers: sitting([...typed, 'q']) })
    await own.at(
      ['contact', 'add', 'C001', '--on', '2026-06-30', '--channel', 'phone', '--needs', '无', '--by', 'clerk'],
      env,
    )
    const { err, json } = { ...own, ...(await own.at(['--lang', 'zh'], lines('乙食品 昨天 电话 需求 无'))) }
    expect(err).not.toContain('不在人员名单中')
    expect(err).toMatch(/“front-desk”此前均由\s*clerk\s*录入[\s\S]*certdesk --by 姓名/u)
    expect((await json(['audit', 'list'])).entries[0]).toMatchObject({ by: 'clerk', systemUser: 'front-desk' })
    // Where two take turns, nobody is taken for the other.
    await own.json(['staff', 'add', '李四', '--role', 'business'])
    await own.at(
      ['contact', 'add', 'C001', '--on', '2026-06-29', '--channel', 'phone', '--needs', '无', '--by', '李四'],
      env,
    )
    const { asked } = await own.at(['--lang', 'zh'], lines('乙食品 前天 电话 需求 无'))
    expect(asked.join('\n')).toContain('不在人员名单中')
  })

  it('shows all lines that are pasted before any is saved, and the line that does the same', async () => {
    const lines = ['乙食品\t昨天\t电话 需求 无', '', '甲机械 今天 微信 监审 2026-09 需求 无']
    const { code, err, asked, json, at: run } = await at([lines.join('\n'), 'q'])
    expect(code, err).toBe(0)
    expect(asked.filter((message) => !/^desk:|备份/u.test(message))).toEqual(['回车保存，Esc 放弃'])
    expect(err).toMatch(/尚未保存。保存后：[\s\S]*乙食品[\s\S]*甲机械[\s\S]*已记录 2 次联系。/u)
    const there = (await json(['contact', 'list'])).contacts
    expect(there).toMatchObject([
      { customer: 'C001', on: '2026-06-30', surveillance: '2026-09' },
      { customer: 'C002', on: '2026-06-29', needs: '无' },
    ])
    expect((await json(['audit', 'list'])).entries[0]).toMatchObject({ command: expect.stringMatching(/^log -( |$)/) })
    // The same again from the line that was shown changes nothing.
    const typed = /^\$ certdesk log - <<'END'\n([\s\S]*?)\nEND$/mu.exec(err)?.[1]
    const again = await run(['log', '-', '--format', 'json'], { stdin: typed ?? '' })
    expect(JSON.parse(again.out).contacts).toMatchObject([
      { line: 1, customer: 'C002', already: true },
      { line: 2, customer: 'C001', already: true },
    ])
  })

  it('says of pasted lines what is wrong with them, saves none, and brings them back to be mended', async () => {
    const { err, json } = await at(['乙食品 昨天 电话 需求 无\n丙公司 昨天 电话', 'q'])
    expect(err).toContain('共 2 行，其中 1 行有误，全部未保存')
    expect(err).toContain('这 2 行均未保存；按 ↑ 可逐行找回修改')
    expect((await json(['contact', 'list'])).contacts).toEqual([])
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

  it('takes answers up again until they are saved', async () => {
    const { code, err, json } = await at(['投诉 乙食品', '投诉 乙食品', 'q'], {
      '--content': ['报告迟迟未到', ''],
      '--received': [undefined, '2026-06-28'],
    })
    expect(code, err).toBe(0)
    expect((await json(['complaint', 'list'])).complaints).toMatchObject([
      { content: '报告迟迟未到', received: '2026-06-28' },
    ])
  })

  it('tells at ? what can be typed, as the command line that it shows does in a pipe', async () => {
    const { err, out, at: run } = await at(['？', 'q'])
    expect(err).toContain('$ certdesk help desk')
    const piped = await run(['help', '工作台', '--lang', 'zh'])
    expect([piped.code, piped.err]).toEqual([0, ''])
    expect(out).toContain('一行文字')
    expect(piped.out).toContain('快到期 kdq')
  })
})

describe('the first morning', () => {
  const first = (lines: readonly string[], answers: Answers, env = {}) => {
    const own = desk({ env: { LANG: 'en_US.UTF-8', ...env } })
    fs.writeFileSync(path.join(own.cwd, '客户 名单.csv'), '客户编号,客户名称\nC001,甲机械有限公司\n')
    return { own, run: () => own.at([], { tty: true, answers: sitting(lines, answers) }) }
  }

  it('leads from nothing to the first customers by questions alone, as whoever answered them, in their language', async () => {
    const { own, run } = first(['row 0', 'q'], {
      Language: ['zh'],
      您的姓名: ['王芳'],
      '王芳 登记为': ['both'],
      文件路径: ["'客户名单.csv' ", '"客户 名单.csv" '],
    })
    const { code, err, asked } = await run()
    expect(code, err).toBe(0)
    const boards = asked.filter((message) => message.startsWith('desk:'))
    expect(boards[0]).toContain('登记簿里还没有客户。')
    expect(boards[0]).toContain('\n导入客户名单（Excel 或 CSV）\n登记第一个客户')
    expect(boards[1]).not.toContain('导入客户名单')
    // A file that is not there is told where it is typed.
    expect(asked.join()).toContain('找不到文件“客户名单.csv”')
    expect(err).toMatch(/\$ certdesk customer import --by 王芳 ["']客户 名单\.csv["']/)
    expect((await own.json(['customer', 'list'])).customers).toMatchObject([{ code: 'C001' }])
    expect((await own.json(['audit', 'list'])).entries.map(({ by }: { by: string }) => by)).toEqual(['王芳', '王芳'])
  })

  it('records the first customer as well', async () => {
    const { own, run } = first(
      ['row 1', 'q'],
      { 'clerk 登记为': ['both'], 营业执照: ['甲机械有限公司'] },
      { CERTDESK_LANG: 'zh' },
    )
    const { code, err } = await run()
    expect(code, err).toBe(0)
    expect((await own.json(['customer', 'list'])).customers).toMatchObject([{ name: '甲机械有限公司' }])
  })

  it('asks an account that is nobody who does it, once, and goes on as them', async () => {
    const own = await clerk()
    const lines = ['甲机械 今天 电话 需求 无', '乙食品 今天 电话 需求 无', 'q']
    const { code, err, asked } = await own.at(['--lang', 'zh'], {
      ...{ tty: true, systemUser: 'nobody', answers: sitting(lines, { '由谁办理？': ['clerk'] }) },
    })
    expect(code, err).toBe(0)
    expect(asked.filter((message) => message.includes('由谁办理？'))).toEqual([
      '“nobody”不在人员名单中；新人员由经理登记。\n这次由谁办理？',
    ])
    expect((await own.json(['contact', 'list'])).contacts).toMatchObject([{ staff: 'clerk' }, { staff: 'clerk' }])
  })
})
