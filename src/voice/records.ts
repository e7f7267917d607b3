import type { AnyKind } from '../record/kind.ts'
import { feedback } from './feedback/feedback.ts'

/** The kinds of record of this room. */
export const voiceKinds: readonly AnyKind[] = [feedback]
