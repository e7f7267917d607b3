import { expect, it } from 'vitest'
import { round, survey } from '../survey/round.ts'
import { desk } from '../upkeep/desk.ts'

it('offers the customers of low answers and their items where one is followed up', async () => {
  const { at, json, back } = await round()
  await back('C004', '9 8 3')
  await back('C001', '9 8 9')
  const answers = [survey, 'C004', 'C1', '已回电', '']
  const done = await at(['survey', 'follow-up', 'close', '--lang', 'zh'], { tty: true, answers })
  expect(done, done.err).toMatchObject({ code: 0 })
  expect((await json(['survey', 'follow-up', 'list', survey])).followUps).toMatchObject([{ item: 'C1' }])
  const none = await at(['survey', 'follow-up', 'close', survey, '--lang', 'zh'], { tty: true, answers: ['C001'] })
  expect(none.code).not.toBe(0)
})

it('offers the revisions that were entered, not the written one', async () => {
  const own = desk()
  await own.at(['init'])
  const approved = ['--approved-by', '林总', '--approved-on', '2026-06-01']
  const added = await own.at(['revision', 'add', 'A/01', '--from', '2026-07-01', ...approved])
  expect(added, added.err).toMatchObject({ code: 0 })
  const done = await own.at(['revision', 'void', '--lang', 'zh'], { tty: true, answers: ['A/00', 'A/01', '日期有误'] })
  expect(done, done.err).toMatchObject({ code: 0 })
  expect(done.asked[1]).toContain('"A/00" is none of')
  expect((await own.json(['revision', 'list'])).revisions).toHaveLength(1)
})
