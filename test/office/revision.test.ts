import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { comesBefore } from '../../src/office/revision/written-procedure.ts'
import { desk } from '../upkeep/desk.ts'

const approved = ['--approved-by', '陈明', '--approved-on', '2026-06-20']
const add = (number: string, from: string, ...more: string[]) => [
  ...['revision', 'add', number, '--from', from, ...approved, ...more],
]
const limit = (name: string, value: string, from: string, ...more: string[]) => [
  ...['limit', 'set', name, value, '--from', from, '--reason', '管理评审', ...more],
]
const threeTimes = 'contact-twice-a-year=At least three contacts/visits a year/每年至少联系三次'

async function office() {
  const own = desk()
  await own.at(['init'])
  const valueOn = async (name: string, day: string) => {
    const { limits } = await own.json(['limit', 'list', '--as-of', day])
    return limits.find((each: { name: string }) => each.name === name)
  }
  const message = async (argv: readonly string[], code = 2) => {
    const { code: ended, err } = await own.at([...argv, '--format', 'json'])
    expect(ended, err).toBe(code)
    return JSON.parse(err).error.message as string
  }
  return { ...own, valueOn, message }
}

describe('revision add', () => {
  it('enters limits and titles as dated data, which reports are headed and judged by from its day on', async () => {
    const { json, at } = await office()
    const made = await json(
      add(
        ...(['Ａ/01', '2027-01-01', '--limit', 'contacts-a-year=3', '--duty-title', threeTimes] as const),
        ...['--title-en', 'Customer Services', '--title-zh', '客户服务工作'],
      ),
    )
    expect(made.revision).toMatchObject({
      ...{ number: 'A/01', from: '2027-01-01', until: null, inForce: false, approvedBy: '陈明' },
      limits: [{ name: 'contacts-a-year', value: 3 }],
      duties: [
        { id: 'contact-twice-a-year', title: { en: 'At least three contacts/visits a year', zh: '每年至少联系三次' } },
      ],
    })
    expect(made.changes.map(({ what, name }: { what: string; name: string }) => [what, name])).toEqual([
      ['title', 'NCT-GI-007'],
      ['limit', 'contacts-a-year'],
      ['duty', 'contact-twice-a-year'],
    ])
    const report = async (day: string) => {
      const { revision, title, clauses, deviations } = await json([
        ...['report', 'compliance', '--clause', '4.3.2', '--as-of', day],
      ])
      return [revision, title.zh, clauses[0].title.zh, clauses[0].limits.contacts, deviations.length]
    }
    expect(await report('2026-12-31')).toEqual(['A/00', '客户服务管理', '每年至少两次沟通联系', 2, 0])
    expect(await report('2027-01-01')).toEqual(['A/01', '客户服务工作', '每年至少联系三次', 3, 0])
    const headed = await at(['report', 'compliance', '--as-of', '2027-01-01', '--format', 'md'])
    expect(headed.out).toContain('NCT-GI-007 A/01 Customer Services: compliance as of 2027-01-01')
  })

  it('needs no deviation whichever way it goes, and later limits are held against it', async () => {
    const { json, at, valueOn } = await office()
    await json(add('A/01', '2027-01-01', '--limit', 'contacts-a-year=1', '--limit', 'timely-days=3'))
    expect(await valueOn('contacts-a-year', '2027-01-01')).toMatchObject({
      ...{ value: 1, source: 'procedure', revision: 'A/01', procedure: 1, deviation: null },
    })
    expect((await json(['report', 'compliance', '--as-of', '2027-02-01'])).deviations).toEqual([])
    expect((await at(limit('timely-days', '4', '2027-02-01'))).code).toBe(3)
    expect((await at(limit('timely-days', '4', '2026-12-01'))).code).toBe(0)
    expect((await at(limit('contacts-a-year', '1', '2027-02-01'))).code).toBe(0)
  })

  it("ends what the body had set before it, and says so; from its very day on the body's own holds", async () => {
    const { json, at, valueOn } = await office()
    await json(limit('contacts-a-year', '4', '2026-03-01'))
    await json(limit('timely-days', '7', '2026-03-01', '--deviation', '两处办公'))
    await json(limit('re-sign-days', '8', '2027-01-01'))
    const limits = ['contacts-a-year=3', 'timely-days=6', 're-sign-days=6'].flatMap((each) => ['--limit', each])
    const added = await at(add('A/01', '2027-01-01', ...limits))
    expect(added.err).toContain(
      'the 4 that was set from 2026-03-01 ends on 2027-01-01 by A/01; to go on with it: certdesk limit set contacts-a-year 4 --from 2027-01-01 --reason TEXT\n',
    )
    expect(added.err).toContain('limit set timely-days 7 --from 2027-01-01 --reason TEXT --deviation REASON')
    expect(added.err).toContain('the 8 that is set from 2027-01-01 is looser than the 6 of A/01')
    expect(await valueOn('contacts-a-year', '2026-12-31')).toMatchObject({ value: 4, source: 'register' })
    expect(await valueOn('contacts-a-year', '2027-01-01')).toMatchObject({ value: 3, source: 'procedure' })
    expect(await valueOn('re-sign-days', '2027-01-01')).toMatchObject({ value: 8, procedure: 6, deviation: '管理评审' })
    const { deviations } = await json(['report', 'compliance', '--as-of', '2027-02-01', '--year', '2027'])
    expect(deviations).toMatchObject([{ limit: 're-sign-days', value: 8, procedure: 6, reason: '管理评审' }])
    await json(limit('contacts-a-year', '4', '2027-01-01'))
    expect(await valueOn('contacts-a-year', '2027-01-01')).toMatchObject({ value: 4, procedure: 3 })
    const { values } = await json(['limit', 'history', 'contacts-a-year'])
    expect(values.map(({ value, from, until }: Record<string, unknown>) => [value, from, until])).toEqual([
      [2, '2025-01-16', '2026-03-01'],
      [4, '2026-03-01', '2027-01-01'],
      [3, '2027-01-01', '2027-01-01'],
      [4, '2027-01-01', null],
    ])
  })

  it('shows with --dry-run what changes, and writes nothing', async () => {
    const { json, at } = await office()
    const dry = await json(add('A/01', '2027-01-01', '--limit', 'contacts-a-year=3', '--dry-run'))
    expect(dry).toMatchObject({
      dryRun: true,
      changes: [{ what: 'limit', name: 'contacts-a-year', before: 2, after: 3 }],
    })
    expect((await json(['revision', 'list'])).revisions).toHaveLength(1)
    const shown = await at([...add('A/01', '2027-01-01', '--limit', 'contacts-a-year=3', '--dry-run'), '--lang', 'zh'])
    expect(shown.code).toBe(0)
    expect((await json(['audit', 'list'])).entries).toHaveLength(1)
  })

  it('is entered once', async () => {
    const { json, at, message } = await office()
    const same = add('A/01', '2027-01-01', '--limit', 'contacts-a-year=3', '--duty-title', threeTimes)
    await json(same)
    expect((await at([...same, '--format', 'md'])).out).toContain('already recorded')
    expect((await json(['audit', 'list'])).entries).toHaveLength(2)
    expect(await message(add('A/01', '2027-01-01', '--limit', 'contacts-a-year=4'))).toContain('says otherwise')
  })

  it.each([
    ['A/02', '2027-01-01', 'is in force from 2027-01-01 already'],
    ['A/02', '2026-07-01', 'the wrong way round'],
    ['A/00', '2026-07-01', 'was written from'],
    ['A/02', '2025-01-16', 'before it was approved'],
  ])('%s from %s is refused beside A/01 from 2027-01-01', async (number, from, said) => {
    const { json, message } = await office()
    await json(add('A/01', '2027-01-01'))
    expect(await message(add(number, from))).toContain(said)
  })

  it('is refused before the procedure, before its approval, or where that has not been', async () => {
    const { message } = await office()
    const on = (day: string) => ['--approved-by', '陈明', '--approved-on', day]
    expect(await message(['revision', 'add', 'A/01', '--from', '2025-01-16', ...on('2025-01-10')])).toContain(
      'came into force on 2025-01-16',
    )
    expect(await message(['revision', 'add', 'A/01', '--from', '2026-08-01', ...on('2026-07-01')])).toContain(
      'after today',
    )
  })

  it('names everything that is wrong with what it says, and takes none of it', async () => {
    const { json, message } = await office()
    const wrong = ['--limit', 'no-such=3', '--limit', 'timely-days=1001', '--duty-title', 'no-duty=A/甲']
    expect(await message(add('A/01', '2027-01-01', ...wrong, '--title-en', 'Alone'))).toBe(
      [
        '--limit no-such=3: there is no limit "no-such".',
        '--limit timely-days=1001: "1001" is not a whole number from 0 to 1000.',
        '--duty-title no-duty: there is no duty "no-duty".',
        '--title-en, --title-zh: a title is given in English and in Chinese.',
      ].join('\n'),
    )
    for (const form of [
      ['--limit', 'timely-days'],
      ['--duty-title', 'contact-twice-a-year=only English'],
      ['--duty-title', 'contact-twice-a-year=/只有中文'],
    ])
      expect(await message(add('A/01', '2027-01-01', ...form))).toContain('is not of its form')
    expect((await json(['revision', 'list'])).revisions).toHaveLength(1)
  })

  it('is a matter of a manager (clause 3)', async () => {
    const { json, at } = await office()
    await json(['staff', 'add', '王芳', '--role', 'business'])
    expect(await at([...add('A/01', '2027-01-01'), '--staff', '王芳'])).toMatchObject({ code: 3 })
  })

  it('is read from a list in either language, together with what is typed', async () => {
    const { json, at, cwd, message } = await office()
    const rows = [
      '项目,名称,值,英文,中文',
      '限值,contacts-a-year,3,,',
      '职责标题,contact-twice-a-year,,At least three contacts,每年至少三次',
      '文件标题,,,Customer Services,客户服务工作',
    ]
    fs.writeFileSync(path.join(cwd, 'revision.csv'), rows.join('\n'))
    const made = await json(add('A/01', '2027-01-01', '--file', 'revision.csv', '--limit', 'timely-days=4'))
    expect(made.revision).toMatchObject({
      title: { en: 'Customer Services', zh: '客户服务工作' },
      limits: [
        { name: 'contacts-a-year', value: 3 },
        { name: 'timely-days', value: 4 },
      ],
    })
    fs.writeFileSync(path.join(cwd, 'wrong.csv'), 'what,name,value\nlimit,x,1\nsomething,y,2\nlimit,timely-days,-1\n')
    expect(await message(add('A/02', '2027-02-01', '--file', 'wrong.csv'))).toBe(
      [
        'Line 2: there is no limit "x".',
        'Line 3: "something" is none of: title, duty, limit.',
        'Line 4: "-1" is not a whole number from 0 to 1000.',
      ].join('\n'),
    )
    fs.writeFileSync(path.join(cwd, 'columns.csv'), 'name,value\ntimely-days,1\n')
    expect(await message(add('A/02', '2027-02-01', '--file', 'columns.csv'))).toContain('no column for')
    expect((await at(add('A/02', '2027-02-01', '--file', 'none.csv'))).code).toBe(2)
  })
})

