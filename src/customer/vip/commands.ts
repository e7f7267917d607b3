import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { usage } from '../../clause/problem.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { columnsOf } from '../../record/columns.ts'
import { flagsOf } from '../../record/flags.ts'
import { optionalReason, reasonFor, requiredReason } from '../../record/reason.ts'
import type { Db, Write } from '../../register/register.ts'
import { askIfThere } from '../../terminal/ask.ts'
import { askOthers } from '../../terminal/asked-for.ts'
import { noun, verb, type WriteCall } from '../../terminal/command.ts'
import { day } from '../../terminal/day-flag.ts'
import { askedAs, type Flag, required, searched, text, type ValuesOf } from '../../terminal/flag.ts'
import { list, one } from '../../terminal/result.ts'
import { customerArgument } from '../customer/argument.ts'
import { heldOn, type VipSpan } from '../customer/rules.ts'
import { requireCustomer } from '../customer/store/find.ts'
import { customerById, customerNames } from '../customer/store/master.ts'
import { customerWords } from '../customer/words.ts'
import { allVipSpans, endVip, otherWithVipFile, setVip, vipSpans } from './store.ts'
import { type VipRecord, vip } from './vip.ts'
import { vipWords } from './words.ts'

const columns = columnsOf(vip, {
  customer: { whole: true },
  name: {},
  from: { whole: true },
  until: { whole: true },
  file: { shown: ({ file }) => vipWords.vipFile(file), tone: ({ file }) => (file === null ? 'warn' : undefined) },
})

type Span = Awaited<ReturnType<typeof vipSpans>>[number]

const recordOf = ({ code, name }: { code: string; name: string }, span: VipSpan): VipRecord => ({
  customer: code,
  name,
  from: span.from,
  until: span.until,
  file: span.fileNumber,
})

/** 4.3.3: the file of a VIP that has none on record is asked for on a terminal; it may come later. */
async function fileAsked(named: string, from: Day, call: WriteCall): Promise<string | undefined> {
  if (!call.interactive) return undefined
  const held = await call.read(async (db) => heldOn(await vipSpans(db, (await requireCustomer(db, named)).id), from))
  return held === null || held.fileNumber === null ? askIfThere(vip.fields.file.flag, 'file', call) : undefined
}

/** Usage problem where another customer has the VIP file at the same time. */
async function refuseOthersFile(tx: Write, customerId: number, from: Day, file: string): Promise<void> {
  const other = await otherWithVipFile(tx, customerId, from, file)
  if (other === null) return
  const holder = await customerById(tx.db, other)
  throw usage(vipWords.othersFile(holder, file), vipWords.checkFile(holder.code))
}

const setFlags = { ...flagsOf(vip), reason: text({ en: 'why it is VIP', zh: '列为 VIP 的理由' }) } as const

/** Whether a customer is VIP on a day. */
const isVipOn = async (db: Db, named: string, on: Day): Promise<boolean> =>
  heldOn(await vipSpans(db, (await requireCustomer(db, named)).id), on) !== null

/** Since when and why, where everything is asked for: of one that is no VIP yet. */
async function spanAsked(named: string, said: ValuesOf<typeof setFlags>, call: WriteCall) {
  const isHeld = await call.read((db) => isVipOn(db, named, call.today))
  return isHeld ? {} : askOthers(setFlags, ['from', 'reason'], said, call)
}

const vipSet = verb({
  words: { en: 'Make a customer VIP, or file its VIP file (4.3.3)', zh: '列为 VIP 客户，或登记档案号（4.3.3）' },
  access: 'write',
  by: doneBy('business', '4.3.3'),
  args: { customer: required(customerArgument) },
  flags: setFlags,
  asks: [],
  examples: {
    'customer vip set C00001 --from 2026-01-01 --file VIP-007': {
      en: 'a VIP since the beginning of the year, with the number of the file',
      zh: '自年初起列为 VIP，并登记档案号',
    },
  },
  run: async ({ customer: named, ...said }, call) => {
    const { from: typed, file: given, reason } = { ...said, ...(await spanAsked(named, said, call)) }
    const from = happened(typed ?? call.today, call.today, '--from')
    const file = given ?? (await fileAsked(named, from, call))
    const { changed, customer, record } = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, named)
      if (file !== undefined) await refuseOthersFile(tx, customer.id, from, file)
      const changed = await setVip(tx, customer.id, from, file ?? null, reason ?? null)
      const span = heldOn(await vipSpans(tx.db, customer.id), from) as Span
      return { changed, customer, record: { ...recordOf(customer, span), reason: span.reason } }
    })
    return one('vip', record, vipWords[changed ? 'vipSet' : 'alreadyVip'](customer, record.from, record.file))
  },
})

