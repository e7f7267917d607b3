import { type Day, plusDays } from '../reading/days.ts'
import { readRecord } from '../reading/record.ts'
import { type Body, people } from './body.ts'
import type { Customer } from './customers.ts'
import { clerk, mayUndo } from './office.ts'

type Customers = () => readonly Customer[]

/** An act of a case: its verb, and what is typed behind the number. */
type Step = readonly [verb: string, ...more: readonly string[]]

/** Another name of the decision-maker, as nobody knows at first. */
const newcomer = '小陈'

/** Who looks into a case, or decides it: now and then somebody who was involved. */
const lookers = [
  people.quality,
  people.quality,
  people.decider,
  people.auditor,
  people.certification,
  newcomer,
  newcomer,
]

/** Complaints and appeals over the years (ISO/IEC 17021-1 9.7, 9.8): received, and dealt with act by act or left lying. */
export function planCases(body: Body, customers: Customers): void {
  body.plan(body.today, () => body.type(people.manager, 'staff', 'add', newcomer, '--role', 'auditor'))
  // That two names are one person turns out afterwards: then somebody involved may have investigated.
  body.plan(body.in(250, 420), () => body.type(people.manager, 'staff', 'alias', people.decider, newcomer))
  for (let day = body.in(10, 120); day <= body.end; day = plusDays(day, body.between(40, 200)))
    body.plan(day, () => (body.likely(0.6) ? complain(body, customers()) : appeal(body, customers())))
}

/** Somebody complains: a customer of our work, others of a customer, or nobody who gives a name. */
async function complain(body: Body, customers: readonly Customer[]): Promise<void> {
  const about = customers.length === 0 ? [] : ['--against', body.pick(customers).code]
  const by = body.pick([people.quality, clerk(body)])
  const involved = body.likely(0.4) ? ['--involved', body.pick([people.decider, people.quality, people.auditor])] : []
  const who = body.pick([
    ...(customers.length === 0 ? [] : [[body.pick(customers).code, ...(body.likely(0.3) ? ['--maintainer'] : [])]]),
    ['--complainant', '李女士', ...about],
    ['--anonymous', ...(body.likely(0.5) ? about : [])],
  ])
  const received = body.in(-7, 0)
  const added = await body.type(
    by,
    ...['complaint', 'add', ...who, '--content', `产品开裂 ${body.count()}`, '--received', received, ...involved],
  )
  if (added === null) return
  const number = added.number('CP')
  await mayUndo(body, by)
  planMistakes(body, number, received)
  const isNamed = who[0] !== '--anonymous'
  planCase(body, 'complaint', number, [...way(body, isNamed, who.includes('--against'))])
}

/** What was typed of a complaint was wrong: its day, or that nobody was named. */
function planMistakes(body: Body, number: string, received: Day): void {
  const edit = (...more: readonly string[]) =>
    body.type(clerk(body), 'feedback', 'edit', number, ...more, '--reason', '录错')
  if (body.likely(0.1)) body.plan(body.in(0, 20), () => edit('--received', plusDays(received, -body.between(1, 5))))
  if (body.likely(0.06)) body.plan(body.in(1, 60), () => edit('--about', '张先生'))
  if (body.likely(0.06)) body.plan(body.in(1, 60), () => edit('--clear', 'from'))
  if (body.likely(0.05)) body.plan(body.in(1, 60), () => edit('--channel', 'visit'))
}

