import type { AnyKind } from '../record/kind.ts'
import { finding } from './finding.ts'

/** The kinds of record of this room. */
export const findingKinds: readonly AnyKind[] = [finding]
