import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { encode } from '../intake/encoders.ts'
import { certified, clerk } from './clerk.ts'

const header = '客户编号,联系日期,联系方式,业务员,联系人,监督检验时间,审核/检验需要,内容,结果'
const good = [
  header,
  'C001,2026/6/1,电话,王芳,李明,2026年9月15日,无,例行沟通,已联系上',
  'C001,2026.6.2,微信,王芳,李明,9月,扩项,"第一行,',
  '第二行",',
  'C002,20260603,拜访,张伟,,,无,问候,',
  '',
].join('\n')

async function withFile(text: string | Uint8Array) {
  const own = await clerk()
  await own.json(certified('C001', '2025-03-01', '2028-02-29'))
  const file = path.join(own.cwd, 'contacts.csv')
  fs.writeFileSync(file, text)
  return { ...own, file }
}

describe('contact import', () => {
  it('records contacts as made by those the file names, and changes nothing the second time', async () => {
    const { json, file, said } = await withFile(encode(good, 'gb18030'))
    const first = await json(['contact', 'import', file])
    expect(first).toEqual({
      schema: 1,
      rows: 3,
      created: 3,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      waiting: 0,
      stopped: null,
      identity: [],
      warnings: [],
      replaced: [],
      encoding: 'gb18030',
      sample: expect.any(Array),
      delimiter: ',',
      sheet: null,
      dryRun: false,
      unknownColumns: [],
      hiddenRows: [],
      headers: [],
      guesses: [],
      skipped: [],
      mapping: null,
      staffCreated: ['王芳', '张伟'],
      personsCreated: 1,
      rejects: [],
    })
    const { contacts } = await json(['contact', 'list', 'C001'])
    expect(contacts).toMatchObject([
      {
        channel: 'wechat',
        staff: '王芳',
        person: '李明',
        surveillance: '2026-09',
        summary: '第一行,\n第二行',
        counts: true,
      },
      { channel: 'phone', surveillance: '2026-09-15', needs: '无', recordedBy: 'clerk', counts: true },
    ])
    const entries = (await json(['audit', 'list'])).entries.length
    const second = await json(['contact', 'import', file])
    expect(second).toMatchObject({ rows: 3, created: 0, unchanged: 3, staffCreated: [], personsCreated: 0 })
    expect((await said(['contact', 'import', file], 'zh')).out).toContain('文件中没有新内容。')
    expect((await json(['audit', 'list'])).entries).toHaveLength(entries)
  })

  const wrong = [
    `${header},备注`,
    'C001,2026-06-01,电话,王芳,,"九月,',
    '上旬",无,,,x',
    'C009,2026-06-01,电话,王芳,,,,,,',
    'C001,2026-02-30,飞鸽,,,,,,,',
    'C001,2026-07-01,电话,王芳,,,,,看看,',
    'C001,2026-06-05,电话',
    '',
  ].join('\n')

  it('tells all problems of all rows at once, by the first line of each, and stops no good row', async () => {
    const { json, file, cwd, at } = await withFile(wrong)
    const done = await json(['contact', 'import', file, '--rejects', 'rejects.csv'], 1)
    expect(done).toMatchObject({ rows: 5, created: 1, unchanged: 0, rejected: 4, unknownColumns: ['备注'] })
    expect(done.rejects.map(({ line, field }: { line: number; field: string }) => [line, field])).toEqual([
      [4, 'code'],
      [5, 'on'],
      [5, 'channel'],
      [5, 'staff'],
      [6, 'on'],
      [6, 'outcome'],
      [7, null],
    ])
    expect(done.rejects[0]).toEqual({
      line: 4,
      cell: null,
      code: 'nobody',
      other: null,
      reason: 'no customer of the register',
      field: 'code',
      value: 'C009',
      row: [{ field: 'code', value: 'C009' }],
    })
    const rejects = fs.readFileSync(path.join(cwd, 'rejects.csv'), 'utf8')
    expect(rejects.split('\r\n').filter((line) => line !== '')).toHaveLength(5)
    fs.writeFileSync(path.join(cwd, 'rejects.csv'), rejects.replaceAll('C009', 'C002'))
    const mended = await json(['contact', 'import', 'rejects.csv'], 1)
    expect(mended).toMatchObject({ rows: 4, created: 1, rejected: 3 })
    const people = await at(['contact', 'import', file, '--lang', 'zh', '--format', 'table'])
    expect(people.out).toContain('登记簿中没有该客户')
    expect(people.err).toContain('备注')
  })

  it('takes all rows or none under --strict, and writes nothing on a dry run', async () => {
    const { json, file } = await withFile(wrong)
    const entries = (await json(['audit', 'list'])).entries.length
    const strict = await json(['contact', 'import', file, '--strict'], 1)
    expect(strict).toMatchObject({ rows: 5, created: 0, unchanged: 1, rejected: 4, staffCreated: [] })
    const dry = await json(['contact', 'import', file, '--dry-run'], 1)
    expect(dry).toMatchObject({ created: 1, rejected: 4, dryRun: true, staffCreated: ['王芳'] })
    expect((await json(['audit', 'list'])).entries).toHaveLength(entries)
    expect((await json(['contact', 'list'])).contacts).toEqual([])
  })

  it('finds customers by any whole name or code, and guesses nothing', async () => {
    const rows = ['甲机械有限公司', '（乙食品有限公司）', 'c001', '甲机械'].map((name) => `${name},2026-06-01,电话`)
    const { json, file } = await withFile(['客户,日期,渠道', ...rows, ''].join('\n'))
    const done = await json(['contact', 'import', file], 1)
    expect(done).toMatchObject({ rows: 4, created: 2, unchanged: 1, rejected: 1 })
    expect(done.rejects).toMatchObject([{ line: 5, field: 'customer', value: '甲机械' }])
  })

  it('refuses a code and a name of different customers', async () => {
    const { json, file } = await withFile('客户编号,名称,日期,渠道\nC001,乙食品有限公司,2026-06-01,电话\n')
    const done = await json(['contact', 'import', file], 1)
    expect(done.rejects).toMatchObject([{ field: 'name', reason: 'C001 is 甲机械有限公司' }])
  })

  it('says who is recorded where the file has no such column, and reads English and a pipe', async () => {
    const { at } = await clerk()
    const stdin = 'customer code;date;channel;surveillance;needs\nC001;2026-06-01;visit;none;none\n'
    const done = await at(['contact', 'import', '-', '--format', 'table'], { stdin })
    expect(done).toMatchObject({ code: 0 })
    expect(done.err).toContain('recorded as made by clerk')
    expect(done.out).toContain('1 row: 1 created, 0 updated, 0 unchanged, 0 rejected.')
  })

  it('says once which columns are missing', async () => {
    const { problem, file } = await withFile('内容,结果\nx,是\n')
    const missing = await problem(['contact', 'import', file], 2)
    expect(missing.message).toContain('the day (联系日期)')
    expect(missing.hint).toContain('--map')
    expect((await problem(['contact', 'import', 'nowhere.csv'], 2)).message).toContain('nowhere.csv')
  })
})

