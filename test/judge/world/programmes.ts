import { type Day, earliest, latest, plusDays, plusMonths } from '../reading/days.ts'
import { type Body, people } from './body.ts'
import type { Customer } from './customers.ts'
import { clerk, mayUndo } from './office.ts'

/** A certificate as whoever plans its audits knows it: by the number it has now. */
interface Programme {
  readonly customer: string
  number: string
  readonly standard: string
  readonly scheme: string
  issued: Day
  expires: Day
  isOver: boolean
}

/** What is certified, more often what has rules of its own. */
const sorts: readonly (readonly [standard: string, scheme: string])[] = [
  ['ISO 9001:2015', 'management-system'],
  ['GB/T 19001-2016', 'management-system'],
  ['ISO 14001:2015', 'management-system'],
  ['GB/T 24001-2016', 'management-system'],
  ['ISO 45001:2018', 'management-system'],
  ['ISO/IEC 27001:2022', 'management-system'],
  ['CCC', 'product'],
  ['自愿性产品认证', 'product'],
  ['ISO/IEC 17020', 'inspection'],
]

/** Who plans and records audits. */
const planner = (body: Body) => body.pick([people.certification, clerk(body)])

/**
 * Certificates with their audits (ISO/IEC 17021-1 9.1.3): some from before the register, surveyed in time, late or never, suspended for
 * it, recertified, issued anew by a change, transferred from another body.
 */
export function planProgrammes(body: Body, customers: () => readonly Customer[]): void {
  const own: Programme[] = []
  const isTakenOver = body.likely(0.6)
  planTakeover(body, isTakenOver ? own : [])
  planRules(body)
  for (let place = body.between(2, 4); place > 0; place -= 1)
    body.plan(isTakenOver && body.likely(0.8) ? body.in(1, 60) : body.in(20, 400), async () => {
      const holders = customers()
      if (holders.length > 0) await certify(body, own, body.pick(holders).code, isTakenOver)
    })
  for (let day = body.in(30, 70); day <= body.end; day = plusDays(day, body.between(40, 55)))
    body.plan(day, () => planAudits(body, own))
}

/** What was before go-live: of all but the surveillances it is said at once that it is on record, of these at some time or never. */
function planTakeover(body: Body, own: readonly Programme[]): void {
  const complete = (matter: string, ...of: readonly string[]) =>
    body.type(people.manager, 'takeover', 'answer', matter, 'complete', ...of)
  for (const matter of ['contract', 'contact', 'maintainer', 'vip', 'list', 'collection', 'event', 'survey'])
    body.plan(body.start, () => complete(matter))
  if (body.likely(0.3)) body.plan(body.in(61, 300), () => complete('surveillance'))
  else
    body.plan(body.in(61, 250), async () => {
      const [one] = own
      if (one !== undefined) await complete('surveillance', '--certificate', one.number)
    })
}

/** Sometimes a standard is given the rule of twelve months, or the body is kept to it for longer or shorter. */
function planRules(body: Body): void {
  const set = (name: string, value: number, from: Day, more: readonly string[] = []) =>
    body.plan(body.in(10, 300), () =>
      body.type(
        people.manager,
        'limit',
        'set',
        name,
        String(value),
        '--from',
        from,
        '--reason',
        '新版认证规则',
        ...more,
      ),
    )
  if (body.likely(0.35)) set('twelve-months-14001', 1, body.in(200, 700))
  if (body.likely(0.1)) set('twelve-months-27001', 1, body.in(100, 500))
  if (body.likely(0.1)) set('twelve-months-45001', 0, body.in(300, 500), ['--deviation', '认可机构允许延后'])
  if (body.likely(0.1)) set('short-notice-days', 20, body.in(100, 400))
}

