// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { clerkAs } from '../contact/clerk.ts'
import { desk, shell } from '../upkeep/desk.ts'

const by = { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' }

/** Three customers: of the first two certificates that were first issued on different days, and of the others equal days. */
const list = [
  '企业名称,证书编号,认证标准,初次获证日期,发证日期,有效期至,业务员',
  '甲有限公司,Q-1,ISO 9001,2022-05-04,2025-05-04,2028-05-03,王芳',
  '甲有限公司,E-1,ISO 14001,2025-05-04,2025-05-04,2028-05-03,王芳',
  '乙有限公司,Q-2,ISO 9001,2024-03-10,2024-03-10,2027-03-09,王芳',
  '丙有限公司,Q-3,ISO 9001,2023-08-01,2023-08-01,2026-07-31,王芳',
].join('\n')

const firstMorning = () =>
  clerkAs('a morning of three customers', async () => {
    const own = desk({ env: by })
    await own.json(['init'])
    const done = await own.at(['customer', 'import', '-', '--format', 'json'], { stdin: list })
    if (done.code !== 0) throw new Error(done.out + done.err)
    return own
  })

type Own = Awaited<ReturnType<typeof firstMorning>>
type Answers = (message: string) => string | boolean | undefined

const asks = (own: Own, answers: Answers, argv: readonly string[] = ['takeover', '--lang', 'zh']) =>
  own.at(argv, { env: by, tty: true, answers })

const json = async (own: Pick<Own, 'at'>, argv: readonly string[]) => {
  const outcome = await own.at([...argv, '--format', 'json'], { env: by })
  expect(outcome.code, outcome.err).toBe(0)
  return JSON.parse(outcome.out)
}

const kindOf = async (own: Pick<Own, 'at'>, number: string) => {
  const { certificate } = await json(own, ['certificate', 'show', number])
  return [certificate.kind, certificate.lastAudit]
}

/** The surveillances on record, with their days. */
const surveyed = (own: Pick<Own, 'file'>): unknown[] =>
  shell(own.file, (raw) =>
    raw
      .prepare(
        "SELECT number || ' ' || done_on FROM surveillance JOIN certificate ON certificate.id = certificate_id ORDER BY number",
      )
      .pluck()
      .all(),
  )

const isKinds = (message: string) => message.includes('各属初次认证')
const isSurveillances = (message: string) => message.includes('最近一次监督审核是哪天')

describe('the kinds of issue that dates tell', () => {
  it('are all that is taken at once, and how many are left is said', async () => {
    const own = await firstMorning()
    const { code, out, err } = await asks(own, (message) => (isKinds(message) ? 'as-proposed' : 'later'))
    expect(code, err).toBe(0)
    expect(out).toContain('发证类型：已登记 1 项。')
    expect(err).toContain('发证类型：已登记 1 项。')
    expect(err.replaceAll('\n', '')).toContain('初次获证与发证为同一日的 3 张，日期不能说明发证类型')
    expect(await kindOf(own, 'Q-1')).toEqual(['recertification', null])
    expect(await kindOf(own, 'E-1')).toEqual([null, null])
    const { open } = await json(own, ['takeover', 'list'])
    const kinds = open.filter(({ matter }: { matter: string }) => matter === 'kind')
    expect(kinds.map(({ datesTell }: { datesTell: boolean }) => datesTell)).toEqual([false, false, false])
    // Where none tell, nothing can be taken at once; what comes first sets nothing.
    const offered = await asks(own, (message) => (isKinds(message) ? '?' : 'later'))
    expect(offered.err.replaceAll('\n', ' ')).toContain('none of: one-by-one, workbook, later')
    const one = await asks(own, (message) => (isKinds(message) ? 'one-by-one' : '?'))
    expect(one.err.replaceAll('\n', ' ')).toContain('none of: later, initial, recertification, change, transfer')
  })
})

describe('a transfer', () => {
  it('is asked for the last audit of the body before, until one can be', async () => {
    const own = await firstMorning()
    const days = ['无', '2024-02-30', '2024-03-11', '2023-11-20']
    const answers = (message: string) => {
      if (isKinds(message)) return 'one-by-one'
      if (message.includes('转入前（原机构）最近一次审核日期')) return message.includes('Q-2') ? days.shift() : ''
      return message.includes('Q-2') || message.includes('Q-3') ? 'transfer' : 'later'
    }
    const { code, err, asked } = await asks(own, answers)
    expect(code, err).toBe(0)
    expect(asked).toContain('Q-2：转入前最近一次审核晚于发证日期')
    expect(await kindOf(own, 'Q-2')).toEqual(['transfer', '2023-11-20'])
    // Without the day it is left for later.
    expect(await kindOf(own, 'Q-3')).toEqual([null, null])
  })
})

describe('a day of a surveillance', () => {
  it('is refused at the question as the single command refuses it, and asked of what it can be', async () => {
    const own = await firstMorning()
    const days = ['2019-01-01', '2023-05-10']
    const answers = (message: string) => {
      if (isSurveillances(message)) return 'one-by-one'
      if (message.includes('E-1、Q-1')) return days.shift()
      if (message.includes('报告编号')) return 'JD-1'
      if (message.includes('甲有限公司：E-1')) return '2026-04-20'
      return message.includes('最近一次监督日期') ? '' : 'later'
    }
    const { code, err, asked } = await asks(own, answers)
    expect(code, err).toBe(0)
    expect(asked).toContain('E-1：早于初次获证日期 2025-05-04；Q-1：早于初次获证日期 2022-05-04')
    // The day of the older one is none of the younger: that is asked for by itself.
    expect(err).toContain('E-1：早于初次获证日期 2025-05-04。另行填写。')
    expect(surveyed(own)).toEqual(['E-1 2026-04-20', 'Q-1 2023-05-10'])
  })
})

describe('the lines shown after a conversation', () => {
  const linesIn = (out: string): string[] =>
    (/等同于：\n((?:certdesk .*\n)+)/u.exec(stripVTControlCharacters(out))?.[1] ?? '').split('\n').filter(Boolean)

  it('record the same in a pipe: each kind, each day with its reference, and that there was none', async () => {
    const own = await firstMorning()
    const before = desk({ env: by }, own.leave())
    const answers = (message: string) => {
      if (isKinds(message) || isSurveillances(message) || message.includes('维护人从哪天起')) return 'one-by-one'
      if (message.includes('转入前（原机构）最近一次审核日期')) return '2023-11-20'
      if (message.includes('报告编号')) return message.includes('可留空') ? 'JD 1' : ''
      if (message.includes('最近一次监督日期'))
        return message.includes('E-1、Q-1') ? '2026-04-20' : message.includes('Q-2') ? '无' : ''
      if (message.includes('维护起始日期')) return message.includes('乙有限公司') ? '2025-01-02' : ''
      if (message.includes('发证类型')) return message.includes('Q-2') ? 'transfer' : 'later'
      return message.includes('本月收集过') ? 'complete' : 'later'
    }
    const { code, out, err } = await asks(own, answers)
    expect(code, err).toBe(0)
    const shown = linesIn(out)
    expect(shown).toEqual([
      'certdesk takeover answer kind transfer --certificate Q-2 --last-audit 2023-11-20',
      'certdesk takeover answer surveillance 2026-04-20 --certificate E-1 --reference "JD 1"',
      'certdesk takeover answer surveillance 2026-04-20 --certificate Q-1 --reference "JD 1"',
      'certdesk takeover answer surveillance complete --certificate Q-2',
      'certdesk takeover answer maintainer 2025-01-02 --customer C00002',
      'certdesk takeover answer collection complete',
    ])
    for (const line of shown) {
      const argv = (line.match(/"[^"]*"|\S+/g) ?? []).slice(1).map((word) => word.replaceAll('"', ''))
      const done = await before.at([...argv, '--lang', 'zh', '--format', 'table'])
      expect([done.code, done.out.includes('此前已作相同答复')], done.err).toEqual([0, false])
      // Typed once more it changes nothing.
      expect((await before.at([...argv, '--lang', 'zh', '--format', 'table'])).out).toContain('此前已作相同答复')
    }
    for (const number of ['Q-1', 'E-1', 'Q-2', 'Q-3'])
      expect(await kindOf(before, number)).toEqual(await kindOf(own, number))
    expect(surveyed(before)).toEqual(surveyed(own))
    for (const argv of [
      ['takeover', 'list'],
      ['customer', 'show', 'C00002'],
    ])
      expect(await json(before, argv)).toEqual(await json(own, argv))
  })

  it('are of what was answered one by one, and of few answered at once: many have the workbook', async () => {
    const own = await firstMorning()
    const { out } = await asks(own, (message) => (isKinds(message) ? 'as-proposed' : 'later'))
    expect(linesIn(out)).toEqual(['certdesk takeover answer kind recertification --certificate Q-1'])
  })
})

describe('a day or a kind as a command', () => {
  it('names what it is of, goes with what belongs to it, and is refused as the question refuses it', async () => {
    const own = await firstMorning()
    const refused = async (argv: readonly string[]) => {
      const { code, err } = await own.at(['takeover', 'answer', ...argv, '--lang', 'zh'], { env: by })
      expect(code).toBe(2)
      return err.replaceAll('\n', '')
    }
    const surveillance = ['surveillance', '2026-04-20']
    expect(await refused(surveillance)).toContain('日期或发证类型须指明是哪张证书、哪份合同或哪家客户的。')
    expect(await refused([...surveillance, '--certificate', 'Q-1', '--reason', '漏录'])).toContain(
      '--reason 不用于这种答复',
    )
    expect(await refused(['surveillance', '2019-01-01', '--certificate', 'Q-1'])).toContain(
      '早于初次获证日期 2022-05-04',
    )
    expect(await refused(['surveillance', '2026-07-01', '--certificate', 'Q-1'])).toContain('晚于今天 2026-06-30')
    expect(await refused(['kind', 'transfer', '--certificate', 'Q-1'])).toContain('须给出转入前最近一次审核日期')
    expect(await refused(['kind', 'complete'])).toContain('发证类型须逐张答复')
    expect(await refused(['contact', '2026-04-20', '--customer', 'C00001'])).toContain('该事项不填日期')
    expect(await refused(['maintainer', '2025-01-02', '--customer', 'C00001', '--certificate', 'Q-2'])).toContain(
      'Q-2 不是 C00001 的证书',
    )
    expect(surveyed(own)).toEqual([])
    const said = await json(own, ['takeover', 'answer', 'surveillance', '前天', '--certificate', 'Q-1'])
    expect(said.takeover).toMatchObject({ answer: '2026-06-28', certificate: 'Q-1', reference: null })
    expect(surveyed(own)).toEqual(['Q-1 2026-06-28'])
  })
})

describe('a text of an answer', () => {
  it('is held to the same as its flag: its length, and characters that nobody sees', async () => {
    const own = await firstMorning()
    const references = ['报'.repeat(501), 'JD\u200b-1']
    const reasons = ['', '因'.repeat(4001), '旧系统\u200b已停用']
    const answers = (message: string) => {
      if (isSurveillances(message)) return 'one-by-one'
      if (message.includes('本月收集过') || message.includes('为什么无从查明'))
        return message.includes('为什么') ? reasons.shift() : 'unknown'
      if (message.includes('报告编号')) return references.shift()
      if (message.includes('E-1、Q-1')) return '2026-04-20'
      return message.includes('最近一次监督日期') ? '' : 'later'
    }
    const { code, err, out, asked } = await asks(own, answers)
    expect(code, err).toBe(0)
    expect(asked.filter((each) => each.includes('最多'))).toHaveLength(2)
    expect(asked).toContain('须写明理由：每份报告都会列出。')
    // What was said of a whole matter is a command line as well.
    expect(stripVTControlCharacters(out)).toContain(
      '--reference JD-1\ncertdesk takeover answer collection unknown --reason 旧系统已停用\n',
    )
    const stored = (column: string) => (raw: Parameters<Parameters<typeof shell>[1]>[0]) =>
      raw.prepare(`SELECT DISTINCT ${column}`).pluck().all()
    expect(shell(own.file, stored('reference FROM surveillance'))).toEqual(['JD-1'])
    expect(shell(own.file, stored('reason FROM takeover'))).toEqual(['旧系统已停用'])
  })
})

describe('an answer that nobody can tell', () => {
  const answer = (own: Own, argv: readonly string[], more: object = {}) =>
    own.at(['takeover', 'answer', ...argv, '--lang', 'zh'], { env: by, ...more })

  it('says which reason is missing, and asks for it on a terminal', async () => {
    const own = await firstMorning()
    const { code, err } = await answer(own, ['contact', 'unknown'])
    expect([code, err]).toEqual([
      2,
      'certdesk: 须写明理由：每份报告都会列出。\n  → 请用 --reason 写明为什么无从查明。\n',
    ])
    const done = await answer(own, ['contact', 'unknown'], { tty: true, answers: ['旧系统已停用'] })
    expect(done.code, done.err).toBe(0)
  })

  it('is refused of what the body must hold whatever the reason, with what can be typed', async () => {
    const own = await firstMorning()
    for (const reason of [[], ['--reason', '丢失']]) {
      const { code, err } = await answer(own, ['surveillance', 'unknown', ...reason])
      expect([code, err.includes('不能答“无从查明”')]).toEqual([2, true])
      expect(err).toContain('certdesk takeover answer surveillance complete')
    }
  })
})

describe('an interruption', () => {
  const upTo = (answers: Answers) => (message: string) => {
    if (isSurveillances(message)) return 'one-by-one'
    if (message.includes('报告编号')) return ''
    return answers(message)
  }

  it('loses nothing of what was answered, and says how much that was', async () => {
    const own = await firstMorning()
    const answers = upTo((message) => {
      if (isKinds(message)) return 'as-proposed'
      return message.includes('E-1、Q-1') ? '2026-04-20' : undefined
    })
    const { code, err } = await asks(own, answers)
    expect(code).toBe(130)
    const said = err.replaceAll('\n', '')
    expect(said).toContain('发证类型：已登记 1 项。')
    expect(said).toContain('监督审核：已登记 2 项。')
    expect(said).not.toContain('未再执行任何操作')
    expect(surveyed(own)).toEqual(['E-1 2026-04-20', 'Q-1 2026-04-20'])
  })

  it('says what it always says where nothing was answered', async () => {
    const own = await firstMorning()
    const { code, err } = await asks(own, () => undefined)
    expect(code).toBe(130)
    expect(err).toContain('已中断，未再执行任何操作。')
  })

  it('writes the workbook that was asked for', async () => {
    const own = await firstMorning()
    const answers = (message: string) => {
      if (isKinds(message)) return 'workbook'
      return message.includes('文件名') ? '待接收.xlsx' : undefined
    }
    const { code, err } = await asks(own, answers)
    expect([code, err.includes('已写出 待接收.xlsx')]).toEqual([130, true])
    expect(fs.existsSync(path.join(own.cwd, '待接收.xlsx'))).toBe(true)
  })
})

describe('the workbook that is asked for in the conversation', () => {
  it('has what is open at its end, and the other matters are asked about', async () => {
    const own = await firstMorning()
    const questions: string[] = []
    const answers = (message: string) => {
      questions.push(message)
      if (isKinds(message)) return 'as-proposed'
      if (isSurveillances(message)) return 'workbook'
      if (message.includes('文件名')) return questions.filter((each) => each === message).length === 1 ? 'a.csv' : ''
      if (message.includes('维护人从哪天起')) return 'workbook'
      return message.includes('本月收集过') ? 'complete' : 'later'
    }
    const { code, out, err, asked } = await asks(own, answers)
    expect(code, err).toBe(0)
    expect(asked).toContain('文件名须以 .xlsx 结尾。')
    // Its name is asked for once, and what is answered after it is left out of it.
    expect(asked.filter((each) => each.includes('工作簿文件名'))).toHaveLength(2)
    expect(out.replaceAll('\n', '')).toContain('当月网上信息收集：已登记 1 项。')
    const { open } = await json(own, ['takeover', 'list'])
    expect(out).toContain(`已写出 takeover.xlsx：${open.length} 行`)
    const read = await json(own, ['takeover', 'import', 'takeover.xlsx'])
    expect(read).toMatchObject({ rows: open.length, created: 0, rejected: 0 })
  })

  it('is refused in a place where nothing can be written', async () => {
    const own = await firstMorning()
    const names = ['没有的/待接收.xlsx', '待接收.xlsx']
    const answers = (message: string) => {
      if (message.includes('文件名')) return names.shift()
      return isKinds(message) ? 'workbook' : 'later'
    }
    const { code, asked } = await asks(own, answers)
    expect(code).toBe(0)
    expect(asked).toContain('“没有的/待接收.xlsx”所在的文件夹不存在。')
  })
})

describe('the list to be filled in', () => {
  it('has heads and values in the language of whoever fills it in, and is read back in either', async () => {
    const own = await firstMorning()
    const written = async (name: string, lang: string) => {
      expect((await own.at(['takeover', '--output', name, '--lang', lang], { env: by })).code).toBe(0)
      return fs.readFileSync(path.join(own.cwd, name), 'utf8')
    }
    const chinese = await written('zh.csv', 'zh')
    expect(chinese).toContain('事项,客户,名称,证书或合同编号')
    expect(chinese).toContain('监督审核,C00002,乙有限公司,Q-2')
    expect(chinese).not.toMatch(/surveillance|the last|initial/u)
    const english = await written('en.csv', 'en')
    expect(english).toContain('matter,customer,name,number')
    for (const name of ['zh.csv', 'en.csv']) {
      const read = await json(own, ['takeover', 'import', name])
      expect(read).toMatchObject({ created: 0, rejected: 0, unknownColumns: [] })
    }
    const filled = chinese.replace(/^(发证类型,C00002,.*),,,,(\r?)$/mu, '$1,复评,,,$2')
    expect(filled).not.toBe(chinese)
    fs.writeFileSync(path.join(own.cwd, 'zh.csv'), filled)
    expect(await json(own, ['takeover', 'import', 'zh.csv'])).toMatchObject({ created: 1, rejected: 0 })
    expect(await kindOf(own, 'Q-2')).toEqual(['recertification', null])
  })
})

describe('the workbook that is asked for', () => {
  it('replaces no file but by a yes, and is asked for another name else', async () => {
    const own = await firstMorning()
    const ledger = path.join(own.cwd, 'takeover.xlsx')
    fs.writeFileSync(ledger, 'filled in')
    const names = ['', '另一.xlsx']
    const no = (message: string) =>
      isKinds(message) ? 'workbook' : message.includes('文件名') ? names.shift() : /替换/.test(message) ? '否' : 'later'
    const { code, err, asked } = await asks(own, no)
    expect(code, err).toBe(0)
    expect(asked.filter((each) => each.includes('替换'))).toEqual([expect.stringContaining('“takeover.xlsx”已存在')])
    expect(fs.readFileSync(ledger, 'utf8')).toBe('filled in')
    expect(fs.readFileSync(path.join(own.cwd, '另一.xlsx')).subarray(0, 2).toString()).toBe('PK')
  })
})

describe('an answer for all of a matter', () => {
  const isSecond = (message: string) => message.includes('全部这样登记')

  it('shows how many, of whom and the first of them, and is recorded by a second key alone', async () => {
    const own = await firstMorning()
    const choices = ['complete', 'later']
    const answers = (sure: boolean) => (message: string) =>
      isSecond(message) ? sure : isSurveillances(message) ? (choices.shift() ?? 'later') : 'later'
    const no = await asks(own, answers(false))
    expect(no.code, no.err).toBe(0)
    const said = no.err.replaceAll('\n', '')
    expect(said).toContain('尚未登记：除在案的以外没有做过监督。共 4 项，涉及客户 3 家：')
    // They stand above the question that offers it, too.
    for (const each of ['Q-1', 'Q-2', 'Q-3']) expect(no.err.split('尚未登记：除')[1]).toContain(each)
    // The matter is asked about once more.
    expect(no.asked.filter(isSurveillances)).toHaveLength(2)
    expect(no.out).toContain('未登记任何内容')
    choices.push('complete')
    const yes = await asks(own, answers(true))
    expect(yes.err).toContain('监督审核：已登记 1 项。')
  })

  it('says of kinds how many are of which, and of a reason that every report will have it', async () => {
    const own = await firstMorning()
    const more = [
      '企业名称,证书编号,认证标准,初次获证日期,发证日期,有效期至',
      '丁有限公司,Q-4,ISO 9001,2022-03-10,2025-03-10,2028-03-09',
    ]
    expect((await own.at(['customer', 'import', '-'], { env: by, stdin: more.join('\n') })).code).toBe(0)
    const answers = (message: string) => {
      if (isSecond(message)) return message.includes('2') ? true : undefined
      if (message.includes('为什么无从查明')) return '旧系统已停用'
      return isKinds(message) ? 'as-proposed' : message.includes('今年联系过') ? 'unknown' : 'later'
    }
    const { err } = await asks(own, answers, ['takeover', '--lang', 'zh', '--today', '2026-12-30'])
    expect(err.replaceAll('\n', '')).toContain('尚未登记：再认证 2 张。共 2 项，涉及客户 2 家：')
    expect(err.replaceAll('\n', '')).toContain(
      '尚未登记：无从查明（旧系统已停用），每份报告都会列出。共 4 项，涉及客户 4 家：',
    )
    // Left at that question, it is not recorded, what was recorded before is.
    expect(err.replaceAll('\n', '')).toContain('已中断，此前的答复均已保存。发证类型：已登记 2 项。')
    expect(await kindOf(own, 'Q-4')).toEqual(['recertification', null])
    const { open } = await json(own, ['takeover', 'list', '--as-of', '2026-12-30'])
    expect(open.filter(({ matter }: { matter: string }) => matter === 'contact')).toHaveLength(4)
  })

  it('shows of one day for all those that it can be of', async () => {
    const own = await firstMorning()
    const answers = (message: string) => {
      if (isSecond(message)) return true
      if (message.includes('维护人从哪天起')) return 'same-day'
      return message.includes('全部为同一天') ? '2025-01-02' : 'later'
    }
    const { err } = await asks(own, answers)
    expect(err.replaceAll('\n', '')).toContain('尚未登记：维护起始日期 2025-01-02。共 3 项，涉及客户 3 家：')
    expect(err).toContain('维护起始日期：已登记 3 项。')
  })

  it('is shown the same by the command that is asked for it, before it is saved', async () => {
    const own = await firstMorning()
    const answers = (message: string) => (message === '事项' ? 'surveillance' : message === '答复' ? 'complete' : '')
    const { code, err } = await asks(own, answers, ['takeover', 'answer', '--lang', 'zh'])
    expect(code, err).toBe(0)
    expect(err.replaceAll(/\n */g, '')).toContain(
      '待接收的 4 项全部如此，涉及客户 3 家：甲有限公司 E-1；甲有限公司 Q-1；乙有限公司 Q-2……',
    )
  })
})
