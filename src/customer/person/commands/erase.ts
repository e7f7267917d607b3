import { type Day, later } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { byManagerInPerson } from '../../../office/confirmation/done-by.ts'
import { doneByAnybody } from '../../../office/staff/done-by.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import { erasedMark } from '../../../register/erasure.ts'
import type { Copy } from '../../../register/file/copies-holding.ts'
import type { FactWords } from '../../../register/history.ts'
import { snapshotStatements } from '../../../register/in-time/snapshot.ts'
import {
  mirrorsSetAside,
  mirrorsStillHolding,
  setAsideWords,
  stillHoldingWords,
} from '../../../register/mirror/behind.ts'
import type { Db, ErasedRow } from '../../../register/register.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { required, text, yes } from '../../../terminal/flag.ts'
import { type Column, columnOf, one, sentence, table } from '../../../terminal/result.ts'
import { customerArgument } from '../../customer/argument.ts'
import type { Dealings } from '../../customer/dealings.ts'
import { customerOnRecord } from '../../customer/store/filed.ts'
import { idsWithMerged } from '../../customer/store/merge.ts'
import { namesOfRows } from '../../customer/store/names.ts'
import { copiesFlag, copiesOf } from '../copies.ts'
import { erasureWords } from '../erasure-words.ts'
import { personsIn } from '../persons-in.ts'
import { restrictionWords } from '../restriction-words.ts'
import { idsIn, type Naming, names, namingsOf, type Telling, tellingOf } from '../store/naming.ts'
import { hasErased, leaveErased } from '../store/person.ts'
import { remainsOf } from '../store/remains.ts'
import { personWords } from '../words.ts'
import { anyPersonArgument } from './flags.ts'
import { remainParts, remainRecord, remainsTold } from './remains.ts'

/** `customer person erase`: takes what tells who somebody is out of the register, its journal and its file. */
export const personErase = ({ keptUntil }: Pick<Dealings, 'keptUntil'>, facts: () => Promise<FactWords>) =>
  verb({
    words: { en: 'Erase the personal data of a contact person for good', zh: '永久删除联系人的个人信息' },
    access: 'write',
    // What would be erased is what it asks about.
    reviewed: 'itself',
    by: byManagerInPerson,
    args: { customer: required(customerArgument), name: required(anyPersonArgument) },
    flags: {
      reason: required(text({ en: 'why, without naming the person', zh: '原因（勿写姓名）' })),
      everywhere: yes({ en: 'at every customer where the name stands', zh: '包括所有客户的同名联系人' }),
      copies: copiesFlag,
      dryRun: yes({ en: 'only say what would be erased and what stays', zh: '只说明将删除和保留什么' }),
    },
    examples: {
      'customer person erase C00001 李明 --reason "asked for it" --dry-run': {
        en: 'what would be erased, and what stays',
        zh: '试运行：将删除和保留什么',
      },
    },
    run: async (typed, call) => {
      const words = await facts()
      const planning = (of: Input) => (db: Db) => planOf(db, of, words, (ids) => keptUntil(db, ids, call.today))
      const input = { ...typed, everywhere: typed.everywhere ?? (await everywhereAsked(call, typed, planning(typed))) }
      const planned = planning(input)
      const plan = await call.read(planned)
      refuseNamingReason(input.reason, plan.telling)
      const copies = copiesOf(call, input.copies, plan.telling)
      const { erased, customers } = plan
      if (erased.length === 0) return nothingLeft(call, input.name, plan, copies)
      const dryRun = input.dryRun === true
      // Tried before it is asked about: a question whose yes is refused is a waste of an answer.
      if (dryRun || call.interactive) await erase(call, input, planned, true)
      const rows = await call.read((db) => rowsTold(db, erased))
      const done = { ...summary(input.name, plan, copies), dryRun, rows }
      const untouched = { ...done, entry: null, wiped: null }
      const remains = remainParts(plan.remains, copies)
      const listed = [table(rowColumns(words), rows, { title: erasureWords.erasedTitle }), ...remains]
      const inside = insideTime(plan, input.name)
      if (dryRun)
        return one(
          'erasure',
          untouched,
          erasureWords.wouldErase(rows.length, customers),
          [],
          [...inside.map(sentence), ...listed],
        )
      if (call.interactive) {
        foretell(call, rows, plan, { copies, words })
        for (const each of inside) call.warn(each)
        if (!(await agreed(call, input.name, plan)))
          return one('erasure', { ...untouched, rows: [] }, erasureWords.notErased)
      }
      await erase(call, input, planned, false)
      const entry = call.head().seq
      const wiped = call.wipe()
      const holding = await call.read(async (db) => mirrorsStillHolding(call, entry, snapshotStatements(db)))
      // What is left to do is said wherever the list goes.
      const left = [...(wiped ? [] : [notWiped(call)]), ...(call.isFile ? [] : [erasureWords.heldByServer])]
      for (const each of [...left, ...holding.map(stillHoldingWords)]) call.warn(each)
      const rest = plan.remains.length > 0 && call.isFile ? [erasureWords.restInFile] : []
      const [kept = null] = inside
      const more = [
        ...(kept === null ? [] : [sentence(kept)]),
        ...[...(wiped ? [whenWiped(call)] : []), ...rest, erasureWords.broughtAgain].map(sentence),
        ...remains,
      ]
      const said = erasureWords.erased(rows.length, customers, entry)
      const mirrors = holding.length === 0 ? {} : { mirrors: holding }
      const isDone = wiped && holding.every(({ removed }) => removed)
      return { ...one('erasure', { ...done, entry, wiped, ...mirrors }, said, [], more), exit: isDone ? 0 : 1 }
    },
  })