/** A customer, or somebody else, appeals against a decision: a suspension, a change, a certificate. */
async function appeal(body: Body, customers: readonly Customer[]): Promise<void> {
  const record = readRecord(body.file)
  const against = [
    ...record.all('suspension').map(({ number }) => ['--suspension', number]),
    ...record.all('change_application').map(({ number }) => ['--change', number]),
    ...record.all('certificate').map(({ number }) => ['--certificate', number]),
    ...Array.from({ length: 5 }, () => ['--involved', people.decider]),
  ]
  const who = customers.length > 0 && body.likely(0.7) ? [body.pick(customers).code] : ['--appellant', '某工厂']
  const matter: readonly string[] = body.pick(against)
  const received = body.in(-7, 0)
  const isSaidLater = body.likely(0.3)
  const added = await body.type(
    body.pick([people.quality, clerk(body)]),
    ...['appeal', 'add', ...who, '--content', `不同意决定 ${body.count()}`, '--received', received],
    ...(isSaidLater ? [] : matter),
  )
  if (added === null) return
  const number = added.number('AP')
  if (body.likely(0.1))
    body.plan(body.in(0, 20), () =>
      body.type(
        people.quality,
        ...['appeal', 'edit', number, '--received', plusDays(received, -body.between(1, 5)), '--reason', '日期录错'],
      ),
    )
  planCase(body, 'appeal', number, [...way(body, true, false, isSaidLater ? matter : [])])
}

/** The acts of a case in their order (section 8). What is told on request is told now and then. */
function* way(body: Body, isNamed: boolean, isAgainst: boolean, matter: readonly string[] = []): Generator<Step> {
  const who = (flag: string) => (body.likely(0.6) ? [flag, body.pick(lookers)] : [])
  const progress: Step = ['progress', '--told', '正在调查', '--means', 'phone']
  if (isNamed) yield ['acknowledge', '--means', body.pick(['email', 'letter', 'phone'])]
  if (body.likely(0.15)) {
    yield ['refuse', '--reason', '不属于本机构的认证']
    if (isNamed) yield ['inform', '--means', 'letter']
    yield ['close']
    return
  }
  yield ['accept', '--reason', '属于本机构的认证', ...matter]
  if (isNamed && body.likely(0.2)) yield progress
  yield ['investigate', '--findings', '记录不全', ...who('--investigated-by')]
  if (isAgainst) yield ['refer', '--means', 'letter', '--reference', 'ZS-1']
  const decision = body.pick(['founded', 'partly', 'unfounded'])
  yield ['decide', '--decision', decision, '--reason', '按调查结果', ...who('--decided-by')]
  if (decision !== 'unfounded') yield ['correct', '--correction', '已重发', '--action', '每周核对']
  if (isNamed) yield ['inform', '--means', 'letter', '--reference', 'HF-1']
  yield ['publish', '--public', 'no', '--agreed-with', '双方']
  yield ['close']
}

function planCase(body: Body, sort: string, number: string, steps: readonly Step[]): void {
  if (body.likely(0.04))
    body.plan(body.in(1, 90), () => body.type(people.quality, sort, 'void', number, '--reason', '重复录入'))
  if (sort === 'complaint')
    body.plan(body.in(0, 8), () =>
      body.type(
        clerk(body),
        'feedback',
        'classify',
        number,
        '--stage',
        'audit',
        '--topic',
        '质量',
        '--as',
        'dissatisfaction',
      ),
    )
  // Some are looked into at once, others are left lying for weeks.
  goOn(body, sort, number, body.pick([4, 8, 25]), steps)
}

function goOn(body: Body, sort: string, number: string, pace: number, [step, ...rest]: readonly Step[]): void {
  if (step === undefined || body.likely(0.05)) return
  const on = body.in(0, pace)
  body.plan(plusDays(on, body.likely(0.8) ? 0 : body.between(1, 8)), async () => {
    const [verb, ...more] = step
    const done = await body.type(people.quality, sort, verb, number, ...more, '--on', on)
    // Who was involved neither investigates nor decides: then quality does it, who may have been involved as well.
    const again = done ?? (await body.type(people.quality, sort, verb, number, ...without(more), '--on', body.today))
    if (again === null) return
    if (body.likely(0.04)) {
      await body.type(people.quality, sort, 'void', number, '--of', verb, '--reason', '日期录错')
      goOn(body, sort, number, pace, [step, ...rest])
    } else goOn(body, sort, number, pace, rest)
  })
}

/** The same without who did it, where that was said. */
const without = (more: readonly string[]): readonly string[] => {
  const at = more.findIndex((word) => word === '--investigated-by' || word === '--decided-by')
  return at === -1 ? more : more.slice(0, at)
}
