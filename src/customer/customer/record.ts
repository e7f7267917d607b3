import type { Day } from '../../clause/day.ts'
import { together } from '../../clause/together.ts'
import { joined, same, type Words } from '../../clause/words.ts'
import type { Db } from '../../register/register.ts'
import { type Field, field, yesNo } from '../../terminal/result.ts'
import { assignments } from '../maintainer/store.ts'
import { vipSpans } from '../vip/store.ts'
import { vipWords } from '../vip/words.ts'
import { customer, customerFields } from './customer.ts'
import type { Dealings } from './dealings.ts'
import { heldOn, relations } from './rules.ts'
import { branches, headOfficeOf } from './store/head-office.ts'
import { type CustomerRow, customerById, fieldsOf, formerNames } from './store/master.ts'
import { mergedCodes } from './store/merge.ts'
import type { ValuesThen } from './store/values-then.ts'
import { customerWords, type Named } from './words.ts'

/** A customer as it is printed: its master data, and what it is on the day asked about. */
export type CustomerRecord = Awaited<ReturnType<typeof customerRecord>>

/** One customer as it is printed. */
export async function customerRecord(db: Db, row: CustomerRow, day: Day, relationsOn: Dealings['relationsOn']) {
  const asked = await together({
    vips: vipSpans(db, row.id),
    assigned: assignments(db, row.id),
    formerNames: formerNames(db, row.id),
    headOffice: headOfficeOf(db, row.id),
    branches: branches(db, row.id),
    mergedCodes: mergedCodes(db, row.id),
    relations: relationsOn(db, day, row.id),
  })
  const vip = heldOn(asked.vips, day)
  const assigned = heldOn(asked.assigned, day)
  return {
    code: row.code,
    ...fieldsOf(row),
    // A customer that took an old name again has it as its name; one that it gave up later is no former one yet.
    formerNames: asked.formerNames
      .filter((each) => each.name_key !== row.name_key && (each.until_day === null || each.until_day <= day))
      .map(({ name }) => name),
    /** Of a branch, which is a customer of its own. */
    headOffice: asked.headOffice,
    branches: asked.branches,
    /** Codes of customers that turned out to be this one. */
    mergedCodes: asked.mergedCodes,
    relation: asked.relations.get(row.id) ?? 'intending',
    vip: vip !== null,
    vipSince: vip?.from ?? null,
    /** The first day on which it will not be VIP any more, where that is on record. */
    vipUntil: vip?.until ?? null,
    vipFile: vip?.fileNumber ?? null,
    maintainer: assigned?.maintainer ?? null,
    maintainerSince: assigned?.from ?? null,
  }
}

/** A customer as it stood on a day, by what changed since: a name that it had then is no former one. */
export function recordThen(record: CustomerRecord, { customers }: ValuesThen): CustomerRecord {
  const then = { ...record, ...customers.get(record.code) }
  return { ...then, formerNames: then.formerNames.filter((name) => name !== then.name) }
}

/** The customer of an id as it is printed: for what a write leaves behind. */
export const customerRecordById = async (db: Db, id: number, day: Day, relationsOn: Dealings['relationsOn']) =>
  customerRecord(db, await customerById(db, id), day, relationsOn)

const standingAsVip = ({ vip, vipSince, vipUntil, vipFile }: CustomerRecord): Words =>
  vip ? vipWords.vipSince(vipSince as Day, vipUntil, vipFile) : yesNo(false)

const maintainerWords = ({ maintainer, maintainerSince }: CustomerRecord): Words =>
  maintainer === null ? same('—') : customerWords.maintainerSince(maintainer, maintainerSince as Day)

const namedText = ({ code, name }: Named): string => `${code} ${name}`

export const headOfficeTitle = { en: 'Head office', zh: '总公司' } as const

export const formerNamesTitle = { en: 'Former names', zh: '曾用名' } as const

/** A customer field by field, for people; what is empty is left out. */
export function customerRecordFields(record: CustomerRecord): Field[] {
  const { code, name, formerNames, mergedCodes, relation } = record
  const rest = customerFields.filter((each) => each !== 'name' && record[each] !== null)
  const list = (key: string, title: Words, items: readonly string[]) =>
    items.length === 0 ? [] : [field(key, title, items.join('; '), joined(items.map(same), '; ', '；'))]
  return [
    field('code', customer.fields.code.title, code),
    field('name', customer.fields.name.title, name),
    ...list('formerNames', formerNamesTitle, formerNames),
    ...(record.headOffice === null ? [] : [field('headOffice', headOfficeTitle, namedText(record.headOffice))]),
    ...list('branches', { en: 'Branches', zh: '分支机构' }, record.branches.map(namedText)),
    ...list('mergedCodes', { en: 'Also', zh: '并入编号' }, mergedCodes),
    field('relation', { en: 'Relation', zh: '关系' }, relation, relations[relation]),
    field('maintainer', { en: 'Maintainer', zh: '维护人' }, record.maintainer, maintainerWords(record)),
    field('vip', { en: 'VIP', zh: 'VIP 客户' }, record.vip, standingAsVip(record)),
    ...rest.map((each) => field(each, customer.fields[each].title, record[each])),
  ]
}
