import { expect, it } from 'vitest'
import { wordsOf } from '../walk.ts'
import { body, f01, manager, staff } from './body.ts'

/** What stands in a shown command for what the clerk has to say. */
const samples: Readonly<Record<string, string>> = {
  TEXT: '已办',
  REF: 'R-1',
  NUMBER: 'N-1',
  DAY: '2026-06-29',
  'yes|no': 'yes',
  'approved|rejected': 'approved',
  '[OLD=]NEW': 'Q-9',
  'FIELD=VALUE': 'scope=齿轮的加工',
  'YYYY-MM-DD HH:MM': '2026-06-29 10:00',
}

/** Who does what each role does; the approver is not who submitted. */
const doer = (act: string, role: string): string =>
  act === 'approve' ? manager : (staff[role as keyof typeof staff] ?? manager)

interface Next {
  readonly act: string
  readonly roles: readonly string[]
  readonly command: string
}

/** Does what `change next` says first, as it says it, until nothing is left to do. Returns the acts done. */
async function walked({ json }: Awaited<ReturnType<typeof body>>, number: string): Promise<string[]> {
  const done: string[] = []
  for (let minute = 0; minute < 20; minute++) {
    const { next } = (await json(['change', 'next', number])) as { next: Next[] }
    const [first] = next
    if (first === undefined) return done
    const words = wordsOf(first.command.replace('certdesk ', '')).map((word) =>
      word === 'YYYY-MM-DD HH:MM' ? `2026-06-29 10:${String(minute + 10)}` : (samples[word] ?? word),
    )
    const day = words.includes('--at') || words.includes('--business-at') ? [] : ['--on', '2026-06-29']
    const scope = first.act === 'align-report' ? words.map((word) => (word === '已办' ? '齿轮的加工' : word)) : words
    await json([...scope, ...day, '--staff', doer(first.act, first.roles[0] ?? '')])
    done.push(first.act)
  }
  throw new Error(`no end: ${done.join(' ')}`)
}

it.each([
  ['administrative', ['--set', 'name=甲科技有限公司'], 'classify confirm approve enter forward reissue close'],
  ['without print', ['--set', 'mailing-address=深圳'], 'classify confirm approve enter close'],
  [
    'system',
    ['--set', 'scope=齿轮的加工', '--direction', 'reduction'],
    'classify complete-documents review audit decide approve enter forward reissue close',
  ],
])('a desk change goes on by the commands that are shown: %s', async (_, change, acts) => {
  const own = await body()
  const { change: begun } = await own.json(f01('C001', 'F-1', ...change))
  expect((await walked(own, begun.number)).join(' ')).toBe(acts)
})

it.each([
  ['reduction', [], 'return-file notify submit classify'],
  ['expansion', ['--at', '2026-06-28 09:00'], 'report authorize audit return-file notify submit classify'],
])('an on-site %s goes on by the commands that are shown', async (direction, at, acts) => {
  const own = await body()
  const signal = ['change', 'signal', 'C001', '--direction', direction, '--audit', 'A-1', '--asks', '范围']
  const when = at.length > 0 ? at : ['--on', '2026-06-28']
  const { change } = await own.json([...signal, ...when, '--staff', staff['team-leader']])
  expect((await walked(own, change.number)).join(' ')).toBe(
    `${acts} complete-documents review audit decide align-report approve enter forward reissue close`,
  )
})

it('does not undo an act on which a later one stands, nor fall over what was altered outside', async () => {
  const own = await body()
  const { change } = await own.json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  await own.act('classify', change.number, staff.business, '2026-06-03', '--class', 'administrative', '--why', '仅名称')
  const { entries } = await own.json(['audit', 'list', '--limit', '1'])
  await own.act('confirm', change.number, staff.certification, '2026-06-04', '--material', '执照')
  const before = await own.head()
  const undo = await own.problem(['undo', `#${entries[0].seq}`], 3)
  expect(undo.message).toContain(`#${entries[0].seq}`)
  expect(await own.head()).toBe(before)
  await own.json(['undo'])
  expect((await own.json(['change', 'show', change.number])).change.state).toBe('classified')
  await own.json(['undo', `#${entries[0].seq}`])
  expect((await own.json(['change', 'show', change.number])).change.state).toBe('submitted')
})

it('keeps an application that a restoration rests on', async () => {
  const own = await body()
  const decider = staff['decision-maker']
  await own.json([
    ...['suspend', 'start', 'Q-1', '--reason', 'own-request', '--ground-on', '2026-05-20', '--conditions', '整改'],
    ...['--decided-by', decider, '--decided-on', '2026-05-21', '--on', '2026-05-22'],
  ])
  const { change } = await own.json(f01('C001', 'F-1', '--set', 'scope=齿轮的加工', '--direction', 'reduction'))
  await own.json([
    ...[
      'suspend',
      'restore',
      'Q-1',
      '--evidence',
      '整改报告',
      '--verified-by',
      staff.auditor,
      '--verified-on',
      '2026-06-10',
    ],
    ...['--decided-by', decider, '--decided-on', '2026-06-11', '--on', '2026-06-12', '--change', change.number],
    ...['--reason', '监督已排定'],
  ])
  const reject = ['change', 'reject', change.number, '--reason', '不再缩小', '--staff', staff.business]
  await own.refused(reject, '4.2.2', 'Q-1 was restored with the reduced scope', 'suspend void')
})
