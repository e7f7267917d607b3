import { referenceWords } from '../../certificate/certificate/reference-words.ts'
import type { CasesNaming } from '../../certificate/certificate/referring.ts'
import { refused, usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import type { Write } from '../../register/register.ts'
import { linesOf } from '../application.ts'
import { refusalWords } from '../refusal-words.ts'
import { sameScope } from '../rules.ts'
import { actLine, changeWords } from '../words.ts'
import type { Judged, Prepared } from './perform.ts'
import { scopeDiff } from './scope-diff.ts'

/** A day is planned only for an audit that is needed, not for one before the act that says so, and once. */
export function refusePlanned(_: unknown, { application, transition, details, on }: Judged): void {
  const { auditPlannedOn: planned, auditNeeded } = details
  if (planned === null) return
  if (transition.act === 'review' && auditNeeded !== true)
    throw usage(refusalWords.noAuditPlanned, refusalWords.auditNeededToo)
  if (planned < on)
    throw usage(refusalWords.before(`--audit-planned ${planned}`, `--on ${on}`), refusalWords.plannedAhead)
  if (planned === application.acts.at(-1)?.auditPlannedOn)
    throw usage(refusalWords.plannedAlready(application.number, planned), refusalWords.plannedOtherwise)
}

/** Nothing is taken back that a complaint or an appeal is about, which rests on it. */
export async function refuseNamed(
  tx: Write,
  { application: { id, number }, transition }: Prepared,
  casesNaming: CasesNaming,
): Promise<void> {
  const cases = await casesNaming(tx.db, 'change_application', id)
  if (cases.length === 0) return
  throw refused(transition.clause, referenceWords.namedByCases(number, cases), referenceWords.anotherMatterFirst(cases))
}

/** The first scope that the report of a certificate has otherwise than the F01; null where none is said, or none is. */
function scopeOtherwise({ application, details: { statement } }: Judged): Words | null {
  const scopes = linesOf(application).filter(({ field }) => field === 'scope')
  const first = statement === null ? undefined : scopes.find(({ after }) => !sameScope(after, statement))
  return first === undefined || statement === null
    ? null
    : refusalWords.scopeDiffers(first.paper ?? '', scopeDiff(first.after, statement))
}

/** 4.2.6: of a reduction the report says what the F01 says. */
export function refuseOtherScope(_: unknown, act: Judged): void {
  const { application, transition } = act
  const differs = scopeOtherwise(act)
  const direction = application.acts.findLast((each) => each.direction !== null)?.direction
  if (differs !== null && direction === 'reduction')
    throw refused(transition.clause, differs, refusalWords.alignScope(actLine(application.number, transition)))
}

/** 4.2.6: of another change it need not, which is said. */
export async function heldAgainstReport(_tx: Write, act: Prepared): Promise<Words[]> {
  const differs = scopeOtherwise(act)
  return differs === null ? [] : [differs, changeWords.scopeAdvisory]
}
