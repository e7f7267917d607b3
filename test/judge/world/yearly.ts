import { type Day, endOfMonth, plusDays, plusMonths } from '../reading/days.ts'
import { readRecord } from '../reading/record.ts'
import { type Body, people } from './body.ts'
import type { Customer } from './customers.ts'
import { clerk, mayUndo } from './office.ts'

type Customers = () => readonly Customer[]

/** What the body owes every month and year for itself, whoever its customers are: done, done late, or forgotten. */
export function planBody(body: Body, customers: Customers): void {
  planIntelligence(body)
  planEvents(body, customers)
  planMagazine(body, customers)
  planLists(body)
  planFeedback(body, customers)
  if (readRecord(body.file).has('authority_report')) planAuthority(body)
}

/** What became of certificates in a month is told to the authority in the next, or too late, or never. */
function planAuthority(body: Body): void {
  for (
    let month = body.start.slice(0, 7);
    `${month}-01` <= body.end;
    month = plusMonths(`${month}-01`, 1).slice(0, 7)
  ) {
    if (body.likely(0.1)) continue
    const of = month
    body.plan(plusDays(endOfMonth(month), body.between(1, 14)), () =>
      body.type(clerk(body), 'certificate', 'export', '--month', of, '--sent', body.today),
    )
  }
}

function planIntelligence(body: Body): void {
  for (
    let month = body.start.slice(0, 7);
    `${month}-01` <= body.end;
    month = plusMonths(`${month}-01`, 1).slice(0, 7)
  ) {
    if (body.likely(0.07)) continue
    const times = body.likely(0.2) ? 2 : 1
    for (let i = 0; i < times; i += 1) {
      const isLate = body.likely(0.06)
      const on = isLate
        ? plusDays(endOfMonth(month), body.between(1, 20))
        : plusDays(`${month}-01`, body.between(0, 27))
      if (on < body.start) continue
      const of = month
      body.plan(plusDays(on, body.likely(0.8) ? 0 : body.between(1, 9)), () => collect(body, of, on))
    }
  }
}

async function collect(body: Body, month: string, on: Day): Promise<void> {
  const by = clerk(body)
  const found = body.likely(0.5) ? ['--finding', '被列入经营异常名录'] : ['--nothing']
  const added = await body.type(by, 'intel', 'add', '--month', month, '--source', '公示系统', ...found, '--on', on)
  if (added === null) return
  const number = added.number('OI')
  await mayUndo(body, by)
  if (body.likely(0.04)) body.plan(body.in(1, 30), () => body.type(by, 'intel', 'void', number, '--reason', '重复录入'))
  if (body.likely(0.07)) return
  const told = plusDays(on, body.between(0, 9))
  body.plan(plusDays(told, body.likely(0.8) ? 0 : 5), () =>
    body.type(by, 'intel', 'report', number, '--leader', people.leader, '--on', told),
  )
}

function planEvents(body: Body, customers: Customers): void {
  for (let day = body.in(20, 200); day <= body.end; day = plusDays(day, body.between(80, 260)))
    body.plan(day, async () => {
      const by = clerk(body)
      const held = body.in(-10, 0)
      const added = await body.type(
        by,
        ...['event', 'add', '--kind', body.pick(['symposium', 'training', 'other']), '--title', '标准换版'],
        ...['--on', held],
      )
      if (added === null) return
      const number = added.number('EV')
      await mayUndo(body, by)
      if (body.likely(0.8))
        body.plan(body.in(0, 10), () => {
          const some = customers().slice(0, 2)
          return some.length === 0
            ? Promise.resolve()
            : body.type(by, 'event', 'attend', number, ...some.map(({ code }) => code))
        })
      if (body.likely(0.7))
        body.plan(body.in(0, 25), () =>
          body.type(by, 'event', 'minutes', number, '--text', '已归档', '--on', body.today),
        )
      if (body.likely(0.06))
        body.plan(body.in(1, 30), () => body.type(by, 'event', 'void', number, '--reason', '重复录入'))
    })
}

function planMagazine(body: Body, customers: Customers): void {
  let issue = 0
  for (let day = body.in(30, 150); day <= body.end; day = plusDays(day, body.between(90, 240)))
    body.plan(day, async () => {
      issue += 1
      const by = clerk(body)
      const added = await body.type(by, 'magazine', 'issue', `第${issue}期`, '--published', body.in(-10, 0))
      if (added === null) return
      const number = added.number('MG')
      if (body.likely(0.12)) return
      const isPart = body.likely(0.2)
      body.plan(body.in(0, 40), () =>
        body.type(
          by,
          ...['magazine', 'send', number, '--delivery', '邮寄', '--on', body.in(-2, 0)],
          ...(isPart
            ? customers()
                .slice(0, 3)
                .map(({ code }) => code)
            : ['--certified']),
        ),
      )
      if (isPart && body.likely(0.7))
        body.plan(body.in(20, 60), () => body.type(by, 'magazine', 'send', number, '--delivery', '邮寄', '--certified'))
    })
}

/** The list of maintained organizations, whole or in parts. */
function planLists(body: Body): void {
  for (let day = body.in(20, 120); day <= body.end; day = plusDays(day, body.between(40, 260)))
    body.plan(day, () =>
      body.type(
        clerk(body),
        ...['report', 'maintenance', '--issue', '--to', '市场客服部', '--delivery', '邮件'],
        ...(body.likely(0.15) ? ['--maintainer', people.business] : []),
      ),
    )
}

/** What customers say by other ways than the survey, complaints as well; classified in time or not. */
function planFeedback(body: Body, customers: Customers): void {
  for (let day = body.in(10, 90); day <= body.end; day = plusDays(day, body.between(30, 130)))
    body.plan(day, async () => {
      const [from] = [...customers()].slice(-1)
      const channel = body.pick(['visit', 'return-call', 'symposium', 'complaint'])
      const added = await body.type(
        clerk(body),
        ...['feedback', 'add', ...(from === undefined ? ['--about', '某客户'] : [from.code])],
        ...['--channel', channel, '--content', '希望早些拿到报告', '--received', body.in(-4, 0)],
        ...(channel === 'complaint' ? ['--owner', people.business, '--due', body.in(20, 60)] : []),
      )
      if (added === null) return
      const number = added.number(channel === 'complaint' ? 'CP' : 'FB')
      if (body.likely(0.9))
        body.plan(body.in(0, 9), () =>
          body.type(
            clerk(body),
            ...['feedback', 'classify', number, '--stage', 'service', '--topic', '报告时间', '--as', 'suggestion'],
          ),
        )
      if (channel === 'complaint' && body.likely(0.7))
        body.plan(body.in(5, 60), () => body.type(clerk(body), 'feedback', 'close', number, '--outcome', '已答复'))
    })
}
