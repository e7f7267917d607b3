import type { AnyKind } from '../record/kind.ts'
import { statusFollowUp, suspensionCase } from './suspension.ts'

/** The kinds of record of this room. */
export const suspensionKinds: readonly AnyKind[] = [suspensionCase, statusFollowUp]
