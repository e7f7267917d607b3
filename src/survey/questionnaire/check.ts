import type { Clause } from '../../clause/clause.ts'
import { type BodyStanding, yearlyState } from '../../clause/judge.ts'
import type { Db } from '../../register/register.ts'
import { checkWords } from '../check-words.ts'
import { type YearOfSurvey, yearAssessed, yearsOfSurvey } from '../round/checks/round.ts'
import { listQuestionnaires, type Questionnaire } from './questionnaire.ts'
import { missingStages } from './rules.ts'

interface Contents {
  readonly years: readonly YearOfSurvey<Questionnaire | null>[]
  /** All that were determined by the day. */
  readonly questionnaires: readonly Questionnaire[]
}

/** 4.5.3: the content of the survey is determined, and asks of each of the three stages. */
export const surveyStages: Clause<Db, Contents, never> = {
  id: 'survey-stages',
  cite: '4.5.3',
  title: { en: 'Survey content in three stages', zh: '调查内容的三个层次' },
  rule: {
    en: 'The questionnaire in use was determined on its three grounds, and its items cover all three stages.',
    zh: '所用问卷依据三个方面确定，题目覆盖全部三个阶段。',
  },
  evidence: ['survey', 'questionnaire', 'questionnaire_item'],
  commands: ['survey questionnaire add', 'survey questionnaire import', 'survey questionnaire show'],
  kind: 'automated',
  judges: 'body',
  cadence: 'year',
  limits: {},
  facts: async (db, asOf) => {
    const questionnaires = await listQuestionnaires(db, asOf.day)
    const years = await yearsOfSurvey(
      db,
      asOf,
      async (round) => questionnaires.find(({ id }) => id === round.questionnaireId) ?? null,
    )
    return { years, questionnaires }
  },
  check: ({ years, questionnaires }) => years.map((each) => yearAssessed(each, {}, judged(each, questionnaires))),
}

function judged(
  { year, round, facts }: YearOfSurvey<Questionnaire | null>,
  all: readonly Questionnaire[],
): BodyStanding {
  if (facts !== null) {
    const { number, determinedOn, determinedBy, marketTrend, customerNeeds, ownWork, items } = facts
    const missing = missingStages(items)
    return {
      state: missing.length === 0 ? 'met' : yearlyState(1, 2, year),
      text: checkWords.missingStages(number, missing),
      facts: { questionnaire: number, determinedOn, determinedBy, marketTrend, customerNeeds, ownWork },
      settle: ['survey', 'questionnaire', 'add'],
    }
  }
  const newest = all.filter(({ determinedOn }) => determinedOn <= year.until).at(-1)
  if (newest === undefined)
    return {
      state: yearlyState(0, 1, year),
      text: checkWords.noQuestionnaire(year.year),
      facts: { year: year.year },
      settle: ['survey', 'questionnaire', 'add'],
    }
  return {
    state: yearlyState(1, 2, year),
    text: checkWords.notIssuedYet(newest.number, year.year),
    facts: { questionnaire: newest.number, survey: round?.number ?? null },
    settle: round === null ? ['survey', 'sample'] : ['survey', 'issue', round.number],
  }
}
