import type { Day } from '../../../clause/day.ts'
import { refused, usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import type { Db, Row } from '../../../register/register.ts'
import { lookUpOf } from '../../../terminal/ask.ts'
import { checkOf } from '../../../terminal/asking.ts'
import type { ReadCall } from '../../../terminal/command.ts'
import { choice, held } from '../../../terminal/flag.ts'
import { isLapsed, latestExpiry, likelyCycles } from '../../surveillance/rules/cycle.ts'
import { cycleMonths, hasSurveillance } from '../../surveillance/rules/limits.ts'
import { auditsBy } from '../../surveillance/rules/programme.ts'
import { rulesOf } from '../../surveillance/standing.ts'
import { programmes } from '../../surveillance/store.ts'
import { type IssueDays, type IssueFault, type IssueKind, issueFault, issueKinds, proposedKind } from '../issue-kind.ts'
import type { Scheme } from '../rules.ts'
import { schemeToldOtherwise } from '../scheme.ts'
import type { Certificate } from '../store/certificate.ts'
import { certificateWords } from '../words.ts'

/** An issue about to be recorded. */
export interface NewIssue extends IssueDays {
  readonly scheme: Scheme
  readonly kind: IssueKind | null
  readonly lastAuditOn: Day | null
  readonly surveillanceMonths: number | null
}

/** Only a proposal: what is recorded is what somebody answers. */
const proposalMonths = 36

/** What the issue is, asked of a person at the terminal, what the dates suggest in front; elsewhere it is not on record. */
export async function askedKind(
  issue: IssueDays & { readonly scheme: Scheme },
  old: Certificate | null,
  call: ReadCall,
  rule: (db: Db, kind: IssueKind) => Promise<void>,
): Promise<IssueKind | undefined> {
  const { interactive, lang, world } = call
  if (!interactive || !hasSurveillance(issue.scheme)) return undefined
  const proposed = proposedKind(issue, old, proposalMonths)
  const rest = (Object.keys(issueKinds) as IssueKind[]).filter((kind) => kind !== proposed)
  const choices = [proposed, ...rest].map((value) => ({
    value,
    name: value === proposed ? certificateWords.proposed(issueKinds[value])[lang] : issueKinds[value][lang],
  }))
  const flag = held(choice(certificateWords.askKind, issueKinds), rule)
  const how = { as: '--kind', check: checkOf(flag, lang, lookUpOf(call)) }
  return (await world.prompts.choose(certificateWords.askKind[lang], choices, lang, how)) as IssueKind
}

/** Usage problems of what is said of an issue: a transfer without the last audit before it, an interval of no product. */
export function checkIssue(issue: NewIssue): void {
  const fault = issueFault(issue)
  if (fault !== null) throw usage(...faultWords[fault](issue))
  if (issue.surveillanceMonths !== null && issue.scheme !== 'product')
    throw usage(certificateWords.intervalOfProduct, certificateWords.leaveInterval)
}

/** What is said of each, and what to do about it. */
const faultWords: Readonly<Record<IssueFault, (issue: NewIssue) => [Words, Words]>> = {
  'transfer-needs-audit': () => [certificateWords.transferNeedsAudit, certificateWords.giveLastAudit],
  'audit-of-transfer': () => [certificateWords.auditOfTransfer, certificateWords.nameTransfer],
  'audit-after-issue': ({ issuedOn, lastAuditOn }) => [
    certificateWords.auditAfterIssue(lastAuditOn as Day, issuedOn),
    certificateWords.checkDays,
  ],
}

/** Usage problem of a scheme that its standard tells otherwise. */
export function checkScheme(scheme: Scheme, standard: string | null): void {
  const told = schemeToldOtherwise(scheme, standard)
  if (told !== null && standard !== null)
    throw usage(certificateWords.schemeOtherwise(standard, told, scheme), certificateWords.leaveScheme)
}

/** The same of a row. */
export const checkIssueRow = (row: Row<'certificate'>): void =>
  checkIssue({
    ...{
      kind: row.kind as IssueKind | null,
      lastAuditOn: row.last_audit_on,
      surveillanceMonths: row.surveillance_months,
    },
    ...{ scheme: row.scheme as Scheme, firstIssuedOn: row.first_issued_on, issuedOn: row.issued_on },
    expiresOn: row.expires_on,
  })

type Wanted = NewIssue & { readonly number: string; readonly standard: string; readonly customerId: number }

/** The cycles of what is about to be recorded, with those that it goes on with. */
async function cyclesWith(db: Db, wanted: Wanted, old: Certificate | null) {
  const rules = await rulesOf(db)
  const found = (await programmes(db, wanted.issuedOn, wanted.customerId)).find(
    ({ chain }) => old !== null && chain.includes(old.id),
  )
  const programme = {
    ...{ status: null, ended: null, statedOn: null, interval: null, surveillances: [], suspended: [], ...found },
    ...{ scheme: wanted.scheme, standard: wanted.standard, expiresOn: wanted.expiresOn },
    issues: [...(found?.issues ?? []), wanted],
  }
  const audits = auditsBy(programme, wanted.issuedOn)
  return { rules, audits, cycles: likelyCycles(programme, audits, rules) }
}

/** 9.1.3: under the rule of twelve months what is issued upon an audit after the expiry is an initial certification. */
export async function refuseLapsed(db: Db, wanted: Wanted, old: Certificate | null): Promise<void> {
  if (wanted.kind !== 'recertification' || old === null) return
  const { rules, audits, cycles } = await cyclesWith(db, wanted, old)
  const before = cycles.at(-2)
  if (before === undefined || !isLapsed(wanted, before, audits) || !rules.isTwelve(wanted.standard, wanted.issuedOn))
    return
  throw refused(
    'ISO/IEC 17021-1 9.1.3',
    certificateWords.onlyInitial(old.number, old.expiresOn as Day),
    certificateWords.auditOrInitial(old.number),
  )
}

/** What is said of an expiry that lies beyond the cycle of a management system; null where it does not, or nobody can tell. */
export async function warnOfExpiry(db: Db, wanted: Wanted, old: Certificate | null): Promise<Words | null> {
  const { scheme, expiresOn, kind, firstIssuedOn, issuedOn } = wanted
  if (scheme !== 'management-system') return null
  const { rules, cycles } = await cyclesWith(db, wanted, old)
  const [last, before] = [cycles.at(-1), cycles.at(-2)]
  const isTold = before !== undefined || kind === 'initial' || firstIssuedOn === issuedOn || expiresOn === null
  if (last === undefined || !isTold) return null
  const latest = latestExpiry(last, before, cycleMonths(scheme, rules.valuesOn(last.from)))
  return expiresOn === null || expiresOn > latest ? certificateWords.beyondCycle(expiresOn, latest) : null
}