describe('contact import, what a row says oddly', () => {
  it('reads every word for a channel that a line takes', async () => {
    const { at, json } = await clerk()
    const words = ['打电话', '企微', '视频会议', '发函']
    const rows = words.map((word, i) => `C001,2026-06-0${i + 1},${word},王芳,,2027-05,无,,`)
    const { out } = await at(['contact', 'import', '-', '--format', 'json'], { stdin: [header, ...rows].join('\n') })
    expect(JSON.parse(out)).toMatchObject({ created: 4, rejected: 0 })
    const { contacts } = await json(['contact', 'list'])
    expect(contacts.map(({ channel }: { channel: string }) => channel)).toEqual([
      'letter',
      'meeting',
      'wechat',
      'phone',
    ])
  })

  it('takes a short message as other and says so; rejects a day that is none', async () => {
    const { at } = await clerk()
    const list = [header, 'C001,2026-06-01,短信,,,2026-05-01,无,,', 'C001,2026-06-02,其他,,,2027-02-30,无,,'].join('\n')
    const own = list.replaceAll(',,,20', ',王芳,,20')
    const done = JSON.parse((await at(['contact', 'import', '-', '--format', 'json'], { stdin: own })).out)
    expect(done).toMatchObject({
      created: 1,
      rejected: 1,
      warnings: [
        { line: 2, field: 'channel', value: '短信' },
        { line: 2, field: 'surveillance', value: '2026-05-01' },
      ],
      rejects: [{ line: 3, field: 'surveillance', value: '2027-02-30' }],
    })
  })
})