describe('revision list and show', () => {
  it('say since when each is in force and who approved it', async () => {
    const { json } = await office()
    await json(add('A/01', '2027-01-01'))
    await json(add('B/00', '2028-01-01', '--limit', 'timely-days=4'))
    const { revisions } = await json(['revision', 'list', '--as-of', '2027-06-30'])
    expect(revisions).toMatchObject([
      { number: 'A/00', from: '2025-01-16', until: '2027-01-01', inForce: false, approvedBy: null },
      { number: 'A/01', from: '2027-01-01', until: '2028-01-01', inForce: true, approvedBy: '陈明' },
      { number: 'B/00', from: '2028-01-01', until: null, inForce: false, approvedOn: '2026-06-20' },
    ])
    const { revision } = await json(['revision', 'show', 'a/00'])
    expect(revision.duties.length).toBeGreaterThan(20)
    expect(revision.limits).toContainEqual({ name: 'contacts-a-year', value: 2 })
  })
})

describe('revision void', () => {
  it('takes the limits back with it', async () => {
    const { json, valueOn, message } = await office()
    await json(add('A/01', '2027-01-01', '--limit', 'contacts-a-year=3'))
    expect(await message(['limit', 'void', 'contacts-a-year', '--from', '2027-01-01', '--reason', 'x'])).toContain(
      'by revision A/01',
    )
    await json(['revision', 'void', 'A/01', '--reason', '日期有误'])
    expect(await valueOn('contacts-a-year', '2027-01-01')).toMatchObject({ value: 2, revision: 'A/00' })
    const { values } = await json(['limit', 'history', 'contacts-a-year'])
    expect(values.at(-1)).toMatchObject({ revision: 'A/01', voided: true, voidReason: '日期有误' })
    expect(await message(['revision', 'void', 'A/01', '--reason', 'x'])).toContain('no revision "A/01"')
    expect(await message(['revision', 'void', 'A/00', '--reason', 'x'])).toContain('was written from')
    // The number and the day are free again.
    await json(add('A/01', '2027-01-01', '--limit', 'contacts-a-year=4'))
  })

  it('is undone as a whole, unless another revision has taken its place', async () => {
    const { json, at, valueOn } = await office()
    await json(add('A/01', '2027-01-01', '--limit', 'contacts-a-year=3'))
    await json(['revision', 'void', 'A/01', '--reason', 'x'])
    await json(['undo', '3'])
    expect(await valueOn('contacts-a-year', '2027-01-01')).toMatchObject({ value: 3, revision: 'A/01' })
    await json(['revision', 'void', 'A/01', '--reason', 'x'])
    await json(add('A/02', '2027-01-01'))
    const refused = await at(['undo', '5', '--format', 'json'])
    expect(refused).toMatchObject({ code: 3, err: expect.stringContaining('one revision begins on a day') })
  })
})

it('knows which of two revisions comes first by their numbers, where these say it', () => {
  expect(comesBefore('A/01', 'A/02')).toBe(true)
  expect(comesBefore('A/9', 'A/10')).toBe(true)
  expect(comesBefore('A/03', 'B/00')).toBe(true)
  for (const [one, other] of [
    ['A/01', 'A/01'],
    ['B/00', 'A/09'],
    ['2027', '2028'],
  ] as const)
    expect(comesBefore(one, other)).toBe(false)
})
