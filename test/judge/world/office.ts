import { type Body, people } from './body.ts'

/** Opens the register and the office: who works here, the calendar, the price list, the questionnaire. */
export async function openOffice(body: Body): Promise<void> {
  const { manager } = people
  await body.type(manager, 'init', '--go-live', body.start)
  if (body.likely(0.7)) await body.type(manager, 'calendar', 'import', '--mainland', '2025', '--mainland', '2026')
  const roles: readonly (readonly [string, ...string[]])[] = [
    [people.business, 'business'],
    [people.second, 'business'],
    [people.certification, 'certification'],
    [people.general, 'general'],
    [people.decider, 'decision-maker'],
    [people.auditor, 'auditor'],
    [people.teamLeader, 'team-leader'],
    [people.projectManager, 'project-manager'],
    [people.leader, 'leader'],
    [people.quality, 'quality'],
  ]
  for (const [name, ...held] of roles)
    await body.type(manager, 'staff', 'add', name, ...held.flatMap((role) => ['--role', role]))
  for (const service of services)
    await body.type(manager, 'contract', 'floor', 'add', service, '10000', '--from', body.start)
  planStaff(body)
  planLimits(body)
}

/** The services of the price list. */
export const services = ['ISO 9001 初次认证', 'ISO 14001 初次认证'] as const

/** Sometimes somebody leaves the business department; who they had is given to another, or forgotten for a while. */
function planStaff(body: Body): void {
  if (!body.likely(0.5)) return
  body.plan(body.in(200, 500), async () => {
    await body.type(people.manager, 'staff', 'end', people.second, '--role', 'business')
    body.left.add(people.second)
    body.plan(body.in(0, 40), () =>
      body.type(people.manager, 'customer', 'assign', '--from', people.second, '--to', people.business),
    )
  })
}

/** Sometimes the body is stricter than the procedure from a day on, and the price list goes up. */
function planLimits(body: Body): void {
  const from = body.in(120, 420)
  const set = (name: string, value: number) =>
    body.type(people.manager, 'limit', 'set', name, String(value), '--from', from, '--reason', '管理评审')
  if (body.likely(0.2)) body.plan(from, () => set('timely-days', 3))
  if (body.likely(0.15)) body.plan(from, () => set('contacts-a-year', 3))
  if (body.likely(0.2)) body.plan(from, () => set('loss-days', 20))
  if (body.likely(0.3))
    body.plan(from, () => body.type(people.manager, 'contract', 'floor', 'add', services[0], '12000', '--from', from))
}

/** Who of the business department does something today. */
export const clerk = (body: Body): string =>
  body.pick([people.business, people.manager, body.left.has(people.second) ? people.business : people.second])

/** After a command that was a mistake: sometimes it is undone at once by whoever typed it. */
export async function mayUndo(body: Body, by: string, share = 0.03): Promise<void> {
  if (body.likely(share)) await body.type(by, 'undo')
}
