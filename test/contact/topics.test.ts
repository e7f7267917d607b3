import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { recordedBefore } from '../upkeep/desk.ts'
import { called, certified, clerk } from './clerk.ts'

describe('a topic of 4.3.2', () => {
  it('that says nothing is refused at the keyboard, and left out of a list with a warning', async () => {
    const { problem, at, json } = await clerk()
    const refused = await problem(called('C001', '2026-06-05', '--needs', '，', '--surveillance', '9月'), 2)
    expect(refused.message).toBe('--needs says nothing of the topic: "，".')
    expect(refused.hint).toContain('leave it out where it was not talked about')
    const stdin = '客户编号,联系日期,方式,监督时间,审核需要\nC001,2026-06-05,电话,/,未谈\nC001,2026-06-06,电话,9月,无\n'
    const imported = await at(
      ['contact', 'import', '-', '--map', '监督时间=surveillance', '--map', '审核需要=needs', '--format', 'json'],
      { stdin },
    )
    expect(JSON.parse(imported.out)).toMatchObject({
      created: 2,
      warnings: [
        { line: 2, value: '/', reason: 'says nothing of the topic; it was left out' },
        { line: 2, value: '未谈' },
      ],
    })
    const { contacts } = await json(['contact', 'list'])
    expect(contacts).toMatchObject([
      { on: '2026-06-06', surveillance: '2026-09', needs: '无' },
      { on: '2026-06-05', surveillance: null, needs: null },
    ])
  })
})

describe('contact add', () => {
  it('names those on record beside a person who is new', async () => {
    const { said } = await clerk('客户编号,客户名称,联系人\nC001,甲机械有限公司,王五\n')
    expect((await said(called('C001', '2026-06-05', '--person', '王明'))).out).toContain(
      'Added 王明 at C001, beside 王五.',
    )
    expect((await said(called('C001', '2026-06-06', '--person', '赵'), 'zh')).out).toContain('（原有：王五、王明）')
    expect((await said(called('C001', '2026-06-07', '--person', '王五'))).out).not.toContain('Added 王五 at')
  })

  it('takes the numbers of its series however they are typed', async () => {
    const { json } = await clerk()
    await json(called('C001', '2026-06-05'))
    for (const number of ['ct-2026-0001', 'ＣＴ-2026-0001'])
      expect((await json(['contact', 'show', number])).contact.number).toBe('CT-2026-0001')
  })
})

describe('contact list', () => {
  it('says whether nothing is there, or nothing matches', async () => {
    const { said, json } = await clerk()
    expect((await said(['contact', 'list'])).out).toContain('No contacts are on record.')
    await json(called('C001', '2026-06-05'))
    expect((await said(['contact', 'list', '--from', '2026-06-06'])).out).toContain('Nothing on record matches.')
    expect((await said(['contact', 'list', '--from', '2026-06-06', '--to', '2026-06-01'])).err).toContain(
      'lies after --to',
    )
  })
})

