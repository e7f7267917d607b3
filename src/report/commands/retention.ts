import { disposableSince } from '../../certificate/retention/rules.ts'
import { retentions } from '../../certificate/retention/store.ts'
import { blockOf } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import { lineShown } from '../../clause/placeholder.ts'
import { commandLine, type Words } from '../../clause/words.ts'
import { customerColumns } from '../../customer/customer/columns.ts'
import { countFiled } from '../../customer/customer/store/filed.ts'
import { inBlocks } from '../../customer/customer/store/in-blocks.ts'
import { namesById } from '../../customer/customer/store/master.ts'
import {
  heldPersons,
  type ListedErasure,
  type ListedRestriction,
  listErasures,
  listRestrictions,
} from '../../customer/person/store/restriction.ts'
import { type Db, headText } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { type Column, columnOf, type Part, sentence, table } from '../../terminal/result.ts'
import { version } from '../../terminal/version.ts'
import { keyed, proof } from '../columns.ts'
import { proved } from '../proved.ts'
import { retentionWords } from '../retention-words.ts'

/** A customer whose records need not be kept any more. */
interface PastCustomer {
  readonly customer: string
  readonly name: string
  /** The day on which its last certificate ended. */
  readonly ended: Day | null
  readonly keptUntil: Day
  /** The first day on which they may be disposed of. */
  readonly since: Day
  /** How many contact persons of it are held, and how many records are filed under it. */
  readonly persons: number
  readonly records: number
}

/** A contact person of such a customer: who can be erased, since when, and how. */
interface PastPerson {
  readonly customer: string
  readonly person: string
  readonly restricted: Day | null
  readonly since: Day
  readonly settle: string
}

/** A person whose data are restricted, without the name; null: the customer has no certificate. */
type Restricted = Pick<ListedRestriction, 'customer' | 'since' | 'reason' | 'by'> & { readonly keptUntil: Day | null }

/** What is past its time by a day, customer after customer. */
async function pastOn(db: Db, day: Day): Promise<{ customers: PastCustomer[]; persons: PastPerson[] }> {
  const customers: PastCustomer[] = []
  const persons: PastPerson[] = []
  for await (const block of inBlocks(db)) {
    const past = [...(await retentions(db, day, block))].filter(([, { keptUntil }]) => keptUntil < day)
    if (past.length === 0) continue
    const names = await namesById(db, block)
    const held = await heldPersons(
      db,
      past.map(([id]) => id),
    )
    for (const [id, { keptUntil, endedOn: ended }] of past) {
      const named = names.get(id)
      if (named === undefined) continue
      const { code: customer, name } = named
      const since = disposableSince(keptUntil)
      const own = held.filter(({ customerId }) => customerId === id)
      const records = await countFiled(db, id)
      customers.push({ customer, name, ended, keptUntil, since, persons: own.length, records })
      for (const { name: person, restrictedSince: restricted } of own)
        persons.push({ customer, person, restricted, since, settle: erasing(customer, person) })
    }
  }
  return { customers, persons }
}

const erasing = (customer: string, person: string): string =>
  `${commandLine(['customer', 'person', 'erase', customer, person])} --reason TEXT`

/** Those whose data are restricted and still kept by a day. */
async function restrictedOn(db: Db, day: Day): Promise<Restricted[]> {
  const listed = (await listRestrictions(db, day)).filter(({ until }) => until === null || until > day)
  const kept = await retentions(db, day, blockOf(listed.map(({ customerId }) => customerId)))
  return listed
    .map(({ customerId, customer, since, reason, by }) => {
      const keptUntil = kept.get(customerId)?.keptUntil ?? null
      return { customer, since, reason, by, keptUntil }
    })
    .filter(({ keptUntil }) => keptUntil === null || keptUntil >= day)
}

const ofCustomer = columnOf<PastCustomer>()
const customerTable: readonly Column<PastCustomer>[] = [
  ...customerColumns,
  ofCustomer('ended', 'Ended', '证书终止日期', { whole: true }),
  ofCustomer('keptUntil', 'Kept until', '保存至', { whole: true }),
  ofCustomer('since', 'Past since', '可处置自', { whole: true }),
  ofCustomer('persons', 'Persons', '联系人', { align: 'right' }),
  ofCustomer('records', 'Records', '记录数', { align: 'right' }),
]

const ofPerson = columnOf<PastPerson>()
const personTable: readonly Column<PastPerson>[] = [
  ofPerson('customer', 'Customer', '客户', { whole: true }),
  ofPerson('person', 'Person', '联系人'),
  ofPerson('restricted', 'Restricted since', '限制使用自', { whole: true, dashed: true }),
  ofPerson('since', 'Past since', '可处置自', { whole: true }),
  ofPerson('settle', 'Erased by', '删除命令', { shown: ({ settle }) => lineShown(settle) }),
]

