import type { AnyKind } from '../record/kind.ts'
import { changeAct, changeApplication, changeLine, changePerson } from './change.ts'

/** The kinds of record of this room. */
export const changeKinds: readonly AnyKind[] = [changeApplication, changeAct, changeLine, changePerson]
