import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { clerk } from '../contact/clerk.ts'
import { encode } from '../intake/encoders.ts'

const header = '客户编号,渠道,收到日期,反馈内容,阶段,主题,分类,分类日期,责任人,期限'
const good = [
  header,
  'C001,客户走访,2026/6/1,报告太慢,证后服务,报告时间,不满,2026-06-03,,',
  ',座谈会,2026年6月2日,"希望多培训，',
  '最好每季度",,,,,,',
  'C002,投诉,20260603,审核员迟到,审核/检验过程,守时,不满意,2026.6.4,clerk,2026-07-31',
  '',
].join('\n')

async function withFile(text: string | Uint8Array) {
  const own = await clerk()
  const file = path.join(own.cwd, 'feedback.csv')
  fs.writeFileSync(file, text)
  const take = async (list: string, ...more: string[]) =>
    JSON.parse((await own.at(['feedback', 'import', '-', ...more, '--format', 'json'], { stdin: list })).out)
  return { ...own, file, take }
}

describe('feedback import', () => {
  it('records what a list says, and changes nothing the second time', async () => {
    const { json, file, said } = await withFile(encode(good, 'gb18030'))
    expect(await json(['feedback', 'import', file])).toEqual({
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
      unclassified: 1,
      rejects: [],
    })
    const { feedback } = await json(['feedback', 'list'])
    expect(feedback).toMatchObject([
      {
        ...{ number: 'CP-2026-0001', customer: 'C002', channel: 'complaint', stage: 'audit', classified: '2026-06-04' },
        ...{ classification: 'dissatisfaction', owner: 'clerk', due: '2026-07-31', by: 'clerk' },
      },
      { number: 'FB-2026-0002', customer: null, name: null, content: '希望多培训，\n最好每季度', classified: null },
      { number: 'FB-2026-0001', topic: '报告时间', classified: '2026-06-03', classifiedBy: 'clerk' },
    ])
    const entries = (await json(['audit', 'list'])).entries.length
    expect(await json(['feedback', 'import', file])).toMatchObject({ rows: 3, created: 0, unchanged: 3 })
    expect((await said(['feedback', 'import', file], 'zh')).out).toContain('文件中没有新内容。')
    expect((await json(['audit', 'list'])).entries).toHaveLength(entries)
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })

  const wrong = [
    `${header},涉及组织,备注`,
    'C001,飞鸽,2026-02-30,,哪里,x,如何,2026-07-01,,,己纺织厂,',
    'C009,投诉,2026-06-03,太慢,,,,,无名,2026-06-10,,',
    'C001,投诉,2026-06-03,太慢,,,,2026-06-01,,2026-06-02,,',
    'C001,投诉,2026-06-03,迟到,,,,,,,,',
    'C001,走访,2026-07-01,好,,,,,,,,',
    ',,,,,,,,,,,x',
    ',回访,2026-06-05,己厂满意,,,,,,,己纺织厂,',
    'C001,走访',
    '',
  ].join('\n')

  it('tells all problems of all rows at once, and stops no good row', async () => {
    const { json, file, cwd, at } = await withFile(wrong)
    const done = await json(['feedback', 'import', file, '--rejects', 'rejects.csv'], 1)
    expect(done).toMatchObject({ rows: 8, created: 1, rejected: 7, unknownColumns: ['备注'] })
    const told = done.rejects.map(({ line, field, reason }: Record<string, unknown>) => [line, field, reason])
    expect(told).toEqual([
      [2, 'channel', 'none of: symposium, visit, return-call, organized-survey, complaint, other'],
      [2, 'received', 'not a day'],
      [2, 'content', 'what was said is missing'],
      [2, 'about', 'a customer is named too, and feedback comes from one'],
      [2, 'stage', 'none of: acceptance, audit, service'],
      [2, 'as', 'none of: praise, suggestion, dissatisfaction, question, other'],
      [2, 'classifiedOn', 'after today, 2026-06-30'],
      [3, 'code', 'no customer of the register'],
      [3, 'owner', 'nobody on the staff has this name; add them with: certdesk staff add'],
      [4, 'classifiedOn', 'before it was received, 2026-06-03'],
      [4, 'owner', 'a complaint has an owner'],
      [4, 'due', 'before it was received, 2026-06-03'],
      [5, 'owner', 'a complaint has an owner'],
      [5, 'due', 'a complaint has a day by which it is settled'],
      [6, 'received', 'after today, 2026-06-30'],
      [7, 'channel', 'the channel is missing'],
      [7, 'received', 'the day on which it was received is missing'],
      [7, 'content', 'what was said is missing'],
      [9, null, expect.any(String)],
    ])
    const { feedback } = await json(['feedback', 'list'])
    expect(feedback).toMatchObject([{ name: '己纺织厂', customer: null, channel: 'return-call' }])
    const rejects = fs.readFileSync(path.join(cwd, 'rejects.csv'), 'utf8')
    expect(rejects.split('\r\n').filter((line) => line !== '')).toHaveLength(8)
    fs.writeFileSync(path.join(cwd, 'rejects.csv'), rejects.replaceAll('C009', 'C002').replaceAll('无名', 'clerk'))
    expect(await json(['feedback', 'import', 'rejects.csv'], 1)).toMatchObject({ rows: 7, created: 1, rejected: 6 })
    const people = await at(['feedback', 'import', file, '--lang', 'zh', '--format', 'table'])
    for (const text of ['登记簿中没有该客户', '投诉须有责任人', '早于收到日期', '缺少反馈内容'])
      expect(people.out).toContain(text)
  })

  it('takes all rows or none under --strict, and writes nothing on a dry run', async () => {
    const { json, file } = await withFile(wrong)
    expect(await json(['feedback', 'import', file, '--strict'], 1)).toMatchObject({ created: 0, rejected: 7 })
    expect(await json(['feedback', 'import', file, '--dry-run'], 1)).toMatchObject({ created: 1, unclassified: 1 })
    expect((await json(['feedback', 'list'])).feedback).toEqual([])
  })

  it('says what it took otherwise than it was written', async () => {
    const { take } = await withFile(good)
    const done = await take(
      [
        header,
        'C001,微信,2026-06-01,好,,,,,王芳,2026-07-01',
        'C001,走访,2026-06-02,好,证后,,表扬,2026-06-03,,',
        'C001,走访,2026-06-03,好,证后,态度,表扬,,,',
        '',
      ].join('\n'),
    )
    expect(done).toMatchObject({ created: 3, unclassified: 2 })
    expect(done.warnings.map(({ line, field, reason }: Record<string, unknown>) => [line, field, reason])).toEqual(
      [
        [2, 'channel', 'taken as "other"'],
        [2, 'owner', 'only complaints have it; it was left out'],
        [2, 'due', 'only complaints have it; it was left out'],
        [4, 'classifiedOn', 'the day of the classification is missing; today is taken where it is new'],
        [3, null, 'not classified: topic missing'],
      ].sort(([one], [other]) => Number(one) - Number(other)),
    )
  })

  it('takes today for the classification where the file has no such day, and says so', async () => {
    const { at, json } = await clerk()
    const stdin = 'code;channel;received;content;stage;topic;as\nC001;visit;2026-06-01;slow;audit;time;question\n'
    const done = await at(['feedback', 'import', '-', '--format', 'table'], { stdin })
    expect(done.err).toContain('what it newly classifies is classified today')
    expect(done.out).toContain('1 row: 1 created, 0 updated, 0 unchanged, 0 rejected.')
    expect((await json(['feedback', 'show', 'FB-2026-0001'])).feedback).toMatchObject({ classified: '2026-06-30' })
  })

  it('says once which columns are missing, and who may import', async () => {
    const { json, problem, said, file } = await withFile('客户,主题\nC001,x\n')
    const missing = await problem(['feedback', 'import', file], 2)
    expect(missing.message).toBe(
      'The file has no column for: the channel (渠道); the day it was received (收到日期); the content (反馈内容).',
    )
    expect(missing.hint).toContain('--map HEADER=FIELD')
    expect((await said(['feedback', 'import', file], 'zh')).err).toContain('文件缺少以下列：渠道、收到日期、反馈内容。')
    fs.writeFileSync(file, good)
    await json(['staff', 'add', '张伟', '--role', 'auditor'])
    expect(await problem(['feedback', 'import', file, '--staff', '张伟'], 3)).toMatchObject({ clause: '4.5.1' })
  })
})