const vipEnd = verb({
  words: { en: 'End the VIP standing of a customer', zh: '取消客户的 VIP 资格' },
  access: 'write',
  by: doneBy('business', '4.3.3'),
  args: { customer: required(customerArgument) },
  flags: {
    on: askedAs(
      { en: 'First day without it', zh: 'VIP 终止日期' },
      day('past', { en: 'the first day without it (default today)', zh: '自该日起不再是 VIP（默认今天）' }),
    ),
    reason: optionalReason,
  },
  asks: ['on'],
  examples: {
    'customer vip end C00001 --on 2026-12-31 --reason mistyped': {
      en: 'no VIP after the end of the year',
      zh: '年末起不再是 VIP',
    },
  },
  run: async ({ customer: named, on: typed, reason }, call) => {
    const on = typed ?? call.today
    // Contacts that were owed until today are owed no more.
    const isRetrospect = on < call.today && (await call.read((db) => isVipOn(db, named, on)))
    const why = isRetrospect ? await reasonFor(reason, vipWords.endedBefore(on), call) : {}
    const { ended, customer } = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, named)
      return { ended: await endVip(tx, customer.id, on), customer }
    }, why)
    const { code, name } = customer
    return one('vip', { customer: code, name, on, ended }, vipWords[ended ? 'vipEnded' : 'notVip'](customer, on))
  },
})

/** The days from which the customer is on record as a VIP, each with its end. */
const spansOfCustomer: NonNullable<Flag['search']> = async (db, typed, lang, { customer: named = '' }) => {
  const { id } = await requireCustomer(db, named)
  return (await vipSpans(db, id))
    .filter(({ from }) => from.includes(typed.trim()))
    .map((span) => ({ value: span.from, name: vipWords.span(span.from, span.until)[lang], short: span.from }))
}

const vipVoid = verb({
  words: { en: 'Take back a VIP standing that was recorded by mistake', zh: '作废误录的 VIP 资格' },
  access: 'write',
  by: doneBy('business', '4.3.3'),
  args: { customer: required(customerArgument) },
  flags: {
    from: required(
      searched(day('past', { en: 'the day on which it is recorded to begin', zh: '所录的起始日期' }), spansOfCustomer),
    ),
    reason: requiredReason,
  },
  examples: {
    'customer vip void C00001 --from 2026-01-01 --reason "wrong customer"': {
      en: 'taken back: it was another customer',
      zh: '作废：客户弄错了',
    },
  },
  run: async ({ customer: named, from, reason }, call) => {
    const { customer, record } = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, named)
      const span = (await vipSpans(tx.db, customer.id)).find((each) => each.from === from)
      if (span === undefined) throw usage(vipWords.noVipFrom(customer, from), customerWords.showCustomer(customer.code))
      tx.void('vip', span.id, reason)
      return { customer, record: { ...recordOf(customer, span), reason: span.reason } }
    })
    return one('vip', { ...record, voided: true }, vipWords.vipVoided(customer, from))
  },
})

const vipList = verb({
  words: { en: 'The VIPs of a day', zh: '某日的 VIP 客户' },
  access: 'read',
  examples: {
    'customer vip list': { en: "today's VIPs", zh: '今天的 VIP 客户' },
    'customer vip list --as-of 2025-12-31': { en: 'those of the end of last year', zh: '上年末的 VIP 客户' },
  },
  run: async (_, call) => {
    const vips = await call.read(async (db) => {
      const spans = await allVipSpans(db)
      return (await customerNames(db)).flatMap((customer) => {
        const held = heldOn(spans.get(customer.id) ?? [], call.asOf)
        return held === null ? [] : [recordOf(customer, held)]
      })
    })
    return list('vips', columns, vips, vipWords.noVips(call.asOf))
  },
})

/** Which customers are VIP when, and the numbers of their files (4.3.3). */
export const vipCommands = noun(
  { en: 'VIP customers (4.3.3)', zh: 'VIP 客户（4.3.3）' },
  { set: async () => vipSet, end: async () => vipEnd, void: async () => vipVoid, list: async () => vipList },
)
