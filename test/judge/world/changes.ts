import { certificatesOf, statusOn } from '../reading/organization.ts'
import { readRecord } from '../reading/record.ts'
import { type Body, people } from './body.ts'
import type { Customer } from './customers.ts'

/** An act of an application: who does it, its verb, and what is typed behind the number. */
const act = (by: string, verb: string, more: (body: Body) => readonly string[] = () => []) => ({ by, verb, more })

/** What is said of the acts that every way has alike. */
const rest = {
  classify: (of: string) => act(people.business, 'classify', () => ['--class', of, '--why', '按变更内容']),
  confirm: act(people.certification, 'confirm', () => ['--material', '营业执照']),
  documents: act(people.business, 'complete-documents', () => ['--documents', '手册', '--proof', '资质证书']),
  decide: act(people.decider, 'decide', () => ['--decision', 'approved']),
  approve: act(people.manager, 'approve'),
  forward: act(people.business, 'forward'),
  close: act(people.business, 'close', () => ['--first-copy', '档案', '--second-copy', '客户']),
} as const

type Step = ReturnType<typeof act>

/** The ways of 4.2 as they are gone: the fields of F01, then act by act. */
interface Route {
  readonly name: string
  readonly begin: readonly Step[]
  readonly set: (place: number) => readonly string[]
  readonly after: readonly Step[]
  readonly reissued: boolean
}

const review = (audited: boolean) =>
  act(people.projectManager, 'review', () => ['--outcome', '可以', '--audit-needed', audited ? 'yes' : 'no'])
const audit = act(people.auditor, 'audit', () => ['--reference', 'SH-1'])
const enter = (by: string) => act(by, 'enter', (body) => ['--effective', body.today])

const onSite = (direction: string) => [
  act(people.teamLeader, 'signal', () => ['--direction', direction, '--audit', 'SH-9', '--asks', '减少喷涂']),
  act(people.teamLeader, 'return-file', () => ['--file', 'DA-9']),
  act(people.certification, 'notify'),
]

/** At these minutes of the day what came up on site was done. */
const asked = act(people.teamLeader, 'signal', (body) => [
  ...['--direction', 'expansion', '--audit', 'SH-9', '--asks', '增加喷涂', '--at', `${body.today} 09:00`],
])
const reported = act(people.teamLeader, 'report', (body) => [
  ...['--business-at', `${body.today} 09:30`, '--certification-at', `${body.today} 09:40`],
])
const authorized = act(people.certification, 'authorize', (body) => [
  ...['--at', `${body.today} 09:45`, '--informed-at', `${body.today} 09:50`],
])
const auditedOnSite = act(people.auditor, 'audit', (body) => ['--at', `${body.today} 09:55`, '--reference', 'SH-10'])

/** The scope that is asked for on site. */
const wider = '机械零件的加工；金属表面喷涂'

