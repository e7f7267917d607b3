import type { AnyKind } from '../record/kind.ts'
import { reSign } from './re-sign/re-sign.ts'

/** The kinds of record of this room. */
export const certificateKinds: readonly AnyKind[] = [reSign]
