import { statusOn } from '../../certificate/certificate/rules.ts'
import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { refused, usage } from '../../clause/problem.ts'
import type { Db, Write } from '../../register/register.ts'
import { type ActDetails, type Application, type ChangeLine, knownOf, linesOf, standingOn } from '../application.ts'
import { refusalWords } from '../refusal-words.ts'
import { sameScope } from '../rules.ts'
import { listApplications, submittedUnder } from '../store/application.ts'
import { submissionWords } from '../submission-words.ts'
import { actLine } from '../words.ts'
import { requireTwoCopies } from './asked.ts'
import type { Holding } from './effects.ts'
import { refuseBelowFloor } from './floor.ts'
import type { Prepared } from './perform.ts'
import type { Subject } from './subject.ts'
import type { Submission } from './submission.ts'

/** A field that is applied for, of which paper, and its new value. */
type Applied = Pick<ChangeLine, 'field' | 'paper' | 'after'>

/** The guards of a submission that ask the register. */
export async function refuseUnlawful(tx: Write, papers: Subject, draft: Submission, ready: Prepared): Promise<void> {
  const { application, details, on } = ready
  requireTwoCopies(details.copies ?? 0)
  refuseLaterThanSubmitted(details, on, tx.today)
  await refuseTakenF01(tx, application, details.reference as string)
  await refuseOpenAlready(tx, application, draft.lines)
  await refuseOnDay(tx.db, papers, draft, details, tx.who.staff, on)
}

/** Those that hang on the day of the submission: the certificates' standing, and the floors of the prices. */
export async function refuseOnDay(
  db: Db,
  papers: Subject,
  draft: Submission,
  { whileSuspended, belowFloor: reason = null }: Partial<ActDetails>,
  staff: string,
  on: Day,
): Promise<void> {
  const suspended = whileSuspended == null ? suspendedExpansion(papers, draft, on) : undefined
  if (suspended !== undefined)
    throw refused('4.2.5', submissionWords.suspendedExpansion(suspended), submissionWords.restoreFirst(suspended))
  await refuseBelowFloor(db, papers, draft.lines, { reason, staff, on })
}

/** 4.2.3: an F01 that is submitted tells of what has happened by then; what is still to come has no such day. */
export function refuseLaterThanSubmitted({ happenedOn: day }: ActDetails, on: Day, today: Day): void {
  if (day === null) return
  happened(day, today, '--happened-on')
  if (day <= on) return
  const words = refusalWords.before(`--on ${on}`, `--happened-on ${day}`)
  throw refused('4.2.3', words, submissionWords.notHappenedYet)
}

/**
 * A number of F01 stands for one paper: another application that bears it is the same, or one of them is mistyped. What
 * was recorded by mistake bears none.
 */
export async function refuseTakenF01(
  { db, today }: Holding,
  { id: own }: Application,
  f01: string | null,
): Promise<void> {
  const ids = f01 === null ? [] : (await submittedUnder(db, f01)).filter((id) => id !== own)
  if (f01 === null || ids.length === 0) return
  const others = (await listApplications(db)).filter(({ id }) => ids.includes(id))
  const there = others.find((each) => standingOn(each, today)?.state !== 'void')
  if (there !== undefined) throw usage(submissionWords.f01Taken(f01, there.number), submissionWords.giveOwnF01)
}

/** The same customer, field and "after" is applied for once at a time. */
export async function refuseOpenAlready(
  { db, today }: Holding,
  application: Application,
  lines: readonly Applied[],
): Promise<void> {
  for (const other of await listApplications(db, { asked: application.customer.id })) {
    const standing = standingOn(other, today)
    if (other.id === application.id || standing === null || !standing.open) continue
    for (const line of lines) {
      const same = linesOf(other).find(
        (each) => each.field === line.field && each.paper === line.paper && sameAfter(line, each),
      )
      if (same === undefined) continue
      const [onward] = standing.possible
      const command =
        onward === undefined
          ? `certdesk change show ${other.number}`
          : actLine(other.number, onward, knownOf(other.acts))
      throw refused('4.2.3', submissionWords.openAlready(other.number, same), submissionWords.goOnWith(command))
    }
  }
}

/** The certificate whose scope expands although it is suspended on the day, which takes a reason; undefined where there is none. */
export function suspendedExpansion(papers: Subject, draft: Submission, on: Day): string | undefined {
  if (draft.direction !== 'expansion') return undefined
  const ids = draft.lines.map(({ certificateId }) => certificateId)
  return papers.certificates.find((each) => ids.includes(each.id) && statusOn(each, on) === 'suspended')?.number
}

/** Whether two lines say the same: scopes as they are compared, all else as it is written. */
const sameAfter = (a: Applied, b: Applied): boolean =>
  a.field === 'scope' ? sameScope(a.after, b.after) : a.after === b.after
