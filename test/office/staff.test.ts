import { expect, test } from 'vitest'
import { nearNames, nearParts } from '../../src/clause/near.ts'
import { desk } from '../upkeep/desk.ts'

async function office() {
  const own = desk()
  await own.at(['init', '--go-live', '2025-01-16'])
  await own.at(['staff', 'add', '王芳', '--role', 'business'])
  return own
}

test.each([
  ['en', 'Nobody else is manager on 2026-07-01', 'It is for a manager to grant the role to somebody else first.'],
  ['zh', '没有其他市场客服部经理', '应先由经理授予他人该角色。'],
] as const)('the last manager stays one (clause 3), in %s', async (lang, said, hint) => {
  const { at } = await office()
  for (const more of [[], ['--role', 'manager']]) {
    const refused = await at(['staff', 'end', 'clerk', ...more, '--on', '2026-07-01', '--lang', lang])
    expect(refused).toMatchObject({ code: 3, err: expect.stringContaining(said) })
    expect(refused.err).toContain(hint)
  }
})

test('a manager ends once another holds the role from that day on', async () => {
  const { at, json } = await office()
  await at(['staff', 'role', '王芳', 'manager', '--from', '2026-09-01'])
  expect((await at(['staff', 'end', 'clerk', '--on', '2026-08-31'])).code).toBe(3)
  await json(['staff', 'end', 'clerk', '--on', '2026-09-01'])
  expect((await at(['staff', 'end', '王芳', '--on', '2026-12-31'])).code).toBe(3)
})

test('who leaves with customers is named with how many, and the command that gives them on', async () => {
  const { at } = await office()
  for (const name of ['甲公司', '乙公司']) await at(['customer', 'add', name])
  await at(['customer', 'assign', 'C00001', 'C00002', '--to', '王芳', '--from', '2026-01-01'])
  const ended = await at(['staff', 'end', '王芳', '--on', '2026-07-31'])
  expect(ended).toMatchObject({
    code: 0,
    err: expect.stringContaining('王芳 still maintains 2 customers on 2026-07-31'),
  })
  expect(ended.err).toContain('certdesk customer assign --from 王芳 --to NAME --on 2026-07-31')
  expect((await at(['staff', 'end', '王芳', '--on', '2026-07-30', '--lang', 'zh'])).err).toContain('仍维护 2 家客户')
})

test('who stays of the business department keeps the customers', async () => {
  const { at } = await office()
  await at(['staff', 'role', '王芳', 'auditor', '--from', '2026-01-01'])
  await at(['customer', 'add', '甲公司', '--maintainer', '王芳'])
  expect(await at(['staff', 'end', '王芳', '--role', 'auditor'])).toMatchObject({ code: 0, err: '' })
})

test('who types and is unknown is told of a manager who adds them', async () => {
  const { at } = await office()
  for (const lang of ['en', 'zh'])
    expect(await at(['customer', 'add', '甲公司', '--by', '刘强', '--lang', lang])).toMatchObject({
      code: 2,
      err: expect.stringContaining(lang === 'en' ? 'is for a manager to add (clerk)' : '应由经理（clerk）登记'),
    })
})

test('any other unknown name brings near ones', async () => {
  const { at } = await office()
  await at(['customer', 'add', '甲公司'])
  const near = await at(['customer', 'assign', 'C00001', '--to', '王方'])
  expect(near).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean 王芳? ') })
  expect(near.err).toContain('certdesk staff list')
  expect((await at(['customer', 'assign', 'C00001', '--to', '王方', '--lang', 'zh'])).err).toContain('是否想输入 王芳')
  const far = await at(['customer', 'add', '乙公司', '--staff', '欧阳明'])
  expect(far.err).toContain('certdesk staff list')
  expect(far.err).not.toMatch(/Did you mean|staff add/)
})

