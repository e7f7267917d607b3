import { expect, it } from 'vitest'
import { body, f01, manager, staff } from '../change/body.ts'
import { certified, clerk } from '../contact/clerk.ts'

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

it('refuses to void a certificate that was surveyed, planned or told of a short notice, or was suspended', async () => {
  const { json, problem } = await clerk()
  await json(certified('C001', '2025-03-01', '2028-02-29'))
  const surveillance = ['certificate', 'surveillance']
  const taken = ['--reason', '误录']
  await json([...surveillance, 'done', 'Q-C001', '--on', '2026-02-10', '--reference', 'JD-1'])
  await json([...surveillance, 'plan', 'Q-C001', '--on', '2026-12-10'])
  await json([...surveillance, 'notice', 'Q-C001', '--on', '2026-06-20', '--ground', '国家监督抽查不合格'])
  const found = await problem(voids('Q-C001'), 2)
  for (const on of ['2026-02-10', '2026-12-10', '2026-06-20']) {
    expect(found.message).toContain(`the surveillance of ${on}`)
    const kind = on === '2026-06-20' ? ['--kind', 'short-notice'] : []
    await json([...surveillance, 'void', 'Q-C001', '--on', on, ...kind, ...taken])
  }
  await json(['staff', 'add', '陈红', '--role', 'decision-maker'])
  await json([
    ...['suspend', 'start', 'Q-C001', '--reason', 'fees-unpaid', '--ground-on', '2026-06-01', '--decided-by', '陈红'],
    ...['--decided-on', '2026-06-02', '--on', '2026-06-03', '--conditions', '缴清费用'],
  ])
  expect((await problem(voids('Q-C001'), 2)).hint).toContain('certdesk suspend void SP-2026-0001')
  await json(['suspend', 'void', 'SP-2026-0001', ...taken])
  await json(voids('Q-C001'))
})

it('says what of a voided certificate the authority was told, and which records of its breaches stay', async () => {
  const { json, said } = await clerk()
  await json(certified('C001', '2025-03-01', '2028-02-29'))
  await json(['certificate', 'export', '--month', '2025-03', '--sent', '2026-06-30'])
  await json(['certificate', 'surveillance', 'done', 'Q-C001', '--on', '2026-03-10', '--reference', 'JD-1'])
  const late = ['--period', '2026-03-01', '--customer', 'C001', '--about', 'Q-C001/surveillance']
  await json(['finding', 'open', 'surveillance-due', ...late])
  await json(['certificate', 'surveillance', 'void', 'Q-C001', '--on', '2026-03-10', '--reason', '误录'])
  const { code, all } = await said(voids('Q-C001'), 'zh')
  expect(code, all).toBe(0)
  expect(all).toContain('Q-C001：2026-06-30 已上报“2025-03-01 起有效”，此后该项已更正或撤回，请更正上报')
  expect(all).toContain('certdesk finding void FD-2026-0001')
})

it('takes back what a list told of its status with a certificate, and undoes both at once', async () => {
  const { json, at } = await clerk()
  const list =
    '客户编号,客户名称,证书编号,认证标准,发证日期,有效期至,证书状态,暂停开始时间\nC001,甲机械有限公司,E-1,ISO 14001,2025-02-10,2028-02-09,暂停,2026-05-01\n'
  expect((await at(['customer', 'import', '-'], { stdin: list })).code).toBe(0)
  const changes = async (...more: string[]) => {
    const { certificate } = await json(['certificate', 'show', 'E-1', ...more])
    return certificate.status
  }
  expect(await changes()).toBe('suspended')
  await json(voids('E-1'))
  await json(['undo', '--reason', '没有误录'])
  expect(await changes()).toBe('suspended')
  await json(voids('E-1'))
  await json(certified('C001', '2025-02-10', '2028-02-09', 'E-1'))
  expect(await changes()).toBe('valid')
})
