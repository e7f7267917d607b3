import type { AnyKind } from '../record/kind.ts'
import { item } from './questionnaire/item.ts'
import { questionnaire } from './questionnaire/questionnaire.ts'

/** The kinds of record of this room. */
export const surveyKinds: readonly AnyKind[] = [questionnaire, item]
