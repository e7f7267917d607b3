import { relationsOn } from '../../../certificate/certificate/store/relation.ts'
import { customer, customerFields } from '../../../customer/customer/customer.ts'
import { customerRecord, recordThen } from '../../../customer/customer/record.ts'
import { relations } from '../../../customer/customer/rules.ts'
import { type CustomerRow, formerNames } from '../../../customer/customer/store/master.ts'
import { assignments } from '../../../customer/maintainer/store.ts'
import { personsThen } from '../../../customer/person/person.ts'
import { listPersons } from '../../../customer/person/store/person.ts'
import { vipSpans } from '../../../customer/vip/store.ts'
import type { Db } from '../../../register/register.ts'
import { type Asked, by, term } from './asked.ts'

/** Who the customer is, who to speak to there, and who serves it. */
export async function whoOf(db: Db, row: CustomerRow, asked: Asked) {
  const { day, valuesThen } = asked
  const record = recordThen(await customerRecord(db, row, day, relationsOn), valuesThen)
  const former = new Set(record.formerNames)
  const { code, name, relation, mergedCodes, vipSince, vipFile } = record
  return {
    code,
    name,
    relation: term(relations, relation),
    /** Codes of customers that turned out to be this one. */
    mergedCodes,
    /** Names that it no longer has, until when it had each. */
    formerNames: (await formerNames(db, row.id))
      .filter((each) => former.has(each.name))
      .map((each) => ({ name: each.name, until: each.until_day })),
    masterData: customerFields.flatMap((field) => {
      const value = record[field]
      return field === 'name' || value === null ? [] : [{ field, name: customer.fields[field].title, value }]
    }),
    persons: await personsOf(db, asked),
    maintainers: await maintainersOf(db, asked),
    /** Whether it is VIP on the day, and with which file. */
    vip: vipSince === null ? null : { since: vipSince, fileNumber: vipFile },
    vips: await vipsOf(db, asked),
  }
}

/** Those who have left stand in the file too. */
async function personsOf(db: Db, { customerId, code, day, valuesThen }: Asked) {
  const known = (await listPersons(db, customerId)).filter(({ from_day }) => from_day === null || from_day <= day)
  return personsThen(code, known, valuesThen).map(
    ({ name, is_primary, title, mobile, phone, email, wechat, from_day, until_day }) => ({
      ...{ name, primary: is_primary === 1, title, mobile, phone, email, wechat },
      ...{ from: from_day, until: by(until_day, day) },
    }),
  )
}

/** A contact person, also one who has left. */
export type PersonView = Awaited<ReturnType<typeof personsOf>>[number]

const maintainersOf = async (db: Db, { customerId, day }: Asked) =>
  (await assignments(db, customerId))
    .filter(({ from }) => from <= day)
    .map(({ maintainer, from, until }) => ({ name: maintainer, from, until: by(until, day) }))

const vipsOf = async (db: Db, { customerId, day }: Asked) =>
  (await vipSpans(db, customerId))
    .filter(({ from }) => from <= day)
    .map(({ from, until, fileNumber, reason }) => ({ from, until: by(until, day), fileNumber, reason }))
