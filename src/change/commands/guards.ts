import { referenceWords } from '../../certificate/certificate/reference-words.ts'
import type { CasesNaming } from '../../certificate/certificate/referring.ts'
import { refused, usage } from '../../clause/problem.ts'
import type { Write } from '../../register/register.ts'
import { linesOf } from '../application.ts'
import { refusalWords } from '../refusal-words.ts'
import { sameScope } from '../rules.ts'
import { actLine, changeWords } from '../words.ts'
import type { Prepared } from './perform.ts'
import { scopeDiff } from './scope-diff.ts'

/** A day is planned only for an audit that is needed, not for one before the act that says so, and once. */
export async function refusePlanned(_tx: Write, { application, transition, details, on }: Prepared): Promise<[]> {
  const { auditPlannedOn: planned, auditNeeded } = details
  if (planned === null) return []
  if (transition.act === 'review' && auditNeeded !== true)
    throw usage(refusalWords.noAuditPlanned, refusalWords.auditNeededToo)
  if (planned < on)
    throw usage(refusalWords.before(`--audit-planned ${planned}`, `--on ${on}`), refusalWords.plannedAhead)
  if (planned === application.acts.at(-1)?.auditPlannedOn)
    throw usage(refusalWords.plannedAlready(application.number, planned), refusalWords.plannedOtherwise)
  return []
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

/** 4.2.6: binding for a reduction, advisory else. */
export async function heldAgainstReport(_tx: Write, { application, transition, details }: Prepared) {
  const scopes = linesOf(application).filter(({ field }) => field === 'scope')
  const line = actLine(application.number, transition)
  const found = details.statement ?? ''
  const first = scopes.find(({ after }) => !sameScope(after, found))
  if (first === undefined) return []
  const differs = refusalWords.scopeDiffers(first.paper ?? '', scopeDiff(first.after, found))
  const direction = application.acts.findLast((each) => each.direction !== null)?.direction
  if (direction === 'reduction') throw refused(transition.clause, differs, refusalWords.alignScope(line))
  return [differs, changeWords.scopeAdvisory]
}
