import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'

/** What a customer's file says of the history of a certificate, and of the decisions about a loss. */
export const fileWords = {
  issued: { en: 'issued', zh: '颁发' },
  issuedInPlaceOf: (old: string): Words => ({ en: `issued in place of ${old}`, zh: `换发（原证书 ${old}）` }),
  lastDay: { en: 'expired', zh: '有效期届满' },
  until: (on: Day): Words => ({ en: `until ${on}`, zh: `至 ${on}` }),
  decided: (by: string, on: Day | null): Words => ({
    en: `decided by ${by}${on === null ? '' : ` on ${on}`}`,
    zh: `${by}${on === null ? '' : ` 于 ${on} `}决定`,
  }),
  followUpOf: (followUp: Words, act: Words): Words => ({
    en: `${followUp.en} (${act.en})`,
    zh: `${followUp.zh}（${act.zh}）`,
  }),
  planned: (what: Words): Words => ({ en: `${what.en} planned`, zh: `计划${what.zh}` }),
  /** A decision of 4.3.7: an explicit no is an answer. */
  decision: (of: 'remedy' | 'improvement', decided: boolean, action: string | null): Words => ({
    en: `${decided ? '' : 'no '}${of}${action === null ? '' : ` (${action})`}`,
    zh: `${decided ? '需' : '不需'}${of === 'remedy' ? '补救' : '改进'}${action === null ? '' : `（${action}）`}`,
  }),
} as const
