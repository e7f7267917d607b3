import { inForceFrom } from '../../clause/limit.ts'
import { yearOf } from '../../clause/year.ts'
import { yearStanding } from '../../contact/contact/due.ts'
import { channels, notCountedReasons } from '../../contact/contact/rules.ts'
import { contactViews } from '../../contact/contact/views.ts'
import { listInformation } from '../../contact/information/information.ts'
import type { Db } from '../../register/register.ts'
import type { ContactView, ContactYearView, InformationView } from '../page/view.ts'
import { type Asked, term } from './asked.ts'

/** The years with contacts, or in which some were owed (4.3.2), newest first. */
export async function contactYearsOf(db: Db, { customerId, day }: Asked): Promise<ContactYearView[]> {
  const contacts = await contactViews(db, { customerId, to: day }, day)
  const byYear = new Map<number, ContactView[]>()
  for (const contact of contacts) {
    const { on, number, channel, staff, person, surveillance, needs, summary, followUp, passedOn, notCounted } = contact
    const own = byYear.get(yearOf(on)) ?? []
    own.push({
      ...{ number, on, channel: term(channels, channel), staff, person, surveillance, needs, summary, followUp },
      passedOn,
      notCounted: notCounted === null ? null : term(notCountedReasons, notCounted),
    })
    byYear.set(yearOf(on), own)
  }
  const years: ContactYearView[] = []
  for (let year = yearOf(day); year >= Math.min(yearOf(inForceFrom), ...byYear.keys()); year--) {
    const owed = year < yearOf(inForceFrom) ? null : await yearStanding(db, customerId, year, day)
    const own = byYear.get(year) ?? []
    if (owed === null && own.length === 0) continue
    years.push({ year, standing: owed === null ? null : standingOf(owed), contacts: own })
  }
  return years
}

const standingOf = ({ owed, done, missing, asVip }: NonNullable<Awaited<ReturnType<typeof yearStanding>>>) => ({
  owed,
  done,
  missing,
  asVip: asVip === null ? null : { owed: asVip.owed, missing: asVip.missing },
})

/** Information received by the day, newest first; what was done about it later is not known yet. */
export const informationOf = async (db: Db, { customerId, day }: Asked): Promise<InformationView[]> =>
  (await listInformation(db, { to: day, customerId })).map((each) => {
    const { number, received, recorded, source, content, actionNeeded, owner, acted, closed } = each
    return {
      ...{ number, received, recorded, source, content, actionNeeded, owner },
      ...{ action: acted === null ? null : each.action, acted, closed, outcome: closed === null ? null : each.outcome },
    }
  })
