import { type Day, latest, plusDays, yearOf } from '../reading/days.ts'
import { readRecord } from '../reading/record.ts'
import { frameFaults } from '../reading/survey.ts'
import { type Body, people } from './body.ts'
import { clerk } from './office.ts'

/** The satisfaction survey of each year (4.5): questionnaire, draw, issue, returns, closing, report. */
export function planSurveys(body: Body): void {
  for (let year = yearOf(body.start); year <= yearOf(body.end); year += 1) {
    if (body.likely(0.15)) continue
    const day = plusDays(`${year}-01-01`, body.between(30, 330))
    if (day <= plusDays(body.start, 25)) continue
    body.plan(day, () => questionnaire(body, year))
  }
}

/** Sometimes a stage is left out of the questions. */
async function questionnaire(body: Body, year: number): Promise<void> {
  const items = [
    'A1|acceptance|10|受理是否及时|Accepted in time',
    'A2|acceptance|5|合同是否清楚|Clear contract',
    'B1|audit|10|审核是否专业|Competent audit',
    'B2|audit|10|审核是否守时|Punctual audit',
    'C1|service|10|服务是否满意|Helpful service',
  ]
  await body.type(
    clerk(body),
    ...['survey', 'questionnaire', 'add', ...items.flatMap((item) => ['--item', item])],
    ...['--market-trend', '一体化审核', '--customer-needs', '更早提醒', '--own-work', '管理评审'],
  )
  body.plan(body.in(0, 20), () => draw(body, year, items.length))
}

async function draw(body: Body, year: number, items: number): Promise<void> {
  const drawn = await body.type(
    clerk(body),
    ...['survey', 'sample', '--year', String(year), '--seed', `种子 ${year} ${body.between(1, 999)}`],
    ...['--chosen-by', people.leader, '--witness', people.quality],
    ...(body.likely(0.15) ? ['--include-suspended'] : []),
  )
  if (drawn === null) return
  body.faults.push(...frameFaults(readRecord(body.file), body.today))
  const number = drawn.number('SV')
  if (body.likely(0.1)) return
  body.plan(body.in(0, 20), () => issue(body, number, items))
}

async function issue(body: Body, number: string, items: number): Promise<void> {
  const by = clerk(body)
  if ((await body.type(by, 'survey', 'issue', number, '--channel', 'wechat')) === null) return
  const shown = await body.type(by, 'survey', 'show', number)
  const codes: string[] = (shown?.json.survey.sampled ?? []).map(({ customer }: { customer: string }) => customer)
  let last = body.today
  for (const code of codes) {
    if (body.likely(0.07)) continue
    const on = body.in(1, 40)
    const lag = body.likely(0.8) ? 0 : body.between(1, 6)
    const typedOn = plusDays(on, lag)
    last = latest(last, typedOn)
    body.plan(typedOn, () => comeBack(body, number, code, on, items))
  }
  body.plan(plusDays(last, body.between(1, 30)), () => close(body, number))
}

async function comeBack(body: Body, number: string, code: string, on: Day, items: number): Promise<void> {
  const by = clerk(body)
  const outcome = body.likely(0.9) ? 'returned' : body.pick(['refused', 'undeliverable'])
  if (outcome !== 'returned') {
    await body.type(by, 'survey', 'return', number, code, '--outcome', outcome, '--on', on)
    return
  }
  const maxima = [10, 5, 10, 10, 10].slice(0, items)
  const answers = maxima.map((maximum) =>
    body.likely(0.1) ? '-' : String(body.between(Math.ceil(maximum / 2), maximum)),
  )
  await body.type(
    by,
    ...['survey', 'return', number, code, '--answers', answers.join(' '), '--on', on],
    ...(body.likely(0.06) ? ['--invalid', '未署名'] : []),
  )
  if (body.likely(0.06))
    body.plan(body.in(1, 15), () =>
      body.type(by, 'survey', 'edit', number, code, '--answer', 'B1=7', '--reason', '看错一位'),
    )
  if (body.likely(0.04))
    body.plan(body.in(1, 15), () => body.type(by, 'survey', 'void', number, code, '--reason', '客户弄错了'))
}

/** Closes a round: below the return rate it takes a reason, and with the rate none is taken. */
const closes = async (body: Body, by: string, number: string): Promise<boolean> =>
  (await body.type(by, 'survey', 'close', number)) !== null ||
  (await body.type(by, 'survey', 'close', number, '--short', '客户未回复')) !== null

async function close(body: Body, number: string): Promise<void> {
  const by = clerk(body)
  if (body.likely(0.15)) return
  if (!(await closes(body, by, number))) return
  if (body.likely(0.12))
    body.plan(body.in(1, 20), async () => {
      await body.type(by, 'survey', 'reopen', number, '--reason', '补收问卷')
      body.plan(body.in(1, 20), () => closes(body, by, number))
    })
  if (body.likely(0.9))
    body.plan(body.in(0, 10), () =>
      body.type(
        by,
        ...['survey', 'suggest', 'add', '--survey', number, '--content', '提前两周发审核计划'],
        ...['--department', '认证部', '--owner', people.business, '--due', body.in(20, 60)],
      ),
    )
  body.plan(body.in(11, 40), () =>
    body.type(
      by,
      ...['survey', 'report-to', number, '--leader', people.leader],
      ...(body.likely(0.85) ? ['--department', '认证部'] : []),
    ),
  )
}