const routes: readonly Route[] = [
  {
    name: 'a telephone number of the law: administrative, nothing printed',
    begin: [],
    set: (place) => ['--set', `legal-representative=王${place}`],
    after: [rest.classify('administrative'), rest.confirm, rest.approve, enter(people.general), rest.close],
    reissued: false,
  },
  {
    name: 'a name: administrative, certificates issued anew',
    begin: [],
    set: (place) => ['--set', `name=改名${place}号有限公司`],
    after: [rest.classify('administrative'), rest.confirm, rest.approve, enter(people.general), rest.forward],
    reissued: true,
  },
  {
    name: 'the management: system, without an audit',
    begin: [],
    set: () => ['--set', 'management=更换管理者代表'],
    after: [
      ...[rest.classify('system'), rest.documents, review(false), rest.decide, rest.approve],
      ...[enter(people.general), rest.close],
    ],
    reissued: false,
  },
  {
    name: 'a process: system, audited',
    begin: [],
    set: () => ['--set', 'process=增加表面处理'],
    after: [
      ...[rest.classify('system'), rest.documents, review(true), audit, rest.decide, rest.approve],
      ...[enter(people.business), rest.close],
    ],
    reissued: false,
  },
  {
    name: 'an amount',
    begin: [],
    set: () => ['--set', 'amount=25000'],
    after: [rest.classify('administrative'), rest.confirm, rest.approve, enter(people.business), rest.close],
    reissued: false,
  },
  {
    name: 'what came up on site and changes no scope',
    begin: onSite('none'),
    set: () => ['--set', 'management=更换管理者代表'],
    after: [
      ...[rest.classify('system'), rest.documents, review(false), rest.decide],
      ...[act(people.certification, 'align-report', () => ['--f05', 'F05-1']), rest.approve],
      ...[enter(people.business), rest.close],
    ],
    reissued: false,
  },
  {
    name: 'an expansion asked for on site',
    begin: [
      asked,
      reported,
      authorized,
      auditedOnSite,
      act(people.teamLeader, 'return-file', () => ['--file', 'DA-9']),
      act(people.certification, 'notify'),
    ],
    set: () => ['--set', `scope=${wider}`],
    after: [
      ...[rest.classify('system'), rest.documents, review(false), rest.decide],
      ...[act(people.certification, 'align-report', () => ['--f05', 'F05-1', '--scope', wider]), rest.approve],
      ...[enter(people.business), rest.forward],
    ],
    reissued: true,
  },
]

/** Applications of a customer: each goes on within a fortnight of its last act, some are given up on the way. */
export function planChanges(body: Body, customer: Customer): void {
  for (let i = body.between(1, 3); i > 0; i -= 1) {
    const route = body.pick(routes)
    body.plan(body.in(20, 500), () => apply(body, customer, route))
  }
}

/** A new number for each certificate of the customer that is in force today. */
function newNumbers(body: Body, customer: Customer, place: number): string[] {
  const record = readRecord(body.file)
  const { id } = record.customers.find(({ code }) => code === customer.code) ?? {}
  return certificatesOf(record, id)
    .filter((each) => ['valid', 'suspended'].includes(statusOn(record, each, body.today) ?? ''))
    .flatMap(({ number }, i) => ['--number', `${number}=CN-N-${place}-${i + 1}`])
}

async function apply(body: Body, customer: Customer, route: Route): Promise<void> {
  const place = body.count()
  const [first, ...others] = route.begin
  const submit = act(people.business, 'submit', (today) => [
    ...['--f01', `F01-${place}`, '--copies', '2', '--signed-on', today.today, ...route.set(place)],
  ])
  const begun = first ?? submit
  const reissue = route.reissued
    ? [act(people.general, 'reissue', (today) => newNumbers(today, customer, place)), rest.close]
    : []
  const steps = [...(first === undefined ? [] : [...others, submit]), ...route.after, ...reissue]
  const made = await body.type(begun.by, 'change', begun.verb, customer.code, ...begun.more(body))
  if (made === null) return
  goOn(body, made.number('CH'), steps)
}

/** What is entered is given up by nobody any more. */
const afterEntry = ['forward', 'reissue', 'close']

function goOn(body: Body, number: string, [step, ...rest]: readonly Step[]): void {
  if (step === undefined) return
  // What comes up on site follows within days, and sometimes too late.
  const isPressing = ['report', 'authorize', 'audit'].includes(step.verb)
  body.plan(isPressing ? body.in(0, 3) : body.in(0, 12), async () => {
    if (!afterEntry.includes(step.verb) && body.likely(0.03)) {
      await body.type(people.business, 'change', 'retract', number, '--reason', '客户不再需要')
      return
    }
    const done = await body.type(step.by, 'change', step.verb, number, ...step.more(body))
    if (done !== null) goOn(body, number, rest)
    else if ((await body.type(people.business, 'change', 'retract', number, '--reason', '办不下去')) === null)
      await body.type(people.business, 'change', 'close', number, '--first-copy', '档案', '--second-copy', '客户')
  })
}