const ofRestricted = columnOf<Restricted>()
const restrictedTable: readonly Column<Restricted>[] = [
  ofRestricted('customer', 'Customer', '客户', { whole: true }),
  ofRestricted('since', 'Restricted since', '限制使用自', { whole: true }),
  ofRestricted('keptUntil', 'Kept until', '保存至', { whole: true, dashed: true }),
  ofRestricted('by', 'By', '办理人'),
  ofRestricted('reason', 'Reason', '原因'),
]

const ofErased = columnOf<ListedErasure>()
const erasedTable: readonly Column<ListedErasure>[] = [
  ofErased('on', 'Erased on', '删除日期', { whole: true }),
  ofErased('customer', 'Customer', '客户', { whole: true }),
  ofErased('keptUntil', 'To be kept until', '应保存至', { whole: true }),
  ofErased('by', 'By', '办理人'),
  ofErased('reason', 'Reason', '原因'),
]

/** A line for programs: which of the four lists it is of, and what that list tells. */
interface Line
  extends Partial<Omit<PastCustomer, 'persons' | 'records'>>,
    Partial<Omit<PastPerson, 'customer' | 'since'>> {
  readonly list: 'customer' | 'person' | 'restricted' | 'erased'
  readonly persons?: number
  readonly records?: number
  readonly on?: Day
  readonly by?: string
  readonly reason?: string
}

const lineColumns = (asOf: Day, head: string): readonly Column<Line>[] => [
  ...keyed<Line>('list', 'customer', 'name', 'person', 'ended', 'keptUntil', 'since', 'restricted'),
  ...keyed<Line>('persons', 'records', 'on', 'by', 'reason', 'settle'),
  ...proof<Line>(asOf, head),
]

const shown = <Item>(columns: readonly Column<Item>[], items: readonly Item[], title: Words): Part[] =>
  items.length === 0 ? [] : [table(columns, items, { title })]

/** `report retention`: what need not be kept any more, what is kept restricted, and what was erased inside its time. */
export const retention = verb({
  words: {
    en: 'What need not be kept any more, whose data are restricted, and what was erased inside its time',
    zh: '已过保存期限可处置的客户和联系人、限制使用的个人信息、保存期限内的删除',
  },
  access: 'read',
  examples: {
    'report retention': { en: 'what may be disposed of today', zh: '今天可处置的内容' },
    'report retention --as-of 2026-12-31 --format html --output retention.html': {
      en: 'the same for the end of the year, as a page',
      zh: '年末情况，存为网页',
    },
  },
  run: async (_, call) => {
    const day = call.asOf
    const { customers, persons, restricted, erased, head } = await call.read(async (db) => ({
      ...(await pastOn(db, day)),
      restricted: await restrictedOn(db, day),
      erased: (await listErasures(db, day)).filter(({ keptUntil }) => keptUntil !== null),
      head: headText(call.head()),
    }))
    const lines: Line[] = [
      ...customers.map((each): Line => ({ list: 'customer', ...each })),
      ...persons.map(
        ({ restricted: on, ...each }): Line => ({
          list: 'person',
          ...each,
          ...(on === null ? {} : { restricted: on }),
        }),
      ),
      ...restricted.map(
        ({ since, keptUntil, ...each }): Line => ({
          list: 'restricted',
          ...each,
          restricted: since,
          ...(keptUntil === null ? {} : { keptUntil }),
        }),
      ),
      ...erased.map(
        ({ keptUntil, ...each }): Line => ({ list: 'erased', ...each, ...(keptUntil === null ? {} : { keptUntil }) }),
      ),
    ]
    const said = retentionWords.said(day, customers.length, persons.length, restricted.length, erased.length)
    return {
      json: { asOf: day, head, version, customers, persons, restricted, erased },
      items: lines.map((line) => ({ ...line, asOf: day, head, version })),
      rows: table(lineColumns(day, head), lines),
      parts: [
        sentence(said),
        table(customerTable, customers, { title: retentionWords.customers, empty: retentionWords.noCustomers }),
        ...shown(personTable, persons, retentionWords.persons),
        ...shown(restrictedTable, restricted, retentionWords.restricted),
        ...shown(erasedTable, erased, retentionWords.erased),
        ...(persons.length === 0 ? [] : [sentence(retentionWords.kept)]),
      ],
      foot: proved(head),
    }
  },
})
