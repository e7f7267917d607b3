import { relationsOn } from '../../../certificate/certificate/store/relation.ts'
import { openingDays } from '../../../certificate/certificate/store/standing.ts'
import type { Clause, Finding, Pass, State } from '../../../clause/clause.ts'
import { addMonthsTo, type Day } from '../../../clause/day.ts'
import { assessment } from '../../../clause/judge.ts'
import { limit, valuesOn } from '../../../clause/limit.ts'
import type { Relation } from '../../../customer/customer/rules.ts'
import type { Db } from '../../../register/register.ts'
import { lastContacts } from '../store/contact.ts'
import { contactWords } from '../words.ts'

interface ChannelFacts {
  readonly customers: readonly {
    readonly id: number
    readonly code: string
    readonly name: string
    readonly since: Day
  }[]
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

/** 4.1.1: channels stay open with intending, applying and certified organizations. Advice, never a breach. */
export const openChannels: Clause<Db, ChannelFacts, 'months'> = {
  id: 'open-channels',
  cite: '4.1.1',
  title: { en: 'Communication channels', zh: '沟通渠道' },
  rule: {
    en: 'Every intending, applying or certified organization was contacted within so many months; advice, never a breach.',
    zh: '每个意向、申请和获证组织在规定的月数内都有联系；仅作提示，不判为不符合。',
  },
  evidence: ['contact', 'contract', 'certificate', 'status_change'],
  commands: ['contact due', 'contact add', 'customer edit'],
  kind: 'advisory',
  cadence: 'always',
  limits: channelLimits,
  facts: async (db, asOf) => ({
    customers: await openingDays(db, asOf.timeZone, asOf.only),
    relations: await relationsOn(db, asOf.day),
    last: await lastContacts(db, asOf.day),
  }),
  check: ({ customers, relations, last }, asOf) => {
    const limits = valuesOn(channelLimits, asOf.day, asOf.set)
    const silentSince = addMonthsTo(asOf.day, -limits.months)
    const states: State[] = []
    const findings: Finding[] = []
    const passed: Pass[] = []
    for (const { id, code, name, since: opened } of customers) {
      const relation = relations.get(id) ?? 'intending'
      const lastDay = last.get(id) ?? null
      if (relation === 'former' || (opened > asOf.day && lastDay === null)) continue
      const silent = (lastDay ?? opened) < silentSince
      states.push(silent ? 'at-risk' : 'met')
      if (!silent && !asOf.proving) continue
      const facts = { relation, lastContact: lastDay, onRecordSince: opened }
      if (!silent) {
        passed.push({ customer: code, name, facts })
        continue
      }
      const text = contactWords.silent(limits.months, lastDay)
      findings.push({ customer: code, name, state: 'at-risk', text, facts, settle: ['contact', 'add', code] })
    }
    return [assessment(asOf.day, limits, states, findings, passed)]
  },
}
