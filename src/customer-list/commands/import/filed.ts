import type { Words } from '../../../clause/words.ts'
import { joined } from '../../../clause/words.ts'
import type { Remark } from '../../../intake/remark.ts'
import type { ListField } from '../../headers.ts'
import type { DraftCertificate } from './certificate.ts'
import { importWords } from './words.ts'

/** What a list files under customers besides their master data. */
const kinds = {
  persons: { en: 'contact person', zh: '联系人' },
  contracts: { en: 'contract', zh: '合同' },
  certificates: { en: 'certificate', zh: '证书' },
  statusChanges: { en: 'change of status', zh: '证书状态变更' },
  surveillances: { en: 'surveillance', zh: '监督审核' },
  vips: { en: 'VIP standing', zh: 'VIP 资格' },
} as const satisfies Record<string, Words>

type Kind = keyof typeof kinds

/** How many of each were added. */
export type FiledCounts = Record<Kind, number>

export const nothingFiled = (): FiledCounts => ({
  persons: 0,
  contracts: 0,
  certificates: 0,
  statusChanges: 0,
  surveillances: 0,
  vips: 0,
})

/** What was added besides customers, in one sentence; nothing where nothing was. */
export function filedWords(counts: FiledCounts): Words[] {
  const parts = (Object.keys(kinds) as Kind[])
    .filter((kind) => counts[kind] > 0)
    .map((kind): Words => {
      const noun = counts[kind] === 1 ? kinds[kind].en : plural(kinds[kind].en)
      return { en: `${counts[kind]} ${noun}`, zh: `${kinds[kind].zh} ${counts[kind]}` }
    })
  if (parts.length === 0) return []
  const { en, zh } = joined(parts, ', ', '，')
  return [{ en: `Filed under them, new: ${en}.`, zh: `其中新登记：${zh}。` }]
}

const plural = (noun: string): string => noun.replace(/^change|(?<!status)$/, '$&s')

/** What is to be said of a row as it is filed. */
export interface RowSaid {
  readonly warnings: Remark<ListField>[]
  /** What took the place of something on record, or changed how it stands. */
  readonly replaced: Remark<ListField>[]
  /** Details that are not taken: they wait. */
  readonly refusals: Remark<ListField>[]
  readonly counts: FiledCounts
  readonly added: AddedCertificates
}

/** What a list does not say of the certificates that it added, and whose they are. */
export class AddedCertificates {
  /** Those without a day of first certification. */
  firstFromIssue = 0
  /** Those without a status, and the numbers of the first of them. */
  withoutStatus = 0
  readonly statusless: string[] = []
  readonly certifiers = new Set<string>()

  add({ number, givesFirst, lacksStatus, certifier }: DraftCertificate): void {
    if (!givesFirst) this.firstFromIssue += 1
    if (lacksStatus) this.withoutStatus += 1
    if (lacksStatus && this.statusless.length < mostShown) this.statusless.push(number)
    if (certifier !== null && this.certifiers.size < mostShown) this.certifiers.add(certifier)
  }

  words(): Words[] {
    return [
      ...(this.firstFromIssue > 0 ? [importWords.firstFromIssue(this.firstFromIssue)] : []),
      ...(this.withoutStatus > 0 ? [importWords.withoutStatus(this.withoutStatus, this.statusless)] : []),
      ...(this.certifiers.size > 1 ? [importWords.severalCertifiers([...this.certifiers])] : []),
    ]
  }
}

const mostShown = 10