async function certify(body: Body, own: Programme[], customer: string, isTakenOver: boolean): Promise<void> {
  const [standard, scheme] = body.pick(sorts)
  const isSystem = scheme === 'management-system'
  const kind = body.pick(['initial', 'initial', 'recertification', 'change', 'transfer', null])
  const oldest = isTakenOver ? (kind === 'transfer' ? 400 : 1000) : 0
  const issued = earliest(plusDays(body.today, -body.between(0, oldest)), body.today)
  if (!isTakenOver && issued < body.start) return
  const begun = kind === 'change' || kind === 'transfer' ? plusDays(issued, -body.between(20, 900)) : issued
  const months = isSystem ? (body.likely(0.75) ? 36 : body.pick([12, 18, 24])) : body.pick([36, 60])
  const beyond = isSystem && body.likely(0.08) ? body.between(0, 40) : -1
  const expires = plusDays(plusMonths(begun, months), beyond)
  if (expires <= body.today) return
  const first =
    kind === 'initial' || (kind === null && body.likely(0.5)) ? issued : plusDays(begun, -body.between(0, 1100))
  const interval = scheme === 'product' && body.likely(0.75) ? [`${body.pick([0, 6, 12, 12])}`] : []
  const number = `PG-${body.count()}`
  const by = body.pick([people.general, people.manager])
  const added = await body.type(
    by,
    ...['certificate', 'add', customer, '--number', number, '--standard', standard, '--scheme', scheme],
    ...['--scope', '机械零件的加工', '--issued', issued, '--expires', expires, '--first-issued', first],
    ...(kind === null ? [] : ['--kind', kind]),
    ...(kind === 'transfer' ? ['--last-audit', plusDays(issued, -body.between(5, 330))] : []),
    ...interval.flatMap((value) => ['--surveillance-months', value]),
  )
  if (added === null) return
  const programme: Programme = { customer, number, standard, scheme, issued, expires, isOver: false }
  own.push(programme)
  if (body.likely(0.03)) {
    await body.type(by, 'undo')
    programme.isOver = true
    return
  }
  if (kind === null && body.likely(0.4))
    planAnswer(body, programme, ['--kind', body.pick(['initial', 'recertification'])])
  if (scheme === 'product' && interval.length === 0 && body.likely(0.6))
    planAnswer(body, programme, ['--surveillance-months', '12'])
  // What was audited before is on record, or not.
  for (
    let day = plusDays(issued, body.between(200, 380));
    day < body.today;
    day = plusDays(day, body.between(250, 400))
  )
    if (body.likely(0.5)) await survey(body, [programme], day)
  if (isSystem && body.likely(0.3)) planChange(body, programme)
  if (body.likely(0.25)) planNotice(body, programme)
  planRecertification(body, programme)
}

/** What nobody was asked at first is answered some time. */
function planAnswer(body: Body, programme: Programme, given: readonly string[]): void {
  body.plan(body.in(20, 300), () =>
    body.type(people.general, 'certificate', 'edit', programme.number, ...given, '--reason', '补充登记'),
  )
}

const isLive = (body: Body, { isOver, issued, expires }: Programme) =>
  !isOver && issued <= body.today && body.today <= expires

/** Records an audit of one or several certificates; sometimes of another kind, with the wrong day, or by mistake. */
async function survey(body: Body, of: readonly Programme[], on: Day, kind: string | null = null): Promise<void> {
  const numbers = of.map(({ number }) => number)
  const by = planner(body)
  const verb = body.likely(0.5) ? 'add' : 'done'
  const kinds = kind === null ? (body.likely(0.06) ? ['--kind', 'special'] : []) : ['--kind', kind]
  const record = (day: Day) =>
    body.type(by, 'certificate', 'surveillance', verb, ...numbers, '--on', day, '--reference', 'JD-9', ...kinds)
  const isMistyped = body.likely(0.06)
  if ((await record(isMistyped ? plusDays(on, -body.between(1, 30)) : on)) === null) return
  if (!isMistyped) {
    await mayUndo(body, by)
    return
  }
  const typed = body.typed.at(-1)?.argv ?? []
  const wrong = typed[typed.indexOf('--on') + 1] ?? on
  body.plan(body.in(1, 60), async () => {
    for (const number of numbers)
      await body.type(
        by,
        'certificate',
        'surveillance',
        'void',
        number,
        '--on',
        wrong,
        '--reason',
        '日期录错',
        ...kinds,
      )
    if (body.likely(0.8)) await record(on)
  })
}

/** Looks at what falls due soon, and settles when each is done: in time, on its last day, late, suspended for it, or not at all. */
async function planAudits(body: Body, own: readonly Programme[]): Promise<void> {
  const live = own.filter((each) => isLive(body, each))
  if (live.length === 0) return
  const list = await body.type(planner(body), 'certificate', 'surveillance', 'list')
  const due = new Map<string, Day | null>(
    (list?.json.surveillances ?? []).map((each: { certificate: string; due: Day | null }) => [
      each.certificate,
      each.due,
    ]),
  )
  for (const programme of live) {
    const day = due.get(programme.number) ?? null
    if (day === null || day > plusDays(body.today, 55)) continue
    const share = body.random()
    if (share < 0.12) continue
    if (share < 0.3) planSuspensionFor(body, programme, day)
    else {
      const on = share < 0.7 ? plusDays(day, -body.between(0, 45)) : plusDays(day, body.between(0, 50))
      const others = live.filter(
        (each) => each.customer === programme.customer && each !== programme && body.likely(0.5),
      )
      const held = latest(on, body.today)
      body.plan(plusDays(held, body.likely(0.7) ? 0 : body.between(1, 30)), () =>
        survey(
          body,
          [programme, ...others].filter((each) => isLive(body, each)),
          held,
        ),
      )
    }
  }
}

