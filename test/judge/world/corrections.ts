import { type Body, people } from './body.ts'
import type { Customer } from './customers.ts'
import { clerk } from './office.ts'

/** A command that lists records, what its JSON calls them, and how one is taken back. */
const taken: readonly (readonly [list: readonly string[], key: string, by: readonly string[]])[] = [
  [['contact', 'list'], 'contacts', ['contact', 'void']],
  [['information', 'list'], 'information', ['information', 'void']],
  [['loss', 'list'], 'losses', ['loss', 'void']],
  [['contract', 're-sign', 'list'], 'reSigns', ['contract', 're-sign', 'void']],
]

/** What was on record is taken back, dated anew or merged, and rules are changed for days before: a few times in a world, whenever. */
export function planCorrections(body: Body, customers: () => readonly Customer[]): void {
  for (let times = body.between(2, 6); times > 0; times -= 1)
    body.plan(body.in(60, 800), () => {
      body.corrected.push(body.today)
      return body.pick(corrections)(body, customers())
    })
}

type Correction = (body: Body, customers: readonly Customer[]) => Promise<unknown>

const why = ['--reason', '登记有误']

const voided: Correction = async (body) => {
  const [list, key, by] = body.pick(taken)
  const records = (await body.type(people.manager, ...list))?.json[key] ?? []
  if (records.length > 0)
    await body.type(people.business, ...by, body.pick(records as { number: string }[]).number, ...why)
}

const redated: Correction = async (body) => {
  const contacts = (await body.type(people.manager, 'contact', 'list'))?.json.contacts ?? []
  if (contacts.length === 0) return
  const { number } = body.pick(contacts as { number: string }[])
  await body.type(people.business, 'contact', 'edit', number, '--on', body.in(-200, 0), ...why)
}

const merged: Correction = async (body, customers) => {
  if (customers.length < 2) return
  const [from, into] = [body.pick(customers), body.pick(customers)]
  if (from !== into) await body.type(people.business, 'customer', 'merge', from.code, into.code, ...why)
}

const takenOut: Correction = async (body, customers) => {
  const certificates = customers.flatMap((customer) => customer.certificates)
  if (certificates.length > 0)
    await body.type(people.certification, 'certificate', 'void', body.pick(certificates).number, ...why)
}

const standing: Correction = async (body, customers) => {
  const vips = customers.filter(({ isVip }) => isVip)
  if (vips.length > 0)
    await body.type(clerk(body), 'customer', 'vip', 'end', body.pick(vips).code, '--on', body.in(-120, -1), ...why)
}

const loosened: Correction = (body) =>
  body.type(
    people.manager,
    ...['limit', 'set', body.pick(['contacts-a-year', 'timely-days', 'loss-days']), body.pick(['1', '30'])],
    ...['--from', body.in(-200, -10), '--deviation', '管理评审', ...why],
  )

const granted: Correction = (body) =>
  body.type(
    people.manager,
    'staff',
    'role',
    body.pick([people.second, people.general]),
    'business',
    '--from',
    body.in(-200, -1),
  )

const corrections: readonly Correction[] = [
  voided,
  voided,
  redated,
  redated,
  merged,
  takenOut,
  standing,
  loosened,
  granted,
]
