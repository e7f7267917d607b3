import { wallTime } from '../../clause/moment.ts'
import { same } from '../../clause/words.ts'
import { customerOnRecord } from '../../customer/customer/store/filed.ts'
import { idsWithMerged } from '../../customer/customer/store/merge.ts'
import { rowNames } from '../../customer/customer/store/names.ts'
import { copiesOf, copyParts } from '../../customer/person/copies.ts'
import { erasureWords } from '../../customer/person/erasure-words.ts'
import { namingsOf, tellingOf } from '../../customer/person/store/naming.ts'
import { remainsOf } from '../../customer/person/store/remains.ts'
import { type FactWords, type FieldChange, historyOf, type Value } from '../../register/history.ts'
import type { Db } from '../../register/register.ts'
import type { FactTable } from '../../register/tables.ts'
import type { ReadCall } from '../../terminal/command.ts'
import { type Column, columnOf, type Result, table } from '../../terminal/result.ts'

/** A value that is or was on record of a person, with when and by whom it was recorded. */
type Held = Awaited<ReturnType<typeof valuesHeld>>[number]

/** What of a row is about the person: the rest is about the organization, or about others. */
const ofPerson = {
  person: ['name', 'title', 'mobile', 'phone', 'email', 'wechat', 'is_primary', 'from_day', 'until_day', 'void_reason'],
  change_person: ['name', 'title', 'mobile', 'phone', 'email'],
  survey_return: ['respondent', 'on_day', 'comment'],
  event_attendance: ['persons'],
  contact: [
    'on_day',
    'channel',
    'staff_id',
    'outcome',
    'surveillance',
    'needs',
    'summary',
    'follow_up_on',
    'void_reason',
  ],
} satisfies Readonly<Partial<Record<FactTable, readonly string[]>>>

interface Asked {
  readonly person: string
  readonly customer: string | undefined
  readonly copies: readonly string[]
}

/** All that the register holds of a person, for the person: what, since when and by whom, and the copies that hold it too. */
export async function heldOfPerson(
  call: ReadCall,
  { person: name, customer, copies: folders }: Asked,
  words: FactWords,
): Promise<Result> {
  const { held, telling } = await call.read(async (db) => {
    const only = customer === undefined ? null : await idsWithMerged(db, (await customerOnRecord(db, customer)).id)
    const namings = (await namingsOf(db, name)).filter(
      ({ certain, customerId }) => certain && (only === null || only.includes(customerId)),
    )
    const telling = await tellingOf(db, namings, name)
    const customerIds = [...new Set([...(only ?? []), ...namings.map(({ customerId }) => customerId)])]
    // Who was erased is named by no row any more, and may be by running text all the same.
    const { contacts, mentions } = await remainsOf(db, namings, telling, customerIds, only === null)
    const wanted: Wanted = new Map()
    for (const { table: of, id } of namings) want(wanted, of, id, ofPerson[of])
    for (const { id } of contacts) want(wanted, 'contact', id, ofPerson.contact)
    for (const { table: of, id, column } of mentions) if (of !== 'staff') want(wanted, of, id, [column])
    // A person is known by the customer, since the name is what was asked for.
    const owners = new Map(namings.map(({ table: of, id, customer: code }) => [`${of} ${id}`, code]))
    return { held: await valuesHeld(db, wanted, owners, name, words), telling }
  })
  const copies = copiesOf(call, folders, telling)
  const records = held.map(({ told: _, ...each }) => each)
  const listed = table(columns(call.timeZone, words), held, { empty: erasureWords.noneHeld })
  return {
    json: { person: name, held: records, copies },
    items: records,
    title: erasureWords.heldTitle(name),
    parts: [listed, ...copyParts(copies)],
  }
}

/** The fields that are asked for, by table and row. */
type Wanted = Map<FactTable, Map<number, Set<string>>>

function want(wanted: Wanted, of: FactTable, id: number, fields: readonly string[]): void {
  const rows = wanted.get(of) ?? new Map<number, Set<string>>()
  wanted.set(of, rows.set(id, new Set([...(rows.get(id) ?? []), ...fields])))
}

/** Every value that the fields have had, row by row, the oldest first. */
async function valuesHeld(db: Db, wanted: Wanted, owners: ReadonlyMap<string, string>, name: string, words: FactWords) {
  const rows = [...wanted].map(([of, ids]) => ({ table: of, ids: [...ids.keys()] }))
  const entries = await historyOf(db, rows)
  const changes = entries.flatMap(({ changes, seq, at, by }) =>
    changes
      .filter(({ table: of, key, field }) => wanted.get(of)?.get(key)?.has(field) === true)
      .map((change) => ({ ...change, entry: seq, recordedAt: at, recordedBy: by })),
  )
  const newest = new Map(changes.map((change) => [fieldOf(change), change]))
  const labels = await rowNames(db, changes, { withRestricted: true })
  const held = changes
    .filter(({ after }) => after !== null)
    .map((change) => {
      const { table: of, key, field, recordedAt, recordedBy, entry } = change
      const value = shownValue(change, name)
      const current = newest.get(fieldOf(change)) === change
      const told = words.value(labels, of, field, value)
      return {
        table: of,
        which: owners.get(`${of} ${key}`) ?? labels.of(of, key) ?? String(key),
        field,
        value,
        told,
        /** Whether it stands so now; else it was recorded earlier, and the journal keeps it. */
        current,
        recordedAt,
        recordedBy,
        entry,
      }
    })
  const order = rows.map(({ table: of }) => of)
  return held.sort((a, b) => order.indexOf(a.table) - order.indexOf(b.table) || a.which.localeCompare(b.which, 'en'))
}

const fieldOf = ({ table: of, key, field }: FieldChange): string => `${of} ${key} ${field}`

/** Who else came to an event is not the person's to know. */
const shownValue = ({ field, after }: FieldChange, name: string): Value => (field === 'persons' ? name : after)

const heldColumn = columnOf<Held>()

const columns = (timeZone: string, words: FactWords): readonly Column<Held>[] => [
  heldColumn('table', 'Record', '记录', { shown: (item) => words.table(item.table) }),
  heldColumn('which', 'Which', '编号'),
  heldColumn('field', 'What', '项目', { shown: (item) => words.column(item.table, item.field) }),
  heldColumn('value', 'Value', '内容', { shown: (item) => item.told }),
  heldColumn('current', 'Now', '现行', {
    shown: (item) => (item.current ? { en: 'yes', zh: '是' } : { en: 'earlier', zh: '曾经' }),
  }),
  heldColumn('recordedAt', 'Recorded', '录入时刻', {
    shown: (item) => same(wallTime(item.recordedAt, timeZone).slice(0, 16)),
    whole: true,
  }),
  heldColumn('recordedBy', 'By', '录入人'),
  heldColumn('entry', 'Entry', '日志序号', { align: 'right', minor: true }),
]
