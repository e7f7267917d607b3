import { expect, it, test } from 'vitest'
import { office } from '../maintenance/office.ts'
import { restores, suspends, suspensionDesk } from '../suspension/suspended.ts'

/** Takes a record back in Chinese on a terminal, with these answers. */
const takingBack =
  ({ at }: Pick<Awaited<ReturnType<typeof office>>, 'at'>) =>
  async (argv: readonly string[], ...answers: readonly string[]) => {
    const done = await at([...argv, '--lang', 'zh'], { tty: true, answers })
    expect(done, done.err).toMatchObject({ code: 0 })
    return done
  }

test('of an event with attendees it is asked who is taken back, before why; Enter takes the whole event', async () => {
  const own = await office()
  const back = takingBack(own)
  await own.json(['event', 'add', '--kind', 'symposium', '--title', '沙龙', '--on', '2026-06-20'])
  await own.json(['event', 'attend', 'EV-2026-01', 'C001', 'C002'])
  const one = await back(['event', 'void', 'ev-2026-01'], 'C001', '未到场')
  expect(one.asked).toEqual(['作废哪一部分', '原因'])
  expect(one.err).toContain('作废哪一部分：C001 甲机械有限公司')
  expect((await own.json(['event', 'show', 'EV-2026-01'])).event.attendees).toMatchObject([{ customer: 'C002' }])
  const whole = await back(['event', 'void', 'EV-2026-01'], '', '重复登记')
  expect(whole.err).toContain('作废哪一部分：整次活动（连同参加登记）')
  expect((await own.json(['event', 'list'])).events).toEqual([])
})

it('asks for no part where there is none, nor where a flag was typed', async () => {
  const own = await office()
  await own.json(['event', 'add', '--kind', 'symposium', '--title', '沙龙', '--on', '2026-06-20'])
  await own.json(['event', 'add', '--kind', 'symposium', '--title', '培训', '--on', '2026-06-21'])
  await own.json(['event', 'attend', 'EV-2026-02', 'C001'])
  expect((await takingBack(own)(['event', 'void', 'EV-2026-01'], '重复登记')).asked).toEqual(['原因'])
  const typed = await takingBack(own)(['event', 'void', 'EV-2026-02', '--reason', '重复登记'])
  expect(typed.asked).toEqual([])
})

test('of an issue with sendings, the days of them', async () => {
  const own = await office()
  await own.json(['magazine', 'issue', '2026年第1期', '--published', '2026-01-05'])
  const send = ['magazine', 'send', 'MG-2026-01', '--delivery', '邮寄']
  await own.json([...send, 'C001', '--on', '2026-01-08'])
  await own.json([...send, 'C002', 'C003', '--on', '2026-01-12'])
  const done = await takingBack(own)(['magazine', 'void', '2026年第1期'], '2026-01-12', '寄错名单')
  expect(done.asked).toEqual(['作废哪一部分', '原因'])
  expect((await own.json(['magazine', 'show', 'MG-2026-01'])).magazine.sendings).toMatchObject([{ on: '2026-01-08' }])
})

test('of a case of 4.4 a follow-up of its newest act, else that act, else all of it', async () => {
  const own = await suspensionDesk([suspends('Q-C001', '2026-06-01'), restores('Q-C001', '2026-06-20')])
  await own.json(['suspend', 'follow-up', 'SP-2026-0001', 'publication', '--on', '2026-06-22'])
  const takeBack = ['suspend', 'void', 'SP-2026-0001']
  const followed = await takingBack(own)(takeBack, 'publication', '录错')
  expect(followed.asked).toEqual(['只作废一项后续事项', '原因'])
  const acts = async () => (await own.json(['suspend', 'show', 'SP-2026-0001'])).suspension.acts
  expect(await acts()).toMatchObject([{ act: 'suspension' }, { act: 'restoration' }])
  expect(JSON.stringify(await acts())).not.toContain('2026-06-22')
  const last = await takingBack(own)(takeBack, 'restoration', '录错')
  expect(last.asked).toEqual(['作废哪一部分', '原因'])
  expect(await acts()).toMatchObject([{ act: 'suspension' }])
  // Of a single act nothing else is left.
  expect((await takingBack(own)(takeBack, '录错')).asked).toEqual(['原因'])
  expect((await own.json(['suspend', 'list'])).suspensions).toEqual([])
})

test('of a complaint its newest act', async () => {
  const own = await suspensionDesk()
  const complained = ['complaint', 'add', 'C001', '--content', '证书寄错', '--received', '2026-06-20']
  await own.json(complained)
  await own.json(['staff', 'role', 'clerk', 'quality', '--from', '2026-06-01'])
  await own.json(['complaint', 'acknowledge', 'CP-2026-0001', '--on', '2026-06-21', '--means', 'email'])
  const takeBack = ['complaint', 'void', 'CP-2026-0001']
  expect((await takingBack(own)(takeBack, 'acknowledge', '录错')).asked).toEqual(['作废哪一部分', '原因'])
  const { complaint } = await own.json(['complaint', 'show', 'CP-2026-0001'])
  expect(complaint).toMatchObject({ state: 'received' })
  expect((await takingBack(own)(takeBack, '录错')).asked).toEqual(['原因'])
})
