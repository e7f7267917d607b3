import { describe, expect, it } from 'vitest'
import { certified } from '../clerk.ts'
import { lineClerk } from './desk.ts'

// The desk's clock shows Tuesday, 30 June 2026.

/** What a line leaves unsaid. */
const nothing = {
  ...{ person: null, outcome: 'reached', surveillance: null, needs: null, summary: null, followUp: null },
  ...{ on: '2026-06-30', channel: 'phone', staff: 'clerk' },
}

const lines: readonly (readonly [line: string, says: Readonly<Record<string, unknown>>])[] = [
  [
    '艺科 昨天 电话 监审 2027-03 需求 无 已约定',
    { customer: 'C00123', on: '2026-06-29', surveillance: '2027-03', needs: '无', summary: '已约定' },
  ],
  [
    'C00123 zt dh js 2027-03 xq w 已约定',
    { customer: 'C00123', on: '2026-06-29', surveillance: '2027-03', needs: '无', summary: '已约定' },
  ],
  ['电话，艺科，昨天，年审明年3月中旬，需求无', { on: '2026-06-29', surveillance: '2027年3月中旬', needs: '无' }],
  ['艺科 ｓｚ５ 上门 李工', { on: '2026-06-26', channel: 'visit', person: '李明' }],
  ['李明 艺科 走访 上周一', { customer: 'C00123', channel: 'visit', person: '李明', on: '2026-06-22' }],
  [
    '国寿 来电 王总 需求 想加 14001，问价格 跟进 下周三',
    { person: '王强', needs: '想加 14001，问价格', followUp: '2026-07-08' },
  ],
  [
    '国寿 陈经理 微信 内容 换证、监审 以后再说',
    { person: '陈经理', channel: 'wechat', summary: '换证、监审 以后再说' },
  ],
  ['国寿 王小明先生 微信', { person: '王小明', channel: 'wechat' }],
  ['国寿 没人接 跟进 明天', { outcome: 'no-answer', followUp: '2026-07-01' }],
  ['空号 国寿', { outcome: 'no-answer' }],
  ['国寿 邮件 监审 9-15', { channel: 'email', outcome: 'no-answer', surveillance: '2026-09-15' }],
  ['国寿 邮件 已回复 监审 9-15 需求 无', { channel: 'email', surveillance: '2026-09-15', needs: '无' }],
  ['艺科 电话 赵敏 换证 2027-03', { staff: '赵敏', surveillance: '再认证 2027-03' }],
  ['艺科 电话 复评：下半年 左右', { surveillance: '再认证 2026年下半年 左右' }],
  ['艺科 电话 监审 待定：客户搬厂 跟进 月底', { surveillance: '待定：客户搬厂', followUp: '2026-06-30' }],
  [
    'Acme Precision John Smith yesterday visit',
    { customer: 'C00126', person: 'John Smith', channel: 'visit', on: '2026-06-29' },
  ],
  [
    'acme 3 days ago phone Mr Jones surveillance 2027-03 needs none we agreed on it',
    { person: 'Mr Jones', on: '2026-06-27', surveillance: '2027-03', needs: 'none', summary: 'we agreed on it' },
  ],
  [
    'acme no answer phone follow up +2w left a message',
    { outcome: 'no-answer', followUp: '2026-07-14', summary: 'left a message' },
  ],
  [
    '艺科 6月12日 会议 监审 2027-03 已约定 需求 无 再联系人事',
    { on: '2026-06-12', channel: 'meeting', surveillance: '2027-03', needs: '无', summary: '已约定，再联系人事' },
  ],
  [
    '医用 6-1 微信 需求 “跟进 下周三 的图纸”',
    { customer: 'C00125', on: '2026-06-01', channel: 'wechat', needs: '跟进 下周三 的图纸', followUp: null },
  ],
  // Persons by a part of the name or its pinyin, in their place: not over a word of the grammar.
  ['国寿 电话 lijie', { customer: 'C00124', person: '李洁' }],
  ['国寿 电话 lj', { person: '李洁' }],
  ['ＬＪ 国寿 电话', { customer: 'C00124', person: '李洁' }],
  ['国寿 电话 李', { person: '李洁' }],
  ['124 dh lj工', { customer: 'C00124', person: '李洁' }],
  ['国寿 电话 w总', { person: '王强' }],
  ['国寿 电话 jie', { person: '李洁' }],
  ['acme phone John', { customer: 'C00126', person: 'John Smith' }],
  ['国寿 电话 zm', { staff: '赵敏' }],
  // Without blanks: every word is known, or all but the customer.
  ['艺科 昨天电话', { customer: 'C00123', on: '2026-06-29' }],
  ['国寿 昨天下午电话', { customer: 'C00124', on: '2026-06-29' }],
  ['艺科昨天电话监审2027-03需求无', { customer: 'C00123', on: '2026-06-29', surveillance: '2027-03', needs: '无' }],
  ['艺科昨天电话监审2027年3月无需求', { customer: 'C00123', on: '2026-06-29', surveillance: '2027-03', needs: '无' }],
  ['艺科昨天电话没什么需求', { customer: 'C00123', on: '2026-06-29', needs: '无' }],
  [
    '艺科昨天电话监审 明年3月 需求无 已约定',
    { on: '2026-06-29', surveillance: '2027-03', needs: '无', summary: '已约定' },
  ],
  ['上周五上门李工艺科', { customer: 'C00123', on: '2026-06-26', channel: 'visit', person: '李明' }],
  [
    'C00123昨天没人接跟进下周三',
    { customer: 'C00123', on: '2026-06-29', outcome: 'no-answer', followUp: '2026-07-08' },
  ],
  ['国寿 电话 监审 2027-03需求无 已约定', { surveillance: '2027-03', needs: '无', summary: '已约定' }],
  ['国寿 电话 需求无跟进下周三', { needs: '无', followUp: '2026-07-08' }],
  ['国寿大前天电话会议', { customer: 'C00124', on: '2026-06-27', channel: 'meeting' }],
  ['国寿，昨天电话，监审27年3月，需求无。', { on: '2026-06-29', surveillance: '2027-03', needs: '无', summary: null }],
  ['国寿 电话 ｊｓ ２０２７－０３ ｘｑ ｗ', { surveillance: '2027-03', needs: '无' }],
  // What was said stays as it was typed.
  ['国寿 电话 内容 说好了。下周再谈，需求无。', { summary: '说好了。下周再谈，需求无', needs: null }],
  ['国寿 电话 内容 昨天电话没接，需求无', { summary: '昨天电话没接，需求无', needs: null }],
  ['国寿 电话 监审2027-03 “已约定需求无”', { surveillance: '2027-03', needs: null, summary: '已约定需求无' }],
  ['国寿 电话 需求无异议', { needs: '无异议' }],
  // That there are no needs, and a day, in front of their key word; times of the surveillance with their year.
  ['国寿 电话 无需求', { needs: '无' }],
  ['国寿 电话 没什么需求 已约定', { needs: '无', summary: '已约定' }],
  ['国寿 电话 需求 没有需求', { needs: '没有' }],
  ['国寿 电话 无 需求', { needs: '无' }],
  ['国寿 电话 3天后跟进', { followUp: '2026-07-03' }],
  ['国寿 电话 3天后 跟进 需求 扩项', { followUp: '2026-07-03', needs: '扩项' }],
  ['国寿 电话 明年3月监审', { surveillance: '2027-03' }],
  ['国寿 dh js 明年10月10号左右 xq w', { surveillance: '2027年10月10日左右', needs: '无' }],
  ['国寿 电话 监审 明年3、4月 需求 无', { surveillance: '2027年3月或4月', needs: '无' }],
  // The hour is kept with what was said.
  ['国寿 昨天下午3点 电话 需求 无 已约定', { on: '2026-06-29', needs: '无', summary: '下午3点，已约定' }],
  ['国寿 昨天下午三点半 电话', { on: '2026-06-29', summary: '下午三点半' }],
  // Copied from a sheet.
  ['国寿\t昨天\t电话\t需求\t无', { on: '2026-06-29', needs: '无' }],
  ['佛山大兴 微信 张敏', { customer: 'C00127', channel: 'wechat', person: '张敏' }],
]

