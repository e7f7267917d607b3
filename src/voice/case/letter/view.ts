import type { Day } from '../../../clause/day.ts'
import type { Words } from '../../../clause/words.ts'
import type { CaseDecision, CaseSort } from '../rules.ts'

/** What a letter is about: that it was received, or the end. */
export const letterKinds = {
  acknowledgement: { en: 'that it was received', zh: '告知收到' },
  end: { en: 'the end', zh: '告知处理结束' },
} as const satisfies Record<string, Words>

export type LetterKind = keyof typeof letterKinds

/** What the letter to whoever complains or appeals says: plain data, the same for HTML and for Word. */
export interface LetterView {
  readonly kind: LetterKind
  readonly sort: CaseSort
  /** The number of the case, CP-2026-0001 or AP-2026-0001. */
  readonly number: string
  /** The letter's own number; null prints a line to write it on. */
  readonly letterNumber: string | null
  /** The certification body as its letterhead has it; null prints a line to write or stamp it on. */
  readonly bodyName: { readonly zh: string; readonly en: string | null } | null
  readonly to: {
    readonly code: string | null
    readonly name: string
    readonly englishName: string | null
    readonly address: string | null
  }
  readonly receivedOn: Day
  readonly content: string
  /** By when it is decided at the latest. */
  readonly decideBy: Day
  /** Not accepted, or decided; null while it is neither. */
  readonly decision: CaseDecision | 'refused' | null
  readonly decidedOn: Day | null
  readonly reason: string | null
  readonly correction: string | null
  readonly action: string | null
  /** Whether it is made public, as agreed; null where that is still to be agreed. */
  readonly madePublic: boolean | null
  /** Whether nobody who was involved investigated or decided, as far as it is on record: else the letter doesn't promise it. */
  readonly separate: boolean
  /** Who sees to it. */
  readonly owner: string | null
  readonly decidedBy: string | null
  readonly issuedOn: Day
  /** The journal's head, `#12:9f2c…`. */
  readonly head: string
}
