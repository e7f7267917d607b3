import { expect, it } from 'vitest'
import { drawnIn, round, survey } from '../survey/round.ts'

const asked = ['report', 'overview', '--as-of', '2026-06-30', '--lang', 'zh']

/** The survey of 2026 with one of four forms back, and a complaint of March that nobody decided. */
async function behind() {
  const own = await round()
  const [customer = ''] = await drawnIn(own)
  await own.json(['survey', 'return', survey, customer, '--answers', '10,10,10', '--today', '2026-03-20'])
  await own.json([
    ...['complaint', 'add', 'C001', '--content', '报告迟到', '--received', '2026-03-02'],
    ...['--today', '2026-03-03'],
  ])
  return own
}

it('has a complaint that is past its day first of all, and the survey against what it owes', async () => {
  const own = await behind()
  const { first, survey: stands } = await own.json(asked)
  expect(first.things[0]).toMatchObject({
    ...{ stake: 'answer', customer: 'C001', things: 1 },
    listed: ['customer', 'show', 'C001', '--as-of', '2026-06-30'],
  })
  expect(first.things[0].daysLeft).toBeLessThan(0)
  expect(stands).toMatchObject({ drawn: 4, returned: 1, rate: 90 })
  const page = (await own.at([...asked, '--format', 'html'])).out
  const head = page.slice(page.indexOf('<tbody>'), page.indexOf('</tr>', page.indexOf('<tbody>')))
  expect(head).toContain(`<span class="bad">投诉`)
  const drawn = page.slice(page.indexOf('<h2 id="survey"'), page.indexOf('<h2 id="ending"'))
  expect(drawn).toContain('要求 90%')
  expect(drawn).toContain('25')
  const screen = (await own.at(asked, { tty: true, columns: 80 })).out
  expect(screen).toContain(`满意度调查 ${survey}：抽样 4 份，收回 1 份（25%，要求 90%）`)
})

it('says in one sentence what there is none of, and draws no table of nothing', async () => {
  const own = await round({ until: 'register' })
  const whole = (await own.at([...asked, '--format', 'table'])).out
  expect(whole).toContain('60 天内没有到期的暂停或证书。')
  expect(whole).not.toMatch(/：0 项|：0 张|^没有。$/m)
})
