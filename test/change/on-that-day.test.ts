import { expect, it } from 'vitest'
import { body, staff } from './body.ts'

const sitting = async () => {
  const own = await body()
  const type = (argv: readonly string[], answers: readonly string[]) =>
    own.at([...argv, '--staff', staff.business, '--lang', 'zh'], { tty: true, answers })
  return { ...own, type }
}

it('holds a price against the floor of the day that is told, at the question of the day', async () => {
  const { type, json } = await sitting()
  await json(['contract', 'floor', 'add', 'ISO 9001 初审', '10000', '--from', '2025-01-01'])
  await json(['contract', 'floor', 'add', 'ISO 9001 初审', '8000', '--from', '2026-06-25'])
  await json(['contract', 'edit', 'HT-1', '--service', 'ISO 9001 初审', '--reason', '补录'])
  const answers = ['C001', 'amount', '9000', 'done', 'F-1', '2', '2026-06-01', '2026-05-20', '2026-06-20', '2026-06-26']
  const done = await type(['change', 'submit'], answers)
  expect(done.code, done.err).toBe(0)
  expect(done.asked.at(-2)).toContain('10,000.00')
  expect((await json(['change', 'show', 'CH-2026-0001'])).change.acts[0]).toMatchObject({ on: '2026-06-26' })
})

it('asks why the scope of a suspended certificate expands', async () => {
  const { type, json, at } = await sitting()
  const decider = (await json(['staff', 'list'])).staff.find(({ roles }: { roles: { role: string }[] }) =>
    roles.some(({ role }) => role === 'decision-maker'),
  )
  const by = decider?.name ?? '李决'
  if (decider === undefined) await json(['staff', 'add', by, '--role', 'decision-maker'])
  const suspended = ['--on', '2026-06-10', '--reason', 'fees-unpaid', '--ground-on', '2026-06-10', '--decided-by', by]
  await json(['suspend', 'start', 'Q-1', ...suspended, '--conditions', '缴清费用'])
  const fields = ['C001', 'scope', '齿轮的加工和铸造', 'done', 'expansion']
  const done = await type(['change', 'submit'], [...fields, '已缴费', 'F-1', '2', '2026-06-20', '2026-06-15', ''])
  expect(done.code, done.err).toBe(0)
  expect(done.asked[5]).toContain('暂停期间扩大范围的原因')
  // In a pipe it is refused as before.
  const paper = ['--f01', 'F-2', '--copies', '2', '--signed-on', '2026-06-20', '--happened-on', '2026-06-15']
  const scope = ['--set', 'scope=齿轮的加工和锻造', '--direction', 'expansion', '--staff', staff.business]
  const piped = ['change', 'submit', 'C001', ...paper, ...scope]
  expect((await json(['change', 'void', 'CH-2026-0001', '--reason', '误录'])).change.state).toBe('void')
  expect(await at(piped)).toMatchObject({ code: 3, err: expect.stringContaining('--while-suspended') })
})