test('near names: one slip, or half of the Chinese characters', () => {
  const staff = ['王芳', '张伟', '欧阳明', 'clerk', 'alice']
  expect(nearNames('王芳芳', staff)).toEqual(['王芳'])
  expect(nearNames('伟张', staff)).toEqual(['张伟'])
  expect(nearNames('欧阳', staff)).toEqual(['欧阳明'])
  expect(nearNames('Clark', staff)).toEqual(['clerk'])
  expect(nearNames('cler', staff)).toEqual(['clerk'])
  expect(nearNames('clear', staff)).toEqual([])
  // Two letters in each other's place are one slip, at either end too.
  expect(nearNames('celrk', staff)).toEqual(['clerk'])
  expect(nearNames('lcerk', staff)).toEqual(['clerk'])
  expect(nearNames('buisness', ['business', 'manager'])).toEqual(['business'])
  expect(nearNames('phoen', ['phone', 'visit'])).toEqual(['phone'])
})

test('a name is the same however its width, case and blanks are typed', async () => {
  const { at, json } = await office()
  await at(['customer', 'add', '甲公司', '--maintainer', '王　芳', '--by', ' 王芳'])
  const { entries } = await json(['audit', 'list'])
  expect(entries[0]).toMatchObject({ by: '王芳', staff: '王芳' })
  for (const argv of [
    ['customer', 'list', '--maintainer', '王 芳'],
    ['report', 'maintenance', '--maintainer', '王 芳'],
  ])
    expect((await at(argv)).code).toBe(0)
  expect((await json(['customer', 'list', '--maintainer', '王 芳'])).customers).toHaveLength(1)
  expect((await at(['staff', 'add', '王　芳'])).err).toBe('')
  expect((await json(['staff', 'list'])).staff).toHaveLength(2)
})

test('who leaves is told what is left open, with the commands, and is named for nothing later', async () => {
  const { at, json } = await office()
  await at(['customer', 'add', '甲公司'])
  await json([
    ...['information', 'add', 'C00001', '--source', '电话', '--received', '2026-06-29', '--content', '地址变更'],
    ...['--action-needed', '--owner', '王芳'],
  ])
  const ended = await at(['staff', 'end', '王芳', '--on', '2026-06-30', '--format', 'table'])
  expect(ended.out).toContain('王芳 leaves 1 matter open:')
  expect(ended.out).toContain('certdesk information edit IN-2026-0001 --owner NAME')
  expect((await json(['staff', 'end', '王芳', '--on', '2026-06-30'])).staff.open).toHaveLength(1)
  const contact = ['contact', 'add', 'C00001', '--channel', 'phone', '--summary', '回访']
  const late = await at([...contact, '--on', '2026-06-30', '--staff', '王芳'])
  expect(late).toMatchObject({ code: 3, err: expect.stringContaining('王芳 left on 2026-06-30') })
  expect((await at([...contact, '--on', '2026-06-29', '--staff', '王芳'])).code).toBe(0)
  expect((await at([...contact, '--by', '王芳'])).err).toContain('who came back is given a role again by a manager')
  expect((await at(['information', 'act', 'IN-2026-0001', '--action', '回访', '--owner', '王芳'])).code).toBe(3)
})

test('two names are one person: whichever is typed, roles and separate duties see one', async () => {
  const { at, json } = await office()
  await json(['staff', 'add', 'Wang Fang', '--role', 'decision-maker'])
  await at(['customer', 'add', '甲公司', '--maintainer', '王芳'])
  await json([
    ...['certificate', 'add', 'C00001', '--number', 'Q-1', '--standard', 'ISO 9001', '--scope', '加工'],
    ...['--issued', '2025-01-20', '--expires', '2028-01-19'],
  ])
  const suspend = [
    ...['suspend', 'start', 'Q-1', '--reason', 'fees-unpaid', '--ground-on', '2026-06-20', '--conditions', '缴清'],
    ...['--decided-by', 'wang  fang', '--staff', '王芳', '--dry-run'],
  ]
  expect((await at(suspend)).code).toBe(0)
  const alias = await json(['staff', 'alias', 'Wang Fang', '王芳'])
  expect(alias.staff).toMatchObject({ name: 'Wang Fang', alsoCalled: ['王芳'] })
  expect(alias.staff.roles.map(({ role }: { role: string }) => role).sort()).toEqual(['business', 'decision-maker'])
  const refused = await at(suspend)
  expect(refused).toMatchObject({ code: 3, err: expect.stringContaining('Wang Fang') })
  expect((await json(['customer', 'list', '--maintainer', '王芳'])).customers).toHaveLength(1)
  expect((await json(['staff', 'alias', 'Wang Fang', '王 芳'])).staff.alsoCalled).toEqual(['王芳'])
  await json(['undo', '--reason', '不是同一人'])
  expect((await at(suspend)).code).toBe(0)
})

