import { type Day, plusDays, plusMonths } from '../reading/days.ts'
import { type Body, people } from './body.ts'
import { planChanges } from './changes.ts'
import { planContacts } from './contacts.ts'
import { clerk, mayUndo, services } from './office.ts'
import { planEnd, planStanding } from './standing.ts'

/** A customer of the body as its actors know it. */
export interface Customer {
  readonly code: string
  readonly name: string
  /** Whether it is one of those that become VIPs: nobody learns information of them (their passing on is judged elsewhere). */
  readonly isVip: boolean
  contract: string | null
  certificates: { readonly number: string; readonly standard: string; readonly issued: Day; readonly expires: Day }[]
}

/** A customer comes to the body, is contracted and certified or not, and is dealt with for as long as the world lasts. */
export function planCustomer(body: Body, customers: Customer[], place: number): void {
  // Most are there early, as the body has lived before its register.
  const day = body.likely(0.6) ? body.in(0, 20) : body.in(0, 500)
  body.plan(day, async () => {
    const by = clerk(body)
    const name = `第${place}号客户有限公司`
    const maintainer = body.likely(0.9) ? clerk(body) : null
    const added = await body.type(
      by,
      'customer',
      'add',
      name,
      ...(maintainer === null ? [] : ['--maintainer', maintainer]),
    )
    if (added === null) return
    const customer: Customer = {
      code: added.number('C'),
      name,
      isVip: body.likely(0.25),
      contract: null,
      certificates: [],
    }
    customers.push(customer)
    if (maintainer === null)
      body.plan(body.in(5, 120), () =>
        body.type(clerk(body), 'customer', 'assign', customer.code, '--to', people.business),
      )
    if (body.likely(0.15))
      body.plan(body.in(60, 400), () =>
        body.type(clerk(body), 'customer', 'assign', customer.code, '--to', clerk(body)),
      )
    if (body.likely(0.9)) planContract(body, customer, place)
    if (customer.isVip) planVip(body, customer)
    planContacts(body, customer)
  })
}

/** Acceptance, review, signing, project set-up: mostly in order and with their references. */
function planContract(body: Body, customer: Customer, place: number): void {
  const number = `HT-${place}`
  body.plan(body.in(0, 15), async () => {
    const by = clerk(body)
    const kind = body.pick(['management-system', 'management-system', 'product', 'inspection'])
    const service = kind === 'management-system' ? body.pick(services) : null
    const isCheap = body.likely(0.15)
    const price = isCheap ? body.between(8000, 9999) : body.between(12_000, 30_000)
    const argv = [
      ...['contract', 'add', customer.code, '--number', number, '--kind', kind, '--amount', String(price)],
      ...(service === null ? [] : ['--service', service]),
    ]
    if (body.likely(0.1)) {
      await outOfOrder(body, argv, place)
      return
    }
    const accepted = body.likely(0.9) ? ['--accepted', body.today, '--accepted-ref', `SL-${place}`] : []
    if ((await body.type(by, ...argv, ...accepted)) === null) return
    customer.contract = number
    await mayUndo(body, by)
    const cheap = isCheap && kind === 'management-system' ? ['--below-floor', '长期合作'] : []
    planSteps(body, number, ['acceptance', 'review', 'signing', 'set-up'].slice(accepted.length > 0 ? 1 : 0), cheap)
    body.plan(body.in(20, 60), () => planCertificate(body, customer, place, kind))
    if (body.likely(0.15)) planReSign(body, customer, number)
    if (body.likely(0.1))
      body.plan(body.in(250, 600), () => body.type(clerk(body), 'contract', 'end', number, '--reason', '不再续签'))
  })
}

/** A contract of which all is typed afterwards: its steps were truly taken in another order, or one was left out. */
async function outOfOrder(body: Body, argv: readonly string[], place: number): Promise<void> {
  const skipped = body.pick(['accepted', 'reviewed', 'none'])
  const steps = ['accepted', 'reviewed', 'signed', 'set-up'].filter((step) => step !== skipped)
  const given = steps.flatMap((step) => [`--${step}`, body.in(-30, 0), `--${step}-ref`, `${step}-${place}`])
  await body.type(people.manager, ...argv, ...given, '--out-of-order', '客户急用', '--below-floor', '长期合作')
  if (skipped !== 'none' && body.likely(0.5))
    body.plan(body.in(5, 60), () =>
      body.type(
        people.manager,
        ...['contract', 'edit', `HT-${place}`, `--${skipped}`, body.in(-90, -70), `--${skipped}-ref`, '补录'],
        ...['--out-of-order', '当时未登记'],
      ),
    )
}

