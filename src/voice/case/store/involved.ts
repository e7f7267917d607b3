import type { Day } from '../../../clause/day.ts'
import type { Db } from '../../../register/register.ts'
import type { Involved, Matter } from '../rules.ts'

interface Person {
  readonly id: number
  readonly name: string
  /** The one they go by, whatever name was typed. */
  readonly person: number
}

async function staffById(db: Db): Promise<ReadonlyMap<number, Person>> {
  const rows = await db
    .selectFrom('staff')
    .select((eb) => ['id', 'name', eb.fn.coalesce('same_as', 'id').as('person')])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Changes of status by the day, with who decided, handled and verified them. */
async function statusChanges(db: Db, asOf: Day | null) {
  let select = db
    .selectFrom('status_change')
    .select([
      'suspension_id',
      'certificate_id',
      'decided_by',
      'handled_by',
      'verified_by',
      'decided_on',
      'effective_on',
    ])
    .where('voided_at', 'is', null)
  if (asOf !== null)
    select = select.where((eb) => eb.or([eb('decided_on', '<=', asOf), eb('effective_on', '<=', asOf)]))
  return select.orderBy('certificate_id').orderBy('effective_on').orderBy('status').execute()
}

async function changeActs(db: Db, asOf: Day | null) {
  let select = db
    .selectFrom('change_act')
    .select(['application_id', 'staff_id', 'on_day'])
    .where('voided_at', 'is', null)
  if (asOf !== null) select = select.where('on_day', '<=', asOf)
  return select.orderBy('id').execute()
}

/**
 * Who was involved in a matter, as far as it is on record by the day: in a suspension, withdrawal or cancellation whoever decided, handled
 * or verified it; in a change application whoever did something of it; in a certificate both; and whoever is named. Null
 * asks for all on record.
 */
export async function involvedIn(
  db: Db,
  matters: readonly Pick<Matter, 'what'>[],
  asOf: Day | null,
): Promise<(matter: Matter & { readonly refers: number }) => Involved[]> {
  if (matters.every(({ what }) => what === 'customer')) return () => []
  const staff = await staffById(db)
  const changes = await statusChanges(db, asOf)
  const acts = await changeActs(db, asOf)
  const certificates = await db.selectFrom('certificate').select(['id', 'change_id']).execute()
  const applicationOf = new Map(certificates.map(({ id, change_id }) => [id, change_id]))
  const deciding = (own: (change: (typeof changes)[number]) => boolean): Hand[] =>
    changes.filter(own).flatMap(({ decided_by, handled_by, verified_by, decided_on, effective_on }) => {
      const since = decided_on !== null && decided_on < effective_on ? decided_on : effective_on
      return [decided_by, handled_by, verified_by].flatMap((id) => (id === null ? [] : [{ id, since }]))
    })
  const acting = (id: number | null): Hand[] =>
    acts.filter(({ application_id }) => application_id === id).map((act) => ({ id: act.staff_id, since: act.on_day }))
  const hands: Readonly<Record<Matter['what'], (refers: number) => readonly Hand[]>> = {
    customer: () => [],
    staff: (refers) => [{ id: refers, since: null }],
    suspension: (refers) => deciding(({ suspension_id }) => suspension_id === refers),
    change: acting,
    certificate: (refers) => [
      ...deciding(({ certificate_id }) => certificate_id === refers),
      ...acting(applicationOf.get(refers) ?? null),
    ],
  }
  return ({ what, named, refers }) =>
    firstOfEach(hands[what](refers)).flatMap(({ id, since }) => {
      const found = staff.get(id)
      return found === undefined ? [] : [{ ...pick(found), by: what === 'staff' ? null : named, since }]
    })
}

/** Somebody's hand in a matter, and since when. */
interface Hand {
  readonly id: number
  readonly since: Day | null
}

/** Each of them once, by what they did first. */
function firstOfEach(hands: readonly Hand[]): Hand[] {
  const first = new Map<number, Hand>()
  for (const hand of hands) {
    const there = first.get(hand.id)
    if (there === undefined || (hand.since ?? '') < (there.since ?? '')) first.set(hand.id, hand)
  }
  return [...first.values()]
}

const pick = ({ name, person }: Person) => ({ name, person })
