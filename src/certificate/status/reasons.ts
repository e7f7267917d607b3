import type { Words } from '../../clause/words.ts'

/** What a suspension is withdrawn for that was not put right in time. */
export const unresolved = 'suspension-unresolved'

/** What a reason can be given for. */
export const reasonKinds = {
  suspension: { en: 'suspension', zh: '暂停' },
  withdrawal: { en: 'withdrawal', zh: '撤销' },
  cancellation: { en: 'cancellation', zh: '注销' },
} as const satisfies Record<string, Words>

export type ReasonKind = keyof typeof reasonKinds

/** A reason, stored by its code and told in both languages. */
export interface Reason {
  readonly code: string
  readonly kind: ReasonKind
  readonly words: Words
}

const offered: Readonly<Record<ReasonKind, Readonly<Record<string, Words>>>> = {
  suspension: {
    'system-failure': { en: 'the system fails its requirements', zh: '管理体系持续或严重不满足要求' },
    'contract-duties-unmet': { en: 'contract duties unmet', zh: '未履行合同义务' },
    'regulator-penalty': { en: 'penalty by a regulator', zh: '受到监管部门处罚' },
    'regulator-finding': { en: 'finding by a regulator', zh: '监管部门检查发现问题' },
    'licence-lapsed': { en: 'licence lapsed, renewal pending', zh: '行政许可到期，正在办理' },
    'own-request': { en: 'own request', zh: '组织主动申请' },
    'serious-accident': { en: 'serious accident', zh: '发生重大事故' },
    'surveillance-overdue': { en: 'surveillance overdue', zh: '未按期接受监督' },
    'fees-unpaid': { en: 'fees unpaid', zh: '未按期缴费' },
    'marks-misused': { en: 'misuse of marks', zh: '误用认证标志' },
    'change-not-notified': { en: 'change not notified', zh: '变更未通报' },
  },
  withdrawal: {
    'legal-status-lost': { en: 'legal status lost', zh: '丧失法律地位' },
    'supervision-refused': { en: 'supervision refused or false information', zh: '拒绝监督或提供虚假信息' },
    'accident-confirmed': { en: 'serious accident confirmed', zh: '经确认的重大事故' },
    [unresolved]: { en: 'suspension ran out unresolved', zh: '暂停期满问题未解决' },
    'system-not-operating': { en: 'system not operating', zh: '管理体系未运行' },
    replaced: { en: 'replaced by a new certificate', zh: '已换发新证书' },
    'given-up': { en: 'certification given up', zh: '放弃认证' },
  },
  cancellation: {
    'customer-application': { en: "the customer's application", zh: '组织申请注销' },
    discontinued: { en: 'business discontinued', zh: '停止经营' },
  },
}

/** The reasons that the program offers; a register may add others. */
export const offeredReasons: readonly Reason[] = (Object.keys(offered) as ReasonKind[]).flatMap((kind) =>
  Object.entries(offered[kind]).map(([code, words]) => ({ code, kind, words })),
)

/** A name as it is matched: an underscore or a blank is a hyphen, whatever the case and the width. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, '-')

/** The reason that is typed by its code or by its name in either language, or null. */
export function reasonNamed(typed: string, kind: ReasonKind, reasons: readonly Reason[]): Reason | null {
  const wanted = folded(typed)
  const own = reasons.filter((reason) => reason.kind === kind)
  return own.find(({ code, words }) => [code, words.en, words.zh].some((name) => folded(name) === wanted)) ?? null
}

/** The reason that is stored: by its code, or, as a list wrote it, by its name in either language. */
const reasonStored = (stored: string, reasons: readonly Reason[]): Reason | null =>
  reasons.find(({ code }) => code === stored) ??
  reasons.find(({ words }) => [words.en, words.zh].some((name) => folded(name) === folded(stored))) ??
  null

/** The code of a stored reason. What an import brought and nobody knows stays as it was written. */
export const reasonCode = (stored: string, reasons: readonly Reason[]): string =>
  reasonStored(stored, reasons)?.code ?? stored

/** What a stored reason is called. What an import brought and nobody knows stays as it was written. */
export function reasonText(stored: string | null, reasons: readonly Reason[]): Words | null {
  if (stored === null) return null
  return reasonStored(stored, reasons)?.words ?? { en: stored, zh: stored }
}

/** What a stored reason is called where each language has a column of its own: Chinese is not passed off as English. */
export function reasonByLanguage(
  stored: string | null,
  reasons: readonly Reason[],
): { en: string | null; zh: string | null } {
  const words = reasonText(stored, reasons)
  if (words === null) return { en: null, zh: null }
  return { en: /\p{Script=Han}/u.test(words.en) ? null : words.en, zh: words.zh }
}
