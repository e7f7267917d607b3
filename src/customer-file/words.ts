import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'
import type { YearStanding } from '../contact/contact/due.ts'

const short = (missing: number): Words =>
  missing > 0 ? { en: `, ${missing} still to make`, zh: `，尚缺 ${missing} 次` } : { en: '', zh: '' }

const asVip = (vip: YearStanding['asVip']): Words =>
  vip === null
    ? { en: '', zh: '' }
    : {
        en: `; as a VIP ${vip.owed} (4.3.3)${short(vip.missing).en}`,
        zh: `；作为 VIP 应联系 ${vip.owed} 次（4.3.3）${short(vip.missing).zh}`,
      }

/** What is said of a customer's contacts, of the history of a certificate, and of the decisions about a loss. */
export const fileWords = {
  standing: (standing: YearStanding): Words => {
    const { year, owed, done, missing } = standing
    return {
      en: `${year}: ${done} of ${owed} contacts (4.3.2)${short(missing).en}${asVip(standing.asVip).en}.`,
      zh: `${year} 年：应联系 ${owed} 次，已计入 ${done} 次（4.3.2）${short(missing).zh}${asVip(standing.asVip).zh}。`,
    }
  },
  nothingOwed: (year: number): Words => ({
    en: `${year}: no contacts are owed (4.3.2).`,
    zh: `${year} 年：不要求联系（4.3.2）。`,
  }),
  notIssued: { en: 'not issued yet', zh: '尚未颁发' },
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
