import type { AnyKind } from '../record/kind.ts'
import { feedback } from './feedback/feedback.ts'
import { report } from './suggestion/report.ts'
import { suggestion } from './suggestion/suggestion.ts'

/** The kinds of record of this room. */
export const voiceKinds: readonly AnyKind[] = [feedback, suggestion, report]