interface Input {
  readonly customer: string
  readonly name: string
  readonly reason: string
  readonly everywhere?: true | undefined
}

interface Plan {
  /** The customers that were asked about, or at which the name stands. */
  readonly customers: readonly string[]
  readonly erased: readonly Naming[]
  readonly telling: Telling
  readonly remains: Awaited<ReturnType<typeof remainsTold>>
  /** The other customers at which the name stands and is left, by their codes. */
  readonly elsewhere: readonly string[]
  /** Whether somebody was erased there before. */
  readonly before: boolean
  /** Until when the records of each of the customers are still to be kept, by its code. */
  readonly kept: ReadonlyMap<string, Day>
}

/** What would be erased, and what stays. A customer that was merged into the one asked about belongs to it. */
async function planOf(
  db: Db,
  { customer: named, name, everywhere }: Input,
  words: FactWords,
  keptOf: (customerIds: readonly number[]) => Promise<ReadonlyMap<number, Day>>,
): Promise<Plan> {
  const customer = await customerOnRecord(db, named)
  const own = await idsWithMerged(db, customer.id)
  const all = await namingsOf(db, name)
  const [here, elsewhere] = parted(all, (each) => everywhere === true || own.includes(each.customerId))
  const [erased, similar] = parted(here, (each) => each.certain)
  const telling = await tellingOf(db, erased, name)
  const ids = [...new Set([...own, ...erased.map(({ customerId }) => customerId)])]
  const remains = await remainsOf(db, erased, telling, ids)
  const certain = elsewhere.filter((each) => each.certain)
  return {
    customers: [...new Set([customer.code, ...erased.map((each) => each.customer)])],
    erased,
    telling,
    remains: await remainsTold(db, remains, { similar, elsewhere: certain, name }, words),
    elsewhere: [...new Set(certain.map((each) => each.customer))],
    before: await hasErased(db, own),
    kept: byCode(await keptOf(ids), erased),
  }
}

function parted<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))]
}

/** The customers of what is erased whose records are still to be kept. */
const byCode = (kept: ReadonlyMap<number, Day>, erased: readonly Naming[]): Map<string, Day> =>
  new Map(
    erased.flatMap(({ customer, customerId }) => {
      const until = kept.get(customerId)
      return until === undefined ? [] : [[customer, until] as const]
    }),
  )

/** Where the name stands at other customers as well, whether it goes there, too: an erasing of one alone cannot be undone. */
async function everywhereAsked(
  call: WriteCall,
  { name, dryRun }: Input & { readonly dryRun?: true | undefined },
  planned: (db: Db) => Promise<Plan>,
): Promise<true | undefined> {
  if (!call.interactive || dryRun === true) return undefined
  const { elsewhere } = await call.read(planned)
  if (elsewhere.length === 0) return undefined
  const question = erasureWords.elsewhereToo(name, elsewhere)[call.lang]
  return (await call.world.prompts.confirm(question, call.lang, { as: '--everywhere' })) ? true : undefined
}

/** What is said where records are still to be kept: until when, and what would keep them. */
function insideTime({ kept, customers }: Plan, name: string): Words[] {
  if (kept.size === 0) return []
  const until = [...kept.values()].reduce(later)
  return [restrictionWords.insideTime(until), restrictionWords.restrictInstead(customers[0] ?? '', name)]
}

/** The reason is sealed with the entry: what it names would be there for good. */
export function refuseNamingReason(reason: string, { names: called, reach }: Telling): void {
  if ([...called, ...reach].some((value) => reason.includes(value)))
    throw usage(erasureWords.nameInReason, erasureWords.otherReason)
}

