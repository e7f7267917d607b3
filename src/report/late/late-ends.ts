import type { AssessedDuty, Assessment } from '../../clause/clause.ts'
import { keyOf, keyText } from '../../finding/rules.ts'
import type { LateFact } from '../../register/in-time/evidence.ts'
import type { Db } from '../../register/register.ts'
import { daysLate, type JudgedThing, type LateOfDuty, type LateThing, metIn } from './late-things.ts'

type Duty = AssessedDuty<Db>

/**
 * The things of a duty that are not judged, or are met, because of ends that were entered late. `now` is how customers stand, `then` how they
 * would stand had the ends not been entered.
 */
export function endedLate(
  duty: Duty,
  now: readonly Assessment[],
  then: readonly Assessment[],
  ends: readonly LateFact[],
): LateOfDuty {
  const periods = new Map<string, ReadonlyMap<string, LateThing>>()
  const endsOf = Map.groupBy(ends, ({ customer }) => customer)
  for (const { period } of now) {
    const [present, past] = [judgedIn(duty, period, now), judgedIn(duty, period, then)]
    const late = new Map<string, LateThing>()
    for (const [customer, before] of past.things) {
      // An end that was entered before the period began was known in all of it.
      const facts = (endsOf.get(customer) ?? []).filter(({ recorded }) => recorded > period)
      if (facts.length === 0) continue
      const of = { duty, period, facts, days: Math.max(...facts.map(daysLate)) }
      const after = present.things.get(customer) ?? new Map<string, JudgedThing>()
      const gone = [...before].filter(([key]) => !after.has(key))
      // One that stands in the place of another is judged.
      const others = [...after.keys()].filter((key) => !before.has(key)).length
      for (const [key, pass] of gone.slice(others)) late.set(`ended ${key}`, { ...of, pass, isEnded: true })
      for (const [key, pass] of after)
        if (before.has(key) && present.met.has(key) && !past.met.has(key))
          late.set(key, { ...of, pass, isEnded: false })
    }
    if (late.size > 0) periods.set(period, late)
  }
  return periods
}

/** Everything judged in a period by whom it is about and its key, and the keys of what is met. */
function judgedIn(duty: Duty, period: string, judged: readonly Assessment[]) {
  const keyed = (thing: JudgedThing) => [keyText(keyOf(duty.id, period, thing)), thing] as const
  const own = judged.filter((each) => each.period === period)
  const all = own.flatMap(({ findings, passed = [] }): readonly JudgedThing[] => [...passed, ...findings])
  const things = new Map(
    [...Map.groupBy(all, ({ customer }) => customer)].map(([customer, each]) => [customer, new Map(each.map(keyed))]),
  )
  // A finding beside it under the same key is not met.
  const found = new Set(own.flatMap(({ findings }) => findings.map((each) => keyed(each)[0])))
  const met = new Set(
    own
      .flatMap(metIn)
      .map((each) => keyed(each)[0])
      .filter((key) => !found.has(key)),
  )
  return { things, met }
}
