import { expect, it } from 'vitest'
import { body, f01, manager, staff } from './body.ts'

type Line = {
  id: string
  result: string
  counts: object
  findings: { state: string; text: { en: string }; settle: unknown }[]
}

const { business, certification } = staff

/** The lines of 4.2 for 2026, by the duties' names. */
async function lines({ json }: Awaited<ReturnType<typeof body>>, ...more: string[]) {
  const { clauses } = await json(['report', 'compliance', '--clause', '4.2', '--year', '2026', ...more])
  return Object.fromEntries((clauses as Line[]).map((line) => [line.id, line]))
}

it('names what each open application waits for, and the command that goes on with it', async () => {
  const own = await body()
  await own.json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  const found = await lines(own)
  expect(found['change-in-duplicate']).toMatchObject({ result: 'on-track' })
  expect(found['change-kinds']).toMatchObject({ result: 'met' })
  expect(found['change-administrative']).toMatchObject({ result: 'on-track', population: 1 })
  expect(found['change-administrative']?.findings).toMatchObject([
    { state: 'on-track', settle: ['change', 'classify', 'CH-2026-0001'] },
  ])
  expect(found['change-administrative']?.findings[0]?.text.en).toBe(
    'CH-2026-0001; submitted; next: classify, by business',
  )
  expect((await lines(own, '--as-of', '2026-06-01'))['change-administrative']).toMatchObject({
    result: 'not-applicable',
  })
})

it('judges what is on record by the table once more: a role that was not held is a breach', async () => {
  const own = await body()
  const { change } = await own.json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  await own.act('classify', change.number, business, '2026-06-03', '--class', 'administrative', '--why', '仅名称')
  await own.act('confirm', change.number, certification, '2026-06-04', '--material', '执照')
  expect((await lines(own))['change-administrative']?.result).toBe('on-track')
  // It turns out that the role had ended before the act.
  await own
    .json(['staff', 'role', certification, 'certification', '--end', '--on', '2026-06-01'])
    .catch(async () => own.json(['staff', 'end', certification, '--on', '2026-06-01']))
  const { findings, result } = (await lines(own))['change-administrative'] as Line
  expect(result).toBe('breach')
  expect(findings[0]?.text.en).toContain(
    `confirm the material on 2026-06-04 by ${certification}, who did not hold the role "certification"`,
  )
})

it('lists what was corrected as mistyped instead of applied for (4.2.3)', async () => {
  const own = await body()
  await own.json(['customer', 'edit', 'C001', '--registered-address', '深圳市南山区2号', '--correction', '门牌号误录'])
  await own.json(['customer', 'edit', 'C001', '--note', '备注', '--reason', '补充'])
  await own.json(['certificate', 'edit', 'Q-1', '--scope', '齿轮的加工和出口', '--correction', '误录'])
  const found = (await lines(own))['change-in-duplicate']
  expect(found).toMatchObject({
    result: 'not-applicable',
    remarks: [
      { customer: 'C001', facts: { on: '2026-06-30', reason: '门牌号误录' } },
      { customer: 'C001', facts: { reason: '误录' } },
    ],
  })
  const said = await own.said(['report', 'compliance', '--clause', '4.2.3'], 'zh')
  expect(said.out).toContain('另有记录')
  expect(said.out.replace(/\s/g, '')).toContain(
    '作为录入错误更正：注册地址深圳市南山区1号→深圳市南山区2号（门牌号误录）',
  )
  expect(said.out.replace(/\s/g, '')).toContain('：证书Q-1认证范围齿轮的加工和销售→齿轮的加工和出口（误录）')
  // Field by field, whose it is and from what to what as stored.
  const corrected = [
    { of: [''], fields: ['registeredAddress'], before: ['深圳市南山区1号'], after: ['深圳市南山区2号'] },
    { of: ['Q-1'], fields: ['scope'], before: ['齿轮的加工和销售'], after: ['齿轮的加工和出口'] },
  ]
  expect(found).toMatchObject({ remarks: corrected.map((facts) => ({ facts })) })
  await own.json(['undo'])
  expect((await lines(own))['change-in-duplicate']).toMatchObject({ remarks: [{ facts: { reason: '门牌号误录' } }] })
})

it('wants an expansion reported the same or the next working day (4.2.7)', async () => {
  const own = await body()
  const leader = staff['team-leader']
  const signal = ['change', 'signal', 'C001', '--direction', 'expansion', '--audit', 'A-1', '--asks', '增加铸造']
  await own.json([...signal, '--at', '2026-06-26 16:00', '--staff', leader])
  const expansion = async (day: string) => (await lines(own, '--as-of', day))['change-on-site-expansion'] as Line
  // A Friday: at-risk on the day before it is late, late from Tuesday on.
  expect((await expansion('2026-06-26')).result).toBe('on-track')
  expect((await expansion('2026-06-29')).result).toBe('at-risk')
  const late = await expansion('2026-06-30')
  expect(late.result).toBe('breach')
  expect(late.findings[0]).toMatchObject({ settle: ['change', 'report', 'CH-2026-0001'] })
  expect(late.findings[0]?.text.en).toContain('not reported to both departments, due 2026-06-29')
  await own.json([
    'change',
    'report',
    'CH-2026-0001',
    '--business-at',
    '2026-06-26 17:00',
    '--certification-at',
    '2026-06-29 09:00',
    '--staff',
    leader,
  ])
  expect((await expansion('2026-06-30')).result).toBe('on-track')
})

it('is known as it was known: a later act changes no earlier report', async () => {
  const own = await body()
  await own.json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  const { head } = await own.json(['report', 'compliance', '--clause', '4.2'])
  const before = await own.json(['report', 'compliance', '--clause', '4.2', '--known-at', head.split(':')[0]])
  await own.act('reject', 'CH-2026-0001', manager, '2026-06-04', '--reason', '重复')
  expect(await own.json(['report', 'compliance', '--clause', '4.2', '--known-at', head.split(':')[0]])).toEqual(before)
})
