import { addDaysTo, type Day } from '../../src/clause/day.ts'
import { createRegister } from '../../src/register/file/create.ts'
import type { NewRow, Write } from '../../src/register/register.ts'
import type { FactTable } from '../../src/register/tables.ts'

/** The day on which the world is recorded: everything in it lies before. */
export const worldsDay = '2026-08-31' as Day

/** Numbers drawn from a seed, the same in every run (a 32-bit generator by Numerical Recipes). */
function drawing(seed: number) {
  let state = seed >>> 0
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
  const one = <T>(...of: readonly T[]): T => of[below(of.length)] as T
  const oneIn = (n: number): boolean => below(n) === 0
  const maybe = <T>(value: T, n = 2): T | null => (oneIn(n) ? null : value)
  /** A day of the last so many before the world's. */
  const day = (days: number, least = 0): Day => addDaysTo(worldsDay, -least - below(days))
  return { below, one, oneIn, maybe, day }
}

type Draw = ReturnType<typeof drawing>

const staff = ['business', 'business', 'business', 'manager', 'auditor', 'certification', 'decision-maker', 'quality']

/** A register of customers to whom everything happens that the procedure knows, in time or not, in whatever order. */
export async function randomWorld(file: string, customers: number, seed: number): Promise<void> {
  const draw = drawing(seed)
  const who = { by: '王芳', staff: '王芳', systemUser: 'office-pc' }
  const clock = () => Date.parse(`${worldsDay}T04:00:00.000Z`)
  await createRegister(file, clock, async (register) => {
    const write = (command: string, work: (tx: Write) => void | Promise<void>) =>
      register.write({ who, command, today: worldsDay }, work)
    await write('init', (tx) => {
      tx.insert('setting', { name: 'time-zone', value: 'Asia/Shanghai' })
      tx.insert('setting', { name: 'go-live', value: '2025-06-01' })
      addStaff(tx, draw)
      addOffice(tx, draw)
    })
    await write('customer import', (tx) => {
      for (let number = 1; number <= customers; number += 1) addCustomer(tx, draw, number)
    })
    for (const kind of happenings)
      await write(`${kind.name} import`, (tx) => {
        for (let i = 0; i < (customers * kind.each) / 10; i += 1) kind.happens(tx, draw, customers, i + 1)
      })
    await correct(register.write.bind(register), draw, customers, who)
  })
}

function addStaff(tx: Write, draw: Draw): void {
  for (const [i, role] of staff.entries()) {
    const staff_id = tx.insert('staff', { name: `员工${i + 1}` })
    tx.insert('staff_role', {
      staff_id,
      role,
      from_day: '2020-01-01' as Day,
      until_day: draw.oneIn(6) ? draw.day(300) : null,
    })
  }
}

function addOffice(tx: Write, draw: Draw): void {
  tx.insert('price_floor', { service: '管理体系', effective_on: '2025-01-16' as Day, amount: 900_000, reference: null })
  tx.insert('limit_value', { name: 'channel-months', effective_on: draw.day(300), value: 6, reason: '更严' })
  for (const published_on of [draw.day(200, 60), draw.day(50)]) {
    const issue = `${published_on}期`
    const number = `MG-${published_on.slice(0, 4)}-0${published_on < '2026-07-01' ? 1 : 2}`
    tx.insert('magazine_issue', { number, issue, published_on, title: null, staff_id: 1 })
  }
  for (let month = 1; month < 8; month += 1)
    if (!draw.oneIn(3))
      tx.insert('intelligence', {
        ...{
          number: `NI-2026-0${month}`,
          month: `2026-0${month}`,
          collected_on: `2026-0${month}-20` as Day,
          source: '网站',
        },
        ...{ content: null, customer_id: null, staff_id: 1, leader_id: null, reported_on: null, delivery: null },
      })
}

