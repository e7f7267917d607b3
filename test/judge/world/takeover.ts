import { type Day, earliest, plusDays, plusMonths } from '../reading/days.ts'
import { type OnRecord, readRecord } from '../reading/record.ts'
import { type Body, people } from './body.ts'
import { planContacts } from './contacts.ts'
import { type Customer, planVip } from './customers.ts'
import { clerk } from './office.ts'
import { planEnd, planStanding } from './standing.ts'

/** A line of the list of certified organizations that a body goes live with. */
interface Listed {
  readonly name: string
  readonly certificate: string
  readonly standard: string
  readonly kind: string
  readonly issued: Day
  readonly expires: Day
  readonly contract: string
  readonly isVip: boolean
  readonly cells: readonly string[]
}

const header = '企业名称,证书编号,认证标准,初次获证日期,发证日期,有效期至,业务员,VIP,合同编号,合同签订日期'

/**
 * The body has lived before its register: its list of certified organizations comes in on the first day, and tells since when they
 * are certified, and little of what was done before. Some of that is said or put on record afterwards, some never.
 */
export async function takeOver(body: Body, customers: Customer[]): Promise<void> {
  const goLive = body.today
  const listed = Array.from({ length: body.between(3, 7) }, (_, place) => listing(body, place + 1))
  body.put('list.csv', [header, ...listed.map(({ cells }) => cells.join(',')), ''].join('\n'))
  if ((await body.type(people.manager, 'customer', 'import', 'list.csv')) === null) return
  const known = readRecord(body.file).customers
  for (const { name, certificate: number, standard, kind, issued, expires, contract, isVip } of listed) {
    const row = known.find((each) => each.name === name)
    if (row === undefined) continue
    const customer: Customer = {
      code: row.code,
      name,
      isVip: isVip || body.likely(0.2),
      contract,
      certificates: [{ number, standard, issued, expires }],
    }
    customers.push(customer)
    if (customer.isVip && !isVip) planVip(body, customer)
    planContacts(body, customer)
    planStanding(body, customer, number, kind)
    planEnd(body, customer, { number, standard, kind, expires })
    if (body.likely(0.3)) body.plan(body.in(0, 200), () => setUpLate(body, contract))
    planEarlierContacts(body, customer, goLive)
  }
  planEarlierWork(body, goLive)
  planAnswers(body, customers)
  planWorkbook(body, listed, customers, goLive)
}

/** A contract of before go-live that is set up after it, or reviewed: what is between need not be on record. */
function setUpLate(body: Body, contract: string) {
  const step = body.pick(['set-up', 'set-up', 'reviewed'])
  const on = body.in(-20, 0)
  const reference = body.likely(0.8) ? [`--${step}-ref`, 'LX-1'] : []
  return body.type(people.manager, ...['contract', 'edit', contract, `--${step}`, on, ...reference, '--reason', '补录'])
}

/** A certified organization as the list has it: certified for days or years, some of it without a maintainer or a contract's day. */
function listing(body: Body, place: number): Listed {
  const name = `旧${place}号客户有限公司`
  const [standard, kind] = body.pick([
    ['ISO 9001:2015', 'management-system'],
    ['ISO 9001:2015', 'management-system'],
    ['ISO 14001:2015', 'management-system'],
    ['CCC', 'product'],
  ] as const)
  const issued = plusDays(body.today, -body.pick([1, body.between(2, 40), body.between(41, 1000)]))
  const expires = plusDays(plusMonths(issued, 36), -1)
  const first = body.likely(0.4) ? plusMonths(issued, -36) : issued
  const maintainer = body.likely(0.85) ? clerk(body) : ''
  const signed = body.likely(0.5) ? plusDays(issued, -body.between(1, 60)) : ''
  const [certificate, contract] = [`OLD-${place}`, `JHT-${place}`]
  const isVip = body.likely(0.2)
  const cells = [name, certificate, standard, first, issued, expires, maintainer, isVip ? 'VIP' : '', contract, signed]
  return { name, certificate, standard, kind, issued, expires, contract, isVip, cells }
}

