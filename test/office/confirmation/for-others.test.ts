import { expect, it } from 'vitest'
import { desk, deskAs } from '../../upkeep/desk.ts'

/** The manager 陈红 and the clerks 王芳 and 李强 at accounts of their own, 王芳 and 李强 together at `hall` as well; `clerk` is a manager without one. */
async function office() {
  const own = await deskAs('others', async () => {
    const made = desk()
    for (const line of [
      'init --go-live 2025-01-16',
      'staff add 王芳 --role business',
      'staff add 李强 --role business',
      'staff add 陈红 --role manager',
      'customer add 深圳甲机械有限公司 --code C001',
      'customer person add C001 李明 --phone 13800000001',
      'staff account 王芳 wang',
      'staff account 李强 li',
      'staff account 陈红 chen',
      'staff account 王芳 hall',
      'staff account 李强 hall',
    ])
      await made.json(line.split(' '))
    return made
  })
  const types = async (systemUser: string, line: string) => {
    const { code, err, out } = await own.at([...line.split(' '), '--format', 'json'], { systemUser })
    return { code, err, out }
  }
  return { ...own, types }
}

const inPerson = [
  'limit set contacts-a-year 3 --from 2026-07-01 --reason 评审',
  'limit void contacts-a-year --from 2026-07-01 --reason 评审',
  'staff add 孙丽 --role business',
  'staff role 王芳 quality',
  'staff account 王芳 wang2',
  'customer person erase C001 李明 --reason 本人要求',
  'restore backup.db',
]

it.each(inPerson)('is not typed for a manager from an account of others, on paper or not: %s', async (line) => {
  const { types, json } = await office()
  await json(['backup', '--to', 'backup.db'])
  const before = (await json(['audit', 'list'])).head
  for (const [account, more] of [
    ['wang', ''],
    ['wang', ' --paper 签-1'],
    ['hall', ' --by 王芳'],
  ]) {
    const { code, err } = await types(account as string, `${line} --staff 陈红${more}`)
    expect(code, err).toBe(3)
    expect(err).toContain('王芳 does not type this for 陈红')
  }
  expect((await json(['audit', 'list'])).head).toBe(before)
})

// What decides who confirms is typed in person wherever its manager has an account, and a limit is taken back where one is set.
it.each(inPerson.filter((line) => !/^(limit void|staff account)/.test(line)))(
  'is typed for a manager from an account that is nobody’s, and listed: %s',
  async (line) => {
    const { types, json } = await office()
    await json(['backup', '--to', 'backup.db'])
    const { code, err } = await types('clerk', `${line} --staff 陈红`)
    expect(code, err).toBe(0)
    const { entries } = JSON.parse((await types('clerk', 'audit list --on-behalf')).out)
    expect(entries).toMatchObject([{ by: 'clerk', staff: '陈红' }])
  },
)

const floor = 'contract floor add ISO9001 12000 --from 2026-07-01 --staff 陈红'

it('a decision is typed for a manager with the paper that the manager signed, and is listed with it', async () => {
  const { types, json } = await office()
  const bare = await types('wang', floor)
  expect(bare.code).toBe(3)
  expect(bare.err).toContain('--paper REF')
  expect((await types('wang', `${floor} --paper 签-2026-3`)).code).toBe(0)
  const { sections } = await json(['report', 'monthly', '--month', '2026-06'])
  expect(sections.confirmations.onBehalf).toMatchObject([
    { what: 'price floor ISO9001', staff: '陈红', by: '王芳', paper: '签-2026-3' },
  ])
  const { entries } = JSON.parse((await types('wang', 'audit list --on-behalf')).out)
  expect(entries).toMatchObject([{ by: '王芳', staff: '陈红', note: 'paper: 签-2026-3' }])
})

it('a decision that names who decided is listed, too', async () => {
  const { types, json } = await office()
  for (const line of [
    'staff role 陈红 decision-maker --from 2026-01-01',
    'certificate add C001 --number Q-1 --standard ISO9001 --scope 机械 --issued 2025-03-01 --expires 2028-02-29',
  ])
    expect((await types('chen', line)).code).toBe(0)
  const suspension = 'suspend start Q-1 --reason fees-unpaid --ground-on 2026-06-29 --conditions 缴清'
  const { code, err } = await types('wang', `${suspension} --decided-by 陈红 --paper 签-5`)
  expect(code, err).toBe(0)
  const { sections } = await json(['report', 'monthly', '--month', '2026-06'])
  expect(sections.confirmations.onBehalf).toMatchObject([{ staff: '陈红', by: '王芳', paper: '签-5' }])
  const { entries } = JSON.parse((await types('wang', 'audit list --on-behalf')).out)
  expect(entries).toMatchObject([{ by: '王芳', staff: '王芳' }])
})

it('what somebody decided and typed is not for others once they go by another name', async () => {
  const { types, json } = await office()
  expect((await types('chen', floor.replace(' --staff 陈红', ''))).code).toBe(0)
  expect((await types('chen', 'staff edit 陈红 --to 陈虹')).code).toBe(0)
  const { sections } = await json(['report', 'monthly', '--month', '2026-06'])
  expect(sections.confirmations.onBehalf).toEqual([])
  expect(JSON.parse((await types('chen', 'audit list --on-behalf')).out).entries).toEqual([])
})

it('a decision names its decider as the staff has the name now', async () => {
  const { types, json } = await office()
  expect((await types('wang', `${floor} --paper 签-6`)).code).toBe(0)
  expect((await types('chen', 'staff edit 陈红 --to 陈虹')).code).toBe(0)
  const { sections } = await json(['report', 'monthly', '--month', '2026-06'])
  expect(sections.confirmations.onBehalf).toMatchObject([{ staff: '陈虹', by: '王芳', paper: '签-6' }])
})

it('no reason passes for the signed paper', async () => {
  const { at, types, json } = await office()
  expect((await types('chen', floor.replace(' --staff 陈红', ''))).code).toBe(0)
  const end = 'contract floor void ISO9001 --from 2026-07-01 --staff 陈红 --paper 签-8'
  const reason = ['--reason', '误录; paper: 签-9']
  const { code, err } = await at([...end.split(' '), ...reason], { systemUser: 'wang' })
  expect(code, err).toBe(0)
  const { sections } = await json(['report', 'monthly', '--month', '2026-06'])
  expect(sections.confirmations.onBehalf).toMatchObject([{ paper: '签-8' }])
})

it('a person at the terminal is asked for the paper', async () => {
  const { at, json } = await office()
  const { code, asked, err } = await at([...floor.split(' '), '--lang', 'zh'], {
    ...{ systemUser: 'wang', tty: true, answers: ['签-2026-4', true] },
  })
  expect(code, err).toBe(0)
  expect(asked.join('\n')).toContain('陈红 的决定依据哪份签字文件')
  const { entries } = await json(['audit', 'list', '--limit', '1'])
  expect(entries).toMatchObject([{ note: 'paper: 签-2026-4', command: expect.stringContaining('--paper 签-2026-4') }])
})

it('what anybody may do is typed for a colleague without a paper', async () => {
  const { types } = await office()
  expect((await types('wang', 'contact add C001 --channel phone --needs 无 --staff 李强')).code).toBe(0)
})
