// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { clerk } from '../contact/clerk.ts'
import { encode } from '../intake/encoders.ts'
import { creditCodeOf, given, imported, nameOf, reasons, survey, ten } from './round.ts'

const [first, second, third] = ['C004', 'C001', 'C006'] as const
const items = ['A1', 'A2', 'B1', 'B2', 'B3', 'B4', 'B5', 'C1', 'C2', 'C3']

const wide = [
  `客户编号,收回日期,填表人,${items.join(',')},意见和建议`,
  'C004,2026/4/1,李强,9,8,10,9.5,8,7,9,8,8.5,4,"很好，',
  '继续保持"',
  'C001,2026年4月2日,,10,10,9,9,9,9,9,10,10,5,',
  'C006,2026-04-03 14:05:00,,8分,８,7,,,-,7,6,8,3,',
  '',
].join('\n')
const blanks = '3 of 10 items left blank (B2, B3, B4); fewer than half of audit/inspection process, which is not scored'

describe('survey import of a row a form', () => {
  it('records what a list says in GB18030, and changes nothing the second time', async () => {
    const { take, answersOf, head, people, json } = await imported()
    expect(await take(encode(wide, 'gb18030'))).toEqual({
      ...{
        schema: 1,
        rows: 3,
        created: 3,
        updated: 0,
        unchanged: 0,
        rejected: 0,
        waiting: 0,
        forms: 3,
        replaced: [],
        rejects: [],
      },
      ...{ stopped: null, identity: [], headers: [], hiddenRows: [], guesses: [], skipped: [], mapping: null },
      blankForms: [],
      ...{
        encoding: 'gb18030',
        sample: expect.any(Array),
        delimiter: ',',
        sheet: null,
        dryRun: false,
        unknownColumns: [],
      },
      warnings: [{ line: 5, cell: null, field: null, value: null, code: 'blanks', other: null, reason: blanks }],
    })
    expect(await answersOf(first)).toMatchObject({
      ...{ on: '2026-04-01', respondent: '李强', comment: '很好，\n继续保持', blank: [] },
    })
    expect(given(await answersOf(first))).toEqual({
      A1: 9,
      A2: 8,
      B1: 10,
      B2: 9.5,
      B3: 8,
      B4: 7,
      B5: 9,
      C1: 8,
      C2: 8.5,
      C3: 4,
    })
    expect(await answersOf(third)).toMatchObject({ on: '2026-04-03', blank: ['B2', 'B3', 'B4'] })
    const before = await head()
    expect(await take(encode(wide, 'gb18030'))).toMatchObject({ rows: 3, created: 0, unchanged: 3, forms: 0 })
    expect((await people(wide, '--lang', 'zh')).out).toContain('文件中没有新内容。')
    expect(await head()).toBe(before)
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })

  it('knows the items by their Chinese and English texts, and customers by credit code and by name', async () => {
    const { take, answersOf } = await imported()
    const texts = ten.map((item) => item.split('|'))
    const list = (header: string, at: 3 | 4, customer: string) =>
      `${[header, ...texts.map((item) => item[at])].join(',')}\n${[customer, ...items.map(() => '4')].join(',')}\n`
    expect(await take(list('信用代码', 3, creditCodeOf(4)))).toMatchObject({ created: 1, unknownColumns: [] })
    expect(await take(list('Company', 4, nameOf(1)))).toMatchObject({ created: 1, unknownColumns: [] })
    for (const customer of [first, second])
      expect(given(await answersOf(customer))).toEqual(Object.fromEntries(items.map((code) => [code, 4])))
  })

  it('takes refused, undeliverable and not valid forms, and what came back after all', async () => {
    const { take, scored, answersOf } = await imported()
    const list = [
      '客户编号,结果,无效原因,日期,A1,B1,C1',
      'C004,退回,,2026-04-01,,,',
      'C001,拒答,,2026-04-01,,,',
      'C006,,空白问卷,2026-04-01,,,',
      '',
    ].join('\n')
    const done = await take(list)
    expect(done).toMatchObject({ created: 3, rejected: 0, forms: 3 })
    expect(await scored()).toMatchObject({
      issued: 4,
      returned: 1,
      valid: 0,
      refused: 1,
      undeliverable: 1,
      total: null,
    })
    expect(await take('客户编号,日期,A1,B1\nC004,2026-05-02,9,8\n')).toMatchObject({ updated: 1, forms: 1 })
    expect(await answersOf(first)).toMatchObject({ outcome: 'returned', on: '2026-05-02' })
    expect(given(await answersOf(first))).toEqual({ A1: 9, B1: 8 })
    expect(await take(list)).toMatchObject({ rejected: 1, unchanged: 2 })
  })

  it('says which items have no column, and which day is taken', async () => {
    const { people, answersOf } = await imported()
    const said = await people('客户编号,A1,A2,B1,B2,B3,C1,C2\nC004,9,9,9,9,9,9,9\n', '--lang', 'en')
    expect(said.err).toContain('Items without a column, taken as left blank: B4, B5, C3.')
    expect(said.err).toContain(
      'The file does not tell when forms came back: 2026-06-30 is taken; give another day with --on.',
    )
    expect(said.all).toContain('1 form recorded.')
    const given = await people(
      '客户编号,A1,A2,B1,B2,B3,C1,C2\nC001,9,9,9,9,9,9,9\n',
      '--on',
      '2026-04-09',
      '--lang',
      'zh',
    )
    expect(given.err).toContain('没有对应列、按未答处理的题目：B4、B5、C3。')
    expect(given.err).not.toContain('未写明收回日期')
    expect(await answersOf(second)).toMatchObject({ on: '2026-04-09', blank: ['B4', 'B5', 'C3'] })
  })
})