describe('the surveillance topic of a contact (4.3.2)', () => {
  const both = (surveillance: string, needs = '无') => ['--surveillance', surveillance, '--needs', needs]

  it('is refused where it does not say when, with what may be written', async () => {
    const { problem, said } = await clerk()
    for (const text of ['x', '无', '待定', '再认证', '按计划', '长期'])
      expect(await problem(called('C001', '2026-06-05', ...both(text)), 2)).toMatchObject({
        message: `--surveillance does not say when the surveillance is: "${text}".`,
        hint: expect.stringContaining('2027年3月中旬'),
      })
    for (const text of ['x', 'xx', '√', '有', '1'])
      expect(await problem(called('C001', '2026-06-05', ...both('2026-09', text)), 2)).toMatchObject({
        message: `--needs says nothing of the topic: "${text}".`,
      })
    const zh = await said(called('C001', '2026-06-05', ...both('待定')), 'zh')
    expect(zh.err).toContain('--surveillance 没有说明监督检验的时间：“待定”。')
  })

  it('counts up to its last day, and does not once that is over on the day of the contact', async () => {
    const { json, said } = await clerk()
    await json(certified('C001', '2025-03-01', '2028-02-29'))
    const add = async (on: string, text: string) => (await json(called('C001', on, ...both(text)))).contact
    expect(await add('2026-03-20', '2026年3月中旬')).toMatchObject({ counts: true, surveillance: '2026年3月中旬' })
    expect(await add('2026-03-21', '2026年3月中旬')).toMatchObject({ counts: false, notCounted: 'past-surveillance' })
    expect(await add('2026-03-31', '2026年第一季度')).toMatchObject({ counts: true })
    expect(await add('2026-04-01', '2026年第一季度')).toMatchObject({ counts: false })
    expect(await add('2026-04-02', '2026-04-02')).toMatchObject({ counts: true })
    expect(await add('2026-04-03', '2026-04-02')).toMatchObject({ counts: false })
    expect(await add('2026-04-04', '待定：搬厂')).toMatchObject({ counts: true })
    const over = await said(called('C001', '2026-06-05', ...both('2026-05')), 'zh')
    expect(over.all).toContain('监督检验时间 2026-05 早于联系日期 2026-06-05，该项不计入，请核对。')
    expect(over.out).toContain('不计入 4.3.2：所谈监督检验时间早于联系日期。')
    // Corrected, it counts; and a contact that is moved is read anew.
    const edit = (...more: string[]) => [
      'contact',
      'edit',
      over.out.match(/CT-2026-\d+/)?.[0] ?? '',
      ...more,
      '--reason',
      'x',
    ]
    expect((await json(edit('--surveillance', '2027-05'))).contact).toMatchObject({ counts: true })
    expect((await json(edit('--surveillance', '2026-05'))).contact).toMatchObject({ counts: false })
    expect((await json(edit('--on', '2026-05-31'))).contact).toMatchObject({ counts: true })
  })

  it('is asked about on a terminal where it is over, and may be given again', async () => {
    const { json, at } = await clerk()
    await json(certified('C001', '2025-03-01', '2028-02-29'))
    const typed = called('C001', '2026-06-05', ...both('2026-05'), '--summary', '例行沟通')
    const again = await at(typed, { tty: true, answers: [false, '2027-05'] })
    expect({ code: again.code, err: again.err }).toMatchObject({ code: 0 })
    expect((await json(['contact', 'show', 'CT-2026-0001'])).contact).toMatchObject({
      surveillance: '2027-05',
      counts: true,
    })
    const kept = await at(called('C001', '2026-06-06', ...both('2026-05'), '--summary', '例行沟通'), {
      tty: true,
      answers: [true],
    })
    expect(kept.code, kept.err).toBe(0)
    expect((await json(['contact', 'show', 'CT-2026-0002'])).contact).toMatchObject({
      surveillance: '2026-05',
      counts: false,
    })
  })

  it('may not apply where no certificate in force has surveillance, and nowhere else', async () => {
    const { json, problem, at } = await clerk()
    await json(certified('C001', '2025-03-01', '2028-02-29'))
    const inspection = [
      'certificate',
      'add',
      'C002',
      '--number',
      'JY-1',
      '--scheme',
      'inspection',
      '--standard',
      'GB/T 1',
    ]
    await json([...inspection, '--scope', '检验', '--issued', '2025-03-01', '--expires', '2028-02-29'])
    expect((await problem(called('C001', '2026-06-05', ...both('不适用')), 2)).message).toBe(
      'C001 holds Q-C001 with surveillance: that it does not apply says nothing of it.',
    )
    expect((await json(called('C002', '2026-06-05', ...both('不适用')))).contact).toMatchObject({ counts: true })
    const stdin =
      '客户编号,联系日期,联系方式,监督检验时间,审核需要\nC001,2026-06-05,电话,不适用,无\nC002,2026-06-06,电话,不适用,无\n'
    const { warnings, created } = JSON.parse((await at(['contact', 'import', '-', '--format', 'json'], { stdin })).out)
    expect({ warnings, created }).toMatchObject({
      created: 2,
      warnings: [{ line: 2, value: '不适用', reason: 'Q-C001 has surveillance, so it does apply; it was left out' }],
    })
  })

  it('of a list is read as the same type: as of the day of its contact, left out with a warning where it says no time', async () => {
    const { at, json } = await clerk()
    await json(certified('C001', '2025-03-01', '2028-02-29'))
    const rows = ['2025-11-03,电话,3月中旬,无', '2026-06-05,电话,按计划,x', '2026-06-08,电话,2026-05,无']
    const stdin = `客户编号,联系日期,联系方式,监督检验时间,审核需要\n${rows.map((row) => `C001,${row}`).join('\n')}\n`
    const run = async () => JSON.parse((await at(['contact', 'import', '-', '--format', 'json'], { stdin })).out)
    expect(await run()).toMatchObject({
      created: 3,
      warnings: [
        {
          line: 3,
          field: 'surveillance',
          value: '按计划',
          reason: 'does not say when the surveillance is; it was left out',
        },
        { line: 3, field: 'needs', value: 'x', reason: 'says nothing of the topic; it was left out' },
        {
          line: 4,
          field: 'surveillance',
          value: '2026-05',
          reason: 'over before the contact itself: it does not count',
        },
      ],
    })
    expect((await json(['contact', 'list'])).contacts).toMatchObject([
      { on: '2026-06-08', surveillance: '2026-05', counts: false, notCounted: 'past-surveillance' },
      { on: '2026-06-05', surveillance: null, needs: null },
      { on: '2025-11-03', surveillance: '2026年3月中旬', counts: true },
    ])
    expect(await run()).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
  })
})

