import { type ActRecord, type Application, actsBy, standingOn, submissionIn } from '../../change/application.ts'
import { acts, fieldNames, states } from '../../change/rules.ts'
import { appliedPerson, listApplications } from '../../change/store/application.ts'
import { wayOn } from '../../change/transitions.ts'
import type { Db } from '../../register/register.ts'
import type { ChangeLineView, ChangeView } from '../page/view.ts'
import { type Asked, term } from './asked.ts'

/** The change applications begun by the day, oldest first, with where each stood then (4.2). */
export async function changesOf(db: Db, asked: Asked): Promise<ChangeView[]> {
  const changes: ChangeView[] = []
  for (const application of await listApplications(db, { customerId: asked.customerId })) {
    const view = await changeOf(db, application, asked)
    if (view !== null) changes.push(view)
  }
  return changes
}

async function changeOf(db: Db, application: Application, { day }: Asked): Promise<ChangeView | null> {
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
    next: next === null ? null : term(acts, next),
    lines: submission === undefined ? [] : await linesOf(db, submission),
  }
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
