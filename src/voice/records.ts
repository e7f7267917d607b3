import type { AnyKind } from '../record/kind.ts'

/** The kinds of record of this room. */
export const voiceKinds: readonly AnyKind[] = []
