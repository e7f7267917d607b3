import type { Asked } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import { inForceFrom } from '../../clause/limit.ts'
import type { Takeover } from '../../clause/takeover.ts'
import { workingCalendar } from '../../office/calendar/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { type OwnAnswers, ownAnswers, takeoverOn } from '../../office/takeover/store.ts'
import { once } from '../../register/once.ts'
import type { Db } from '../../register/register.ts'
import { chainOf } from './rules/chain.ts'
import { type JudgedSurveillance, judgedSurveillances, nextOf } from './rules/judged.ts'
import { type SurveillanceRules, surveillanceRules } from './rules/limits.ts'
import { decidedBy } from './rules/recertification.ts'
import { type CertificateProgramme, certificateLinks, dutyId, programmes, surveillancesRecorded } from './store.ts'

/** The rules that judge surveillances, from the register's limits and working calendar; they hold for any day. */
export async function rulesOf(db: Db): Promise<SurveillanceRules> {
  return surveillanceRules(await setLimits(db), await workingCalendar(db))
}

/**
 * A function that judges a certificate's past and next surveillances as of the day. The report, the lists, the forecast and the
 * certificate's own page all use it, so that they agree.
 */
export async function judging(db: Db, day: Day, asked: Asked = null) {
  const [rules, takeover, own] = [await rulesOf(db), await takeoverOn(db, day), await ownAnswers(db, asked, day)]
  return {
    rules,
    judged: (programme: CertificateProgramme): JudgedSurveillance[] =>
      judgedSurveillances(programme, day, rules, {
        goLive: takeover.goLive,
        complete: isComplete(programme, takeover, own),
        last: programme.lastTakenOver,
      }),
  }
}

/**
 * Whether somebody confirmed that the records before go-live are complete for a certificate. "Nobody knows any more" does not
 * count: the body must keep these records.
 */
export const isComplete = (
  { chain, customerId }: Pick<CertificateProgramme, 'chain' | 'customerId'>,
  { answers }: Pick<Takeover, 'answers'>,
  own: OwnAnswers,
): boolean => chain.some((id) => (own.of(dutyId, customerId, id) ?? answers.get(dutyId)) === 'complete')

/**
 * For expired certificates that were audited for recertification: the last day for a decision without a loss, by certificate id.
 */
export async function decidedLater(db: Db, day: Day, asked: Asked = null): Promise<Map<number, Day>> {
  const rules = await rulesOf(db)
  const links = await certificateLinks(db, asked)
  const own = Map.groupBy(links, ({ customerId }) => customerId)
  const done = Map.groupBy(await once(db, surveillancesRecorded, asked), ({ certificateId }) => certificateId)
  const until = new Map<number, Day>()
  for (const link of links) {
    const { id, scheme, standard, expiresOn } = link
    if (expiresOn === null || expiresOn >= day || expiresOn < inForceFrom) continue
    const chain = chainOf(link, own.get(link.customerId) ?? [])
    const surveillances = chain.flatMap((each) => done.get(each.id) ?? [])
    if (!surveillances.some(({ kind }) => kind === 'recertification')) continue
    const programme = {
      ...{ scheme, standard, status: null, ended: null, expiresOn, statedOn: null, interval: null, suspended: [] },
      ...{ issues: chain.toReversed(), surveillances },
    }
    const last = decidedBy(programme, day, rules)
    if (last !== null) until.set(id, last)
  }
  return until
}

/**
 * The due day of the surveillance that a suspended certificate would owe if it were restored on the day; null if none is owed, or
 * if that is unknown.
 */
export async function owedOnRestoration(
  db: Db,
  { id, customerId }: { readonly id: number; readonly customerId: number },
  on: Day,
): Promise<Day | null> {
  const programme = (await programmes(db, on, customerId)).find((each) => each.id === id)
  if (programme === undefined) return null
  const suspended = programme.suspended.map((each) =>
    each.until === null && each.from <= on ? { ...each, until: on, restored: true } : each,
  )
  const next = nextOf((await judging(db, on, customerId)).judged({ ...programme, suspended }))
  return next === null || next.state === 'unknown' || next.due > on ? null : next.due
}

/**
 * The due day of the next surveillance, by certificate id, for certificates in force of the customers in `asked`; and for how
 * many certificates it is unknown.
 */
export async function surveillancesAhead(
  db: Db,
  day: Day,
  asked: Asked = null,
): Promise<{ readonly next: Map<number, Day>; readonly unknown: number }> {
  const { judged } = await judging(db, day, asked)
  const next = new Map<number, Day>()
  let unknown = 0
  for (const programme of await programmes(db, day, asked)) {
    const found = nextOf(judged(programme))
    if (found?.state === 'unknown') unknown += 1
    else if (found !== null) next.set(programme.id, found.due)
  }
  return { next, unknown }
}

/** The due days alone. */
export const nextSurveillances = async (db: Db, day: Day, asked: Asked = null): Promise<Map<number, Day>> =>
  (await surveillancesAhead(db, day, asked)).next