/** A customer with what it has from the beginning: who maintains it, contracts, certificates and what became of them. */
function addCustomer(tx: Write, draw: Draw, number: number): void {
  const code = `C${String(number).padStart(5, '0')}`
  const name = `第${number}号示例有限公司`
  const id = tx.insert('customer', { code, name, name_key: name, phone: draw.maybe('0755-1234567') })
  if (draw.oneIn(40)) tx.void('customer', id, '重复登记')
  if (!draw.oneIn(3)) {
    const from_day = draw.day(900, 100)
    const until_day = draw.oneIn(5) ? draw.day(90) : null
    tx.insert('assignment', { customer_id: id, staff_id: 1 + draw.below(5), from_day, until_day })
  }
  if (draw.oneIn(5))
    tx.insert('vip', {
      ...{ customer_id: id, from_day: draw.day(800), until_day: draw.oneIn(3) ? draw.day(200) : null },
      ...{ file_number: draw.maybe(`VIP-${number}`), reason: null },
    })
  if (draw.oneIn(3))
    tx.insert('person', {
      customer_id: id,
      name: `联系人${number}`,
      is_primary: 1,
      from_day: draw.maybe(draw.day(400)),
    })
  const contract_id = draw.oneIn(3) ? null : addContract(tx, draw, id, number)
  for (let i = draw.below(4); i > 0; i -= 1) addCertificate(tx, draw, id, contract_id, `Q${number}-${i}`)
}

function addContract(tx: Write, draw: Draw, customer_id: number, number: number): number {
  const accepted = draw.day(1200)
  const step = (days: number) => (draw.oneIn(6) ? null : addDaysTo(accepted, days + draw.below(9)))
  return tx.insert('contract', {
    ...{ customer_id, number: `HT-${number}`, kind: draw.one('management-system', 'product') },
    ...{ service: draw.maybe('管理体系', 4), amount: draw.maybe(500_000 + draw.below(1_000_000), 5) },
    ...{ accepted_on: draw.maybe(accepted, 9), accepted_reference: draw.maybe('SL-1', 5) },
    ...{ reviewed_on: step(5), reviewed_reference: draw.maybe('PS-1', 5) },
    ...{ signed_on: step(10), signed_reference: draw.maybe('QD-1', 5) },
    ...{ set_up_on: step(20), set_up_reference: draw.maybe('LX-1', 5), ended_on: draw.oneIn(9) ? draw.day(300) : null },
    ...{ below_floor_reason: draw.oneIn(4) ? '老客户' : null, below_floor_by: draw.oneIn(4) ? 4 : null },
  })
}

const years = (day: Day, n: number): Day =>
  `${Number(day.slice(0, 4)) + n}${day.slice(4)}`.replace('-02-29', '-02-28') as Day

function addCertificate(tx: Write, draw: Draw, customer_id: number, contract_id: number | null, number: string): void {
  const issued_on = draw.day(2200)
  const standard = draw.one('GB/T 19001-2016', 'GB/T 24001-2016', 'ISO 45001:2018')
  const said = { customer_id, contract_id, scheme: draw.one('management-system', 'product', 'inspection'), standard }
  const id = tx.insert('certificate', {
    ...{ ...said, number, first_issued_on: draw.oneIn(4) ? years(issued_on, -3) : issued_on, issued_on },
    ...{ expires_on: draw.maybe(years(issued_on, 3), 20), scope: '机械加工', next_surveillance_on: null },
  })
  for (let i = draw.below(4); i > 0; i -= 1) {
    const on = draw.day(1400)
    tx.insert('surveillance', {
      ...{ certificate_id: id, kind: draw.one('surveillance', 'surveillance', 'recertification') },
      ...{ planned_on: draw.maybe(on), done_on: on > issued_on ? on : null, reference: 'JD-1', outcome: 'passed' },
    })
  }
  if (draw.oneIn(4)) endOrSuspend(tx, draw, id, number)
  if (!draw.oneIn(8) || issued_on > '2026-02-01') return
  const again = addDaysTo(issued_on, 150 + draw.below(1000))
  if (again > worldsDay) return
  const successor = { ...said, number: `${number}R`, first_issued_on: issued_on, issued_on: again, scope: '机械加工' }
  tx.insert('certificate', { ...successor, expires_on: years(again, 3), replaces_id: id })
  if (!draw.oneIn(4)) tx.insert('status_change', { certificate_id: id, status: 'superseded', effective_on: again })
}