describe('topics of an earlier version (4.3.2)', () => {
  it('count as they did, and are remarked on where they would not be taken today', async () => {
    const own = await clerk()
    await own.json(certified('C001', '2025-03-01', '2028-02-29'))
    const rows = [
      ['2026-02-02', '按计划', '无'],
      ['2026-03-03', '2026-02-01', '无'],
      ['2026-04-04', '2026-09-15', 'x'],
      ['2026-05-05', '9月', '无'],
    ] as const
    await recordedBefore(own.file, async (tx) => {
      const [customer] = tx.find('customer', { code: 'C001' })
      const [staff] = tx.find('staff', { name: 'clerk' })
      const of = { customer_id: customer?.id ?? 0, staff_id: staff?.id ?? 0, person_id: null }
      for (const [place, [on, surveillance, needs]] of rows.entries())
        tx.insert('contact', {
          ...{ ...of, number: `CT-2026-010${place}`, on_day: on as Day, channel: 'phone', outcome: 'reached' },
          ...{ surveillance, needs, summary: null, follow_up_on: null, surveillance_by: null },
        })
    })
    const { contacts } = await own.json(['contact', 'list'])
    expect(contacts.map((each: { counts: boolean }) => each.counts)).toEqual([true, true, true, true])
    const [line] = (await own.json(['report', 'compliance', '--clause', '4.3.2', '--year', '2026'])).clauses
    expect(line).toMatchObject({
      result: 'met',
      remarks: [
        {
          customer: 'C001',
          text: {
            zh: '早期版本录入，照旧计入，但按现行要求不会被接受：CT-2026-0100（“按计划”“无”）、CT-2026-0101（“2026-02-01”“无”）、CT-2026-0102（“2026-09-15”“x”）',
          },
          facts: { contacts: ['CT-2026-0100', 'CT-2026-0101', 'CT-2026-0102'] },
        },
      ],
    })
    // Another day of the same contact leaves what was said as it was; said anew, it is read.
    await own.json(['contact', 'edit', 'CT-2026-0101', '--on', '2026-03-04', '--reason', 'x'])
    expect((await own.json(['contact', 'show', 'CT-2026-0101'])).contact.counts).toBe(true)
    await own.json(['contact', 'edit', 'CT-2026-0101', '--surveillance', '2026-02-02', '--reason', 'x'])
    expect((await own.json(['contact', 'show', 'CT-2026-0101'])).contact.notCounted).toBe('past-surveillance')
  })
})