describe('a contact list imported again', () => {
  const header = '客户编号,联系日期,联系方式,监督时间,沟通内容'
  const rows = 'C001,2026-02-02,电话,2026-09,问候\nC002,2026-02-03,电话,2026-09,问候\n'

  it('fills what is on record when a column is added', async () => {
    const { at, json } = await clerk()
    const take = async (text: string, ...more: string[]) =>
      JSON.parse((await at(['contact', 'import', '-', ...more, '--format', 'json'], { stdin: text })).out)
    const list = `${header},客户想法\n${rows.replaceAll('问候', '问候,无')}`
    expect(await take(list)).toMatchObject({ created: 2, unknownColumns: ['客户想法'] })
    expect(await take(list, '--map', '客户想法=needs')).toMatchObject({ created: 0, updated: 2 })
    expect(await take(list, '--map', '客户想法=needs')).toMatchObject({ unchanged: 2 })
    const { contacts } = await json(['contact', 'list'])
    expect(contacts).toHaveLength(2)
    expect(contacts[0].needs).toBe('无')
  })

  it('leaves alone what was corrected or taken back since, and records it again after an undo', async () => {
    const { at, json } = await clerk()
    const take = async () =>
      JSON.parse((await at(['contact', 'import', '-', '--format', 'json'], { stdin: `${header}\n${rows}` })).out)
    expect(await take()).toMatchObject({ created: 2 })
    await json(['contact', 'edit', 'CT-2026-0001', '--on', '2026-02-04', '--summary', '更正', '--reason', '日期有误'])
    await json(['contact', 'void', 'CT-2026-0002', '--reason', '录错'])
    const again = await take()
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, rejected: 0 })
    expect(again.warnings.map((each: { reason: string }) => each.reason)).toEqual([
      'on record as CT-2026-0001 and corrected since: it was left as it is',
      'on record as CT-2026-0002 and taken back since: it is not recorded again',
    ])
    const own = await clerk()
    await own.at(['contact', 'import', '-'], { stdin: `${header}\n${rows}` })
    await own.json(['undo'])
    const anew = await own.at(['contact', 'import', '-', '--format', 'json'], { stdin: `${header}\n${rows}` })
    expect(JSON.parse(anew.out)).toMatchObject({ created: 2, warnings: [] })
  })

  it('reads 同上 as the row above', async () => {
    const { json, file } = await withFile(
      '客户编号,联系日期,联系方式,内容\nC001,2026-02-02,电话,问候\n同上,2026-03-02,〃,回访\nC002,同上,微信,问候\n',
    )
    const done = await json(['contact', 'import', file])
    expect(done).toMatchObject({ created: 3, rejected: 0 })
    expect(done.warnings.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`)).toEqual([
      'channel as-above',
      'on as-above',
    ])
    const { contacts } = await json(['contact', 'list', 'C001'])
    expect(contacts.map(({ on, channel }: { on: string; channel: string }) => [on, channel])).toEqual(
      expect.arrayContaining([
        ['2026-02-02', 'phone'],
        ['2026-03-02', 'phone'],
      ]),
    )
  })

  it('keeps two calls of one day that are two rows of a file', async () => {
    const { at } = await clerk()
    const two = `${header}\nC001,2026-02-02,电话,2026-09,问候\nC001,2026-02-02,电话,2026-09,\n`
    const take = async () => JSON.parse((await at(['contact', 'import', '-', '--format', 'json'], { stdin: two })).out)
    expect(await take()).toMatchObject({ created: 2 })
    expect(await take()).toMatchObject({ created: 0, unchanged: 2 })
  })
})
