import { type ActRecord, type Application, actsBy, standingOn, submissionIn } from '../../../change/application.ts'
import { acts, fieldNames, states } from '../../../change/rules.ts'
import { appliedPerson, listApplications } from '../../../change/store/application.ts'
import { wayOn } from '../../../change/transitions.ts'
import type { Day } from '../../../clause/day.ts'
import type { Db } from '../../../register/register.ts'
import { type Asked, type Term, term } from './asked.ts'

/** The change applications begun by the day, oldest first, with where each stood then (4.2). */
export async function changesOf(db: Db, { customerId, day }: Asked) {
  const applications = await listApplications(db, { asked: customerId })
  const changes = await Promise.all(applications.map((each) => changeOf(db, each, day)))
  return changes.filter((each) => each !== null)
}

async function changeOf(db: Db, application: Application, day: Day) {
  const standing = standingOn(application, day)
  const done = actsBy(application, day)
  const [first, last] = [done[0], done.at(-1)]
  if (standing === null || first === undefined || last === undefined) return null
  const next = wayOn(standing.state, standing.traits)?.act ?? null
  const submission = submissionIn(done)
  return {
    number: application.number,
    begun: first.on,
    state: term(states, standing.state),
    since: last.on,
    /** What it waits for; null where it is finished. */
    next: next === null ? null : term(acts, next),
    lines: submission === undefined ? [] : await linesOf(db, submission),
  }
}

/** One thing that a change application changes. */
export interface ChangeLineView {
  readonly field: Term
  /** The certificate or contract whose field it is. */
  readonly paper: string | null
  readonly before: string | null
  /** Null: it is not kept as a text, as of another contact person. */
  readonly after: string | null
}

async function linesOf(db: Db, submission: ActRecord): Promise<ChangeLineView[]> {
  const lines: ChangeLineView[] = submission.lines.map(({ field, paper, before, after }) => ({
    field: term(fieldNames, field),
    paper,
    before,
    after,
  }))
  const person = submission.newPerson ? await appliedPerson(db, submission) : null
  if (person === null) return lines
  const field = term(fieldNames, 'contact-person')
  return [...lines, { field, paper: null, before: person.before, after: person.name }]
}