describe('a feedback list imported again', () => {
  const bare = '客户编号,渠道,收到日期,反馈内容'
  const row = 'C001,走访,2026-06-01,报告太慢'

  it('fills the classification that is missing, in one go or bit by bit', async () => {
    const { take, json } = await withFile(good)
    expect(await take(`${bare}\n${row}\n`)).toMatchObject({ created: 1, unclassified: 1 })
    const partly = await take(`${bare},阶段,分类\n${row},证后服务,不满\n`)
    expect(partly).toMatchObject({ updated: 1, warnings: [{ reason: 'not classified: topic missing' }] })
    expect((await json(['feedback', 'show', 'FB-2026-0001'])).feedback).toMatchObject({
      ...{ stage: 'service', topic: null, classification: 'dissatisfaction', classified: null },
    })
    const whole = `${bare},主题,分类日期\n${row},报告时间,2026-06-05\n`
    expect(await take(whole)).toMatchObject({ updated: 1, warnings: [] })
    expect(await take(whole)).toMatchObject({ updated: 0, unchanged: 1, warnings: [] })
    expect(await take(`${bare}\n${row}\n`)).toMatchObject({ unchanged: 1, warnings: [] })
    expect((await json(['feedback', 'show', 'FB-2026-0001'])).feedback).toMatchObject({
      ...{ topic: '报告时间', classified: '2026-06-05', classifiedBy: 'clerk' },
    })
  })

  it('leaves alone what says otherwise, and what was corrected or taken back since', async () => {
    const { take, json, at } = await withFile(good)
    await take(good)
    const other = good.replace('不满,2026-06-03', '建议,2026-06-03')
    expect(await take(other)).toMatchObject({
      unchanged: 3,
      warnings: [{ line: 2, reason: 'on record as FB-2026-0001, which says otherwise: it was left as it is' }],
    })
    await json(['feedback', 'edit', 'FB-2026-0001', '--content', '报告慢', '--reason', '误录'])
    await json(['feedback', 'void', 'CP-2026-0001', '--reason', '误录'])
    const again = await take(good)
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
    expect(again.warnings.map((each: { reason: string }) => each.reason)).toEqual([
      'on record as FB-2026-0001 and corrected since: it was left as it is',
      'on record as CP-2026-0001 and taken back since: it is not recorded again',
    ])
    const own = await clerk()
    await own.at(['feedback', 'import', '-'], { stdin: good })
    await own.json(['undo'])
    const anew = await own.at(['feedback', 'import', '-', '--format', 'json'], { stdin: good })
    expect(JSON.parse(anew.out)).toMatchObject({ created: 3, warnings: [] })
    expect((await at(['audit', 'verify'])).code).toBe(0)
  })
})
