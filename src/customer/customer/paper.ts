/** What is known by a number of its own and leads to a customer: the tables in which it stands. */
export const paperKinds = ['certificate', 'contract', 'change_application', 'suspension', 'feedback', 'appeal'] as const

export type PaperKind = (typeof paperKinds)[number]

/** A certificate, a contract, an application or a case: its number, and whose it is. */
export interface Paper {
  readonly kind: PaperKind
  readonly number: string
  readonly customerId: number
}