const bad = [
  '客户编号,日期,结果,A1,A2,B1,C1,备考',
  'C004,2026-02-30,飞走了,11,x,8.25,9,a',
  ',2026-07-01,,9,9,9,9,',
  'C001,2026-04-01,拒答,9,,,,',
  'C006,2026-04-01,,,-,,,',
  'C019,2026-04-01,,9,9,9,9,',
  'C999,2026-04-01,,9,9,9,9,',
  'C006,2026-03-01,,9,9,9,9,',
  'C014,2026-04-01,,9,9,9,9,',
  'C014,2026-04-01,,9,9,9,8,',
  'C001,2026-04-01',
  '',
].join('\n')

describe('survey import of what is wrong', () => {
  it('tells all problems of all rows at once, and stops no good row', async () => {
    const { take, people, scored } = await imported()
    const done = await take(bad)
    expect(done).toMatchObject({ rows: 10, created: 1, rejected: 9, forms: 1, unknownColumns: ['备考'] })
    expect(reasons(done)).toEqual([
      [2, 'on', 'not a day'],
      [2, 'outcome', 'none of: returned, refused, undeliverable'],
      [2, 'answer.A1', 'is more than the maximum, 10'],
      [2, 'answer.A2', 'is not a number from 0 to 10'],
      [2, 'answer.B1', 'has more than one decimal place'],
      [3, 'customer', 'no customer is named'],
      [3, 'on', 'after today, 2026-06-30'],
      [4, 'outcome', 'the form has answers all the same'],
      [5, null, 'no item is answered: fill in "invalid" with the reason, or the outcome'],
      [6, 'customer', 'was not drawn for SV-2026-1'],
      [7, 'code', 'no customer of the register'],
      [8, 'on', 'before the form was issued, 2026-03-02'],
      [10, null, 'answered on line 9 already, otherwise: one customer, one form'],
      [11, null, expect.any(String)],
    ])
    expect(await scored()).toMatchObject({ returned: 1 })
    const said = (await people(bad, '--lang', 'zh')).all
    for (const text of ['不是有效日期', '应为以下之一：已收回、拒答、无法送达', '超过满分 10', '超过一位小数'])
      expect(said).toContain(text)
    for (const text of [
      '未写明客户',
      '晚于今天 2026-06-30',
      '但问卷有答案',
      '未被 SV-2026-1 抽中',
      '早于发放日期 2026-03-02',
    ])
      expect(said).toContain(text)
    expect(said).toContain('第 9 行已有答复且内容不同：一家客户只计一份')
  })

  it('takes all rows or none under --strict, and writes nothing on a dry run', async () => {
    const { take, head, scored } = await imported()
    const before = await head()
    expect(await take(bad, '--strict')).toMatchObject({ created: 0, rejected: 9, forms: 0 })
    expect(await take(bad, '--dry-run')).toMatchObject({ created: 1, rejected: 9, dryRun: true })
    expect(await take(wide, '--dry-run')).toMatchObject({ created: 3, forms: 3 })
    expect(await head()).toBe(before)
    expect(await scored()).toMatchObject({ returned: 0 })
  })

  it('writes the rejected rows to a file that, mended, is imported', async () => {
    const { take, cwd, json, scored } = await imported()
    expect(await take(bad, '--rejects', 'rejects.csv')).toMatchObject({ rejected: 9 })
    const rejects = fs.readFileSync(path.join(cwd, 'rejects.csv'), 'utf8')
    const mended = rejects
      .replace('C004,2026-02-30,飞走了,11,x,8.25,9', 'C004,2026-03-30,已收回,10,9,8.2,9')
      .replace('C001,2026-04-01,拒答,9', 'C001,2026-04-01,拒答,')
      .replace("C006,2026-04-01,,,'-", "C006,2026-04-01,,7,'-")
    fs.writeFileSync(path.join(cwd, 'rejects.csv'), mended)
    expect(await json(['survey', 'import', 'rejects.csv'], 1)).toMatchObject({ rows: 9, created: 3, rejected: 6 })
    expect(await scored()).toMatchObject({ issued: 4, returned: 3, refused: 1, outstanding: 0 })
  })

  it('needs a customer and answers, and answers of one form only', async () => {
    const { take, head } = await imported()
    const before = await head()
    const wrong = [
      ['A1,B1\n9,9\n', 'The file has no column for: the customer (客户编号, 信用代码 or 名称).'],
      ['客户编号,填表人\nC004,李强\n', `The file has no column for: any item (${items.join(', ')}).`],
      ['客户编号,题号\nC004,A1\n', 'The file has no column for: the answer (得分).'],
      ['得分\n9\n', 'The file has no column for: the customer (客户编号, 信用代码 or 名称); the item (题号).'],
      [
        '客户编号,A1,题号,得分\nC004,9,B1,8\n',
        'The file has columns of items and, besides, the columns of a list with one answer a row.',
      ],
    ] as const
    for (const [list, message] of wrong)
      expect((await take(list)).error).toMatchObject({ code: 'usage', message, hint: expect.any(String) })
    expect(
      (await take('客户编号,A1,题号,得分\nC004,9,B1,8\n', '--map', '题号=ignore', '--map', '得分=ignore')).created,
    ).toBe(1)
    expect(await head()).not.toBe(before)
  })

  it('is refused before forms are issued, after closing, and where there is no survey', async () => {
    const drawn = await imported({ until: 'drawn' })
    expect((await drawn.take(wide)).error).toEqual({
      code: 'refused',
      clause: '4.5.2',
      message: 'No form of SV-2026-1 was issued yet.',
      hint: 'Record the issue first: certdesk survey issue SV-2026-1 --channel CHANNEL',
    })
    await drawn.json(['survey', 'issue', survey, first, '--channel', 'post', '--on', '2026-03-02'])
    expect(reasons(await drawn.take(wide))).toEqual([
      [4, 'customer', 'no form of SV-2026-1 was issued to it yet'],
      [5, 'customer', 'no form of SV-2026-1 was issued to it yet'],
    ])
    const closed = await imported()
    await closed.take(wide)
    await closed.json(['survey', 'close', survey, '--short', '搬迁'])
    expect((await closed.take('客户编号,A1,B1,C1\nC014,9,9,9\n')).error).toMatchObject({
      code: 'refused',
      message: 'SV-2026-1 was closed on 2026-06-30 and takes no more.',
    })
    const none = await clerk()
    const nothing = await none.at(['survey', 'import', '-', '--format', 'json'], { stdin: wide })
    expect([nothing.code, JSON.parse(nothing.err).error.message]).toEqual([2, 'No survey is on record.'])
  })

  it('leaves alone what was corrected or taken back since', async () => {
    const { take, json, answersOf, head, scored } = await imported()
    await take(wide)
    await json(['survey', 'edit', survey, first, '--answer', 'A1=8', '--reason', '看错'])
    await json(['survey', 'void', survey, second, '--reason', '他厂问卷'])
    const before = await head()
    const again = await take(wide)
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejected: 0, forms: 0 })
    expect(again.warnings.map(({ line, reason }: Record<string, unknown>) => [line, reason])).toEqual([
      [2, 'was corrected since; what is on record stays'],
      [4, 'was taken back since; it is not recorded again'],
      [5, blanks],
    ])
    expect(await head()).toBe(before)
    expect(given(await answersOf(first)).A1).toBe(8)
    expect(await scored()).toMatchObject({ returned: 2 })
    expect(reasons(await take(wide.replace('C006,2026-04-03 14:05:00,,8分', 'C006,2026-04-03 14:05:00,,9')))).toEqual([
      [5, null, 'answered on 2026-04-03 already, otherwise; correct it with "survey edit"'],
    ])
  })

  it('leaves alone an answer that was corrected to a blank since', async () => {
    const { take, json, answersOf } = await imported()
    await take(wide)
    await json(['survey', 'edit', survey, first, '--answer', 'A1=-', '--reason', '本题未答，误读'])
    expect(await take(wide)).toMatchObject({ updated: 0, unchanged: 3, forms: 0 })
    expect(given(await answersOf(first)).A1).toBe(undefined)
  })

  it('records again what an undo took back', async () => {
    const { take, json } = await imported()
    await take(wide)
    await json(['undo'])
    expect(await take(wide)).toMatchObject({ created: 3, forms: 3 })
  })
})