function endOrSuspend(tx: Write, draw: Draw, certificate_id: number, number: string): void {
  const on = draw.day(500)
  const suspension_id = draw.oneIn(3)
    ? null
    : tx.insert('suspension', { number: `SP-${on.slice(0, 4)}-${number}`, certificate_id })
  const decided = () => ({
    ...{ suspension_id, decided_on: draw.maybe(on), decided_by: draw.maybe(7, 4), handled_by: draw.maybe(1, 4) },
    ...{ verified_by: draw.maybe(6, 3), reason: 'surveillance-overdue' },
  })
  const change = tx.insert('status_change', {
    ...{ certificate_id, status: draw.one('suspended', 'suspended', 'withdrawn', 'cancelled'), effective_on: on },
    ...{ ends_on: draw.maybe(addDaysTo(on, 90)), ...decided() },
  })
  if (!draw.oneIn(3))
    tx.insert('status_follow_up', {
      ...{
        status_change_id: change,
        kind: draw.one('notice', 'publication', 'recall'),
        done_on: addDaysTo(on, draw.below(9)),
      },
      ...{ reference: 'TZ-1', delivery: null, staff_id: 1 },
    })
  const later = addDaysTo(on, 20 + draw.below(200))
  if (draw.oneIn(2) && later <= worldsDay)
    tx.insert('status_change', {
      certificate_id,
      status: draw.one('valid', 'withdrawn'),
      effective_on: later,
      ...decided(),
    })
}

/** Something that happens to customers: so many times for ten of them. */
interface Happening {
  readonly name: string
  readonly each: number
  readonly happens: (tx: Write, draw: Draw, customers: number, number: number) => void
}

const numbered = (prefix: string, on: Day, number: number) =>
  `${prefix}-${on.slice(0, 4)}-${String(number).padStart(4, '0')}`

const happenings: readonly Happening[] = [
  {
    name: 'contact',
    each: 40,
    happens: (tx, draw, customers, i) => {
      const on_day = draw.day(1100)
      const contact_id = tx.insert('contact', {
        ...{ number: numbered('CT', on_day, i), customer_id: 1 + draw.below(customers), on_day },
        ...{ channel: draw.one('phone', 'visit', 'email'), staff_id: 1 + draw.below(6) },
        ...{ outcome: draw.one('reached', 'reached', 'reached', 'no-answer'), surveillance: draw.maybe('2027-03', 6) },
        ...{ needs: draw.maybe('无', 6), summary: null, follow_up_on: draw.oneIn(9) ? addDaysTo(on_day, 30) : null },
      })
      if (draw.oneIn(20)) tx.void('contact', contact_id, '误录')
      else if (draw.oneIn(4)) tx.insert('transmittal', { contact_id, passed_on: addDaysTo(on_day, draw.below(9)) })
    },
  },
  {
    name: 'information',
    each: 2,
    happens: (tx, draw, customers, i) => {
      const received_on = draw.day(500)
      const isNobodys = draw.oneIn(4)
      tx.insert('information', {
        ...{ number: numbered('IN', received_on, i), customer_id: isNobodys ? null : 1 + draw.below(customers) },
        ...{ about: isNobodys ? '某协会' : null, source: '电话', received_on, content: '搬迁' },
        ...{ action_needed: draw.one(0, 1), owner_id: draw.maybe(1 + draw.below(5)) },
        ...{ closed_on: draw.oneIn(2) ? addDaysTo(received_on, draw.below(12)) : null },
      } as NewRow<'information'>)
    },
  },
  {
    name: 're-sign',
    each: 1,
    happens: (tx, draw, customers, i) => {
      const on = draw.day(500)
      const done = () => draw.maybe(addDaysTo(on, draw.below(12)), 3)
      tx.insert('re_sign', {
        ...{
          number: numbered('RS', on, i),
          customer_id: 1 + draw.below(customers),
          requested_on: on,
          situation: '续签',
        },
        ...{ situation_on: done(), application_on: done(), papers_on: done() },
      })
    },
  },
  { name: 'change', each: 1, happens: addChange },
  {
    name: 'loss',
    each: 1,
    happens: (tx, draw, customers, i) => {
      const found_on = draw.day(500)
      const done = (n: number) => draw.maybe(addDaysTo(found_on, draw.below(n)), 3)
      tx.insert('loss', {
        ...{ number: numbered('LS', found_on, i), kind: draw.one('loss', 'abnormality'), found_on, situation: '失联' },
        ...{ customer_id: 1 + draw.below(customers), staff_id: 1 + draw.below(5), verified_on: done(9) },
        ...{
          cause_on: done(12),
          reported_on: done(15),
          quality_on: done(20),
          decided_on: done(25),
          closed_on: done(40),
        },
      })
    },
  },
  {
    name: 'feedback',
    each: 1,
    happens: (tx, draw, customers, i) => {
      const received_on = draw.day(500)
      tx.insert('feedback', {
        ...{ number: numbered('FB', received_on, i), customer_id: 1 + draw.below(customers), received_on },
        ...{ channel: draw.one('visit', 'return-call', 'complaint'), content: '满意', staff_id: 1 },
      } as NewRow<'feedback'>)
    },
  },
  {
    name: 'finding',
    each: 2,
    happens: (tx, draw, customers, i) => {
      const opened_on = draw.day(200)
      const [duty, clause, period] = draw.one(
        ['contact-twice-a-year', '4.3.2', '2025'],
        ['vip-service', '4.3.3', '2025'],
        ['maintenance-list', '4.3.1', '2025'],
      ) as [string, string, string]
      tx.insert('finding', {
        ...{ number: numbered('FD', opened_on, i), duty, clause, period, about: null, opened_on, staff_id: 1 },
        ...{ customer_id: duty === 'maintenance-list' ? null : 1 + draw.below(customers) },
        ...{ content: JSON.stringify({ en: 'short', zh: '不足' }), cause: '疏忽' },
        ...{ cause_on: draw.maybe(addDaysTo(opened_on, 3)) },
      })
    },
  },
]

