// @module-tag long

import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { body, staff } from '../change/body.ts'
import { certified, clerk } from '../contact/clerk.ts'
import { office } from '../maintenance/office.ts'
import { round, survey } from '../survey/round.ts'
import { suspensionDesk } from '../suspension/suspended.ts'
import { type Desk, desk } from '../upkeep/desk.ts'

/** Answers by a part of the question, each question's in turn; what else is asked is left empty. */
const by = (answers: Readonly<Record<string, readonly (string | boolean)[]>>) => {
  const left = Object.entries(answers).map(([part, texts]): [string, (string | boolean)[]] => [part, [...texts]])
  const empty = new Set<string>()
  return (message: string, flag: string | undefined) => {
    const given = left
      .find(([part, texts]) => `${message} ${flag ?? ''}`.includes(part) && texts.length > 0)?.[1]
      .shift()
    if (given !== undefined) return given
    if (empty.has(message)) throw new Error(`asked twice without an answer: ${message}`)
    empty.add(message)
    return ''
  }
}

/** The words of the line that does the same, as a shell reads them. */
function lineShown(err: string): string[] {
  const line = /^\$ certdesk (.*)$/m.exec(err)?.[1]
  if (line === undefined) throw new Error(`no line that does the same:\n${err}`)
  return execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)
}

interface Conversation {
  readonly of: string
  readonly at: () => Promise<Pick<Desk, 'at' | 'json' | 'leave'>>
  readonly typed: readonly string[]
  readonly answers: Readonly<Record<string, readonly (string | boolean)[]>>
  readonly show: readonly string[]
  /** What is on record afterwards, so that no two records are the same for being empty. */
  readonly has: Readonly<Record<string, unknown>>
}

const product = ['certificate', 'add', 'C002', '--number', 'S-1', '--standard', 'CCC', '--scope', '插座']

