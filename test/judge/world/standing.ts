import { type Day, plusDays, plusMonths } from '../reading/days.ts'
import { type Body, people } from './body.ts'
import type { Customer } from './customers.ts'
import { clerk, mayUndo } from './office.ts'

/** Records what is to follow a change of status: in time, late, never; the case is known by its number. */
function planFollowUps(body: Body, number: string, kinds: readonly string[], of: string): void {
  for (const kind of kinds) {
    if (body.likely(0.12)) continue
    const on = body.in(0, 9)
    const lag = body.likely(0.8) ? 0 : body.between(1, 20)
    body.plan(plusDays(on, lag), () =>
      body.type(
        body.pick([people.general, clerk(body)]),
        ...['suspend', 'follow-up', number, kind, '--on', on, '--of', of],
        ...(kind === 'notice' ? ['--reference', 'TZ-1', '--delivery', '邮寄'] : []),
      ),
    )
  }
}

/** A certificate is suspended, restored in time or too late, or withdrawn; surveyed every year or so. */
export function planStanding(body: Body, customer: Customer, certificate: string, kind: string): void {
  for (
    let day = body.in(280, 380);
    kind !== 'inspection' && day <= body.end;
    day = plusDays(day, body.between(280, 370))
  )
    body.plan(day, () =>
      body.type(
        people.certification,
        ...['certificate', 'surveillance', 'add', certificate, '--on', body.in(-10, 0), '--reference', 'JD-1'],
      ),
    )
  if (body.likely(0.35)) planSuspension(body, customer, certificate)
}

function planSuspension(body: Body, customer: Customer, certificate: string): void {
  body.plan(body.in(20, 450), async () => {
    const by = clerk(body)
    const ground = body.in(-20, -3)
    const on = body.likely(0.7) ? body.today : body.in(-3, 6)
    const until = body.likely(0.5) ? [] : ['--until', plusDays(plusMonths(on, body.between(1, 5)), -body.between(0, 5))]
    const started = await body.type(
      by,
      ...['suspend', 'start', certificate, '--reason', 'contract-duties-unmet', '--ground-on', ground, '--on', on],
      ...['--decided-by', people.decider, '--conditions', '整改并验证', ...until],
    )
    if (started === null) return
    const number = started.number('SP')
    await mayUndo(body, by)
    planFollowUps(body, number, ['notice', 'publication'], 'suspension')
    const end = body.likely(0.75) ? body.in(20, 170) : body.in(171, 260)
    body.plan(end, () => endSuspension(body, customer, number))
  })
}

async function endSuspension(body: Body, customer: Customer, number: string): Promise<void> {
  const by = clerk(body)
  const how = body.pick(['restore', 'restore', 'restore', 'withdraw', 'cancel', 'never'])
  if (how === 'never') return
  const decided = ['--decided-by', people.decider]
  if (how === 'restore') {
    const done = await body.type(
      by,
      ...['suspend', 'restore', number, '--evidence', '整改报告', '--verified-by', people.auditor],
      ...['--verified-on', body.in(-3, 0), ...decided],
    )
    if (done !== null) planFollowUps(body, number, ['notice', 'publication'], 'restoration')
  } else if (how === 'withdraw') {
    const done = await body.type(by, 'suspend', 'withdraw', number, '--reason', 'suspension-unresolved', ...decided)
    if (done !== null) planFollowUps(body, number, ['notice', 'recall', 'public-notice'], 'withdrawal')
  } else {
    const done = await body.type(by, 'suspend', 'cancel', number, '--application', '注销申请', ...decided)
    if (done !== null) planFollowUps(body, number, ['publication'], 'cancellation')
  }
  if (how !== 'restore') planLoss(body, customer, 'loss', body.in(0, 45))
}

interface Ending {
  readonly number: string
  readonly standard: string
  readonly kind: string
  readonly expires: Day
}

/** How a certificate ends: replaced in time, run out, withdrawn or cancelled before; and the loss that is found of it. */
export function planEnd(body: Body, customer: Customer, { number, standard, kind, expires }: Ending): void {
  if (expires <= body.end && body.likely(0.55)) {
    body.plan(plusDays(expires, -body.between(5, 60)), async () => {
      const next = `${number}-R`
      const added = await body.type(
        people.general,
        ...['certificate', 'add', customer.code, '--number', next, '--standard', standard, '--scheme', kind],
        ...['--scope', '机械零件的加工', '--issued', body.today, '--replaces', number],
        ...['--expires', plusDays(plusMonths(expires, kind === 'management-system' ? 36 : 14), 0)],
      )
      if (added !== null) {
        customer.certificates.push({ number: next, standard, issued: body.today, expires })
        await mayUndo(body, people.general)
      } else if (body.likely(0.8)) planLoss(body, customer, 'loss', plusDays(expires, body.between(1, 45)), number)
    })
  } else if (expires <= body.end && body.likely(0.8))
    planLoss(body, customer, 'loss', plusDays(expires, body.between(1, 45)), number)
  if (body.likely(0.12))
    body.plan(body.in(60, 500), async () => {
      const verb = body.pick(['withdraw', 'cancel'])
      const done = await body.type(
        clerk(body),
        ...['suspend', verb, number, '--decided-by', people.decider, '--ground-on', body.in(-10, -1)],
        ...(verb === 'withdraw' ? ['--reason', 'system-not-operating'] : ['--application', '注销申请']),
      )
      if (done === null) return
      if (verb === 'withdraw')
        planFollowUps(body, done.number('SP'), ['notice', body.pick(['recall', 'public-notice'])], 'withdrawal')
      else planFollowUps(body, done.number('SP'), ['publication'], 'cancellation')
      if (body.likely(0.85)) planLoss(body, customer, 'loss', body.in(0, 45), number)
    })
  if (body.likely(0.12)) planLoss(body, customer, 'abnormality', body.in(30, 600))
}

/** A loss or abnormality is found, then verified, explained, reported, decided on and closed, or stops on the way. */
function planLoss(body: Body, customer: Customer, kind: string, day: Day, certificate?: string): void {
  body.plan(day, async () => {
    const found = body.in(-4, 0)
    const opened = await body.type(
      clerk(body),
      ...['loss', 'open', customer.code, '--kind', kind, '--situation', '客户不再联系', '--found', found],
      ...(certificate === undefined ? [] : ['--certificate', certificate]),
    )
    if (opened === null) return
    const number = opened.number('LS')
    planSteps(body, number, [
      ['verify', number, '--result', '电话确认'],
      ['cause', number, '--text', '价格'],
      ['report', number, '--to', people.manager],
      ['report', number, '--quality', people.quality],
      ['decide', number, '--remedy', 'no', '--improvement', 'yes', '--improvement-action', '提前报价'],
      ['close', number, '--outcome', '不再合作'],
    ])
  })
}

function planSteps(body: Body, number: string, [step, ...rest]: readonly (readonly string[])[]): void {
  if (step === undefined || body.likely(0.07)) return
  const on = body.in(0, 9)
  body.plan(plusDays(on, body.likely(0.8) ? 0 : body.between(1, 10)), async () => {
    await body.type(clerk(body), 'loss', ...step, '--on', on)
    planSteps(body, number, rest)
  })
}
