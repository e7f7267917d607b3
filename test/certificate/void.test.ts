import { expect, it } from 'vitest'
import { body, f01, manager, staff } from '../change/body.ts'

const voids = (number: string) => ['certificate', 'void', number, '--reason', '误录']

it('refuses to void a certificate that a change application is about, unless that was given up', async () => {
  const { json, problem, act } = await body()
  await json(f01('C001', 'F01-1', '--set', 'scope=齿轮的加工', '--direction', 'reduction'))
  const found = await problem(voids('Q-1'), 2)
  expect(found.message).toBe('Certificate Q-1 is referred to by CH-2026-0001.')
  expect(found.hint).toContain('certdesk change void CH-2026-0001')
  await act('void', 'CH-2026-0001', staff.business, '2026-06-03', '--reason', '误录')
  await json(voids('Q-1'))
})

it('refuses to void a certificate that was issued for a change application', async () => {
  const { json, problem, act } = await body()
  await json(f01('C001', 'F01-1', '--set', 'name=甲精密机械有限公司'))
  const n = 'CH-2026-0001'
  await act('classify', n, staff.business, '2026-06-03', '--class', 'administrative', '--why', '仅名称')
  await act('confirm', n, staff.certification, '2026-06-04', '--material', '营业执照')
  await act('approve', n, manager, '2026-06-05')
  await act('enter', n, staff.general, '2026-06-08', '--effective', '2026-06-08')
  await act('forward', n, staff.business, '2026-06-08')
  await act('reissue', n, staff.general, '2026-06-10', '--number', 'Q-2')
  const found = await problem(voids('Q-2'), 2)
  expect(found.message).toContain('CH-2026-0001')
  expect(found.hint).toContain('certdesk undo')
})