test('what is recorded under another name of somebody is theirs: on their day, and when they leave', async () => {
  const { at, json } = await office()
  await at(['staff', 'add', 'Wang Fang', '--role', 'business'])
  await at(['customer', 'add', '甲公司', '--maintainer', 'clerk'])
  await json([
    ...['information', 'add', 'C00001', '--source', '电话', '--received', '2026-06-29', '--content', '地址变更'],
    ...['--action-needed', '--owner', '王芳'],
  ])
  await json(['staff', 'alias', 'Wang Fang', '王芳'])
  const settles = async (...of: string[]) =>
    (await json(['today', ...of])).agenda.map(({ settle }: { settle: string[] }) => settle.join(' '))
  for (const name of ['Wang Fang', '王芳'])
    expect(await settles('--maintainer', name)).toEqual(['information close IN-2026-0001'])
  const onTerminal = await at(['today', '--by', 'Wang Fang', '--format', 'table'], { tty: true })
  expect(onTerminal.out).toContain('Only what Wang Fang maintains or sees to')
  const ended = await at(['staff', 'end', 'Wang Fang', '--on', '2026-06-30', '--format', 'table'])
  expect(ended.out).toContain('Wang Fang leaves 1 matter open:')
})

test('what only a manager records, only a manager takes back', async () => {
  const { at, json } = await office()
  await json(['staff', 'role', '王芳', 'manager', '--from', '2026-01-01'])
  await json(['limit', 'set', 'contacts-a-year', '3', '--from', '2027-01-01', '--reason', '评审', '--by', '王芳'])
  const replaced = await at([
    'limit',
    'set',
    'contacts-a-year',
    '4',
    '--from',
    '2027-01-01',
    '--reason',
    '再评审',
    '--format',
    'table',
  ])
  expect(replaced.out).toContain('It takes the place of 3, which was set from 2027-01-01 too: 评审.')
  await json(['staff', 'end', '王芳', '--role', 'manager', '--on', '2026-06-01'])
  const { entries } = await json(['audit', 'list'])
  const own = entries.find(({ by }: { by: string }) => by === '王芳').seq
  const refused = await at(['undo', String(own), '--by', '王芳'])
  expect(refused).toMatchObject({ code: 3, err: expect.stringContaining('"manager"') })
})

test('offers names in which a part was mistyped, and long words with a slip or two', () => {
  const names = ['深圳市安达电子有限公司', '东莞市诚信五金有限公司']
  expect(nearParts('安打电子', names)).toEqual(['深圳市安达电子有限公司'])
  expect(nearParts('安打', names)).toEqual([])
  expect(nearNames('contact-twice-year', ['contact-twice-a-year', 'contract-steps'])).toEqual(['contact-twice-a-year'])
  expect(nearNames('C0001', ['C00001', 'C00002'])).toEqual(['C00001'])
})

test('what was meant is offered for a command with others behind it, an option with one hyphen or with dashes', async () => {
  const { at } = await office()
  for (const [argv, meant] of [
    [['staff', 'rloe', 'list'], 'Did you mean role?'],
    [['contact', 'add', 'C00001', '-channel', 'phone'], 'Did you mean --channel?'],
    [['staff', 'list', '—role', 'manager'], 'two plain hyphens: --role.'],
    [['staff', 'list', '--format', 'jsn'], 'Did you mean json?'],
    [['customer', 'add', '甲公司', '--by', '王方'], 'Did you mean 王芳?'],
  ] as const)
    expect(await at(argv), argv.join(' ')).toMatchObject({ code: 2, err: expect.stringContaining(meant) })
  expect((await at(['staff', '--help'])).out).toContain('Examples')
})

test('a role that was granted for days before is listed with both days, as a table for programs too', async () => {
  const own = desk()
  await own.at(['init', '--go-live', '2025-01-16'])
  await own.at(['staff', 'add', '王芳', '--role', 'business'], { now: '2026-07-05T01:00:00.000Z' })
  const { out } = await own.at(['staff', 'list', '--format', 'tsv'])
  expect(out).toContain('business@2025-01-01(granted@2026-07-05)')
  expect(out).toContain('manager@2025-01-01\t')
})