/** One step after the other; some contracts are left lying on the way. */
function planSteps(body: Body, number: string, [step, ...rest]: readonly string[], cheap: readonly string[]): void {
  if (step === undefined || body.likely(0.06)) return
  const on = body.in(0, 12)
  body.plan(plusDays(on, body.likely(0.8) ? 0 : body.between(1, 15)), async () => {
    const isSigning = step === 'signing'
    await body.type(
      isSigning && cheap.length > 0 ? people.manager : clerk(body),
      ...['contract', 'advance', number, step, '--on', on, '--ref', `${step}-${number}`, ...(isSigning ? cheap : [])],
    )
    planSteps(body, number, rest, cheap)
  })
}

/** The customer asks to have its contract signed anew; its situation and both papers come, or some of them. */
function planReSign(body: Body, customer: Customer, number: string): void {
  body.plan(body.in(60, 420), async () => {
    const requested = body.in(-6, 0)
    const added = await body.type(
      clerk(body),
      ...['contract', 're-sign', 'add', customer.code, '--contract', number, '--requested', requested],
    )
    if (added === null) return
    const request = added.number('RS')
    for (const part of ['situation', 'application', 'papers']) {
      if (body.likely(0.12)) continue
      const on = body.in(0, 22)
      body.plan(on, () =>
        body.type(
          clerk(body),
          ...['contract', 're-sign', 'supply', request],
          ...(part === 'situation'
            ? ['--situation', '增加一个场所', '--situation-on', on]
            : [`--${part}`, on, `--${part}-ref`, `${part}-1`]),
        ),
      )
    }
    if (body.likely(0.08))
      body.plan(body.in(23, 40), () =>
        body.type(clerk(body), 'contract', 're-sign', 'void', request, '--reason', '重复录入'),
      )
  })
}

const standards: Readonly<Record<string, readonly string[]>> = {
  'management-system': ['ISO 9001:2015', 'ISO 14001:2015'],
  product: ['CCC'],
  inspection: ['ISO/IEC 17020'],
}

/** A certificate; then what becomes of it: suspended, replaced, ended, or all of these in turn. */
async function planCertificate(body: Body, customer: Customer, place: number, kind: string): Promise<void> {
  for (const [i, standard] of (standards[kind] ?? []).entries()) {
    if (i > 0 && body.likely(0.7)) continue
    const number = `CN-${place}-${i + 1}`
    const issued = body.in(-5, 0)
    // Some run out within the world.
    const months = kind === 'management-system' && body.likely(0.6) ? 36 : body.between(8, 16)
    const expires = plusDays(plusMonths(issued, months), -1)
    const by = body.pick([people.general, people.manager])
    const added = await body.type(
      by,
      ...['certificate', 'add', customer.code, '--number', number, '--standard', standard, '--scheme', kind],
      ...['--scope', '机械零件的加工', '--issued', issued, '--expires', expires],
    )
    if (added === null) continue
    customer.certificates.push({ number, standard, issued, expires })
    await mayUndo(body, by)
    planStanding(body, customer, number, kind)
    planCorrections(body, number, expires)
    planEnd(body, customer, { number, standard, kind, expires })
  }
  if (body.likely(0.5)) planChanges(body, customer)
}

/** What was mistyped of a certificate is corrected; sometimes all of it was. */
function planCorrections(body: Body, number: string, expires: Day): void {
  const by = people.general
  if (body.likely(0.08))
    body.plan(body.in(1, 200), () =>
      body.type(
        by,
        'certificate',
        'edit',
        number,
        '--expires',
        plusDays(expires, -body.between(1, 20)),
        '--reason',
        '录错',
      ),
    )
  if (body.likely(0.03))
    body.plan(body.in(1, 40), () => body.type(by, 'certificate', 'void', number, '--reason', '重复录入'))
}

/** A VIP from a day on, with its file or without; sometimes no more from another. */
export function planVip(body: Body, customer: Customer): void {
  body.plan(body.in(0, 400), async () => {
    const from = body.in(-10, 0)
    const by = clerk(body)
    const file = body.likely(0.7) ? ['--file', `VIP-${customer.code}`] : []
    await body.type(by, 'customer', 'vip', 'set', customer.code, '--from', from, ...file)
    await mayUndo(body, by)
    if (body.likely(0.3)) body.plan(body.in(60, 400), () => body.type(by, 'customer', 'vip', 'end', customer.code))
    if (body.likely(0.08))
      body.plan(body.in(10, 90), () =>
        body.type(by, 'customer', 'vip', 'void', customer.code, '--from', from, '--reason', '客户弄错了'),
      )
  })
}