/** Contacts of before go-live that turn up afterwards. */
function planEarlierContacts(body: Body, { code }: Customer, goLive: Day): void {
  for (let i = body.pick([0, 1, 2, 3]); i > 0; i -= 1)
    body.plan(body.in(0, 150), () => {
      const on = plusDays(goLive, -body.pick([body.between(1, 100), body.between(101, 400)]))
      const topics = ['--surveillance', plusDays(on, body.between(30, 200)), '--needs', '无']
      return body.type(clerk(body), 'contact', 'add', code, '--on', on, '--channel', 'phone', ...topics)
    })
}

/** What the body itself did before go-live in the year, or the month, of it. */
function planEarlierWork(body: Body, goLive: Day): void {
  const before = (days: number) => plusDays(goLive, -body.between(1, days))
  if (body.likely(0.3))
    body.plan(body.in(0, 200), async () => {
      const added = await body.type(
        clerk(body),
        ...['event', 'add', '--kind', 'training', '--title', '内审员培训', '--on', before(150)],
      )
      if (added !== null) await body.type(clerk(body), 'event', 'minutes', added.number('EV'), '--text', '已归档')
    })
  if (body.likely(0.3))
    body.plan(body.in(0, 60), () => {
      const on = before(20)
      return body.type(
        clerk(body),
        'intel',
        'add',
        '--month',
        on.slice(0, 7),
        '--source',
        '公示系统',
        '--nothing',
        '--on',
        on,
      )
    })
}

/** What is asked of the time before go-live, and can be answered for everybody or a customer. */
const matters = ['contact', 'contract', 'list', 'collection', 'event', 'survey']
const ofCustomers = ['contact', 'contract']

function planAnswers(body: Body, customers: readonly Customer[]): void {
  const answer = (matter: string, ...about: readonly string[]) =>
    body.type(
      body.pick([people.manager, people.general, people.certification]),
      ...['takeover', 'answer', matter, ...about],
      ...(body.likely(0.7) ? ['complete'] : ['unknown', '--reason', '旧系统停用']),
    )
  for (const matter of matters) {
    if (body.likely(0.35)) body.plan(body.in(0, 420), () => answer(matter))
    if (ofCustomers.includes(matter) && body.likely(0.6))
      for (const { code } of customers.slice(0, 2)) body.plan(body.in(0, 300), () => answer(matter, '--customer', code))
  }
}

/** The workbook that is filled in and read back, as a list: rows as they are known, some of them not. */
function planWorkbook(body: Body, listed: readonly Listed[], customers: readonly Customer[], goLive: Day): void {
  if (body.likely(0.4)) return
  body.plan(body.in(0, 90), async () => {
    const rows = listed.flatMap(({ name, certificate, contract, issued }, i): string[][] => {
      const code = customers.find((each) => each.name === name)?.code
      if (code === undefined) return []
      const since = plusDays(goLive, -body.between(1, 300))
      const setUp = earliest(plusDays(issued, -1), plusDays(goLive, -1))
      const rest = ['', '', '']
      const kind = body.pick(['初次认证', '再认证'])
      return [
        ['发证类型', code, certificate, '', '', kind, '', ''],
        ['监督审核', code, certificate, plusDays(goLive, -body.between(1, 200)), `JD-${i}`, ...rest],
        ['维护起始日期', code, '', since, '', ...rest],
        ['VIP 起始日期', code, '', since, '', ...rest],
        body.likely(0.6)
          ? ['合同立项', code, contract, setUp, `LX-${i}`, ...rest]
          : ['合同立项', code, '', '', '', '', '无从查明', '旧系统停用'],
        ['当年的联系', code, '', '', '', '', '在案即全部', ''],
      ].filter(() => body.likely(0.6))
    })
    const head = '事项,客户编号,证书或合同编号,日期,依据或报告编号,发证类型,答复,理由'
    body.put('takeover.csv', [head, ...rows.map((row) => row.join(',')), ''].join('\n'))
    await body.type(people.manager, 'takeover', 'import', 'takeover.csv')
  })
}

/** Days on which what is unknown turns, of a body that lived before its register: before go-live, and twelve months after it. */
export function turnsOfTakeover(body: Body, record: OnRecord): Day[] {
  const isOlder = record.all('certificate').some(({ issued_on }) => issued_on < plusDays(body.start, -30))
  if (!isOlder) return []
  const ended = plusMonths(body.start, 12)
  const days = [plusDays(body.start, -body.between(1, 60)), body.in(-300, 0), plusDays(ended, -1), ended]
  return days.filter((day) => day >= '2025-01-16' && day <= body.end)
}