/** An application with some acts of its way, not always by whom they should be, nor in their order. */
function addChange(tx: Write, draw: Draw, customers: number, number: number): void {
  let on = draw.day(500, 20)
  const application_id = tx.insert('change_application', {
    ...{ number: numbered('CH', on, number), customer_id: 1 + draw.below(customers), origin: 'customer' },
  })
  const acts = ['submit', 'classify', 'submit-system', 'approve', 'enter', 'return', 'close']
  let after_id: number | null = null
  for (const act of acts.slice(0, 1 + draw.below(acts.length))) {
    const id: number = tx.insert('change_act', {
      ...{ application_id, after_id, act, on_day: on, staff_id: 1 + draw.below(staff.length) },
      ...{ reference: act === 'submit' ? `F01-${number}` : null, kinds: act === 'submit' ? draw.maybe('a', 5) : null },
      ...{ below_floor: act === 'submit' && draw.oneIn(5) ? '低于最低价' : null },
    })
    if (act === 'submit') tx.insert('change_line', { act_id: id, field: 'amount', before: '1', after: '2' })
    after_id = id
    on = addDaysTo(on, draw.below(5))
  }
}

/** Corrections of what was mistyped, with their notes, and what was changed since for no reason that is told. */
async function correct(
  write: (
    entry: { who: Parameters<typeof Object>[0]; command: string; today: Day; note?: string },
    work: (tx: Write) => void,
  ) => Promise<unknown>,
  draw: Draw,
  customers: number,
  who: { by: string; staff: string; systemUser: string },
): Promise<void> {
  const change = (table: FactTable, id: number, changes: object) => (tx: Write) => {
    // What was taken back is not changed any more.
    if (tx.find(table, { id } as never).length > 0) tx.update(table, id, changes as never)
  }
  for (let i = 0; i < Math.min(20, customers / 5); i += 1) {
    const id = 1 + draw.below(customers)
    const name = `第${id}号新名称有限公司`
    const entry = { who, command: 'customer edit', today: worldsDay }
    if (draw.oneIn(2))
      await write({ ...entry, note: 'correction: 录入有误' }, change('customer', id, { name, name_key: name }))
    else await write(entry, change('customer', id, { phone: '0755-7654321' }))
  }
}