/** Suspended because its surveillance is overdue, in five working days or later; surveyed and restored, or not surveyed. */
function planSuspensionFor(body: Body, programme: Programme, due: Day): void {
  const start = body.likely(0.6) ? plusDays(due, body.between(1, 10)) : body.in(1, 30)
  const reason = body.likely(0.75) ? 'surveillance-overdue' : 'fees-unpaid'
  body.plan(start, async () => {
    if (!isLive(body, programme)) return
    const on = body.likely(0.8) ? body.today : body.in(0, 5)
    const started = await body.type(
      clerk(body),
      ...['suspend', 'start', programme.number, '--reason', reason, '--ground-on', body.in(-3, 0), '--on', on],
      ...['--decided-by', people.decider, '--conditions', '完成监督审核'],
    )
    if (started === null) return
    const number = started.number('SP')
    await mayUndo(body, clerk(body))
    if (body.likely(0.6)) body.plan(body.in(6, 80), () => survey(body, [programme], body.today))
    const how = body.pick(['restore', 'restore', 'restore', 'withdraw', 'never'])
    if (how === 'never') return
    body.plan(body.in(20, 150), async () => {
      const decided = ['--decided-by', people.decider]
      if (how === 'withdraw') {
        const done = await body.type(
          clerk(body),
          'suspend',
          'withdraw',
          number,
          '--reason',
          'suspension-unresolved',
          ...decided,
        )
        if (done !== null) programme.isOver = true
        return
      }
      const restore = ['suspend', 'restore', number, '--evidence', '整改报告', '--verified-by', people.auditor]
      const verified = ['--verified-on', body.today, ...decided]
      const done = await body.type(clerk(body), ...restore, ...verified)
      if (done === null && body.likely(0.6))
        await body.type(clerk(body), ...restore, ...verified, '--reason', '另行安排')
    })
  })
}

/** A certificate is issued anew within its cycle. */
function planChange(body: Body, programme: Programme): void {
  body.plan(body.in(10, 500), () => reissue(body, programme, 'change', programme.expires))
}

/** Issues the next certificate of a programme; nobody says what it is, sometimes. */
async function reissue(body: Body, programme: Programme, kind: string, expires: Day): Promise<void> {
  if (programme.isOver || programme.issued >= body.today) return
  const number = `PG-${body.count()}`
  const added = await body.type(
    people.general,
    ...['certificate', 'add', programme.customer, '--number', number, '--standard', programme.standard],
    ...['--scheme', programme.scheme, '--scope', '机械零件的加工', '--issued', body.today, '--expires', expires],
    ...['--replaces', programme.number, ...(body.likely(0.2) ? [] : ['--kind', kind])],
  )
  if (added === null || (body.likely(0.03) && (await body.type(people.general, 'undo')) !== null)) return
  programme.number = number
  programme.issued = body.today
  programme.expires = expires
}

/** Audited for recertification before the expiry, and certified anew before or after it; or one of these, or neither. */
function planRecertification(body: Body, programme: Programme): void {
  const { expires, scheme } = programme
  if (scheme === 'inspection' || body.likely(0.15)) return
  if (body.likely(0.8))
    body.plan(plusDays(expires, -body.between(-3, 130)), () => survey(body, [programme], body.today, 'recertification'))
  if (body.likely(0.85))
    body.plan(plusDays(expires, body.between(-40, 25)), () => {
      const kind = body.likely(0.85) ? 'recertification' : 'initial'
      const beyond = body.likely(0.1) ? body.between(1, 30) : 0
      return reissue(body, programme, kind, plusDays(plusMonths(expires, 36), beyond))
    })
}

/** A product of the scope failed a national check: an audit on short notice in time, late, or never. */
function planNotice(body: Body, programme: Programme): void {
  body.plan(body.in(20, 450), async () => {
    if (!isLive(body, programme)) return
    const notice = body.in(-4, 0)
    const told = await body.type(
      planner(body),
      ...['certificate', 'surveillance', 'notice', programme.number, '--on', notice, '--ground', '国家监督抽查不合格'],
    )
    if (told === null) return
    await mayUndo(body, planner(body))
    if (body.likely(0.8)) {
      const on = body.in(3, 40)
      body.plan(on, () => survey(body, [programme], on, 'short-notice'))
    }
  })
}
