import { addMonthsTo, type Day } from '../../clause/day.ts'
import { same, type Words } from '../../clause/words.ts'

/** What an issue of a certificate is (ISO/IEC 17021-1 9.1.3): said by whoever records it, never by its dates. */
export const issueKinds = {
  initial: { en: 'initial certification', zh: '初次认证' },
  recertification: { en: 'recertification', zh: '再认证' },
  change: { en: 'change', zh: '变更换证' },
  transfer: { en: 'transfer from another body', zh: '转机构' },
} as const satisfies Record<string, Words>

export type IssueKind = keyof typeof issueKinds

/** The kind as a list shows it: nothing where it is not on record, so that a column without any goes first where there is no room. */
export const kindInList = (kind: IssueKind | null): Words => (kind === null ? same('') : issueKinds[kind])

/** What lists call them besides. 重新认证 is not among them: to some it is a new certification, to others a recertification. */
export const otherIssueKinds: Readonly<Record<string, IssueKind>> = {
  ...{ 初次: 'initial', 初审: 'initial', 初评: 'initial', 首次: 'initial', 首次认证: 'initial', 新证: 'initial' },
  ...{ 初次发证: 'initial', 首次发证: 'initial', 初次颁证: 'initial', 首次颁证: 'initial', 新发证: 'initial' },
  ...{ 换证: 'recertification', 复评: 'recertification', 再次认证: 'recertification', 复评换证: 'recertification' },
  ...{ 再认证换证: 'recertification', 到期换证: 'recertification', 're-certification': 'recertification' },
  ...{ 变更: 'change', 变更发证: 'change', 变更认证: 'change', 信息变更: 'change', 范围变更: 'change' },
  ...{ 转入: 'transfer', 转换: 'transfer', 转证: 'transfer', 机构转换: 'transfer', 认证转换: 'transfer' },
  ...{ 转机构换证: 'transfer', 认证机构转换: 'transfer' },
}

/** The days of an issue that tell what it may be. */
export interface IssueDays {
  readonly firstIssuedOn: Day
  readonly issuedOn: Day
  /** Null: no end (长期). */
  readonly expiresOn: Day | null
}

/** Which kind the days of an issue suggest; `old` is the one that it is issued in place of, `cycle` how many months a cycle has. */
export function proposedKind(
  { firstIssuedOn, issuedOn, expiresOn }: IssueDays,
  old: Pick<IssueDays, 'expiresOn'> | null,
  cycle: number,
): IssueKind {
  if (old !== null) return keepsExpiry(expiresOn, old.expiresOn) ? 'change' : 'recertification'
  if (firstIssuedOn === issuedOn) return 'initial'
  // A day short of a whole cycle, as most bodies count, is a cycle too.
  return expiresOn === null || expiresOn >= addMonthsTo(issuedOn, cycle - 1) ? 'recertification' : 'change'
}

/**
 * Whether the days of an issue tell anything of its kind. Equal ones do not: a list without a column of first certification has the day of
 * issue for both.
 */
export const daysTell = (
  { firstIssuedOn, issuedOn }: Pick<IssueDays, 'firstIssuedOn' | 'issuedOn'>,
  old: unknown,
): boolean => old !== null || firstIssuedOn !== issuedOn

/** What cannot be said of an issue: a transfer without the last audit of the body before, such an audit of anything else, or of after the issue. */
export type IssueFault = 'transfer-needs-audit' | 'audit-of-transfer' | 'audit-after-issue'

/** What is wrong with the kind of an issue and the last audit before it; null where nothing is. */
export function issueFault({
  kind,
  lastAuditOn,
  issuedOn,
}: {
  readonly kind: IssueKind | null
  readonly lastAuditOn: Day | null
  readonly issuedOn: Day
}): IssueFault | null {
  if (lastAuditOn === null) return kind === 'transfer' ? 'transfer-needs-audit' : null
  if (kind !== 'transfer') return 'audit-of-transfer'
  return lastAuditOn > issuedOn ? 'audit-after-issue' : null
}

/** Whether an issue ends no later than the one before: a change keeps the expiry, and a recertification does not. */
export const keepsExpiry = (expiresOn: Day | null, before: Day | null): boolean =>
  before === null || (expiresOn !== null && expiresOn <= before)
