import { inForceFrom } from '../../../clause/limit.ts'
import { yearOf } from '../../../clause/year.ts'
import { type YearStanding, yearStanding } from '../../../contact/contact/due.ts'
import { channels, notCountedReasons } from '../../../contact/contact/rules.ts'
import { type ContactView as ContactRecordView, contactViews } from '../../../contact/contact/views.ts'
import { listInformation } from '../../../contact/information/information.ts'
import type { Db } from '../../../register/register.ts'
import { type Asked, term } from './asked.ts'

/** The years with contacts, or in which contacts were owed (4.3.2), newest first. */
export async function contactYearsOf(db: Db, { customerId, day }: Asked) {
  const contacts = (await contactViews(db, { customerId, to: day }, day)).map(contactOf)
  const byYear = Map.groupBy(contacts, ({ on }) => yearOf(on))
  const [first, last] = [Math.min(yearOf(inForceFrom), ...byYear.keys()), yearOf(day)]
  const years = Array.from({ length: last - first + 1 }, (_, i) => last - i)
  const views = years.map(async (year) => ({
    year,
    /** The contacts owed in the year; null if none were. */
    standing: year < yearOf(inForceFrom) ? null : standingOf(await yearStanding(db, customerId, year, day)),
    /** Newest first. */
    contacts: byYear.get(year) ?? [],
  }))
  return (await Promise.all(views)).filter(({ standing, contacts }) => standing !== null || contacts.length > 0)
}

export type ContactYearView = Awaited<ReturnType<typeof contactYearsOf>>[number]
export type ContactView = ReturnType<typeof contactOf>

function contactOf(contact: ContactRecordView) {
  const { number, on, channel, staff, person, surveillance, needs, summary, followUp, passedOn, notCounted } = contact
  return {
    ...{
      number,
      on,
      channel: term(channels, channel),
      staff,
      person,
      surveillance,
      needs,
      summary,
      followUp,
      passedOn,
    },
    /** Why it does not count towards 4.3.2; null if it does. */
    notCounted: notCounted === null ? null : term(notCountedReasons, notCounted),
  }
}

const standingOf = (standing: YearStanding | null) => {
  if (standing === null) return null
  const { owed, done, missing, asVip } = standing
  return { owed, done, missing, asVip: asVip === null ? null : { owed: asVip.owed, missing: asVip.missing } }
}

/** Information received by the day, newest first. Actions taken after the day are left out. */
export const informationOf = async (db: Db, { customerId, day }: Asked) =>
  (await listInformation(db, { to: day, customerId })).map((each) => {
    const { number, received, recorded, source, content, actionNeeded, owner, acted, closed } = each
    return {
      ...{ number, received, recorded, source, content, actionNeeded, owner },
      ...{ action: acted === null ? null : each.action, acted, closed, outcome: closed === null ? null : each.outcome },
    }
  })

/** Information received about the customer (4.1.2). */
export type InformationView = Awaited<ReturnType<typeof informationOf>>[number]
