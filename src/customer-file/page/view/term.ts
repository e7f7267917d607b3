import type { Words } from '../../../clause/words.ts'

/** A value of an enumeration: for programs, and as people read it. */
export interface Term extends Words {
  readonly value: string
}
