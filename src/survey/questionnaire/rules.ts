import { fold } from '../../clause/fold.ts'
import { type Stage, stageNames } from '../rules.ts'

/** A question of F02: answered by a number from 0 to its maximum, and belonging to exactly one stage (4.5.3). */
export interface Item {
  readonly code: string
  readonly stage: Stage
  readonly maximum: number
  readonly zh: string
  readonly en: string
}

/** The stages of which a questionnaire asks nothing: 4.5.3 wants all three. */
export const missingStages = (items: readonly Item[]): Stage[] =>
  stageNames.filter((stage) => !items.some((item) => item.stage === stage))

/** The items of a stage, in the order of the form. */
export const itemsOfStage = (items: readonly Item[], stage: Stage): Item[] =>
  items.filter((item) => item.stage === stage)

const sameItem = (one: Item, other: Item): boolean =>
  one.code === other.code &&
  one.stage === other.stage &&
  one.maximum === other.maximum &&
  fold(one.zh) === fold(other.zh) &&
  fold(one.en) === fold(other.en)

interface Form {
  readonly items: readonly Item[]
}

/** Whether the totals of two questionnaires can be held against each other: the same questions in the same stages. */
export const comparable = (one: Form, other: Form): boolean =>
  one.items.length === other.items.length && one.items.every((item) => other.items.some((each) => sameItem(item, each)))

/** A filled-in form: item code and answer. What was left blank is not in it: missing is never zero. */
export type Answers = Readonly<Record<string, number>>