/** Lines that leave something open, or could be guessed at. */
const openLines = [
  // There are contact persons of that name, but of other customers.
  '国寿 李明 电话',
  '国寿 电话 “明天”',
  '艺科 国寿 电话',
  '大兴 电话',
  '佛山大兴 电话 张总',
  'acme phone mit',
  '国寿 电话 js',
  '国寿 电话 l',
  '大兴五金 电话 zm',
  // Two contact persons of one customer; and one of whichever customer it is.
  '大兴五金 昨天 电话 张伟 张敏',
  '大兴 昨天 电话 张',
  'acme phone surveillance next march friday',
  'acme no answer follow up next month 5th',
  // Written on to each other, with a text that may end in two places; and with a name that nobody has.
  '国寿 电话 需求扩项跟进下周三',
  '国寿 电话 监审待定需求无',
  '国寿 电话 监审2027-03 已约定需求无',
  '艺柯昨天电话',
  '国寿昨天电话前天',
  '国寿 走访 电话',
  '国寿 昨天 前天 电话',
  '国寿 电话 跟进 next friday',
  '国寿 电话 5月',
  '国寿 电话 明天',
  '国寿 电话 监审 待定',
  '监审 2027-03 需求 无 国寿 昨天 电话',
  '国寿 电话 监审',
  '国寿 电话 跟进 昨天',
  '国寿 电话 需求 无 需求 有',
  '国寿 电话 需求 x',
  '国寿 电话 李工 陈经理',
  '国寿 昨天',
  '电话 昨天',
  '',
]