/** Takes the data out, in one entry. What cannot be undone is the manager's to do. */
const erase = (
  call: WriteCall,
  { name, reason }: Input,
  planned: (db: Db) => Promise<Plan>,
  dryRun: boolean,
): Promise<void> =>
  call.write(
    async (tx) => {
      const { erased, kept } = await planned(tx.db)
      await leaveErased(tx, idsIn(erased, 'person'))
      const staff = await doerOf(tx)
      for (const customer of new Set(erased.map((each) => each.customer)))
        tx.insert('person_erasure', {
          customer,
          erased_on: tx.today,
          kept_until: kept.get(customer) ?? null,
          reason,
          staff_id: staff.id,
        })
      tx.erase(erased.map((naming) => rowOf(naming, name)))
    },
    { dryRun },
  )

/** Who else came to an event is still said there. */
function rowOf({ table: of, id, text: stands }: Naming, name: string): ErasedRow {
  if (of !== 'event_attendance') return { table: of, id }
  const persons = personsIn(stands)
  const others = persons.filter((person) => !names(person, name))
  if (others.length === 0) return { table: of, id }
  const left = persons.map((person) => (names(person, name) ? erasedMark : person)).join('、')
  return { table: of, id, left: { persons: left } }
}

/** What still holds what was erased, and what to do about it. */
const notWiped = ({ isFile }: WriteCall): Words => (isFile ? erasureWords.notWiped : erasureWords.leftInTables)

/** That it does not hold it any more. */
const whenWiped = ({ isFile }: WriteCall): Words => (isFile ? erasureWords.wiped : erasureWords.nothingInTables)

/** Erasing again is safe: what may be left in the file's bytes is taken out, and what stays is said once more. */
function nothingLeft(call: WriteCall, name: string, plan: Plan, copies: readonly Copy[]) {
  const { customers, before, remains } = plan
  const [code = ''] = customers
  for (const each of mirrorsSetAside(call.notes)) call.warn(setAsideWords(each), { always: true })
  if (!before) throw usage(erasureWords.notOnRecord(name, customers), personWords.listPersons({ code }))
  const wiped = call.wipe()
  if (!wiped) call.warn(notWiped(call))
  const done = { ...summary(name, plan, copies), dryRun: false, rows: [], entry: null, wiped }
  const said = erasureWords.erasedBefore(name, customers)
  return { ...one('erasure', done, said, [], remainParts(remains, copies)), exit: wiped ? 0 : 1 } as const
}

const summary = (name: string, { customers, remains, kept }: Plan, copies: readonly Copy[]) => ({
  name,
  customers,
  /** Until when the records were still to be kept; null: no longer. */
  keptUntil: kept.size === 0 ? null : [...kept.values()].reduce(later),
  remains: remains.map(remainRecord),
  copies,
})

/** What is about to go, and how much stays, before it is asked about. */
function foretell(
  call: WriteCall,
  rows: readonly ErasedTold[],
  { remains }: Plan,
  { copies, words }: { readonly copies: readonly Copy[]; readonly words: FactWords },
): void {
  for (const { table: of, customer, text: stands } of rows.slice(0, mostForetold))
    call.warn(erasureWords.goes(words.table(of), stands, customer))
  if (rows.length > mostForetold) call.warn(erasureWords.moreGo(rows.length - mostForetold))
  if (remains.length + copies.length > 0) call.warn(erasureWords.stays(remains.length, copies.length))
}

/** At most this many rows are listed one by one before the question. */
const mostForetold = 10

const agreed = (call: WriteCall, name: string, { erased, customers }: Plan): Promise<boolean> => {
  const question = erasureWords.reallyErase(name, erased.length, customers)
  return call.world.prompts.confirm(question[call.lang], call.lang)
}

/** A row that loses its personal values, as it is told. */
type ErasedTold = Awaited<ReturnType<typeof rowsTold>>[number]

async function rowsTold(db: Db, erased: readonly Naming[]) {
  const labels = await namesOfRows(db, erased)
  return erased.map(({ table: of, id, customer, text: stands }) => {
    const which = labels.of(of, id) ?? String(id)
    return { table: of, which, customer, text: stands }
  })
}

const column = columnOf<ErasedTold>()

const rowColumns = (words: FactWords): readonly Column<ErasedTold>[] => [
  column('table', 'What', '内容', { shown: (item) => words.table(item.table) }),
  column('customer', 'Customer', '客户', { whole: true }),
  column('which', 'Which', '名称'),
  column('text', 'Names', '姓名'),
]

/** `customer person wipe`: makes up for what an erasing could not do because others had the file open. */
export const personWipe = verb({
  words: { en: "Take what was erased out of the file's unused bytes", zh: '清除文件中残留的已删除内容' },
  access: 'write',
  by: doneByAnybody('3'),
  examples: {
    'customer person wipe': { en: 'once nobody has the register open any more', zh: '在无人打开登记簿时补做' },
  },
  run: async (_, call) => {
    const wiped = call.wipe()
    const said = wiped ? (call.isFile ? erasureWords.nothingToWipe : erasureWords.nothingInTables) : notWiped(call)
    return { ...one('wipe', { wiped }, said), exit: wiped ? 0 : 1 } as const
  },
})
