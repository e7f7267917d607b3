import { relationsOn } from '../../../certificate/certificate/store/relation.ts'
import { openingDays } from '../../../certificate/certificate/store/standing.ts'
import type { Clause } from '../../../clause/clause.ts'
import { addMonthsTo, type Day } from '../../../clause/day.ts'
import { assessment, verdict } from '../../../clause/judge.ts'
import { limit, valuesOn } from '../../../clause/limit.ts'
import { orUnknown } from '../../../clause/unknown.ts'
import type { Relation } from '../../../customer/customer/rules.ts'
import type { Db } from '../../../register/register.ts'
import { lastContacts } from '../store/contact.ts'
import { contactWords } from '../words.ts'

interface ChannelFacts {
  readonly customers: Awaited<ReturnType<typeof openingDays>>
  readonly relations: ReadonlyMap<number, Relation>
  readonly last: ReadonlyMap<number, Day>
}

const channelLimits = {
  months: limit(
    'channel-months',
    12,
    { en: 'Months without contact before a channel is called closed', zh: '多少个月未联系即视为渠道中断' },
    { stricter: 'lower', least: 1 },
  ),
} as const

/**
 * How a channel stands: open where somebody was reached since that day; whoever is on record for less is on track; silent, and at
 * risk, is who else nobody reached (4.1.1).
 */
export const channelState = (lastContact: Day | null, opened: Day, silentSince: Day): 'met' | 'on-track' | 'at-risk' =>
  lastContact !== null && lastContact >= silentSince ? 'met' : opened < silentSince ? 'at-risk' : 'on-track'

/** 4.1.1: channels stay open with intending, applying and certified organizations. Advice, never a breach. */
export const openChannels: Clause<Db, ChannelFacts, 'months'> = {
  id: 'open-channels',
  cite: '4.1.1',
  title: { en: 'Communication channels', zh: '沟通渠道' },
  rule: {
    en: 'Every intending, applying or certified organization was contacted within the set number of months; who is on record for less is on track. Advice, never a breach.',
    zh: '每个意向、申请和获证组织在规定的月数内都有联系；登记未满该月数的为进行中。仅作提示，不判为不符合。',
  },
  evidence: ['contact', 'contract', 'certificate', 'status_change'],
  commands: ['contact due', 'contact add', 'customer edit'],
  kind: 'advisory',
  judges: 'customers',
  cadence: 'always',
  limits: channelLimits,
  facts: async (db, asOf) => ({
    customers: await openingDays(db, asOf.timeZone, asOf.only),
    relations: await relationsOn(db, asOf.day, asOf.only),
    last: await lastContacts(db, asOf.day, asOf.only),
  }),
  check: ({ customers, relations, last }, asOf) => {
    const limits = valuesOn(channelLimits, asOf.day, asOf.set)
    const silentSince = addMonthsTo(asOf.day, -limits.months)
    // A register that went live less than twelve months ago has nobody on record for longer.
    const { goLive } = asOf.takeover
    const verdicts = customers.map(({ id, code, name, since: known }) => {
      const opened = goLive !== null && known < goLive && asOf.day >= goLive ? goLive : known
      const relation = relations.get(id) ?? 'intending'
      const lastDay = last.get(id) ?? null
      if (relation === 'former' || (opened > asOf.day && lastDay === null)) return null
      const state = orUnknown(asOf, 'contact-twice-a-year', asOf.day, channelState(lastDay, opened, silentSince))
      const facts = { relation, lastContact: lastDay, onRecordSince: opened }
      // Of whoever is on record for less nothing is owed yet: there is nothing to tell.
      return verdict(asOf, { customer: code, name, state, facts }, () =>
        state === 'at-risk' || state === 'unknown'
          ? { text: contactWords.silent(limits.months, lastDay), settle: ['contact', 'add', code] }
          : null,
      )
    })
    return [assessment(asOf.day, limits, verdicts)]
  },
}
