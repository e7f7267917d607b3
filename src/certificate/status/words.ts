import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'

/** What comes next for a certificate, by its code in JSON. */
const next: Readonly<Record<string, Words>> = {
  'suspension-ends': { en: 'suspension ends', zh: '暂停到期' },
  expires: { en: 'expires', zh: '证书到期' },
  'surveillance-due': { en: 'surveillance due', zh: '应完成监督' },
  suspension: { en: 'will be suspended', zh: '将暂停' },
  restoration: { en: 'will be restored', zh: '将恢复' },
  withdrawal: { en: 'will be withdrawn', zh: '将撤销' },
  cancellation: { en: 'will be cancelled', zh: '将注销' },
  supersession: { en: 'will be superseded', zh: '将换证' },
}

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

export const statusWords = {
  next: (what: string): Words => next[what] ?? { en: what, zh: what },
  left: (count: number): Words =>
    count < 0
      ? { en: `${days(-count)} over`, zh: `超期 ${-count} 天` }
      : { en: `${days(count)} left`, zh: `剩 ${count} 天` },
  notIssued: (number: string, issued: Day, day: Day): Words => ({
    en: `${number} is issued on ${issued}: on ${day} it has no status.`,
    zh: `${number} 于 ${issued} 颁发，${day} 尚无状态。`,
  }),
  askLater: (issued: Day): Words => ({
    en: `Ask of a day from ${issued} on with --as-of.`,
    zh: `请用 --as-of 查询 ${issued} 或之后的日期。`,
  }),
  replacedBy: (number: string): Words => ({ en: `replaced by ${number}`, zh: `由 ${number} 替换` }),
  whatIsNext: { en: 'What comes next', zh: '后续' },
  changes: (days: number): Words => ({
    en: `What will change within ${days} days, or should have`,
    zh: `${days} 天内将变化及已超期的`,
  }),
  nothingChanges: { en: 'Nothing changes by then.', zh: '届时没有变化。' },
  noCertificates: { en: 'No certificate is issued yet.', zh: '尚未颁发证书。' },
  asOf: (day: Day, total: number): Words => ({
    en: `Certificates as of ${day}: ${total}.`,
    zh: `截至 ${day} 共有证书 ${total} 张。`,
  }),
}
