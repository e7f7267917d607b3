import type { AnyKind } from '../record/kind.ts'
import { item } from './questionnaire/item.ts'
import { questionnaire } from './questionnaire/questionnaire.ts'
import { returned } from './return/return.ts'
import { draw, issue, sampled, survey } from './round/kinds.ts'
import { closing, followUp } from './score/kinds.ts'

/** The kinds of record of this room. */
export const surveyKinds: readonly AnyKind[] = [
  questionnaire,
  item,
  survey,
  draw,
  sampled,
  issue,
  returned,
  followUp,
  closing,
]