const conversations: Conversation[] = [
  {
    of: 'suspend start',
    at: () => suspensionDesk([[...product, '--issued', '2025-02-01', '--expires', '2028-01-31']]),
    typed: ['suspend', 'start'],
    answers: {
      证书: ['S-1'],
      '--on': ['昨天'],
      '--reason': ['fees-unpaid'],
      '--ground-on': ['2026-06-20'],
      '--decided-by': ['李决'],
      '--conditions': ['缴清费用（含 "滞纳金" 与 $5）'],
      '--seasonal': [true],
      '--statement': ['-- 见函件 #3'],
    },
    show: ['suspend', 'show', 'SP-2026-0001'],
    has: { suspension: { certificate: 'S-1', until: '2027-06-29' } },
  },
  {
    of: 'complaint add, of a customer',
    at: async () => {
      const own = await clerk()
      for (const name of ['秦质', '赵审', '钱审']) await own.json(['staff', 'add', name, '--role', 'quality'])
      return own
    },
    typed: ['complaint', 'add'],
    answers: {
      谁投诉: ['customer'],
      CUSTOMER: ['C002'],
      '--content': ['证书寄错'],
      '--against': ['C001'],
      '--involved': ['赵审', '钱审', ''],
      '--received': ['2026-06-29'],
      '--owner': ['秦质'],
    },
    show: ['complaint', 'show', 'CP-2026-0001'],
    has: { complaint: { customer: 'C002', against: 'C001', involved: [{ name: '赵审' }, { name: '钱审' }] } },
  },
  {
    of: 'complaint add, of somebody who is not named',
    at: clerk,
    typed: ['complaint', 'add'],
    answers: { 谁投诉: ['anonymous'], '--content': ['产品不合格'] },
    show: ['complaint', 'show', 'CP-2026-0001'],
    has: { complaint: { customer: null, anonymous: true, content: '产品不合格' } },
  },
  {
    of: 'change submit',
    at: async () => {
      const own = await body()
      await own.json(certified('C001', '2025-03-01', '2028-02-29', 'E-1'))
      return own
    },
    typed: ['change', 'submit', '--staff', staff.business],
    answers: {
      SUBJECT: ['C001'],
      哪一项: ['site-address', 'scope', 'contact-person', 'done'],
      '经营地址（': ['深圳市宝安区 9 号'],
      哪一张: ['E-1'],
      '认证范围（': ['齿轮'],
      新联系人: ['陈静'],
      手机: ['13900139000'],
      '--direction': ['reduction'],
      '--relocation': ['yes'],
      '--f01': ['F-1'],
      '--copies': ['2'],
      '--signed-on': ['2026-06-01'],
      '--happened-on': ['昨天'],
    },
    show: ['change', 'show', 'CH-2026-0001'],
    has: {
      change: {
        ...{ direction: 'reduction', relocation: true, happenedOn: '2026-06-29' },
        lines: [{ field: 'site-address' }, { field: 'scope', of: 'E-1', after: '齿轮' }],
        contactPerson: { name: '陈静', mobile: '13900139000' },
      },
    },
  },
  {
    of: 'customer edit',
    at: clerk,
    typed: ['customer', 'edit'],
    answers: {
      客户: ['C001'],
      更正哪一项: ['phone', 'note', ''],
      '--phone': ['0755-26001234'],
      '--note': ['- 周五下午不接电话'],
      '--reason': ['迁址'],
    },
    show: ['customer', 'show', 'C001'],
    has: { customer: { phone: '0755-26001234', note: '- 周五下午不接电话' } },
  },
  {
    of: 'event attend, one customer',
    at: held,
    typed: ['event', 'attend'],
    answers: { 编号: ['EV-2026-01'], CUSTOMER: ['C001', ''], '--headcount': ['2'], '--persons': ['李强、陈红'] },
    show: ['event', 'show', 'EV-2026-01'],
    has: { event: { organizations: 1, attendees: [{ customer: 'C001', headcount: 2, persons: '李强、陈红' }] } },
  },
  {
    of: 'event attend, several',
    at: held,
    typed: ['event', 'attend', 'EV-2026-01'],
    answers: { CUSTOMER: ['C002', 'C001', ''] },
    show: ['event', 'show', 'EV-2026-01'],
    has: { event: { organizations: 2 } },
  },
  {
    of: 'survey return',
    at: round,
    typed: ['survey', 'return'],
    answers: {
      调查编号: [survey],
      CUSTOMER: ['C004'],
      '--outcome': ['returned'],
      '--on': ['2026-06-29'],
      A1: ['9'],
      B1: [''],
      C1: ['7.5'],
      填表人: ['李强'],
      意见: ['服务很好'],
    },
    show: ['survey', 'answers', survey, 'C004'],
    has: { return: { on: '2026-06-29', respondent: '李强', comment: '服务很好' } },
  },
  {
    of: 'survey sample',
    at: () => round({ until: 'questionnaire' }),
    typed: ['survey', 'sample'],
    answers: { 无法预知: ['3 1 6'], '--chosen-by': ['掷骰子'], '--include-suspended': [true], '--size': ['3'] },
    show: ['survey', 'show', survey],
    has: { survey: { seed: '3 1 6', size: 3 } },
  },
  {
    of: 'contact add, a topic asked for once more',
    at: clerk,
    typed: ['contact', 'add', 'C002', '--channel', 'phone', '--surveillance', '2025-09'],
    answers: { 仍按此登记: [false], 请重新填写: ['2026-09'], '--needs': ['无'] },
    show: ['contact', 'show', 'CT-2026-0001'],
    has: { contact: { surveillance: '2026-09', needs: '无' } },
  },
  {
    of: 'contact add, a topic taken out',
    at: clerk,
    typed: ['contact', 'add', 'C002', '--channel', 'phone', '--surveillance=2025-09'],
    answers: { 仍按此登记: [false], '--needs': ['无'] },
    show: ['contact', 'show', 'CT-2026-0001'],
    has: { contact: { surveillance: null, needs: '无' } },
  },
  {
    of: 'contract add, another service than the one that was typed',
    at: async () => {
      const own = await clerk()
      await own.json(['contract', 'floor', 'add', 'ISO 9001 初次认证', '10,000', '--from', '2025-06-01'])
      return own
    },
    typed: [
      ...['contract', 'add', 'C001', '--number', 'HT-2', '--kind', 'management-system', '--amount', '12,000'],
      ...['--service', 'zzz'],
    ],
    answers: { '--service': ['ISO 9001 初次认证'] },
    show: ['contract', 'show', 'HT-2'],
    has: { contract: { service: 'ISO 9001 初次认证', amount: 1_200_000 } },
  },
  {
    of: 'customer import, columns that are not sure and rows in doubt',
    at: () =>
      atList(
        '客户名称,地址\n示例甲有限公司,深圳市南山区 1 号\n深圳乙有限公司,深圳市 2 号\n深圳乙有限责任公司,深圳市 3 号\n',
      ),
    typed: ['customer', 'import', 'kh.csv'],
    answers: { 地址: ['siteAddress'], '，是：': ['another'] },
    show: ['customer', 'show', 'C00003'],
    has: { customer: { name: '深圳乙有限责任公司', siteAddress: '深圳市 3 号' } },
  },
  {
    of: 'customer import, doubts of one kind answered together',
    at: () => atList('客户名称\n深圳乙有限公司\n深圳乙有限责任公司\n深圳丙有限公司\n深圳丙有限责任公司\n'),
    typed: ['customer', 'import', 'kh.csv'],
    answers: { '，是：': ['same all'], 都按: [true] },
    show: ['customer', 'show', 'C00002'],
    has: { customer: { name: '深圳丙有限公司' } },
  },
  {
    of: 'customer mapping void',
    at: async () => {
      const own = await atList('全称,地址\n示例甲有限公司,深圳市南山区 1 号\n')
      const answers = by({ 名称: ['全称'], 地址: ['siteAddress'] })
      const done = await own.at(['customer', 'import', 'kh.csv', '--lang', 'zh'], { tty: true, answers })
      if (done.code !== 0) throw new Error(done.err)
      return own
    },
    typed: ['customer', 'mapping', 'void'],
    answers: { 方案名称: ['kh'], '--reason': ['列选错了'] },
    show: ['customer', 'mapping', 'list'],
    has: { mappings: [] },
  },
  {
    of: 'calendar void, a day',
    at: withCalendar,
    typed: ['calendar', 'void'],
    answers: { 日期: ['2026-10-01'], '--reason': ['本机构当日上班'] },
    show: ['calendar', 'list', '--year', '2026'],
    has: { years: [{ year: 2026, workingDays: 249, entered: true }] },
  },
  {
    of: 'calendar void, a whole year',
    at: withCalendar,
    typed: ['calendar', 'void'],
    answers: { 日期: [''], '--year': ['2025'], '--reason': ['清单有误'] },
    show: ['calendar', 'list'],
    has: { years: [{ year: 2026, workingDays: 248, entered: true }] },
  },
  {
    of: 'undo',
    at: clerk,
    typed: ['undo'],
    answers: { 撤回第: [true] },
    show: ['customer', 'list'],
    has: { customers: [] },
  },
  {
    of: 'init',
    at: async () => desk(),
    typed: ['init'],
    answers: { 您的姓名: ['王芳'], '王芳 登记为': ['manager'], '启用日（': ['2026-01-16'] },
    show: ['staff', 'list'],
    has: { staff: [{ name: '王芳', roles: [{ role: 'manager' }] }] },
  },
  {
    of: 'contact add',
    at: clerk,
    typed: ['contact', 'add'],
    answers: {
      客户: ['C002'],
      '--channel': ['phone'],
      '--outcome': ['reached'],
      '--on': ['上周五'],
      '--person': ['李明'],
      '--surveillance': ['9月'],
      '--needs': ['无'],
      '--follow-up': ['2026-08-01'],
    },
    show: ['contact', 'show', 'CT-2026-0001'],
    has: { contact: { customer: 'C002', on: '2026-06-26', person: '李明', needs: '无', followUp: '2026-08-01' } },
  },
]

async function withCalendar() {
  const own = await clerk()
  await own.json(['calendar', 'import', '--mainland', '2025', '--mainland', '2026'])
  return own
}

async function atList(list: string) {
  const own = await clerk()
  writeFileSync(join(own.cwd, 'kh.csv'), list)
  return own
}

async function held() {
  const own = await office()
  await own.json(['event', 'add', '--kind', 'symposium', '--title', '标准换版', '--on', '2026-03-12'])
  return own
}

it.each(conversations)('the line shown after $of records the same in a pipe', async (conversation) => {
  const { typed, answers, show, has } = conversation
  const asking = await conversation.at()
  const before = desk({}, asking.leave())
  const said = await asking.at([...typed, '--lang', 'zh'], { tty: true, answers: by(answers), env: { NO_COLOR: '1' } })
  expect(said.code, said.err).toBe(0)
  const shown = await asking.json(show)
  expect(shown).toMatchObject(has)
  const piped = await before.at(lineShown(said.err))
  expect(piped.code, piped.err).toBe(0)
  expect(await before.json(show)).toEqual(shown)
})