describe('a line', () => {
  it.each(lines)('is a contact: %s', async (line, says) => {
    const { json } = await lineClerk()
    const { contact, command } = await json(['log', line])
    expect(contact).toMatchObject({ ...nothing, ...says })
    // The command line that it shows says the very same.
    const again = await json(words(command))
    expect(again.contact.number).toBe(contact.number)
  })

  it.each(openLines)('is not guessed at: %s', async (line) => {
    const { at, problem } = await lineClerk()
    expect((await problem(['log', line], 2)).message).toMatchSnapshot()
    expect((await at(['audit', 'list', '--format', 'json'])).out).not.toContain('log')
  })

  it('may be typed in words of the shell, and twice changes nothing', async () => {
    const { at, json } = await lineClerk()
    const typed = ['log', '艺科', '昨天', '电话', '需求', '无']
    const { contact } = await json(typed)
    const { out } = await at([...typed, '--lang', 'zh', '--format', 'table'])
    expect(out).toContain(`已登记为 ${contact.number}，未作改动。`)
    expect((await json(['contact', 'list'])).contacts).toHaveLength(1)
  })

  it('shows the record in full, what 4.3.2 says of it, and the command that does the same', async () => {
    const { json, said } = await lineClerk()
    await json(certified('C00123', '2025-03-01', '2028-02-29'))
    const { out } = await said(['log', '艺科 昨天 电话 李工 赵敏 监审 2027-03 需求 无 跟进 下周三 已约定'], 'zh')
    for (const shown of [
      '广州艺科示例有限公司 C00123',
      '2026-06-29（周一）',
      ...['李明', '赵敏', '2027-03', '无', '2026-07-08', '已约定', '计入 4.3.2：2026 年已有 1 次，应有 2 次。'],
      'certdesk contact add C00123 --on 2026-06-29 --channel phone --person 李明 --surveillance 2027-03 --needs 无 --summary 已约定 --follow-up 2026-07-08 --staff 赵敏',
    ])
      expect(out).toContain(shown)
  })

  it('names in the journal who did it, and nobody of the customer', async () => {
    const { json } = await lineClerk()
    await json(['log', '国寿', '昨天', '电话', '赵敏', '王小明先生', '内容', '王小明说好'])
    const { entries } = await json(['audit', 'list'])
    expect(entries[0]).toMatchObject({ staff: '赵敏', by: 'clerk', command: 'log ‹line› --format json' })
  })

  it('refuses who had left by its day, and another than --staff', async () => {
    const { json, problem } = await lineClerk()
    const typed = ['log', '艺科 电话 赵敏 需求 无']
    expect((await problem([...typed, '--staff', 'clerk'], 2)).message).toContain('--staff')
    await json([...typed, '--staff', '赵敏'])
    await json(['staff', 'end', '赵敏', '--on', '2026-06-28'])
    await problem(['log', '艺科 昨天 微信 赵敏 需求 无'], 3)
    await json(['log', '艺科 6-26 微信 赵敏 需求 无'])
  })

  it('with --dry-run leaves nothing', async () => {
    const { json } = await lineClerk()
    const { contact, dryRun } = await json(['log', '国寿 昨天 电话 王小明先生', '--dry-run'])
    expect({ dryRun, person: contact.person }).toEqual({ dryRun: true, person: '王小明' })
    expect((await json(['contact', 'list'])).contacts).toEqual([])
    expect((await json(['customer', 'person', 'list', 'C00124'])).persons).toHaveLength(3)
  })

  it('is missing where none is typed in a pipe', async () => {
    const { problem } = await lineClerk()
    expect((await problem(['log'], 2)).message).toBe('Missing the line to record.')
  })
})

/** The words of a command line that was shown. */
const words = (command: string): string[] =>
  [...command.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1)
