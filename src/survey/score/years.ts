import type { Day } from '../../clause/day.ts'
import { valueOn, valuesOn } from '../../clause/limit.ts'
import type { Year } from '../../clause/year.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import type { Db } from '../../register/register.ts'
import { listQuestionnaires } from '../questionnaire/questionnaire.ts'
import { comparable } from '../questionnaire/rules.ts'
import { closingOn, type Round } from '../round/store/round.ts'
import { returnLimits, returnsNeeded, type Stage, stageNames, weightLimits } from '../rules.ts'
import { figuresIn, type YearFigures, yearFigures } from './analysis.ts'
import { type Figures, figuresOf, roundDay } from './figures.ts'
import { type Rational, toNumber } from './rational.ts'

/** The survey of a year in a few figures. */
export interface SurveyYear {
  readonly year: Year
  readonly survey: string
  readonly issued: number
  readonly returned: number
  readonly valid: number
  /** The fewest returns that reach the rate owed. */
  readonly needed: number
  /** Of those issued, in percent with two decimals that are cut off: 89.99 of 90 stays below it. Null before any was issued. */
  readonly percent: number | null
  /** The rate owed, in percent. */
  readonly rateOwed: number
  /** Of 10, with two decimals. */
  readonly total: number | null
  readonly stages: Readonly<Record<Stage, number | null>>
  readonly closedOn: Day | null
  /** Whether it asked the same questions with the same weights as the newest that went out. */
  readonly comparable: boolean
}

const printed = (value: Rational | null): number | null => (value === null ? null : toNumber(value, 2))

/** The figures of a round: those that it was closed with, else worked out as of the day. */
async function figuresOn(db: Db, round: Round, day: Day, own: Figures | null): Promise<YearFigures> {
  const closing = closingOn(round, day)
  const stored = closing === null ? null : figuresIn(closing.analysis)
  if (stored !== null) return stored
  return yearFigures(own?.round.id === round.id ? own : await figuresOf(db, round, day))
}

/**
 * The surveys of the rounds, which are in the order of their years, as of the day. What was closed stands as its analysis has it, so that a year
 * of ten thousand forms costs nothing; `own`: of one round, the figures as they are worked out already.
 */
export async function surveyYears(
  db: Db,
  rounds: readonly Round[],
  day: Day,
  own: Figures | null,
): Promise<SurveyYear[]> {
  const set = await setLimits(db)
  const questionnaires = await listQuestionnaires(db, day)
  const formOf = ({ questionnaireId }: Round) => questionnaires.find(({ id }) => id === questionnaireId) ?? null
  const weightsOf = (round: Round) => valuesOn(weightLimits, roundDay(round), set)
  const newest = rounds.findLast((round) => formOf(round) !== null) ?? null
  const isComparable = (round: Round): boolean => {
    const [one, other] = [formOf(round), newest === null ? null : formOf(newest)]
    if (newest === null || one === null || other === null) return round === newest
    const [weights, others] = [weightsOf(round), weightsOf(newest)]
    return comparable(one, other) && stageNames.every((stage) => weights[stage] === others[stage])
  }
  const years: SurveyYear[] = []
  for (const round of rounds) {
    const { issued, returned, valid, total, stages } = await figuresOn(db, round, day, own)
    const rateOwed = valueOn(returnLimits.rate, roundDay(round), set)
    years.push({
      ...{ year: round.year, survey: round.number, issued, returned, valid, rateOwed },
      needed: returnsNeeded(issued, rateOwed),
      percent: issued === 0 ? null : Math.floor((10_000 * returned) / issued) / 100,
      total: printed(total),
      stages: {
        acceptance: printed(stages.acceptance),
        audit: printed(stages.audit),
        service: printed(stages.service),
      },
      closedOn: closingOn(round, day)?.closedOn ?? null,
      comparable: isComparable(round),
    })
  }
  return years
}
