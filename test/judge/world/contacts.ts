import { type Day, plusDays } from '../reading/days.ts'
import { type Body, people } from './body.ts'
import type { Customer } from './customers.ts'
import { clerk, mayUndo } from './office.ts'

/** Contacts with a customer over the years: those that count and those that don't, typed at once or afterwards, corrected, taken back. */
export function planContacts(body: Body, customer: Customer): void {
  // Every few months, by how well it is looked after.
  const gap = body.pick([70, 110, 160, 260])
  for (let day = body.in(0, gap); day <= body.end; day = plusDays(day, body.between(gap / 2, gap * 1.5))) {
    const on = day
    const lag = body.likely(0.75) ? 0 : body.between(1, 14)
    body.plan(plusDays(on, lag), () => contact(body, customer, on))
  }
}

const topics = (body: Body, on: Day) => ({
  surveillance: body.likely(0.88) ? plusDays(on, body.between(90, 300)) : null,
  needs: body.likely(0.88) ? body.pick(['无', '增加一个场所', '换证审核']) : null,
})

async function contact(body: Body, customer: Customer, on: Day): Promise<void> {
  // Some are made by an auditor during a visit, which is none of business staff's.
  const by = body.likely(0.92) ? clerk(body) : people.auditor
  const { surveillance, needs } = topics(body, on)
  const channel = body.pick(['phone', 'visit', 'email', 'wechat', 'meeting'])
  const added = await body.type(
    by,
    ...['contact', 'add', customer.code, '--on', on, '--channel', channel],
    ...(surveillance === null ? [] : ['--surveillance', surveillance]),
    ...(needs === null ? [] : ['--needs', needs]),
    ...(body.likely(0.1) ? ['--outcome', 'no-answer'] : []),
  )
  if (added === null) return
  const number = added.number('CT')
  await mayUndo(body, by)
  if (customer.isVip && body.likely(0.85)) planPassOn(body, 'contact', number, on)
  if (needs === null && body.likely(0.4))
    body.plan(body.in(1, 30), () => body.type(by, 'contact', 'edit', number, '--needs', '无', '--reason', '漏填'))
  if (body.likely(0.05))
    body.plan(body.in(1, 20), () =>
      body.type(by, 'contact', 'edit', number, '--on', plusDays(on, -body.between(1, 9)), '--reason', '日期录错'),
    )
  if (body.likely(0.05))
    body.plan(body.in(1, 60), () => body.type(by, 'contact', 'void', number, '--reason', '客户弄错了'))
}

/** What a VIP said, or what was learned of it, is passed on to certification, in time or not. */
function planPassOn(body: Body, of: 'contact' | 'information', number: string, on: Day): void {
  const passed = plusDays(on, body.between(0, 11))
  const lag = body.likely(0.7) ? 0 : body.between(1, 30)
  body.plan(plusDays(passed, lag), () =>
    body.type(clerk(body), of, 'pass-on', number, '--on', passed, '--to', '认证部'),
  )
}

/** Information of customers, and of organizations that are none: learned, acted on, closed. */
export function planInformation(body: Body, customers: () => readonly Customer[]): void {
  for (let day = body.in(5, 60); day <= body.end; day = plusDays(day, body.between(20, 90)))
    body.plan(day, () => information(body, customers()))
}

async function information(body: Body, customers: readonly Customer[]): Promise<void> {
  const customer = customers.length > 0 && body.likely(0.7) ? body.pick(customers) : null
  const about = customer === null ? ['--about', '海天贸易公司'] : [customer.code]
  const received = body.in(-9, 0)
  const isNeeded = body.likely(0.6)
  const added = await body.type(
    clerk(body),
    ...['information', 'add', ...about, '--source', '电话', '--received', received, '--content', '更换总经理'],
    ...(isNeeded ? ['--action-needed'] : []),
  )
  if (added === null) return
  const number = added.number('IN')
  if (customer?.isVip && body.likely(0.85)) planPassOn(body, 'information', number, received)
  if (body.likely(0.05))
    body.plan(body.in(1, 40), () =>
      body.type(
        clerk(body),
        'information',
        'edit',
        number,
        '--received',
        plusDays(received, -2),
        '--reason',
        '日期录错',
      ),
    )
  if (!isNeeded || body.likely(0.1)) return
  const acted = body.in(0, 4)
  body.plan(acted, async () => {
    await body.type(clerk(body), 'information', 'act', number, '--owner', people.business, '--action', '电话核实')
    if (body.likely(0.1)) return
    body.plan(body.in(0, 6), () => body.type(clerk(body), 'information', 'close', number, '--outcome', '已更新'))
  })
}
